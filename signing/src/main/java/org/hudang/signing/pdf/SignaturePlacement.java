package org.hudang.signing.pdf;

import java.util.List;

/** Where a signature goes. */
public sealed interface SignaturePlacement {
    /**
     * A field that is already there and empty.
     *
     * @param name its fully qualified name
     */
    record ExistingField(String name) implements SignaturePlacement {}

    /**
     * A new field without a visible place (zero rectangle).
     *
     * @param name its name, without a period; must not be taken
     */
    record NewInvisibleField(String name) implements SignaturePlacement {}

    /**
     * A new field with a place.
     *
     * @param name its name, without a period; must not be taken
     * @param tooltip what assistive technology reads (TU)
     * @param place where
     */
    record NewVisibleField(String name, String tooltip, Place place) implements SignaturePlacement {}

    /**
     * A new field whose middle lies on the middle of a text on a page, as people see it; white space does not count.
     *
     * @param name its name, without a period; must not be taken
     * @param tooltip what assistive technology reads (TU)
     * @param anchor text that must be in the whole file exactly once
     * @param width in points
     * @param height in points
     */
    record AtText(String name, String tooltip, String anchor, float width, float height) implements SignaturePlacement {
        public AtText {
            if (anchor.isBlank() || anchor.length() > 200 || !(width > 0) || !(height > 0)) {
                throw new IllegalArgumentException("a place by text has 1 to 200 characters and a positive size");
            }
        }
    }

    /**
     * A riding seal (骑缝章): one signature whose drawing is cut over the outer edges of all pages. Its field lies on page
     * 1, the other strips are stamps of the same update, covered by the same signature; so it must be the first one.
     *
     * @param name its name, without a period; must not be taken
     * @param tooltip what assistive technology reads (TU and Contents)
     * @param centreY height of the middle of the seal on the pages as they are shown, in points from the lower edge
     * @param strips what is drawn on each page, in page order
     * @param edges on which edges they lie
     */
    record Riding(String name, String tooltip, float centreY, List<Appearance> strips, Edges edges)
            implements SignaturePlacement {
        public Riding {
            strips = List.copyOf(strips);
        }

        /** On the right edges. */
        public Riding(String name, String tooltip, float centreY, List<Appearance> strips) {
            this(name, tooltip, centreY, strips, Edges.RIGHT);
        }
    }

    /** On which edges of the pages the strips of a riding seal lie (RS-02). */
    enum Edges {
        /** On the right one of each page: sheets printed on one side. */
        RIGHT,
        /** On the right one of odd pages and the left one of even pages: the same edge of a sheet printed on both sides (对开). */
        ALTERNATING
    }

    /**
     * A place on a page, in points from the bottom left corner of the page as it is shown (after rotation and cropping).
     *
     * @param page number of the page, the first is 1
     */
    record Place(int page, float x, float y, float width, float height) {
        public Place {
            if (page < 1 || !(width > 0) || !(height > 0)) {
                throw new IllegalArgumentException("a place has a page from 1 and a positive size");
            }
        }
    }
}
