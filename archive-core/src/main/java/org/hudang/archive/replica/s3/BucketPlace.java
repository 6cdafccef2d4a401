package org.hudang.archive.replica.s3;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A bucket for a replica (副本).
 *
 * @param endpoint of the object store, without a path
 * @param bucket that exists
 * @param prefix of every key; empty, or ends with {@code /}
 * @param region that requests are signed for
 * @param credentials file with two lines: name of the access key, and the secret one
 * @param lock how long what is put there cannot be taken away; empty when it can at once
 */
public record BucketPlace(
        URI endpoint, String bucket, String prefix, String region, Path credentials, Optional<Lock> lock) {

    /**
     * Object lock (对象锁定).
     *
     * @param days for which a file is kept from the moment it was put or renewed; at least 1
     */
    public record Lock(Mode mode, int days) {}

    /** Who may end a lock early. */
    public enum Mode {
        /** Accounts that the object store allows to; this software never does. */
        GOVERNANCE,
        /** Nobody. */
        COMPLIANCE
    }

    /** The place in words for people; holds no secret. */
    public String shown() {
        return "s3:" + endpoint + "/" + bucket
                + (prefix.isEmpty() ? "" : "/" + prefix.substring(0, prefix.length() - 1));
    }
}
