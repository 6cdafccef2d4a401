package org.hudang.benchmarks.certificate;

import java.io.PrintStream;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.hudang.benchmarks.signing.Office;
import org.hudang.benchmarks.signing.OwnForm;
import org.hudang.benchmarks.signing.SigningFloor;
import org.hudang.benchmarks.table.Estimate;
import org.hudang.certificates.qr.QrCode;
import org.hudang.certificates.qr.QrWriter;
import org.hudang.forms.CertificateCodes;
import org.hudang.forms.CertificateFace;
import org.hudang.forms.CertificatePaper;
import org.hudang.forms.ComposedPaper;
import org.hudang.forms.Forms;
import org.hudang.forms.QrMatrix;
import org.hudang.forms.SealSpot;
import org.hudang.forms.TemplateCode;
import org.hudang.forms.press.Press;
import org.hudang.forms.press.PressSettings;
import org.hudang.signing.PayloadAlgorithm;
import org.hudang.signing.PayloadSigner;
import org.hudang.signing.key.KeyAlgorithm;
import org.hudang.signing.key.SigningKey;
import org.hudang.signing.pdf.Appearance;
import org.hudang.signing.pdf.PdfSigner;
import org.hudang.signing.pdf.SignatureTask;
import org.hudang.signing.pdf.Signers;

/**
 * A batch of certificates as far as it goes without a database: each gets a signed code, is composed as PDF/A and sealed, with
 * SM2 throughout. Beside it stand composing alone, and the floor of sealing: hash and prepared CMS over a paper of that size.
 * The three take turns, so that a slow minute of the machine strikes all.
 */
public final class CertificateBatch {
    /** Certificates of a batch. */
    public static final int FULL = 10_000;
    /** Certificates for a look. */
    public static final int QUICK = 200;

    private static final int ROUNDS = 10;
    private static final int THREADS = 2;
    private static final double NANOS_PER_MINUTE = 60e9;
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    private final PayloadSigner codes;
    private final Forms press;
    private final Appearance face;
    private final PdfSigner signer = PdfSigner.withoutTimestamps();
    private final Signers signers;
    /** Each thread's own. */
    private final ThreadLocal<SigningFloor> floor;

    private final AtomicLong number = new AtomicLong();

    private CertificateBatch(Office office) {
        SigningKey seal = office.seal(KeyAlgorithm.SM2);
        codes = office.payloads(PayloadAlgorithm.SM2);
        press = Press.open(new PressSettings(Office.clock(), ZONE, List.of()));
        face = OwnForm.composed().seal();
        signers = Signers.guomi(seal);
        floor = ThreadLocal.withInitial(
                () -> new SigningFloor(KeyAlgorithm.SM2, office.bareKey(KeyAlgorithm.SM2), seal.chain()));
    }

    static CertificateBatch fresh() {
        return new CertificateBatch(Office.fresh());
    }

    /** Makes so many certificates and says how many a minute. */
    public static String measured(int certificates, PrintStream progress) {
        CertificateBatch batch = fresh();
        byte[] paper = batch.compose().pdf();
        int each = Math.max(1, certificates / ROUNDS);
        List<Double> whole = new ArrayList<>();
        List<Double> composing = new ArrayList<>();
        List<Double> sealing = new ArrayList<>();
        ExecutorService workers = Executors.newFixedThreadPool(THREADS);
        try {
            batch.minutes(workers, each, batch::certificate);
            for (int round = 1; round <= ROUNDS; round++) {
                progress.println("measuring batch, round " + round + " of " + ROUNDS);
                sealing.add(batch.minutes(workers, each, () -> batch.floor.get().sign(paper)));
                composing.add(batch.minutes(workers, each, batch::compose));
                whole.add(batch.minutes(workers, each, batch::certificate));
            }
        } finally {
            workers.shutdownNow();
        }
        return table(each * ROUNDS, Estimate.of(whole), Estimate.of(composing), Estimate.of(sealing));
    }

    private static String table(int certificates, Estimate whole, Estimate composing, Estimate sealing) {
        Estimate share = composing.over(whole);
        return String.format(
                Locale.ROOT,
                "batch of %d certificates, %d threads, SM2, no database: %.0f a minute; the floor of sealing alone %.0f a"
                        + " minute (%.3f ± %.3f of its rate); composing takes %.2f ± %.2f of the time%n",
                certificates,
                THREADS,
                1 / whole.value(),
                1 / sealing.value(),
                sealing.over(whole).value(),
                sealing.over(whole).error(),
                share.value(),
                share.error());
    }

    /** Something that is made. */
    private interface Work {
        Object make();
    }

    /** Minutes for one, with all threads at work. */
    private double minutes(ExecutorService workers, int count, Work work) {
        List<Future<?>> all = new ArrayList<>();
        long start = System.nanoTime();
        for (int n = 0; n < count; n++) {
            all.add(workers.submit(work::make));
        }
        try {
            for (Future<?> one : all) {
                var unused = one.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        return (System.nanoTime() - start) / NANOS_PER_MINUTE / count;
    }

    /** The sealed certificate. */
    byte[] certificate() {
        ComposedPaper paper = compose();
        SignatureTask task = SignatureTask.inField(paper.places().get(0).field(), face, Office.NOW, Office.NAME);
        return signer.sign(paper.pdf(), task, signers).bytes();
    }

    /** The certificate before it is sealed, with a code signed for it. */
    ComposedPaper compose() {
        QrCode code = QrWriter.of(Code.link(Code.envelope(codes)));
        return press.compose(new CertificatePaper(
                new TemplateCode("ZM-2026-1"),
                CertificatePaper.Shape.SHEET,
                new CertificateFace(
                        "张*例",
                        "999***********0013",
                        "最低生活保障",
                        3,
                        3,
                        YearMonth.of(2026, 10),
                        TODAY,
                        TODAY.plusMonths(10),
                        "样例镇样例村" + number.incrementAndGet() + "组",
                        Office.NAME,
                        TODAY),
                new CertificateCodes(
                        "1.2.156.3005.2.000000000000000000999.999001000000000000.2026000318.001.M",
                        "7K4MR-9Q2XB-ZZQK2",
                        Code.HOST + "/v",
                        new QrMatrix(code.size(), code.modules())),
                SealSpot.round("bureau", Office.NAME).on(TODAY),
                Optional.of("样例")));
    }
}
