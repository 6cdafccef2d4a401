package org.hudang.search;

import java.util.OptionalInt;

/**
 * What to look for.
 *
 * @param text words separated by white space; may be blank when a filter is set
 * @param filters what the documents must be, besides matching the text
 * @param strictness whether a word of several Han characters must stand together
 * @param page which hits of the answer to show
 */
public record Query(String text, Filters filters, Strictness strictness, Page page) {

    /** Longest text, in code points. */
    public static final int LONGEST_TEXT = 200;

    /** Most words. */
    public static final int MOST_WORDS = 8;

    public Query {
        int length = text.codePointCount(0, text.length());
        if (length > LONGEST_TEXT) {
            throw new QueryRefused(
                    QueryRefused.Rule.TEXT_TOO_LONG, "at most " + LONGEST_TEXT + " characters", length + "");
        }
        if (text.isBlank() && filters.equals(Filters.NONE)) {
            throw new QueryRefused(QueryRefused.Rule.NOTHING_ASKED, "a word or a filter", "neither");
        }
    }

    /** The first twenty hits for a text, in everything the caller may see. */
    public static Query of(String text) {
        return new Query(text, Filters.NONE, Strictness.TOGETHER, Page.FIRST);
    }

    public Query with(Filters others) {
        return new Query(text, others, strictness, page);
    }

    public Query with(Strictness other) {
        return new Query(text, filters, other, page);
    }

    public Query with(Page other) {
        return new Query(text, filters, strictness, other);
    }

    /** Hides the text: it may be a name or a number. */
    @Override
    public String toString() {
        return "Query[" + text.codePointCount(0, text.length()) + " characters, " + filters + ", " + strictness + ", "
                + page + "]";
    }

    /** How close the characters of a word must stand. */
    public enum Strictness {
        /** Side by side, in the order given. */
        TOGETHER,
        /** Each pair of neighbours somewhere in the document. */
        ANYWHERE
    }

    /**
     * Which hits to show.
     *
     * @param from index of the first, from 0
     * @param size how many, 1 to 100; {@code from + size} is at most {@link Total#COUNTED_TO}
     */
    public record Page(int from, int size) {

        /** Hits 1 to 20. */
        public static final Page FIRST = new Page(0, 20);

        public Page {
            if (from < 0 || size < 1 || size > 100 || (long) from + size > Total.COUNTED_TO) {
                throw new QueryRefused(
                        QueryRefused.Rule.PAGE_OUT_OF_REACH,
                        "hits up to " + Total.COUNTED_TO + ", at most 100 at once",
                        size + " from " + from);
            }
        }
    }

    /**
     * What documents must be. An empty string means any.
     *
     * @param kind {@code HOUSEHOLD}, {@code ITEM} or any
     * @param year of the date of the document
     */
    public record Filters(
            String kind,
            String township,
            String village,
            String programme,
            String itemKind,
            String household,
            OptionalInt year) {

        /** Every document. */
        public static final Filters NONE = new Filters("", "", "", "", "", "", OptionalInt.empty());

        public Filters only(Kind wanted) {
            return new Filters(wanted.name(), township, village, programme, itemKind, household, year);
        }

        public Filters inTownship(String wanted) {
            return new Filters(kind, wanted, village, programme, itemKind, household, year);
        }

        public Filters inVillage(String wanted) {
            return new Filters(kind, township, wanted, programme, itemKind, household, year);
        }

        public Filters ofProgramme(String wanted) {
            return new Filters(kind, township, village, wanted, itemKind, household, year);
        }

        public Filters ofItemKind(String wanted) {
            return new Filters(kind, township, village, programme, wanted, household, year);
        }

        public Filters ofHousehold(String wanted) {
            return new Filters(kind, township, village, programme, itemKind, wanted, year);
        }

        public Filters ofYear(int wanted) {
            return new Filters(kind, township, village, programme, itemKind, household, OptionalInt.of(wanted));
        }
    }
}
