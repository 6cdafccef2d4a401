package org.hudang.forms;

/**
 * One row of the authorization letter's second table: who signs for others (代理人、监护人).
 *
 * @param key key of the person; the same person may also be an {@link Authoriser} and then signs twice
 * @param name full name, at most 60 characters
 * @param document identity document
 * @param relation to those signed for, for example 张小样之父
 * @param mandate on what ground
 */
public record Guardian(String key, String name, IdDocument document, String relation, Mandate mandate) {
    /** Ground for signing for another. */
    public enum Mandate {
        /** Guardian by law, 法定监护人. */
        STATUTORY,
        /** Guardian appointed, 指定监护人. */
        APPOINTED,
        /** Agent with a written mandate, 委托代理人. */
        ENTRUSTED
    }

    public Guardian {
        Given.key("guardian.key", key);
        Given.line("guardian.name", name, 60);
        Given.line("guardian.relation", relation, 80);
    }

    @Override
    public String toString() {
        return "Guardian[" + key + ", " + mandate + "]";
    }
}
