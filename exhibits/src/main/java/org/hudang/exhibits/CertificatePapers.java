package org.hudang.exhibits;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.hudang.forms.AnnotatedCertificate;
import org.hudang.forms.CertificateCodes;
import org.hudang.forms.CertificateFace;
import org.hudang.forms.CertificatePaper;
import org.hudang.forms.ComposedPaper;
import org.hudang.forms.Forms;
import org.hudang.forms.Paper;
import org.hudang.forms.QrMatrix;
import org.hudang.forms.SealSpot;
import org.hudang.forms.TemplateCode;
import org.hudang.forms.press.Press;
import org.hudang.forms.press.PressSettings;
import org.hudang.signing.pdf.PdfSigner;
import org.hudang.signing.pdf.SignatureTask;

/** A relief certificate (电子社会救助证明) as sheet, as card and as copy for one purpose (加注件), before and after it was sealed. */
final class CertificatePapers {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final int MODULES = 57;

    private CertificatePapers() {}

    /** @param seal as it is drawn on papers of this office */
    static void leave(Office office, OwnLetter seal, Path folder) throws IOException {
        Forms press = Press.open(new PressSettings(office.clock(), ZoneId.of("Asia/Shanghai"), List.of()));
        CertificatePaper sheet = certificate(CertificatePaper.Shape.SHEET);
        Map<String, Paper> papers = new LinkedHashMap<>();
        papers.put("certificate-sheet", sheet);
        papers.put("certificate-card", certificate(CertificatePaper.Shape.CARD));
        papers.put(
                "certificate-copy",
                new AnnotatedCertificate(
                        new TemplateCode("JZ-2026-1"),
                        sheet,
                        new AnnotatedCertificate.Note(
                                "cpy_sample", "办理医疗救助", "样例县人民医院（样例）", TODAY, TODAY.plusDays(30))));
        for (Map.Entry<String, Paper> paper : papers.entrySet()) {
            ComposedPaper composed = press.compose(paper.getValue());
            SignatureTask task = SignatureTask.inField(
                    composed.places().get(0).field(),
                    seal.seal(),
                    office.clock().instant(),
                    Office.NAME);
            byte[] sealed = PdfSigner.stamping(office.authority().timestamps())
                    .sign(composed.pdf(), task, office.signers(Keys.BOTH))
                    .bytes();
            Files.write(folder.resolve(paper.getKey() + ".pdf"), composed.pdf());
            Files.write(folder.resolve(paper.getKey() + "-sealed.pdf"), sealed);
        }
    }

    private static CertificatePaper certificate(CertificatePaper.Shape shape) {
        CertificateFace face = new CertificateFace(
                "张*例",
                "999***********0013",
                "最低生活保障",
                3,
                3,
                YearMonth.of(2026, 10),
                TODAY,
                TODAY.plusMonths(10),
                "样例镇样例村",
                Office.NAME + "（样例）",
                TODAY);
        CertificateCodes codes = new CertificateCodes(
                "1.2.156.3005.2.000000000000000000999.999001000000000000.2026000318.001.M",
                "7K4MR-9Q2XB-ZZQK2",
                "relief.example/v",
                matrix());
        return new CertificatePaper(
                new TemplateCode("ZM-2026-1"),
                shape,
                face,
                codes,
                SealSpot.round("bureau", Office.NAME).on(TODAY),
                Optional.of("样例"));
    }

    /** As large as a real code, and nothing else: what it says is no matter of the file's form. */
    private static QrMatrix matrix() {
        Random random = new Random(MODULES);
        BitSet dark = new BitSet();
        for (int i = 0; i < MODULES * MODULES; i++) {
            dark.set(i, random.nextBoolean());
        }
        return new QrMatrix(MODULES, dark);
    }
}
