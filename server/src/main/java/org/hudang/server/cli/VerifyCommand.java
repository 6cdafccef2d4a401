package org.hudang.server.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.hudang.server.platform.DataDirectory;
import org.hudang.server.platform.Settings;
import org.hudang.server.verify.FileCheck;
import org.hudang.server.verify.LocalTrust;
import org.hudang.signing.verify.TrustData;
import org.hudang.signing.verify.VerificationOptions;
import org.hudang.signing.verify.VerificationReport;
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
            Reports.print(report, json, console);
            worst = Reports.worse(worst, report.verdict().exitCode());
        }
        return worst;
    }

    private FileCheck check(Console console) throws IOException {
        Settings settings = Settings.from(console.environment());
        LocalTrust local = LocalTrust.of(DataDirectory.existing(settings.home()));
        TrustData data = TrustData.read(trust, crls).and(local.signatures());
        VerificationOptions options = VerificationOptions.strict().trusting(data);
        if (at != null) {
            options = options.at(Reports.instant(at, spec));
        }
        if (expectSigners != null) {
            if (expectSigners < 0) {
                throw new ParameterException(spec.commandLine(), console.say("verify.signers", expectSigners));
            }
            options = options.expectSigners(expectSigners);
        }
        return new FileCheck(options, local.certificates(settings), Clock.system(settings.zone()));
    }
}
