package org.hudang.casework.authorization;

import java.util.List;
import org.hudang.casework.CaseworkException;

/** A step of an authorization is not possible now, and says why. */
public final class AuthorizationRefused extends CaseworkException {
    private AuthorizationRefused(String code, Object... facts) {
        super(code, facts);
    }

    static AuthorizationRefused unknown(AuthorizationId id) {
        return new AuthorizationRefused("CW-020", id.value());
    }

    static AuthorizationRefused noGuardian(String member) {
        return new AuthorizationRefused("CW-021", member);
    }

    static AuthorizationRefused noticeNotRead() {
        return new AuthorizationRefused("CW-022");
    }

    static AuthorizationRefused unknownField(String field) {
        return new AuthorizationRefused("CW-023", field);
    }

    static AuthorizationRefused noticeFirst() {
        return new AuthorizationRefused("CW-024");
    }

    static AuthorizationRefused incomplete(List<String> missing) {
        return new AuthorizationRefused("CW-025", String.join(", ", missing));
    }

    static AuthorizationRefused householdUnknown(String household) {
        return new AuthorizationRefused("CW-026", household);
    }

    static AuthorizationRefused workLost(AuthorizationId id) {
        return new AuthorizationRefused("CW-027", id.value());
    }

    static AuthorizationRefused paperChanged() {
        return new AuthorizationRefused("CW-028");
    }

    static AuthorizationRefused numbersUsedUp(String division, String day) {
        return new AuthorizationRefused("CW-029", division, day);
    }

    static AuthorizationRefused keyReused(String key) {
        return new AuthorizationRefused("CW-030", key);
    }

    static AuthorizationRefused notTheGuardian(String field) {
        return new AuthorizationRefused("CW-031", field);
    }

    static AuthorizationRefused doesNotSign(String member) {
        return new AuthorizationRefused("CW-032", member);
    }

    static AuthorizationRefused cannotBeGuardian(String member) {
        return new AuthorizationRefused("CW-033", member);
    }

    static AuthorizationRefused volumeElsewhere(String volume) {
        return new AuthorizationRefused("CW-034", volume);
    }

    static AuthorizationRefused anotherName(String field) {
        return new AuthorizationRefused("CW-035", field);
    }

    static AuthorizationRefused workAltered(AuthorizationId id) {
        return new AuthorizationRefused("CW-036", id.value());
    }

    static AuthorizationRefused wrongSeal(String seal, String field) {
        return new AuthorizationRefused("CW-037", seal, field);
    }

    static AuthorizationRefused notForOfficer(String user, String seal) {
        return new AuthorizationRefused("CW-038", user, seal);
    }

    static AuthorizationRefused expired(AuthorizationId id) {
        return new AuthorizationRefused("CW-039", id.value());
    }
}
