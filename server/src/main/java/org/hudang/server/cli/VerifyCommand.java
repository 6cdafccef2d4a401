package org.hudang.server.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hudang.server.platform.DataDirectory;
import org.hudang.server.platform.Settings;
import org.hudang.server.verify.FileCheck;
import org.hudang.server.verify.LocalTrust;
import org.hudang.signing.verify.Reason;
import org.hudang.signing.verify.SignatureReport;
import org.hudang.signing.verify.TrustData;
import org.hudang.signing.verify.VerificationOptions;
import org.hudang.signing.verify.VerificationReport;
import org.hudang.signing.verify.VerificationReportJson;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Judges signed papers and certificates. Starts neither database nor web. */
@Command(name = "verify", mixinStandardHelpOptions = true)
final class VerifyCommand implements Dispatch.NeedsConsole {
    @Spec
    CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE")
    List<Path> files = new ArrayList<>();

    @Option(names = "--json")
    boolean json;

    @Option(names = "--trust", paramLabel = "PEM")
    List<Path> trust = new ArrayList<>();

    @Option(names = "--crl", paramLabel = "PEM")
    List<Path> crls = new ArrayList<>();

    @Option(names = "--at", paramLabel = "TIME")
    @Nullable
    String at;

    @Option(names = "--expect-signers", paramLabel = "N")
    @Nullable
    Integer expectSigners;

    @Override
    public int run(Console console) throws IOException {
        for (Path file : files) {
            if (!Files.exists(file)) {
                throw new ParameterException(spec.commandLine(), console.say("verify.missing", file));
            }
        }
        FileCheck check = check(console);
        int worst = Dispatch.GOOD;
        for (Path file : files) {
            VerificationReport report = check.check(file);
            if (json) {
                console.out().println(VerificationReportJson.toJson(report));
            } else {
                print(report, console);
            }
            worst = worse(worst, report.verdict().exitCode());
        }
        return worst;
    }

    private FileCheck check(Console console) throws IOException {
        Settings settings = Settings.from(console.environment());
        LocalTrust local = LocalTrust.of(DataDirectory.existing(settings.home()));
        TrustData data = TrustData.read(trust, crls).and(local.signatures());
        VerificationOptions options = VerificationOptions.strict().trusting(data);
        if (at != null) {
            options = options.at(instant(at));
        }
        if (expectSigners != null) {
            if (expectSigners < 0) {
                throw new ParameterException(spec.commandLine(), console.say("verify.signers", expectSigners));
            }
            options = options.expectSigners(expectSigners);
        }
        return new FileCheck(options, local.certificates(settings), Clock.system(settings.zone()));
    }

    private Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new ParameterException(spec.commandLine(), "--at: 2026-11-24T08:00:00Z");
        }
    }

    /** A file that must not be relied on outweighs one that cannot be judged. */
    private static int worse(int one, int other) {
        if (one == Dispatch.BAD || other == Dispatch.BAD) {
            return Dispatch.BAD;
        }
        return Math.max(one, other);
    }

    private static void print(VerificationReport report, Console console) {
        boolean english = console.locale().equals(Locale.ENGLISH);
        console.out()
                .println(report.file() + ": "
                        + console.say("verdict." + report.verdict().word()) + " ("
                        + report.verdict().word() + ")");
        for (Reason reason : report.reasons()) {
            console.out().println("  " + reason.code() + " " + (english ? reason.en() : reason.zh()));
        }
        for (SignatureReport signature : report.signatures()) {
            console.out()
                    .println("  " + signature.index() + ". "
                            + console.say("kind." + signature.kind().word()) + " "
                            + signature.signer().orElse("—") + " · "
                            + signature.algorithm().orElse("—") + " · "
                            + signature.level().word() + " · "
                            + signature.provenAt().map(Instant::toString).orElse("—") + " · "
                            + signature.integrity().word() + ", "
                            + signature.changesAfter().word() + ", "
                            + signature.trust().word());
            for (Reason reason : signature.reasons()) {
                console.out().println("     " + reason.code() + " " + (english ? reason.en() : reason.zh()));
            }
        }
    }
}
