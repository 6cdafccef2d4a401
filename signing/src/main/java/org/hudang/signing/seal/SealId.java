package org.hudang.signing.seal;

/** Names a seal (印章): {@code sel_} and 26 base-32 characters of 128 random bits. */
public record SealId(String value) {
    static final String PREFIX = "sel_";

    public SealId {
        RandomId.check(PREFIX, value);
    }

    @Override
    public String toString() {
        return value;
    }
}
