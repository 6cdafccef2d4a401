package org.hudang.signing.seal;

import java.util.ArrayList;
import java.util.List;

/**
 * How a riding seal (骑缝章) is spread over the outer edges of the pages: groups of pages as even as can be, one whole seal
 * per group, one strip per page, page 1 of a group has the leftmost strip (RS-01, RS-02).
 *
 * @param strips one per page, in page order
 */
public record RidingStrips(List<Strip> strips) {
    /** Pages per seal unless told otherwise. */
    public static final int USUAL_GROUP = 15;
    /** More pages per seal make strips too thin to be read. */
    public static final int LARGEST_GROUP = 20;

    public RidingStrips {
        strips = List.copyOf(strips);
    }

    /**
     * One strip: the part of the seal between {@code fromMm} and {@code fromMm + widthMm} from its left edge.
     *
     * @param page from 1
     * @param fromMm where the strip begins in the seal
     * @param widthMm width of the strip, which touches the right edge of the page
     */
    public record Strip(int page, double fromMm, double widthMm) {}

    /**
     * Spreads a seal.
     *
     * @param pages of the document, at least 2: a single page has no seam
     * @param widthMm of the seal
     * @param largestGroup pages per seal at most, 3 (so that no page is left alone) to {@link #LARGEST_GROUP}
     * @throws FaceRefused one page, or a group size that is not allowed
     */
    public static RidingStrips over(int pages, double widthMm, int largestGroup) {
        FaceRefused.unlessBetween("pages", pages, 2, Integer.MAX_VALUE);
        FaceRefused.unlessBetween("largestGroup", largestGroup, 3, LARGEST_GROUP);
        int groups = (pages + largestGroup - 1) / largestGroup;
        List<Strip> strips = new ArrayList<>(pages);
        for (int group = 0; group < groups; group++) {
            int size = pages / groups + (group < pages % groups ? 1 : 0);
            double width = widthMm / size;
            for (int i = 0; i < size; i++) {
                strips.add(new Strip(strips.size() + 1, i * width, width));
            }
        }
        return new RidingStrips(strips);
    }
}
