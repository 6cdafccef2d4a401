package org.hudang.archive.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hudang.archive.ArchiveBed.BUREAU;
import static org.hudang.archive.ArchiveBed.TOWN_A;
import static org.hudang.archive.ArchiveBed.TOWN_B;
import static org.hudang.archive.ArchiveBed.filing;
import static org.hudang.archive.ArchiveBed.household;
import static org.hudang.archive.ArchiveBed.volume;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hudang.archive.Acting;
import org.hudang.archive.Archive;
import org.hudang.archive.ArchiveBed;
import org.hudang.archive.CheckReport.Finding;
import org.hudang.archive.CheckReport.Kind;
import org.hudang.archive.LifeRooms;
import org.hudang.archive.completeness.PaperChecks;
import org.hudang.archive.destruction.Destruction.Sheet;
import org.hudang.archive.destruction.ListNumber;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.Relation;
import org.hudang.archive.inspection.Stage;
import org.hudang.archive.life.HouseholdLife.Move;
import org.hudang.archive.life.Origins.Arise;
import org.hudang.archive.life.Origins.Cause;
import org.hudang.archive.life.Origins.Fate;
import org.hudang.archive.life.Origins.Home;
import org.hudang.archive.life.Origins.Person;
import org.hudang.archive.life.Origins.Source;
import org.hudang.archive.original.PaperPlace;
import org.hudang.archive.request.PersonRequest;
import org.hudang.archive.request.PersonRequests.NewRequest;
import org.hudang.archive.retention.BenefitStops;
import org.hudang.archive.retention.Hold;
import org.hudang.archive.retention.Retention.NewHold;
import org.hudang.archive.retention.RetentionPolicies;
import org.hudang.archive.store.Steps;
import org.hudang.archive.volume.Filed;
import org.hudang.archive.volume.OpenVolume;
import org.hudang.archive.volume.Volume;
import org.hudang.archive.volume.VolumeKind;
import org.hudang.testbed.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A household with everything that can become of one; then one row says something of which its history knows nothing. */
class RowsAndHistoryTest {
    private static final TestDatabase DATABASE = TestDatabase.migrated("archive");
    private static final Acting ONE = Acting.bureau("qian.dangan");
    private static final Acting TWO = Acting.bureau("sun.shenpi");
    private static final LocalDate DAY = LocalDate.of(2026, 9, 1);

    @TempDir
    private Path folder;

    private final TestDatabase database = ArchiveBed.emptied(DATABASE);
    private ArchiveBed bed;
    private Archive archive;
    private LifeRooms life;
    private Household household;

    @BeforeEach
    void live() {
        bed = new ArchiveBed(database, folder, 91);
        archive = bed.archive();
        life = life(ArchiveBed.CLOCK);
        household = household(archive, "h", TOWN_A);
        papers();
        retention();
        people();
    }

    private LifeRooms life(Clock clock) {
        return bed.builder(Steps.SILENT)
                .clock(clock)
                .life(new LifeRooms.Rules(15, RetentionPolicies.standard(), BenefitStops.NOBODY, List.of()));
    }

    private void papers() {
        Volume volume = volume(archive, "v", household.number(), TOWN_A);
        Filed filed = archive.file(filing("f", volume, "paper", "second"), TOWN_A);
        archive.file(filing("g", volume, "third"), TOWN_A);
        bed.rooms(PaperChecks.NOBODY).inspections().inspect(volume.id(), Stage.CQ, TOWN_A);
        life.places().note(filed.items().get(0).id(), new PaperPlace.Kept("一号库房", "1", "1"), TOWN_A);
        life.places().note(filed.items().get(0).id(), new PaperPlace.Kept("二号库房", "", "3"), TOWN_A);
        life.places().note(filed.items().get(1).id(), new PaperPlace.Elsewhere("县样例馆"), TOWN_A);
    }

    private void retention() {
        Volume old = daily("old", 2012);
        Volume destroyed = daily("destroyed", 2011);
        Filed gone = archive.file(filing("o", destroyed, "old"), TOWN_A);
        life.places().note(gone.items().get(0).id(), new PaperPlace.Kept("三号库房", "1", "1"), TOWN_A);
        bed.rooms(PaperChecks.NOBODY).inspections().inspect(destroyed.id(), Stage.CQ, TOWN_A);
        Hold hold = life.retention().hold(hold("l1", Optional.of(destroyed)), TOWN_A);
        life.retention().release(hold.id(), "已结案", TOWN_A);
        for (var proposal : life.retention().propose(BUREAU)) {
            life.retention().approve(proposal.id(), ONE);
            if (proposal.volume().equals(destroyed.id())) {
                life.retention().approve(proposal.id(), TWO);
            } else {
                life.retention().refuse(proposal.id(), "另有用处", TWO);
            }
        }
        byte[] pdf = "%PDF-样例清册".getBytes(StandardCharsets.UTF_8);
        ListNumber list = life.destruction().draw((drawn, acting) -> pdf, ONE).number();
        life.destruction().file(list, new Sheet(pdf, Sheet.Seal.SEALED), ONE);
        life.destruction().carryOut(list, TWO);
        // a hold that stood already would have kept the papers
        life = life(Clock.offset(ArchiveBed.CLOCK, Duration.ofHours(1)));
        life.retention().hold(hold("l2", Optional.of(old)), TOWN_A);
        life.retention().hold(hold("l3", Optional.empty()), TOWN_A);
    }

    private Volume daily(String key, int year) {
        return archive.openVolume(
                new OpenVolume(key, household.number(), VolumeKind.DAILY, "RC", year, "日常管理"), TOWN_A);
    }

    private NewHold hold(String key, Optional<Volume> volume) {
        return new NewHold(key, household.number(), volume.map(Volume::id), Hold.Kind.PETITION, "信访");
    }

    private void people() {
        PersonRequest asked = life.requests().take(request("q1"), TOWN_A);
        life.requests().answer(asked.id(), PersonRequest.Outcome.GRANTED, "已给查阅", TOWN_A);
        life.requests().take(request("q2"), TOWN_A);
        life.origins()
                .arise(
                        new Arise(
                                "a",
                                List.of(new Source(household.number(), Fate.GOES_ON)),
                                List.of(new Person(household.members().get(1).id(), Relation.HEAD)),
                                new Home(TOWN_A.township(), "新样例村", "新样例村 2 号"),
                                Cause.DIVORCE,
                                DAY,
                                "离婚分户"),
                        TOWN_A);
        life.household().move(new Move("m", household.number(), TOWN_B.township(), "村", "址", "搬家"), BUREAU);
    }

    private NewRequest request(String key) {
        return new NewRequest(key, household.number(), household.head().id(), PersonRequest.Kind.COPY, "要一份复印件", DAY);
    }

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    @Test
    void a_history_tells_everything_that_stands_in_the_rows_and_nothing_else() {
        assertThat(archive.check().findings()).isEmpty();
    }

    @Test
    void it_still_does_when_the_catalogue_was_made_anew_from_the_storage_row_by_row() {
        assertThat(bed.records().write(100).written()).isPositive();
        // the sheet of a list as it was before its seal is work in progress
        List<String> before = bed.catalogue("destruction");
        ArchiveBed.emptied(database);

        assertThat(bed.records().rebuild().findings()).isEmpty();

        assertThat(bed.catalogue("destruction")).isEqualTo(before);
        assertThat(List.of(
                        "inspection",
                        "paper_place",
                        "person_request",
                        "hold",
                        "disposal",
                        "replica_removal",
                        "household_link"))
                .allSatisfy(table -> assertThat(before).anyMatch(row -> row.startsWith(table + " ")));
        assertThat(archive.check().findings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    ROW_GONE | retention.hold | delete from archive.hold where key = 'l2'
                    ROW_GONE | retention.hold | delete from archive.hold where key = 'l3'
                    UNTOLD | retention.release | update archive.hold set released_at = since, released_by = 'x', released_why = 'x' where key = 'l3'
                    CATALOGUE_DIFFERS | retention.release | update archive.hold set released_by = 'x' where key = 'l1'
                    CATALOGUE_DIFFERS | retention.hold | update archive.hold set kind = 'OTHER' where key = 'l3'
                    UNTOLD | retention.hold | update archive.hold set volume = (select id from archive.volume where year = 2026) where key = 'l2'
                    CATALOGUE_DIFFERS | retention.propose | update archive.disposal set expired_on = expired_on - 1 where refused_at is null
                    UNTOLD | retention.approve | update archive.disposal set first_by = 'x' where refused_at is null
                    UNTOLD | retention.approve | update archive.disposal set second_by = 'x' where refused_at is null
                    CATALOGUE_DIFFERS | retention.refuse | update archive.disposal set refused_why = 'x' where refused_at is not null
                    ROW_GONE | replica.remove | delete from archive.replica_removal where true
                    UNTOLD | volume.destroy | update archive.volume set destroyed_at = now(), destroyed_by = 'XH-2026-0001' where year = 2012
                    CATALOGUE_DIFFERS | volume.destroy | update archive.volume set destroyed_by = 'XH-2026-0009' where year = 2011
                    CATALOGUE_DIFFERS | paper.place | update archive.paper_place set room = '一号库房' where state = 'KEPT'
                    ROW_GONE | paper.place | delete from archive.paper_place where state = 'ELSEWHERE'
                    ROW_GONE | request.take | delete from archive.person_request where key = 'q2'
                    CATALOGUE_DIFFERS | request.take | update archive.person_request set due_on = due_on + 60 where key = 'q2'
                    CATALOGUE_DIFFERS | request.answer | update archive.person_request set outcome = 'REFUSED' where key = 'q1'
                    UNTOLD | request.answer | update archive.person_request set outcome = 'GRANTED', answered_on = due_on, answered_by = 'x' where key = 'q2'
                    ROW_GONE | volume.inspect | delete from archive.inspection where true
                    CATALOGUE_DIFFERS | volume.inspect | update archive.inspection set report = replace(report, 'passed', 'failed')
                    ROW_GONE | household.part | delete from archive.household_link where direction = 'INTO'
                    UNTOLD | household.end | update archive.household_link set fate = 'ENDS' where direction = 'INTO'
                    CATALOGUE_DIFFERS | household.arise | update archive.household_link set why = 'x' where direction = 'FROM'
                    CATALOGUE_DIFFERS | household.move | update archive.household set township = '500112009' where journal_number > 15
                    CATALOGUE_DIFFERS | volume.open | update archive.volume set opened_by = 'x' where year = 2012
                    """)
    void what_a_row_says_and_no_act_brought_about_is_found(Kind kind, String act, String lie) {
        assertThat(bed.asOwner(lie)).isPositive();

        assertThat(archive.check().findings())
                .extracting(Finding::kind, finding -> finding.where().contains(" " + act + " "))
                .contains(tuple(kind, true));
    }
}
