package org.hudang.server.account;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Asks at each request whether the account is still what it was at sign-in: in use, in the same township, with the same
 * roles. If not, or after twelve hours, the session ends at once.
 */
final class StillStaff extends OncePerRequestFilter {
    private static final Duration LONGEST = Duration.ofHours(12);

    private final Accounts accounts;
    private final Clock clock;

    StillStaff(Accounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        @Nullable Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
        if (signedIn != null && signedIn.getPrincipal() instanceof Staff staff) {
            @Nullable HttpSession session = request.getSession(false);
            if (session == null || isOver(session) || !isStill(staff, signedIn)) {
                SecurityContextHolder.clearContext();
                if (session != null) {
                    session.invalidate();
                }
            }
        }
        chain.doFilter(request, response);
    }

    private boolean isOver(HttpSession session) {
        return clock.instant()
                .isAfter(Instant.ofEpochMilli(session.getCreationTime()).plus(LONGEST));
    }

    private boolean isStill(Staff staff, Authentication signedIn) {
        Set<String> had = signedIn.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .collect(Collectors.toSet());
        return accounts.person(staff.login())
                .filter(person -> person.township().equals(staff.township()))
                .filter(person -> had.containsAll(authorities(person))
                        && authorities(person).containsAll(had))
                .isPresent();
    }

    /** The roles of a person as the web's security names them. */
    static Set<String> authorities(Person person) {
        return person.roles().stream().map(role -> "ROLE_" + role.name()).collect(Collectors.toSet());
    }
}
