package org.hudang.forms.certificate;

import static org.hudang.forms.certificate.CertificateLayout.DEEP;
import static org.hudang.forms.certificate.CertificateLayout.MIDDLE;
import static org.hudang.forms.certificate.CertificateLayout.PALE;
import static org.hudang.forms.certificate.CertificateLayout.QUIET;
import static org.hudang.forms.certificate.CertificateLayout.WHITE;

import java.util.Map;
import org.hudang.forms.PaperOverfull;
import org.hudang.forms.QrMatrix;
import org.hudang.forms.layout.Area;
import org.hudang.forms.layout.Guilloche;
import org.hudang.forms.layout.Ink;
import org.hudang.forms.layout.Marks;
import org.hudang.forms.layout.Pen;
import org.hudang.forms.layout.RichText;
import org.hudang.forms.layout.Role;
import org.hudang.forms.layout.Sheet;
import org.hudang.forms.layout.Style;

/** The certificate on an A4 sheet: woven frame, eight lines, code at the left, seal at the right. */
final class CertificateSheet {
    private static final Ink PAPER = new Ink(0xfcfdfd);
    private static final float MIDDLE_X = 105;
    private static final float LABEL_X = 40;
    private static final float VALUE_X = 74;
    private static final float RIGHT = 172;
    private static final float ROW = 11.4f;
    private static final float QR_Y = 205;
    private static final float LEAST_MODULE = .55f;
    private static final float MODULE = .62f;
    private static final float QR_ROOM = 45;
    private static final Style LABEL = Style.of(14, 24).ink(Ink.GREY).role(Role.SPAN);
    private static final Style VALUE = Style.of(16, 24).role(Role.SPAN);

    private final CertificateLayout certificate;
    private final Sheet sheet;

    CertificateSheet(CertificateLayout certificate, Sheet sheet) {
        this.certificate = certificate;
        this.sheet = sheet;
    }

    void compose() {
        sheet.artifact(this::ornament);
        certificate.note().ifPresent(CopyNote::watermark);
        title();
        lines();
        certificate.note().ifPresentOrElse(CopyNote::box, this::statement);
        code();
        seal();
        foot();
    }

    private void ornament() {
        sheet.fill(new Area(12, 12, 186, 273), PAPER);
        sheet.box(new Area(12, 12, 186, 273), new Pen(1.6, DEEP));
        sheet.box(new Area(13.6f, 13.6f, 182.8f, 269.8f), new Pen(.4, DEEP));
        Guilloche guilloche = new Guilloche(sheet);
        guilloche.border(new Area(15.2f, 15.2f, 179.6f, 266.6f), 4, new Pen(.28, MIDDLE));
        for (float x : new float[] {15.2f, 189.6f}) {
            for (float y : new float[] {15.2f, 276.6f}) {
                sheet.fill(new Area(x, y, 5.2f, 5.2f), PAPER);
                guilloche.rosette(x + 2.6, y + 2.6, new Guilloche.Rosette(.5, 2.3, 8, 3), new Pen(.28, MIDDLE));
            }
        }
        sheet.box(new Area(20.4f, 20.4f, 169.2f, 256.2f), new Pen(.4, MIDDLE));
        for (int i = 0; i < 3; i++) {
            Guilloche.Rosette rosette = new Guilloche.Rosette(12 + 14 * i, 30 + 15 * i, 14 + 6 * i, 6);
            guilloche.rosette(MIDDLE_X, 141, rosette, new Pen(.25, PALE));
        }
    }

    private void statement() {
        Style statement = Style.of(14, 24).justified().indent(2);
        sheet.text(certificate.text("statement"), LABEL_X, 68 + 8 * ROW + 4.5f, RIGHT - LABEL_X, statement);
    }

    private void title() {
        String words = certificate.title();
        Style large = Style.of(32, 42).bold().ink(DEEP).role(Role.H1);
        Style title = sheet.fitting(words, 122, large, large.size(26, 42));
        float ems = Math.max(9.2f, words.length());
        sheet.spread(words, ems, MIDDLE_X - ems * title.emMm() / 2, 38, title);
        String mark = certificate.mark();
        Pen pen = new Pen(.5, MIDDLE);
        if (mark.isEmpty()) {
            sheet.artifact(() -> sheet.line(66, 56.5f, 144, 56.5f, pen));
            return;
        }
        sheet.artifact(() -> {
            sheet.line(66, 56.5f, 93, 56.5f, pen);
            sheet.line(117, 56.5f, 144, 56.5f, pen);
        });
        Style style = Style.of(10.5, 15).ink(Ink.GREY);
        float width = Math.max(3, mark.length()) * style.emMm();
        sheet.spread(mark, Math.max(3, mark.length()), MIDDLE_X - width / 2, 53.9f, style);
    }

    private void lines() {
        line(0, "name.label", certificate.face().maskedName(), VALUE.bold());
        line(1, "number.label", certificate.face().maskedNumber(), VALUE);
        line(2, "programme.label", certificate.face().programme(), VALUE.bold());
        line(3, "household.label", certificate.household(), VALUE);
        line(4, "since.label", certificate.since(), VALUE);
        line(5, "validity.label", certificate.validity("validity.day"), VALUE);
        line(6, "place.label", certificate.face().place(), VALUE);
        line(7, "issuer.label", certificate.face().issuer(), VALUE);
    }

    private void line(int number, String label, String value, Style style) {
        float y = 68 + number * ROW;
        float room = RIGHT - VALUE_X;
        Style fitting = sheet.fitting(value, room, style, style.size(14, 24), style.size(12, 24), style.size(10, 24));
        float needed = sheet.widthOf(value, fitting);
        Style last = needed > room ? style.size(9, 12) : fitting;
        float height = sheet.heightOf(value, room, last);
        if (height > ROW - 1) {
            throw new PaperOverfull("certificate." + label, room, needed);
        }
        sheet.tagged("P", () -> {
            sheet.spread(certificate.text(label), 4, LABEL_X, y, LABEL);
            sheet.text(value, VALUE_X, y, room, last);
        });
        sheet.artifact(() -> sheet.line(VALUE_X - 1, y + 9.2f, RIGHT, y + 9.2f, new Pen(.25, MIDDLE)));
    }

    private void code() {
        QrMatrix qr = certificate.codes().qr();
        float module = Math.min(MODULE, QR_ROOM / qr.size());
        if (module < LEAST_MODULE) {
            throw new PaperOverfull("certificate.qr", QR_ROOM, qr.size() * LEAST_MODULE);
        }
        float side = qr.size() * module;
        float quiet = QUIET * module;
        Area white = new Area(LABEL_X - quiet, QR_Y - quiet, side + 2 * quiet, side + 2 * quiet);
        sheet.artifact(() -> sheet.fill(white, WHITE));
        new Marks(sheet).qr(qr, certificate.text("qr.description"), LABEL_X, QR_Y, module);
        Style scan = Style.of(9, 12).centred().ink(Ink.GREY);
        float below = QR_Y + side;
        sheet.text(certificate.text("scan"), LABEL_X - 4, below + 2.4f, side + 8, scan);
        RichText code = RichText.of(certificate.text("short.label"))
                .then(RichText.bold(certificate.codes().shortCode()));
        Style style = Style.of(10.5, 14).centred();
        Style fitting = sheet.fitting(code.plain(), side + 6, style, style.size(9, 14), style.size(8, 14));
        sheet.text(code, LABEL_X - 4, below + 6.9f, side + 8, fitting);
    }

    private void seal() {
        float centre = 143;
        float measure = 66;
        Style base = Style.of(15, 24).centred();
        String agency = certificate.seal().agency();
        Style name = sheet.fitting(agency, measure, base, base.size(13, 24), base.size(11, 24), base.size(9, 24));
        sheet.text(agency, centre - measure / 2, 220, measure, name);
        sheet.text(certificate.issued(), centre - measure / 2, 228.4f, measure, base);
        float width = (float) certificate.seal().widthMm();
        float height = (float) certificate.seal().heightMm();
        Area place = new Area(centre - width / 2, 224.6f - height / 2, width, height);
        sheet.tagged("P", () -> sheet.signature(certificate.field(), place));
    }

    private void foot() {
        sheet.artifact(() -> sheet.line(30, 258.2f, 180, 258.2f, new Pen(.3, MIDDLE)));
        Style style = Style.of(8, 11).centred().ink(Ink.GREY);
        String identifier = certificate.text(
                "identifier", Map.of("identifier", certificate.codes().identifier()));
        sheet.text(identifier, 30, 260, 150, sheet.fitting(identifier, 150, style, style.size(6.5, 11)));
        String check =
                certificate.text("check", Map.of("address", certificate.codes().address()));
        sheet.text(check, 30, 264.6f, 150, sheet.fitting(check, 150, style, style.size(7, 11)));
    }
}
