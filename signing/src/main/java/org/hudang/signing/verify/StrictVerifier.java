package org.hudang.signing.verify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hudang.signing.verify.SignatureReport.Level;
import org.hudang.signing.verify.SignatureReport.SignatureIntegrity;
import org.hudang.signing.verify.VerificationReport.FileFormat;
import org.hudang.signing.verify.VerificationReport.Integrity;
import org.hudang.signing.verify.VerificationReport.Register;
import org.hudang.signing.verify.cms.Authorities;
import org.hudang.signing.verify.cms.RightOnce;
import org.hudang.signing.verify.finding.Budget;
import org.hudang.signing.verify.finding.Code;
import org.hudang.signing.verify.finding.Finding;
import org.hudang.signing.verify.finding.Unjudged;
import org.hudang.signing.verify.ofd.OfdPackage;

/** The verifier behind the door: opens the file, finds out its format and hands it to the reader of that format. */
final class StrictVerifier implements Verifier {
    private static final int NANOS_PER_MILLI = 1_000_000;

    private final Clock clock;
    private final RightOnce known = new RightOnce();

    StrictVerifier(Clock clock) {
        this.clock = clock;
    }

    @Override
    public VerificationReport verify(Path file, VerificationOptions options) {
        long start = System.nanoTime();
        Finding finding;
        try {
            if (!Files.isRegularFile(file)) {
                finding = Finding.of(Code.FILE_UNREADABLE, "file"); // reading a pipe might never end
            } else if (Files.size(file) <= options.limits().size()) {
                return verify(file.toString(), Files.readAllBytes(file), options);
            } else {
                finding = Finding.of(Code.FILE_TOO_LARGE, "file");
            }
        } catch (IOException e) {
            finding = Finding.of(Code.FILE_UNREADABLE, "file");
        } catch (OutOfMemoryError e) {
            finding = Finding.of(Code.LIMIT_REACHED, "file", "size");
        }
        return refused(file.toString(), FileFormat.UNKNOWN, finding, options, start);
    }

    @Override
    public VerificationReport verify(String name, byte[] content, VerificationOptions options) {
        long start = System.nanoTime();
        FileFormat format = format(content);
        Finding finding;
        try {
            if (content.length == 0) {
                finding = Finding.of(Code.FILE_EMPTY, "file");
            } else if (content.length > options.limits().size()) {
                finding = Finding.of(Code.FILE_TOO_LARGE, "file");
            } else if (format == FileFormat.OFD) {
                return ofd(name, content, options, start);
            } else if (format != FileFormat.PDF) {
                finding = Finding.of(Code.FORMAT_UNKNOWN, "file");
            } else if (!starts(content, 0, "%PDF-")) {
                finding = Finding.of(Code.HEADER_NOT_FIRST, "file");
            } else {
                return pdf(name, content, options, start);
            }
        } catch (Unjudged e) {
            finding = e.finding();
        } catch (StackOverflowError e) {
            finding = Finding.of(Code.LIMIT_REACHED, "file", "depth");
        } catch (OutOfMemoryError e) {
            finding = Finding.of(Code.LIMIT_REACHED, "file", "size");
        } catch (RuntimeException e) {
            // a part that no reader foresaw; its message may quote the file, so only its kind is told
            finding = Finding.of(Code.FAULT, "file", e.getClass().getSimpleName());
        }
        return refused(name, format, finding, options, start);
    }

    @Override
    public VerificationReport verifyBeside(String name, byte[] content, byte[] message, VerificationOptions options) {
        long start = System.nanoTime();
        Finding finding;
        try {
            Budget budget = budget(options);
            Instant now = options.at().orElseGet(clock::instant);
            ReportBuilder builder = new ReportBuilder(options, now);
            new MessageVerification(authorities(options, budget), now, builder).run(name, content, message);
            return report(name, FileFormat.PACKAGE, options, builder, start);
        } catch (Unjudged e) {
            finding = e.finding();
        } catch (StackOverflowError e) {
            finding = Finding.of(Code.LIMIT_REACHED, "file", "depth");
        } catch (RuntimeException e) {
            finding = Finding.of(Code.FAULT, "file", e.getClass().getSimpleName());
        }
        return refused(name, FileFormat.PACKAGE, finding, options, start);
    }

    private VerificationReport ofd(String name, byte[] content, VerificationOptions options, long start) {
        Budget budget = budget(options);
        Instant now = options.at().orElseGet(clock::instant);
        ReportBuilder builder = new ReportBuilder(options, now);
        new OfdVerification(OfdPackage.read(content, budget), authorities(options, budget), now, builder).run();
        return report(name, FileFormat.OFD, options, builder, start);
    }

    private static Budget budget(VerificationOptions options) {
        Limits limits = options.limits();
        return new Budget(limits.time(), limits.depth(), limits.decoded());
    }

    private Authorities authorities(VerificationOptions options, Budget budget) {
        return new Authorities(options.trust().anchors(), options.trust().crls(), known, budget);
    }

    private static VerificationReport report(
            String name, FileFormat format, VerificationOptions options, ReportBuilder builder, long start) {
        builder.finish();
        return new VerificationReport(
                name,
                format,
                builder.verdict().verdict(),
                register(options),
                builder.integrity(),
                builder.signatures(),
                builder.reasons(),
                millis(start),
                Compared.nothing());
    }

    private VerificationReport pdf(String name, byte[] content, VerificationOptions options, long start) {
        Budget budget = budget(options);
        Instant now = options.at().orElseGet(clock::instant);
        PdfVerification pdf = new PdfVerification(content, budget);
        ReportBuilder builder = new ReportBuilder(options, now);
        try {
            pdf.run();
            judge(pdf, builder, content, authorities(options, budget), now);
        } catch (Unjudged e) {
            if (!pdf.altered() || e.outOfBounds()) {
                throw e;
            }
            builder.fileAltered(List.of(e.finding()));
        }
        builder.askActs(content, budget);
        VerificationReport report = report(name, FileFormat.PDF, options, builder, start);
        return report.explained(Explanation.of(content, pdf.candidates(), options.limits()));
    }

    private static void judge(
            PdfVerification pdf, ReportBuilder builder, byte[] content, Authorities authorities, Instant now) {
        List<Candidate> candidates = pdf.candidates();
        if (candidates.isEmpty()) {
            fileReasons(pdf, builder, Optional.empty());
            return;
        }
        ValidationData validation = ValidationData.of(pdf.view());
        List<TrustJudge.Answer> answers =
                new TrustJudge(authorities.with(validation.answers()), now, content, validation).judge(candidates);
        fileReasons(pdf, builder, new FirstSentence(candidates, content).find(new DamagedPage(pdf.view())));
        for (int i = 0; i < candidates.size(); i++) {
            builder.signature(candidates.get(i), answers.get(i), level(candidates, answers, i, validation));
        }
    }

    private static void fileReasons(PdfVerification pdf, ReportBuilder builder, Optional<Finding> first) {
        List<Finding> findings = new ArrayList<>(pdf.findings());
        first.filter(finding -> !findings.contains(finding)).ifPresent(findings::add);
        if (pdf.altered() || first.isPresent()) {
            builder.fileAltered(findings);
        } else {
            builder.fileReasons(findings);
            pdf.doubt().ifPresent(builder::fileDoubtful);
        }
    }

    private static Level level(
            List<Candidate> candidates, List<TrustJudge.Answer> answers, int index, ValidationData validation) {
        Candidate candidate = candidates.get(index);
        if (candidate.timestamp()) {
            return Level.TIMESTAMP;
        }
        if (candidate.signature == null || candidate.message().isEmpty()) {
            return Level.UNKNOWN;
        }
        if (candidate.seal != null
                || !candidate.signature.subFilter().equals("ETSI.CAdES.detached")
                || !candidate.message().get().bound()) {
            return Level.BASIC;
        }
        boolean later = false;
        boolean sealed = false;
        for (Candidate other : candidates.subList(index + 1, candidates.size())) {
            if (other.timestamp() && other.integrity == SignatureIntegrity.INTACT) {
                later = true;
                sealed |= other.signed != null && ValidationData.completeIn(other.signed);
            }
        }
        if (!answers.get(index).stamped() && !later) {
            return Level.B_B;
        }
        if (!validation.complete()) {
            return Level.B_T;
        }
        return sealed ? Level.B_LTA : Level.B_LT;
    }

    private static FileFormat format(byte[] content) {
        if (starts(content, 0, "%PDF-")) {
            return FileFormat.PDF;
        }
        if (starts(content, 0, "PK")) {
            return FileFormat.OFD;
        }
        for (int at = 1; at < Math.min(content.length, 1024); at++) {
            if (starts(content, at, "%PDF-")) {
                return FileFormat.PDF;
            }
        }
        return FileFormat.UNKNOWN;
    }

    private static boolean starts(byte[] content, int at, String word) {
        byte[] expected = word.getBytes(StandardCharsets.ISO_8859_1);
        return content.length >= at + expected.length
                && java.util.Arrays.equals(content, at, at + expected.length, expected, 0, expected.length);
    }

    private static Register register(VerificationOptions options) {
        return options.expectedSigners().isPresent()
                        || options.seals().isPresent()
                        || options.acts().isPresent()
                ? Register.ASKED
                : Register.NOT_ASKED;
    }

    private static long millis(long start) {
        return (System.nanoTime() - start) / NANOS_PER_MILLI;
    }

    private static VerificationReport refused(
            String name, FileFormat format, Finding finding, VerificationOptions options, long start) {
        Reason reason = Findings.reason(finding);
        return new VerificationReport(
                name,
                format,
                new Verdict.Refused(reason),
                register(options),
                Integrity.UNREADABLE,
                List.of(),
                new ArrayList<>(List.of(reason)),
                millis(start),
                Compared.nothing());
    }
}
