package org.hudang.server.cli;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hudang.signing.verify.Reason;
import org.hudang.signing.verify.SignatureReport;
import org.hudang.signing.verify.VerificationReport;
import org.hudang.signing.verify.VerificationReportJson;
import org.hudang.signing.verify.finding.Code;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** What the checking commands have in common: how a report is printed and how several are summed up. */
final class Reports {
    private static final int FEW = 3;

    private Reports() {}

    /** One line of JSON, or the verdict with its reasons and signatures in words. */
    static void print(VerificationReport report, boolean json, Console console) {
        if (json) {
            console.out().println(VerificationReportJson.toJson(report));
        } else {
            print(report, console);
        }
    }

    /** The moment that {@code --at} names. */
    static Instant instant(String text, CommandSpec spec) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new ParameterException(spec.commandLine(), "--at: 2026-11-24T08:00:00Z");
        }
    }

    /** A file that must not be relied on outweighs one that cannot be judged. */
    static int worse(int one, int other) {
        if (one == Dispatch.BAD || other == Dispatch.BAD) {
            return Dispatch.BAD;
        }
        return Math.max(one, other);
    }

    private static void print(VerificationReport report, Console console) {
        console.tell(
                report.file() + ": " + console.say("verdict." + report.verdict().word()));
        reasons(report.reasons(), "  ", console);
        for (SignatureReport signature : report.signatures()) {
            console.tell("  " + signature.index() + ". " + line(signature, console));
            reasons(signature.reasons(), "     ", console);
        }
    }

    private static String line(SignatureReport signature, Console console) {
        List<String> parts = new ArrayList<>();
        parts.add(console.say("kind." + signature.kind().word()) + " "
                + signature.signer().map(Reports::commonName).orElse("—"));
        signature.algorithm().ifPresent(parts::add);
        parts.add(signature.level().word());
        signature.provenAt().ifPresent(at -> parts.add(at.toString()));
        parts.add(console.say("integrity." + signature.integrity().word()));
        if (signature.changesAfter() == SignatureReport.ChangesAfter.FORBIDDEN
                || signature.changesAfter() == SignatureReport.ChangesAfter.UNKNOWN) {
            parts.add(console.say("changes." + signature.changesAfter().word()));
        }
        parts.add(console.say("trust." + signature.trust().word()));
        return String.join(" · ", parts);
    }

    /** Only what speaks against the file, and of that the first few: the whole is in the JSON. */
    private static void reasons(List<Reason> reasons, String indent, Console console) {
        boolean english = console.locale().equals(Locale.ENGLISH);
        List<Reason> against = reasons.stream()
                .filter(reason -> !reason.code().equals(Code.CHANGE_PERMITTED.text()))
                .toList();
        against.stream()
                .limit(FEW)
                .forEach(reason -> console.tell(indent + reason.code() + " " + (english ? reason.en() : reason.zh())));
        if (against.size() > FEW) {
            console.tell(indent + console.say("verify.more", against.size() - FEW));
        }
    }

    /** The name that people know, out of a distinguished name. */
    private static String commonName(String name) {
        int at = name.lastIndexOf("CN=");
        return at < 0 ? name : name.substring(at + 3).split("(?<!\\\\),", 2)[0];
    }
}
