package org.hudang.archive.desk;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hudang.archive.CheckReport.Finding;
import org.hudang.archive.CheckReport.Kind;
import org.hudang.archive.store.ObjectName;

/** Compares the reports that lie in a volume with those of the catalogue. */
final class FiledReports {
    private static final Pattern REPORT = Pattern.compile("inspection-(gd|yj|cq)-([1-9]\\d{0,8})\\.json");

    private FiledReports() {}

    /** A report by its stage and its number among those of the stage. */
    record Report(String path, String stage, int number) {}

    static Optional<Report> report(String logicalPath) {
        Matcher report = REPORT.matcher(logicalPath);
        return report.matches()
                ? Optional.of(new Report(
                        logicalPath, report.group(1).toUpperCase(Locale.ROOT), Integer.parseInt(report.group(2))))
                : Optional.empty();
    }

    /**
     * Compares those of one volume.
     *
     * @param small files of the volume by their logical path; one that is not there is a finding already
     * @param kept reports of the catalogue, {@link VolumeRows#report}
     */
    static List<Finding> compare(
            ObjectName object, List<Report> reports, Map<String, byte[]> small, Map<String, String> kept) {
        List<Finding> findings = new ArrayList<>();
        for (Report report : reports) {
            byte[] filed = small.get(report.path());
            String told = kept.get(VolumeRows.report(object.volume(), report.stage(), report.number()));
            if (filed != null && !new String(filed, StandardCharsets.UTF_8).equals(told)) {
                findings.add(new Finding(Kind.CATALOGUE_DIFFERS, object.id() + " " + report.path(), "", ""));
            }
        }
        return findings;
    }
}
