package org.hudang.signing.personal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import org.hudang.signing.personal.Handwriting.PenPoint;
import org.hudang.signing.personal.Handwriting.Stroke;

/** Reads handwriting of version 1; docs/formats/handwriting-v1.md. */
final class HandwritingJson {
    private static final ObjectMapper STRICT = JsonMapper.builder(com.fasterxml.jackson.core.JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(6)
                            .maxNumberLength(40)
                            .maxStringLength(100)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private HandwritingJson() {}

    static Handwriting parse(String json) {
        if (json.length() > HandwritingLimits.MOST_CHARACTERS) {
            throw HandwritingRefused.oversize(
                    "characters", Integer.toString(HandwritingLimits.MOST_CHARACTERS), Integer.toString(json.length()));
        }
        JsonNode root;
        try {
            root = STRICT.readTree(json);
        } catch (JsonProcessingException e) {
            throw HandwritingRefused.unreadable("JSON");
        }
        JsonNode strokes = root.path("strokes");
        if (!strokes.isArray()) {
            throw HandwritingRefused.unreadable("strokes");
        }
        List<Stroke> read = new ArrayList<>(strokes.size());
        for (JsonNode stroke : strokes) {
            read.add(stroke(stroke));
        }
        return new Handwriting(read, number(root.path("w"), "w"), number(root.path("h"), "h"));
    }

    private static Stroke stroke(JsonNode stroke) {
        if (!stroke.isArray()) {
            throw HandwritingRefused.unreadable("a stroke is a list of points");
        }
        List<PenPoint> points = new ArrayList<>(stroke.size());
        for (JsonNode point : stroke) {
            if (!point.isArray() || point.size() < 3 || point.size() > 4) {
                throw HandwritingRefused.unreadable("a point is [x, y, milliseconds, pressure]");
            }
            points.add(new PenPoint(
                    number(point.get(0), "x"),
                    number(point.get(1), "y"),
                    Math.round(number(point.get(2), "milliseconds")),
                    point.size() == 4 ? number(point.get(3), "pressure") : 0.5));
        }
        return new Stroke(points);
    }

    private static double number(JsonNode node, String name) {
        if (!node.isNumber() || !Double.isFinite(node.doubleValue())) {
            throw HandwritingRefused.unreadable(name);
        }
        return node.doubleValue();
    }
}
