package org.hudang.signing.pdf;

import java.io.IOException;
import java.io.Writer;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** Finds a text on the pages as they are shown. */
final class TextAnchor {
    private static final int MOST_CHARACTERS = 2_000_000;
    /** Operators on all pages together, those inside forms counted each time a form is drawn. */
    private static final int MOST_OPERATORS = 2_000_000;

    private final String wanted;
    private final List<SignaturePlacement.Place> found = new ArrayList<>();
    private int operators;

    private TextAnchor(String anchor) {
        this.wanted = packed(anchor);
    }

    /**
     * The place whose middle is the middle of the text.
     *
     * @throws AnchorNotFound when it is nowhere
     * @throws AnchorAmbiguous when it is there more than once
     */
    static SignaturePlacement.Place find(OpenPdf pdf, SignaturePlacement.AtText text) {
        TextAnchor anchor = new TextAnchor(text.anchor());
        int pages = pdf.pages();
        for (int number = 1; number <= pages; number++) {
            COSDictionary page = (COSDictionary) pdf.page(number).orElseThrow().getObject();
            anchor.search(pdf, number, PageShape.of(page), text);
        }
        if (anchor.found.isEmpty()) {
            throw new AnchorNotFound(text.anchor(), pages);
        }
        if (anchor.found.size() > 1) {
            throw new AnchorAmbiguous(text.anchor(), anchor.found.size());
        }
        return anchor.found.get(0);
    }

    private void search(OpenPdf pdf, int number, PageShape shape, SignaturePlacement.AtText text) {
        Letters letters;
        try {
            letters = new Letters(this::count);
            letters.setStartPage(number);
            letters.setEndPage(number);
            letters.writeText(pdf.document(), Writer.nullWriter());
        } catch (PdfUnreadable e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new PdfUnreadable("the text of page " + number + " cannot be read", e);
        }
        String all = letters.characters.toString();
        for (int at = all.indexOf(wanted); at >= 0; at = all.indexOf(wanted, at + wanted.length())) {
            float[] box = letters.box(at, at + wanted.length());
            float x = (box[0] + box[2] - text.width()) / 2;
            float y = shape.shownHeight() - (box[1] + box[3]) / 2 - text.height() / 2;
            found.add(new SignaturePlacement.Place(number, x, y, text.width(), text.height()));
        }
    }

    private void count() {
        if (++operators > MOST_OPERATORS) {
            throw new PdfUnreadable("the pages draw more than " + MOST_OPERATORS + " times");
        }
    }

    private static String packed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("[\\s\\u00a0\\u3000]", "");
    }

    /** The characters of a page in reading order without white space, each with the letter that shows it. */
    private static final class Letters extends PDFTextStripper {
        private final StringBuilder characters = new StringBuilder();
        private final List<TextPosition> shown = new ArrayList<>();
        private final Runnable counter;

        Letters(Runnable counter) throws IOException {
            this.counter = counter;
            setSortByPosition(true);
        }

        @Override
        protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
            counter.run();
            super.processOperator(operator, operands);
        }

        @Override
        protected void writeString(String text, List<TextPosition> positions) {
            for (TextPosition position : positions) {
                String one = packed(String.valueOf(position.getUnicode()));
                characters.append(one);
                for (int i = 0; i < one.length(); i++) {
                    shown.add(position);
                }
                if (shown.size() > MOST_CHARACTERS) {
                    throw new PdfUnreadable("a page has more than " + MOST_CHARACTERS + " characters");
                }
            }
        }

        /** Left, top, right and bottom, from the top left corner of the page as shown. */
        float[] box(int from, int to) {
            float[] box = {Float.MAX_VALUE, Float.MAX_VALUE, -Float.MAX_VALUE, -Float.MAX_VALUE};
            for (TextPosition one : shown.subList(from, to)) {
                box[0] = Math.min(box[0], one.getX());
                box[1] = Math.min(box[1], one.getY() - one.getHeight());
                box[2] = Math.max(box[2], one.getX() + one.getWidth());
                box[3] = Math.max(box[3], one.getY());
            }
            return box;
        }
    }
}
