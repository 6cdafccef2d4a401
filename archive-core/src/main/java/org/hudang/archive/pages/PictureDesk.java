package org.hudang.archive.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.hudang.archive.Acting;
import org.hudang.archive.intake.ChildUnavailable;
import org.hudang.archive.intake.DocumentType;
import org.hudang.archive.intake.Examined;
import org.hudang.archive.intake.PageNotRendered;
import org.hudang.archive.intake.PageSpan;
import org.hudang.archive.journal.Viewing;
import org.hudang.archive.volume.ItemView;
import org.hudang.archive.volume.RenditionView;

/** Looks first among what is kept; what is not there is drawn, by one caller for each paper at a time. */
final class PictureDesk implements PagePictures {
    private static final Map<String, DocumentType> DRAWN = Map.of(
            "application/pdf", DocumentType.PDF,
            "image/jpeg", DocumentType.JPEG,
            "image/png", DocumentType.PNG,
            "image/tiff", DocumentType.TIFF);

    private static final int DRAWERS = 64;
    private static final long PATIENCE_SECONDS = 5;

    private final PictureParts parts;
    private final PictureFiles files;
    private final Originals originals;
    private final Looks looks;
    private final Undrawable undrawable = new Undrawable();
    private final ReentrantLock[] turns;

    PictureDesk(PictureParts parts) {
        this.parts = parts;
        PictureParts.Places places = parts.places();
        try {
            this.files = new PictureFiles(places.kept(), places.bytes(), parts.marks(), parts.clock());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.originals = new Originals(parts.archive(), places.desk(), places.deskBytes());
        this.looks = new Looks(parts.clock());
        this.turns =
                IntStream.range(0, DRAWERS).mapToObj(i -> new ReentrantLock()).toArray(ReentrantLock[]::new);
    }

    @Override
    public int pages(ItemView item, Acting acting) {
        RenditionView original = drawable(item);
        if (!DRAWN.containsKey(original.mediaType()) || undrawable.has(original.sha256())) {
            return 0;
        }
        try {
            return files.pages(original.sha256()).orElseGet(() -> count(original, acting));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is drawn of a paper: its pages as they stand; of an Office file its copy, when there is one. */
    private static RenditionView drawable(ItemView item) {
        RenditionView shown = item.shown();
        return DRAWN.containsKey(shown.mediaType()) ? shown : item.pdfa().orElse(shown);
    }

    /** Counts by drawing the first pages, which are going to be asked for next. */
    private int count(RenditionView original, Acting acting) {
        return inTurn(original, () -> {
            OptionalInt known = files.pages(original.sha256());
            if (known.isPresent()) {
                return known.getAsInt();
            }
            try {
                return draw(original, 1, PictureSize.SCREEN, acting);
            } catch (PageNotRendered firstPage) {
                return examine(original, acting);
            }
        });
    }

    /** The first page cannot be drawn: perhaps others can. */
    private int examine(RenditionView original, Acting acting) throws IOException {
        try (Originals.Lent lent = originals.lend(original, acting)) {
            if (parts.intake().examine(lent.file(), original.fileName()) instanceof Examined.Accepted accepted) {
                files.keepPages(original.sha256(), accepted.pages());
                return accepted.pages();
            }
        }
        undrawable.add(original.sha256());
        return 0;
    }

    @Override
    public Optional<Picture> open(ItemView item, int page, PictureSize size, Acting acting) {
        RenditionView original = drawable(item);
        if (page < 1 || page > pages(item, acting)) {
            return Optional.empty();
        }
        try {
            Optional<Picture> picture = files.find(original.sha256(), size, page);
            if (picture.isEmpty()) {
                picture = inTurn(original, () -> drawn(original, page, size, acting));
            }
            if (picture.isPresent()) {
                note(item, page, size, picture.get(), acting);
            }
            return picture;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<Picture> drawn(RenditionView original, int page, PictureSize size, Acting acting)
            throws IOException {
        Optional<Picture> meanwhile = files.find(original.sha256(), size, page);
        if (meanwhile.isPresent()) {
            return meanwhile;
        }
        draw(original, page, size, acting);
        return files.find(original.sha256(), size, page);
    }

    /** Nothing is shown that was not noted. */
    private void note(ItemView item, int page, PictureSize size, Picture picture, Acting acting) throws IOException {
        boolean noted = false;
        try {
            if (size != PictureSize.THUMB) {
                parts.archive().noteView(drawable(item).id(), new Viewing.Page(page), acting);
            } else if (looks.isNew(item, acting)) {
                parts.archive().noteView(drawable(item).id(), new Viewing.Thumbnails(), acting);
                looks.note(item, acting);
            }
            noted = true;
        } finally {
            if (!noted) {
                picture.close();
            }
        }
    }

    /** Draws this page and those after it up to the next that is there; returns how many pages the paper has. */
    private int draw(RenditionView original, int page, PictureSize size, Acting acting) throws IOException {
        Integer next = files.there(original.sha256(), size).higher(page);
        int last = page + size.ahead();
        PageSpan span = new PageSpan(page, next == null ? last : Math.min(last, next - 1), parts.ahead());
        DocumentType type = DRAWN.get(original.mediaType());
        if (type == null) {
            throw new IllegalArgumentException("mediaType");
        }
        try (Originals.Lent lent = originals.lend(original, acting)) {
            int pages = parts.intake()
                    .pageImages()
                    .draw(
                            lent.file(),
                            type,
                            span,
                            size.pixels(),
                            (drawn, file, mediaType) -> files.keep(original.sha256(), size, drawn, file, mediaType));
            files.keepPages(original.sha256(), pages);
            return pages;
        }
    }

    private interface Work<T> {
        T get() throws IOException;
    }

    /** Those who wait for the same paper find it drawn afterwards; who would wait long is told to come again. */
    private <T> T inTurn(RenditionView original, Work<T> work) {
        ReentrantLock turn = turns[Math.floorMod(original.sha256().hashCode(), DRAWERS)];
        try {
            if (!turn.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw ChildUnavailable.busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ChildUnavailable.busy();
        }
        try {
            return work.get();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            turn.unlock();
        }
    }

    @Override
    public void forget(String sha256) {
        try {
            files.forget(sha256);
            originals.forget(sha256);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
