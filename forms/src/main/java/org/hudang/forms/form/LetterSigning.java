package org.hudang.forms.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hudang.forms.Authoriser;
import org.hudang.forms.AuthorizationLetter;
import org.hudang.forms.Guardian;
import org.hudang.forms.IdDocument;
import org.hudang.forms.PlaceKind;
import org.hudang.forms.layout.Area;
import org.hudang.forms.layout.Cell;
import org.hudang.forms.layout.FieldSpec;
import org.hudang.forms.layout.Ink;
import org.hudang.forms.layout.Margins;
import org.hudang.forms.layout.Pen;
import org.hudang.forms.layout.Role;
import org.hudang.forms.layout.Row;
import org.hudang.forms.layout.Sheet;
import org.hudang.forms.layout.Style;
import org.hudang.forms.layout.Styles;
import org.hudang.forms.layout.Table;
import org.hudang.forms.template.Template;

/** The pages of the letter that are signed: the tables of authorisers and guardians flow over as many as they need. */
final class LetterSigning {
    private static final Margins AT = Margins.FORM;
    private static final double ROW = 14;
    private static final double HEAD = 9.5;
    private static final float CAPTION = 6;
    private static final double[] AUTHORISERS = {10, 19, 23.5, 21.5, 39, 29, 18};
    private static final double[] GUARDIANS = {10, 19, 21.5, 39, 41.5, 29};

    private final AuthorizationLetter letter;
    private final Template template;
    private final Sheet sheet;
    private float y;

    LetterSigning(AuthorizationLetter letter, Template template, Sheet sheet) {
        this.letter = letter;
        this.template = template;
        this.sheet = sheet;
    }

    void compose() {
        heading("signing.title");
        flow("authorisers", AUTHORISERS, authorisers());
        y += 3.4f;
        List<Row> guardians = guardians();
        guardians.add(Row.of(
                7.2,
                Cell.of(template.text("blank"), Styles.NOTE.centred().ink(Ink.GREY))
                        .spanning(GUARDIANS.length)));
        flow("guardians", GUARDIANS, guardians);
        y += 6.6f;
        LetterClosing closing = new LetterClosing(letter, template, sheet);
        if (y + closing.height() > AT.bottom() + 1.5f) {
            nextPage();
            y += 4.5f;
        }
        closing.compose(y);
    }

    private void heading(String title) {
        Style head = Style.of(16, 22).bold().centred().role(Role.H2);
        sheet.text(template.text(title), AT.left(), AT.top(), AT.width(), head);
        float top = AT.top() + 10.2f;
        Style strong = Style.of(14, 22).bold().justified().indent(2);
        String words = template.text("confirmation");
        float height = sheet.heightOf(words, AT.width() - 10, strong) + 5;
        sheet.artifact(() -> sheet.box(new Area(AT.left(), top, AT.width(), height), new Pen(1.1, Ink.LINE)));
        sheet.text(words, AT.left() + 5, top + 2.5f, AT.width() - 10, strong);
        y = top + height + 3.2f;
    }

    private void nextPage() {
        sheet.newPage();
        heading("signing.title.more");
    }

    /** Draws rows under a caption and a head; what does not fit continues on the next page under the same. */
    private void flow(String table, double[] columns, List<Row> rows) {
        Table ruled = new Table(sheet, new Table.Look(.9, .35, template.text(table + ".summary")), columns);
        Row head = head(table);
        int from = 0;
        boolean more = false;
        while (from < rows.size()) {
            float room = AT.bottom() - y - CAPTION - ruled.heightOf(head);
            int to = from;
            float taken = 0;
            while (to < rows.size() && taken + ruled.heightOf(rows.get(to)) <= room) {
                taken += ruled.heightOf(rows.get(to));
                to++;
            }
            if (to == from) {
                nextPage();
                continue;
            }
            String caption = template.text(table + (more ? ".caption.more" : ".caption"));
            sheet.text(caption, AT.left(), y, AT.width(), Styles.LABEL.bold());
            y += CAPTION;
            List<Row> part = new ArrayList<>(List.of(head));
            part.addAll(rows.subList(from, to));
            y = ruled.draw(AT.left(), y, part);
            from = to;
            more = true;
        }
    }

    private Row head(String table) {
        List<Cell> cells = new ArrayList<>();
        List<String> words = template.list(table + ".head");
        for (int i = 0; i < words.size(); i++) {
            Cell cell = Cell.head(words.get(i), Styles.TABLE);
            cells.add(i == 0 ? cell.padded(.6) : i == 1 ? cell.spreadOver(3) : cell);
        }
        return new Row((float) HEAD, cells);
    }

    private List<Row> authorisers() {
        List<Row> rows = new ArrayList<>();
        for (Authoriser authoriser : letter.authorisers()) {
            int number = rows.size() + 1;
            Optional<Guardian> guardian = authoriser.guardian().map(this::guardian);
            String none = template.text("authorisers.no.guardian");
            rows.add(Row.of(
                    ROW,
                    number(number),
                    word(authoriser.name(), AUTHORISERS[1]),
                    relation(authoriser),
                    document(authoriser.document(), AUTHORISERS[3]),
                    number(authoriser.document(), AUTHORISERS[4]),
                    guardian.isPresent() ? byGuardian() : signature(authoriser, number),
                    word(guardian.map(Guardian::name).orElse(none), AUTHORISERS[6])));
        }
        return rows;
    }

    private List<Row> guardians() {
        List<Row> rows = new ArrayList<>();
        for (Guardian guardian : letter.guardians()) {
            int number = rows.size() + 1;
            String relation = template.text("mandate." + guardian.mandate(), Map.of("relation", guardian.relation()));
            String tooltip = template.text("field.guardian", Map.of("name", guardian.name()));
            FieldSpec field = new FieldSpec("guardian-" + number, PlaceKind.PERSON, guardian.key(), tooltip);
            rows.add(Row.of(
                    ROW,
                    number(number),
                    word(guardian.name(), GUARDIANS[1]),
                    document(guardian.document(), GUARDIANS[2]),
                    number(guardian.document(), GUARDIANS[3]),
                    Cell.of(relation, Styles.TABLE.centred()).padded(.8),
                    field(field)));
        }
        return rows;
    }

    private Guardian guardian(String key) {
        return letter.guardians().stream()
                .filter(g -> g.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static Cell number(int number) {
        return Cell.of(String.valueOf(number), Styles.TABLE.centred());
    }

    /** A name or word: smaller when it would not stand on one line. */
    private Cell word(String text, double column) {
        Style style = sheet.fitting(text, (float) column - 2, Styles.TABLE, Styles.SMALL);
        return Cell.of(text, style.centred()).padded(.8);
    }

    private Cell relation(Authoriser authoriser) {
        if (authoriser.standing() == Authoriser.Standing.LIVES_TOGETHER) {
            return word(authoriser.relation(), AUTHORISERS[2]).padded(.3);
        }
        String text = template.text("standing." + authoriser.standing(), Map.of("relation", authoriser.relation()));
        return Cell.of(text, Styles.SMALL.centred()).padded(.3);
    }

    private Cell document(IdDocument document, double column) {
        return word(template.text("document." + document.kind()), column + .8).padded(.3);
    }

    private Cell number(IdDocument document, double column) {
        Style style = sheet.fitting(document.number(), (float) column - .8f, Styles.TABLE, Styles.SMALL);
        return Cell.of(document.number(), style.centred()).padded(.3);
    }

    private Cell byGuardian() {
        Style style = Style.of(9, 12).centred().ink(Ink.GREY);
        return Cell.of(template.text("authorisers.by.guardian"), style);
    }

    private Cell signature(Authoriser authoriser, int number) {
        String tooltip = template.text("field.authoriser", Map.of("name", authoriser.name()));
        return field(new FieldSpec("authoriser-" + number, PlaceKind.PERSON, authoriser.key(), tooltip));
    }

    private Cell field(FieldSpec spec) {
        return Cell.drawn(Styles.TABLE, cell -> sheet.signature(spec, cell.inset(.6f)));
    }
}
