package org.hudang.archive.journal;

/** What of a paper somebody sees as it is, not masked (查阅): it goes into the history of the household. */
public sealed interface Viewing {
    /** Stable code of the act in the journal. */
    String act();

    /** What was seen, in the journal's words. */
    String detail();

    /**
     * One page as a picture.
     *
     * @param number from 1
     */
    record Page(int number) implements Viewing {
        public Page {
            if (number < 1) {
                throw new IllegalArgumentException("number");
            }
        }

        @Override
        public String act() {
            return "item.page";
        }

        @Override
        public String detail() {
            return Integer.toString(number);
        }
    }

    /** All its pages as small pictures, on which large writing can be read. */
    record Thumbnails() implements Viewing {
        @Override
        public String act() {
            return "item.thumbnails";
        }

        @Override
        public String detail() {
            return "";
        }
    }

    /** The words that were read out of it. */
    record Words() implements Viewing {
        @Override
        public String act() {
            return "item.words";
        }

        @Override
        public String detail() {
            return "";
        }
    }

    /**
     * A copy of one of its files.
     *
     * @param rendition identifier of the file
     */
    record Copy(String rendition) implements Viewing {
        @Override
        public String act() {
            return "item.copy";
        }

        @Override
        public String detail() {
            return rendition;
        }
    }
}
