package org.hudang.server.cli;

import java.util.List;
import org.hudang.archive.transfer.PackageFinding;
import org.hudang.archive.transfer.PackageReport;

/** How the report on a package is printed. */
final class PackageReports {
    private static final int FEW = 20;

    private PackageReports() {}

    /** One line of JSON, or the verdict with each file that is not as it was. */
    static void print(PackageReport report, boolean json, Console console) {
        if (json) {
            console.out().println(report.json());
            return;
        }
        console.tell(report.file() + ": "
                + console.say("package." + report.verdict().word(), report.files(), report.bytes()));
        List<PackageFinding> findings = report.findings();
        findings.stream()
                .limit(FEW)
                .forEach(finding -> console.tell(
                        "  " + PackageReport.sentence(finding, console.locale()).strip()));
        if (findings.size() > FEW) {
            console.tell("  " + console.say("verify.more", findings.size() - FEW));
        }
        if (report.sealed()) {
            report.seal().ifPresent(seal -> console.tell("  " + console.say("package.sealedBy", seal.by())));
        } else if (findings.isEmpty()) {
            console.tell("  " + console.say("package.unsealed"));
        }
    }
}
