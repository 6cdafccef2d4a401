package org.hudang.signing.personal;

/**
 * A natural person who signs.
 *
 * @param key of the member in the household, opaque; stands in the event certificate, so never an ID number
 * @param name as on the identity document
 */
public record Signer(String key, String name) {
    @Override
    public String toString() {
        return "Signer[" + key + "]";
    }
}
