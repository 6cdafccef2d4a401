package org.hudang.server.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.hudang.certificates.CertificateId;
import org.junit.jupiter.api.Test;

class CheckNotesTest {
    private static final CertificateId SHOWN = CertificateId.random(new SecureRandom());

    @Test
    void whoever_checks_does_not_wait_for_the_note_and_a_flood_is_dropped() {
        CountDownLatch stuck = new CountDownLatch(1);
        List<CertificateId> written = new CopyOnWriteArrayList<>();
        try (CheckNotes notes = new CheckNotes(id -> {
            await(stuck);
            written.add(id);
        })) {
            for (int n = 0; n < 5_000; n++) {
                notes.note(SHOWN);
            }
            assertThat(written).isEmpty();
            stuck.countDown();
        }

        assertThat(written).hasSizeBetween(1, 300);
    }

    @Test
    void a_note_that_cannot_be_written_does_not_stop_the_next() {
        List<CertificateId> written = new CopyOnWriteArrayList<>();
        CertificateId next = CertificateId.random(new SecureRandom());
        try (CheckNotes notes = new CheckNotes(id -> {
            if (id.equals(SHOWN)) {
                throw new IllegalStateException("the disk is full");
            }
            written.add(id);
        })) {
            notes.note(SHOWN);
            notes.note(next);
        }

        assertThat(written).containsExactly(next);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
