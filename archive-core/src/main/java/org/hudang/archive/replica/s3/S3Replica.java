package org.hudang.archive.replica.s3;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.hudang.archive.MalformedId;
import org.hudang.archive.replica.Replica;
import org.hudang.archive.replica.ReplicaConflict;
import org.hudang.archive.replica.ReplicaFailed;
import org.hudang.archive.replica.ReplicaId;
import org.hudang.archive.replica.ReplicaRefused;
import org.hudang.archive.replica.ReplicaRefused.Rule;
import org.hudang.archive.replica.s3.BucketPlace.Lock;
import org.hudang.archive.store.ObjectName;
import org.hudang.archive.store.StoredFile;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ObjectLockEnabled;
import software.amazon.awssdk.services.s3.model.ObjectLockMode;
import software.amazon.awssdk.services.s3.model.ObjectLockRetentionMode;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * A replica in a bucket: below {@code archive/} the keys are the paths of the storage root. What a version brought is put once, by a
 * single request that the object store refuses when something lies there already; what is replaced is put over what was there.
 */
final class S3Replica implements Replica {
    static final String ARCHIVE = "archive/";

    private static final String MARK = "hudang-replica";
    private static final String FORMAT = "hudang-replica-1 ";
    private static final String SHA512 = "sha512";
    private static final String TYPE = "application/octet-stream";
    private static final int NOT_FOUND = 404;
    private static final int PRECONDITION_FAILED = 412;
    private static final int LONGEST_MARK = 200;

    private final S3Client client;
    private final BucketPlace place;
    private final Clock clock;
    private final ReplicaId id;

    private S3Replica(S3Client client, BucketPlace place, Clock clock, ReplicaId id) {
        this.client = client;
        this.place = place;
        this.clock = clock;
        this.id = id;
    }

    /**
     * Opens the replica in a bucket that exists; makes one when nothing lies below its prefix.
     *
     * @throws ReplicaRefused when the bucket cannot be used
     * @throws ReplicaFailed when the object store does not answer
     */
    static S3Replica open(S3Client client, BucketPlace place, SecureRandom random, Clock clock) {
        try {
            Optional<String> mark = mark(client, place);
            if (mark.isEmpty()) {
                requireLock(client, place);
                makeMark(client, place, ReplicaId.next(random));
                mark = mark(client, place);
            }
            return new S3Replica(client, place, clock, id(mark.orElse(""), place));
        } catch (S3Exception e) {
            if (e.statusCode() == 403 || e.statusCode() == NOT_FOUND) {
                ReplicaRefused refused = new ReplicaRefused(Rule.CLOSED, place.shown());
                refused.initCause(e);
                throw refused;
            }
            throw new ReplicaFailed("open", e);
        } catch (SdkException | UncheckedIOException e) {
            throw new ReplicaFailed("open", e);
        }
    }

    private static ReplicaId id(String mark, BucketPlace place) {
        try {
            if (mark.startsWith(FORMAT)) {
                return new ReplicaId(mark.substring(FORMAT.length()).strip());
            }
        } catch (MalformedId e) {
            // somebody else's object
        }
        throw new ReplicaRefused(Rule.NOT_OURS, place.shown());
    }

    private static Optional<String> mark(S3Client client, BucketPlace place) {
        return get(client, place, place.prefix() + MARK).map(found -> {
            try (InputStream in = found) {
                return new String(in.readNBytes(LONGEST_MARK), StandardCharsets.ISO_8859_1);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Whoever comes second finds the mark of the first. */
    private static void makeMark(S3Client client, BucketPlace place, ReplicaId id) {
        boolean empty = client.listObjectsV2(list ->
                        list.bucket(place.bucket()).prefix(place.prefix()).maxKeys(1))
                .contents()
                .isEmpty();
        if (!empty && mark(client, place).isEmpty()) {
            throw new ReplicaRefused(Rule.NOT_OURS, place.shown());
        }
        byte[] text = (FORMAT + id + "\n").getBytes(StandardCharsets.US_ASCII);
        try {
            String md5 = Measured.of(new ByteArrayInputStream(text)).md5();
            client.putObject(
                    put -> put.bucket(place.bucket())
                            .key(place.prefix() + MARK)
                            .ifNoneMatch("*")
                            .contentMD5(md5),
                    RequestBody.fromBytes(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (S3Exception e) {
            if (e.statusCode() != PRECONDITION_FAILED) {
                throw e;
            }
        }
    }

    private static void requireLock(S3Client client, BucketPlace place) {
        if (place.lock().isEmpty()) {
            return;
        }
        try {
            if (client.getObjectLockConfiguration(ask -> ask.bucket(place.bucket()))
                            .objectLockConfiguration()
                            .objectLockEnabled()
                    == ObjectLockEnabled.ENABLED) {
                return;
            }
        } catch (S3Exception e) {
            if (e.statusCode() != NOT_FOUND || "NoSuchBucket".equals(code(e))) {
                throw e;
            }
        }
        throw new ReplicaRefused(Rule.NO_LOCK, place.shown());
    }

    @Override
    public ReplicaId id() {
        return id;
    }

    @Override
    public String place() {
        return place.shown();
    }

    @Override
    public void put(List<StoredFile> files) {
        asking("put", () -> {
            if (!mark(client, place).filter(mark -> id(mark, place).equals(id)).isPresent()) {
                throw new ReplicaFailed("put", new IOException("this is another bucket than it was"));
            }
            files.forEach(this::put);
            return files;
        });
    }

    private void put(StoredFile file) {
        Measured measured = Measured.of(file);
        if (file.version() == 0) {
            if (!lies(file, measured)) {
                send(file, measured, request(file, measured).build());
            }
        } else if (place.lock().isPresent() || !isCreated(file, measured)) {
            // a bucket that keeps versions may take a second one without a word; it keeps the first
            mend(file, measured);
        }
    }

    /** One request that either makes the object or finds that there is one. */
    private boolean isCreated(StoredFile file, Measured measured) {
        try {
            send(file, measured, request(file, measured).ifNoneMatch("*").build());
            return true;
        } catch (S3Exception e) {
            if (e.statusCode() == PRECONDITION_FAILED) {
                return false;
            }
            throw e;
        }
    }

    private boolean lies(StoredFile file, Measured measured) {
        return get(client, place, key(file.path()))
                .filter(found -> read(found).sha512().equals(measured.sha512()))
                .isPresent();
    }

    /** What lies there may be this file, after an answer that was lost; or it is damaged, and is put anew; or it is another's. */
    private void mend(StoredFile file, Measured measured) {
        Optional<ResponseInputStream<GetObjectResponse>> found = get(client, place, key(file.path()));
        if (found.isPresent()) {
            String promised = found.get().response().metadata().getOrDefault(SHA512, "");
            String there = read(found.get()).sha512();
            if (there.equals(measured.sha512())) {
                return;
            }
            if (there.equals(promised)) {
                throw new ReplicaConflict(file.path(), measured.sha512(), there);
            }
        }
        send(file, measured, request(file, measured).build());
    }

    private static Measured read(ResponseInputStream<GetObjectResponse> found) {
        try (InputStream in = found) {
            return Measured.of(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PutObjectRequest.Builder request(StoredFile file, Measured measured) {
        PutObjectRequest.Builder request = PutObjectRequest.builder()
                .bucket(place.bucket())
                .key(key(file.path()))
                .contentLength(measured.bytes())
                .contentMD5(measured.md5())
                .metadata(Map.of(SHA512, measured.sha512()));
        place.lock()
                .ifPresent(lock -> request.objectLockMode(
                                ObjectLockMode.fromValue(lock.mode().name()))
                        .objectLockRetainUntilDate(until(lock)));
        return request;
    }

    private void send(StoredFile file, Measured measured, PutObjectRequest request) {
        ContentStreamProvider bytes = ContentStreamProvider.fromInputStreamSupplier(() -> {
            try {
                return file.content().open();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        client.putObject(request, RequestBody.fromContentProvider(bytes, measured.bytes(), TYPE));
    }

    @Override
    public Optional<InputStream> open(String path) {
        return asking("open", () -> get(client, place, key(path)).<InputStream>map(found -> found));
    }

    /** Nothing lies there only when the object store says just that. */
    private static Optional<ResponseInputStream<GetObjectResponse>> get(
            S3Client client, BucketPlace place, String key) {
        try {
            return Optional.of(
                    client.getObject(get -> get.bucket(place.bucket()).key(key)));
        } catch (S3Exception e) {
            if (e.statusCode() == NOT_FOUND && "NoSuchKey".equals(code(e))) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static String code(S3Exception e) {
        return e.awsErrorDetails() == null ? "" : e.awsErrorDetails().errorCode();
    }

    @Override
    public int remove(ObjectName object) {
        return asking(
                "remove",
                () -> new S3Removal(client, place.bucket()).remove(key(String.join("/", object.path())) + "/"));
    }

    @Override
    public void renew(List<StoredFile> files) {
        place.lock()
                .ifPresent(lock -> asking("renew", () -> {
                    files.forEach(file -> renew(file, lock));
                    return files;
                }));
    }

    private void renew(StoredFile file, Lock lock) {
        String key = key(file.path());
        Instant until =
                client.headObject(head -> head.bucket(place.bucket()).key(key)).objectLockRetainUntilDate();
        Instant enough = clock.instant().plus(Duration.ofDays(lock.days()).dividedBy(2));
        if (until == null || until.isBefore(enough)) {
            client.putObjectRetention(put -> put.bucket(place.bucket())
                    .key(key)
                    .retention(retention -> retention
                            .mode(ObjectLockRetentionMode.fromValue(lock.mode().name()))
                            .retainUntilDate(until(lock))));
        }
    }

    private Instant until(Lock lock) {
        return clock.instant().plus(Duration.ofDays(lock.days()));
    }

    private String key(String path) {
        boolean plain = Arrays.stream(path.split("/", -1))
                .noneMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
        if (!plain) {
            throw new ReplicaFailed("path", new IOException("not a path of the storage root"));
        }
        return place.prefix() + ARCHIVE + path;
    }

    private static <T> T asking(String step, Supplier<T> work) {
        try {
            return work.get();
        } catch (SdkException | UncheckedIOException e) {
            throw new ReplicaFailed(step, e);
        }
    }
}
