package org.hudang.signing.seal;

/** Where on the paper a seal goes. */
public sealed interface SealPlace {
    /**
     * A signature field that the form already has; the seal is centred in it at its true size.
     *
     * @param name full name of the field
     */
    record Field(String name) implements SealPlace {
        public Field {
            Words.line("field", name, 200);
        }
    }

    /**
     * A place on a page.
     *
     * @param page from 1
     * @param centreX of the seal, in points from the left edge of the page as it is shown
     * @param centreY of the seal, in points from its lower edge
     */
    record OnPage(int page, float centreX, float centreY) implements SealPlace {
        public OnPage {
            if (page < 1 || !Float.isFinite(centreX) || !Float.isFinite(centreY)) {
                throw new IllegalArgumentException("not a place on a page");
            }
        }
    }
}
