package org.hudang.archive.reception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hudang.archive.ArchiveBed.BUREAU;
import static org.hudang.archive.ArchiveBed.TOWN_A;
import static org.hudang.archive.ArchiveBed.TOWN_B;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import org.hudang.archive.ArchiveBed;
import org.hudang.archive.CommandRefused;
import org.hudang.archive.ContentDamaged;
import org.hudang.archive.KeyReused;
import org.hudang.archive.TownshipRefused;
import org.hudang.archive.intake.tray.NoRoomForUpload;
import org.hudang.archive.intake.tray.Part;
import org.hudang.archive.intake.tray.PartIncomplete;
import org.hudang.archive.intake.tray.PartMisplaced;
import org.hudang.archive.intake.tray.UploadId;
import org.hudang.archive.intake.tray.UploadIncomplete;
import org.hudang.archive.intake.tray.UploadUnknown;
import org.hudang.archive.reception.Arriving.Announced;
import org.hudang.archive.store.Digests;
import org.hudang.archive.transfer.Packages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A package comes part by part, lies whole or not at all, and is seen by its township alone. */
class ArrivingPackagesTest {
    private static final String WORDS = "first part, second part";
    private static final Instant NOW = Instant.parse("2026-11-29T02:00:00Z");

    @TempDir
    private Path folder;

    private final AtomicLong free = new AtomicLong(10L << 30);
    private Path root = Path.of("");

    private ArrivingPackages packages;

    @BeforeEach
    void place() {
        root = folder.resolve("packages");
        packages = opened();
    }

    /** As another process, or the next start, has them. */
    private ArrivingPackages opened() {
        return ArrivingPackages.in(root, free::get, Clock.fixed(NOW, ZoneOffset.UTC), ArchiveBed.seeded(5));
    }

    @Test
    void parts_that_came_are_there_after_a_new_start_and_the_sender_goes_on_behind_them() throws IOException {
        Arriving begun = packages.begin(announced("k"), TOWN_A);
        assertThat(packages.put(begun.id(), part(0, "first part, "), in("first part, "), TOWN_A)
                        .received())
                .isEqualTo(12);

        ArrivingPackages later = opened();
        Arriving same = later.begin(announced("k"), TOWN_A);
        assertThat(same.id()).isEqualTo(begun.id());
        assertThat(same.received()).isEqualTo(12);
        assertThat(same.by()).isEqualTo(TOWN_A.user());
        assertThat(same.begunAt()).isEqualTo(NOW);
        assertThatThrownBy(() -> later.file(same.id(), TOWN_A)).isInstanceOf(UploadIncomplete.class);
        Arriving whole = later.put(same.id(), part(12, "second part"), in("second part"), TOWN_A);

        assertThat(whole.isWhole()).isTrue();
        assertThat(later.file(whole.id(), TOWN_A)).hasContent(WORDS);
    }

    @Test
    void a_part_that_is_there_already_changes_nothing_and_one_out_of_turn_is_told_where_to_go_on() throws IOException {
        UploadId id = packages.begin(announced("k"), TOWN_A).id();
        packages.put(id, part(0, "first part, "), in("first part, "), TOWN_A);

        assertThat(packages.put(id, part(0, "first part, "), in("first part, "), TOWN_A)
                        .received())
                .isEqualTo(12);
        assertThatThrownBy(() -> packages.put(id, part(14, "cond part"), in("cond part"), TOWN_A))
                .isInstanceOf(PartOutOfTurn.class)
                .hasMessageContaining("12");
        packages.put(id, part(12, "second part"), in("second part"), TOWN_A);

        assertThat(packages.file(id, TOWN_A)).hasContent(WORDS);
    }

    @Test
    void a_part_that_is_not_as_announced_is_not_kept() {
        UploadId id = packages.begin(announced("k"), TOWN_A).id();

        assertThatThrownBy(() -> packages.put(id, part(0, "first part, "), in("First part, "), TOWN_A))
                .isInstanceOf(ContentDamaged.class);
        assertThatThrownBy(() -> packages.put(id, part(0, "first part, "), in("first"), TOWN_A))
                .isInstanceOf(PartIncomplete.class);
        assertThatThrownBy(() -> packages.put(id, part(0, WORDS + "!"), in(WORDS + "!"), TOWN_A))
                .isInstanceOf(PartMisplaced.class);
        assertThatThrownBy(() ->
                        packages.put(id, new Part(0, Part.LONGEST + 1, Digests.sha256(new byte[0])), in(""), TOWN_A))
                .isInstanceOf(PartMisplaced.class);

        assertThat(packages.find(id, TOWN_A).orElseThrow().received()).isZero();
        assertThat(root.resolve(id.value())).isDirectoryNotContaining("glob:**part-*");
    }

    @Test
    void bytes_beyond_those_that_are_counted_are_written_over() throws IOException {
        UploadId id = packages.begin(announced("k"), TOWN_A).id();
        packages.put(id, part(0, "first part, "), in("first part, "), TOWN_A);
        Files.writeString(root.resolve(id.value()).resolve("bytes"), "first part, torn by a po");

        packages.put(id, part(12, "second part"), in("second part"), TOWN_A);

        assertThat(Files.readString(packages.file(id, TOWN_A))).startsWith(WORDS);
    }

    @Test
    void another_township_sees_nothing_of_it_and_the_bureau_does() {
        UploadId id = packages.begin(announced("k"), TOWN_A).id();

        assertThat(packages.find(id, TOWN_B)).isEmpty();
        assertThat(packages.all(TOWN_B)).isEmpty();
        assertThatThrownBy(() -> packages.put(id, part(0, WORDS), in(WORDS), TOWN_B))
                .isInstanceOf(UploadUnknown.class);
        assertThatThrownBy(() -> packages.file(id, TOWN_B)).isInstanceOf(UploadUnknown.class);
        assertThatThrownBy(() -> packages.drop(id, TOWN_B)).isInstanceOf(UploadUnknown.class);
        assertThatThrownBy(() -> packages.begin(announced("k"), TOWN_B)).isInstanceOf(TownshipRefused.class);
        assertThat(packages.all(BUREAU)).hasSize(1);
    }

    @Test
    void what_is_announced_otherwise_under_the_same_key_or_has_no_room_is_refused() {
        packages.begin(announced("k"), TOWN_A);

        assertThatThrownBy(() -> packages.begin(announced("k", "other.zip", 23), TOWN_A))
                .isInstanceOf(KeyReused.class);
        assertThatThrownBy(() -> packages.begin(announced("a", "../a.zip", 23), TOWN_A))
                .isInstanceOf(CommandRefused.class);
        assertThatThrownBy(() -> packages.begin(announced("a", "a.zip", 0), TOWN_A))
                .isInstanceOf(CommandRefused.class);
        assertThatThrownBy(() -> packages.begin(announced("a", "a.zip", Packages.MOST_BYTES + 1), TOWN_A))
                .isInstanceOf(CommandRefused.class);
        assertThatThrownBy(() -> packages.begin(announced("a", "a.zip", 5L << 30), TOWN_A))
                .isInstanceOf(CommandRefused.class);
        free.set(3L << 30);
        assertThatThrownBy(() -> packages.begin(announced("a", "a.zip", 2L << 30), TOWN_A))
                .isInstanceOf(NoRoomForUpload.class);
        assertThat(packages.all(TOWN_A)).hasSize(1);
    }

    @Test
    void what_is_dropped_or_swept_leaves_no_byte() throws IOException {
        UploadId dropped = packages.begin(announced("a"), TOWN_A).id();
        packages.put(dropped, part(0, WORDS), in(WORDS), TOWN_A);
        UploadId swept = packages.begin(announced("b"), TOWN_A).id();

        packages.drop(dropped, TOWN_A);
        assertThat(root.resolve(dropped.value())).doesNotExist();
        Instant changed = Files.getLastModifiedTime(root.resolve(swept.value())).toInstant();
        assertThat(packages.sweep(changed.minus(Duration.ofMinutes(1)))).isZero();
        assertThat(packages.sweep(changed.plus(Duration.ofMinutes(1)))).isOne();

        assertThat(packages.all(BUREAU)).isEmpty();
        assertThat(root.resolve(swept.value())).doesNotExist();
    }

    private static Announced announced(String key) {
        return announced(key, "household.zip", WORDS.length());
    }

    private static Announced announced(String key, String name, long bytes) {
        return new Announced(key, TOWN_A.township(), name, bytes);
    }

    private static Part part(long offset, String words) {
        byte[] bytes = words.getBytes(StandardCharsets.UTF_8);
        return new Part(offset, bytes.length, Digests.sha256(bytes));
    }

    private static ByteArrayInputStream in(String words) {
        return new ByteArrayInputStream(words.getBytes(StandardCharsets.UTF_8));
    }
}
