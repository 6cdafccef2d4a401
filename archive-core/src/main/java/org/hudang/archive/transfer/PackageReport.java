package org.hudang.archive.transfer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/**
 * What was found in a package, docs/formats/package-report-v1.md.
 *
 * @param file as it was named
 * @param form {@code bag}, {@code asic-e} or {@code eep}; empty when it was not opened
 * @param seal that stands on it
 * @param household name of the folder of the bag; empty when it has none
 * @param files read to the end
 * @param bytes their length
 */
public record PackageReport(
        String file,
        String form,
        Optional<PackageSeals.Seal> seal,
        Verdict verdict,
        String household,
        long files,
        long bytes,
        List<PackageFinding> findings,
        long millis) {
    private static final String FORMAT = "hudang-package-report-1";
    private static final ObjectMapper JSON = new ObjectMapper();

    public PackageReport {
        findings = List.copyOf(findings);
    }

    /** What a package is worth. */
    public enum Verdict {
        /** Everything is there and as its lists and its history say. */
        WHOLE("whole"),
        /** Something was changed, added, removed or renamed. */
        ALTERED("altered"),
        /** It breaks a rule of the gate and was not opened. */
        REFUSED("refused"),
        /** It cannot be read, or has no digest that is believed. */
        CANNOT_TELL("cannot-tell");

        private final String word;

        Verdict(String word) {
            this.word = word;
        }

        /** As in reports. */
        public String word() {
            return word;
        }

        /** As every command ends: 0 good, 1 bad, 3 cannot tell. */
        public int exitCode() {
            return switch (this) {
                case WHOLE -> 0;
                case ALTERED, REFUSED -> 1;
                case CANNOT_TELL -> 3;
            };
        }
    }

    /** Whether a seal vouches for the package. */
    public boolean sealed() {
        return seal.map(PackageSeals.Seal::standing)
                .filter(PackageSeals.Standing.HOLDS::equals)
                .isPresent();
    }

    /** The report in one line. */
    public String json() {
        ObjectNode report = JSON.createObjectNode()
                .put("format", FORMAT)
                .put("file", file)
                .put("form", form)
                .put("verdict", verdict.word())
                .put("household", household)
                .put("sealed", sealed())
                .put("files", files)
                .put("bytes", bytes);
        seal.ifPresent(one -> report.putObject("seal")
                .put("standing", one.standing().word())
                .put("by", one.by())
                .put("reason", one.reason()));
        ArrayNode list = report.putArray("findings");
        for (PackageFinding finding : findings) {
            list.addObject()
                    .put("kind", finding.kind().name())
                    .put("path", finding.path())
                    .put("code", finding.code())
                    .put("expected", finding.expected())
                    .put("found", finding.found())
                    .put("zh", sentence(finding, Locale.CHINESE))
                    .put("en", sentence(finding, Locale.ENGLISH));
        }
        report.put("millis", millis);
        try {
            return JSON.writeValueAsString(report);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A finding in words; Chinese unless the reader's language is English. */
    public static String sentence(PackageFinding finding, Locale locale) {
        ResourceBundle words = ResourceBundle.getBundle(
                "org.hudang.archive.transfer.words",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        String path = finding.code().isEmpty() ? finding.path() : finding.path() + " (" + finding.code() + ")";
        return new MessageFormat(words.getString("finding." + finding.kind()), Locale.ROOT)
                .format(new Object[] {path, finding.expected(), finding.found()});
    }
}
