package org.hudang.certificates.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hudang.certificates.CertificateEvent;
import org.hudang.certificates.CertificateEvent.Act;
import org.hudang.certificates.CertificateId;
import org.hudang.certificates.Sample;
import org.hudang.testbed.HandClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What the holder sees of checks: that there were some on a day, however many strangers made. */
class NotedChecksTest {
    private static final RegisterBed BED = new RegisterBed();

    private final HandClock clock = HandClock.at(Sample.NOW, RegisterBed.CHINA);
    private final CertificateRegister register = BED.register(RegisterBed.inForce("benefit-1"), clock);

    @AfterAll
    static void close() {
        BED.close();
    }

    @Test
    void a_code_shown_again_and_again_leaves_one_line_a_day() {
        CertificateId id = issued("hh_replayed");

        for (int n = 0; n < 20; n++) {
            register.noteCheck(id, "public", "verification");
        }
        assertThat(checks("hh_replayed")).hasSize(1);

        clock.pass(Duration.ofDays(1));
        register.noteCheck(id, "public", "verification");
        register.noteCheck(id, "public", "verification");
        assertThat(checks("hh_replayed")).hasSize(2);
    }

    @Test
    void each_certificate_of_a_household_has_its_own_line() {
        CertificateId first = issued("hh_pair");
        CertificateId second = BED.register(RegisterBed.inForce("benefit-2"), clock)
                .issue(RegisterBed.wish("key-hh_pair-2", "hh_pair"), RegisterBed.CLERK)
                .record()
                .id();

        register.noteCheck(first, "public", "verification");
        register.noteCheck(second, "public", "verification");

        assertThat(checks("hh_pair")).extracting(CertificateEvent::certificate).containsExactly(first, second);
    }

    @Test
    void many_at_once_leave_one_line() throws Exception {
        CertificateId id = issued("hh_crowd");
        ExecutorService many = Executors.newFixedThreadPool(6);
        try {
            List<Future<?>> checks = new ArrayList<>();
            for (int n = 0; n < 24; n++) {
                checks.add(many.submit(() -> register.noteCheck(id, "public", "verification")));
            }
            for (Future<?> check : checks) {
                check.get();
            }
        } finally {
            many.shutdown();
        }

        assertThat(checks("hh_crowd")).hasSize(1);
    }

    private CertificateId issued(String household) {
        return register.issue(RegisterBed.wish("key-" + household, household), RegisterBed.CLERK)
                .record()
                .id();
    }

    private List<CertificateEvent> checks(String household) {
        return register.journal(household, RegisterBed.CLERK).stream()
                .filter(event -> event.act() == Act.CHECKED)
                .toList();
    }
}
