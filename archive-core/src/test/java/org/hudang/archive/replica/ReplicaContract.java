package org.hudang.archive.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.hudang.archive.ContentDamaged;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.store.ObjectName;
import org.hudang.archive.store.StoredFile;
import org.hudang.archive.volume.ContentSource;
import org.hudang.archive.volume.VolumeId;
import org.junit.jupiter.api.Test;

/** What every place for a second copy has to keep. */
public abstract class ReplicaContract {
    private static final String PATH = "aa/bb/one/v1/content/volume.json";

    /** The place under test, opened as another process would open it. */
    protected abstract Replica replica() throws IOException;

    @Test
    void what_was_put_is_given_back() throws IOException {
        replica().put(List.of(file(PATH, "first"), file("aa/bb/one/inventory.json", "second")));

        assertThat(text(PATH)).contains("first");
        assertThat(text("aa/bb/one/inventory.json")).contains("second");
    }

    @Test
    void what_was_not_put_is_not_there() throws IOException {
        replica().put(List.of(file(PATH, "first")));

        assertThat(text("aa/bb/one/v1/content/other.json")).isEmpty();
        assertThat(text("aa/bb/one/v1/content")).isEmpty();
    }

    @Test
    void a_file_that_belongs_to_no_version_takes_the_place_of_what_was_there() throws IOException {
        replica().put(List.of(zero(PATH, "a longer text than the next")));
        replica().put(List.of(zero(PATH, "short")));

        assertThat(text(PATH)).contains("short");
    }

    @Test
    void bytes_that_are_not_those_of_the_digest_are_not_put_and_what_was_there_stays() throws IOException {
        replica().put(List.of(file(PATH, "first")));
        StoredFile damaged =
                new StoredFile(PATH, 1, sha512("first"), ContentSource.of("firsu".getBytes(StandardCharsets.UTF_8)));

        assertThatThrownBy(() -> replica().put(List.of(damaged)))
                .isInstanceOfSatisfying(
                        ContentDamaged.class,
                        e -> assertThat(e.arguments()).contains(PATH, sha512("first"), sha512("firsu")));

        assertThat(text(PATH)).contains("first");
    }

    @Test
    void a_file_that_the_archive_does_not_give_is_damage_of_the_archive() throws IOException {
        StoredFile gone = new StoredFile(PATH, 1, sha512("first"), () -> {
            throw new NoSuchFileException("gone");
        });

        assertThatThrownBy(() -> replica().put(List.of(gone))).isInstanceOf(ContentDamaged.class);

        assertThat(text(PATH)).isEmpty();
    }

    @Test
    void a_path_that_leads_elsewhere_is_refused() {
        assertThatThrownBy(() -> replica().put(List.of(file("../outside", "first"))))
                .isInstanceOf(ReplicaFailed.class);
        assertThatThrownBy(() -> replica().open("../../outside")).isInstanceOf(ReplicaFailed.class);
    }

    @Test
    void it_is_the_same_place_when_it_is_opened_again() throws IOException {
        assertThat(replica().id()).isEqualTo(replica().id());
        assertThat(replica().place()).isEqualTo(replica().place());
    }

    @Test
    void an_object_that_is_removed_is_gone_with_all_its_files_and_its_neighbours_stay() throws IOException {
        replica().put(List.of(of(GONE, "v1/content/a"), of(GONE, "inventory.json"), of(STAYS, "inventory.json")));

        assertThat(replica().remove(GONE)).isEqualTo(2);

        assertThat(text(path(GONE, "v1/content/a"))).isEmpty();
        assertThat(text(path(GONE, "inventory.json"))).isEmpty();
        assertThat(text(path(STAYS, "inventory.json"))).contains("text");
    }

    @Test
    void removing_what_is_not_there_is_no_harm() throws IOException {
        assertThat(replica().remove(GONE)).isZero();

        replica().put(List.of(of(GONE, "inventory.json")));
        assertThat(replica().remove(GONE)).isEqualTo(1);
        assertThat(replica().remove(GONE)).isZero();
    }

    protected static final ObjectName GONE = object("a");
    protected static final ObjectName STAYS = object("b");

    private static ObjectName object(String letter) {
        return new ObjectName(new HouseholdNumber("hh_" + "a".repeat(26)), new VolumeId("vol_" + letter.repeat(26)));
    }

    protected static StoredFile of(ObjectName object, String name) {
        return file(path(object, name), "text");
    }

    protected static String path(ObjectName object, String name) {
        return String.join("/", object.path()) + "/" + name;
    }

    /** A file that later versions replace. */
    protected static StoredFile zero(String path, String text) {
        return new StoredFile(path, 0, sha512(text), ContentSource.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    protected static StoredFile file(String path, String text) {
        return new StoredFile(path, 1, sha512(text), ContentSource.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    protected final Optional<String> text(String path) throws IOException {
        Optional<InputStream> found = replica().open(path);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream in = found.get()) {
            return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    protected static String sha512(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-512").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
