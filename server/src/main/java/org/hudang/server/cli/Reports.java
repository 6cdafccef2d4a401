package org.hudang.server.cli;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.hudang.signing.verify.Difference;
import org.hudang.signing.verify.Reason;
import org.hudang.signing.verify.SignatureReport;
import org.hudang.signing.verify.SignedAct;
import org.hudang.signing.verify.VerificationReport;
import org.hudang.signing.verify.VerificationReportJson;
import org.hudang.signing.verify.finding.Code;

/** What the checking commands have in common: how a report is printed and how several are summed up. */
final class Reports {
    private static final int FEW = 3;
    private static final int MOST_DIFFERENCES = 5;
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final Set<String> HARMLESS = codes(Code.CHANGE_PERMITTED, Code.VOUCHED_FOR);
    /** That the paper is not what was signed… */
    private static final Set<String> FIRST =
            codes(Code.FILE_CUT, Code.NOT_AS_SIGNED, Code.NOT_AS_SIGNED_SINCE, Code.NOT_AS_SIGNED_ON_PAGE);
    /** …and what each signature says of it, which adds nothing. */
    private static final Set<String> CONSEQUENCES =
            codes(Code.DIGEST_MISMATCH, Code.LATER_SIGNATURE_WRONG, Code.TAIL_UNACCOUNTED, Code.BYTE_RANGE_OUTSIDE);

    private final Console console;
    private final ZoneId zone;
    private final Set<String> told = new HashSet<>();
    private boolean firstSaid;

    private Reports(Console console, ZoneId zone) {
        this.console = console;
        this.zone = zone;
    }

    private static Set<String> codes(Code... codes) {
        return Arrays.stream(codes).map(Code::text).collect(Collectors.toSet());
    }

    /** One line of JSON, or the verdict with its reasons and what was signed, in words. */
    static void print(VerificationReport report, boolean json, ZoneId zone, Console console) {
        if (json) {
            console.out().println(VerificationReportJson.toJson(report));
        } else {
            new Reports(console, zone).print(report);
        }
    }

    /** A file that must not be relied on outweighs one that cannot be judged. */
    static int worse(int one, int other) {
        if (one == Dispatch.BAD || other == Dispatch.BAD) {
            return Dispatch.BAD;
        }
        return Math.max(one, other);
    }

    private void print(VerificationReport report) {
        console.tell(
                report.file() + ": " + console.say("verdict." + report.verdict().word()));
        reasons(report.reasons(), "  ");
        differences(report.compared().differences());
        for (SignedAct act : SignedAct.of(report)) {
            String numbers = act.signatures().stream()
                    .map(signature -> String.valueOf(signature.index()))
                    .collect(Collectors.joining("+"));
            console.tell("  " + numbers + ". " + line(act));
            reasons(
                    act.signatures().stream()
                            .flatMap(signature -> signature.reasons().stream())
                            .toList(),
                    "     ");
        }
        report.reasons().stream()
                .filter(reason -> reason.code().equals(Code.VOUCHED_FOR.text()))
                .forEach(reason -> console.tell("  " + sentence(reason)));
    }

    /** What was changed, page by page, the first few: the whole is in the JSON. */
    private void differences(List<Difference> differences) {
        differences.stream()
                .limit(MOST_DIFFERENCES)
                .map(difference -> console.locale().equals(Locale.ENGLISH) ? difference.en() : difference.zh())
                .forEach(sentence -> console.tell("  " + sentence));
        if (differences.size() > MOST_DIFFERENCES) {
            console.tell("  " + console.say("verify.more", differences.size() - MOST_DIFFERENCES));
        }
    }

    private String sentence(Reason reason) {
        return reason.code() + " " + (console.locale().equals(Locale.ENGLISH) ? reason.en() : reason.zh());
    }

    /** Who, when, and for each algorithm what became of it. */
    private String line(SignedAct act) {
        List<String> parts = new ArrayList<>();
        parts.add(console.say("kind." + act.first().kind().word()) + " "
                + act.first().signer().map(Reports::commonName).orElse("—"));
        act.signatures().stream()
                .flatMap(signature -> signature.provenAt().stream())
                .min(Comparator.naturalOrder())
                .ifPresent(at -> parts.add(SECOND.format(at.atZone(zone))));
        act.signatures().forEach(signature -> parts.add(answer(signature)));
        return String.join(" · ", parts);
    }

    private String answer(SignatureReport signature) {
        List<String> found = new ArrayList<>();
        found.add(console.say("integrity." + signature.integrity().word()));
        if (signature.integrity() == SignatureReport.SignatureIntegrity.INTACT) {
            if (signature.changesAfter() == SignatureReport.ChangesAfter.FORBIDDEN
                    || signature.changesAfter() == SignatureReport.ChangesAfter.UNKNOWN) {
                found.add(console.say("changes." + signature.changesAfter().word()));
            }
            found.add(console.say("trust." + signature.trust().word()));
        }
        String how = signature.algorithm().map(algorithm -> algorithm + " ").orElse("")
                + signature.level().word();
        return console.say("signature.answer", how, String.join(console.say("list.comma"), found));
    }

    /** What speaks against the file, each sentence once, and of each place the first few: the whole is in the JSON. */
    private void reasons(List<Reason> reasons, String indent) {
        List<String> against = reasons.stream()
                .filter(reason -> !HARMLESS.contains(reason.code()))
                .filter(reason -> !(firstSaid && CONSEQUENCES.contains(reason.code())))
                .map(this::sentence)
                .filter(told::add)
                .toList();
        against.stream().limit(FEW).forEach(sentence -> console.tell(indent + sentence));
        if (against.size() > FEW) {
            console.tell(indent + console.say("verify.more", against.size() - FEW));
        }
        firstSaid |= reasons.stream().anyMatch(reason -> FIRST.contains(reason.code()));
    }

    /** The name that people know, out of a distinguished name. */
    private static String commonName(String name) {
        int at = name.lastIndexOf("CN=");
        return at < 0 ? name : name.substring(at + 3).split("(?<!\\\\),", 2)[0];
    }
}
