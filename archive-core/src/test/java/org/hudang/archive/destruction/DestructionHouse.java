package org.hudang.archive.destruction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hudang.archive.ArchiveBed.BUREAU;
import static org.hudang.archive.ArchiveBed.TOWN_A;
import static org.hudang.archive.ArchiveBed.filing;
import static org.hudang.archive.ArchiveBed.household;
import static org.hudang.archive.ArchiveBed.volume;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.hudang.archive.Acting;
import org.hudang.archive.Archive;
import org.hudang.archive.ArchiveBed;
import org.hudang.archive.LifeRooms;
import org.hudang.archive.destruction.Destruction.Done;
import org.hudang.archive.destruction.Destruction.Sheet;
import org.hudang.archive.destruction.Destruction.Sheet.Seal;
import org.hudang.archive.destruction.Destruction.What;
import org.hudang.archive.destruction.Remains.Gone;
import org.hudang.archive.household.Household;
import org.hudang.archive.journal.JournalEntry;
import org.hudang.archive.original.PaperPlace;
import org.hudang.archive.retention.BenefitStops;
import org.hudang.archive.retention.Proposal;
import org.hudang.archive.retention.RetentionPolicies;
import org.hudang.archive.store.Steps;
import org.hudang.archive.volume.Filed;
import org.hudang.archive.volume.OpenVolume;
import org.hudang.archive.volume.Volume;
import org.hudang.archive.volume.VolumeKind;
import org.hudang.testbed.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A household with a volume whose period is over and one whose is not, for the tests of destruction. */
abstract class DestructionHouse {
    static final Acting ONE = Acting.bureau("qian.dangan");
    static final Acting TWO = Acting.bureau("sun.shenpi");
    static final String SECRET = "a paper that nobody may read any more";
    static final byte[] PDF = "%PDF-样例清册".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    final TestDatabase database;
    final List<Gone> told = new ArrayList<>();
    ArchiveBed bed;
    Archive archive;
    Household household;
    Volume volume;
    Volume other;
    Filed filed;
    BenefitStops relief = BenefitStops.NOBODY;

    DestructionHouse(TestDatabase shared) {
        database = ArchiveBed.emptied(shared);
    }

    @BeforeEach
    void fill() {
        fill("first");
    }

    final void fill(String name) {
        bed = new ArchiveBed(database, folder.resolve(name), 64);
        archive = bed.archive();
        household = household(archive, "h", TOWN_A);
        volume = daily("v", 2014);
        other = volume(archive, "o", household.number(), TOWN_A);
        filed = archive.file(filing("f", volume, SECRET, "second"), TOWN_A);
        archive.file(filing("g", other, "kept"), TOWN_A);
        life().places().note(filed.items().get(0).id(), new PaperPlace.Kept("库", "1", "1"), TOWN_A);
        bed.asOwner(
                "insert into archive.late_copy (item, household, township, state, tries, code, tried_at)"
                        + " select id, household, township, 'GIVEN_UP', 6, 'IN-082', now() from archive.item where id = ?",
                filed.items().get(0).id().value());
    }

    final Volume daily(String key, int year) {
        return archive.openVolume(
                new OpenVolume(key, household.number(), VolumeKind.DAILY, "RC", year, "日常管理"), TOWN_A);
    }

    final LifeRooms life() {
        return life(Steps.SILENT, told::add);
    }

    final LifeRooms life(Steps steps, Remains remains) {
        return bed.builder(steps).life(rules(remains));
    }

    LifeRooms.Rules rules(Remains remains) {
        return new LifeRooms.Rules(
                15,
                RetentionPolicies.standard(),
                (number, programme, acting) -> relief.of(number, programme, acting),
                List.of(),
                remains);
    }

    Destruction destruction() {
        return life().destruction();
    }

    void approve(LifeRooms rooms) {
        for (Proposal proposal : rooms.retention().propose(BUREAU)) {
            rooms.retention().approve(proposal.id(), ONE);
            rooms.retention().approve(proposal.id(), TWO);
        }
    }

    ListNumber drawn() {
        approve(life());
        return destruction().draw((list, acting) -> PDF, ONE).number();
    }

    ListNumber filedList() {
        ListNumber number = drawn();
        destruction().file(number, new Sheet(PDF, Seal.SEALED), ONE);
        return number;
    }

    static List<What> what(List<Done> done) {
        return done.stream().map(Done::what).toList();
    }

    List<String> acts() {
        return archive.journal(household.number(), TOWN_A).stream()
                .filter(entry -> entry.object().equals(volume.id().value()))
                .map(JournalEntry::act)
                .toList();
    }

    /** Every file below the archive and its work that has these bytes in it. */
    List<Path> holding(String text) throws IOException {
        return holding(Objects.requireNonNull(bed.root.getParent()), text);
    }

    static List<Path> holding(Path below, String text) throws IOException {
        try (Stream<Path> all = Files.walk(below)) {
            List<Path> found = new ArrayList<>();
            for (Path one : all.filter(Files::isRegularFile).toList()) {
                String bytes = Files.readString(one, StandardCharsets.ISO_8859_1);
                if (bytes.contains(text)) {
                    found.add(one);
                }
            }
            return found;
        }
    }

    void assertNothingIsLeft() throws IOException {
        bed.records().write(100);
        assertThat(holding(SECRET)).isEmpty();
        assertThat(holding(filed.items().get(0).renditions().get(0).sha256())).isEmpty();
        assertThat(bed.count(
                        "select count(*) from archive.item where volume = ?",
                        volume.id().value()))
                .isZero();
        for (String table : List.of("upload", "scan", "late_copy", "paper_place")) {
            assertThat(bed.count(
                            "select count(*) from archive." + table + " where item = ?",
                            filed.items().get(0).id().value()))
                    .as(table)
                    .isZero();
        }
        assertThat(archive.check().findings()).isEmpty();
        assertThat(bed.records().check()).isEmpty();
        assertThat(archive.contents(household.number(), TOWN_A).volumes())
                .anySatisfy(shelf -> {
                    assertThat(shelf.volume().code()).isEqualTo(volume.code());
                    assertThat(shelf.items()).isEmpty();
                })
                .anySatisfy(shelf -> assertThat(shelf.items()).hasSize(1));
        assertThat(destruction().destroyed(household.number(), TOWN_A)).containsKey(volume.id());
    }
}
