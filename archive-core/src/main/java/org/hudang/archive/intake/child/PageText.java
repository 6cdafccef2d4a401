package org.hudang.archive.intake.child;

import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.text.SetTextRenderingMode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** The text of each page; a page that cannot be read has none, and does not keep the others from being read. */
final class PageText extends PDFTextStripper {
    private final Reading reading;
    private final List<String> texts = new ArrayList<>();
    private boolean invisible;
    private int length;

    PageText(Reading reading) {
        this.reading = reading;
        addOperator(new SetTextRenderingMode(this));
    }

    /** The texts, filled up with empty ones to the number of pages. */
    List<String> texts(int pages) {
        fill(pages);
        return texts;
    }

    boolean invisible() {
        return invisible;
    }

    @Override
    public void processPage(PDPage page) throws IOException {
        fill(getCurrentPageNo() - 1);
        if (length > reading.left() || !reading.goesOn()) {
            return;
        }
        StringWriter here = new StringWriter();
        output = here;
        try {
            super.processPage(page);
        } catch (IOException | RuntimeException unreadable) {
            charactersByArticle.clear();
        }
        texts.add(here.toString());
        length += here.getBuffer().length();
    }

    @Override
    protected void processTextPosition(TextPosition text) {
        boolean unseen = getGraphicsState().getTextState().getRenderingMode() == RenderingMode.NEITHER;
        String unicode = text.getUnicode();
        invisible |= unseen && unicode != null && !unicode.isBlank();
        super.processTextPosition(text);
    }

    private void fill(int pages) {
        while (texts.size() < pages) {
            texts.add("");
        }
    }
}
