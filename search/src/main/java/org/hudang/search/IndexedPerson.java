package org.hudang.search;

import java.util.Optional;

/**
 * A person by whom a household or a paper is found.
 *
 * <p>The two numbers are used to compute keyed tokens and are never written; {@link #toString()} hides them and the name.
 *
 * @param name as in the household file
 * @param documentNumber number of the identity document
 * @param phone digits, other characters are ignored
 */
public record IndexedPerson(String name, Optional<String> documentNumber, Optional<String> phone) {

    public IndexedPerson {
        if (name.isBlank()) {
            throw new DocumentRefused("name", "a name", "blank");
        }
        IndexDocument.requireShort("name", name);
    }

    /** Someone of whom only the name is known. */
    public static IndexedPerson named(String name) {
        return new IndexedPerson(name, Optional.empty(), Optional.empty());
    }

    @Override
    public String toString() {
        return "IndexedPerson[" + name.codePointCount(0, name.length()) + " characters]";
    }
}
