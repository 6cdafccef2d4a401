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
    /** Evidence of signing, verification or inspection. */
    EVIDENCE
}
