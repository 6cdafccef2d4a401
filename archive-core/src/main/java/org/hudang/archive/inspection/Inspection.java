package org.hudang.archive.inspection;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.hudang.archive.volume.VolumeId;

/**
 * The report on one volume (四性检测报告), docs/formats/inspection-report-v1.md.
 *
 * @param volume what was inspected
 * @param code its archival code
 * @param version of the volume
 * @param at when
 * @param by who asked for it
 * @param files files of papers that were read
 * @param bytes their length
 * @param lines every item of the scheme, in its order
 * @param filed what was found when its papers were filed; empty where nobody looked
 * @param arrived the package in which the volume lies; empty when it stands in this house
 * @param toolVersion of the program that inspected; empty when it is not known
 * @param follows number of the report of the same stage that this is, but for what people decided since; empty for that of
 *     an inspection
 */
public record Inspection(
        Stage stage,
        VolumeId volume,
        String code,
        int version,
        Instant at,
        String by,
        long files,
        long bytes,
        List<Line> lines,
        Optional<FiledPapers> filed,
        Optional<Arrived> arrived,
        String toolVersion,
        OptionalInt follows) {
    public Inspection {
        lines = List.copyOf(lines);
    }

    /**
     * A package in which volumes lie that are not here yet (移交信息包), and how much of it was compared with its lists, its history
     * and its seal.
     *
     * @param sha256 of the package
     * @param form {@code bag}, {@code asic-e} or {@code eep}
     * @param sealedBy whose seal held; empty when there was none
     * @param files of the whole package that were read to the end
     * @param bytes their length
     */
    public record Arrived(String sha256, String form, String sealedBy, long files, long bytes) {}

    /**
     * One item of the scheme and its result.
     *
     * @param number for example {@code 1-6}
     * @param result what a machine found, or what somebody decided where it left that to people
     * @param judged who decided
     */
    public record Line(String number, Result result, Optional<Judged> judged) {
        /** As a machine found it. */
        public Line(String number, Result result) {
            this(number, result, Optional.empty());
        }

        /** Number with the stage before it, as printed: {@code GD-1-6}. */
        public String numberIn(Stage stage) {
            return stage + "-" + number;
        }
    }

    /**
     * Who decided about an item (人工判定).
     *
     * @param why a machine had left it to people
     * @param by account
     * @param words what was looked at and found
     */
    public record Judged(Result.Why why, String by, Instant at, String words) {}

    /** The same with other lines, as a report that follows one with this number. */
    Inspection following(int number, List<Line> decided) {
        return new Inspection(
                stage,
                volume,
                code,
                version,
                at,
                by,
                files,
                bytes,
                decided,
                filed,
                arrived,
                toolVersion,
                OptionalInt.of(number));
    }

    /** Whether somebody decided that an item fails. */
    public boolean objected() {
        return failed().stream().anyMatch(line -> line.judged().isPresent());
    }

    /** Items that failed. */
    public List<Line> failed() {
        return lines.stream()
                .filter(line -> line.result() instanceof Result.Failed)
                .toList();
    }

    /** Items that people have to decide. */
    public List<Line> byHand() {
        return lines.stream()
                .filter(line -> line.result() instanceof Result.ByHand)
                .toList();
    }
}
