package org.hudang.forms.inspection;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hudang.forms.InspectionPaper;
import org.hudang.forms.InspectionPaper.Fault;
import org.hudang.forms.InspectionPaper.Found;
import org.hudang.forms.InspectionPaper.Judged;
import org.hudang.forms.InspectionPaper.Line;
import org.hudang.forms.InspectionPaper.Word;
import org.hudang.forms.PlaceKind;
import org.hudang.forms.SealSpot;
import org.hudang.forms.layout.Area;
import org.hudang.forms.layout.Cell;
import org.hudang.forms.layout.FieldSpec;
import org.hudang.forms.layout.Ink;
import org.hudang.forms.layout.LongTable;
import org.hudang.forms.layout.Margins;
import org.hudang.forms.layout.Role;
import org.hudang.forms.layout.Row;
import org.hudang.forms.layout.Sheet;
import org.hudang.forms.layout.Style;
import org.hudang.forms.layout.Styles;
import org.hudang.forms.layout.Table;
import org.hudang.forms.template.Template;

/** What was inspected and the totals, then every item in a table over as many pages as it needs, then the seal. */
public final class InspectionLayout {
    private static final Margins AT = Margins.FORM;
    private static final double[] HEAD = {24, 56, 24, 56};
    private static final double[] TOTALS = {32, 32, 32, 32, 32};
    private static final double[] ITEMS = {16, 34, 17, 42, 14, 37};
    private static final Style SMALL = Style.of(8.5, 11.6);
    private static final float CAPTION = 6.4f;
    private static final float SEAL_COLUMN = 80;
    private static final float SEAL_ROOM = 48;

    private final InspectionPaper paper;
    private final Template template;
    private final Sheet sheet;
    private final ZoneId zone;
    private float y;

    public InspectionLayout(InspectionPaper paper, Template template, Sheet sheet, ZoneId zone) {
        this.paper = paper;
        this.template = template;
        this.sheet = sheet;
        this.zone = zone;
    }

    /** Sets the whole report. */
    public void compose() {
        y = AT.top();
        y += sheet.text(template.text("title"), AT.left(), y, AT.width(), Styles.TITLE) + 4;
        head();
        totals();
        items();
        seal();
        AT.footers(
                sheet,
                template.text("footer.left", Map.of("number", paper.head().number())),
                template.text(
                        "footer.right", Map.of("code", template.version().code().value())),
                page -> template.text(
                        "footer.page", Map.of("page", String.valueOf(page), "pages", String.valueOf(sheet.pages()))));
    }

    private void head() {
        InspectionPaper.Head head = paper.head();
        DateTimeFormatter minute = template.dates("at").withZone(zone);
        List<Row> rows = List.of(
                pair("code", head.code(), "number", head.number()),
                pair(
                        "stage",
                        template.text("stage." + head.stage()),
                        "version",
                        template.text("version", Map.of("version", String.valueOf(head.version())))),
                pair("at", minute.format(head.at()), "by", head.by()),
                pair("basis", head.basis(), "tool", head.tool()),
                wide(
                        "extent",
                        template.text(
                                "extent",
                                Map.of(
                                        "files",
                                        String.valueOf(head.extent().files()),
                                        "bytes",
                                        String.valueOf(head.extent().bytes())))),
                Row.of(
                        8,
                        label("data"),
                        Cell.of(
                                        template.text(
                                                "data",
                                                Map.of("sha256", head.extent().sha256())),
                                        Style.of(9, 12))
                                .padded(2)
                                .spanning(3)));
        y = new Table(sheet, new Table.Look(.8, .35, template.text("head.table")), HEAD).draw(AT.left(), y, rows) + 5;
    }

    private Row pair(String left, String value, String right, String other) {
        return Row.of(8, label(left), value(value), label(right), value(other));
    }

    private Row wide(String label, String value) {
        return Row.of(8, label(label), value(value).spanning(3));
    }

    private Cell label(String key) {
        return Cell.of(template.text("label." + key), Styles.TABLE.bold().centred())
                .asHeader();
    }

    private static Cell value(String text) {
        return Cell.of(text, Styles.TABLE).padded(2);
    }

    private void totals() {
        caption("totals.caption");
        List<String> counts =
                new ArrayList<>(List.of(String.valueOf(paper.lines().size())));
        for (Word word : Word.values()) {
            counts.add(String.valueOf(paper.count(word)));
        }
        Row numbers = new Row(
                8,
                counts.stream()
                        .map(count -> Cell.of(count, Styles.TABLE.centred()))
                        .toList());
        Row heads = LongTable.head(template.list("totals.head"), Styles.TABLE, 1);
        y = new Table(sheet, new Table.Look(.8, .35, template.text("totals.table")), TOTALS)
                .draw(AT.left(), y, List.of(heads, numbers));
        y += 1.6f;
        y += sheet.text(
                        template.text(conclusion()),
                        AT.left(),
                        y,
                        AT.width(),
                        Styles.LABEL.ink(paper.count(Word.FAILED) > 0 ? Ink.RED : Ink.BLACK))
                + 3.4f;
    }

    private String conclusion() {
        if (paper.count(Word.FAILED) > 0) {
            return "conclusion.FAILED";
        }
        return paper.count(Word.BY_HAND) > 0 ? "conclusion.BY_HAND" : "conclusion.PASSED";
    }

    private void items() {
        caption("items.caption");
        Table table = new Table(sheet, new Table.Look(.8, .35, template.text("items.table")), ITEMS);
        Row head = LongTable.head(template.list("items.head"), SMALL, .4);
        List<Row> rows = new ArrayList<>();
        for (Line line : paper.lines()) {
            rows.add(row(line));
            rows.addAll(below(line.result()));
        }
        y = new LongTable(table, head, AT).draw(y, rows, () -> {
            sheet.newPage();
            y = AT.top();
            caption("items.more");
            return y;
        });
        y += 1.6f;
        y += sheet.text(template.text("note"), AT.left(), y, AT.width(), Styles.NOTE.ink(Ink.GREY));
    }

    private Row row(Line line) {
        Found found = line.result();
        Style word = SMALL.centred().ink(found.word() == Word.FAILED ? Ink.RED : Ink.BLACK);
        return Row.of(
                7,
                Cell.of(line.number(), SMALL.centred()).padded(.4),
                Cell.of(line.title(), SMALL).padded(1),
                Cell.of(template.text("object." + line.object()), SMALL.centred())
                        .padded(.4),
                Cell.of(line.method(), SMALL).padded(1),
                Cell.of(template.text("result." + found.word()), found.word() == Word.PASSED ? word : word.bold())
                        .padded(.4),
                Cell.of(detail(found), SMALL).padded(1));
    }

    private String detail(Found found) {
        return found.faults().isEmpty()
                ? found.why()
                : template.text(
                        "faults", Map.of("count", String.valueOf(found.faults().size() + found.more())));
    }

    /** Who judged and each fault have a row of their own, over the whole width, so that no row is higher than a page. */
    private List<Row> below(Found found) {
        List<String> lines = new ArrayList<>();
        found.judged().ifPresent(judged -> lines.add(judged(judged)));
        found.faults().forEach(fault -> lines.add(fault(fault)));
        if (found.more() > 0) {
            lines.add(template.text("fault.more", Map.of("count", String.valueOf(found.more()))));
        }
        return lines.stream()
                .map(line -> Row.of(
                        6,
                        Cell.of("", SMALL),
                        Cell.of(line, SMALL).spanning(ITEMS.length - 1).padded(1)))
                .toList();
    }

    private String judged(Judged judged) {
        String at = template.dates("at").withZone(zone).format(judged.at());
        return template.text("judged", Map.of("by", judged.by(), "at", at, "words", judged.words()));
    }

    private String fault(Fault fault) {
        String key = fault.expected().isEmpty() ? "fault.extra" : fault.found().isEmpty() ? "fault.none" : "fault";
        return template.text(
                key, Map.of("object", fault.object(), "expected", fault.expected(), "found", fault.found()));
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

    /** Name over date at the right, the seal pressing both, all on one page. */
    private void seal() {
        if (y + SEAL_ROOM > AT.bottom()) {
            sheet.newPage();
            y = AT.top();
        }
        SealSpot seal = paper.seal();
        float left = AT.left() + AT.width() - SEAL_COLUMN;
        float middle = y + SEAL_ROOM / 2 + 1;
        Style base = Style.of(14, 22).centred();
        Style name = sheet.fitting(seal.agency(), SEAL_COLUMN, base, base.size(12, 22), base.size(9, 22));
        sheet.text(seal.agency(), left, middle - 4, SEAL_COLUMN, name);
        String date = seal.date()
                .map(day -> template.dates("seal.date").format(day))
                .orElseGet(() -> template.text("seal.date.unknown"));
        Style small = seal.date().isPresent() ? base : base.size(8, 22).ink(Ink.GREY);
        sheet.text(date, left, middle + 4, SEAL_COLUMN, small);
        float width = (float) seal.widthMm();
        float height = (float) seal.heightMm();
        Area place = new Area(left + (SEAL_COLUMN - width) / 2, middle - height / 2, width, height);
        String tooltip = template.text("field.seal", Map.of("agency", seal.agency()));
        FieldSpec field = new FieldSpec("seal-1", PlaceKind.SEAL, seal.role(), tooltip);
        sheet.tagged("P", () -> sheet.signature(field, place));
    }
}
