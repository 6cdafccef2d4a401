package org.hudang.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.volume.ItemView;
import org.hudang.archive.volume.RenditionRole;
import org.hudang.archive.volume.RenditionView;
import org.hudang.server.platform.DataDirectory;
import org.hudang.server.platform.House;
import org.hudang.server.platform.Settings;
import org.hudang.signing.longterm.Keeping;
import org.hudang.signing.longterm.KeepingRegister;
import org.hudang.signing.seal.DraftSeal;
import org.hudang.signing.seal.Officer;
import org.hudang.signing.seal.RoundFace;
import org.hudang.signing.seal.Seal;
import org.hudang.signing.seal.SealKind;
import org.hudang.signing.seal.SealOwner;
import org.hudang.signing.seal.SealUse;
import org.hudang.signing.seal.StandingView;
import org.hudang.signing.seal.Validity;
import org.hudang.signing.verify.SignatureReport;
import org.hudang.signing.verify.Verdict;
import org.hudang.signing.verify.VerificationReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job, begun by a process that was killed, and run again when the year has changed and certificates have ended. */
class DemoTest {
    private static final Instant SPRING = Instant.parse("2026-03-10T02:00:00Z");
    private static final int LARGEST = 1000;
    private static final Path SAMPLES = Path.of("..", "samples");

    @TempDir
    private Path folder;

    private final List<String> said = new ArrayList<>();

    @Test
    void a_run_goes_on_after_a_kill_and_a_run_in_another_year_finds_everything_as_it_was_left() throws IOException {
        int papers;
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

            papers = signed(house).size();
            assertThat(papers).isGreaterThanOrEqualTo(9);
            everySignedPaperIsKept(house, papers);
            assertThat(house.keeping().run(LARGEST).papers())
                    .as("nothing is due any more")
                    .isZero();
        }

        said.clear();
        try (House house = house(SPRING.plus(Duration.ofDays(400)))) {
            run(house);

            assertThat(said)
                    .anyMatch(line -> line.contains("db-0002-certificate-qr.png: expired"))
                    .anyMatch(line -> line.contains("nothing added twice"));
            assertThat(house.keeping().status().due()).isEqualTo(papers);
            assertThat(house.upkeep().troubles())
                    .as("nobody has read the papers for a year")
                    .containsOnlyKeys("rounds-behind");
            var unused = house.rounds().now(true);
            everySignedPaperIsKept(house, papers);
            assertThat(signed(house))
                    .allSatisfy(item -> assertThat(item.renditions())
                            .filteredOn(one -> one.role() == RenditionRole.KEPT)
                            .as("the first copy and the one that prolongs it")
                            .hasSize(2));
        }
    }

    private static void everySignedPaperIsKept(House house, int papers) throws IOException {
        assertThat(house.keeping().run(LARGEST)).isEqualTo(new Keeping.Run(papers, 0, 0));
        assertThat(house.keeping().status().papers())
                .containsEntry(KeepingRegister.State.LTA, papers)
                .containsEntry(KeepingRegister.State.STUCK, 0);
        assertThat(house.archive().check().findings()).isEmpty();
        assertThat(house.upkeep().troubles()).isEmpty();
        for (ItemView item : signed(house)) {
            byte[] original = read(house, item.original());
            byte[] kept = read(house, item.kept().orElseThrow());
            assertThat(Arrays.copyOf(kept, original.length)).isEqualTo(original);
            VerificationReport report = house.verifier().verify("kept.pdf", kept, house.verificationOptions());
            assertThat(report.verdict()).as(item.title()).isEqualTo(new Verdict.Valid());
            assertThat(report.signatures())
                    .filteredOn(one -> one.kind() != SignatureReport.Kind.TIMESTAMP)
                    .isNotEmpty()
                    .allSatisfy(one -> assertThat(one.level()).isEqualTo(SignatureReport.Level.B_LTA));
        }
    }

    private static byte[] read(House house, RenditionView rendition) throws IOException {
        try (InputStream bytes = house.archive().read(rendition.id(), DemoStaff.approver())) {
            return bytes.readAllBytes();
        }
    }

    private static List<ItemView> signed(House house) {
        Set<String> events = Set.of("authorization", "certificate");
        return house.archive().numbers(Optional.empty(), 1000, DemoStaff.approver()).stream()
                .flatMap(number -> house.archive().contents(number, DemoStaff.approver()).volumes().stream())
                .flatMap(shelf -> shelf.items().stream())
                .filter(item -> events.contains(item.event())
                        || item.renditions().stream().anyMatch(one -> one.role() == RenditionRole.EVIDENCE))
                .toList();
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
        assertThat(made).hasSize(5).allMatch(StandingView::approved);
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
