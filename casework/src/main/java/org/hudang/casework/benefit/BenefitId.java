package org.hudang.casework.benefit;

import java.util.regex.Pattern;

/**
 * Number of a benefit in the register.
 *
 * @param value {@code ben_} and 26 base32 characters
 */
public record BenefitId(String value) {
    private static final Pattern SHAPE = Pattern.compile("ben_[a-z2-7]{26}");

    public BenefitId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("no benefit number");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
