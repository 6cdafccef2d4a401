package org.hudang.archive.replica.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hudang.archive.ArchiveBed.TOWN_A;
import static org.hudang.archive.ArchiveBed.filing;
import static org.hudang.archive.ArchiveBed.household;
import static org.hudang.archive.ArchiveBed.volume;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.hudang.archive.Archive;
import org.hudang.archive.ArchiveBed;
import org.hudang.archive.ArchiveRooms;
import org.hudang.archive.keeping.Rounds.Budget;
import org.hudang.archive.replica.Replica;
import org.hudang.archive.replica.ReplicaConflict;
import org.hudang.archive.replica.ReplicaContract;
import org.hudang.archive.replica.ReplicaFailed;
import org.hudang.archive.replica.ReplicaHeld;
import org.hudang.archive.replica.ReplicaRefused;
import org.hudang.archive.replica.ReplicaRefused.Rule;
import org.hudang.archive.replica.s3.BucketPlace.Lock;
import org.hudang.archive.replica.s3.BucketPlace.Mode;
import org.hudang.archive.store.Digests;
import org.hudang.archive.store.Steps;
import org.hudang.archive.store.StoredFile;
import org.hudang.archive.volume.Volume;
import org.hudang.testbed.HandClock;
import org.hudang.testbed.Radosgw;
import org.hudang.testbed.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ObjectLockMode;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A replica in a bucket of a real object store. */
@Tag(Radosgw.TAG)
class S3ReplicaTest extends ReplicaContract {
    private static final String BUCKET = "copies";
    private static final String LOCKED = "locked";
    private static final AtomicInteger PREFIXES = new AtomicInteger();
    private static final int THREADS = 16;
    private static final int RACES = 8;

    @TempDir
    private static Path secrets;

    private static S3Client client;

    @TempDir
    private Path folder;

    private BucketPlace place;

    @BeforeAll
    static void buckets() throws IOException {
        Radosgw gateway = Radosgw.shared();
        Files.writeString(secrets.resolve("keys"), gateway.key() + "\n" + gateway.secret() + "\n");
        client = S3Source.client(place(BUCKET, "", Optional.empty()));
        client.createBucket(make -> make.bucket(BUCKET));
        client.createBucket(make -> make.bucket(LOCKED).objectLockEnabledForBucket(true));
    }

    @BeforeEach
    void fresh() {
        place = place(BUCKET, "house-" + PREFIXES.incrementAndGet() + "/", Optional.empty());
    }

    private static BucketPlace place(String bucket, String prefix, Optional<Lock> lock) {
        return new BucketPlace(Radosgw.shared().address(), bucket, prefix, "us-east-1", secrets.resolve("keys"), lock);
    }

    @Override
    protected Replica replica() {
        return open(place, Clock.systemUTC());
    }

    private static Replica open(BucketPlace place, Clock clock) {
        return new S3Source(place, ArchiveBed.seeded(81 + PREFIXES.get()), clock).open();
    }

    @Test
    void of_sixteen_who_put_one_file_of_a_version_at_once_exactly_one_puts_it() throws Exception {
        Replica replica = replica();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            for (int race = 0; race < RACES; race++) {
                String path = "aa/bb/race-" + race;
                CyclicBarrier start = new CyclicBarrier(THREADS);
                List<Future<Boolean>> all = new ArrayList<>();
                for (int i = 0; i < THREADS; i++) {
                    StoredFile mine = file(path, "the text of number " + i);
                    all.add(threads.submit((Callable<Boolean>) () -> {
                        start.await();
                        return isPut(replica, mine);
                    }));
                }
                List<Integer> winners = new ArrayList<>();
                for (int i = 0; i < THREADS; i++) {
                    if (all.get(i).get()) {
                        winners.add(i);
                    }
                }
                assertThat(winners).as(path).hasSize(1);
                assertThat(text(path)).contains("the text of number " + winners.get(0));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static boolean isPut(Replica replica, StoredFile file) {
        try {
            replica.put(List.of(file));
            return true;
        } catch (ReplicaConflict e) {
            return false;
        }
    }

    @Test
    void a_file_that_was_put_by_a_request_whose_answer_was_lost_is_there() throws IOException {
        StoredFile file = file("aa/bb/x", "text");
        replica().put(List.of(file));
        String before = client.headObject(head -> head.bucket(BUCKET).key(key("aa/bb/x")))
                .eTag();

        replica().put(List.of(file));

        assertThat(text("aa/bb/x")).contains("text");
        assertThat(client.headObject(head -> head.bucket(BUCKET).key(key("aa/bb/x")))
                        .eTag())
                .isEqualTo(before);
    }

    @Test
    void another_whole_file_of_a_version_is_never_written_over() throws IOException {
        replica().put(List.of(file("aa/bb/x", "of the other archive")));

        assertThatThrownBy(() -> replica().put(List.of(file("aa/bb/x", "of this one"))))
                .isInstanceOfSatisfying(
                        ReplicaConflict.class,
                        e -> assertThat(e.arguments())
                                .containsExactly("aa/bb/x", sha512("of this one"), sha512("of the other archive")));

        assertThat(text("aa/bb/x")).contains("of the other archive");
    }

    @Test
    void a_file_that_was_damaged_there_is_put_anew() throws IOException {
        replica().put(List.of(file("aa/bb/x", "text")));
        client.putObject(
                put -> put.bucket(BUCKET).key(key("aa/bb/x")).metadata(Map.of("sha512", sha512("text"))),
                RequestBody.fromString("texu"));

        replica().put(List.of(file("aa/bb/x", "text")));

        assertThat(text("aa/bb/x")).contains("text");
    }

    @Test
    void a_file_of_nothing_and_a_large_one_are_put() throws IOException {
        String large = "0123456789abcdef".repeat(700_000);

        replica().put(List.of(file("aa/empty", ""), file("aa/large", large)));

        assertThat(text("aa/empty")).contains("");
        assertThat(text("aa/large")).contains(large);
    }

    @Test
    void a_prefix_with_objects_of_others_is_refused() {
        client.putObject(put -> put.bucket(BUCKET).key(place.prefix() + "holiday.txt"), RequestBody.fromString("x"));

        assertRefused(place, Rule.NOT_OURS);
        assertThat(keys(place.prefix())).containsExactly(place.prefix() + "holiday.txt");
    }

    @Test
    void a_bucket_that_is_not_there_and_a_key_that_does_not_open_it_are_refused_and_no_secret_is_told()
            throws IOException {
        assertRefused(place("no-such-bucket", "", Optional.empty()), Rule.CLOSED);

        Path wrong = Files.writeString(folder.resolve("wrong"), Radosgw.shared().key() + "\nanother-secret\n");
        BucketPlace other =
                new BucketPlace(place.endpoint(), BUCKET, place.prefix(), "us-east-1", wrong, Optional.empty());
        assertThatThrownBy(() -> open(other, Clock.systemUTC())).isInstanceOfSatisfying(ReplicaRefused.class, e -> {
            assertThat(e.rule()).isEqualTo(Rule.CLOSED);
            StringWriter told = new StringWriter();
            e.printStackTrace(new PrintWriter(told));
            assertThat(told.toString()).doesNotContain("another-secret");
        });
        Files.writeString(wrong, "one line\n");
        assertRefused(other, Rule.KEY_FILE);
    }

    @Test
    void an_object_store_that_does_not_answer_is_a_failure_of_this_moment() {
        BucketPlace nobody = new BucketPlace(
                URI.create("http://127.0.0.1:1"), BUCKET, "", "us-east-1", secrets.resolve("keys"), Optional.empty());

        assertThatThrownBy(() -> open(nobody, Clock.systemUTC()))
                .isInstanceOfSatisfying(
                        ReplicaFailed.class,
                        e -> assertThat(e.arguments())
                                .as("what to look for")
                                .containsExactly("open: ConnectException"));
    }

    @Test
    void an_object_store_that_did_not_answer_is_not_asked_again_for_half_a_minute() throws IOException {
        try (ServerSocket busy = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            AtomicInteger asked = new AtomicInteger();
            Thread closing = new Thread(() -> closeEach(busy, asked));
            closing.start();
            HandClock clock = HandClock.at(ArchiveBed.CLOCK.instant());
            S3Source source = new S3Source(
                    new BucketPlace(
                            URI.create("http://127.0.0.1:" + busy.getLocalPort()),
                            BUCKET,
                            "",
                            "us-east-1",
                            secrets.resolve("keys"),
                            Optional.empty()),
                    ArchiveBed.seeded(90),
                    clock);

            assertThatThrownBy(source::open).isInstanceOf(ReplicaFailed.class);
            int first = asked.get();
            assertThatThrownBy(source::open).isInstanceOf(ReplicaFailed.class);
            assertThat(first).isPositive();
            assertThat(asked).hasValue(first);

            clock.pass(Silence.REST);
            assertThatThrownBy(source::open).isInstanceOf(ReplicaFailed.class);
            assertThat(asked).hasValueGreaterThan(first);
        }
    }

    private static void closeEach(ServerSocket server, AtomicInteger asked) {
        try {
            while (true) {
                try (Socket one = server.accept()) {
                    asked.incrementAndGet();
                    one.setSoLinger(true, 0);
                }
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    @Test
    void a_bucket_whose_mark_is_gone_takes_nothing_more() {
        Replica replica = replica();
        client.deleteObject(delete -> delete.bucket(BUCKET).key(place.prefix() + "hudang-replica"));

        assertThatThrownBy(() -> replica.put(List.of(file("aa/x", "text")))).isInstanceOf(ReplicaFailed.class);

        assertThat(keys(place.prefix())).isEmpty();
    }

    @Test
    void a_bucket_that_cannot_lock_is_refused_where_a_lock_is_wanted() {
        BucketPlace locked = place(BUCKET, place.prefix(), Optional.of(new Lock(Mode.COMPLIANCE, 1)));
        assertRefused(locked, Rule.NO_LOCK);
        assertThat(keys(place.prefix())).isEmpty();

        replica();
        assertRefused(locked, Rule.NO_LOCK);
    }

    @Test
    void what_is_locked_is_given_away_by_nobody_before_its_time_and_is_kept_for_longer_when_it_is_renewed()
            throws IOException {
        BucketPlace locked = place(LOCKED, place.prefix(), Optional.of(new Lock(Mode.COMPLIANCE, 10)));
        Instant now = Instant.now(Clock.systemUTC()).truncatedTo(ChronoUnit.SECONDS);
        place = locked;
        Replica today = open(locked, Clock.fixed(now, ZoneOffset.UTC));
        today.put(List.of(of(GONE, "v1/content/a"), of(GONE, "inventory.json")));

        assertThat(lockedUntil("v1/content/a")).isEqualTo(now.plus(Duration.ofDays(10)));
        assertThatThrownBy(() -> today.remove(GONE))
                .isInstanceOfSatisfying(
                        ReplicaHeld.class, e -> assertThat(e.until()).isEqualTo(now.plus(Duration.ofDays(10))));
        assertThat(text(path(GONE, "v1/content/a"))).contains("text");

        today.renew(List.of(of(GONE, "v1/content/a")));
        assertThat(lockedUntil("v1/content/a")).as("enough is left").isEqualTo(now.plus(Duration.ofDays(10)));
        Instant later = now.plus(Duration.ofDays(6));
        open(locked, Clock.fixed(later, ZoneOffset.UTC)).renew(List.of(of(GONE, "v1/content/a")));
        assertThat(lockedUntil("v1/content/a")).isEqualTo(later.plus(Duration.ofDays(10)));
    }

    @Test
    void a_lock_that_nobody_can_end_is_not_made_weaker_and_what_is_missing_keeps_no_other_from_being_locked() {
        place = place(LOCKED, place.prefix(), Optional.of(new Lock(Mode.COMPLIANCE, 1)));
        Instant now = Instant.now(Clock.systemUTC()).truncatedTo(ChronoUnit.SECONDS);
        replica().put(List.of(of(STAYS, "v1/content/b")));
        place = place(LOCKED, place.prefix(), Optional.of(new Lock(Mode.GOVERNANCE, 30)));

        open(place, Clock.fixed(now, ZoneOffset.UTC))
                .renew(List.of(of(STAYS, "v1/content/a"), of(STAYS, "v1/content/b")));

        HeadObjectResponse locked =
                client.headObject(head -> head.bucket(LOCKED).key(key(path(STAYS, "v1/content/b"))));
        assertThat(locked.objectLockMode()).isEqualTo(ObjectLockMode.COMPLIANCE);
        assertThat(locked.objectLockRetainUntilDate()).isEqualTo(now.plus(Duration.ofDays(30)));
    }

    @Test
    void the_files_of_the_root_are_locked_for_longer_also_when_nothing_is_copied() throws IOException {
        place = place(LOCKED, place.prefix(), Optional.of(new Lock(Mode.COMPLIANCE, 10)));
        Instant start = Instant.now(Clock.systemUTC()).truncatedTo(ChronoUnit.SECONDS);
        HandClock clock = HandClock.at(start);
        try (TestDatabase database = TestDatabase.migrated("archive")) {
            ArchiveBed bed = new ArchiveBed(database, folder, 93);
            Archive archive = bed.archive();
            Volume volume = volume(archive, "v", household(archive, "h", TOWN_A).number(), TOWN_A);
            archive.file(filing("f", volume, "paper"), TOWN_A);
            ArchiveRooms rooms = bed.builder(Steps.SILENT)
                    .clock(clock)
                    .replica(new S3Source(place, ArchiveBed.seeded(94), clock))
                    .rooms();
            assertThat(rooms.replication().copy(Duration.ofHours(1)).versions()).isEqualTo(1);
            assertThat(lockedUntil(key("0=ocfl_1.1"), LOCKED)).isEqualTo(start.plus(Duration.ofDays(10)));

            clock.set(start.plus(Duration.ofDays(6)));
            assertThat(rooms.replication().copy(Duration.ofHours(1)).versions()).isZero();

            assertThat(lockedUntil(key("0=ocfl_1.1"), LOCKED)).isEqualTo(start.plus(Duration.ofDays(16)));
            assertThat(lockedUntil(key("ocfl_layout.json"), LOCKED)).isEqualTo(start.plus(Duration.ofDays(16)));
        }
    }

    private static Instant lockedUntil(String key, String bucket) {
        return client.headObject(head -> head.bucket(bucket).key(key)).objectLockRetainUntilDate();
    }

    private Instant lockedUntil(String name) {
        return lockedUntil(key(path(GONE, name)), LOCKED);
    }

    @Test
    void of_a_bucket_that_keeps_versions_all_are_removed() throws IOException {
        place = place(LOCKED, place.prefix(), Optional.empty());
        replica().put(List.of(of(GONE, "v1/content/a"), zero(path(GONE, "inventory.json"), "old")));
        replica().put(List.of(zero(path(GONE, "inventory.json"), "new")));
        assertThat(text(path(GONE, "inventory.json"))).contains("new");
        assertThat(versions(key(String.join("/", GONE.path()) + "/"))).hasSizeGreaterThanOrEqualTo(3);

        assertThat(replica().remove(GONE)).isEqualTo(2);

        assertThat(versions(key(String.join("/", GONE.path()) + "/"))).isEmpty();
    }

    @Test
    void an_archive_is_copied_there_file_by_file_and_put_right_from_there() throws IOException {
        try (TestDatabase database = TestDatabase.migrated("archive")) {
            ArchiveBed bed = new ArchiveBed(database, folder, 91);
            Archive archive = bed.archive();
            Volume volume = volume(archive, "v", household(archive, "h", TOWN_A).number(), TOWN_A);
            archive.file(filing("f", volume, "paper", "other paper"), TOWN_A);
            archive.file(filing("g", volume, "later paper"), TOWN_A);
            bed.records().write(100);
            ArchiveRooms rooms = bed.builder(Steps.SILENT)
                    .replica(new S3Source(place, ArchiveBed.seeded(92), Clock.systemUTC()))
                    .rooms();

            assertThat(rooms.replication().copy(Duration.ofHours(1)).failed()).isEmpty();
            assertThat(rooms.replication().lag().orElseThrow().none()).isTrue();
            assertThat(copies()).isEqualTo(files(bed.root));

            Path paper = paper(bed.root);
            Files.writeString(paper, "damaged");
            assertThat(rooms.rounds()
                            .step(new Budget(Long.MAX_VALUE, Duration.ofHours(1), Duration.ZERO))
                            .healed())
                    .hasSize(1);
            assertThat(copies()).isEqualTo(files(bed.root));
        }
    }

    private Map<String, String> copies() throws IOException {
        Map<String, String> copies = new TreeMap<>();
        for (String key : keys(key(""))) {
            byte[] bytes =
                    client.getObjectAsBytes(get -> get.bucket(BUCKET).key(key)).asByteArray();
            copies.put(key.substring(key("").length()), Digests.sha256(bytes));
        }
        return copies;
    }

    private static Map<String, String> files(Path root) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(file).toString(), Digests.sha256(Files.readAllBytes(file)));
            }
        }
        return files;
    }

    private static Path paper(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(path -> path.getFileName().toString().startsWith("1-original"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
    }

    private String key(String path) {
        return place.prefix() + S3Replica.ARCHIVE + path;
    }

    private static List<String> keys(String prefix) {
        return client.listObjectsV2Paginator(list -> list.bucket(BUCKET).prefix(prefix)).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    private static List<String> versions(String prefix) {
        return client.listObjectVersions(list -> list.bucket(LOCKED).prefix(prefix)).versions().stream()
                .map(ObjectVersion::key)
                .toList();
    }

    private static void assertRefused(BucketPlace place, Rule rule) {
        assertThatThrownBy(() -> open(place, Clock.systemUTC()))
                .isInstanceOfSatisfying(
                        ReplicaRefused.class, e -> assertThat(e.rule()).isEqualTo(rule));
    }
}
