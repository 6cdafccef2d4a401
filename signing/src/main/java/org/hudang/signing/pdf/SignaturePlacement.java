package org.hudang.signing.pdf;

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
