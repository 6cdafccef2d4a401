package org.hudang.forms.layout;

import com.itextpdf.kernel.pdf.PdfDictionary;
import com.itextpdf.kernel.pdf.PdfName;
import com.itextpdf.kernel.pdf.PdfNumber;
import com.itextpdf.kernel.pdf.PdfString;
import java.util.List;

/**
 * A ruled table on one page: rows grow with their text, a frame around, hairlines between. Long tables are cut into
 * several by their caller, who knows what must be repeated.
 */
public final class Table {
    private static final float AIR = .9f;

    private final Sheet sheet;
    private final float[] columns;
    private final Look look;

    /**
     * How a table is ruled and announced.
     *
     * @param frame points of the frame
     * @param hair points of the inner lines
     * @param summary what the table is, read aloud before it
     */
    public record Look(double frame, double hair, String summary) {}

    /**
     * @param columns widths in millimetres
     */
    public Table(Sheet sheet, Look look, double... columns) {
        this.sheet = sheet;
        this.look = look;
        this.columns = new float[columns.length];
        for (int i = 0; i < columns.length; i++) {
            this.columns[i] = (float) columns[i];
        }
    }

    /** The height a row would take. */
    public float heightOf(Row row) {
        float height = row.least();
        int column = 0;
        for (Cell cell : row.cells()) {
            height = Math.max(height, textHeight(cell, span(column, cell.columns())) + 2 * AIR);
            column += cell.columns();
        }
        return height;
    }

    /** Draws rows from an upper left corner; returns the lower edge. */
    public float draw(float x, float y, List<Row> rows) {
        sheet.artifact(() -> rule(x, y, rows));
        sheet.tagged("Table", () -> {
            PdfDictionary about = owned();
            about.put(new PdfName("Summary"), new PdfString(look.summary(), "UnicodeBig"));
            sheet.attributes(about);
            float at = y;
            boolean first = true;
            for (Row row : rows) {
                float top = at;
                boolean head = first;
                sheet.tagged("TR", () -> cells(row, x, top, head));
                at += heightOf(row);
                first = false;
            }
        });
        return y + heightOf(rows);
    }

    /** The height rows would take together. */
    public float heightOf(List<Row> rows) {
        float sum = 0;
        for (Row row : rows) {
            sum += heightOf(row);
        }
        return sum;
    }

    private void cells(Row row, float x, float y, boolean firstRow) {
        float height = heightOf(row);
        int column = 0;
        for (Cell cell : row.cells()) {
            Area area = new Area(x + span(0, column), y, span(column, cell.columns()), height);
            boolean heads = cell.header() == Cell.Kind.HEADER;
            boolean rowHead = !firstRow || row.cells().stream().anyMatch(c -> c.header() == Cell.Kind.DATA);
            sheet.tagged(heads ? "TH" : "TD", () -> {
                PdfDictionary about = owned();
                if (heads) {
                    about.put(new PdfName("Scope"), new PdfName(rowHead ? "Row" : "Column"));
                }
                if (cell.columns() > 1) {
                    about.put(new PdfName("ColSpan"), new PdfNumber(cell.columns()));
                }
                if (about.size() > 1) {
                    sheet.attributes(about);
                }
                content(cell, area);
            });
            column += cell.columns();
        }
    }

    private void content(Cell cell, Area area) {
        Style style = cell.style();
        float measure = area.width() - 2 * cell.pad();
        float y = area.y() + (area.height() - textHeight(cell, area.width())) / 2;
        for (RichText paragraph : cell.paragraphs()) {
            if (cell.spread() > 0) {
                float width = cell.spread() * style.emMm();
                float left = style.align() == Align.CENTRE ? (area.width() - width) / 2 : cell.pad();
                sheet.spread(paragraph.plain(), cell.spread(), area.x() + left, y, style);
                y += style.lineMm();
            } else {
                y += sheet.text(paragraph, area.x() + cell.pad(), y, measure, style);
            }
        }
        cell.painter().ifPresent(p -> p.paint(area));
    }

    private void rule(float x, float y, List<Row> rows) {
        float right = x + span(0, columns.length);
        float top = y;
        for (int r = 0; r < rows.size(); r++) {
            float bottom = top + heightOf(rows.get(r));
            int column = 0;
            for (Cell cell : rows.get(r).cells()) {
                column += cell.columns();
                if (column < columns.length) {
                    float at = x + span(0, column);
                    sheet.line(at, top, at, bottom, look.hair());
                }
            }
            if (r + 1 < rows.size()) {
                sheet.line(x, bottom, right, bottom, look.hair());
            }
            top = bottom;
        }
        sheet.box(new Area(x, y, right - x, top - y), new Pen(look.frame(), Ink.LINE));
    }

    private float textHeight(Cell cell, float width) {
        if (cell.spread() > 0) {
            return cell.style().lineMm();
        }
        float height = 0;
        for (RichText paragraph : cell.paragraphs()) {
            height += sheet.heightOf(paragraph, width - 2 * cell.pad(), cell.style());
        }
        return height;
    }

    private float span(int from, int count) {
        float sum = 0;
        for (int i = from; i < from + count; i++) {
            sum += columns[i];
        }
        return sum;
    }

    private static PdfDictionary owned() {
        PdfDictionary about = new PdfDictionary();
        about.put(PdfName.O, PdfName.Table);
        return about;
    }
}
