package org.hudang.forms;

import java.time.LocalDate;

/**
 * Copy of a relief certificate for one purpose, 加注件: the sheet of the certificate with a note and a watermark across the page.
 * Field: {@code seal-1}.
 *
 * @param template version of the note to compose with
 * @param certificate what is copied; always set as sheet
 * @param note for what and for whom
 */
public record AnnotatedCertificate(TemplateCode template, CertificatePaper certificate, Note note) implements Paper {
    public AnnotatedCertificate {
        if (certificate.shape() != CertificatePaper.Shape.SHEET) {
            throw new PaperDataRefused(
                    "copy.shape", "SHEET", certificate.shape().name());
        }
        if (note.until().isAfter(certificate.face().validTo())) {
            throw new PaperDataRefused(
                    "copy.until",
                    "not after " + certificate.face().validTo(),
                    note.until().toString());
        }
    }

    /**
     * The note.
     *
     * @param number of the copy
     * @param purpose what it may be used for (用途)
     * @param requester who asked for it (索取单位)
     * @param madeOn day of the note
     * @param until last day on which it may be used
     */
    public record Note(String number, String purpose, String requester, LocalDate madeOn, LocalDate until) {
        public Note {
            Given.matches("copy.number", number, "[0-9A-Za-z_-]{1,40}");
            Given.line("copy.purpose", purpose, 40);
            Given.line("copy.requester", requester, 40);
            if (until.isBefore(madeOn)) {
                throw new PaperDataRefused("copy.until", "not before " + madeOn, until.toString());
            }
        }
    }

    @Override
    public PaperKind kind() {
        return PaperKind.ANNOTATED_CERTIFICATE;
    }
}
