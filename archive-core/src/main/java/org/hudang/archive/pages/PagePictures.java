package org.hudang.archive.pages;

import java.util.Optional;
import org.hudang.archive.Acting;
import org.hudang.archive.intake.ChildUnavailable;
import org.hudang.archive.intake.PageNotRendered;
import org.hudang.archive.volume.ItemView;

/**
 * Pictures of the pages of filed papers (页面图像): drawn from the original in a child process, several pages at a time, and
 * kept on the disk by the digest of the original, so that a page that was looked at is not drawn again.
 *
 * <p><b>Guarantee.</b> Nothing is shown that does not stand in the history of the household. A kept picture that is not, byte
 * for byte, the one that was drawn for this page of this paper is thrown away and drawn anew. What is kept takes no more of
 * the disk than the {@link PictureParts} say; it can be deleted at any time.
 *
 * <p>Safe for use by many threads and, over one folder, by many processes.
 */
public interface PagePictures {

    /** The pictures of an archive. */
    static PagePictures open(PictureParts parts) {
        return new PictureDesk(parts);
    }

    /**
     * How many pages the original has; 0 when it has none that can be drawn.
     *
     * @throws ChildUnavailable when all are busy: ask again
     */
    int pages(ItemView item, Acting acting);

    /**
     * One page as a picture, after it was written into the history that the user is about to see it: each page by itself, small
     * pictures once in ten minutes for one user and paper.
     *
     * @return to be closed; empty when there is no such page or it cannot be drawn
     * @throws PageNotRendered when the paper cannot be drawn
     * @throws ChildUnavailable when all are busy: ask again
     * @throws org.hudang.archive.RenditionUnknown when there is no such paper for this township
     * @throws org.hudang.archive.JournalBroken when nothing may be written into the history: nothing is shown
     */
    Optional<Picture> open(ItemView item, int page, PictureSize size, Acting acting);

    /** Removes everything that is kept of an original, after it was destroyed. */
    void forget(String sha256);
}
