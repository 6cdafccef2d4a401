package org.hudang.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hudang.benchmarks.certificate.CodeDrawing;
import org.hudang.benchmarks.certificate.PayloadSigning;
import org.hudang.benchmarks.filing.FixityCheck;
import org.hudang.benchmarks.filing.PaperFiling;
import org.hudang.benchmarks.filing.PaperReading;
import org.hudang.benchmarks.harness.Heat;
import org.hudang.benchmarks.signing.FormSigning;
import org.hudang.benchmarks.signing.FormVerifying;
import org.hudang.benchmarks.table.Goal;
import org.hudang.benchmarks.table.RatioTable;
import org.hudang.signing.PayloadAlgorithm;
import org.hudang.signing.key.KeyAlgorithm;

/** What can be measured, and what is aimed at. */
final class Programme {
    private static final String HUDANG = "hudang";

    private Programme() {}

    /** The parts by name, in the order of the table. */
    static Map<String, List<Heat>> parts() {
        Map<String, List<Heat>> parts = new LinkedHashMap<>();
        parts.put("sign", each("sign", FormSigning.class, "key", KeyAlgorithm.values()));
        parts.put("verify", each("verify", FormVerifying.class, "key", KeyAlgorithm.values()));
        List<Heat> codes =
                new ArrayList<>(each("payload", PayloadSigning.class, "algorithm", PayloadAlgorithm.values()));
        codes.add(Heat.of("code", "SVG", CodeDrawing.class));
        parts.put("qr", codes);
        parts.put(
                "filing",
                List.of(
                        Heat.of("file", "5 × 100 KB", PaperFiling.class),
                        Heat.of("read", "100 KB", PaperReading.class),
                        Heat.of("fixity", "10 MB", FixityCheck.class)));
        return parts;
    }

    private static <E extends Enum<E>> List<Heat> each(
            String group, Class<?> benchmarks, String parameter, E[] values) {
        return Arrays.stream(values)
                .map(value -> Heat.of(group, benchmarks, parameter, value.name()))
                .toList();
    }

    /** What is aimed at. */
    static List<Goal> goals() {
        return List.of(
                ofFloor("sign", 0.80),
                ofFloor("verify", 0.60),
                ofFloor("file", 0.50),
                ofFloor("read", 0.50),
                ofFloor("fixity", 0.70));
    }

    private static Goal ofFloor(String group, double share) {
        return new Goal(group, Goal.ALL, HUDANG, RatioTable.FLOOR, share);
    }
}
