package org.hudang.archive.reception;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.hudang.archive.inspection.Inspection;
import org.hudang.archive.inspection.InspectionReport;
import org.hudang.archive.reception.StoredReceiving.Taking;

/** What was found in a package before any of it was taken (接收检测报告), docs/formats/reception-report-v1.md. */
final class ReceptionReport {
    /** As a file of the paper with the sender's history. */
    static final String FILE = "reception.json";

    private static final String FORMAT = "hudang-reception-1";
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private ReceptionReport() {}

    static byte[] of(Taking taking) {
        ObjectNode report = JSON.createObjectNode()
                .put("format", FORMAT)
                .put("sha256", taking.sha256())
                .put("sender", taking.house().sender())
                .put("household", taking.house().household().number().value())
                .put("handedAt", taking.house().at().toString());
        ObjectNode check = report.putObject("package");
        read(taking.report().json()).properties().forEach(member -> check.set(member.getKey(), member.getValue()));
        check.remove("file"); // the name of a copy that is deleted
        ArrayNode volumes = report.putArray("volumes");
        for (Inspection inspection : taking.inspections()) {
            volumes.add(read(InspectionReport.json(inspection)));
        }
        try {
            return JSON.writeValueAsString(report).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
