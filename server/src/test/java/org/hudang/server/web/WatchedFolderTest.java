package org.hudang.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hudang.archive.Acting;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.intake.tray.Standing;
import org.hudang.archive.intake.tray.Upload;
import org.hudang.server.intake.WatchedFolder;
import org.hudang.server.platform.ServerException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Papers that a scanner puts into a folder come into the tray of the household. */
@ExtendWith(InOpenHouse.class)
class WatchedFolderTest {
    private static final Acting OURS = new Acting("test", OpenHouse.OURS);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final byte[] NOTE = "样例说明".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private final OpenHouse house;
    private final HouseholdNumber household;
    private Instant now = Instant.parse("2026-11-29T00:00:00Z");

    WatchedFolderTest(OpenHouse house) {
        this.house = house;
        this.household = house.openHousehold("许样例").number();
    }

    @Test
    void a_file_that_stands_still_is_taken_once_and_its_outcome_lies_beside_it() throws IOException {
        WatchedFolder watched = watched();
        Path file = Files.write(home().resolve("说明.txt"), NOTE);

        look(watched, 0);
        look(watched, 9);
        assertThat(file).as("not long enough").exists();
        look(watched, 1);
        house.house().tray().attend();
        look(watched, 5);
        look(watched, 5);

        assertThat(file).doesNotExist();
        assertThat(tray()).singleElement().satisfies(upload -> {
            assertThat(upload.name()).isEqualTo("说明.txt");
            assertThat(upload.standing()).isInstanceOf(Standing.Ready.class);
            Path there = home().resolve("taken").resolve(upload.id().value());
            assertThat(there.resolve("paper").resolve("说明.txt")).hasBinaryContent(NOTE);
            assertThat(outcome(there).path("state").asText()).isEqualTo("READY");
        });
        assertThat(claims()).isEmpty();
    }

    @Test
    void a_file_that_grows_waits_and_links_folders_and_hidden_files_stay() throws IOException {
        WatchedFolder watched = watched();
        Path file = Files.write(home().resolve("a.txt"), NOTE);
        Path secret = Files.write(folder.resolve("secret"), NOTE);
        Path link = Files.createSymbolicLink(home().resolve("link.txt"), secret);
        Path hidden = Files.write(home().resolve(".part"), NOTE);
        Path other = Files.createDirectories(folder.resolve("somebody"));
        Path nobodys = Files.write(other.resolve("b.txt"), NOTE);
        look(watched, 0);

        Files.write(file, (new String(NOTE, StandardCharsets.UTF_8) + "再写").getBytes(StandardCharsets.UTF_8));
        look(watched, 11);
        look(watched, 9);

        assertThat(Stream.of(file, link, hidden, nobodys)).allMatch(path -> Files.exists(path));
        assertThat(tray()).isEmpty();
        look(watched, 2);
        look(watched, 60);
        assertThat(file).doesNotExist();
        assertThat(Stream.of(link, hidden, nobodys)).allMatch(path -> Files.exists(path));
        assertThat(tray()).hasSize(1);
    }

    @Test
    void a_file_whose_taker_was_killed_is_taken_by_the_next_and_not_twice() throws IOException {
        Path claim = Files.createDirectories(
                home().resolve(".taking").resolve(UUID.randomUUID().toString()).resolve("paper"));
        Files.write(claim.resolve("收据.txt"), NOTE);

        look(watched(), 0);
        look(watched(), 0);
        house.house().tray().attend();
        look(watched(), 0);

        assertThat(tray()).hasSize(1);
        assertThat(claims()).isEmpty();
    }

    @Test
    void what_is_refused_says_why() throws IOException {
        WatchedFolder watched = watched();
        Files.write(home().resolve("run.exe"), "MZ no paper".getBytes(StandardCharsets.UTF_8));
        Files.write(home().resolve("empty.txt"), new byte[0]);

        look(watched, 0);
        look(watched, 10);
        house.house().tray().attend();
        look(watched, 5);

        try (Stream<Path> refused = Files.list(home().resolve("refused"))) {
            List<JsonNode> outcomes = refused.map(WatchedFolderTest::outcome).toList();
            assertThat(outcomes).hasSize(2);
            assertThat(outcomes).extracting(one -> one.path("state").asText()).containsOnly("REFUSED");
            assertThat(outcomes.toString()).contains("IN-003");
        }
    }

    @Test
    void links_where_papers_wait_are_followed_nowhere_and_told() throws IOException {
        Path secret = Files.write(folder.resolve("secret"), NOTE);
        Path paper =
                Files.createDirectories(home().resolve(".taking").resolve("x").resolve("paper"));
        Path link = Files.createSymbolicLink(paper.resolve("a.txt"), secret);

        refusedToLook(household + "/.taking/x/paper/a.txt");
        Files.delete(link);
        Files.delete(paper);
        Files.createSymbolicLink(paper, Files.createDirectories(folder.resolve("elsewhere")));
        Files.write(folder.resolve("elsewhere").resolve("b.txt"), NOTE);
        refusedToLook(household + "/.taking/x/paper");

        assertThat(tray()).isEmpty();
    }

    @Test
    void a_folder_of_papers_being_taken_that_others_may_write_to_is_not_worked_with() throws IOException {
        Path taking = Files.createDirectories(home().resolve(".taking"));
        Files.setPosixFilePermissions(taking, PosixFilePermissions.fromString("rwxrwxrwx"));
        Path file = Files.write(home().resolve("a.txt"), NOTE);
        refusedToLook(household + "/.taking");

        Files.delete(taking);
        Files.createSymbolicLink(taking, Files.createDirectories(folder.resolve("elsewhere")));
        refusedToLook(household + "/.taking");

        assertThat(file).exists();
        assertThat(folder.resolve("elsewhere")).isEmptyDirectory();
        assertThat(tray()).isEmpty();
    }

    @Test
    void what_came_to_its_end_is_moved_behind_no_link() throws IOException {
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        Path link = Files.createSymbolicLink(home().resolve("taken"), elsewhere);
        WatchedFolder watched = watched();
        Files.write(home().resolve("a.txt"), NOTE);
        look(watched, 0);
        look(watched, 10);
        house.house().tray().attend();

        refused(() -> look(watched, 5), household + "/taken");

        assertThat(elsewhere).isEmptyDirectory();
        assertThat(claims()).hasSize(1);
        Files.delete(link);
        look(watched, 5);
        assertThat(claims()).isEmpty();
        assertThat(tray()).hasSize(1);
    }

    @Test
    void nobody_else_reads_what_is_being_taken() throws IOException {
        WatchedFolder watched = watched();
        Files.write(home().resolve("a.txt"), NOTE);
        look(watched, 0);
        look(watched, 10);

        assertThat(Files.getPosixFilePermissions(home().resolve(".taking")))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void papers_that_were_destroyed_are_not_left_here() throws Exception {
        WatchedFolder watched = watched();
        Files.write(home().resolve("gone.txt"), NOTE);
        Files.write(home().resolve("kept.txt"), "另一份".getBytes(StandardCharsets.UTF_8));
        look(watched, 0);
        look(watched, 10);
        house.house().tray().attend();
        look(watched, 5);
        String digest =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(NOTE));

        WatchedFolder.forget(folder, household, List.of(digest));

        try (Stream<Path> left = Files.walk(home())) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .contains("kept.txt")
                    .doesNotContain("gone.txt");
        }
        WatchedFolder.forget(folder.resolve("nowhere"), household, List.of(digest));
    }

    /** Looks twice, so that whatever stands still would be taken. */
    private void refusedToLook(String what) {
        WatchedFolder watched = watched();
        refused(
                () -> {
                    look(watched, 0);
                    look(watched, 10);
                },
                what);
    }

    private static void refused(ThrowingCallable act, String what) {
        assertThatThrownBy(act).isInstanceOfSatisfying(ServerException.class, refused -> {
            assertThat(refused.code()).isEqualTo("SV-036");
            assertThat(refused.sentence(Locale.CHINESE)).contains(what);
        });
    }

    private WatchedFolder watched() {
        return new WatchedFolder(
                folder, house.house().archive(), house.house().tray().tray());
    }

    private void look(WatchedFolder watched, long later) {
        now = now.plus(Duration.ofSeconds(later));
        watched.look(now);
    }

    private Path home() {
        try {
            return Files.createDirectories(folder.resolve(household.value()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private List<Path> claims() throws IOException {
        try (Stream<Path> claims = Files.list(home().resolve(".taking"))) {
            return claims.toList();
        }
    }

    private List<Upload> tray() {
        return house.house().tray().tray().of(household, OURS);
    }

    private static JsonNode outcome(Path there) {
        try {
            return JSON.readTree(Files.readAllBytes(there.resolve("outcome.json")));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
