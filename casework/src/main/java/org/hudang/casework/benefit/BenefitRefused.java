package org.hudang.casework.benefit;

import org.hudang.casework.CaseworkException;

/** The register does not take this entry, or does not know the benefit. */
public final class BenefitRefused extends CaseworkException {
    private static final String UNKNOWN = "CW-003";

    private final String field;
    private final String allowed;

    private BenefitRefused(String code, String field, String allowed) {
        super(code, field, allowed);
        this.field = field;
        this.allowed = allowed;
    }

    /** What is wrong: a field of the entry, or {@code benefit}. */
    public String field() {
        return field;
    }

    /** What would have been right. */
    public String allowed() {
        return allowed;
    }

    /** Whether there is no such benefit for this caller, be it that there is none or that it is another township's. */
    public boolean isUnknown() {
        return code().equals(UNKNOWN);
    }

    static BenefitRefused field(String field, String allowed) {
        return new BenefitRefused("CW-001", field, allowed);
    }

    static BenefitRefused alreadyInForce(String household, String programme) {
        return new BenefitRefused("CW-002", household, programme);
    }

    static BenefitRefused unknown(String what) {
        return new BenefitRefused(UNKNOWN, "benefit", what);
    }

    static BenefitRefused alreadyStopped(String id) {
        return new BenefitRefused("CW-004", "benefit", id);
    }
}
