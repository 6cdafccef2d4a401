package org.hudang.archive.inspection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hudang.archive.inspection.AtFiling.Found;
import org.hudang.archive.inspection.Result.Why;
import org.hudang.archive.volume.ItemId;
import org.hudang.archive.volume.ItemView;

/**
 * What was found when the papers of a volume were filed (归档检测), as it stands in their own files.
 *
 * @param inspected papers that were inspected when they were filed
 * @param others papers that were not: of before there was such an inspection, or received with one of the sender
 * @param byHand what was left to people
 * @param twins papers of the same content as an older one
 */
public record FiledPapers(int inspected, int others, List<Left> byHand, List<Twin> twins) {
    /** Member of an {@code item.json} that says what was found. */
    public static final String MEMBER = "inspected";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BY_HAND = "byHand";
    private static final String SAME = "sameContentAs";
    private static final String NUMBER = "number";
    private static final String WHY = "why";

    public FiledPapers {
        byHand = List.copyOf(byHand);
        twins = List.copyOf(twins);
    }

    /**
     * An item of the scheme that was left to people.
     *
     * @param papers of how many
     */
    public record Left(String number, Why why, int papers) {}

    /**
     * A paper whose content was there already: it is linked, not stored again.
     *
     * @param code its archival code
     * @param same code of the older one
     */
    public record Twin(String code, String same) {}

    /** What was found, as it is kept with the paper. */
    public static JsonNode json(Found found) {
        ObjectNode kept = JSON.createObjectNode().put("stage", Stage.GD.name());
        ArrayNode passed = kept.putArray("passed");
        ObjectNode byHand = kept.putObject(BY_HAND);
        for (Inspection.Line line : found.lines()) {
            if (line.result() instanceof Result.ByHand left) {
                byHand.put(line.number(), left.why().name());
            } else {
                passed.add(line.number());
            }
        }
        found.same().ifPresent(code -> kept.put(SAME, code));
        return kept;
    }

    /** Gathers what the papers' own files say. */
    public static FiledPapers of(List<ItemView> items, Map<ItemId, JsonNode> itemJson) {
        int inspected = 0;
        Map<String, Left> left = new TreeMap<>();
        List<Twin> twins = new ArrayList<>();
        for (ItemView item : items) {
            JsonNode json = itemJson.get(item.id());
            if (json == null || !json.has(MEMBER)) {
                continue;
            }
            inspected++;
            JsonNode found = json.path(MEMBER);
            found.path(BY_HAND).properties().forEach(line -> {
                Left one = new Left(line.getKey(), Why.valueOf(line.getValue().asText()), 1);
                left.merge(
                        one.number() + " " + one.why(),
                        one,
                        (before, more) -> new Left(before.number(), before.why(), before.papers() + 1));
            });
            if (found.has(SAME)) {
                twins.add(new Twin(item.code(), found.path(SAME).asText()));
            }
        }
        return new FiledPapers(inspected, items.size() - inspected, List.copyOf(left.values()), twins);
    }

    /** As a report says it. */
    JsonNode json() {
        ObjectNode report = JSON.createObjectNode().put("inspected", inspected).put("others", others);
        ArrayNode left = report.putArray(BY_HAND);
        byHand.forEach(one -> left.addObject()
                .put(NUMBER, one.number())
                .put(WHY, one.why().name())
                .put("papers", one.papers()));
        ArrayNode same = report.putArray("twins");
        twins.forEach(one -> same.addObject().put("code", one.code()).put(SAME, one.same()));
        return report;
    }

    /** Reads what a report says. */
    static FiledPapers parse(JsonNode report) {
        List<Left> left = new ArrayList<>();
        report.path(BY_HAND)
                .forEach(one -> left.add(new Left(
                        one.path(NUMBER).asText(),
                        Why.valueOf(one.path(WHY).asText()),
                        one.path("papers").asInt())));
        List<Twin> twins = new ArrayList<>();
        report.path("twins")
                .forEach(one -> twins.add(
                        new Twin(one.path("code").asText(), one.path(SAME).asText())));
        return new FiledPapers(
                report.path("inspected").asInt(), report.path("others").asInt(), left, twins);
    }
}
