package org.hudang.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.hudang.testbed.HandClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceLimitTest {
    private final HandClock clock = HandClock.at(Instant.parse("2026-09-15T02:30:00Z"));
    private final SourceLimit limit = new SourceLimit(3, Duration.ofMinutes(1), clock);

    @Test
    void a_source_has_its_tries_and_then_waits_for_the_end_of_the_minute_that_began_with_the_first() {
        takeAll("192.0.2.1");
        clock.pass(Duration.ofSeconds(20));

        assertThat(limit.take("192.0.2.1")).hasValue(Duration.ofSeconds(40));
        assertThat(limit.admits("192.0.2.1")).isFalse();
        clock.pass(Duration.ofSeconds(40));
        assertThat(limit.take("192.0.2.1")).isEmpty();
    }

    @Test
    void who_is_refused_uses_up_nothing() {
        takeAll("192.0.2.1");
        for (int n = 0; n < 10; n++) {
            assertThat(limit.take("192.0.2.1")).isPresent();
        }

        clock.pass(Duration.ofSeconds(60));

        takeAll("192.0.2.1");
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1,          192.0.2.2",
        "2001:db8:1:2::7,    2001:db8:1:3::7",
        "2001:db8::1,        192.0.2.1",
        "unknown,            192.0.2.1",
        "fe80::1%eth0,       fe80::1%eth1"
    })
    void sources_do_not_use_up_each_others_tries(String one, String other) {
        takeAll(one);

        assertThat(limit.take(one)).isPresent();
        assertThat(limit.take(other)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2001:db8:1:2::7,  2001:db8:1:2:ffff::1", "2001:db8:1:2::7,  2001:0DB8:0001:0002:0000:0000:0000:0007"})
    void addresses_of_one_network_of_IPv6_are_one_source(String one, String other) {
        takeAll(one);

        assertThat(limit.take(other)).isPresent();
    }

    private void takeAll(String source) {
        for (int n = 0; n < 3; n++) {
            assertThat(limit.take(source)).isEmpty();
        }
    }
}
