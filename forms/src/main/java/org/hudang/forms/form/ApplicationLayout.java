package org.hudang.forms.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hudang.forms.Agent;
import org.hudang.forms.Applicant;
import org.hudang.forms.ApplicationForm;
import org.hudang.forms.Declaration;
import org.hudang.forms.FormMember;
import org.hudang.forms.PlaceKind;
import org.hudang.forms.layout.Align;
import org.hudang.forms.layout.Area;
import org.hudang.forms.layout.Cell;
import org.hudang.forms.layout.FieldSpec;
import org.hudang.forms.layout.Ink;
import org.hudang.forms.layout.Margins;
import org.hudang.forms.layout.Marks;
import org.hudang.forms.layout.Pen;
import org.hudang.forms.layout.Role;
import org.hudang.forms.layout.Row;
import org.hudang.forms.layout.Sheet;
import org.hudang.forms.layout.Style;
import org.hudang.forms.layout.Styles;
import org.hudang.forms.layout.Table;
import org.hudang.forms.template.Template;

/** The application form: who applies for what, the household, what it declares, why, and the promise that is signed. */
public final class ApplicationLayout {
    private static final Margins AT = Margins.FORM;
    private static final double[] APPLICANT = {24, 50, 24, 62};
    private static final double[] MEMBERS = {10, 22, 21, 22, 39, 29, 17};
    private static final float CAPTION = 6.2f;
    private static final float AFTER = 3.2f;
    private static final double LINE = 8.2;

    private final ApplicationForm form;
    private final Template template;
    private final Sheet sheet;
    private float y;

    public ApplicationLayout(ApplicationForm form, Template template, Sheet sheet) {
        this.form = form;
        this.template = template;
        this.sheet = sheet;
    }

    /** Sets the whole form. */
    public void compose() {
        head();
        applicant();
        members();
        declaration();
        reason();
        kinship();
        promise();
        Map<String, String> words = Map.of(
                "code", template.version().code().value(),
                "effective", template.version().effective().toString(),
                "number", form.number());
        AT.footers(
                sheet,
                template.text("footer.left", words),
                template.text("footer.right", words),
                page -> template.text(
                        "footer.page", Map.of("page", String.valueOf(page), "pages", String.valueOf(sheet.pages()))));
    }

    private void head() {
        y = AT.top();
        sheet.text(template.text("title"), AT.left(), y, AT.width(), Styles.TITLE);
        y += 13;
        String number = template.text("number", Map.of("number", form.number()));
        sheet.text(number, AT.left(), y, AT.width(), Styles.LABEL.align(Align.RIGHT));
        y += 6;
        Style address = Style.of(14, 22);
        sheet.text(
                template.text("addressee", Map.of("addressee", form.addressee())), AT.left(), y, AT.width(), address);
        y += 9.2f;
        sheet.text(template.text("relief.label"), AT.left(), y, 24, Styles.LABEL.bold());
        sheet.tagged("L", () -> {
            float x = AT.left() + 22;
            for (ApplicationForm.Relief relief : ApplicationForm.Relief.values()) {
                Marks.Tick tick = Marks.Tick.when(relief == form.relief());
                x = 6 + new Marks(sheet).check(template.text("relief." + relief), tick, x, y, Styles.LABEL);
            }
        });
        y += 8;
    }

    private void applicant() {
        caption("applicant.caption");
        Applicant who = form.applicant();
        Style style = Styles.TABLE;
        List<Row> rows = List.of(
                Row.of(
                        LINE,
                        label("applicant.name"),
                        Cell.of(who.name(), sheet.fitting(who.name(), 46, style, Styles.SMALL)),
                        label("applicant.phone"),
                        Cell.of(who.phone(), style)),
                Row.of(
                        LINE,
                        label("applicant.document"),
                        Cell.of(template.text("document." + who.document().kind()), style),
                        label("applicant.number"),
                        Cell.of(who.document().number(), style)),
                Row.of(
                        LINE,
                        label("applicant.registered"),
                        Cell.of(who.registeredAt(), style).spanning(3)),
                Row.of(
                        LINE,
                        label("applicant.lives"),
                        Cell.of(who.livesAt(), style).spanning(3)));
        y = table("applicant.summary", APPLICANT).draw(AT.left(), y, rows) + AFTER;
    }

    private void members() {
        Table table = table("members.summary", MEMBERS);
        List<Cell> heads = new ArrayList<>();
        template.list("members.head")
                .forEach(h -> heads.add(Cell.head(h, Styles.TABLE).padded(.6)));
        Row head = new Row(9.2f, heads);
        List<Row> rows = new ArrayList<>();
        form.members().forEach(m -> rows.add(member(rows.size() + 1, m)));
        String end = template.text(form.members().isEmpty() ? "members.none" : "blank");
        Style grey = Styles.NOTE.centred().ink(Ink.GREY);
        rows.add(Row.of(7, Cell.of(end, grey).spanning(MEMBERS.length)));
        int from = 0;
        while (from < rows.size()) {
            int to = from;
            while (to < rows.size()
                    && y + CAPTION + table.heightOf(head) + table.heightOf(rows.subList(from, to + 1)) <= AT.bottom()) {
                to++;
            }
            if (to == from) {
                turn();
                continue;
            }
            caption(from == 0 ? "members.caption" : "members.caption.more");
            List<Row> part = new ArrayList<>(List.of(head));
            part.addAll(rows.subList(from, to));
            y = table.draw(AT.left(), y, part) + AFTER;
            from = to;
        }
    }

    private Row member(int number, FormMember member) {
        Style small = Styles.SMALL.centred();
        Style style = Styles.TABLE.centred();
        String document = template.text("document." + member.document().kind());
        return Row.of(
                LINE + .6,
                Cell.of(String.valueOf(number), style),
                Cell.of(member.name(), sheet.fitting(member.name(), 20, style, small))
                        .padded(.8),
                Cell.of(member.relation(), sheet.fitting(member.relation(), 19, style, small))
                        .padded(.8),
                Cell.of(document, sheet.fitting(document, 21.4f, style, small)).padded(.3),
                Cell.of(
                                member.document().number(),
                                sheet.fitting(member.document().number(), 38, style, small))
                        .padded(.5),
                Cell.of(member.condition(), sheet.fitting(member.condition(), 27, style, small))
                        .padded(.8),
                Cell.of(member.income(), sheet.fitting(member.income(), 15.4f, style, small))
                        .padded(.8));
    }

    private void declaration() {
        Declaration said = form.declaration();
        List<Row> rows = List.of(
                pair("declaration.wages", said.wages(), "declaration.business", said.business()),
                pair("declaration.property", said.property(), "declaration.transfers", said.transfers()),
                pair("declaration.deposits", said.deposits(), "declaration.housing", said.housing()),
                pair("declaration.vehicles", said.vehicles(), "declaration.spending", said.spending()));
        Table table = table("declaration.summary", 30, 50, 24, 56);
        room(CAPTION + table.heightOf(rows));
        caption("declaration.caption");
        y = table.draw(AT.left(), y, rows) + AFTER;
    }

    private Row pair(String left, String leftValue, String right, String rightValue) {
        return Row.of(LINE, label(left), declared(leftValue), label(right), declared(rightValue));
    }

    private Cell declared(String value) {
        return Cell.of(value.isEmpty() ? template.text("declaration.none") : value, Styles.TABLE);
    }

    private void reason() {
        Style style = Style.of(12, 19).justified().indent(2);
        float measure = AT.width() - 7;
        float height = Math.max(24, sheet.heightOf(form.reason(), measure, style) + 4);
        room(CAPTION + height);
        caption("reason.caption");
        Area box = new Area(AT.left(), y, AT.width(), height);
        sheet.artifact(() -> sheet.box(box, new Pen(.8, Ink.LINE)));
        sheet.text(form.reason(), AT.left() + 3.5f, y + 2, measure, style);
        y += height + AFTER;
    }

    private void kinship() {
        Style style = Styles.LABEL;
        String text = template.text("kinship.text");
        String some = template.text("kinship.some") + form.kinship().orElse("");
        float height = sheet.heightOf(text, AT.width(), Styles.NOTE.justified());
        float lines = form.kinship().isPresent() ? sheet.heightOf(some, AT.width() - 6, style) : style.lineMm();
        room(CAPTION + height + lines + 3);
        caption("kinship.caption");
        y += sheet.text(text, AT.left(), y, AT.width(), Styles.NOTE.justified().ink(Ink.GREY)) + 1;
        sheet.tagged("L", () -> {
            Marks marks = new Marks(sheet);
            Marks.Tick none = Marks.Tick.when(form.kinship().isEmpty());
            float side = style.size() * .82f / 72f * 25.4f;
            if (form.kinship().isPresent()) {
                sheet.tagged("LI", () -> {
                    marks.checkBox(AT.left(), y + (style.lineMm() - side) / 2, side, Marks.Tick.ON);
                    sheet.text(some, AT.left() + side + 1, y, AT.width() - 6, style.role(Role.ITEM_BODY));
                });
            } else {
                marks.check(template.text("kinship.none"), none, AT.left(), y, style);
            }
        });
        y += lines + AFTER;
    }

    private void promise() {
        Style style = Style.of(12, 19).bold().justified();
        List<String> promises = template.list("promise");
        float indent = 7;
        float height = 5;
        for (String promise : promises) {
            height += sheet.heightOf(promise, AT.width() - 10 - indent, style);
        }
        List<String> notes = template.list("notes");
        float noted = 6;
        for (String note : notes) {
            noted += sheet.heightOf(note, AT.width() - 4.2f, Styles.NOTE.justified());
        }
        float signatures = form.agent().isPresent() ? 38 : 20;
        room(CAPTION + height + AFTER + signatures + noted);
        caption("promise.caption");
        Area box = new Area(AT.left(), y, AT.width(), height);
        sheet.artifact(() -> sheet.box(box, new Pen(1.1, Ink.LINE)));
        float[] at = {y + 2.5f};
        sheet.tagged("L", () -> numbered(promises, at, new Area(AT.left() + 5, 0, AT.width() - 10, 0), style));
        y += height + AFTER;
        signatures();
        y += 2;
        sheet.artifact(() -> sheet.line(AT.left(), y, AT.left() + AT.width(), y, .35));
        y += 1.6f;
        sheet.text(
                template.text("notes.title"),
                AT.left(),
                y,
                40,
                Styles.NOTE.bold().role(Role.H3));
        float[] below = {y + 4.8f};
        Area measure = new Area(AT.left(), 0, AT.width(), 0);
        sheet.tagged("L", () -> numbered(notes, below, measure, Styles.NOTE.justified()));
    }

    private void numbered(List<String> items, float[] at, Area measure, Style style) {
        float indent = 1.32f * style.emMm();
        for (int i = 0; i < items.size(); i++) {
            String number = (i + 1) + ".";
            String item = items.get(i);
            sheet.tagged("LI", () -> {
                sheet.text(
                        number, measure.x(), at[0], 9, style.align(Align.LEFT).role(Role.LABEL));
                at[0] += sheet.text(
                        item, measure.x() + indent, at[0], measure.width() - indent, style.role(Role.ITEM_BODY));
            });
        }
    }

    private void signatures() {
        String tooltip =
                template.text("field.applicant", Map.of("name", form.applicant().name()));
        FieldSpec field =
                new FieldSpec("applicant", PlaceKind.PERSON, form.applicant().key(), tooltip);
        String printed = template.text(
                "applicant.printed", Map.of("name", form.applicant().name()));
        String day = template.text("date.label") + "　"
                + template.dates("date.pattern").format(form.date());
        signer("applicant.sign", field, List.of(printed, day));
        form.agent().ifPresent(this::agent);
    }

    private void agent(Agent agent) {
        String tooltip = template.text("field.agent", Map.of("name", agent.name()));
        FieldSpec field = new FieldSpec("agent", PlaceKind.PERSON, agent.key(), tooltip);
        String name = template.text("agent.name", Map.of("name", agent.name()));
        String relation = template.text("agent.relation", Map.of("relation", agent.relation()));
        String phone = template.text("agent.phone", Map.of("phone", agent.phone()));
        signer("agent.sign", field, List.of(name, relation, phone));
    }

    /** A label, a line to sign on, and beside it who signs. */
    private void signer(String label, FieldSpec field, List<String> beside) {
        Style style = Styles.LABEL;
        float line = y + 14.6f;
        sheet.text(template.text(label), AT.left(), line - 6, 40, style);
        Area place = new Area(AT.left() + 38, y, 48, 14);
        sheet.artifact(() -> sheet.line(place.x(), line, place.right(), line, .35));
        sheet.tagged("P", () -> sheet.signature(field, place));
        Style small = Styles.TABLE;
        float at = line - beside.size() * small.lineMm() - .2f;
        float room = AT.width() - 92;
        for (String words : beside) {
            Style fitting = sheet.fitting(words, room, small, small.size(9, 14), small.size(7.5, 14));
            at += sheet.text(words, AT.left() + 92, at, room, fitting);
        }
        y += 18;
    }

    private Table table(String summary, double... columns) {
        return new Table(sheet, new Table.Look(.8, .35, template.text(summary)), columns);
    }

    private Cell label(String key) {
        return Cell.head(template.text(key), Styles.TABLE).padded(.6);
    }

    private void caption(String key) {
        sheet.text(
                template.text(key),
                AT.left(),
                y,
                AT.width(),
                Styles.LABEL.bold().role(Role.H2));
        y += CAPTION;
    }

    /** Turns the page when so many millimetres are not left. */
    private void room(float needed) {
        if (y + needed > AT.bottom()) {
            turn();
        }
    }

    private void turn() {
        sheet.newPage();
        Style title = Style.of(16, 22).bold().centred().role(Role.P);
        sheet.text(template.text("title.more"), AT.left(), AT.top(), AT.width(), title);
        y = AT.top() + 10.2f;
    }
}
