package org.hudang.server.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hudang.archive.CommandRefused;
import org.hudang.archive.volume.ArchivalCodes;
import org.hudang.archive.volume.PatternUnreadable;
import org.hudang.archive.volume.VolumeKind;
import org.hudang.certificates.number.CertificateNumberRefused;
import org.hudang.certificates.number.CertificateType;

/**
 * The administration this house works for: the bureau and its townships, from {@code office.json} in the data directory.
 *
 * @param bureau the civil-affairs bureau
 * @param townships its townships
 * @param signingTime how long an opened paper waits for its signatures and seals before it ends (AU-10)
 * @param codes how archival codes are made (DH-01 to DH-06)
 * @param certificates type code of its certificates (证照类型代码, EC-02); the invented one where the office says nothing
 */
public record Office(
        Bureau bureau,
        List<Township> townships,
        Duration signingTime,
        ArchivalCodes codes,
        CertificateType certificates) {
    private static final int SIGNING_DAYS = 30;

    public Office {
        townships = List.copyOf(townships);
    }

    /**
     * The bureau (民政局).
     *
     * @param name as printed and sealed
     * @param nameEn in English, for verifiers abroad
     * @param code its number in certificates
     * @param authority code of the issuing body in certificate identifiers (颁发机构代码)
     * @param phone as printed
     */
    public record Bureau(String name, String nameEn, long code, String authority, String phone) {}

    /**
     * A township (镇街).
     *
     * @param code nine digits
     * @param name as printed and sealed
     * @param phone as printed
     */
    public record Township(String code, String name, String phone) {}

    /** The township with this code. */
    public Optional<Township> township(String code) {
        return townships.stream().filter(one -> one.code().equals(code)).findFirst();
    }

    /**
     * Reads the office of a data directory; a demo directory gets an invented one on first use.
     *
     * @throws DirectoryRefused if a production directory has none, or it cannot be read
     */
    static Office of(DataDirectory directory, Settings.Kind kind) {
        Path file = directory.root().resolve("office.json");
        try {
            if (!Files.exists(file)) {
                if (kind == Settings.Kind.PRODUCTION) {
                    throw DirectoryRefused.unusable(directory.root(), "office.json");
                }
                try (InputStream invented = Objects.requireNonNull(
                        Office.class.getResourceAsStream("/org/hudang/server/demo-office.json"))) {
                    SecretFile.write(
                            file, new String(invented.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
                }
            }
            return read(new ObjectMapper().readTree(Files.readString(file)));
        } catch (IOException | IllegalArgumentException e) {
            throw DirectoryRefused.unusable(directory.root(), "office.json: " + e.getMessage());
        } catch (CommandRefused | PatternUnreadable e) {
            throw DirectoryRefused.unusable(directory.root(), "office.json: " + e.sentence(Locale.ENGLISH));
        }
    }

    private static Office read(JsonNode json) {
        JsonNode bureau = json.required("bureau");
        List<Township> townships = new ArrayList<>();
        for (JsonNode one : json.required("townships")) {
            townships.add(new Township(
                    one.required("code").asText(),
                    one.required("name").asText(),
                    one.required("phone").asText()));
        }
        return new Office(
                new Bureau(
                        bureau.required("name").asText(),
                        bureau.required("nameEn").asText(),
                        bureau.required("code").asLong(),
                        bureau.required("authority").asText(),
                        bureau.required("phone").asText()),
                townships,
                signingTime(json),
                codes(json.path("codes")),
                certificates(json.path("certificateType")));
    }

    private static CertificateType certificates(JsonNode type) {
        if (type.isMissingNode()) {
            return CertificateType.invented();
        }
        try {
            return new CertificateType(type.asText());
        } catch (CertificateNumberRefused refused) {
            throw new IllegalArgumentException("certificateType: [0-9A-Z]{18}[0-9]{3}", refused);
        }
    }

    /** Those of the standard where the office says nothing else. */
    private static ArchivalCodes codes(JsonNode json) {
        ArchivalCodes standard = ArchivalCodes.standard();
        Map<VolumeKind, String> retention = new EnumMap<>(standard.retention());
        for (VolumeKind kind : VolumeKind.values()) {
            retention.put(
                    kind,
                    json.path("retention")
                            .path(kind.name())
                            .asText(standard.retention().getOrDefault(kind, "")));
        }
        return new ArchivalCodes(
                json.path("pattern").asText(standard.pattern()),
                json.path("fonds").asText(standard.fonds()),
                json.path("category").asText(standard.category()),
                retention);
    }

    private static Duration signingTime(JsonNode json) {
        JsonNode days = json.path("signingDays");
        if (days.isMissingNode()) {
            return Duration.ofDays(SIGNING_DAYS);
        }
        if (!days.isInt() || days.asInt() < 1 || days.asInt() > 365) {
            throw new IllegalArgumentException("signingDays: 1–365");
        }
        return Duration.ofDays(days.asInt());
    }
}
