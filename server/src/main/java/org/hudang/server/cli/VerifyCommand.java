package org.hudang.server.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.hudang.archive.transfer.PackageCheck;
import org.hudang.archive.transfer.PackageReport;
import org.hudang.server.platform.Settings;
import org.hudang.server.verify.FileCheck;
import org.hudang.server.verify.SealsOnPackages;
import org.hudang.signing.CryptoProvider;
import org.hudang.signing.verify.EtsiReport;
import org.hudang.signing.verify.VerificationOptions;
import org.hudang.signing.verify.VerificationReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Judges signed papers, certificates and packages of households. Starts neither database nor web. */
@Command(name = "verify", mixinStandardHelpOptions = true)
final class VerifyCommand implements Dispatch.NeedsConsole {
    @Spec
    CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE")
    List<Path> files = new ArrayList<>();

    @Mixin
    Judging judging = new Judging();

    @Option(names = "--etsi")
    boolean etsi;

    @Option(names = "--expect-signers", paramLabel = "N")
    @Nullable
    Integer expectSigners;

    @Option(names = "--pictures", paramLabel = "DIR")
    @Nullable
    Path pictures;

    @Override
    public int run(Console console) throws IOException {
        for (Path file : files) {
            if (!Files.exists(file)) {
                throw new ParameterException(spec.commandLine(), console.say("verify.missing", file));
            }
        }
        Settings settings = Settings.from(console.environment());
        Judging.Believed believed = judging.read(console, settings);
        FileCheck check = new FileCheck(
                expecting(believed.options(), console), believed.certificates(), Clock.system(settings.zone()));
        int worst = Dispatch.GOOD;
        try (Pictures drawn = new Pictures(pictures == null ? Path.of(".") : pictures, settings)) {
            for (Path file : files) {
                if (PackageCheck.isPackage(file)) {
                    worst = Reports.worse(worst, packed(file, believed, console));
                    continue;
                }
                VerificationReport report = check.check(file);
                if (etsi) {
                    console.out().println(EtsiReport.of(report).toJson());
                } else {
                    Reports.print(report, judging.json, settings.zone(), console);
                }
                if (pictures != null) {
                    tell(drawn.write(file, report), console);
                }
                worst = Reports.worse(worst, report.verdict().exitCode());
            }
        }
        return worst;
    }

    /** A package of a household is judged by what it says of itself, and by the seal on it. */
    private int packed(Path file, Judging.Believed believed, Console console) {
        CryptoProvider.register();
        PackageReport report = PackageCheck.check(file, new SealsOnPackages(believed.options(), believed.clock()));
        PackageReports.print(report, judging.json || etsi, console);
        return report.verdict().exitCode();
    }

    /** Programs that read the report find the pictures by their names. */
    private void tell(List<Path> written, Console console) {
        if (!etsi && !judging.json) {
            written.forEach(picture -> console.tell("  " + picture));
        }
    }

    private VerificationOptions expecting(VerificationOptions options, Console console) {
        if (expectSigners == null) {
            return options;
        }
        if (expectSigners < 0) {
            throw new ParameterException(spec.commandLine(), console.say("verify.signers", expectSigners));
        }
        return options.expectSigners(expectSigners);
    }
}
