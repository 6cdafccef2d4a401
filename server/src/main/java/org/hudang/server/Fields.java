package org.hudang.server;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hudang.archive.ArchiveException;
import org.hudang.archive.MalformedId;
import org.hudang.server.household.NotFound;
import org.hudang.server.platform.Sentences;
import org.jspecify.annotations.Nullable;

/** Fields of requests and forms: what is missing or wrong is named, what is no identifier is the number of nothing. */
public final class Fields {
    private static final Pattern DIGEST = Pattern.compile("sha-256=:([A-Za-z0-9+/]{43}=):");

    private Fields() {}

    /** A text; empty when it is missing. */
    public static String text(@Nullable String given) {
        return given == null ? "" : given.strip();
    }

    /** A key of a caller. */
    public static String key(@Nullable String given) {
        if (given == null || given.isBlank()) {
            throw new FieldRefused("Idempotency-Key", "1–200");
        }
        return given;
    }

    /** A day as calendars of browsers and programs write it. */
    public static LocalDate day(String field, @Nullable String given) {
        try {
            return LocalDate.parse(text(given));
        } catch (DateTimeException e) {
            throw new FieldRefused(field, "yyyy-MM-dd");
        }
    }

    /** One of the words of a list. */
    public static <E extends Enum<E>> E word(Class<E> type, String field, @Nullable String given) {
        return Arrays.stream(type.getEnumConstants())
                .filter(one -> one.name().equals(given))
                .findFirst()
                .orElseThrow(() -> new FieldRefused(
                        field,
                        Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(" | "))));
    }

    /** Makes an identifier of a text. */
    public interface Made<T> {
        T of(String text);
    }

    /** An identifier in an address. */
    public static <T> T id(Made<T> made, String text) {
        try {
            return made.of(text);
        } catch (MalformedId | IllegalArgumentException e) {
            throw new NotFound();
        }
    }

    /** An identifier in a field. */
    public static <T> T id(Made<T> made, String field, @Nullable String text) {
        try {
            return made.of(text(text));
        } catch (MalformedId | IllegalArgumentException e) {
            throw new FieldRefused(field, "…_…");
        }
    }

    /** The digest of a body (RFC 9530): {@code Content-Digest: sha-256=:<Base64>:}; lower-case hexadecimal. */
    public static String sha256(String header) {
        Matcher found = DIGEST.matcher(header);
        if (!found.find()) {
            throw new FieldRefused("Content-Digest", "sha-256=:…:");
        }
        return HexFormat.of().formatHex(Base64.getDecoder().decode(found.group(1)));
    }

    /** Something that is asked of a room. */
    public interface Asked<T> {
        T ask();
    }

    /** Another township's is not found, like what there is not. */
    public static <T> T found(Class<? extends ArchiveException> unknown, Asked<T> asked) {
        try {
            return asked.ask();
        } catch (ArchiveException e) {
            if (unknown.isInstance(e)) {
                throw new NotFound();
            }
            throw e;
        }
    }

    /** The sentence of a refusal, for a page that is shown again. */
    public static String sentence(RuntimeException refused, Locale locale) {
        return Sentences.of(refused, locale).sentence();
    }
}
