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
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
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
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int PRECONDITION_FAILED = 412;
    private static final int LONGEST_MARK = 200;

    /** A file that comes slower than this is a line that hangs. */
    private static final int SLOWEST_BYTES_A_SECOND = 100_000;

    private final S3Client client;
    private final BucketPlace place;
    private final Clock clock;
    private final Silence silence;
    private final ReplicaId id;

    private S3Replica(Means means, ReplicaId id) {
        this.client = means.client();
        this.place = means.place();
        this.clock = means.clock();
        this.silence = means.silence();
        this.id = id;
    }

    /** What a bucket is asked with. */
    record Means(S3Client client, BucketPlace place, Clock clock, Silence silence) {}

    /**
     * Opens the replica in a bucket that exists; makes one when nothing lies below its prefix.
     *
     * @throws ReplicaRefused when the bucket cannot be used
     * @throws ReplicaFailed when the object store does not answer
     */
    static S3Replica open(Means means, SecureRandom random) {
        return means.silence().asking("open", () -> {
            try {
                return new S3Replica(means, id(marked(means.client(), means.place(), random), means.place()));
            } catch (S3Exception e) {
                if (e.statusCode() == FORBIDDEN || e.statusCode() == NOT_FOUND) {
                    ReplicaRefused refused =
                            new ReplicaRefused(Rule.CLOSED, means.place().shown());
                    refused.initCause(e);
                    throw refused;
                }
                throw e;
            }
        });
    }

    /** The mark that lies there, perhaps since now. */
    private static String marked(S3Client client, BucketPlace place, SecureRandom random) {
        requireLock(client, place);
        Optional<String> mark = mark(client, place);
        if (mark.isEmpty()) {
            makeMark(client, place, ReplicaId.next(random));
            mark = mark(client, place);
        }
        return mark.orElse("");
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
    public void requireThere() {
        silence.asking("look", () -> {
            if (!mark(client, place).filter(mark -> id(mark, place).equals(id)).isPresent()) {
                throw new ReplicaFailed("look", new IOException("this is another bucket than it was"));
            }
            return id;
        });
    }

    @Override
    public void put(List<StoredFile> files) {
        requireThere();
        silence.asking("put", () -> {
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
                .overrideConfiguration(settings -> settings.apiCallAttemptTimeout(
                        S3Source.ANSWER.plusSeconds(measured.bytes() / SLOWEST_BYTES_A_SECOND)))
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
        return silence.asking("open", () -> get(client, place, key(path)).<InputStream>map(found -> found));
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
        requireThere();
        return silence.asking(
                "remove",
                () -> new S3Removal(client, place.bucket()).remove(key(String.join("/", object.path())) + "/"));
    }

    @Override
    public void renew(List<StoredFile> files) {
        place.lock()
                .ifPresent(lock -> silence.asking("renew", () -> {
                    files.forEach(file -> renew(key(file.path()), lock));
                    return files;
                }));
    }

    private void renew(String key, Lock lock) {
        Optional<HeadObjectResponse> there = head(key);
        Instant enough = clock.instant().plus(Duration.ofDays(lock.days()).dividedBy(2));
        if (there.isPresent()
                && Optional.ofNullable(there.get().objectLockRetainUntilDate())
                        .filter(until -> !until.isBefore(enough))
                        .isEmpty()) {
            // a lock is never made weaker than it was
            ObjectLockRetentionMode mode = there.get().objectLockMode() == ObjectLockMode.COMPLIANCE
                    ? ObjectLockRetentionMode.COMPLIANCE
                    : ObjectLockRetentionMode.fromValue(lock.mode().name());
            client.putObjectRetention(put -> put.bucket(place.bucket())
                    .key(key)
                    .retention(retention -> retention.mode(mode).retainUntilDate(until(lock))));
        }
    }

    /** An answer without a body does not tell why; nothing but the file can be missing, for the mark was there. */
    private Optional<HeadObjectResponse> head(String key) {
        try {
            return Optional.of(
                    client.headObject(head -> head.bucket(place.bucket()).key(key)));
        } catch (S3Exception e) {
            if (e.statusCode() == NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
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
}
