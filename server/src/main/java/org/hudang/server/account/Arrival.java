package org.hudang.server.account;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.RequestCache;

/** Where somebody arrives who has signed in: where he was on the way to, unless he may not come there. */
final class Arrival implements AuthenticationSuccessHandler {
    private final RequestCache onTheWay;
    private final SavedRequestAwareAuthenticationSuccessHandler wanted =
            new SavedRequestAwareAuthenticationSuccessHandler();
    private final SimpleUrlAuthenticationSuccessHandler start = new SimpleUrlAuthenticationSuccessHandler("/");

    Arrival(RequestCache onTheWay) {
        this.onTheWay = onTheWay;
        wanted.setRequestCache(onTheWay);
        wanted.setDefaultTargetUrl("/find");
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication signedIn)
            throws IOException, ServletException {
        if (seesHouseholds(signedIn)) {
            wanted.onAuthenticationSuccess(request, response, signedIn);
        } else {
            onTheWay.removeRequest(request, response);
            start.onAuthenticationSuccess(request, response, signedIn);
        }
    }

    /** Whether one of the roles does. */
    static boolean seesHouseholds(Authentication signedIn) {
        return Arrays.stream(Role.values()).filter(Role::seesHouseholds).anyMatch(role -> has(signedIn, role));
    }

    /** Whether somebody has this role. */
    static boolean has(Authentication signedIn, Role role) {
        return signedIn.getAuthorities().stream()
                .anyMatch(authority -> ("ROLE_" + role.name()).equals(authority.getAuthority()));
    }
}
