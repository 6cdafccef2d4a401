package org.hudang.archive.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.hudang.archive.Acting;
import org.hudang.archive.intake.Finding;
import org.hudang.archive.intake.IntakeCode;
import org.hudang.archive.intake.Ocr.Recognized;
import org.hudang.archive.intake.PageImage;
import org.hudang.archive.intake.PageImages;
import org.hudang.archive.intake.PageNotRendered;
import org.hudang.archive.intake.PageSpan;

/** Draws the pages of one paper, a few at a time, and reads each. */
final class PageReader {
    /** The longer side of A4 at 300 dots an inch has 3508. */
    private static final int PIXELS = PageImages.MAX_PIXELS;

    private static final int AT_ONCE = 4;
    private static final Duration DRAWING = Duration.ofSeconds(4);
    private static final int MOST_PAGES = 200;

    /** Fewer are dirt on the glass, or the grain of a photograph. */
    private static final int FEWEST_CHARACTERS = 4;

    private final ReadingParts parts;

    PageReader(ReadingParts parts) {
        this.parts = parts;
    }

    /** What a paper says. */
    sealed interface Words {
        /**
         * Its words.
         *
         * @param text page by page, a form feed between two
         */
        record Read(String text) implements Words {
            /** Says the length only: this may stand in a log. */
            @Override
            public String toString() {
                return "Read[" + text.length() + " characters]";
            }
        }

        /** There are none. */
        record Wordless() implements Words {}

        /** It could not be read. */
        record Failed(String code) implements Words {}

        /** No paper can be read here. */
        record Hindered(String code) implements Words {}

        /** The house is being closed; nothing is to be remembered of this try. */
        record Interrupted() implements Words {}
    }

    /** Reads a paper, up to 200 pages of it. */
    Words read(Scan scan, Acting acting) throws IOException {
        Path file = Files.createTempFile(parts.work(), "scan-", ".part");
        try {
            Files.delete(file);
            try (InputStream bytes = parts.archive().read(scan.original(), acting)) {
                Files.copy(bytes, file);
            }
            return read(scan, file);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private Words read(Scan scan, Path file) {
        NavigableMap<Integer, String> texts = new TreeMap<>();
        Optional<Finding> failure = Optional.empty();
        int pages = 1;
        int page = 1;
        while (page <= Math.min(pages, MOST_PAGES)) {
            Drawn drawn = draw(scan, file, page);
            pages = Math.max(pages, drawn.pages());
            failure = failure.or(drawn::failure);
            for (Map.Entry<Integer, PageImage> one : drawn.images().entrySet()) {
                Recognized recognized = parts.ocr().read(one.getValue());
                if (Thread.currentThread().isInterrupted()) {
                    return new Words.Interrupted();
                }
                if (recognized instanceof Recognized.Without without) {
                    if (without.finding().code() == IntakeCode.OCR_ABSENT) {
                        return new Words.Hindered(without.finding().code().code());
                    }
                    failure = failure.or(() -> Optional.of(without.finding()));
                } else if (recognized instanceof Recognized.Text text) {
                    texts.put(one.getKey(), text.text());
                }
            }
            page = 1 + (drawn.images().isEmpty() ? page : drawn.images().lastKey());
        }
        return words(texts, failure);
    }

    private record Drawn(int pages, NavigableMap<Integer, PageImage> images, Optional<Finding> failure) {}

    /** Draws this page and a few more; a page that cannot be drawn keeps none from being read. */
    private Drawn draw(Scan scan, Path file, int page) {
        NavigableMap<Integer, PageImage> images = new TreeMap<>();
        try {
            int pages = parts.intake()
                    .pageImages()
                    .draw(
                            file,
                            scan.type(),
                            new PageSpan(page, page + AT_ONCE - 1, DRAWING),
                            PIXELS,
                            (number, picture, mediaType) ->
                                    images.put(number, new PageImage(Files.readAllBytes(picture), mediaType, 0, 0)));
            return new Drawn(pages, images, Optional.empty());
        } catch (PageNotRendered e) {
            return new Drawn(0, images, Optional.of(e.finding()));
        }
    }

    private static Words words(NavigableMap<Integer, String> texts, Optional<Finding> failure) {
        List<String> pages = new ArrayList<>();
        for (int page = 1; !texts.isEmpty() && page <= texts.lastKey(); page++) {
            pages.add(texts.getOrDefault(page, ""));
        }
        String text = String.join("\f", pages);
        long characters = text.codePoints().filter(Character::isLetterOrDigit).count();
        if (characters >= FEWEST_CHARACTERS) {
            return new Words.Read(text);
        }
        return failure.<Words>map(finding -> new Words.Failed(finding.code().code()))
                .orElseGet(Words.Wordless::new);
    }
}
