package org.hudang.forms;

/**
 * A member of staff who handles the matter (经办人员).
 *
 * @param key key of the person
 * @param name as printed, at most 30 characters
 * @param mark how the name gets onto the paper
 */
public record Handler(String key, String name, Mark mark) {
    /** How the name gets onto the paper. */
    public enum Mark {
        /** A signature field waits for the person. */
        SIGNS,
        /** The name is printed. */
        PRINTED
    }

    public Handler {
        Given.key("handler.key", key);
        Given.line("handler.name", name, 30);
    }
}
