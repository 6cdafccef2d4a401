package org.hudang.server.account;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Who may come where: everything is closed unless it is opened here. */
@Configuration(proxyBeanMethods = false)
class Access {
    private static final String CONTENT_SECURITY = "default-src 'none'; style-src 'self'; img-src 'self'; script-src"
            + " 'self'; connect-src 'self'; font-src 'none'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final String[] OPEN = {
        "/sign-in",
        "/look",
        "/v",
        "/hudang.css",
        "/icons.svg",
        "/verify.js",
        "/error",
        "/api/v1/verifications",
        "/status-lists/*",
        "/trust-list",
        "/actuator/health",
        "/actuator/health/*"
    };

    private static final String[] SEES_HOUSEHOLDS = {
        Role.VILLAGE_WORKER.name(),
        Role.TOWNSHIP_CLERK.name(),
        Role.TOWNSHIP_REVIEWER.name(),
        Role.BUREAU_APPROVER.name(),
        Role.SEAL_CUSTODIAN.name(),
        Role.ARCHIVIST.name()
    };

    @Bean
    SecurityFilterChain rules(HttpSecurity http) {
        return http.authorizeHttpRequests(rules -> rules.requestMatchers(OPEN)
                        .permitAll()
                        .requestMatchers("/internal/commands")
                        .permitAll()
                        .requestMatchers("/", "/find", "/households/**", "/items/**", "/renditions/**")
                        .hasAnyRole(SEES_HOUSEHOLDS)
                        .requestMatchers("/api/v1/benefits/**", "/api/v1/households/**")
                        .hasAnyRole(
                                Role.TOWNSHIP_CLERK.name(), Role.TOWNSHIP_REVIEWER.name(), Role.BUREAU_APPROVER.name())
                        .anyRequest()
                        .denyAll())
                // nobody's rights stand behind these: two are public and change nothing, one only turns the light on,
                // the
                // last asks for a token of its own
                .csrf(csrf ->
                        csrf.ignoringRequestMatchers("/v", "/api/v1/verifications", "/look", "/internal/commands"))
                .formLogin(form -> form.loginPage("/sign-in").defaultSuccessUrl("/find"))
                .logout(logout -> logout.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?out"))
                .sessionManagement(session -> session.sessionFixation(fixation -> fixation.changeSessionId()))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
                        .permissionsPolicyHeader(
                                policy -> policy.policy("camera=(self), microphone=(), geolocation=(), payment=()")))
                .build();
    }
}
