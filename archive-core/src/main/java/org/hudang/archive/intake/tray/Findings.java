package org.hudang.archive.intake.tray;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.hudang.archive.intake.Finding;
import org.hudang.archive.intake.IntakeCode;

/** Findings as JSON: {@code [{"code":…,"facts":[…]}]}. */
final class Findings {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Findings() {}

    static String json(List<Finding> findings) {
        ArrayNode all = JSON.createArrayNode();
        for (Finding finding : findings) {
            ObjectNode one = all.addObject().put("code", finding.code().code());
            ArrayNode facts = one.putArray("facts");
            finding.facts().forEach(facts::add);
        }
        return all.toString();
    }

    static List<Finding> parse(String json) {
        try {
            List<Finding> findings = new ArrayList<>();
            for (JsonNode one : JSON.readTree(json)) {
                List<String> facts = new ArrayList<>();
                one.path("facts").forEach(fact -> facts.add(fact.asText()));
                IntakeCode.ofCode(one.path("code").asText()).ifPresent(code -> findings.add(new Finding(code, facts)));
            }
            return findings;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("findings are not the JSON that was stored", e);
        }
    }
}
