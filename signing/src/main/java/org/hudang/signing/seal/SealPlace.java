package org.hudang.signing.seal;

import org.hudang.signing.pdf.SignaturePlacement;

/** Where a seal goes: on the paper, or beside a file that is none. */
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

    /**
     * On the middle of a text on the page, at the true size of the seal.
     *
     * @param anchor text that is in the document exactly once
     */
    record AtText(String anchor) implements SealPlace {
        public AtText {
            Words.line("anchor", anchor, 100);
        }
    }

    /**
     * Over the outer edges of all pages (骑缝章), as one signature and only as the first one of the document.
     *
     * @param centreY of the seal, in points from the lower edge of the pages
     * @param largestGroup pages per seal at most, 3 to {@link RidingStrips#LARGEST_GROUP}
     * @param edges on which edges the strips lie
     */
    record Riding(float centreY, int largestGroup, SignaturePlacement.Edges edges) implements SealPlace {
        public Riding {
            if (!Float.isFinite(centreY)) {
                throw new IllegalArgumentException("not a place on a page");
            }
            FaceRefused.unlessBetween("largestGroup", largestGroup, 3, RidingStrips.LARGEST_GROUP);
        }

        /** For sheets printed on one side. */
        public Riding(float centreY, int largestGroup) {
            this(centreY, largestGroup, SignaturePlacement.Edges.RIGHT);
        }

        /** The usual fifteen pages per seal. */
        public static Riding usual(float centreY) {
            return new Riding(centreY, RidingStrips.USUAL_GROUP);
        }

        /** The same for sheets printed on both sides (对开). */
        public Riding onBothSides() {
            return new Riding(centreY, largestGroup, SignaturePlacement.Edges.ALTERNATING);
        }
    }

    /**
     * Beside a file that is no paper, in a message of its own (CAdES, detached): nothing is drawn. The output is the message, made
     * with the international key of the seal where it has one.
     */
    record Beside() implements SealPlace {}
}
