package org.hudang.archive.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hudang.archive.ArchiveBed.BUREAU;
import static org.hudang.archive.ArchiveBed.TOWN_A;
import static org.hudang.archive.ArchiveBed.TOWN_B;
import static org.hudang.archive.ArchiveBed.filing;
import static org.hudang.archive.ArchiveBed.household;
import static org.hudang.archive.ArchiveBed.volume;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.hudang.archive.Acting;
import org.hudang.archive.Archive;
import org.hudang.archive.ArchiveBed;
import org.hudang.archive.CommandRefused;
import org.hudang.archive.HouseholdUnknown;
import org.hudang.archive.KeyReused;
import org.hudang.archive.LifeRooms;
import org.hudang.archive.TownshipRefused;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.household.Member;
import org.hudang.archive.household.NewMember;
import org.hudang.archive.household.OpenHousehold;
import org.hudang.archive.household.PersonName;
import org.hudang.archive.household.Relation;
import org.hudang.archive.journal.JournalEntry;
import org.hudang.archive.life.Origins.Arise;
import org.hudang.archive.life.Origins.Cause;
import org.hudang.archive.life.Origins.Direction;
import org.hudang.archive.life.Origins.Fate;
import org.hudang.archive.life.Origins.Home;
import org.hudang.archive.life.Origins.Link;
import org.hudang.archive.life.Origins.Person;
import org.hudang.archive.life.Origins.Source;
import org.hudang.archive.retention.BenefitStops;
import org.hudang.archive.retention.RetentionPolicies;
import org.hudang.archive.store.Steps;
import org.hudang.archive.volume.Volume;
import org.hudang.testbed.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A household that comes out of others: every file stays, and each says which the other is. */
class OriginsTest {
    private static final TestDatabase DATABASE = TestDatabase.migrated("archive");
    private static final LocalDate DAY = LocalDate.of(2026, 9, 1);

    @TempDir
    private Path folder;

    private final TestDatabase database = ArchiveBed.emptied(DATABASE);
    private ArchiveBed bed;
    private Archive archive;
    private Household household;
    private Volume volume;
    private Origins origins;

    @BeforeEach
    void file() {
        bed = new ArchiveBed(database, folder, 65);
        archive = bed.archive();
        household = household(archive, "h", TOWN_A);
        volume = volume(archive, "v", household.number(), TOWN_A);
        archive.file(filing("f", volume, "paper"), TOWN_A);
        origins = bed.builder(Steps.SILENT)
                .life(new LifeRooms.Rules(15, RetentionPolicies.standard(), BenefitStops.NOBODY, List.of()))
                .origins();
    }

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    private static Home home(Acting acting) {
        return new Home(acting.township(), "新样例村", "新样例村 2 号");
    }

    private Person spouse(Relation relation) {
        return new Person(household.members().get(1).id(), relation);
    }

    private Arise divorce(String key) {
        return new Arise(
                key,
                List.of(new Source(household.number(), Fate.GOES_ON)),
                List.of(spouse(Relation.HEAD)),
                home(TOWN_A),
                Cause.DIVORCE,
                DAY,
                "离婚分户");
    }

    private Household other(Acting acting) {
        return archive.open(
                new OpenHousehold(
                        "other",
                        acting.township(),
                        "样例村",
                        "样例村 9 号",
                        List.of(NewMember.coLiving(
                                PersonName.of("周样例"), ArchiveBed.number("99900119620302002"), Relation.HEAD))),
                acting);
    }

    private Arise marriage(String key, Household wife, Acting at) {
        return new Arise(
                key,
                List.of(new Source(household.number(), Fate.ENDS), new Source(wife.number(), Fate.ENDS)),
                List.of(
                        new Person(household.members().get(0).id(), Relation.HEAD),
                        new Person(wife.members().get(0).id(), Relation.SPOUSE)),
                home(at),
                Cause.MARRIAGE,
                DAY,
                "再婚并户");
    }

    private List<Link> links(HouseholdNumber number, Acting acting) {
        return origins.of(Set.of(number), acting).getOrDefault(number, List.of());
    }

    private List<String> acts(HouseholdNumber number) {
        return archive.journal(number, BUREAU).stream().map(JournalEntry::act).toList();
    }

    @Test
    void a_household_parts_and_both_files_tell_of_the_other() {
        Household made = origins.arise(divorce("k"), TOWN_A);

        assertThat(made.number()).isNotEqualTo(household.number());
        assertThat(made.members().stream().map(Member::name))
                .containsExactly(household.members().get(1).name());
        assertThat(made.head().relation()).isEqualTo(Relation.HEAD);
        assertThat(made.head().document()).isEqualTo(household.members().get(1).document());
        assertThat(archive.household(household.number(), TOWN_A)).contains(household);
        assertThat(archive.contents(household.number(), TOWN_A).volumes())
                .singleElement()
                .satisfies(shelf -> assertThat(shelf.items()).hasSize(1));
        assertThat(archive.findByIdNumber(ArchiveBed.LI, TOWN_A)).hasSize(2);
        assertThat(links(household.number(), TOWN_A)).singleElement().satisfies(link -> {
            assertThat(link.other()).isEqualTo(made.number());
            assertThat(link.direction()).isEqualTo(Direction.INTO);
            assertThat(link.cause()).isEqualTo(Cause.DIVORCE);
            assertThat(link.on()).isEqualTo(DAY);
        });
        assertThat(links(made.number(), TOWN_A)).singleElement().satisfies(link -> {
            assertThat(link.other()).isEqualTo(household.number());
            assertThat(link.direction()).isEqualTo(Direction.FROM);
        });
        assertThat(acts(household.number())).endsWith("household.part");
        assertThat(acts(made.number())).containsExactly("household.open", "household.arise");
        assertThat(volume(archive, "later", household.number(), TOWN_A).code()).isNotEmpty();
    }

    @Test
    void two_households_become_one_and_their_files_take_no_new_volumes_but_papers_of_their_cases() {
        Household wife = other(TOWN_A);
        Household made = origins.arise(marriage("k", wife, TOWN_A), TOWN_A);

        assertThat(made.members()).hasSize(2);
        assertThat(links(made.number(), TOWN_A)).hasSize(2);
        assertThatThrownBy(() -> volume(archive, "later", household.number(), TOWN_A))
                .isInstanceOfSatisfying(
                        HouseholdEnded.class,
                        ended -> assertThat(ended.arguments()).contains(made.number()));
        assertThat(volume(archive, "v", household.number(), TOWN_A).id()).isEqualTo(volume.id());
        assertThat(archive.file(filing("late", volume, "late"), TOWN_A).version())
                .isEqualTo(2);
        assertThatThrownBy(() -> origins.arise(divorce("next"), TOWN_A)).isInstanceOf(HouseholdEnded.class);
        assertThat(volume(archive, "n", made.number(), TOWN_A).code()).isNotEmpty();
        assertThat(acts(wife.number())).endsWith("household.end");
        assertThat(archive.check().findings()).isEmpty();
    }

    @Test
    void the_same_key_again_gives_the_same_household_and_another_wish_under_it_is_refused() {
        Household made = origins.arise(divorce("k"), TOWN_A);

        assertThat(origins.arise(divorce("k"), TOWN_A).number()).isEqualTo(made.number());
        assertThat(links(household.number(), TOWN_A)).hasSize(1);
        Arise asked = divorce("k");
        assertThatThrownBy(() -> origins.arise(
                        new Arise(
                                "k",
                                List.of(new Source(household.number(), Fate.ENDS)),
                                asked.people(),
                                asked.home(),
                                asked.cause(),
                                asked.on(),
                                asked.reason()),
                        TOWN_A))
                .isInstanceOf(KeyReused.class);
    }

    @Test
    void nobody_joins_who_was_in_none_of_them_and_there_is_one_head() {
        Household wife = other(TOWN_A);
        Arise asked = divorce("k");

        assertThatThrownBy(() -> origins.arise(
                        with(asked, List.of(new Person(wife.members().get(0).id(), Relation.HEAD))), TOWN_A))
                .isInstanceOf(CommandRefused.class);
        assertThatThrownBy(() -> origins.arise(with(asked, List.of(spouse(Relation.CHILD))), TOWN_A))
                .isInstanceOf(CommandRefused.class);
        assertThat(archive.numbers(java.util.Optional.empty(), 10, BUREAU)).hasSize(2);
    }

    private static Arise with(Arise asked, List<Person> people) {
        return new Arise(asked.key(), asked.sources(), people, asked.home(), asked.cause(), asked.on(), asked.reason());
    }

    @Test
    void a_township_lets_no_household_arise_out_of_anothers_and_hears_nothing_of_it_but_the_bureau_does() {
        Household wife = other(TOWN_B);

        assertThatThrownBy(() -> origins.arise(marriage("k", wife, TOWN_A), TOWN_A))
                .isInstanceOf(HouseholdUnknown.class);
        assertThatThrownBy(() -> origins.arise(
                        new Arise(
                                "k",
                                divorce("k").sources(),
                                divorce("k").people(),
                                home(TOWN_B),
                                Cause.DIVORCE,
                                DAY,
                                "样例"),
                        TOWN_A))
                .isInstanceOf(TownshipRefused.class);
        Household made = origins.arise(marriage("k", wife, TOWN_B), BUREAU);

        assertThat(links(household.number(), TOWN_A))
                .singleElement()
                .satisfies(link -> assertThat(link.other()).isEqualTo(made.number()));
        assertThat(links(made.number(), TOWN_A)).isEmpty();
        assertThat(links(made.number(), TOWN_B)).hasSize(2);
        assertThat(archive.household(made.number(), TOWN_A)).isEmpty();
    }

    @Test
    void a_catalogue_made_anew_knows_it() {
        Household made = origins.arise(divorce("k"), TOWN_A);
        List<Link> before = links(household.number(), TOWN_A);
        bed.records().write(100);

        ArchiveBed.emptied(database);
        assertThat(bed.records().rebuild().findings()).isEmpty();

        assertThat(links(household.number(), TOWN_A)).isEqualTo(before);
        assertThat(links(made.number(), TOWN_A)).hasSize(1);
        assertThat(bed.records().check()).isEmpty();
        assertThat(archive.check().findings()).isEmpty();
    }
}
