package org.hudang.archive.destruction;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.hudang.archive.destruction.DestructionList.Facts;
import org.hudang.archive.destruction.DestructionList.Held;
import org.hudang.archive.destruction.DestructionList.Line;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.retention.Proposal;
import org.hudang.archive.retention.ProposalId;
import org.hudang.archive.volume.VolumeId;
import org.hudang.archive.volume.VolumeKind;

/** A list as text, docs/formats/destruction-list-v1.md. */
final class ListText {
    private static final String FORMAT = "hudang-destruction-list-1";
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private ListText() {}

    static String of(ListNumber number, Instant drawnAt, String drawnBy, List<Line> lines) {
        ObjectNode list = JSON.createObjectNode();
        list.put("format", FORMAT)
                .put("number", number.value())
                .put("drawnAt", drawnAt.toString())
                .put("drawnBy", drawnBy);
        ArrayNode all = list.putArray("volumes");
        lines.forEach(line -> put(line, all.addObject()));
        try {
            return JSON.writeValueAsString(list) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void put(Line line, ObjectNode to) {
        Facts facts = line.facts();
        Held held = line.held();
        to.put("code", facts.code())
                .put("title", facts.title())
                .put("kind", facts.kind().name())
                .put("programme", facts.programme())
                .put("year", facts.year())
                .put("period", facts.period())
                .put("basis", facts.basis())
                .put("countedFrom", facts.countedFrom().toString())
                .put("expiredOn", facts.expiredOn().toString())
                .put("household", line.household().value())
                .put("volume", line.volume().value())
                .put("version", held.version())
                .put("inventory", held.inventory())
                .put("pages", held.pages())
                .put("bytes", held.bytes())
                .put("proposal", line.proposal().value());
        ArrayNode said = to.putArray("said");
        line.said()
                .forEach(word -> said.addObject()
                        .put("by", word.by())
                        .put("at", word.at().toString()));
        ArrayNode codes = to.putArray("items");
        held.codes().forEach(codes::add);
    }

    /** The volumes of a list; every one waits. */
    static List<Line> lines(String body) {
        List<Line> lines = new ArrayList<>();
        for (JsonNode one : read(body).path("volumes")) {
            List<Proposal.Word> said = new ArrayList<>();
            one.path("said")
                    .forEach(word -> said.add(new Proposal.Word(
                            word.path("by").asText(),
                            Instant.parse(word.path("at").asText()))));
            List<String> codes = new ArrayList<>();
            one.path("items").forEach(code -> codes.add(code.asText()));
            lines.add(new Line(
                    new ProposalId(one.path("proposal").asText()),
                    new HouseholdNumber(one.path("household").asText()),
                    new VolumeId(one.path("volume").asText()),
                    facts(one),
                    new Held(
                            one.path("version").asInt(),
                            one.path("inventory").asText(),
                            one.path("pages").asInt(),
                            one.path("bytes").asLong(),
                            codes),
                    said,
                    Proposal.State.LISTED));
        }
        return lines;
    }

    private static Facts facts(JsonNode one) {
        return new Facts(
                one.path("code").asText(),
                one.path("title").asText(),
                VolumeKind.valueOf(one.path("kind").asText()),
                one.path("programme").asText(),
                one.path("year").asInt(),
                one.path("period").asText(),
                one.path("basis").asText(),
                LocalDate.parse(one.path("countedFrom").asText()),
                LocalDate.parse(one.path("expiredOn").asText()));
    }

    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
