package org.hudang.signing.pdf;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;

/**
 * Writes an appearance as form XObjects: an outer one that fits, turns, blends, and an inner one with the drawing, which is
 * a transparency group so that it blends as a whole.
 */
final class AppearanceForm {
    private static final COSName GROUP = COSName.getPDFName("Group");

    private AppearanceForm() {}

    /**
     * Writes the form.
     *
     * @param rectangle the widget's rectangle
     * @param rotation of the page, clockwise
     */
    static COSObjectKey write(OpenPdf pdf, Update update, Appearance look, COSArray rectangle, int rotation) {
        COSObjectKey inner = pdf.newKey();
        COSDictionary drawing = form(PageShape.numbers(0, 0, look.widthPt(), look.heightPt()));
        drawing.setItem(COSName.RESOURCES, new COSDictionary());
        drawing.setItem(COSName.FILTER, COSName.FLATE_DECODE);
        COSDictionary group = new COSDictionary();
        group.setItem(COSName.TYPE, GROUP);
        group.setItem(COSName.S, COSName.TRANSPARENCY);
        boolean plain = look.blend() == Appearance.Blend.NORMAL && look.opacity() == 1;
        if (!plain) {
            drawing.setItem(GROUP, group);
        }
        update.stream(inner, drawing, look.content().deflated());

        COSObjectKey outer = pdf.newKey();
        COSDictionary frame = form(fit(look, rectangle, rotation));
        frame.setItem(COSName.MATRIX, turn(rotation));
        COSDictionary resources = new COSDictionary();
        COSDictionary objects = new COSDictionary();
        objects.setItem("D", OpenPdf.reference(inner));
        resources.setItem(COSName.XOBJECT, objects);
        String operators = "/D Do";
        if (!plain) {
            COSDictionary states = new COSDictionary();
            states.setItem("B", state(look));
            resources.setItem(COSName.EXT_G_STATE, states);
            operators = "/B gs /D Do";
        }
        frame.setItem(COSName.RESOURCES, resources);
        update.stream(outer, frame, operators.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        return outer;
    }

    /** An appearance that shows nothing, for a field with a place but without a drawing. */
    static COSObjectKey writeEmpty(OpenPdf pdf, Update update, COSArray rectangle) {
        float[] c = rectangle.toFloatArray();
        COSObjectKey key = pdf.newKey();
        COSDictionary form = form(PageShape.numbers(0, 0, Math.abs(c[2] - c[0]), Math.abs(c[3] - c[1])));
        form.setItem(COSName.RESOURCES, new COSDictionary());
        update.stream(key, form, new byte[0]);
        return key;
    }

    private static COSDictionary form(COSArray box) {
        COSDictionary form = new COSDictionary();
        form.setItem(COSName.TYPE, COSName.XOBJECT);
        form.setItem(COSName.SUBTYPE, COSName.FORM);
        form.setItem(COSName.BBOX, box);
        return form;
    }

    private static COSDictionary state(Appearance look) {
        COSDictionary state = new COSDictionary();
        state.setItem(COSName.TYPE, COSName.EXT_G_STATE);
        state.setName(COSName.BM, look.blend() == Appearance.Blend.MULTIPLY ? "Multiply" : "Normal");
        state.setItem(COSName.CA, new COSFloat(look.opacity()));
        state.setItem(COSName.CA_NS, new COSFloat(look.opacity()));
        return state;
    }

    /** The drawing's box, widened to the shape of the field as shown: nothing is distorted, the drawing is centred. */
    private static COSArray fit(Appearance look, COSArray rectangle, int rotation) {
        float[] c = rectangle.toFloatArray();
        float width = Math.abs(c[2] - c[0]);
        float height = Math.abs(c[3] - c[1]);
        if (rotation % 180 != 0) {
            float swap = width;
            width = height;
            height = swap;
        }
        if (width <= 0 || height <= 0) {
            return PageShape.numbers(0, 0, look.widthPt(), look.heightPt());
        }
        float scale = Math.min(width / look.widthPt(), height / look.heightPt());
        float boxWidth = width / scale;
        float boxHeight = height / scale;
        float x = (look.widthPt() - boxWidth) / 2;
        float y = (look.heightPt() - boxHeight) / 2;
        return PageShape.numbers(x, y, x + boxWidth, y + boxHeight);
    }

    /** Turns against the page, so that the drawing is upright as shown. */
    private static COSArray turn(int rotation) {
        return switch (rotation) {
            case 90 -> PageShape.numbers(0, 1, -1, 0, 0, 0);
            case 180 -> PageShape.numbers(-1, 0, 0, -1, 0, 0);
            case 270 -> PageShape.numbers(0, -1, 1, 0, 0, 0);
            default -> PageShape.numbers(1, 0, 0, 1, 0, 0);
        };
    }
}
