package org.hudang.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** The token that opens the figures to a collector. */
class CollectorTest {
    @TempDir
    private Path folder;

    private Path token;

    @BeforeEach
    void write() throws IOException {
        token = Files.writeString(folder.resolve("token"), "open-sesame-of-the-sample\n");
    }

    @Test
    void whoever_shows_the_token_of_the_file_may_collect() {
        assertThat(may("Bearer open-sesame-of-the-sample")).isTrue();
    }

    @Test
    void another_token_a_part_of_it_and_another_scheme_open_nothing() {
        assertThat(may("Bearer open-sesame-of-the-samplE")).isFalse();
        assertThat(may("Bearer open-sesame")).isFalse();
        assertThat(may("Bearer")).isFalse();
        assertThat(may("Basic open-sesame-of-the-sample")).isFalse();
        assertThat(may("")).isFalse();
    }

    @Test
    void an_empty_file_opens_to_nobody() throws IOException {
        Files.writeString(token, "\n");

        assertThat(may("Bearer ")).isFalse();
    }

    @Test
    void a_file_that_is_gone_opens_to_nobody_and_a_new_token_counts_at_once() throws IOException {
        Files.delete(token);
        assertThat(may("Bearer open-sesame-of-the-sample")).isFalse();

        Files.writeString(token, "another");
        assertThat(may("Bearer another")).isTrue();
        assertThat(may("Bearer open-sesame-of-the-sample")).isFalse();
    }

    private boolean may(String header) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/actuator/prometheus");
        if (!header.isEmpty()) {
            request.addHeader("Authorization", header);
        }
        AnonymousAuthenticationToken nobody = new AnonymousAuthenticationToken(
                "nobody", "nobody", AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS"));
        return new Collector(Optional.of(token))
                .authorize(() -> nobody, new RequestAuthorizationContext(request))
                .isGranted();
    }
}
