package org.hudang.archive.replica.s3;

import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.hudang.archive.replica.ReplicaHeld;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteMarkerEntry;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Takes away everything below a prefix, with every version that the object store keeps of it. */
final class S3Removal {
    private static final int FORBIDDEN = 403;

    private final S3Client client;
    private final String bucket;
    private final Set<String> keys = new HashSet<>();
    private Optional<Instant> held = Optional.empty();

    S3Removal(S3Client client, String bucket) {
        this.client = client;
        this.bucket = bucket;
    }

    /**
     * @return how many files lay there
     * @throws ReplicaHeld when some are locked; all others are gone
     */
    int remove(String prefix) {
        for (ListObjectVersionsResponse page :
                client.listObjectVersionsPaginator(list -> list.bucket(bucket).prefix(prefix))) {
            for (ObjectVersion version : page.versions()) {
                keys.add(version.key());
                delete(version.key(), version.versionId());
            }
            for (DeleteMarkerEntry marker : page.deleteMarkers()) {
                delete(marker.key(), marker.versionId());
            }
        }
        held.ifPresent(until -> {
            throw new ReplicaHeld(until);
        });
        return keys.size();
    }

    private void delete(String key, @Nullable String version) {
        try {
            client.deleteObject(delete -> delete.bucket(bucket).key(key).versionId(version));
        } catch (S3Exception e) {
            if (e.statusCode() != FORBIDDEN) {
                throw e;
            }
            Instant until = lockedUntil(key, version).orElseThrow(() -> e);
            held = Optional.of(held.filter(later -> later.isAfter(until)).orElse(until));
        }
    }

    /** Empty when it is no lock that keeps it, but a right that is missing. */
    private Optional<Instant> lockedUntil(String key, @Nullable String version) {
        return Optional.ofNullable(
                client.headObject(head -> head.bucket(bucket).key(key).versionId(version))
                        .objectLockRetainUntilDate());
    }
}
