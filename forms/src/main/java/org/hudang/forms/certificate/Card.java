package org.hudang.forms.certificate;

import static org.hudang.forms.certificate.CertificateLayout.CARD_HEIGHT;
import static org.hudang.forms.certificate.CertificateLayout.CARD_WIDTH;
import static org.hudang.forms.certificate.CertificateLayout.DEEP;
import static org.hudang.forms.certificate.CertificateLayout.MIDDLE;
import static org.hudang.forms.certificate.CertificateLayout.PALE;
import static org.hudang.forms.certificate.CertificateLayout.QUIET;
import static org.hudang.forms.certificate.CertificateLayout.WHITE;

import java.util.Map;
import org.hudang.forms.PaperOverfull;
import org.hudang.forms.QrMatrix;
import org.hudang.forms.layout.Align;
import org.hudang.forms.layout.Area;
import org.hudang.forms.layout.Guilloche;
import org.hudang.forms.layout.Ink;
import org.hudang.forms.layout.Marks;
import org.hudang.forms.layout.Pen;
import org.hudang.forms.layout.Role;
import org.hudang.forms.layout.Sheet;
import org.hudang.forms.layout.Style;

/** The certificate as a card: the holder and the seal in front, the code behind. */
final class Card {
    private static final Ink PAPER = new Ink(0xfbfcfc);
    private static final Ink GOLD = new Ink(0xb89b5e);
    private static final float MODULE = .55f;
    private static final float SEAL = 24;
    private static final float LEFT = 5;
    private static final float VALUE_X = 18.2f;
    private static final float ROW = 5.35f;
    private static final float TEXT_X = 44;
    private static final float CODE_Y = 5.6f;
    private static final float TEXT_WIDTH = 38;
    private static final Style LABEL = Style.of(7.5, 12).ink(Ink.GREY).role(Role.SPAN);
    private static final Style VALUE = Style.of(9, 12).role(Role.SPAN);

    private final CertificateLayout certificate;
    private final Sheet sheet;

    Card(CertificateLayout certificate, Sheet sheet) {
        this.certificate = certificate;
        this.sheet = sheet;
    }

    void compose() {
        front();
        sheet.newPage();
        back();
    }

    private void front() {
        sheet.artifact(() -> {
            sheet.fill(new Area(0, 0, CARD_WIDTH, CARD_HEIGHT), PAPER);
            for (int i = 0; i < 3; i++) {
                Guilloche.Rosette rosette = new Guilloche.Rosette(4 + 7 * i, 13 + 8 * i, 12 + 5 * i, 5);
                new Guilloche(sheet).rosette(66, 33, rosette, new Pen(.2, PALE));
            }
            sheet.fill(new Area(0, 0, CARD_WIDTH, 11.4f), DEEP);
            sheet.fill(new Area(0, 11.4f, CARD_WIDTH, .7f), GOLD);
        });
        Style title = Style.of(13, 19).bold().ink(WHITE).role(Role.H1);
        sheet.text(certificate.text("title"), LEFT, 2.4f, 60, title);
        if (!certificate.mark().isEmpty()) {
            Style mark = Style.of(8, 13).align(Align.RIGHT).ink(PALE);
            sheet.text(certificate.mark(), 60, 3.4f, 20.6f, mark);
        }
        line(0, "name.label", certificate.face().maskedName(), VALUE.bold());
        line(1, "number.label", certificate.face().maskedNumber(), VALUE);
        line(2, "programme.label", certificate.face().programme(), VALUE.bold());
        line(3, "household.label", certificate.household(), VALUE);
        line(4, "validity.label", certificate.validity("validity.day.card"), VALUE);
        line(5, "issuer.label", certificate.face().issuer(), VALUE);
        String issued = certificate.text("card.issued", Map.of("day", certificate.issued()));
        sheet.text(issued, LEFT, 48, 40, Style.of(6.5, 9).ink(Ink.GREY));
        Area place = new Area(69.5f - SEAL / 2, 38.5f - SEAL / 2, SEAL, SEAL);
        sheet.tagged("P", () -> sheet.signature(certificate.field(), place));
    }

    private void line(int number, String label, String value, Style style) {
        float y = 15.6f + number * ROW;
        float room = 58 - VALUE_X;
        Style fitting = sheet.fitting(value, room, style, style.size(8, 12), style.size(7, 12), style.size(6, 12));
        float needed = sheet.widthOf(value, fitting);
        if (needed > CARD_WIDTH - LEFT - VALUE_X) {
            throw new PaperOverfull("certificate." + label, CARD_WIDTH - LEFT - VALUE_X, needed);
        }
        sheet.tagged("P", () -> {
            sheet.spread(certificate.text(label), 4, LEFT, y, LABEL);
            sheet.text(value, VALUE_X, y, CARD_WIDTH - LEFT - VALUE_X, fitting);
        });
    }

    private void back() {
        QrMatrix qr = certificate.codes().qr();
        float side = qr.size() * MODULE;
        float quiet = QUIET * MODULE;
        float room = TEXT_X - LEFT - 2;
        if (side + 2 * quiet > room) {
            throw new PaperOverfull("certificate.qr", room, side + 2 * quiet);
        }
        sheet.artifact(() -> {
            sheet.fill(new Area(0, 0, CARD_WIDTH, CARD_HEIGHT), PAPER);
            sheet.fill(new Area(LEFT, CODE_Y, side + 2 * quiet, side + 2 * quiet), WHITE);
            sheet.fill(new Area(0, 0, CARD_WIDTH, 2.2f), DEEP);
            sheet.fill(new Area(0, 2.2f, CARD_WIDTH, .5f), GOLD);
        });
        new Marks(sheet).qr(qr, certificate.text("qr.description"), LEFT + quiet, CODE_Y + quiet, MODULE);
        Style heading = Style.of(11, 15).bold().ink(DEEP).role(Role.H2);
        sheet.text(certificate.text("card.scan"), TEXT_X, 6.4f, TEXT_WIDTH, heading);
        Style words = Style.of(7.5, 11.4);
        float y = 12.6f;
        for (String part : certificate.text("card.scan.text").split("\n", -1)) {
            y += sheet.text(part, TEXT_X, y, TEXT_WIDTH, words);
        }
        Style hint = Style.of(7.5, 10.5).ink(Ink.GREY);
        sheet.text(certificate.text("card.open"), TEXT_X, 23.6f, TEXT_WIDTH, hint);
        fitted(certificate.codes().address(), 27.4f, Style.of(8.5, 11.5).bold());
        sheet.text(certificate.text("card.type"), TEXT_X, 33, TEXT_WIDTH, hint);
        fitted(certificate.codes().shortCode(), 36.4f, Style.of(12.5, 16).bold());
        foot();
    }

    private void fitted(String text, float y, Style style) {
        Style fitting =
                sheet.fitting(text, TEXT_WIDTH, style, style.size(8, style.pitch()), style.size(6, style.pitch()));
        sheet.text(text, TEXT_X, y, TEXT_WIDTH, fitting);
    }

    private void foot() {
        float width = CARD_WIDTH - 2 * LEFT;
        sheet.artifact(() -> sheet.line(LEFT, 43.4f, LEFT + width, 43.4f, new Pen(.25, MIDDLE)));
        Style style = Style.of(5.2, 6.8).ink(Ink.GREY);
        sheet.text(certificate.text("card.identifier"), LEFT, 44, width, style);
        String identifier = certificate.codes().identifier();
        sheet.text(identifier, LEFT, 46.4f, width, sheet.fitting(identifier, width, style, style.size(4, 6.8)));
        sheet.text(
                certificate.text("card.note"),
                LEFT,
                49.4f,
                width,
                Style.of(5.6, 8).ink(Ink.GREY));
    }
}
