package org.hudang.forms.notice;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hudang.forms.Confirmer;
import org.hudang.forms.HelpLine;
import org.hudang.forms.PlaceKind;
import org.hudang.forms.Reading;
import org.hudang.forms.RiskNotice;
import org.hudang.forms.layout.Area;
import org.hudang.forms.layout.Cell;
import org.hudang.forms.layout.FieldSpec;
import org.hudang.forms.layout.Ink;
import org.hudang.forms.layout.Margins;
import org.hudang.forms.layout.Marks;
import org.hudang.forms.layout.RichText;
import org.hudang.forms.layout.Role;
import org.hudang.forms.layout.Row;
import org.hudang.forms.layout.Sheet;
import org.hudang.forms.layout.Style;
import org.hudang.forms.layout.Styles;
import org.hudang.forms.layout.Table;
import org.hudang.forms.template.Template;

/** The risk notice: nine points on one page, below them who confirms having read it. */
public final class RiskNoticeLayout {
    private static final Margins AT = Margins.FORM;
    private static final Ink TINT = new Ink(0xf6f1e8);
    private static final double[] CONFIRMERS = {26, 43, 43, 48};
    private static final double ROW = 14;

    private final RiskNotice notice;
    private final Template template;
    private final Sheet sheet;
    private final ZoneId zone;
    private float y;

    public RiskNoticeLayout(RiskNotice notice, Template template, Sheet sheet, ZoneId zone) {
        this.notice = notice;
        this.template = template;
        this.sheet = sheet;
        this.zone = zone;
    }

    /** Sets the whole notice. */
    public void compose() {
        head();
        points();
        help();
        confirmations();
        Map<String, String> words = Map.of(
                "maker", notice.maker(),
                "effective", template.version().effective().toString(),
                "number", notice.letterNumber());
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
        y += 12.6f;
        Map<String, String> words = Map.of(
                "code", template.version().code().value(),
                "letter", notice.letterTemplate().value(),
                "number", notice.letterNumber());
        String version = template.text("version", words);
        Style small = Styles.NOTE.centred().ink(Ink.GREY);
        sheet.text(version, AT.left(), y, AT.width(), sheet.fitting(version, AT.width(), small, small.size(8, 13.2)));
        y += 6.6f;
        Style address = Style.of(12, 19);
        sheet.text(template.text("address"), AT.left(), y, AT.width(), address);
        y += 7.4f;
        Style call = Style.of(12, 19).bold().justified().indent(2);
        String words2 = template.text("call");
        float height = sheet.heightOf(words2, AT.width() - 10, call) + 4.6f;
        float top = y;
        sheet.artifact(() -> {
            sheet.fill(new Area(AT.left(), top, AT.width(), height), TINT);
            sheet.fill(new Area(AT.left(), top, 1.3f, height), Ink.RED);
        });
        sheet.text(words2, AT.left() + 5.5f, y + 2.3f, AT.width() - 10, call);
        y += height + 3;
    }

    private void points() {
        Style style = Style.of(11, 15.9).justified();
        Style heads = Style.of(11, 15.9).bold();
        List<Row> rows = new ArrayList<>();
        for (int i = 1; template.has("row." + i + ".head"); i++) {
            boolean strong = template.has("row." + i + ".strong");
            String text = template.text("row." + i + (strong ? ".strong" : ".text"));
            rows.add(Row.of(
                    8.8,
                    Cell.of(template.text("row." + i + ".head"), heads)
                            .asHeader()
                            .padded(2.2),
                    Cell.of(strong ? RichText.bold(text) : RichText.of(text), style)
                            .padded(2.6)));
        }
        Table table = new Table(sheet, new Table.Look(.8, .35, template.text("table.summary")), 31, 129);
        y = table.draw(AT.left(), y, rows) + 3;
    }

    private void help() {
        RichText line = RichText.bold(template.text("help"));
        for (HelpLine help : notice.helpLines()) {
            line = line.then(template.text("help.entry", Map.of("office", help.office(), "phone", help.phone())));
        }
        y += sheet.text(line, AT.left(), y, AT.width(), Styles.LABEL) + 2.4f;
    }

    private void confirmations() {
        Table table = new Table(sheet, new Table.Look(.8, .35, template.text("confirm.summary")), CONFIRMERS);
        Row head = head("confirm.head");
        List<Row> rows = rows();
        int from = 0;
        while (from < rows.size()) {
            if (from > 0) {
                sheet.newPage();
                y = AT.top();
                Style title = Style.of(16, 22).bold().centred().role(Role.H2);
                sheet.text(template.text("confirm.title.more"), AT.left(), y, AT.width(), title);
                y += 10.2f;
                Style statement = Style.of(12, 19).bold().justified().indent(2);
                y += sheet.text(template.text("confirm.statement"), AT.left(), y, AT.width(), statement) + 3;
            } else {
                sheet.text(
                        template.text("confirm.title"),
                        AT.left(),
                        y,
                        40,
                        Styles.LABEL.bold().role(Role.H2));
                y += 5.6f;
            }
            int to = from;
            float room = AT.bottom() - y - table.heightOf(head);
            while (to < rows.size() && table.heightOf(rows.subList(from, to + 1)) <= room + .5f) {
                to++;
            }
            to = Math.max(to, from + 1);
            List<Row> part = new ArrayList<>(List.of(head));
            part.addAll(rows.subList(from, to));
            y = table.draw(AT.left(), y, part);
            from = to;
        }
    }

    private Row head(String key) {
        return new Row(
                6.6f,
                template.list(key).stream()
                        .map(text -> Cell.head(text, Style.of(10, 13)))
                        .toList());
    }

    private List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (Confirmer confirmer : notice.confirmers()) {
            String tooltip = template.text("field.confirmer", Map.of("name", confirmer.name()));
            FieldSpec field =
                    new FieldSpec("confirmer-" + (rows.size() + 1), PlaceKind.PERSON, confirmer.key(), tooltip);
            Style name = sheet.fitting(confirmer.name(), (float) CONFIRMERS[0] - 2, Styles.TABLE, Styles.SMALL);
            rows.add(Row.of(
                    ROW,
                    Cell.of(confirmer.name(), name.centred()).padded(.8),
                    Cell.drawn(Styles.SMALL, cell -> ways(confirmer.reading(), cell)),
                    Cell.drawn(Styles.TABLE, cell -> sheet.signature(field, cell.inset(.6f))),
                    time(confirmer.reading())));
        }
        return rows;
    }

    private void ways(Optional<Reading> reading, Area cell) {
        Style style = Style.of(9, 12);
        Marks marks = new Marks(sheet);
        float x = cell.x() + 2;
        float top = cell.y() + (cell.height() - 3 * style.lineMm()) / 2;
        sheet.tagged("L", () -> {
            float at = top;
            for (Reading.Way way : Reading.Way.values()) {
                Marks.Tick tick =
                        Marks.Tick.when(reading.filter(r -> r.way() == way).isPresent());
                marks.check(template.text("confirm." + way), tick, x, at, style);
                at += style.lineMm();
            }
            boolean answered = reading.filter(r -> r.questions() == Reading.Questions.ANSWERED)
                    .isPresent();
            marks.check(template.text("confirm.answered"), Marks.Tick.when(answered), x, at, style);
        });
    }

    private Cell time(Optional<Reading> reading) {
        if (reading.isEmpty()) {
            return Cell.of(
                    template.text("confirm.time.unknown"),
                    Styles.SMALL.centred().ink(Ink.GREY));
        }
        Reading read = reading.get();
        String when = template.dates("confirm.time").format(read.finishedAt().atZone(zone));
        String took = template.text(
                "confirm.took",
                Map.of(
                        "minutes", String.valueOf(read.took().toMinutes()),
                        "seconds", String.valueOf(read.took().toSecondsPart())));
        return Cell.of(when + "\n" + took, Style.of(10, 14).centred());
    }
}
