package org.hudang.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hudang.benchmarks.certificate.CertificateChecking;
import org.hudang.benchmarks.certificate.CodeDrawing;
import org.hudang.benchmarks.certificate.ListReading;
import org.hudang.benchmarks.certificate.ListSigning;
import org.hudang.benchmarks.certificate.PayloadSigning;
import org.hudang.benchmarks.filing.FixityCheck;
import org.hudang.benchmarks.filing.PaperFiling;
import org.hudang.benchmarks.filing.PaperReading;
import org.hudang.benchmarks.filing.PaperUpdating;
import org.hudang.benchmarks.filing.Rebuilding;
import org.hudang.benchmarks.harness.Heat;
import org.hudang.benchmarks.harness.Pace;
import org.hudang.benchmarks.signing.Foreign;
import org.hudang.benchmarks.signing.ForeignSigning;
import org.hudang.benchmarks.signing.ForeignVerifying;
import org.hudang.benchmarks.signing.FormSigning;
import org.hudang.benchmarks.signing.FormVerifying;
import org.hudang.benchmarks.table.Goal;
import org.hudang.benchmarks.table.Growth;
import org.hudang.benchmarks.table.Operation;
import org.hudang.benchmarks.table.RatioTable;
import org.hudang.signing.PayloadAlgorithm;
import org.hudang.signing.key.KeyAlgorithm;

/** What can be measured, and what is aimed at. */
final class Programme {
    /** System property with the class path of EU DSS, its benchmarks and this harness; without it DSS is left out. */
    static final String DSS = "hudang.benchmarks.dss";

    /** Parts whose rivals are given the same office and the same form. */
    static final Set<String> WITH_PEERS = Set.of("sign", "verify", "foreign", "sizes");

    /** What works with database and disk at once: its code takes longest to be compiled, and its pace is the disk's. */
    private static final Set<String> WITH_DISK = Set.of("file", "update", "rebuild");

    private static final String FILING = "filing";

    private static final String HUDANG = "hudang";
    private static final String ITEXT = "itext";
    private static final String DSS_ROW = "dss";
    private static final int THREADS = 4;
    private static final double MOST_GROWTH = 1.3;
    private static final String WITHOUT_ITEXT = "(?!itext).*";

    private Programme() {}

    /** The parts by name, in the order of the table. */
    static Map<String, List<Heat>> parts() {
        Map<String, List<Heat>> parts = new LinkedHashMap<>();
        parts.put("sign", keys("sign", FormSigning.class, "DssSigning"));
        parts.put("verify", keys("verify", FormVerifying.class, "DssVerifying"));
        parts.put("foreign", foreign("foreign", ".*", Foreign.TABLE, Foreign.STREAMS));
        parts.put(
                "sizes",
                foreign("size", "floor|hudang", Foreign.KB_20, Foreign.MB_1, Foreign.MB_50, Foreign.PAGES_500));
        List<Heat> codes =
                new ArrayList<>(each("payload", PayloadSigning.class, "algorithm", PayloadAlgorithm.values()));
        codes.add(Heat.of("code", "SVG", CodeDrawing.class));
        parts.put("qr", codes);
        List<Heat> checks =
                new ArrayList<>(each("check", CertificateChecking.class, "algorithm", PayloadAlgorithm.values()));
        checks.add(Heat.of("list-sign", "1 048 576 places", ListSigning.class));
        checks.add(Heat.of("list-open", "1 048 576 places", ListReading.class));
        parts.put("check", checks);
        parts.put(
                FILING,
                List.of(
                        Heat.of("file", "5 × 100 KB", PaperFiling.class),
                        Heat.of("file", "5 × 100 KB", PaperFiling.class).by(THREADS),
                        Heat.of("update", "100 KB into 20", PaperUpdating.class),
                        Heat.of("update", "100 KB into 20", PaperUpdating.class).by(THREADS),
                        Heat.of("read", "100 KB", PaperReading.class),
                        Heat.of("read", "100 KB", PaperReading.class).by(THREADS),
                        by(1, "fixity", "100 MB", FixityCheck.class),
                        by(THREADS, "fixity", "100 MB", FixityCheck.class),
                        by(1, "rebuild", "200 volumes", Rebuilding.class),
                        by(THREADS, "rebuild", "200 volumes", Rebuilding.class)));
        return parts;
    }

    /** The pace of a heat: what takes much code is still being compiled after the usual seconds. */
    static Pace pace(String part, Heat heat, Pace usual) {
        if (WITH_DISK.contains(heat.group())) {
            return usual.steady();
        }
        return WITH_PEERS.contains(part) || part.equals(FILING) ? usual.warmedLonger() : usual;
    }

    /** One heat per kind of key; neither iText nor DSS know SM2. */
    private static List<Heat> keys(String group, Class<?> benchmarks, String dss) {
        String classPath = System.getProperty(DSS, "");
        return Arrays.stream(KeyAlgorithm.values())
                .map(key -> {
                    Heat heat = Heat.of(group, benchmarks, "key", key.name());
                    if (key == KeyAlgorithm.SM2) {
                        return heat.only(WITHOUT_ITEXT);
                    }
                    return classPath.isEmpty()
                            ? heat
                            : heat.and(new Heat.Guest("org.hudang.benchmarks.dss." + dss, classPath));
                })
                .toList();
    }

    /** One act that is done by so many threads. */
    private static Heat by(int threads, String group, String with, Class<?> benchmarks) {
        return Heat.of(group, benchmarks, "threads", String.valueOf(threads))
                .called(threads == 1 ? with : with + ", " + threads + " threads");
    }

    private static List<Heat> foreign(String name, String rivals, Foreign... papers) {
        List<Heat> heats = new ArrayList<>();
        for (Foreign paper : papers) {
            heats.add(Heat.of("sign-" + name, ForeignSigning.class, "paper", paper.name())
                    .called(paper.label())
                    .only(rivals));
        }
        for (Foreign paper : papers) {
            heats.add(Heat.of("verify-" + name, ForeignVerifying.class, "paper", paper.name())
                    .called(paper.label())
                    .only(rivals));
        }
        return heats;
    }

    /** What a peer cannot do, so that the table says so. */
    static List<Operation> impossible() {
        return Stream.of("sign", "verify")
                .flatMap(group ->
                        Stream.of(ITEXT, DSS_ROW).map(peer -> new Operation(group, KeyAlgorithm.SM2.name(), peer)))
                .toList();
    }

    /** How the time may grow with the size of a file. */
    static List<Growth> growth() {
        double times = (double) Foreign.MB_50.bytes() / Foreign.MB_1.bytes();
        return Stream.of("sign-size", "verify-size")
                .map(group -> new Growth(
                        new Operation(group, Foreign.MB_1.label(), HUDANG), Foreign.MB_50.label(), times, MOST_GROWTH))
                .toList();
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
                new Goal("sign", Goal.ALL, HUDANG, ITEXT, 3),
                new Goal("sign", Goal.ALL, HUDANG, DSS_ROW, 5),
                ofFloor("verify", 0.60),
                ofFloor("sign-foreign", 0.50),
                ofFloor("verify-foreign", 0.60),
                ofFloor("sign-size", 0.50),
                ofFloor("verify-size", 0.60),
                ofFloor("payload", 0.85),
                ofFloor("code", 0.83),
                ofFloor("check", 0.75),
                ofFloor("file", 0.50),
                ofFloor("read", 0.50),
                ofFloor("fixity", 0.70));
    }

    private static Goal ofFloor(String group, double share) {
        return new Goal(group, Goal.ALL, HUDANG, RatioTable.FLOOR, share);
    }
}
