package org.hudang.forms.form;

import java.util.List;
import java.util.Map;
import org.hudang.forms.AuthorizationLetter;
import org.hudang.forms.PaperOverfull;
import org.hudang.forms.layout.Align;
import org.hudang.forms.layout.Area;
import org.hudang.forms.layout.Ink;
import org.hudang.forms.layout.Margins;
import org.hudang.forms.layout.Marks;
import org.hudang.forms.layout.Pen;
import org.hudang.forms.layout.RichText;
import org.hudang.forms.layout.Role;
import org.hudang.forms.layout.Sheet;
import org.hudang.forms.layout.Style;
import org.hudang.forms.layout.Styles;
import org.hudang.forms.template.Template;

/**
 * The authorization letter: what is authorized on the first page, who signs on the second and, when there are many, on
 * further pages that repeat the confirmation, so that no page with signatures stands without text.
 */
public final class LetterLayout {
    private static final Margins AT = Margins.FORM;
    private static final float SCOPE_ROW = 7.5f;
    private static final float SCOPE_LABEL = 18;
    private static final float[] SCOPE_COLUMNS = {0, 34, 68, 105};
    private static final float[] AUXILIARY_COLUMNS = {0, 68, 105};
    private static final double[] PITCHES = {24.4, 23.2, 22, 21, 20};

    private final AuthorizationLetter letter;
    private final Template template;
    private final Sheet sheet;

    public LetterLayout(AuthorizationLetter letter, Template template, Sheet sheet) {
        this.letter = letter;
        this.template = template;
        this.sheet = sheet;
    }

    /** Sets the whole letter. */
    public void compose() {
        front();
        sheet.newPage();
        new LetterSigning(letter, template, sheet).compose();
        String code = template.version().code().value();
        Map<String, String> words =
                Map.of("code", code, "effective", template.version().effective().toString(), "number", letter.number());
        AT.footers(
                sheet,
                template.text("footer.left", words),
                template.text("footer.right", words),
                page -> template.text(
                        "footer.page", Map.of("page", String.valueOf(page), "pages", String.valueOf(sheet.pages()))));
    }

    private void front() {
        float y = AT.top();
        sheet.text(template.text("title"), AT.left(), y, AT.width(), Styles.TITLE);
        y += 13.5f;
        numberLine(y);
        y += 9.4f;
        Style body = body(y);
        y += sheet.text(addressees(), AT.left(), y, AT.width(), body.indent(0));
        y += sheet.text(template.text("opening"), AT.left(), y, AT.width(), body);
        for (int i = 1; i <= clauses(); i++) {
            y += sheet.text(clause(i), AT.left(), y, AT.width(), body);
            if (i == scopeClause()) {
                y = scope(y + 1.2f) + 2;
            }
        }
    }

    /** The widest pitch with which the page holds its text. */
    private Style body(float top) {
        float needed = 0;
        for (double pitch : PITCHES) {
            Style style = Style.of(14, pitch).justified().indent(2);
            needed = sheet.heightOf(addressees(), AT.width(), style.indent(0))
                    + sheet.heightOf(template.text("opening"), AT.width(), style)
                    + 3.2f
                    + scopeRows() * SCOPE_ROW;
            for (int i = 1; i <= clauses(); i++) {
                needed += sheet.heightOf(clause(i), AT.width(), style);
            }
            if (top + needed <= AT.bottom()) {
                return style;
            }
        }
        throw new PaperOverfull("letter.addressees", AT.bottom() - top, needed);
    }

    private void numberLine(float y) {
        float boxHeight = 6.2f;
        Style label = Styles.LABEL;
        float line = y + (boxHeight - label.lineMm()) / 2;
        sheet.text(template.text("number.label"), AT.left(), line, 24, label);
        String digits = letter.number();
        String groups = digits.substring(0, 6) + " " + digits.substring(6, 14) + " " + digits.substring(14);
        float right =
                new Marks(sheet).boxes(groups, new Area(AT.left() + 21.5f, y, 5, boxHeight), 1.8f, Style.of(11, 15));
        String matter = template.text("matter", Map.of("matter", letter.matter()));
        float room = AT.left() + AT.width() - right - 2;
        Style fitting = sheet.fitting(matter, room, label, label.size(9.5, 15), label.size(9, 15), label.size(7.5, 15));
        sheet.text(matter, right + 2, line, room, fitting.align(Align.RIGHT));
    }

    private String addressees() {
        String all = String.join(template.text("addressees.separator"), letter.addressees());
        return template.text("addressees", Map.of("addressees", all));
    }

    private RichText clause(int number) {
        return RichText.bold(template.text("clause." + number + ".head"))
                .then(template.text("clause." + number + ".text"));
    }

    private int clauses() {
        int count = 0;
        while (template.has("clause." + (count + 1) + ".head")) {
            count++;
        }
        return count;
    }

    /** The clause that the list of what is checked belongs to. */
    private static int scopeClause() {
        return 3;
    }

    private int scopeRows() {
        return requiredRows() + 1;
    }

    private int requiredRows() {
        return (template.list("scope.required").size() + 3) / 4;
    }

    /** The closed list of what is checked, all ticked; returns its lower edge. */
    private float scope(float y) {
        Style style = Styles.TABLE;
        float split = y + requiredRows() * SCOPE_ROW;
        float bottom = split + SCOPE_ROW;
        float x = AT.left();
        sheet.artifact(() -> {
            sheet.box(new Area(x, y, AT.width(), bottom - y), new Pen(.8, Ink.LINE));
            sheet.line(x + SCOPE_LABEL, y, x + SCOPE_LABEL, bottom, .35);
            sheet.line(x, split, x + AT.width(), split, .35);
        });
        List<String> required = template.list("scope.required");
        List<String> auxiliary = template.list("scope.auxiliary");
        label(template.text("scope.required"), y, split - y, style);
        sheet.tagged("L", () -> {
            for (int i = 0; i < required.size(); i++) {
                int row = i / 4;
                float top = y + row * SCOPE_ROW;
                item(required.get(i), x + SCOPE_LABEL + 2.2f + SCOPE_COLUMNS[i % 4], top, style);
            }
        });
        label(template.text("scope.auxiliary"), split, SCOPE_ROW, style);
        sheet.tagged("L", () -> {
            for (int i = 0; i < auxiliary.size(); i++) {
                item(auxiliary.get(i), x + SCOPE_LABEL + 2.2f + AUXILIARY_COLUMNS[i % 3], split, style);
            }
        });
        return bottom;
    }

    private void label(String text, float y, float height, Style style) {
        float top = y + (height - style.lineMm()) / 2;
        sheet.text(text, AT.left(), top, SCOPE_LABEL, style.bold().centred());
    }

    private void item(String text, float x, float y, Style style) {
        float side = 3.05f;
        sheet.tagged("LI", () -> {
            new Marks(sheet).checkBox(x, y + (SCOPE_ROW - side) / 2, side, Marks.Tick.ON);
            sheet.text(text, x + side + 1, y + (SCOPE_ROW - style.lineMm()) / 2, 60, style.role(Role.ITEM_BODY));
        });
    }
}
