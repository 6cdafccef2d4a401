package org.hudang.signing.verify.change;

import java.util.Optional;

/**
 * One thing that is not as it was signed, before it is told to people.
 *
 * @param kind what happened
 * @param where the place as findings write it
 * @param page the page that shows it, from 1; 0 when none does
 * @param object the object that says so, as findings write it; empty where none says it alone
 * @param revision the revision in which it came
 * @param place where on the page it is seen
 * @param was the words that stood there when it was signed; empty when none did
 * @param is the words that stand there now; empty when none do
 */
public record Found(
        Kind kind,
        String where,
        int page,
        Optional<String> object,
        int revision,
        Optional<Area> place,
        String was,
        String is) {

    /** The same without what stands there. */
    public Found withoutWords() {
        return new Found(kind, where, page, object, revision, place, "", "");
    }

    /** What happened. */
    public enum Kind {
        /** An annotation (批注) came. */
        ANNOTATION_ADDED("annotation-added"),
        ANNOTATION_REMOVED("annotation-removed"),
        ANNOTATION_CHANGED("annotation-changed"),
        /** What a page shows of itself. */
        CONTENT("content"),
        /** A field (域), its value or its look. */
        FIELD("field"),
        /** The number or the order of the pages. */
        PAGES("pages"),
        /** Anything else. */
        OTHER("other");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** The word in reports. */
        public String word() {
            return word;
        }
    }
}
