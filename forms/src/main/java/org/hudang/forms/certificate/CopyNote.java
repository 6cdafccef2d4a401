package org.hudang.forms.certificate;

import static org.hudang.forms.certificate.CertificateLayout.DEEP;
import static org.hudang.forms.certificate.CertificateLayout.MIDDLE;
import static org.hudang.forms.certificate.CertificateLayout.WHITE;

import java.time.LocalDate;
import java.util.Map;
import org.hudang.forms.AnnotatedCertificate.Note;
import org.hudang.forms.PaperOverfull;
import org.hudang.forms.layout.Area;
import org.hudang.forms.layout.Ink;
import org.hudang.forms.layout.Pen;
import org.hudang.forms.layout.Role;
import org.hudang.forms.layout.Sheet;
import org.hudang.forms.layout.Style;
import org.hudang.forms.template.Template;

/** What makes the sheet of a certificate a copy for one purpose: a watermark across the page, and a box that says it plainly. */
final class CopyNote {
    private static final Ink PALE = new Ink(0xcfdadd);
    private static final float MIDDLE_X = 105;
    private static final float DIAGONAL = 196;
    private static final double DEGREES = 32;
    private static final Area BOX = new Area(34, 159.6f, 142, 41.4f);
    private static final float LEFT = 38;
    private static final float VALUE_X = 58;
    private static final float RIGHT = 172;
    private static final float ROWS = 177.6f;
    private static final float ROW = 5.7f;
    private static final Style LABEL = Style.of(9, 14).ink(Ink.GREY).role(Role.SPAN);
    private static final Style VALUE = Style.of(10.5, 14).bold().role(Role.SPAN);

    private final Note note;
    private final Template template;
    private final Sheet sheet;

    CopyNote(Note note, Template template, Sheet sheet) {
        this.note = note;
        this.template = template;
        this.sheet = sheet;
    }

    String title() {
        return template.text("title");
    }

    /** Thrice across the page, below everything else. */
    void watermark() {
        String forWhom = template.text("watermark.requester", Map.of("requester", note.requester()));
        String what = template.text("watermark.purpose", Map.of("purpose", note.purpose(), "until", day(note.until())));
        for (float y : new float[] {82, 141, 199}) {
            across(forWhom, y);
            across(what, y + 12);
        }
    }

    private void across(String words, float y) {
        Style style = Style.of(22, 30).bold().ink(PALE);
        Style fitting = sheet.fitting(
                words, DIAGONAL, style, style.size(18, 30), style.size(14, 30), style.size(11, 30), style.size(9, 30));
        sheet.artifact(() -> sheet.turned(words, MIDDLE_X, y, DEGREES, fitting));
    }

    void box() {
        sheet.artifact(() -> {
            sheet.fill(BOX, WHITE);
            sheet.box(BOX, new Pen(1, DEEP));
        });
        Style heading = Style.of(11, 16).bold().ink(DEEP).role(Role.H2);
        sheet.text(template.text("heading"), LEFT, 161.2f, 40, heading);
        Style words = Style.of(9, 13).justified();
        sheet.text(template.text("statement"), LEFT, 167, RIGHT - LEFT, words);
        row(0, LEFT, VALUE_X, RIGHT, "purpose", note.purpose());
        row(1, LEFT, VALUE_X, RIGHT, "requester", note.requester());
        row(2, LEFT, VALUE_X, MIDDLE_X, "made", day(note.madeOn()));
        row(2, MIDDLE_X + 4, MIDDLE_X + 24, RIGHT, "until", day(note.until()));
        row(3, LEFT, VALUE_X, RIGHT, "number", note.number());
    }

    private void row(int number, float labelX, float x, float right, String what, String value) {
        float y = ROWS + number * ROW;
        float room = right - x;
        Style fitting = sheet.fitting(
                value, room, VALUE, VALUE.size(9, 14), VALUE.size(8, 14), VALUE.size(7, 14), VALUE.size(6, 14));
        float needed = sheet.widthOf(value, fitting);
        if (needed > room) {
            throw new PaperOverfull("copy." + what, room, needed);
        }
        sheet.tagged("P", () -> {
            sheet.text(template.text(what + ".label"), labelX, y, x - labelX, LABEL);
            sheet.text(value, x, y, room + 1, fitting);
        });
        if (right == RIGHT) {
            sheet.artifact(() -> sheet.line(LEFT, y + 5.4f, RIGHT, y + 5.4f, new Pen(.2, MIDDLE)));
        }
    }

    private String day(LocalDate day) {
        return template.dates("day").format(day);
    }
}
