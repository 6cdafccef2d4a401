package org.hudang.casework.benefit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.hudang.archive.Acting;
import org.hudang.casework.CaseworkJournal;
import org.hudang.casework.Keys;
import org.hudang.casework.Scope;
import org.hudang.testbed.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class BenefitRegisterTest {
    private static final String TABLE = "household,programme,level,people,from,until,nextReview\n";
    private static final TestDatabase DB = TestDatabase.migrated("casework");
    /** More households than the tests' database has slots for locks. */
    private static final int COUNTY = 12_000;

    private static final String TOWN = "999001001";
    private static final String OTHER_TOWN = "999001002";
    private static final Acting CLERK = new Acting("clerk", TOWN);
    private static final LocalDate FIRST = LocalDate.of(2026, 11, 1);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    private final DataSource app = DB.app();
    private final JdbcClient jdbc = JdbcClient.create(app);
    private final TransactionTemplate transactions = DB.transactions(app);
    private final Clock clock = Clock.fixed(Instant.parse("2026-11-24T02:00:00Z"), ZoneId.of("Asia/Shanghai"));
    private final CaseworkJournal journal = new CaseworkJournal(jdbc, Keys.FIELDS, clock);
    private final List<Benefit> told = new ArrayList<>();
    private final BenefitRegister register = new PostgresBenefitRegister(
            jdbc,
            new Scope(jdbc, transactions),
            journal,
            clock,
            new SecureRandom(),
            List.of((benefit, acting) -> told.add(benefit)));

    @AfterAll
    static void drop() {
        DB.close();
    }

    @Test
    void a_benefit_is_in_force_from_its_first_day_until_it_is_stopped() {
        Benefit entered = register.enter(entry("hh_one"), CLERK);

        assertThat(entered.isInForceOn(FIRST)).isTrue();
        assertThat(entered.isInForceOn(FIRST.minusDays(1))).isFalse();

        Benefit stopped = register.stop(entered.id(), new Benefit.Stop(TODAY, "moved away"), CLERK);

        assertThat(stopped.isInForceOn(TODAY.minusDays(1))).isTrue();
        assertThat(stopped.isInForceOn(TODAY)).isFalse();
        assertThat(told).containsExactly(stopped);
    }

    @Test
    void a_benefit_is_not_stopped_for_a_day_that_has_not_come() {
        Benefit entered = register.enter(entry("hh_tomorrow"), CLERK);

        assertThatThrownBy(() ->
                        register.stop(entered.id(), new Benefit.Stop(TODAY.plusDays(1), "moving next month"), CLERK))
                .asInstanceOf(type(BenefitRefused.class))
                .satisfies(refused -> {
                    assertThat(refused.field()).isEqualTo("on");
                    assertThat(refused.allowed()).isEqualTo("≤ " + TODAY);
                });

        assertThat(told).isEmpty();
        assertThat(register.of("hh_tomorrow", CLERK)).containsExactly(entered);
    }

    @Test
    void the_same_entry_again_changes_nothing_and_another_one_is_refused() {
        Benefit first = register.enter(entry("hh_two"), CLERK);

        assertThat(register.enter(entry("hh_two"), CLERK)).isEqualTo(first);
        EnterBenefit different = new EnterBenefit(
                "hh_two", TOWN, Programme.SUBSISTENCE, "UNSTABLE", 3, FIRST, Optional.empty(), FIRST.plusMonths(6));
        assertThatThrownBy(() -> register.enter(different, CLERK))
                .asInstanceOf(type(BenefitRefused.class))
                .extracting(BenefitRefused::code)
                .isEqualTo("CW-002");
        assertThat(register.of("hh_two", CLERK)).containsExactly(first);
    }

    @Test
    void a_benefit_that_ended_on_its_last_day_makes_room_for_the_next() {
        Benefit winter = register.enter(emergency("hh_again", FIRST, FIRST.plusDays(9)), CLERK);

        Benefit spring = register.enter(emergency("hh_again", FIRST.plusDays(10), FIRST.plusDays(19)), CLERK);

        assertThat(register.of("hh_again", CLERK)).containsExactly(spring, winter);
        assertThat(register.inForce("hh_again", Programme.TEMPORARY, FIRST.plusDays(9), CLERK))
                .contains(winter);
        assertThat(register.inForce("hh_again", Programme.TEMPORARY, FIRST.plusDays(10), CLERK))
                .contains(spring);
        assertThat(register.enter(emergency("hh_again", FIRST, FIRST.plusDays(9)), CLERK))
                .isEqualTo(winter);
    }

    @Test
    void a_benefit_that_shares_a_day_with_another_of_its_programme_is_refused() {
        register.enter(emergency("hh_share", FIRST, FIRST.plusDays(9)), CLERK);

        for (EnterBenefit sharing : List.of(
                emergency("hh_share", FIRST.plusDays(9), FIRST.plusDays(30)),
                emergency("hh_share", FIRST.minusDays(30), FIRST),
                emergency("hh_share", FIRST.plusDays(3), FIRST.plusDays(5)),
                emergency("hh_share", FIRST.minusDays(1), FIRST.plusDays(30)))) {
            assertThatThrownBy(() -> register.enter(sharing, CLERK))
                    .asInstanceOf(type(BenefitRefused.class))
                    .extracting(BenefitRefused::code)
                    .isEqualTo("CW-002");
        }
        assertThat(register.of("hh_share", CLERK)).hasSize(1);
    }

    @Test
    void of_two_benefits_entered_at_once_that_share_a_day_one_is_refused() throws Exception {
        ExecutorService another = Executors.newSingleThreadExecutor();
        JdbcClient looking = JdbcClient.create(DB.owner());
        List<Future<Benefit>> second = new ArrayList<>();

        transactions.executeWithoutResult(status -> {
            register.enter(emergency("hh_race", FIRST, FIRST.plusDays(9)), CLERK);
            second.add(another.submit(
                    () -> register.enter(emergency("hh_race", FIRST.plusDays(5), FIRST.plusDays(20)), CLERK)));
            while (!second.get(0).isDone()
                    && looking.sql("select count(*) from pg_locks where not granted")
                                    .query(Integer.class)
                                    .single()
                            == 0) {
                Thread.onSpinWait();
            }
        });

        assertThatThrownBy(() -> second.get(0).get()).hasCauseInstanceOf(BenefitRefused.class);
        another.shutdown();
        assertThat(register.of("hh_race", CLERK)).hasSize(1);
    }

    private static EnterBenefit emergency(String household, LocalDate from, LocalDate until) {
        return new EnterBenefit(
                household, TOWN, Programme.TEMPORARY, "ONCE", 1, from, Optional.of(until), from.plusYears(1));
    }

    @Test
    void another_township_neither_sees_nor_stops_it() {
        Benefit entered = register.enter(entry("hh_three"), CLERK);
        Acting stranger = new Acting("stranger", OTHER_TOWN);

        assertThat(register.of("hh_three", stranger)).isEmpty();
        assertThatThrownBy(() -> register.stop(entered.id(), new Benefit.Stop(FIRST, "why not"), stranger))
                .asInstanceOf(type(BenefitRefused.class))
                .extracting(BenefitRefused::code)
                .isEqualTo("CW-003");
        assertThat(register.of("hh_three", Acting.bureau("approver"))).containsExactly(entered);
    }

    @Test
    void a_failing_listener_undoes_the_stop() {
        Benefit entered = register.enter(entry("hh_four"), CLERK);
        BenefitRegister strict = new PostgresBenefitRegister(
                jdbc, new Scope(jdbc, transactions), journal, clock, new SecureRandom(), List.of((b, a) -> {
                    throw new IllegalStateException("certificate could not be withdrawn");
                }));

        assertThatThrownBy(() -> strict.stop(entered.id(), new Benefit.Stop(FIRST, "left"), CLERK))
                .isInstanceOf(IllegalStateException.class);

        assertThat(register.of("hh_four", CLERK)).containsExactly(entered);
        assertThat(journalOf("hh_four")).extracting(CaseworkJournal.Entry::act).containsExactly("benefit-entered");
    }

    @Test
    void a_table_is_entered_whole_or_not_at_all_and_every_wrong_row_is_named() {
        String bad = """
                household,programme,level,people,from,until,nextReview
                hh_five,DB,STABLE,4,2026-11-01,,2027-11-01
                hh_six,XX,STABLE,0,2026-11-01,,2027-11-01
                nobody,TK,STABLE,1,2026-11-31,,2027-11-01
                hh_six,LS,ONCE,1,+99999-01-01,,1026-11-01
                """;

        assertThatThrownBy(() -> register.enterTable(csv(bad), BenefitRegisterTest::known, CLERK))
                .asInstanceOf(type(BenefitTableRefused.class))
                .satisfies(refused -> assertThat(refused.rows())
                        .extracting(row -> row.line() + " " + row.column())
                        .containsExactly("3 programme", "3 people", "4 household", "4 from", "5 from", "5 nextReview"));
        assertThat(register.of("hh_five", CLERK)).isEmpty();

        String good = """
                household,programme,level,people,from,until,nextReview
                hh_five,DB,STABLE,4,2026-11-01,,2027-11-01
                hh_six,LS,ONCE,1,2026-11-01,2026-12-31,2026-12-31
                """;
        assertThat(register.enterTable(csv(good), BenefitRegisterTest::known, CLERK))
                .satisfies(table -> assertThat(table.entered()).hasSize(2))
                .satisfies(table -> assertThat(table.known()).isEmpty());
        assertThat(register.enterTable(csv(good), BenefitRegisterTest::known, CLERK))
                .satisfies(table -> assertThat(table.entered()).isEmpty())
                .satisfies(table -> assertThat(table.known()).hasSize(2));
        assertThat(journalOf("hh_five")).hasSize(1);
    }

    @Test
    void a_table_that_is_read_again_does_not_bring_a_stopped_benefit_back() {
        String table = TABLE + "hh_stopped,DB,STABLE,4,2026-11-01,,2027-11-01\n";
        Benefit entered = register.enterTable(csv(table), BenefitRegisterTest::known, CLERK)
                .entered()
                .get(0);
        Benefit stopped = register.stop(entered.id(), new Benefit.Stop(FIRST, "收入超过标准"), CLERK);

        BenefitRegister.EnteredTable again = register.enterTable(csv(table), BenefitRegisterTest::known, CLERK);

        assertThat(again.entered()).isEmpty();
        assertThat(again.known()).containsExactly(stopped);
        assertThat(register.of("hh_stopped", CLERK)).containsExactly(stopped);
    }

    @Test
    void rows_that_the_register_does_not_take_are_named_with_their_line_and_nothing_of_the_table_is_entered() {
        register.enter(entry("hh_taken"), CLERK);
        String table = TABLE
                + "hh_free,DB,STABLE,4,2026-11-01,,2027-11-01\n"
                + "hh_taken,DB,OTHER,4,2026-11-02,,2027-11-01\n"
                + "hh_free,DB,OTHER,4,2026-12-01,,2027-11-01\n";

        assertThatThrownBy(() -> register.enterTable(csv(table), BenefitRegisterTest::known, CLERK))
                .asInstanceOf(type(BenefitTableRefused.class))
                .satisfies(refused -> assertThat(refused.rows())
                        .extracting(row -> row.line() + " " + row.column() + " "
                                + row.rule().in(Locale.ENGLISH).substring(0, 6))
                        .containsExactly("3 from CW-002", "4 from CW-002"));

        assertThat(register.of("hh_free", CLERK)).isEmpty();
        assertThat(journalOf("hh_free")).isEmpty();
    }

    @Test
    void what_is_wrong_with_an_identity_number_is_said_in_the_readers_language() {
        String table = TABLE + "999001198506210171,DB,STABLE,4,2026-11-01,,2027-11-01\n";
        BenefitRegister.HouseholdLookup strict =
                number -> new BenefitRegister.HouseholdLookup.Wrong(locale -> locale.getLanguage() + " position 18");

        assertThatThrownBy(() -> register.enterTable(csv(table), strict, CLERK))
                .asInstanceOf(type(BenefitTableRefused.class))
                .satisfies(refused -> assertThat(refused.sentence(Locale.ENGLISH))
                        .contains("2: household (en position 18)")
                        .doesNotContain("999001"))
                .satisfies(refused ->
                        assertThat(refused.sentence(Locale.CHINESE)).contains("2: household (zh position 18)"));
    }

    @Test
    void a_table_of_a_whole_county_is_entered_in_one_transaction() {
        StringBuilder county = new StringBuilder("household,programme,level,people,from,until,nextReview\n");
        for (int household = 1; household <= COUNTY; household++) {
            county.append("hh_county_").append(household).append(",DB,STABLE,4,2026-11-01,,2027-11-01\n");
        }

        List<Benefit> entered = register.enterTable(
                        csv(county.toString()), BenefitRegisterTest::known, Acting.bureau("approver"))
                .entered();

        assertThat(entered).hasSize(COUNTY);
        assertThat(journalOf("hh_county_" + COUNTY)).hasSize(1);
    }

    @Test
    void tables_that_are_no_tables_are_refused_in_one_sentence() {
        for (String hostile : List.of(
                "",
                "a,b\n1,2\n",
                "household,programme,level,people,from,until,nextReview\n\"never closed",
                "household,programme,level,people,from,until,nextReview\nhh_x,DB,S\u0000,1,2026-11-01,,2027-11-01\n",
                "household,programme,level,people,from,until,nextReview\n" + "x".repeat(300) + ",DB,S,1,,,\n")) {
            assertThatThrownBy(() -> register.enterTable(csv(hostile), BenefitRegisterTest::known, CLERK))
                    .isInstanceOf(BenefitTableRefused.class);
        }
        byte[] utf16 = "household".getBytes(StandardCharsets.UTF_16);
        assertThatThrownBy(
                        () -> register.enterTable(new ByteArrayInputStream(utf16), BenefitRegisterTest::known, CLERK))
                .isInstanceOf(BenefitTableRefused.class);
    }

    private List<CaseworkJournal.Entry> journalOf(String household) {
        return transactions.execute(status -> {
            jdbc.sql("select set_config('hudang.township', '*', true)")
                    .query(String.class)
                    .single();
            return journal.read(household);
        });
    }

    private static BenefitRegister.HouseholdLookup.Answer known(String number) {
        return number.startsWith("hh_")
                ? new BenefitRegister.HouseholdLookup.Known(number, TOWN)
                : new BenefitRegister.HouseholdLookup.Unknown();
    }

    private static InputStream csv(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static EnterBenefit entry(String household) {
        return new EnterBenefit(
                household, TOWN, Programme.SUBSISTENCE, "STABLE", 4, FIRST, Optional.empty(), FIRST.plusYears(1));
    }
}
