package org.hudang.signing.seal;

/** Names a standing approval (常设用印授权): {@code ssa_} and 26 base-32 characters of 128 random bits. */
public record StandingApprovalId(String value) {
    static final String PREFIX = "ssa_";

    public StandingApprovalId {
        RandomId.check(PREFIX, value);
    }

    @Override
    public String toString() {
        return value;
    }
}
