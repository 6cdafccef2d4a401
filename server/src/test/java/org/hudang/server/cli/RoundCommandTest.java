package org.hudang.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.server.account.Role;
import org.hudang.server.cli.Beside.Said;
import org.hudang.server.web.InOpenHouse;
import org.hudang.server.web.OpenHouse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Rounds over the papers of an open house that has no second copy. */
@ExtendWith(InOpenHouse.class)
class RoundCommandTest {
    private final OpenHouse house;
    private final Beside beside;

    RoundCommandTest(OpenHouse house) {
        this.house = house;
        this.beside = new Beside(house);
    }

    @AfterEach
    void close() {
        beside.close();
    }

    @Test
    void a_damaged_paper_is_named_until_it_is_whole_again() throws IOException {
        HouseholdNumber household = house.theirs().household().number();
        Path paper = original(household);
        byte[] whole = Files.readAllBytes(paper);
        byte[] damaged = whole.clone();
        damaged[damaged.length / 2] ^= 1;
        Files.write(paper, damaged);
        try {
            Said said = beside.run("archive", "round", "--all");

            assertThat(said.exit()).as(said.toString()).isEqualTo(1);
            assertThat(said.out()).contains("Open damages: 1", household.value(), "FILE_ALTERED");
            assertThat(said.out()).containsPattern("volume vol_[a-z2-7]{26}: expected \\S{60,}, found \\S{60,}");
            assertThat(house.house().upkeep().troubles()).containsEntry("damaged-papers", "1");
            assertThat(house.as(Role.SYSTEM_ADMINISTRATOR).get("/").body())
                    .contains("damaged-papers", "未恢复的损坏")
                    .doesNotContain(household.value());
        } finally {
            Files.write(paper, whole);
        }

        Said said = beside.run("archive", "round", "--all", "--json");

        assertThat(said.exit()).as(said.toString()).isZero();
        JsonNode answer = new ObjectMapper().readTree(said.out());
        assertThat(answer.path("read").asInt())
                .isEqualTo(answer.path("volumes").asInt())
                .isPositive();
        assertThat(answer.path("never").asInt()).isZero();
        assertThat(answer.path("damages")).isEmpty();
        assertThat(house.house().upkeep().troubles()).doesNotContainKey("damaged-papers");
    }

    @Test
    void a_house_without_a_replica_says_so() {
        Said said = beside.run("archive", "replica");

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.err()).contains("HUDANG_REPLICA");
    }

    private Path original(HouseholdNumber household) throws IOException {
        try (Stream<Path> all = Files.walk(house.house().directory().archive())) {
            return all.filter(path -> path.getFileName().toString().startsWith("1-original")
                            && path.toString().contains(household.value()))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
