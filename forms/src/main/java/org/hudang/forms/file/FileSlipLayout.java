package org.hudang.forms.file;

import java.util.ArrayList;
import java.util.List;
import org.hudang.forms.FileSlip;
import org.hudang.forms.layout.Cell;
import org.hudang.forms.layout.Margins;
import org.hudang.forms.layout.Row;
import org.hudang.forms.layout.Sheet;
import org.hudang.forms.layout.Style;
import org.hudang.forms.layout.Styles;
import org.hudang.forms.layout.Table;
import org.hudang.forms.template.Template;

/** One page: a table that says what is not there, and where it is. */
public final class FileSlipLayout {
    private static final Margins AT = Margins.FORM;
    private static final double[] COLUMNS = {28, 132};

    private final FileSlip slip;
    private final Template template;
    private final Sheet sheet;

    public FileSlipLayout(FileSlip slip, Template template, Sheet sheet) {
        this.slip = slip;
        this.template = template;
        this.sheet = sheet;
    }

    /** Sets it. */
    public void compose() {
        float y = 40;
        sheet.text(template.text("title"), AT.left(), y, AT.width(), Styles.TITLE);
        y += 24;
        List<String> values = List.of(
                slip.code(),
                slip.title(),
                slip.fileName(),
                template.text("reason." + slip.reason().name()),
                slip.sha256(),
                slip.sm3());
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            rows.add(Row.of(
                    12,
                    Cell.of(
                                    template.text("label." + (i + 1)),
                                    Styles.TABLE.bold().centred())
                            .asHeader(),
                    Cell.of(values.get(i), Styles.TABLE).padded(2.5)));
        }
        y = new Table(sheet, new Table.Look(.8, .35, template.text("summary")), COLUMNS).draw(AT.left(), y, rows);
        sheet.text(template.text("note"), AT.left(), y + 6, AT.width(), Style.of(10.5, 17));
    }
}
