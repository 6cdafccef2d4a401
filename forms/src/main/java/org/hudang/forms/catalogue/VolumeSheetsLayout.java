package org.hudang.forms.catalogue;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hudang.forms.CatalogueLine;
import org.hudang.forms.NoteLine;
import org.hudang.forms.VolumeCover;
import org.hudang.forms.VolumeSheets;
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

/** The cover on a page of its own, the catalogue and the note sheet on as many as they need. */
public final class VolumeSheetsLayout {
    private static final Margins AT = Margins.FORM;
    private static final double[] COVER = {38, 122};
    private static final double[] CATALOGUE = {8, 11, 21, 22, 38, 16, 9.5, 9, 9, 16.5};
    private static final double[] NOTES = {24, 106, 30};
    private static final double[] SIGNED = {24, 56, 24, 56};
    private static final Style SMALL = Style.of(9, 12);

    private final VolumeSheets sheets;
    private final Template template;
    private final Sheet sheet;
    private final DateTimeFormatter day;
    private final DateTimeFormatter eight;
    private float y;

    public VolumeSheetsLayout(VolumeSheets sheets, Template template, Sheet sheet) {
        this.sheets = sheets;
        this.template = template;
        this.sheet = sheet;
        this.day = template.dates("date.long");
        this.eight = template.dates("date.eight");
    }

    /** Sets all three. */
    public void compose() {
        cover();
        catalogue();
        notes();
        AT.footers(
                sheet,
                sheets.cover().code(),
                template.text(
                        "footer.right", Map.of("code", template.version().code().value())),
                page -> template.text(
                        "footer.page", Map.of("page", String.valueOf(page), "pages", String.valueOf(sheet.pages()))));
    }

    private void cover() {
        VolumeCover cover = sheets.cover();
        y = 62;
        sheet.text(
                cover.fonds(), AT.left(), y, AT.width(), Style.of(20, 30).bold().centred());
        y += 16;
        sheet.text(template.text("title"), AT.left(), y, AT.width(), Styles.TITLE);
        y += 26;
        List<String> labels = template.list("cover.label");
        List<String> values = List.of(
                word("programme", cover.category()),
                cover.title(),
                template.text("cover.span", Map.of("from", date(cover.from()), "to", date(cover.to()))),
                retention(cover.retention()),
                count(cover),
                cover.filingNumber(),
                cover.code());
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            rows.add(Row.of(
                    15,
                    Cell.of(labels.get(i), Style.of(14, 20).bold().centred()).asHeader(),
                    Cell.of(values.get(i), Style.of(14, 20)).padded(3)));
        }
        new Table(sheet, new Table.Look(.8, .35, template.text("cover.summary")), COVER).draw(AT.left(), y, rows);
    }

    private String retention(String period) {
        if (period.startsWith("D")) {
            return template.text("retention.years", Map.of("years", period.substring(1)));
        }
        return template.text(period.isEmpty() ? "retention.none" : "retention.ever");
    }

    private String count(VolumeCover cover) {
        int uncounted = sheets.situation().uncounted().size();
        return template.text(
                uncounted == 0 ? "cover.count" : "cover.counted",
                Map.of(
                        "items", String.valueOf(cover.items()),
                        "pages", String.valueOf(cover.pages()),
                        "uncounted", String.valueOf(uncounted)));
    }

    private void catalogue() {
        newPage("catalogue.title");
        sheet.text(
                template.text("catalogue.code", Map.of("code", sheets.cover().code())),
                AT.left(),
                y,
                AT.width(),
                Styles.LABEL);
        y += 6.4f;
        List<Row> rows = new ArrayList<>();
        PageNumbering numbering = new PageNumbering();
        for (CatalogueLine line : sheets.lines()) {
            rows.add(Row.of(
                    9,
                    cell(String.valueOf(rows.size() + 1)).padded(.6),
                    cell(line.number()).padded(.6),
                    cell(line.documentNumber()),
                    cell(line.responsible()),
                    Cell.of(line.title(), SMALL),
                    cell(eight.format(line.date())).padded(.6),
                    cell(template.text("secrecy." + line.secrecy())).padded(.6),
                    cell(pages(line)).padded(.6),
                    cell(numbering.next(line).map(String::valueOf).orElse(template.text("catalogue.dash")))
                            .padded(.6),
                    cell(note(line)).padded(.6)));
        }
        table("catalogue", CATALOGUE, rows);
        numbering.lost().ifPresent(last -> {
            y += 2;
            sheet.text(template.text("catalogue.lost", Map.of("number", last)), AT.left(), y, AT.width(), Styles.NOTE);
        });
    }

    /** That nobody has counted; of one whose pages are in another item that there are none. */
    private String pages(CatalogueLine line) {
        return line.pages() == 0 && line.into().isEmpty()
                ? template.text("catalogue.uncounted")
                : String.valueOf(line.pages());
    }

    private String note(CatalogueLine line) {
        if (line.into().isEmpty()) {
            return line.note();
        }
        String gone = template.text("catalogue.gone", Map.of("number", line.into()));
        return line.note().isEmpty() ? gone : gone + template.text("catalogue.and") + line.note();
    }

    private void notes() {
        newPage("notes.title");
        Style label = Styles.TABLE.bold().centred();
        Table signed = new Table(sheet, new Table.Look(.8, .35, template.text("notes.summary")), SIGNED);
        List<Row> rows = List.of(
                Row.of(
                        40,
                        Cell.of(template.text("notes.situation"), label).asHeader(),
                        Cell.of(new SituationWords(template).of(sheets), Styles.TABLE)
                                .spanning(3)
                                .padded(3)),
                Row.of(
                        10,
                        Cell.of(template.text("notes.maker"), label).asHeader(),
                        Cell.of(sheets.maker(), Styles.TABLE),
                        Cell.of(template.text("notes.checker"), label).asHeader(),
                        Cell.of(sheets.checker(), Styles.TABLE)),
                Row.of(
                        10,
                        Cell.of(template.text("notes.made"), label).asHeader(),
                        Cell.of(date(sheets.made()), Styles.TABLE).spanning(3)));
        y = signed.draw(AT.left(), y, rows) + 5;
        List<Row> events = new ArrayList<>();
        for (NoteLine note : sheets.notes()) {
            events.add(Row.of(8, cell(eight.format(note.on())), Cell.of(what(note), SMALL), cell(who(note))));
        }
        table("notes", NOTES, events);
    }

    private void table(String name, double[] columns, List<Row> rows) {
        Table table = new Table(sheet, new Table.Look(.8, .35, template.text(name + ".table")), columns);
        Row head = LongTable.head(template.list(name + ".head"), SMALL, .4);
        y = new LongTable(table, head, AT).draw(y, rows, () -> {
            newPage(name + ".more");
            return y;
        });
        if (rows.isEmpty()) {
            y += 3;
            sheet.text(template.text(name + ".none"), AT.left(), y, AT.width(), Styles.NOTE.ink(Ink.GREY));
        }
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

    private String what(NoteLine note) {
        Map<String, String> details = new HashMap<>();
        for (String detail : note.details()) {
            String place = String.valueOf(details.size() + 1);
            details.put(place, word("act." + note.act() + "." + place, detail));
        }
        return template.text("act." + note.act(), details);
    }

    /** What no person did. */
    private String who(NoteLine note) {
        return word("who", note.who());
    }

    /** The word for a code, or the code where the template has none. */
    private String word(String list, String code) {
        String key = list + "." + code;
        return template.has(key) ? template.text(key) : code;
    }

    private static Cell cell(String text) {
        return Cell.of(text, SMALL.centred()).padded(1);
    }

    private String date(LocalDate date) {
        return day.format(date);
    }
}
