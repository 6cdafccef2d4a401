package org.hudang.archive.volume;

/** What a rendition is to its item. */
public enum RenditionRole {
    /** The paper as it came or was made, with its signatures; never altered. */
    ORIGINAL,
    /** Plain text of the original, UTF-8. */
    TEXT,
    /** One page or more as pictures. */
    PAGE_IMAGES,
    /** Copy for the long term: PDF/A or OFD. */
    PDFA,
    /** The original and, behind its last byte, what keeps its signatures verifiable; the newest one counts. */
    KEPT,
    /** How its pages were put in order, docs/formats/page-order-v1.md; the newest one counts. */
    PAGE_ORDER,
    /** The paper with its pages as the newest order says (整理件); it follows that order. */
    WORKING,
    /** Evidence of signing, verification or inspection. */
    EVIDENCE;

    /** Whether its files are written by the house itself, in formats of its own. */
    public boolean isOfTheHouse() {
        return this == EVIDENCE || this == PAGE_ORDER;
    }
}
