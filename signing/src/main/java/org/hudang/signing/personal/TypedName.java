package org.hudang.signing.personal;

/**
 * The name, typed: the equal way for people who cannot write on a screen.
 *
 * @param name must be the signer's
 */
public record TypedName(String name) implements Expression {
    @Override
    public String toString() {
        return "TypedName[" + name.length() + "]";
    }
}
