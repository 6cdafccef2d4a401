package org.hudang.server.platform;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.hudang.certificates.CertificateId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes of public checks, written beside the answer: whoever checks waits for none of it and is told nothing of its failure.
 * What comes faster than it can be written is dropped; the holder's one line of the day is there by then.
 */
final class CheckNotes implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CheckNotes.class);
    private static final int WAITING = 256;
    private static final long SECONDS_AT_END = 5;

    private final Consumer<CertificateId> book;
    private final ThreadPoolExecutor writer;

    CheckNotes(Consumer<CertificateId> book) {
        this.book = book;
        this.writer = new ThreadPoolExecutor(
                0,
                1,
                30,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(WAITING),
                work -> new Thread(work, "check-notes"),
                new ThreadPoolExecutor.DiscardPolicy());
    }

    void note(CertificateId id) {
        writer.execute(() -> {
            try {
                book.accept(id);
            } catch (RuntimeException e) {
                LOG.warn("A check of {} could not be noted for the holder", id, e);
            }
        });
    }

    /** Waits a little for what is being written. */
    @Override
    public void close() {
        writer.shutdown();
        try {
            if (!writer.awaitTermination(SECONDS_AT_END, TimeUnit.SECONDS)) {
                LOG.warn("Checks were still being noted when the house closed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
