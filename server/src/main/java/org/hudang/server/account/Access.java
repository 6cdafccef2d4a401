package org.hudang.server.account;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.function.Predicate;
import org.hudang.server.platform.House;
import org.hudang.server.platform.Settings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** Who may come where: everything is closed unless it is opened here. */
@Configuration(proxyBeanMethods = false)
class Access {
    private static final String PERMISSIONS = "camera=(self), microphone=(), geolocation=(), payment=()";

    private static final String[] OPEN = {
        "/sign-in",
        "/look",
        "/v",
        "/card",
        "/card/code",
        "/card/end",
        "/card/consent",
        "/card/consent/end",
        "/card.js",
        "/hudang.css",
        "/icons.svg",
        "/verify/*/*",
        "/verify-worker.js",
        "/intake.js",
        "/error",
        "/api/v1/verifications",
        "/api/v1/verifications/notes",
        "/status-lists",
        "/status-lists/*",
        "/trust-list",
        "/actuator/health",
        "/actuator/health/*"
    };

    private static final String FIGURES = "/actuator/prometheus";

    private static final String START = "/";

    private static final String[] PAGES = {"/find", "/households/**", "/items/**", "/renditions/**", "/volumes/**"};

    private static final String[] INTAKE = {
        "/households/*/intake/**", "/api/v1/households/*/uploads", "/api/v1/uploads/**"
    };

    private static final String[] HANDING_OVER = {
        "/households/*/package", "/api/v1/households/*/package", "/packages/**", "/api/v1/packages/**"
    };

    private static final String[] DESTRUCTION = {"/destructions/**", "/api/v1/destructions/**"};

    private static final String[] FILING = {"/households/*/intake/filings", "/api/v1/households/*/filings"};

    private static final String[] CASES = {"/volumes/*/case", "/volumes/*/case/close"};

    /** Whoever sees the household may look at it; an archivist alone inspects again. */
    private static final String INSPECTION = "/volumes/*/inspections/*";

    private static final String[] ARCHIVISTS = {
        "/volumes/*/case/reopen",
        "/volumes/*/inspections/*/paper",
        "/volumes/*/inspections/*/judgements",
        "/single-sets/*/enter",
        "/api/v1/single-sets/*/enter"
    };

    private static final String[] COURSE = {"/inspections", "/api/v1/inspections", "/single-sets", "/api/v1/single-sets"
    };

    private static final String[] SEAL_APPROVALS = {
        "/volumes/*/inspections/*/paper/*", "/api/v1/volumes/*/inspections/*/paper/*"
    };

    private static final String[] BINDING = {"/households/*/file.pdf", "/api/v1/households/*/file.pdf"};

    private static final String[] PAPERS = {
        "/items/*/paper", "/api/v1/items/*/paper", "/items/*/arrange", "/api/v1/items/*/arrangement"
    };

    private static final String[] REQUESTS = {
        "/requests", "/households/*/requests", "/api/v1/requests", "/api/v1/households/*/requests"
    };

    private static final String[] ANSWERS = {"/requests/*/answer", "/api/v1/requests/*/answer"};

    private static final String[] ORIGINS = {"/households/*/arise", "/api/v1/households/*/arise"};

    private static final String[] RETENTION = {
        "/retention/**",
        "/households/*/retention",
        "/households/*/holds",
        "/households/*/holds/**",
        "/api/v1/retention/**",
        "/api/v1/households/*/holds",
        "/api/v1/holds/**",
        "/households/*/move",
        "/api/v1/households/*/move"
    };

    private static final String[] SINGLE_SETS_DECIDED = {
        "/single-sets/*/approve", "/single-sets/*/off", "/api/v1/single-sets/*/approve", "/api/v1/single-sets/*/off"
    };

    private static final String[] CERTIFICATES = {
        "/households/*/certificates",
        "/api/v1/households/*/certificates",
        "/households/*/identity-checks",
        "/api/v1/households/*/identity-checks",
        "/certificates/*/suspension",
        "/api/v1/certificates/*/suspension",
        "/certificates/*/resumption",
        "/api/v1/certificates/*/resumption",
        "/certificates/*/revocation",
        "/api/v1/certificates/*/revocation",
        "/certificates/*/revocation/refusal",
        "/api/v1/certificates/*/revocation/refusal",
        "/certificates/*/card",
        "/api/v1/certificates/*/card",
        "/certificates/*/card/end",
        "/api/v1/certificates/*/card/end",
        "/certificates/*/copies",
        "/api/v1/certificates/*/copies"
    };

    private static final String[] SEALS_OF_CERTIFICATES = {
        "/certificates/*/paper/*",
        "/api/v1/certificates/*/paper/*",
        "/certificates/*/copies/*/*",
        "/api/v1/certificates/*/copies/*/*"
    };

    private static final String[] WITHDRAWALS = {
        "/certificates/*/revocation/approval", "/api/v1/certificates/*/revocation/approval"
    };

    private static final String[] SHOWN_CERTIFICATES = {"/certificates/**", "/api/v1/certificates/**"};

    private static final String[] SEES_HOUSEHOLDS = those(Role::seesHouseholds);

    private static String[] those(Predicate<Role> may) {
        return Arrays.stream(Role.values()).filter(may).map(Role::name).toArray(String[]::new);
    }

    @Bean
    SecurityFilterChain chain(HttpSecurity http, House house) {
        OnTheWay onTheWay = new OnTheWay(PAGES);
        return http.authorizeHttpRequests(rules -> rules(rules, house))
                // nobody's rights stand behind these: three are public and change nothing that is anybody's, one only
                // turns the light on, the last asks for a token of its own
                .csrf(csrf -> csrf.ignoringRequestMatchers(
                        "/v", "/api/v1/verifications", "/api/v1/verifications/notes", "/look", "/internal/commands"))
                // who is not signed in leaves nothing behind: no session for a token, an address or a wrong password
                .csrf(csrf -> csrf.csrfTokenRepository(tokens(house.settings())))
                .formLogin(form -> form.loginPage("/sign-in")
                        .successHandler(new Arrival(onTheWay))
                        .failureHandler(refused()))
                .addFilterBefore(new StillStaff(house.accounts(), house.clock()), AnonymousAuthenticationFilter.class)
                .logout(logout -> logout.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?out"))
                .requestCache(cache -> cache.requestCache(onTheWay))
                .exceptionHandling(refused -> refused.defaultAuthenticationEntryPointFor(
                                (request, response, e) -> response.sendError(HttpServletResponse.SC_UNAUTHORIZED),
                                PathPatternRequestMatcher.withDefaults().matcher("/api/**"))
                        .defaultAuthenticationEntryPointFor(
                                (request, response, e) -> response.sendError(HttpServletResponse.SC_UNAUTHORIZED),
                                PathPatternRequestMatcher.withDefaults().matcher(FIGURES)))
                .sessionManagement(session -> session.sessionFixation(fixation -> fixation.changeSessionId()))
                .headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives(ContentSecurity.PAGES))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
                        .permissionsPolicyHeader(policy -> policy.policy(PERMISSIONS)))
                .build();
    }

    private static void rules(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry rules,
            House house) {
        certificates(rules);
        rules.requestMatchers(HttpMethod.POST, INSPECTION).hasRole(Role.ARCHIVIST.name());
        rules.requestMatchers(OPEN)
                .permitAll()
                .requestMatchers(HttpMethod.POST, "/internal/commands")
                .permitAll()
                .requestMatchers(FIGURES)
                .access(new Collector(house.settings().outside().metricsToken()))
                .requestMatchers(START)
                .authenticated()
                .requestMatchers(DESTRUCTION)
                .hasRole(Role.ARCHIVIST.name())
                .requestMatchers(HANDING_OVER)
                .hasRole(Role.ARCHIVIST.name())
                .requestMatchers(FILING)
                .hasAnyRole(those(Role::filesPapers))
                .requestMatchers(INTAKE)
                .hasAnyRole(those(Role::bringsPapers))
                .requestMatchers(SEAL_APPROVALS)
                .hasAnyRole(those(Role::approvesSeals))
                .requestMatchers(ARCHIVISTS)
                .hasRole(Role.ARCHIVIST.name())
                .requestMatchers(COURSE)
                .hasAnyRole(those(Role::handlesCases))
                .requestMatchers(CASES)
                .hasAnyRole(those(Role::handlesCases))
                .requestMatchers(HttpMethod.POST, BINDING)
                .hasAnyRole(those(Role::copiesFiles))
                .requestMatchers(PAPERS)
                .hasAnyRole(those(Role::filesPapers))
                .requestMatchers(REQUESTS)
                .hasAnyRole(those(Role::takesRequests))
                .requestMatchers(ANSWERS)
                .hasAnyRole(those(Role::answersRequests))
                .requestMatchers(ORIGINS)
                .hasAnyRole(those(Role::partsHouseholds))
                .requestMatchers(
                        HttpMethod.GET,
                        "/api/v1/households/*/links",
                        "/api/v1/households/*/origins",
                        "/api/v1/households/*/history")
                .hasAnyRole(SEES_HOUSEHOLDS)
                .requestMatchers(RETENTION)
                .hasAnyRole(those(Role::decidesRetention))
                .requestMatchers(SINGLE_SETS_DECIDED)
                .hasAnyRole(those(Role::decidesSingleSets))
                .requestMatchers(PAGES)
                .hasAnyRole(SEES_HOUSEHOLDS)
                .requestMatchers(HttpMethod.GET, "/api/v1/items/**")
                .hasAnyRole(SEES_HOUSEHOLDS)
                .requestMatchers("/api/v1/benefits/**", "/api/v1/households/**")
                .hasAnyRole(Role.TOWNSHIP_CLERK.name(), Role.TOWNSHIP_REVIEWER.name(), Role.BUREAU_APPROVER.name())
                .requestMatchers(HttpMethod.POST, "/api/v1/volumes/*/reopen", "/api/v1/volumes/*/inspections/**")
                .hasRole(Role.ARCHIVIST.name())
                .requestMatchers("/api/v1/volumes/**")
                .hasAnyRole(those(Role::handlesCases))
                .anyRequest()
                .denyAll();
    }

    /** Asked before the wider rules about households. */
    private static void certificates(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry rules) {
        rules.requestMatchers(HttpMethod.GET, CERTIFICATES)
                .hasAnyRole(those(Role::handlesCases))
                .requestMatchers("/households/*/certificates", "/api/v1/households/*/certificates")
                .hasAnyRole(those(Role::decidesCertificates))
                .requestMatchers(CERTIFICATES)
                .hasAnyRole(those(Role::handlesCertificates))
                .requestMatchers(SEALS_OF_CERTIFICATES)
                .hasAnyRole(those(Role::approvesSeals))
                .requestMatchers(WITHDRAWALS)
                .hasAnyRole(those(Role::decidesCertificates))
                .requestMatchers(HttpMethod.GET, SHOWN_CERTIFICATES)
                .hasAnyRole(those(Role::handlesCases));
    }

    /** The token against forged requests lies in a cookie of its own, which no other site can read or set for us. */
    private static CookieCsrfTokenRepository tokens(Settings settings) {
        boolean secure = settings.kind() == Settings.Kind.PRODUCTION;
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName(secure ? "__Host-hudang-csrf" : "hudang-csrf");
        tokens.setCookiePath("/");
        tokens.setCookieCustomizer(
                cookie -> cookie.httpOnly(true).secure(secure).sameSite("Lax"));
        return tokens;
    }

    private static SimpleUrlAuthenticationFailureHandler refused() {
        SimpleUrlAuthenticationFailureHandler refused = new SimpleUrlAuthenticationFailureHandler("/sign-in?error");
        refused.setAllowSessionCreation(false);
        return refused;
    }

    /** An address that no page can have is refused before the rules above are reached, and inside the same fence. */
    @Bean
    RequestRejectedHandler rejected() {
        return (request, response, e) -> {
            response.setHeader("Content-Security-Policy", ContentSecurity.PAGES);
            response.setHeader("Permissions-Policy", PERMISSIONS);
            response.setHeader("Referrer-Policy", ReferrerPolicy.NO_REFERRER.getPolicy());
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setHeader("X-Frame-Options", "DENY");
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
        };
    }
}
