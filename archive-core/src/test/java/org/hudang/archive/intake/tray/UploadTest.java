package org.hudang.archive.intake.tray;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hudang.archive.ArchiveBed.TOWN_A;
import static org.hudang.archive.ArchiveBed.TOWN_B;
import static org.hudang.archive.intake.tray.TrayBed.part;
import static org.hudang.archive.intake.tray.TrayBed.sha256;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.hudang.archive.CommandRefused;
import org.hudang.archive.ContentDamaged;
import org.hudang.archive.HouseholdUnknown;
import org.hudang.archive.KeyReused;
import org.hudang.archive.StoreFailed;
import org.hudang.testbed.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How a file comes into the tray, and each lie that may be told about it on the way. */
class UploadTest {
    private static final TestDatabase DATABASE = TestDatabase.migrated("archive");
    private static final byte[] FILE = "Ten bytes.Ten bytes.Ten bytes.".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path temporary;

    private TrayBed bed;
    private IntakeTray tray;

    @BeforeEach
    void open() {
        bed = new TrayBed(DATABASE, temporary);
        tray = bed.tray();
    }

    @AfterEach
    void close() {
        bed.close();
    }

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    private Upload begun(String key) {
        return tray.begin(bed.announced(key, "a.txt", FILE), TOWN_A);
    }

    @Test
    void parts_come_in_any_order_and_are_told_as_ranges() throws IOException {
        Upload upload = begun("k");
        assertThat(upload.received()).isEmpty();

        part(tray, upload.id(), FILE, 20, 30, TOWN_A);
        part(tray, upload.id(), FILE, 0, 5, TOWN_A);
        Upload half = part(tray, upload.id(), FILE, 5, 12, TOWN_A);
        assertThat(half.received()).containsExactly(new Upload.Range(0, 12), new Upload.Range(20, 30));
        assertThat(half.standing()).isEqualTo(new Standing.Receiving());

        part(tray, upload.id(), FILE, 12, 20, TOWN_A);
        Upload whole = tray.complete(upload.id(), TOWN_A);
        assertThat(whole.standing()).isEqualTo(new Standing.Waiting());
        assertThat(Files.readAllBytes(bytes(upload))).isEqualTo(FILE);
    }

    @Test
    void whoever_was_cut_off_asks_what_is_there_and_sends_the_rest() throws IOException {
        byte[] large = new byte[3 * Part.LONGEST + 17];
        new Random(3).nextBytes(large);
        Upload upload = tray.begin(bed.announced("large", "large.bin", large), TOWN_A);
        part(tray, upload.id(), large, 0, Part.LONGEST, TOWN_A);
        Part second = new Part(Part.LONGEST, Part.LONGEST, sha256(copy(large, Part.LONGEST, 2 * Part.LONGEST)));
        assertThatThrownBy(() -> tray.put(upload.id(), second, new Cut(large, 100_000), TOWN_A))
                .isInstanceOf(PartIncomplete.class);

        IntakeTray next = bed.tray();
        Upload again = next.begin(bed.announced("large", "large.bin", large), TOWN_A);
        assertThat(again.id()).isEqualTo(upload.id());
        assertThat(again.received()).containsExactly(new Upload.Range(0, Part.LONGEST));
        for (int from = Part.LONGEST; from < large.length; from += Part.LONGEST) {
            part(next, again.id(), large, from, Math.min(large.length, from + Part.LONGEST), TOWN_A);
        }

        next.complete(again.id(), TOWN_A);
        assertThat(sha256(Files.readAllBytes(bytes(upload)))).isEqualTo(again.sha256());
        assertNoPartsLeft(upload);
    }

    @Test
    void a_part_that_is_there_is_taken_again_without_harm() {
        Upload upload = begun("k");
        part(tray, upload.id(), FILE, 0, 10, TOWN_A);

        Upload again = part(tray, upload.id(), FILE, 0, 10, TOWN_A);

        assertThat(again.received()).containsExactly(new Upload.Range(0, 10));
    }

    @Test
    void a_part_that_is_shorter_than_announced_changes_nothing() {
        Upload upload = begun("k");
        Part longer = new Part(0, 11, sha256(copy(FILE, 0, 10)));

        assertThatThrownBy(() -> tray.put(upload.id(), longer, stream(copy(FILE, 0, 10)), TOWN_A))
                .isInstanceOfSatisfying(
                        PartIncomplete.class, e -> assertThat(e.arguments()).containsExactly(11, 10));
        assertNothingCame(upload);
    }

    @Test
    void a_part_that_is_longer_than_announced_changes_nothing() {
        Upload upload = begun("k");
        Part shorter = new Part(0, 9, sha256(copy(FILE, 0, 9)));

        assertThatThrownBy(() -> tray.put(upload.id(), shorter, stream(copy(FILE, 0, 10)), TOWN_A))
                .isInstanceOf(PartIncomplete.class);
        assertNothingCame(upload);
    }

    @Test
    void a_part_with_another_digest_changes_nothing() {
        Upload upload = begun("k");
        Part other = new Part(0, 10, sha256(copy(FILE, 1, 11)));

        assertThatThrownBy(() -> tray.put(upload.id(), other, stream(copy(FILE, 0, 10)), TOWN_A))
                .isInstanceOf(ContentDamaged.class);
        assertNothingCame(upload);
    }

    @Test
    void a_part_over_another_one_is_refused_and_what_was_there_stays() throws IOException {
        Upload upload = begun("k");
        part(tray, upload.id(), FILE, 0, 10, TOWN_A);
        byte[] other = "XXXXXXXXXX".getBytes(StandardCharsets.UTF_8);

        for (int offset : new int[] {0, 5, 9}) {
            Part over = new Part(offset, 10, sha256(other));
            assertThatThrownBy(() -> tray.put(upload.id(), over, stream(other), TOWN_A))
                    .isInstanceOf(PartOverlaps.class);
        }
        assertThat(copy(Files.readAllBytes(bytes(upload)), 0, 10)).isEqualTo(copy(FILE, 0, 10));
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 21, 30, Long.MAX_VALUE - 3})
    void a_part_beyond_the_announced_file_is_refused(long offset) {
        Upload upload = begun("k");

        assertThatThrownBy(() ->
                        tray.put(upload.id(), new Part(offset, 10, sha256(copy(FILE, 0, 10))), stream(FILE), TOWN_A))
                .isInstanceOf(PartMisplaced.class);
        assertNothingCame(upload);
    }

    @Test
    void a_part_of_more_than_eight_mebibytes_is_refused_before_its_first_byte() {
        byte[] large = new byte[Part.LONGEST + 1];
        Upload upload = tray.begin(bed.announced("large", "large.bin", large), TOWN_A);

        assertThatThrownBy(() -> part(tray, upload.id(), large, 0, large.length, TOWN_A))
                .isInstanceOf(PartMisplaced.class);
        assertThat(bed.folder.resolve(upload.id().value())).doesNotExist();
    }

    @Test
    void a_file_of_which_bytes_are_missing_is_not_complete() {
        Upload upload = begun("k");
        part(tray, upload.id(), FILE, 0, 10, TOWN_A);
        part(tray, upload.id(), FILE, 11, 30, TOWN_A);

        assertThatThrownBy(() -> tray.complete(upload.id(), TOWN_A))
                .isInstanceOfSatisfying(
                        UploadIncomplete.class, e -> assertThat(e.arguments()).containsExactly(30L, 29L));
    }

    @Test
    void nothing_is_added_to_a_file_that_is_complete() {
        Upload upload = bed.send(tray, "a.txt", FILE);

        assertThatThrownBy(() -> part(tray, upload.id(), FILE, 0, 10, TOWN_A)).isInstanceOf(UploadClosed.class);
        assertThat(tray.complete(upload.id(), TOWN_A).standing()).isEqualTo(new Standing.Waiting());
    }

    @Test
    void the_same_key_with_another_file_is_refused() {
        begun("k");
        byte[] other = "other".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> tray.begin(bed.announced("k", "a.txt", other), TOWN_A))
                .isInstanceOf(KeyReused.class);
        assertThatThrownBy(() -> tray.begin(bed.announced("k", "b.txt", FILE), TOWN_A))
                .isInstanceOf(KeyReused.class);
    }

    @Test
    void the_same_key_at_once_is_one_upload() throws Exception {
        List<UploadId> ids = atOnce(
                8,
                i -> bed.tray().begin(bed.announced("k", "a.txt", FILE), TOWN_A).id());

        assertThat(ids).hasSize(8).containsOnly(ids.get(0));
    }

    @Test
    void a_household_that_moves_away_in_the_same_moment_gets_nothing_from_where_it_was() throws Exception {
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            List<Future<Upload>> announced = new ArrayList<>();
            DataSource owner = bed.bed.database.owner();
            bed.bed.database.transactions(owner).executeWithoutResult(status -> {
                JdbcClient jdbc = JdbcClient.create(owner);
                jdbc.sql("select set_config('hudang.township', '*', true)")
                        .query(String.class)
                        .single();
                jdbc.sql("update archive.household set township = ? where number = ?")
                        .params(TOWN_B.township(), bed.household.number().value())
                        .update();
                announced.add(other.submit(() -> begun("k")));
                while (jdbc.sql("select count(*) from pg_locks where not granted")
                                .query(Integer.class)
                                .single()
                        == 0) {
                    Thread.onSpinWait();
                }
            });

            assertThatThrownBy(announced.get(0)::get).hasCauseInstanceOf(HouseholdUnknown.class);
        } finally {
            other.shutdown();
        }
    }

    @Test
    void the_same_part_at_once_is_there_once_and_whole() throws Exception {
        Upload upload = begun("k");

        List<Upload> answers = atOnce(8, i -> part(bed.tray(), upload.id(), FILE, 0, 30, TOWN_A));

        assertThat(answers).allSatisfy(one -> assertThat(one.receivedBytes()).isEqualTo(30));
        assertThat(Files.readAllBytes(bytes(upload))).isEqualTo(FILE);
        assertNoPartsLeft(upload);
    }

    @Test
    void another_township_knows_nothing_of_it() {
        Upload upload = begun("k");

        assertThat(tray.find(upload.id(), TOWN_B)).isEmpty();
        assertThat(tray.of(bed.household.number(), TOWN_B)).isEmpty();
        assertThatThrownBy(() -> part(tray, upload.id(), FILE, 0, 10, TOWN_B)).isInstanceOf(UploadUnknown.class);
        assertThatThrownBy(() -> tray.complete(upload.id(), TOWN_B)).isInstanceOf(UploadUnknown.class);
        assertThatThrownBy(() -> tray.drop(upload.id(), TOWN_B)).isInstanceOf(UploadUnknown.class);
        assertThatThrownBy(() -> tray.begin(bed.announced("x", "a.txt", FILE), TOWN_B))
                .isInstanceOf(HouseholdUnknown.class);
    }

    @Test
    void what_the_disk_cannot_hold_is_refused_before_its_first_byte() {
        bed.room = (80L << 20) + 45;
        begun("first"); // 30 bytes of it are expected from now on

        assertThatThrownBy(() -> begun("second"))
                .isInstanceOfSatisfying(
                        NoRoomForUpload.class, e -> assertThat(e.arguments()).containsExactly(80L, 80L));

        tray.of(bed.household.number(), TOWN_A).forEach(upload -> tray.drop(upload.id(), TOWN_A));
        assertThat(begun("second").received()).isEmpty();
    }

    @Test
    void a_file_that_may_not_be_is_refused_when_it_is_announced() {
        String digest = sha256(FILE);
        for (NewUpload wrong : List.of(
                new NewUpload("", bed.household.number(), "a.txt", 1, digest),
                new NewUpload("k", bed.household.number(), "a/b.txt", 1, digest),
                new NewUpload("k", bed.household.number(), " ", 1, digest),
                new NewUpload("k", bed.household.number(), "a\n.txt", 1, digest),
                new NewUpload("k", bed.household.number(), "a\u202Egpj.txt", 1, digest),
                new NewUpload("k", bed.household.number(), "a\u200B.txt", 1, digest),
                new NewUpload("k", bed.household.number(), "a.txt", 0, digest),
                new NewUpload("k", bed.household.number(), "a.txt", NewUpload.LARGEST + 1, digest),
                new NewUpload("k", bed.household.number(), "a.txt", 1, "abc"))) {
            assertThatThrownBy(() -> tray.begin(wrong, TOWN_A))
                    .as(wrong.toString())
                    .isInstanceOf(CommandRefused.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tray write", "tray sync", "tray placed"})
    void killed_at_this_step_the_range_is_missing_and_comes_again_over_the_same_place(String death) throws IOException {
        Upload upload = begun("k");
        IntakeTray dying = bed.tray(bed.archive, step -> {
            if (step.equals(death)) {
                throw new IOException("killed");
            }
        });

        assertThatThrownBy(() -> part(dying, upload.id(), FILE, 0, 30, TOWN_A)).isInstanceOf(StoreFailed.class);

        Upload found = bed.tray().find(upload.id(), TOWN_A).orElseThrow();
        assertThat(found.received()).isEmpty();
        part(bed.tray(), upload.id(), FILE, 0, 30, TOWN_A);
        bed.tray().complete(upload.id(), TOWN_A);
        assertThat(Files.readAllBytes(bytes(upload))).isEqualTo(FILE);
    }

    @Test
    void what_is_dropped_is_gone_with_its_bytes_and_the_history_says_so_once_it_was_whole() {
        Upload half = begun("half");
        part(tray, half.id(), FILE, 0, 10, TOWN_A);
        Upload whole = bed.send(tray, "whole.txt", FILE);

        tray.drop(half.id(), TOWN_A);
        tray.drop(whole.id(), TOWN_A);

        assertThat(tray.of(bed.household.number(), TOWN_A)).isEmpty();
        assertThat(bed.folder).isEmptyDirectory();
        assertThat(bed.archive.journal(bed.household.number(), TOWN_A))
                .filteredOn(entry -> entry.act().equals("intake.drop"))
                .singleElement()
                .satisfies(
                        entry -> assertThat(entry.object()).isEqualTo(whole.id().value()));
        assertThat(bed.bed.count("select count(*) from archive.upload_part")).isZero();
    }

    @Test
    void what_nobody_went_on_with_is_swept_and_what_waits_for_a_person_stays() {
        Upload half = begun("half");
        part(tray, half.id(), FILE, 0, 10, TOWN_A);
        Upload ready = bed.examined(tray, "ready.txt", FILE);
        bed.later(Duration.ofDays(8));

        int swept = tray.sweep(bed.clock.instant().minus(Duration.ofDays(7)));

        assertThat(swept).isEqualTo(1);
        assertThat(tray.of(bed.household.number(), TOWN_A))
                .extracting(Upload::id)
                .containsExactly(ready.id());
        assertThat(bed.folder.resolve(half.id().value())).doesNotExist();
        assertThat(bytes(ready)).exists();
    }

    private Path bytes(Upload upload) {
        return bed.folder.resolve(upload.id().value()).resolve("bytes");
    }

    private void assertNothingCame(Upload upload) {
        assertThat(tray.find(upload.id(), TOWN_A).orElseThrow().received()).isEmpty();
        assertThat(bytes(upload)).doesNotExist();
        assertNoPartsLeft(upload);
    }

    private void assertNoPartsLeft(Upload upload) {
        Path folder = bed.folder.resolve(upload.id().value());
        if (Files.exists(folder)) {
            try (Stream<Path> left = Files.list(folder)) {
                assertThat(left.filter(file -> file.getFileName().toString().startsWith("part-")))
                        .isEmpty();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }

    private static byte[] copy(byte[] bytes, int from, int to) {
        return java.util.Arrays.copyOfRange(bytes, from, to);
    }

    private static InputStream stream(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }

    private interface Act<T> {
        T act(int number);
    }

    private static <T> List<T> atOnce(int times, Act<T> act) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(times);
        try {
            List<Callable<T>> acts = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                int number = i;
                acts.add(() -> act.act(number));
            }
            List<T> answers = Collections.synchronizedList(new ArrayList<>());
            for (Future<T> answer : threads.invokeAll(acts)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    /** A line that breaks after some bytes. */
    private static final class Cut extends InputStream {
        private final InputStream in;
        private int left;

        Cut(byte[] bytes, int left) {
            this.in = new ByteArrayInputStream(bytes);
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (left <= 0) {
                throw new IOException("the line is cut");
            }
            int read = in.read(buffer, offset, Math.min(length, left));
            left -= Math.max(0, read);
            return read;
        }
    }
}
