package org.hudang.server.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hudang.archive.Acting;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.IdNumber;
import org.hudang.archive.household.NewMember;
import org.hudang.archive.household.OpenHousehold;
import org.hudang.archive.household.PersonName;
import org.hudang.archive.household.Relation;
import org.hudang.archive.volume.OpenVolume;
import org.hudang.archive.volume.Volume;
import org.hudang.archive.volume.VolumeKind;
import org.hudang.casework.application.Application;
import org.hudang.casework.application.OpenApplication;
import org.hudang.casework.benefit.Programme;
import org.hudang.forms.Declaration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long an opened paper waits is a rule of the administration. */
class SigningTimeTest {
    private static final Acting CLERK = new Acting("clerk", "999001001");

    @TempDir
    private Path folder;

    @Test
    void a_paper_that_nobody_signed_within_the_days_of_the_office_is_gone_and_one_within_them_stays()
            throws IOException {
        Application first;
        try (House house = house(Duration.ZERO)) {
            first = opened(house, "first");
            assertThat(house.office().signingTime()).isEqualTo(Duration.ofDays(30));
        }
        Path office = folder.resolve("data/office.json");
        Files.writeString(office, Files.readString(office).replace("\"signingDays\": 30", "\"signingDays\": 10"));

        try (House house = house(Duration.ofDays(8))) {
            Application second = opened(house, "second");
            house.clearWork();
            assertThat(house.applications().paper(first.id(), CLERK)).exists();
            assertThat(second.state()).isEqualTo(Application.State.SIGNING);
        }
        try (House house = house(Duration.ofDays(11))) {
            house.clearWork();

            assertThat(house.applications()
                            .find(first.id(), CLERK)
                            .orElseThrow()
                            .state())
                    .isEqualTo(Application.State.EXPIRED);
            Path openings = house.directory().work().resolve("applications");
            assertThat(openings.resolve(first.id().value())).doesNotExist();
            assertThat(openings).isNotEmptyDirectory();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "366", "-1", "\"soon\"", "null", "2.5"})
    void days_that_are_none_are_refused_before_the_house_opens(String days) throws IOException {
        DataDirectory directory = DataDirectory.open(folder.resolve("data"), Settings.Kind.DEMO);
        Office.of(directory, Settings.Kind.DEMO);
        Path file = directory.root().resolve("office.json");
        Files.writeString(file, Files.readString(file).replace("\"signingDays\": 30", "\"signingDays\": " + days));

        assertThatThrownBy(() -> Office.of(directory, Settings.Kind.DEMO))
                .isInstanceOf(DirectoryRefused.class)
                .hasMessageContaining("SV-013");
    }

    @Test
    void an_office_that_an_earlier_version_wrote_waits_thirty_days() throws IOException {
        DataDirectory directory = DataDirectory.open(folder.resolve("data"), Settings.Kind.DEMO);
        Office.of(directory, Settings.Kind.DEMO);
        Path file = directory.root().resolve("office.json");
        Files.writeString(file, Files.readString(file).replace(",\n  \"signingDays\": 30", ""));
        assertThat(file).content().doesNotContain("signingDays");

        assertThat(Office.of(directory, Settings.Kind.DEMO).signingTime()).isEqualTo(Duration.ofDays(30));
    }

    private House house(Duration later) {
        Settings settings =
                Settings.from(Map.of("HUDANG_HOME", folder.resolve("data").toString()));
        return House.open(
                settings,
                DataDirectory.open(settings.home(), settings.kind()),
                Clock.offset(Clock.system(settings.zone()), later));
    }

    private static Application opened(House house, String key) {
        List<Household> there = house.archive().findByIdNumber(IdNumber.parse("999001195001010013"), CLERK);
        Household household = there.isEmpty() ? household(house) : there.get(0);
        Volume volume = house.archive()
                .openVolume(
                        new OpenVolume("time/" + key, household.number(), VolumeKind.APPROVAL, "DB", 2026, "样例卷"),
                        CLERK);
        return house.applications()
                .open(
                        new OpenApplication(
                                key,
                                household.number(),
                                volume.id(),
                                Programme.SUBSISTENCE,
                                household.head().id(),
                                new OpenApplication.Statement(
                                        "样例村",
                                        "样例村",
                                        Map.of(),
                                        new Declaration("", "", "", "", "", "", "", ""),
                                        "样例",
                                        Optional.empty()),
                                Optional.empty(),
                                "样板镇人民政府（样例）"),
                        CLERK);
    }

    private static Household household(House house) {
        return house.archive()
                .open(
                        new OpenHousehold(
                                "time/household",
                                CLERK.township(),
                                "样例村",
                                "样例村一组",
                                List.of(NewMember.coLiving(
                                        PersonName.of("张样例"), IdNumber.parse("999001195001010013"), Relation.HEAD))),
                        CLERK);
    }
}
