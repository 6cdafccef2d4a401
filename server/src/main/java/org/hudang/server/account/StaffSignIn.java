package org.hudang.server.account;

import org.hudang.server.account.Accounts.SignIn;
import org.hudang.server.platform.House;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Signs staff in with account and password. */
@Component
final class StaffSignIn implements AuthenticationProvider {
    private final Accounts accounts;

    StaffSignIn(House house) {
        this.accounts = house.accounts();
    }

    @Override
    public Authentication authenticate(Authentication asked) {
        String source =
                asked.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "unknown";
        SignIn outcome = accounts.signIn(asked.getName(), String.valueOf(asked.getCredentials()), source);
        if (outcome instanceof SignIn.Welcome welcome) {
            Person person = welcome.person();
            return UsernamePasswordAuthenticationToken.authenticated(
                    new Staff(person.login(), person.displayName(), person.township()),
                    null,
                    StillStaff.authorities(person).stream()
                            .map(SimpleGrantedAuthority::new)
                            .toList());
        }
        if (outcome instanceof SignIn.Locked) {
            throw new LockedException("locked");
        }
        throw new BadCredentialsException("refused");
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
