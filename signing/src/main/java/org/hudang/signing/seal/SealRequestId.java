package org.hudang.signing.seal;

/** Names a request to use a seal (用印申请): {@code srq_} and 26 base-32 characters of 128 random bits. */
public record SealRequestId(String value) {
    static final String PREFIX = "srq_";

    public SealRequestId {
        RandomId.check(PREFIX, value);
    }

    @Override
    public String toString() {
        return value;
    }
}
