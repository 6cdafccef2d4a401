package org.hudang.signing.personal;

/** Names an act of signing: {@code act_} and 26 base-32 characters of 128 random bits. */
public record ActId(String value) {
    public ActId {
        if (!value.matches("act_[a-z2-7]{26}")) {
            throw new IllegalArgumentException("not an id of kind act_");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
