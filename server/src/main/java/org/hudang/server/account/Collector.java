package org.hudang.server.account;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** Who may collect figures: system administrators, and whoever shows the token of a file that the settings name. */
final class Collector implements AuthorizationManager<RequestAuthorizationContext> {
    private static final String BEARER = "Bearer ";

    private final Optional<Path> token;

    Collector(Optional<Path> token) {
        this.token = token;
    }

    @Override
    public AuthorizationResult authorize(Supplier<? extends Authentication> who, RequestAuthorizationContext context) {
        return new AuthorizationDecision(
                showsToken(context.getRequest()) || Arrival.has(who.get(), Role.SYSTEM_ADMINISTRATOR));
    }

    /** The file is read each time, so that a new token needs no new start. */
    private boolean showsToken(HttpServletRequest request) {
        String shown = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (token.isEmpty() || shown == null || !shown.startsWith(BEARER)) {
            return false;
        }
        try {
            byte[] expected = Files.readString(token.get()).strip().getBytes(StandardCharsets.UTF_8);
            byte[] found = shown.substring(BEARER.length()).strip().getBytes(StandardCharsets.UTF_8);
            return expected.length > 0 && MessageDigest.isEqual(expected, found);
        } catch (IOException e) {
            return false;
        }
    }
}
