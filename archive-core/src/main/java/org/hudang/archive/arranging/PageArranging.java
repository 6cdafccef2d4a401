package org.hudang.archive.arranging;

import org.hudang.archive.Acting;
import org.hudang.archive.volume.ItemId;
import org.hudang.archive.volume.ItemView;

/**
 * Puts the pages of filed papers in order (页面整理).
 *
 * <p><b>Guarantee.</b> No byte of what came is touched: each edit files, as one version of the volume, the new order of the
 * pages and a working copy (整理件) that was made anew from the originals, never from an earlier working copy. Undoing files
 * the former order and the former working copy once more, byte for byte.
 *
 * <p>Papers that carry signatures are left as they are: a copy with other pages would say what nobody has signed.
 *
 * <p>Safe for use by many threads and many processes: who edits a paper that somebody else has edited meanwhile is told.
 */
public interface PageArranging {

    /** How the pages of a paper stand now. */
    Arrangement of(ItemView item, Acting acting);

    /** The item with the number of pages that it has now (页数), for lists. */
    ItemView counted(ItemView item, Acting acting);

    /**
     * Edits; a retry with the same key gives the same answer.
     *
     * @throws org.hudang.archive.original.ItemUnknown when there is no such paper for this township
     * @throws PagesChanged when a paper is not as it was when the edit was thought of: nothing was changed
     * @throws SignedPaper when a paper carries signatures
     * @throws PagesFixed when a paper has no pages that can be put in order
     * @throws org.hudang.archive.completeness.VolumeClosed when the volume is closed
     * @throws org.hudang.archive.CommandRefused when the edit names pages or papers that are not there
     * @throws org.hudang.archive.intake.PageNotRendered when the working copy cannot be made
     * @throws org.hudang.archive.intake.ChildUnavailable when all are busy: ask again
     */
    Arranged edit(PageChange change, Acting acting);

    /**
     * Takes the newest edit of a paper back, in all papers that it was about. Papers that it made stay, with their numbers and
     * without pages.
     *
     * @param base as {@link Arrangement#base()} said
     * @throws NothingToUndo when the paper is as it came
     * @throws EditedSince when another of these papers was edited since
     */
    Arranged undo(String key, ItemId item, int base, Acting acting);
}
