package org.hudang.archive.inspection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.ResourceBundle;
import org.hudang.archive.inspection.Result.Fault;
import org.hudang.archive.inspection.Result.Why;
import org.hudang.archive.volume.VolumeId;

/** Reports as JSON, docs/formats/inspection-report-v1.md. */
public final class InspectionReport {
    private static final String FORMAT = "hudang-inspection-1";
    private static final String TOOL = "Hudang";
    private static final String PACKAGE = "package";
    private static final String FILES = "files";
    private static final String BYTES = "bytes";
    /** Of the jar; a class path of folders has none. */
    private static final String VERSION =
            Objects.requireNonNullElse(InspectionReport.class.getPackage().getImplementationVersion(), "");

    /** The standard that every item follows (检测依据). */
    public static final String BASIS = "DA/T 70-2018";

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private InspectionReport() {}

    /** The report as it is kept. */
    public static String json(Inspection inspection) {
        ObjectNode report = JSON.createObjectNode()
                .put("format", FORMAT)
                .put("basis", BASIS)
                .put("tool", TOOL)
                .put("toolVersion", inspection.toolVersion())
                .put("stage", inspection.stage().name())
                .put("volume", inspection.volume().value())
                .put("code", inspection.code())
                .put("version", inspection.version())
                .put("at", inspection.at().toString())
                .put("by", inspection.by())
                .put(FILES, inspection.files())
                .put(BYTES, inspection.bytes());
        inspection
                .arrived()
                .ifPresent(arrived -> report.putObject(PACKAGE)
                        .put("sha256", arrived.sha256())
                        .put("form", arrived.form())
                        .put("sealedBy", arrived.sealedBy())
                        .put(FILES, arrived.files())
                        .put(BYTES, arrived.bytes()));
        inspection.follows().ifPresent(number -> report.put("follows", number));
        ObjectNode totals = report.putObject("totals");
        for (String word : List.of("passed", "failed", "not-applicable", "by-hand")) {
            totals.put(
                    word,
                    inspection.lines().stream()
                            .filter(line -> line.result().word().equals(word))
                            .count());
        }
        ArrayNode lines = report.putArray("items");
        inspection.lines().forEach(line -> write(line, inspection, lines.addObject()));
        inspection.filed().ifPresent(filed -> report.set("filed", filed.json()));
        try {
            return JSON.writeValueAsString(report);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void write(Inspection.Line line, Inspection inspection, ObjectNode one) {
        one.put("number", line.numberIn(inspection.stage()))
                .put("zh", title(line.number(), Locale.CHINESE))
                .put("en", title(line.number(), Locale.ENGLISH))
                .put("object", Scheme.what(line.number()).name())
                .put("methodZh", method(line.number(), inspection, Locale.CHINESE))
                .put("methodEn", method(line.number(), inspection, Locale.ENGLISH))
                .put("result", line.result().word());
        if (line.result() instanceof Result.Failed failed) {
            ArrayNode faults = one.putArray("faults");
            failed.faults()
                    .forEach(fault -> faults.addObject()
                            .put("object", fault.object())
                            .put("expected", fault.expected())
                            .put("found", fault.found()));
        } else if (line.result() instanceof Result.ByHand byHand) {
            one.put("why", byHand.why().name());
        } else if (line.result() instanceof Result.NotApplicable none) {
            one.put("why", none.why().name());
        }
        line.judged()
                .ifPresent(judged -> one.putObject("judged")
                        .put("machine", new Result.ByHand(judged.why()).word())
                        .put("why", judged.why().name())
                        .put("by", judged.by())
                        .put("at", judged.at().toString())
                        .put("words", judged.words()));
    }

    /** Reads a kept report. */
    public static Inspection parse(String json) {
        try {
            JsonNode report = JSON.readTree(json);
            Stage stage = Stage.valueOf(report.path("stage").asText());
            List<Inspection.Line> lines = new ArrayList<>();
            for (JsonNode line : report.path("items")) {
                String number =
                        line.path("number").asText().substring(stage.name().length() + 1);
                lines.add(new Inspection.Line(number, result(line), judged(line.path("judged"))));
            }
            return new Inspection(
                    stage,
                    new VolumeId(report.path("volume").asText()),
                    report.path("code").asText(),
                    report.path("version").asInt(),
                    Instant.parse(report.path("at").asText()),
                    report.path("by").asText(),
                    report.path(FILES).asLong(),
                    report.path(BYTES).asLong(),
                    lines,
                    report.has("filed") ? Optional.of(FiledPapers.parse(report.path("filed"))) : Optional.empty(),
                    report.has(PACKAGE) ? Optional.of(arrived(report.path(PACKAGE))) : Optional.empty(),
                    report.path("toolVersion").asText(),
                    report.has("follows")
                            ? OptionalInt.of(report.path("follows").asInt())
                            : OptionalInt.empty());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Inspection.Arrived arrived(JsonNode of) {
        return new Inspection.Arrived(
                of.path("sha256").asText(),
                of.path("form").asText(),
                of.path("sealedBy").asText(),
                of.path(FILES).asLong(),
                of.path(BYTES).asLong());
    }

    private static Optional<Inspection.Judged> judged(JsonNode judged) {
        return judged.isObject()
                ? Optional.of(new Inspection.Judged(
                        Why.valueOf(judged.path("why").asText()),
                        judged.path("by").asText(),
                        Instant.parse(judged.path("at").asText()),
                        judged.path("words").asText()))
                : Optional.empty();
    }

    private static Result result(JsonNode line) {
        return switch (line.path("result").asText()) {
            case "passed" -> new Result.Passed();
            case "by-hand" -> new Result.ByHand(Why.valueOf(line.path("why").asText()));
            case "not-applicable" ->
                new Result.NotApplicable(Why.valueOf(line.path("why").asText()));
            default -> {
                List<Fault> faults = new ArrayList<>();
                line.path("faults")
                        .forEach(fault -> faults.add(new Fault(
                                fault.path("object").asText(),
                                fault.path("expected").asText(),
                                fault.path("found").asText())));
                yield new Result.Failed(faults);
            }
        };
    }

    /** Name of an item of the scheme in the reader's language; Chinese unless it is English. */
    public static String title(String number, Locale locale) {
        return words(locale).getString("item." + number);
    }

    /** Of a volume that lies in a package other things are compared than of one that stands here. */
    private static String method(String number, Inspection inspection, Locale locale) {
        String own = "method.package." + number;
        return inspection.arrived().isPresent() && words(locale).containsKey(own)
                ? words(locale).getString(own)
                : method(number, locale);
    }

    /** How an item is inspected (检测方法), in words. */
    public static String method(String number, Locale locale) {
        return words(locale).getString("method." + number);
    }

    /** Version of this program; empty when it runs from folders of classes. */
    public static String toolVersion() {
        return VERSION;
    }

    /** What inspected, with its version (检测工具). */
    public static String tool(Inspection inspection) {
        return (TOOL + " " + inspection.toolVersion()).strip();
    }

    /** Why an item has neither passed nor failed, in words. */
    public static String why(Why why, Locale locale) {
        return words(locale).getString("why." + why);
    }

    private static ResourceBundle words(Locale locale) {
        return ResourceBundle.getBundle(
                "org.hudang.archive.inspection.words",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
