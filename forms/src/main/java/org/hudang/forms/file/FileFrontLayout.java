package org.hudang.forms.file;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hudang.forms.FileFront;
import org.hudang.forms.FileFront.What;
import org.hudang.forms.layout.Cell;
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

/** The front on a page of its own, the contents on as many as they need. */
public final class FileFrontLayout {
    private static final Margins AT = Margins.FORM;
    private static final double[] COVER = {38, 122};
    private static final double[] CONTENTS = {58, 86, 16};
    private static final Style SMALL = Style.of(9.5, 13);

    private final FileFront front;
    private final Template template;
    private final Sheet sheet;
    private final DateTimeFormatter day;
    private float y;

    public FileFrontLayout(FileFront front, Template template, Sheet sheet) {
        this.front = front;
        this.template = template;
        this.sheet = sheet;
        this.day = template.dates("date.long");
    }

    /** Sets both. */
    public void compose() {
        cover();
        contents();
    }

    private void cover() {
        y = 62;
        sheet.text(
                front.fonds(), AT.left(), y, AT.width(), Style.of(20, 30).bold().centred());
        y += 16;
        sheet.text(template.text("title"), AT.left(), y, AT.width(), Styles.TITLE);
        y += 26;
        List<String> values = List.of(
                front.head(),
                front.number(),
                date(front.opened()),
                template.text(
                        "cover.count",
                        Map.of("volumes", count(What.VOLUME), "papers", String.valueOf(papers() + slips()))),
                template.text("cover.pages", Map.of("pages", String.valueOf(front.pages()))),
                date(front.made()),
                front.maker());
        List<String> labels = template.list("cover.label");
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            rows.add(Row.of(
                    15,
                    Cell.of(labels.get(i), Style.of(14, 20).bold().centred()).asHeader(),
                    Cell.of(values.get(i), Style.of(14, 20)).padded(3)));
        }
        y = new Table(sheet, new Table.Look(.8, .35, template.text("cover.summary")), COVER).draw(AT.left(), y, rows);
        y += 8;
        y += sheet.text(
                template.text("note"),
                AT.left(),
                y,
                AT.width(),
                Style.of(10.5, 17).centred());
        if (slips() > 0) {
            sheet.text(
                    template.text("note.slips", Map.of("slips", count(What.SLIP))),
                    AT.left(),
                    y,
                    AT.width(),
                    Style.of(10.5, 17).centred());
        }
    }

    private void contents() {
        newPage("contents.title");
        Table table = new Table(sheet, new Table.Look(.8, .35, template.text("contents.table")), CONTENTS);
        Row head = LongTable.head(template.list("contents.head"), SMALL, 1.6);
        List<Row> rows = front.entries().stream().map(FileFrontLayout::row).toList();
        y = new LongTable(table, head, AT).draw(y, rows, () -> {
            newPage("contents.more");
            return y;
        });
        if (front.entries().isEmpty()) {
            sheet.text(template.text("contents.none"), AT.left(), y + 3, AT.width(), Styles.NOTE.ink(Ink.GREY));
        }
    }

    private static Row row(FileFront.Entry entry) {
        Style style = entry.what() == What.VOLUME ? SMALL.bold() : SMALL;
        String page = entry.page() == 0 ? "" : String.valueOf(entry.page());
        return Row.of(
                8,
                Cell.of(entry.code(), style).padded(1.2),
                Cell.of(entry.title(), style).padded(entry.what() == What.VOLUME ? 1.2 : 4),
                Cell.of(page, style.centred()).padded(.6));
    }

    private void newPage(String title) {
        sheet.newPage();
        y = AT.top();
        sheet.text(
                template.text(title),
                AT.left(),
                y,
                AT.width(),
                Style.of(18, 26).bold().centred().role(Role.H2));
        y += 12;
    }

    private String count(What what) {
        return String.valueOf(number(what));
    }

    private long papers() {
        return number(What.PAPER);
    }

    private long slips() {
        return number(What.SLIP);
    }

    private long number(What what) {
        return front.entries().stream().filter(entry -> entry.what() == what).count();
    }

    private String date(LocalDate date) {
        return day.format(date);
    }
}
