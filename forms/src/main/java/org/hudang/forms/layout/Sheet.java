package org.hudang.forms.layout;

import com.itextpdf.kernel.geom.PageSize;
import com.itextpdf.kernel.geom.Rectangle;
import com.itextpdf.kernel.pdf.PdfArray;
import com.itextpdf.kernel.pdf.PdfDictionary;
import com.itextpdf.kernel.pdf.PdfName;
import com.itextpdf.kernel.pdf.PdfPage;
import com.itextpdf.kernel.pdf.canvas.CanvasArtifact;
import com.itextpdf.kernel.pdf.canvas.PdfCanvas;
import com.itextpdf.kernel.pdf.tagging.PdfStructureAttributes;
import com.itextpdf.kernel.pdf.tagutils.TagTreePointer;
import java.util.List;
import org.hudang.forms.SignaturePlace;

/**
 * A paper while it is set. Everything is in millimetres from the top left corner of the current page; every mark on it is
 * either part of a structure element, in reading order of the calls, or an artifact.
 *
 * <p>Not safe for use by several threads.
 */
public final class Sheet implements AutoCloseable {
    static final float POINTS_PER_MM = 72f / 25.4f;

    private final PaperFile file;
    private final FontShelf shelf;
    private final float height;
    private final float width;
    private final TagTreePointer tags;
    private final SignatureFields signatures;
    private PdfPage page;
    private PdfCanvas canvas;

    private Sheet(PaperFile file, FontShelf shelf, SheetInfo info) {
        this.file = file;
        this.shelf = shelf;
        this.width = info.widthMm();
        this.height = info.heightMm();
        this.tags = new TagTreePointer(file.pdf());
        this.signatures = new SignatureFields(file.pdf());
        tags.addTag("Document");
        this.page = addPage();
        this.canvas = new PdfCanvas(page);
        tags.setPageForTagging(page);
    }

    /** Opens a paper with one empty page. */
    public static Sheet open(FontShelf shelf, SheetInfo info) {
        return new Sheet(PaperFile.open(info), shelf, info);
    }

    /** Adds a page and goes there. */
    public void newPage() {
        turnTo(addPage());
    }

    /** Goes to a page, 1 for the first. */
    public void turnTo(int number) {
        turnTo(file.pdf().getPage(number));
    }

    public int pages() {
        return file.pdf().getNumberOfPages();
    }

    public float width() {
        return width;
    }

    /** Writes text in a measure, one paragraph after another; returns the height it takes. */
    public float text(String text, float x, float y, float measure, Style style) {
        return text(RichText.of(text), x, y, measure, style);
    }

    /** Writes one paragraph in a measure; returns the height it takes. */
    public float text(RichText text, float x, float y, float measure, Style style) {
        List<Line> lines = lines(text, measure, style);
        Runnable drawing = () -> draw(lines, x, y, measure, style);
        if (style.role() == Role.NONE) {
            drawing.run();
        } else {
            tagged(style.role().tag(), () -> marked(drawing));
        }
        return lines.size() * style.lineMm();
    }

    /** Writes one line turned about its middle; belongs inside an artifact or an open structure element. */
    public void turned(String text, float middleX, float middleY, double degrees, Style style) {
        Line line = lines(RichText.of(text), 10 * width, style).get(0);
        double cos = Math.cos(Math.toRadians(degrees));
        double sin = Math.sin(Math.toRadians(degrees));
        canvas.saveState().setFillColor(style.ink().color());
        canvas.concatMatrix(cos, sin, -sin, cos, px(middleX), py(middleY));
        TextWriter writer = new TextWriter(canvas, file, style.size());
        writer.show(line, -line.width() * style.size() / 2, -.38f * style.size());
        writer.finish();
        canvas.restoreState();
    }

    /** The height a paragraph would take. */
    public float heightOf(RichText text, float measure, Style style) {
        return lines(text, measure, style).size() * style.lineMm();
    }

    public float heightOf(String text, float measure, Style style) {
        return heightOf(RichText.of(text), measure, style);
    }

    /** The width of a text on one line. */
    public float widthOf(String text, Style style) {
        GlyphRun run = GlyphRun.of(RichText.of(text), style.weight(), shelf);
        return run.width(0, run.size()) * style.emMm();
    }

    /** The first style with which a text stands on one line of the measure, else the last. */
    public Style fitting(String text, float measure, Style... steps) {
        Style fitting = steps[0];
        for (Style step : steps) {
            fitting = step;
            if (widthOf(text, step) <= measure) {
                break;
            }
        }
        return fitting;
    }

    /** Writes a label spread over so many ems (姓　名); it reads as the plain word. Returns the width. */
    public float spread(String text, float ems, float x, float y, Style style) {
        Line line = Line.spread(GlyphRun.of(RichText.of(text), style.weight(), shelf), ems);
        Runnable drawing = () -> draw(List.of(line), x, y, ems * style.emMm(), style.align(Align.LEFT));
        if (style.role() == Role.NONE) {
            drawing.run();
        } else {
            spoken(style.role().tag(), text, () -> marked(drawing));
        }
        return ems * style.emMm();
    }

    /** Everything within belongs to a new structure element. */
    public void tagged(String role, Runnable content) {
        tags.addTag(role);
        content.run();
        tags.moveToParent();
    }

    /** As {@link #tagged}, read as the given words whatever the ink says. */
    public void spoken(String role, String words, Runnable content) {
        tags.addTag(role);
        tags.getProperties().setActualText(words);
        content.run();
        tags.moveToParent();
    }

    /** Gives the open structure element an attribute dictionary. */
    void attributes(PdfDictionary attributes) {
        tags.getProperties().addAttributes(new PdfStructureAttributes(attributes));
    }

    /** Ink of the open structure element. */
    public void marked(Runnable ink) {
        canvas.openTag(tags.getTagReference());
        ink.run();
        canvas.closeTag();
    }

    /** Ink without meaning: rules, frames, ornaments. */
    public void artifact(Runnable ink) {
        canvas.openTag(new CanvasArtifact());
        ink.run();
        canvas.closeTag();
    }

    /** Headers and footers. */
    public void pagination(Runnable ink) {
        CanvasArtifact artifact = new CanvasArtifact();
        artifact.addProperty(PdfName.Type, new PdfName("Pagination"));
        canvas.openTag(artifact);
        ink.run();
        canvas.closeTag();
    }

    /** A picture with its description. */
    public void figure(String description, Area area, Runnable ink) {
        tags.addTag("Figure");
        tags.getProperties().setAlternateDescription(description);
        Rectangle box = points(area);
        PdfDictionary layout = new PdfDictionary();
        layout.put(PdfName.O, PdfName.Layout);
        layout.put(
                PdfName.BBox, new PdfArray(new float[] {box.getLeft(), box.getBottom(), box.getRight(), box.getTop()}));
        layout.put(PdfName.Placement, PdfName.Block);
        attributes(layout);
        marked(ink);
        tags.moveToParent();
    }

    /** Leaves a place for a signature, as part of the open structure element. */
    public void signature(FieldSpec field, Area area) {
        file.witness(field.name());
        signatures.place(field, points(area), page, tags);
    }

    /** A rule. */
    public void line(float x1, float y1, float x2, float y2, double points) {
        line(x1, y1, x2, y2, new Pen(points, Ink.LINE));
    }

    /** A rule with a pen. */
    public void line(float x1, float y1, float x2, float y2, Pen pen) {
        canvas.saveState().setStrokeColor(pen.ink().color()).setLineWidth((float) pen.points());
        canvas.moveTo(px(x1), py(y1)).lineTo(px(x2), py(y2)).stroke().restoreState();
    }

    /** A frame. */
    public void box(Area area, Pen pen) {
        canvas.saveState().setStrokeColor(pen.ink().color()).setLineWidth((float) pen.points());
        canvas.rectangle(points(area)).stroke().restoreState();
    }

    /** A tinted area. */
    public void fill(Area area, Ink ink) {
        canvas.saveState().setFillColor(ink.color());
        canvas.rectangle(points(area)).fill().restoreState();
    }

    /** Room for other marks of this package. */
    PdfCanvas canvas() {
        return canvas;
    }

    float px(float x) {
        return x * POINTS_PER_MM;
    }

    float py(float y) {
        return (height - y) * POINTS_PER_MM;
    }

    /** What was drawn counts for the identifier of the file. */
    void witness(String content) {
        file.witness(content);
    }

    /** Every signature field so far. */
    public List<SignaturePlace> places() {
        return signatures.places();
    }

    /** Finishes the file. */
    public byte[] finish() {
        signatures.finish();
        return file.finish();
    }

    /** Lets go of a paper that was not finished. */
    @Override
    public void close() {
        file.close();
    }

    private PdfPage addPage() {
        PdfPage added = file.pdf().addNewPage(new PageSize(width * POINTS_PER_MM, height * POINTS_PER_MM));
        added.put(PdfName.Tabs, PdfName.S);
        file.shareFonts(added);
        return added;
    }

    private void turnTo(PdfPage other) {
        page = other;
        canvas = new PdfCanvas(other);
        tags.setPageForTagging(other);
    }

    private Rectangle points(Area area) {
        return new Rectangle(
                px(area.x()), py(area.bottom()), area.width() * POINTS_PER_MM, area.height() * POINTS_PER_MM);
    }

    private List<Line> lines(RichText text, float measure, Style style) {
        GlyphRun run = GlyphRun.of(text, style.weight(), shelf);
        return Line.compose(run, measure / style.emMm(), style.indent(), style.align());
    }

    private void draw(List<Line> lines, float x, float y, float measure, Style style) {
        canvas.saveState().setFillColor(style.ink().color());
        TextWriter writer = new TextWriter(canvas, file, style.size());
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            float baseline = y * POINTS_PER_MM + style.pitch() * (i + .5f) + .38f * style.size();
            float free = measure * POINTS_PER_MM - line.width() * style.size();
            float push = style.align() == Align.CENTRE ? free / 2 : style.align() == Align.RIGHT ? free : 0;
            writer.show(line, px(x) + line.offset() * style.size() + push, height * POINTS_PER_MM - baseline);
        }
        writer.finish();
        canvas.restoreState();
    }
}
