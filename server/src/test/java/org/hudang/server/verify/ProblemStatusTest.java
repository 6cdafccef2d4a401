package org.hudang.server.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.hudang.archive.NoRoom;
import org.hudang.archive.StoreDegraded;
import org.hudang.archive.StoreFailed;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

/** A program tells from the status alone whether somebody has to make room or to look at the disk. */
class ProblemStatusTest {
    @Test
    void a_full_disk_is_insufficient_storage() {
        assertThat(Problems.status(new NoRoom(2, 1))).isEqualTo(HttpStatus.INSUFFICIENT_STORAGE);
    }

    @Test
    void a_disk_that_fails_is_unavailable() {
        assertThat(Problems.status(new StoreFailed("commit", new IOException("Input/output error"))))
                .isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(Problems.status(new StoreDegraded("sync folder"))).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
    }
}
