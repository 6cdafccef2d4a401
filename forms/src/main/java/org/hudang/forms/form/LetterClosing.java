package org.hudang.forms.form;

import java.util.List;
import java.util.Map;
import org.hudang.forms.AuthorizationLetter;
import org.hudang.forms.Handler;
import org.hudang.forms.Handling;
import org.hudang.forms.PlaceKind;
import org.hudang.forms.SealSpot;
import org.hudang.forms.layout.Align;
import org.hudang.forms.layout.Area;
import org.hudang.forms.layout.FieldSpec;
import org.hudang.forms.layout.Ink;
import org.hudang.forms.layout.Margins;
import org.hudang.forms.layout.Marks;
import org.hudang.forms.layout.Role;
import org.hudang.forms.layout.Sheet;
import org.hudang.forms.layout.Style;
import org.hudang.forms.layout.Styles;
import org.hudang.forms.template.Template;

/** The end of the letter: who took it, who seals it, and how it is to be filled in. */
final class LetterClosing {
    private static final Margins AT = Margins.FORM;
    private static final float OFFICES = 40;
    private static final float NOTES_HEAD = 6.6f;
    private static final float NOTE_INDENT = 4.2f;
    private static final float LABEL_EMS = 4;
    /** Width of the staff block and of the column of each seal. */
    private static final float[][] COLUMNS = {{78, 70}, {55, 50}};

    private final AuthorizationLetter letter;
    private final Template template;
    private final Sheet sheet;

    LetterClosing(AuthorizationLetter letter, Template template, Sheet sheet) {
        this.letter = letter;
        this.template = template;
        this.sheet = sheet;
    }

    /** The height it takes. */
    float height() {
        float notes = 0;
        for (String note : notes()) {
            notes += sheet.heightOf(note, AT.width() - NOTE_INDENT, noteStyle());
        }
        return OFFICES + NOTES_HEAD + notes;
    }

    void compose(float y) {
        float[] columns = COLUMNS[letter.seals().size() - 1];
        staff(y, columns[0]);
        int count = letter.seals().size();
        float right = AT.left() + AT.width();
        for (int i = 0; i < count; i++) {
            float left = right - columns[1] * (count - i);
            seal(letter.seals().get(i), i + 1, new Area(left, y, columns[1], OFFICES));
        }
        notes(y + OFFICES);
    }

    private void staff(float y, float width) {
        Style style = Style.of(12, 20);
        Handling handling = letter.handling();
        float label = LABEL_EMS * style.emMm();
        float x = AT.left() + label + 5;
        float room = width - label - 5;
        sheet.artifact(() -> {
            sheet.line(x, y + 9.2f, x + room, y + 9.2f, .35);
            sheet.line(x, y + 19.2f, x + room, y + 19.2f, .35);
        });
        label(template.text("handlers.label"), y + 1, style);
        int count = handling.handlers().size();
        for (int i = 0; i < count; i++) {
            Area place = new Area(x + i * room / count, y - 1.2f, room / count - .6f, 10.2f);
            handler(handling.handlers().get(i), i + 1, place);
        }
        label(template.text("phone.label"), y + 11, style);
        Style value = Style.of(11, 18);
        Style fitting = sheet.fitting(handling.phone(), room - 1.5f, value, value.size(9, 18), value.size(7.5, 18));
        sheet.text(handling.phone(), x + 1.5f, y + 11.6f, room, fitting);
        label(template.text("way.label"), y + 21, style);
        sheet.tagged("L", () -> ways(handling.way(), x, y + 21.4f, room));
    }

    private void ways(Handling.Way chosen, float x, float y, float room) {
        Style style = room > 50 ? Style.of(11, 18) : Style.of(9.5, 18);
        float gap = room > 50 ? 5 : 1.6f;
        float at = x + 1;
        for (Handling.Way way : Handling.Way.values()) {
            Marks.Tick tick = Marks.Tick.when(way == chosen);
            at = gap + new Marks(sheet).check(template.text("way." + way), tick, at, y, style);
        }
    }

    private void label(String text, float y, Style style) {
        float width = sheet.spread(text, LABEL_EMS, AT.left(), y, style);
        sheet.artifact(() -> sheet.text(template.text("colon"), AT.left() + width, y, 6, style.role(Role.NONE)));
    }

    private void handler(Handler handler, int number, Area place) {
        if (handler.mark() == Handler.Mark.PRINTED) {
            Style style = sheet.fitting(handler.name(), place.width(), Style.of(12, 20), Style.of(9, 20));
            sheet.text(handler.name(), place.x(), place.y() + 2.6f, place.width(), style.centred());
            return;
        }
        String tooltip = template.text("field.handler", Map.of("name", handler.name()));
        FieldSpec field = new FieldSpec("handler-" + number, PlaceKind.PERSON, handler.key(), tooltip);
        sheet.tagged("P", () -> sheet.signature(field, place));
    }

    /** Name over date, the seal pressing both: the name runs over its star, the date above its lower text. */
    private void seal(SealSpot seal, int number, Area column) {
        Style base = Style.of(14, 22).centred();
        Style name = nameStyle(base, column.width());
        float y = column.y() + 12.5f;
        float center = column.x() + column.width() / 2;
        float half = sheet.heightOf(seal.agency(), column.width(), name) > name.lineMm() * 1.5f ? 2.3f : 0;
        sheet.text(seal.agency(), column.x(), y - half, column.width(), name);
        float below = y + 22 / 72f * 25.4f;
        seal.date()
                .ifPresentOrElse(
                        day -> sheet.text(
                                template.dates("seal.date.pattern").format(day),
                                column.x(),
                                below,
                                column.width(),
                                base.size(name.size(), 22)),
                        () -> sheet.text(
                                template.text("seal.date.unknown"),
                                column.x(),
                                below,
                                column.width(),
                                base.size(8, 22).ink(Ink.GREY)));
        float width = (float) seal.widthMm();
        float height = (float) seal.heightMm();
        float middle = y + 4;
        String tooltip = template.text("field.seal", Map.of("agency", seal.agency()));
        FieldSpec field = new FieldSpec("seal-" + number, PlaceKind.SEAL, seal.role(), tooltip);
        Area place = new Area(center - width / 2, middle - height / 2, width, height);
        sheet.tagged("P", () -> sheet.signature(field, place));
    }

    /** One style for the names of all seals. */
    private Style nameStyle(Style base, float width) {
        Style smallest = base;
        for (SealSpot seal : letter.seals()) {
            Style fitting =
                    sheet.fitting(seal.agency(), width, base, base.size(12, 22), base.size(10.5, 22), base.size(9, 13));
            smallest = fitting.size() < smallest.size() ? fitting : smallest;
        }
        return smallest;
    }

    private void notes(float top) {
        sheet.artifact(() -> sheet.line(AT.left(), top, AT.left() + AT.width(), top, .35));
        float y = top + 1.8f;
        sheet.text(
                template.text("notes.title"),
                AT.left(),
                y,
                40,
                Styles.NOTE.bold().role(Role.H3));
        float[] at = {y + 4.8f};
        List<String> notes = notes();
        sheet.tagged("L", () -> {
            for (int i = 0; i < notes.size(); i++) {
                String number = (i + 1) + ".";
                String note = notes.get(i);
                sheet.tagged("LI", () -> {
                    sheet.text(number, AT.left(), at[0], 6, Styles.NOTE.role(Role.LABEL));
                    at[0] += sheet.text(
                            note,
                            AT.left() + NOTE_INDENT,
                            at[0],
                            AT.width() - NOTE_INDENT,
                            noteStyle().role(Role.ITEM_BODY));
                });
            }
        });
    }

    private static Style noteStyle() {
        return Styles.NOTE.align(Align.JUSTIFY);
    }

    private List<String> notes() {
        Map<String, String> words = Map.of(
                "notice",
                letter.notice().template().value(),
                "sm3",
                spaced(letter.notice().sm3()));
        return java.util.stream.IntStream.rangeClosed(1, noteCount())
                .mapToObj(i -> template.text("notes." + i, words))
                .toList();
    }

    private int noteCount() {
        int count = 0;
        while (template.has("notes." + (count + 1))) {
            count++;
        }
        return count;
    }

    /** A digest in groups of eight that may go to the next line. */
    private static String spaced(String hex) {
        return hex.replaceAll("(.{8})(?!$)", "$1 ");
    }
}
