package org.hudang.signing.pdf;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.pdmodel.PDPageTree;

/**
 * A page as it is shown: its visible box in user space and how it is turned.
 *
 * @param rotation clockwise, 0, 90, 180 or 270 degrees
 */
record PageShape(float left, float bottom, float right, float top, int rotation) {

    static PageShape of(COSDictionary page) {
        COSBase box = PDPageTree.getInheritableAttribute(page, COSName.CROP_BOX);
        COSBase media = PDPageTree.getInheritableAttribute(page, COSName.MEDIA_BOX);
        COSBase turned = PDPageTree.getInheritableAttribute(page, COSName.ROTATE);
        int rotation = turned instanceof COSNumber number ? Math.floorMod(number.intValue(), 360) : 0;
        if (rotation % 90 != 0) {
            throw new PdfUnreadable("a page is turned by " + rotation + " degrees");
        }
        float[] shown = corners(box instanceof COSArray array ? array : media);
        return new PageShape(shown[0], shown[1], shown[2], shown[3], rotation);
    }

    private static float[] corners(COSBase box) {
        if (!(box instanceof COSArray array) || array.size() != 4) {
            throw new PdfUnreadable("a page has no box");
        }
        float[] c = array.toFloatArray();
        return new float[] {Math.min(c[0], c[2]), Math.min(c[1], c[3]), Math.max(c[0], c[2]), Math.max(c[1], c[3])};
    }

    float shownWidth() {
        return rotation % 180 == 0 ? right - left : top - bottom;
    }

    float shownHeight() {
        return rotation % 180 == 0 ? top - bottom : right - left;
    }

    /** The rectangle in user space of a place on the page as it is shown. */
    COSArray rectangle(SignaturePlacement.Place place) {
        if (place.x() < 0
                || place.y() < 0
                || place.x() + place.width() > shownWidth() + 0.01f
                || place.y() + place.height() > shownHeight() + 0.01f) {
            throw new PlaceOffPage(
                    place.page(), "the page as shown measures " + shownWidth() + " × " + shownHeight() + " pt");
        }
        float u1 = place.x();
        float v1 = place.y();
        float u2 = u1 + place.width();
        float v2 = v1 + place.height();
        return switch (rotation) {
            case 90 -> numbers(right - v2, bottom + u1, right - v1, bottom + u2);
            case 180 -> numbers(right - u2, top - v2, right - u1, top - v1);
            case 270 -> numbers(left + v1, top - u2, left + v2, top - u1);
            default -> numbers(left + u1, bottom + v1, left + u2, bottom + v2);
        };
    }

    /**
     * A rectangle without area at the lower left corner: by every reading of “outside of the crop box” it is outside, so
     * PDF/UA asks for no place in the structure tree.
     */
    COSArray nowhere() {
        return numbers(left, bottom, left, bottom);
    }

    static COSArray numbers(float... values) {
        COSArray array = new COSArray();
        for (float value : values) {
            array.add(new COSFloat(value));
        }
        return array;
    }
}
