package org.hudang.archive.intake.child;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hudang.archive.intake.Finding;
import org.hudang.archive.intake.IntakeCode;
import org.hudang.archive.intake.child.Wire.Extent;
import org.hudang.archive.intake.child.Wire.Fate;
import org.hudang.archive.intake.child.Wire.Reply;
import org.hudang.archive.intake.child.Wire.Size;
import org.jspecify.annotations.Nullable;

/**
 * Pages that are drawn one after another into a folder, after one look through the gate.
 *
 * @param extent from which page to which, how large, for how long
 * @param folder empty
 */
record Strip(Extent extent, Path folder) {

    /** Draws one page. */
    interface Painter {
        BufferedImage paint(int page) throws IOException;
    }

    /** The largest side of a picture. */
    int pixels() {
        return extent.pixels();
    }

    /**
     * Draws the first page in any case, further ones while there is time. A page that cannot be drawn is left out; when none
     * can, the first failure is thrown.
     *
     * @param count pages of the file
     */
    Reply draw(int count, boolean photographs, Painter painter) throws IOException {
        if (extent.page() < 1 || extent.page() > count) {
            return Reply.of(Fate.REFUSED, Finding.of(IntakeCode.PAGE_ABSENT, extent.page(), count));
        }
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(extent.millis());
        Drawn first = null;
        Failure failure = null;
        int page = extent.page();
        do {
            try {
                Drawn drawn = one(page, photographs, painter);
                first = first == null ? drawn : first;
            } catch (IOException | RuntimeException e) {
                failure = failure == null ? new Failure(e) : failure;
            }
            page++;
        } while (page <= Math.min(count, extent.last()) && System.nanoTime() - end < 0);
        return answer(count, first, failure);
    }

    private Drawn one(int page, boolean photographs, Painter painter) throws IOException {
        BufferedImage image = painter.paint(page);
        String mediaType = Encode.page(image, photographs, folder, page);
        return new Drawn(mediaType, image.getWidth(), image.getHeight());
    }

    private static Reply answer(int count, @Nullable Drawn first, @Nullable Failure failure) throws IOException {
        if (first == null) {
            throw failure == null ? new IOException("nothing drawn") : failure.again();
        }
        Size size = new Size(count, first.width(), first.height());
        return new Reply(Fate.DONE, Finding.of(IntakeCode.ACCEPTED), size, first.mediaType(), List.of(), List.of());
    }

    private record Drawn(String mediaType, int width, int height) {}

    private record Failure(Exception cause) {
        IOException again() throws IOException {
            if (cause instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            return cause instanceof IOException io ? io : new IOException(cause);
        }
    }
}
