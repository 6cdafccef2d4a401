package org.hudang.signing.verify;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import org.hudang.signing.verify.change.Area;

/**
 * Writes a report as one JSON object without line breaks, in the form and order of
 * docs/formats/verification-report-v1.md: {@code file} comes first.
 */
public final class VerificationReportJson {
    private static final JsonFactory JSON =
            JsonFactory.builder().build().configure(JsonGenerator.Feature.AUTO_CLOSE_TARGET, false);

    private VerificationReportJson() {}

    public static String toJson(VerificationReport report) {
        StringWriter out = new StringWriter(1024);
        try {
            write(report, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    /** Writes one object, flushes, and leaves {@code out} open; adds no line break. */
    public static void write(VerificationReport report, Writer out) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("file", report.file());
            json.writeStringField("format", report.format().word());
            json.writeStringField("verdict", report.verdict().word());
            json.writeStringField("register", report.register().word());
            json.writeStringField("integrity", report.integrity().word());
            json.writeArrayFieldStart("signatures");
            for (SignatureReport signature : report.signatures()) {
                write(signature, json);
            }
            json.writeEndArray();
            write(report.reasons(), json);
            json.writeNumberField("millis", report.millis());
            json.writeNumberField("signedBytes", report.compared().signedBytes());
            json.writeArrayFieldStart("differences");
            for (Difference difference : report.compared().differences()) {
                write(difference, json);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private static void write(Difference difference, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", difference.kind());
        if (difference.page().isPresent()) {
            json.writeNumberField("page", difference.page().getAsInt());
        } else {
            json.writeNullField("page");
        }
        writeOptional("object", difference.object(), json);
        json.writeNumberField("revision", difference.revision());
        json.writeFieldName("area");
        if (difference.area().isPresent()) {
            Area area = difference.area().get();
            json.writeArray(new int[] {area.left(), area.top(), area.width(), area.height()}, 0, 4);
        } else {
            json.writeNull();
        }
        json.writeStringField("was", difference.was());
        json.writeStringField("is", difference.is());
        json.writeStringField("zh", difference.zh());
        json.writeStringField("en", difference.en());
        json.writeEndObject();
    }

    private static void write(SignatureReport signature, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("index", signature.index());
        json.writeStringField("field", signature.field());
        json.writeStringField("kind", signature.kind().word());
        json.writeStringField("integrity", signature.integrity().word());
        json.writeStringField("changesAfter", signature.changesAfter().word());
        json.writeStringField("trust", signature.trust().word());
        json.writeStringField("level", signature.level().word());
        writeOptional("algorithm", signature.algorithm(), json);
        writeOptional("signer", signature.signer(), json);
        writeOptional("claimedAt", signature.claimedAt(), json);
        writeOptional("provenAt", signature.provenAt(), json);
        write(signature.reasons(), json);
        json.writeEndObject();
    }

    private static void write(List<Reason> reasons, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("reasons");
        for (Reason reason : reasons) {
            json.writeStartObject();
            json.writeStringField("code", reason.code());
            json.writeStringField("zh", reason.zh());
            json.writeStringField("en", reason.en());
            json.writeStringField("where", reason.where());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeOptional(String name, Optional<?> value, JsonGenerator json) throws IOException {
        if (value.isPresent()) {
            json.writeStringField(name, value.get().toString());
        } else {
            json.writeNullField(name);
        }
    }
}
