package org.hudang.casework.application;

import java.util.List;
import org.hudang.casework.CaseworkException;

/** A step of an application is not possible now, and says why. */
public final class ApplicationRefused extends CaseworkException {
    private ApplicationRefused(String code, Object... facts) {
        super(code, facts);
    }

    static ApplicationRefused unknown(ApplicationId id) {
        return new ApplicationRefused("CW-050", id.value());
    }

    static ApplicationRefused householdUnknown(String household) {
        return new ApplicationRefused("CW-051", household);
    }

    static ApplicationRefused cannotApply(String member) {
        return new ApplicationRefused("CW-052", member);
    }

    static ApplicationRefused volumeElsewhere(String volume) {
        return new ApplicationRefused("CW-053", volume);
    }

    static ApplicationRefused keyReused(String key) {
        return new ApplicationRefused("CW-054", key);
    }

    static ApplicationRefused unknownField(String field) {
        return new ApplicationRefused("CW-055", field);
    }

    static ApplicationRefused anotherName(String field) {
        return new ApplicationRefused("CW-056", field);
    }

    static ApplicationRefused incomplete(List<String> missing) {
        return new ApplicationRefused("CW-057", String.join(", ", missing));
    }

    static ApplicationRefused workLost(ApplicationId id) {
        return new ApplicationRefused("CW-058", id.value());
    }

    static ApplicationRefused workAltered(ApplicationId id) {
        return new ApplicationRefused("CW-059", id.value());
    }

    static ApplicationRefused paperChanged() {
        return new ApplicationRefused("CW-060");
    }

    static ApplicationRefused numbersUsedUp(String division, String day) {
        return new ApplicationRefused("CW-061", division, day);
    }

    static ApplicationRefused livesElsewhere(String member) {
        return new ApplicationRefused("CW-062", member);
    }

    static ApplicationRefused expired(ApplicationId id) {
        return new ApplicationRefused("CW-063", id.value());
    }
}
