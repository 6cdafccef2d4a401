package org.hudang.server.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hudang.archive.intake.Intake;
import org.hudang.certificates.check.CertificateChecker;
import org.hudang.server.platform.IntakeRoom;
import org.hudang.server.platform.Settings;
import org.hudang.server.verify.CertificateReport;
import org.hudang.server.verify.FileCheck;
import org.hudang.server.verify.PaperCheck;
import org.hudang.signing.verify.VerificationReport;
import org.hudang.signing.verify.Verifier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks a relief certificate in whatever form somebody shows it. Starts neither database nor web. */
@Command(name = "verify", mixinStandardHelpOptions = true)
final class CertificateVerifyCommand implements Dispatch.NeedsConsole {
    private static final byte[] PDF = "%PDF".getBytes(StandardCharsets.US_ASCII);

    @Spec
    CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "SHOWN")
    List<String> shown = new ArrayList<>();

    @Mixin
    Judging judging = new Judging();

    @Override
    public int run(Console console) throws IOException {
        requireThere(console);
        Settings settings = Settings.from(console.environment());
        Judging.Believed believed = judging.read(console, settings);
        int worst = Dispatch.GOOD;
        try (Child child = new Child(settings)) {
            Verifier verifier = Verifier.with(Clock.system(settings.zone()));
            PaperCheck papers = new PaperCheck(believed.certificates(), verifier, believed.options(), child);
            FileCheck others =
                    new FileCheck(believed.options(), believed.certificates(), Clock.system(settings.zone()));
            for (String one : shown) {
                VerificationReport report = check(one, believed.certificates(), papers, others);
                Reports.print(report, judging.json, settings.zone(), console);
                worst = Reports.worse(worst, report.verdict().exitCode());
            }
        }
        return worst;
    }

    /** A name of a file that is not there is a slip of the pen, not a code of somebody else. */
    private void requireThere(Console console) {
        shown.stream()
                .filter(one -> one.matches("(?i).*\\.(png|jpe?g|pdf|txt)"))
                .filter(one -> file(one).isEmpty())
                .findFirst()
                .ifPresent(one -> {
                    throw new ParameterException(spec.commandLine(), console.say("verify.missing", one));
                });
    }

    private static VerificationReport check(
            String shown, CertificateChecker checker, PaperCheck papers, FileCheck others) throws IOException {
        long start = System.nanoTime();
        Optional<Path> file = file(shown);
        if (file.isEmpty()) {
            return CertificateReport.of(shown, checker.check(shown.strip()), millisSince(start));
        }
        if (isPdf(file.get())) {
            return CertificateReport.of(papers.check(file.get()), millisSince(start));
        }
        return others.check(file.get());
    }

    private static Optional<Path> file(String shown) {
        try {
            return Optional.of(Path.of(shown)).filter(Files::isRegularFile);
        } catch (InvalidPathException noPath) {
            return Optional.empty();
        }
    }

    private static boolean isPdf(Path file) throws IOException {
        try (var bytes = Files.newInputStream(file)) {
            return java.util.Arrays.equals(bytes.readNBytes(PDF.length), PDF);
        }
    }

    private static long millisSince(long start) {
        return java.util.concurrent.TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }

    /** The child process that draws foreign papers, started only when one is shown. */
    private static final class Child implements PaperCheck.FirstPage, AutoCloseable {
        private final Settings settings;
        private @Nullable IntakeRoom room;
        private @Nullable Intake intake;

        Child(Settings settings) {
            this.settings = settings;
        }

        @Override
        public Optional<java.awt.image.BufferedImage> of(Path pdf) throws IOException {
            if (intake == null) {
                IntakeRoom fresh = IntakeRoom.temporary(settings);
                room = fresh;
                intake = fresh.open();
            }
            return PaperCheck.FirstPage.drawnBy(intake).of(pdf);
        }

        @Override
        public void close() throws IOException {
            if (intake != null) {
                intake.close();
            }
            if (room != null) {
                room.close();
            }
        }
    }
}
