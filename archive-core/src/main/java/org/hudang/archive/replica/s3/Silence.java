package org.hudang.archive.replica.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.hudang.archive.replica.ReplicaFailed;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * An object store that did not answer is not asked again for a while: whoever holds the lock of a household, or waits for a page,
 * would wait for each file of a volume until the line gives up. Safe for use by many threads.
 */
final class Silence {
    static final Duration REST = Duration.ofSeconds(30);

    private static final int OF_THE_STORE = 500;

    private final Clock clock;
    private volatile Instant until = Instant.MIN;

    Silence(Clock clock) {
        this.clock = clock;
    }

    /** Asks, unless it did not answer a moment ago. */
    <T> T asking(String step, Supplier<T> work) {
        if (clock.instant().isBefore(until)) {
            throw new ReplicaFailed(step, new IOException("the object store did not answer a moment ago"));
        }
        try {
            return work.get();
        } catch (SdkException | UncheckedIOException e) {
            if (e instanceof SdkClientException || (e instanceof S3Exception s3 && s3.statusCode() >= OF_THE_STORE)) {
                until = clock.instant().plus(REST);
            }
            throw new ReplicaFailed(step + ": " + kind(e), e);
        }
    }

    /** What an administrator looks for first; holds neither keys nor names. */
    private static String kind(RuntimeException failure) {
        if (failure instanceof S3Exception s3) {
            return s3.awsErrorDetails() == null
                    ? Integer.toString(s3.statusCode())
                    : s3.statusCode() + " " + s3.awsErrorDetails().errorCode();
        }
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName();
    }
}
