package org.hudang.forms.certificate;

import java.util.Map;
import java.util.Optional;
import org.hudang.forms.AnnotatedCertificate;
import org.hudang.forms.CertificateCodes;
import org.hudang.forms.CertificateFace;
import org.hudang.forms.CertificatePaper;
import org.hudang.forms.PlaceKind;
import org.hudang.forms.SealSpot;
import org.hudang.forms.layout.FieldSpec;
import org.hudang.forms.layout.Ink;
import org.hudang.forms.layout.Sheet;
import org.hudang.forms.template.Template;

/** The relief certificate, as sheet or as card. */
public final class CertificateLayout {
    /** ISO/IEC 7810 ID-1, in millimetres. */
    public static final float CARD_WIDTH = 85.6f;

    public static final float CARD_HEIGHT = 54;

    static final Ink DEEP = new Ink(0x1e3f52);
    static final Ink MIDDLE = new Ink(0x8fabb2);
    static final Ink PALE = new Ink(0xdde7e8);
    static final Ink WHITE = new Ink(0xffffff);
    static final int QUIET = 4;

    private final CertificatePaper paper;
    private final Template template;
    private final Sheet sheet;
    private final Optional<CopyNote> note;

    public CertificateLayout(CertificatePaper paper, Template template, Sheet sheet) {
        this.paper = paper;
        this.template = template;
        this.sheet = sheet;
        this.note = Optional.empty();
    }

    /** The copy of a certificate; the certificate is set with its own template, the note with another. */
    public CertificateLayout(AnnotatedCertificate copy, Template plain, Template note, Sheet sheet) {
        this.paper = copy.certificate();
        this.template = plain;
        this.sheet = sheet;
        this.note = Optional.of(new CopyNote(copy.note(), note, sheet));
    }

    /** Sets the certificate in its shape. */
    public void compose() {
        if (paper.shape() == CertificatePaper.Shape.CARD) {
            new Card(this, sheet).compose();
        } else {
            new CertificateSheet(this, sheet).compose();
        }
    }

    CertificateFace face() {
        return paper.face();
    }

    CertificateCodes codes() {
        return paper.codes();
    }

    SealSpot seal() {
        return paper.seal();
    }

    /** The mark that says it is something else than a document in force, or nothing. */
    String mark() {
        return paper.mark().orElse("");
    }

    /** The note of a copy; a certificate itself has none. */
    Optional<CopyNote> note() {
        return note;
    }

    String title() {
        return note.map(CopyNote::title).orElseGet(() -> text("title"));
    }

    String text(String key) {
        return template.text(key);
    }

    String text(String key, Map<String, String> values) {
        return template.text(key, values);
    }

    String household() {
        return text(
                "household",
                Map.of(
                        "size", String.valueOf(face().householdSize()),
                        "entitled", String.valueOf(face().entitled())));
    }

    String since() {
        return template.dates("since").format(face().since());
    }

    /** First and last day in one of the template's date formats. */
    String validity(String format) {
        return text(
                "validity",
                Map.of(
                        "from", template.dates(format).format(face().validFrom()),
                        "to", template.dates(format).format(face().validTo())));
    }

    String issued() {
        return template.dates("seal.day").format(face().issuedOn());
    }

    FieldSpec field() {
        String tooltip = text("field.seal", Map.of("agency", seal().agency()));
        return new FieldSpec("seal-1", PlaceKind.SEAL, seal().role(), tooltip);
    }
}
