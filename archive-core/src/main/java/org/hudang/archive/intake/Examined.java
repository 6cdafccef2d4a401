package org.hudang.archive.intake;

import java.util.List;

/**
 * The outcome of looking at one file (检查结果). Each outcome says in one Chinese and one English sentence what was found,
 * under a stable code, and what the look has cost.
 */
public sealed interface Examined {

    /** What was found. For an accepted file {@link IntakeCode#ACCEPTED}. */
    Finding finding();

    /** What the look has cost. */
    Cost cost();

    /** The stable code of the finding, {@code IN-…}. */
    default String code() {
        return finding().code().code();
    }

    /** The finding as a sentence for people, in Chinese. */
    default String zh() {
        return finding().zh();
    }

    /** The finding as a sentence for people, in English. */
    default String en() {
        return finding().en();
    }

    /**
     * The file may be filed and used.
     *
     * @param type      what the file is by its bytes
     * @param shape     pages and size
     * @param textPages the text that a machine read from it, page by page (one entry for a file without fixed pages; none
     *                  for pictures and containers); it is for finding, never proof of what a page shows
     * @param warnings  what a person should know: no text, hidden content, no preview …
     * @param cost      what the look has cost
     */
    record Accepted(DocumentType type, Shape shape, List<String> textPages, List<Finding> warnings, Cost cost)
            implements Examined {

        /** Copies the lists. */
        public Accepted {
            textPages = List.copyOf(textPages);
            warnings = List.copyOf(warnings);
        }

        @Override
        public Finding finding() {
            return Finding.of(IntakeCode.ACCEPTED);
        }

        /** Says what was found, never what was read: this may stand in a log. */
        @Override
        public String toString() {
            return "Accepted[type=" + type + ", shape=" + shape + ", textPages=" + textPages.size() + ", warnings="
                    + warnings + ", cost=" + cost + "]";
        }

        /** The number of pages as counted, not as claimed; 0 for a file without fixed pages. */
        public int pages() {
            return shape.pages();
        }

        /** The width of the first page, see {@link Shape}. */
        public int width() {
            return shape.width();
        }

        /** The height of the first page, see {@link Shape}. */
        public int height() {
            return shape.height();
        }

        /** The whole text, pages separated by a form feed. */
        public String text() {
            return String.join("\f", textPages);
        }
    }

    /**
     * The file may be kept as an original with the reason beside it, but nothing is made from it: it is not shown, not
     * converted, not signed and not sealed (隔离存放).
     *
     * @param type    what the file is by its first bytes
     * @param finding why
     * @param cost    what the look has cost
     */
    record Quarantined(DocumentType type, Finding finding, Cost cost) implements Examined {}

    /**
     * The file is not taken in; nothing of it is kept.
     *
     * @param finding why
     * @param cost    what the look has cost
     */
    record Refused(Finding finding, Cost cost) implements Examined {}

    /**
     * Pages and size of an accepted file.
     *
     * @param pages  pages as counted; 0 for a file without fixed pages
     * @param width  of the first page: pixels as seen upright for a picture, points (1/72 inch, rounded) for a PDF, else 0
     * @param height likewise
     */
    record Shape(int pages, int width, int height) {
        /** A file without fixed pages. */
        public static final Shape NONE = new Shape(0, 0, 0);
    }

    /**
     * What a look has cost.
     *
     * @param millis wall clock milliseconds from the call to the answer
     * @param peakMb the largest resident memory of the child process during the job in MB; 0 when no child was needed
     */
    record Cost(long millis, int peakMb) {}
}
