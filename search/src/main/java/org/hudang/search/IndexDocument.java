package org.hudang.search;

import java.time.LocalDate;
import java.util.List;

/** What the index knows of a household or a paper. */
public sealed interface IndexDocument permits HouseholdDocument, ItemDocument {

    /** Longest id, household number or code, in UTF-16 units. */
    int LONGEST_KEY = 200;

    /** Unique over both kinds. */
    String id();

    /** Number of the household. */
    String household();

    Kind kind();

    Place place();

    /** People by whom the document is found. */
    List<IndexedPerson> people();

    /** Archival code (档号), certificate ids, authorization numbers and other numbers printed on papers. */
    List<String> codes();

    /** Day that breaks ties; the newest comes first. */
    LocalDate date();

    /** Refuses a key that is blank, too long, or holds white space. */
    static void requireKey(String field, String value) {
        if (value.isBlank() || value.length() > LONGEST_KEY || value.chars().anyMatch(Character::isWhitespace)) {
            throw new DocumentRefused(
                    field, "1 to " + LONGEST_KEY + " characters without white space", value.length() + " characters");
        }
    }

    /** Refuses a name or word that is longer than {@link #LONGEST_KEY}. */
    static void requireShort(String field, String value) {
        if (value.length() > LONGEST_KEY) {
            throw new DocumentRefused(field, "at most " + LONGEST_KEY + " characters", value.length() + " characters");
        }
    }
}
