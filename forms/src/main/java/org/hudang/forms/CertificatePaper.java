package org.hudang.forms;

import java.util.Optional;

/**
 * Electronic relief certificate, 电子社会救助证明. Field: {@code seal-1}.
 *
 * @param template version to compose with
 * @param shape sheet or card
 * @param face what it shows of the holder
 * @param codes what leads to its check
 * @param seal who seals; its agency and date are printed on the sheet
 * @param mark a word that marks it as something else than a document in force, for example 样例
 */
public record CertificatePaper(
        TemplateCode template,
        Shape shape,
        CertificateFace face,
        CertificateCodes codes,
        SealSpot seal,
        Optional<String> mark)
        implements Paper {
    /** Format of the certificate. */
    public enum Shape {
        /** One A4 page. */
        SHEET,
        /** Card of 85.6 × 54 mm (ISO/IEC 7810 ID-1), front and back. */
        CARD
    }

    public CertificatePaper {
        mark.ifPresent(m -> Given.line("certificate.mark", m, 6));
    }

    @Override
    public PaperKind kind() {
        return PaperKind.CERTIFICATE;
    }
}
