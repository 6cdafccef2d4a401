package org.hudang.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.hudang.archive.Acting;
import org.hudang.archive.household.Household;
import org.hudang.archive.volume.OpenVolume;
import org.hudang.archive.volume.Volume;
import org.hudang.archive.volume.VolumeKind;
import org.hudang.search.Caller;
import org.hudang.search.Hit;
import org.hudang.search.HouseholdDocument;
import org.hudang.search.IndexFeed;
import org.hudang.search.IndexedPerson;
import org.hudang.search.Place;
import org.hudang.search.Query;
import org.hudang.server.cli.Beside.Said;
import org.hudang.server.web.InOpenHouse;
import org.hudang.server.web.OpenHouse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What must always hold, asked beside an open house. */
@ExtendWith(InOpenHouse.class)
class DoctorTest {
    private final OpenHouse house;
    private final Beside beside;

    DoctorTest(OpenHouse house) {
        this.house = house;
        this.beside = new Beside(house);
    }

    @AfterEach
    void close() {
        beside.close();
    }

    @Test
    void a_sound_house_is_told_in_five_lines() {
        house.openHousehold("孙样例");

        Said said = beside.run("doctor");

        assertThat(said.exit()).as(said.toString()).isZero();
        assertThat(said.out().lines()).hasSize(5).allMatch(line -> line.startsWith("✓ "));
    }

    @Test
    void a_volume_without_papers_is_in_the_index_as_well() {
        Household household = house.openHousehold("郑样例");
        house.house().indexing().feed();
        Volume volume = house.house()
                .archive()
                .openVolume(
                        new OpenVolume("doctor/empty", household.number(), VolumeKind.APPROVAL, "DB", 2026, "样例卷"),
                        new Acting("test", OpenHouse.OURS));

        assertThat(beside.run("doctor").exit()).isZero();
        assertThat(house.house()
                        .search()
                        .find(Query.of(volume.code()), new Caller("test", OpenHouse.OURS))
                        .hits())
                .extracting(Hit::household)
                .containsExactly(household.number().value());
    }

    @Test
    void what_lies_where_nothing_belongs_is_named() throws IOException {
        Path stray = house.house().directory().archive().resolve("stray.txt");
        Files.writeString(stray, "nobody filed this");
        try {
            Said said = beside.run("doctor", "--json");

            assertThat(said.exit()).isEqualTo(1);
            JsonNode findings = new ObjectMapper().readTree(said.out()).path("findings");
            assertThat(findings).hasSize(1);
            assertThat(findings.get(0).path("invariant").asText()).isEqualTo("papers");
            assertThat(findings.get(0).path("where").asText()).isEqualTo("stray.txt");
        } finally {
            Files.delete(stray);
        }
    }

    @Test
    void a_document_of_the_index_that_says_something_else_is_named() throws IOException {
        Household household = house.openHousehold("钱样例");
        IndexFeed feed = (IndexFeed) house.house().search();
        feed.put(
                new HouseholdDocument(
                        household.number().value(),
                        new Place(OpenHouse.THEIRS, "他村", "他村"),
                        Set.of(),
                        List.of(IndexedPerson.named("钱样例")),
                        List.of(),
                        LocalDate.of(2026, 1, 1)),
                4); // between what was told of the opening and what will be told next
        feed.refresh();

        JsonNode findings = new ObjectMapper()
                .readTree(beside.run("doctor", "--json").out())
                .path("findings");

        assertThat(findings).hasSize(1);
        assertThat(findings.get(0).path("invariant").asText()).isEqualTo("index");
        assertThat(findings.get(0).path("where").asText())
                .isEqualTo(household.number().value());
        var unused = house.file(household.number(), "收入证明", "样例"); // what is told of it next puts it right
        assertThat(beside.run("doctor").exit()).isZero();
    }

    @Test
    void a_catalogue_that_is_there_is_not_made_anew() {
        house.openHousehold("吴样例");

        Said said = beside.run("archive", "rebuild");

        assertThat(said.exit()).isNotZero();
        assertThat(said.err()).startsWith("AR-200");
    }
}
