package org.hudang.archive.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hudang.archive.ArchiveBed.TOWN_A;
import static org.hudang.archive.ArchiveBed.filing;
import static org.hudang.archive.ArchiveBed.household;
import static org.hudang.archive.ArchiveBed.volume;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.hudang.archive.ArchiveBed;
import org.hudang.archive.ArchiveRooms;
import org.hudang.archive.completeness.PaperChecks.Paper;
import org.hudang.archive.inspection.Result;
import org.hudang.archive.inspection.Scheme;
import org.hudang.archive.inspection.Stage;
import org.hudang.archive.inspection.Subject;
import org.hudang.archive.volume.ItemId;
import org.hudang.archive.volume.Volume;
import org.hudang.testbed.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrecy, name and size of each file are there, not empty and as recorded (MD-01; 1-10, 2-3, 2-4). */
class InspectedMetadataTest {
    private static final TestDatabase DATABASE = TestDatabase.migrated("archive");

    @TempDir
    private Path folder;

    private ArchiveRooms rooms;
    private Volume volume;

    @BeforeEach
    void file() {
        ArchiveBed bed = new ArchiveBed(ArchiveBed.emptied(DATABASE), folder, 6);
        rooms = bed.rooms((item, acting) -> new Paper.ByHand());
        volume = volume(
                rooms.archive(), "v", household(rooms.archive(), "h", TOWN_A).number(), TOWN_A);
        rooms.archive().file(filing("f", volume, "a"), TOWN_A);
    }

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    @Test
    void a_paper_that_was_filed_lacks_nothing() {
        for (String number : List.of("1-10", "2-3", "2-4")) {
            assertThat(result(changed(item -> {}), number)).isEqualTo(new Result.Passed());
        }
    }

    @Test
    void a_paper_without_secrecy_fails() {
        Subject lie = changed(item -> item.remove("secrecy"));

        fails(lie, "2-3", "secrecy");
        fails(lie, "2-4", "secrecy");
    }

    @Test
    void a_paper_with_an_empty_secrecy_fails() {
        fails(changed(item -> item.put("secrecy", "")), "2-4", "secrecy");
    }

    @Test
    void a_paper_older_than_these_members_is_restricted_and_not_counted_and_lacks_nothing() {
        Subject old = changed(item -> item.remove(List.of("documentNumber", "secrecy", "pages")));

        assertThat(result(old, "2-3")).isEqualTo(new Result.Passed());
        assertThat(result(old, "2-4")).isEqualTo(new Result.Passed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "role", "path", "fileName", "mediaType", "bytes", "sha512", "sha256", "sm3"})
    void a_file_without_one_of_its_members_fails(String member) {
        fails(changed(item -> file(item).remove(member)), "2-3", member);
    }

    @Test
    void a_file_without_a_name_fails() {
        fails(changed(item -> file(item).put("fileName", " ")), "2-4", "fileName");
    }

    @Test
    void a_file_whose_size_is_no_number_fails() {
        fails(changed(item -> file(item).put("bytes", "many")), "2-4", "bytes");
    }

    @Test
    void a_file_with_another_name_than_recorded_fails_and_no_name_stands_in_the_report() {
        Subject lie = changed(item -> file(item).put("fileName", "李样例.txt"));

        assertThat(result(lie, "1-10"))
                .isEqualTo(new Result.Failed(
                        List.of(new Result.Fault(volume.code() + "-0001/1 fileName", "as recorded", "another name"))));
    }

    @Test
    void a_file_of_another_size_than_recorded_fails() {
        Subject lie = changed(item -> file(item).put("bytes", 99));

        assertThat(result(lie, "1-10"))
                .isEqualTo(new Result.Failed(List.of(new Result.Fault(volume.code() + "-0001/1 bytes", "1", "99"))));
    }

    private static ObjectNode file(ObjectNode item) {
        return (ObjectNode) item.path("files").get(0);
    }

    private static void fails(Subject lie, String number, String member) {
        assertThat(result(lie, number))
                .isInstanceOfSatisfying(
                        Result.Failed.class,
                        failed -> assertThat(failed.faults())
                                .extracting(Result.Fault::expected)
                                .containsExactly(member));
    }

    private static Result result(Subject subject, String number) {
        return Scheme.run(Stage.GD, subject).stream()
                .filter(line -> line.number().equals(number))
                .findFirst()
                .orElseThrow()
                .result();
    }

    private Subject changed(Consumer<ObjectNode> change) {
        Subject subject = ((InspectionDesk) rooms.inspections()).subject(volume.id(), TOWN_A);
        Map<ItemId, JsonNode> json = new HashMap<>(subject.itemJson());
        change.accept((ObjectNode) json.get(subject.rows().items().get(0).id()));
        return new Subject(
                subject.rows(),
                subject.volumeJson(),
                json,
                subject.paths(),
                subject.versions(),
                subject.files(),
                subject.fixity(),
                subject.journal(),
                subject.scanner(),
                subject.today());
    }
}
