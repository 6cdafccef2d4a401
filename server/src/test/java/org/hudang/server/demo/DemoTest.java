package org.hudang.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.server.platform.DataDirectory;
import org.hudang.server.platform.House;
import org.hudang.server.platform.Settings;
import org.hudang.signing.seal.DraftSeal;
import org.hudang.signing.seal.Officer;
import org.hudang.signing.seal.RoundFace;
import org.hudang.signing.seal.Seal;
import org.hudang.signing.seal.SealKind;
import org.hudang.signing.seal.SealOwner;
import org.hudang.signing.seal.SealUse;
import org.hudang.signing.seal.StandingView;
import org.hudang.signing.seal.Validity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job, begun by a process that was killed, and run again when the year has changed and certificates have ended. */
class DemoTest {
    private static final Instant SPRING = Instant.parse("2026-03-10T02:00:00Z");
    private static final Path SAMPLES = Path.of("..", "samples");

    @TempDir
    private Path folder;

    private final List<String> said = new ArrayList<>();

    @Test
    void a_run_goes_on_after_a_kill_and_a_run_in_another_year_finds_everything_as_it_was_left() throws IOException {
        try (House house = house(SPRING)) {
            // given a seal that an earlier version asked for under a name that is no account, and a process that was
            // killed when it was in use and nothing approved for it yet
            Seal asked = askedForByAnEarlierVersion(house);
            DemoSeals.Ready bureau = new DemoSeals(house).bureau();
            assertThat(bureau.made()).isTrue();
            assertThat(bureau.seal().id()).isEqualTo(asked.id());
            undoApprovals(house, bureau);

            run(house);

            assertThat(said)
                    .anyMatch(line -> line.contains("db-0002-certificate-qr.png: valid"))
                    .filteredOn(line -> line.contains("-application.pdf: valid"))
                    .hasSize(3);
            assertThat(doers(house))
                    .isNotEmpty()
                    .allSatisfy(who ->
                            assertThat(house.accounts().person(who)).as(who).isPresent());
        }

        said.clear();
        try (House house = house(SPRING.plus(Duration.ofDays(400)))) {
            run(house);

            assertThat(said)
                    .anyMatch(line -> line.contains("db-0002-certificate-qr.png: expired"))
                    .anyMatch(line -> line.contains("nothing added twice"));
        }
    }

    private void run(House house) throws IOException {
        new Demo(house, SAMPLES, new DemoLog(Locale.ENGLISH, said::add, house.clock())).run();
    }

    private static Seal askedForByAnEarlierVersion(House house) {
        String name = house.office().bureau().name();
        String business = DemoWords.of("seal.bureau");
        Instant now = house.clock().instant();
        return house.signing()
                .registry()
                .draft(
                        new DraftSeal(
                                "demo/bureau",
                                name + business,
                                SealKind.BUSINESS,
                                new SealOwner(name, "999001DEM000000000", Officer.BUREAU),
                                RoundFace.of(name, business),
                                new Validity(now, now.plus(Duration.ofDays(3 * 365)))),
                        new Officer("demo-custodian", Officer.BUREAU, "demo"));
    }

    /** Who stands in the histories of all households. */
    private static Set<String> doers(House house) {
        Set<String> doers = new TreeSet<>();
        for (HouseholdNumber number : house.archive().numbers(Optional.empty(), 1000, DemoStaff.approver())) {
            house.archive().journal(number, DemoStaff.approver()).forEach(entry -> doers.add(entry.who()));
        }
        return doers;
    }

    /** As if the run had been killed before the first approval, and before the second person's part of the next. */
    private static void undoApprovals(House house, DemoSeals.Ready bureau) {
        SealUse use = house.signing().seals();
        List<StandingView> made = use.standing(bureau.seal().id(), bureau.operator());
        assertThat(made).hasSize(2).allMatch(StandingView::approved);
        made.forEach(one -> use.withdrawStanding(one.id(), bureau.operator()));
        use.proposeStanding(made.get(1).approval(), bureau.operator());
    }

    private House house(Instant start) {
        Settings settings =
                Settings.from(Map.of("HUDANG_HOME", folder.resolve("data").toString()));
        Clock now = Clock.system(settings.zone());
        Clock clock = Clock.offset(now, Duration.between(now.instant(), start));
        return House.open(settings, DataDirectory.open(settings.home(), settings.kind()), clock);
    }
}
