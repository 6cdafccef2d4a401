package org.hudang.signing.seal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Canonical forms of faces and seals; docs/formats/seal-log-v1.md. */
final class SealForms {
    private static final ObjectMapper JSON = new ObjectMapper();

    private SealForms() {}

    static Map<String, Object> face(SealFace face) {
        if (face instanceof RoundFace round) {
            return Map.of(
                    "shape",
                    "round",
                    "arc",
                    round.arc(),
                    "bottom",
                    round.bottom(),
                    "diameter",
                    micrometres(round.diameterMm()));
        }
        if (face instanceof RectangularFace rectangular) {
            return Map.of(
                    "shape",
                    "rectangular",
                    "unit",
                    rectangular.unit(),
                    "statement",
                    rectangular.statement(),
                    "width",
                    micrometres(rectangular.widthMm()),
                    "height",
                    micrometres(rectangular.heightMm()));
        }
        NameFace name = (NameFace) face;
        return Map.of(
                "shape", "name", "text", name.text(), "cut", name.cut().name(), "side", micrometres(name.sideMm()));
    }

    static SealFace face(String json) {
        try {
            JsonNode face = JSON.readTree(json);
            return switch (face.required("shape").asText()) {
                case "round" ->
                    new RoundFace(
                            face.required("arc").asText(),
                            face.required("bottom").asText(),
                            millimetres(face, "diameter"));
                case "rectangular" ->
                    new RectangularFace(
                            face.required("unit").asText(),
                            face.required("statement").asText(),
                            millimetres(face, "width"),
                            millimetres(face, "height"));
                case "name" ->
                    new NameFace(
                            face.required("text").asText(),
                            NameFace.Cut.valueOf(face.required("cut").asText()),
                            millimetres(face, "side"));
                default -> throw new IllegalStateException("a face of unknown shape in the register");
            };
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a face in the register is not JSON", e);
        }
    }

    /** The version digest of a seal. */
    static String digest(SealId id, DraftSeal seal, List<SealKey> keys) {
        return CanonicalJson.sm3(Map.of(
                "id",
                id.value(),
                "name",
                seal.name(),
                "kind",
                seal.kind().name(),
                "owner",
                Map.of(
                        "name",
                        seal.owner().name(),
                        "creditCode",
                        seal.owner().creditCode(),
                        "township",
                        seal.owner().township()),
                "face",
                face(seal.face()),
                "from",
                seal.validity().from().toString(),
                "until",
                seal.validity().until().toString(),
                "certificates",
                keys.stream()
                        .sorted(Comparator.comparing(SealKey::algorithm))
                        .map(key -> CanonicalJson.sm3(der(key.certificate())))
                        .toList()));
    }

    static byte[] der(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a parsed certificate always encodes", e);
        }
    }

    private static long micrometres(double millimetres) {
        return Math.round(millimetres * 1000);
    }

    private static double millimetres(JsonNode face, String name) {
        return face.required(name).asLong() / 1000.0;
    }
}
