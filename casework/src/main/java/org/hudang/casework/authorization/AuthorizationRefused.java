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
}
