package org.hudang.forms.destruction;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hudang.forms.DestructionSheet;
import org.hudang.forms.PlaceKind;
import org.hudang.forms.SealSpot;
import org.hudang.forms.layout.Align;
import org.hudang.forms.layout.Area;
import org.hudang.forms.layout.Cell;
import org.hudang.forms.layout.FieldSpec;
import org.hudang.forms.layout.Ink;
import org.hudang.forms.layout.Margins;
import org.hudang.forms.layout.Row;
import org.hudang.forms.layout.Sheet;
import org.hudang.forms.layout.Style;
import org.hudang.forms.layout.Styles;
import org.hudang.forms.layout.Table;
import org.hudang.forms.template.Template;

/** The table on as many pages as it needs, then the sum and the place of the seal, which stay together. */
public final class DestructionLayout {
    private static final Margins AT = Margins.FORM;
    private static final double[] COLUMNS = {8, 37, 38, 11, 16, 16, 8, 8, 18};
    private static final Style SMALL = Style.of(8.5, 11.5);
    private static final float CLOSING = 72;

    private final DestructionSheet list;
    private final Template template;
    private final Sheet sheet;
    private final DateTimeFormatter day;
    private final DateTimeFormatter eight;
    private float y;

    public DestructionLayout(DestructionSheet list, Template template, Sheet sheet) {
        this.list = list;
        this.template = template;
        this.sheet = sheet;
        this.day = template.dates("date.long");
        this.eight = template.dates("date.eight");
    }

    /** Sets it. */
    public void compose() {
        y = AT.top();
        sheet.text(template.text("title"), AT.left(), y, AT.width(), Styles.TITLE);
        y += 14;
        head("fonds", list.fonds());
        head("number", list.number());
        y += 2;
        table();
        closing();
        AT.footers(
                sheet,
                list.number(),
                template.text(
                        "footer.right", Map.of("code", template.version().code().value())),
                page -> template.text(
                        "footer.page", Map.of("page", String.valueOf(page), "pages", String.valueOf(sheet.pages()))));
    }

    private void head(String key, String value) {
        y += sheet.text(template.text(key, Map.of(key, value)), AT.left(), y, AT.width(), Styles.LABEL);
    }

    private void table() {
        Table table = new Table(sheet, new Table.Look(.8, .35, template.text("table")), COLUMNS);
        Row head = new Row(
                8,
                template.list("head").stream()
                        .map(text -> Cell.head(text, SMALL).padded(.4))
                        .toList());
        List<Row> rows = rows();
        int from = 0;
        while (from < rows.size()) {
            if (from > 0) {
                sheet.newPage();
                y = AT.top();
            }
            int to = from;
            float room = AT.bottom() - y - table.heightOf(head);
            while (to < rows.size() && table.heightOf(rows.subList(from, to + 1)) <= room) {
                to++;
            }
            to = Math.max(to, from + 1);
            List<Row> part = new ArrayList<>(List.of(head));
            part.addAll(rows.subList(from, to));
            y = table.draw(AT.left(), y, part);
            from = to;
        }
    }

    private List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (DestructionSheet.Line line : list.lines()) {
            rows.add(Row.of(
                    9,
                    cell(String.valueOf(rows.size() + 1)),
                    cell(line.code()),
                    Cell.of(line.title(), SMALL).padded(.6),
                    cell(template.text("period", Map.of("years", line.period().substring(1)))),
                    cell(eight.format(line.countedFrom())),
                    cell(eight.format(line.expiredOn())),
                    cell(String.valueOf(line.items())),
                    cell(line.pages() == 0 ? "" : String.valueOf(line.pages())),
                    cell(line.people())));
        }
        return rows;
    }

    private static Cell cell(String text) {
        return Cell.of(text, SMALL.centred()).padded(.6);
    }

    private void closing() {
        y += 6;
        if (y + CLOSING > AT.bottom()) {
            sheet.newPage();
            y = AT.top();
        }
        int items = list.lines().stream().mapToInt(DestructionSheet.Line::items).sum();
        Map<String, String> sum = Map.of(
                "volumes", String.valueOf(list.lines().size()),
                "items", String.valueOf(items),
                "maker", list.maker(),
                "day", day.format(list.drawn()));
        Style style = Styles.LABEL.align(Align.JUSTIFY);
        y += sheet.text(template.text("sum", sum), AT.left(), y, AT.width(), style) + 1;
        y += sheet.text(template.text("rule"), AT.left(), y, AT.width(), style) + 1;
        y += sheet.text(template.text("maker", sum), AT.left(), y, AT.width(), style);
        seal(list.seal());
    }

    /** Name and day of the office with the seal over both. */
    private void seal(SealSpot seal) {
        float width = 70;
        float left = AT.left() + AT.width() - width;
        float top = y + 18;
        Style name = sheet.fitting(
                seal.agency(),
                width,
                Style.of(13, 20).centred(),
                Style.of(10.5, 20).centred());
        sheet.text(seal.agency(), left, top, width, name);
        sheet.text(
                template.text("seal.day"),
                left,
                top + 8,
                width,
                Style.of(8, 20).centred().ink(Ink.GREY));
        float w = (float) seal.widthMm();
        float h = (float) seal.heightMm();
        Area place = new Area(left + (width - w) / 2, top + 4 - h / 2, w, h);
        String tooltip = template.text("field.seal", Map.of("agency", seal.agency()));
        FieldSpec field = new FieldSpec("seal-1", PlaceKind.SEAL, seal.role(), tooltip);
        sheet.tagged("P", () -> sheet.signature(field, place));
    }
}
