package org.hudang.forms;

import java.util.Optional;

/**
 * A person who confirms that he has read the risk notice.
 *
 * @param key key of the person
 * @param name full name, at most 60 characters
 * @param reading how it was read; empty for a paper that is to be ticked by hand
 */
public record Confirmer(String key, String name, Optional<Reading> reading) {
    public Confirmer {
        Given.key("confirmer.key", key);
        Given.line("confirmer.name", name, 60);
    }

    @Override
    public String toString() {
        return "Confirmer[" + key + "]";
    }
}
