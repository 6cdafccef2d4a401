package org.hudang.signing.chain;

/** Port: authenticates the head of a chain with a key that the database does not hold. Wired by the application. */
@FunctionalInterface
public interface HeadKey {
    /**
     * The authentication of a text; the same text for the same purpose always gives the same bytes.
     *
     * @param purpose keeps journals apart, for example {@code signing.seal_log.head}
     */
    byte[] mac(String purpose, String text);
}
