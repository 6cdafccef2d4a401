package org.hudang.archive.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hudang.archive.ArchiveBed.TOWN_A;
import static org.hudang.archive.ArchiveBed.TOWN_B;
import static org.hudang.archive.ArchiveBed.ZHANG;
import static org.hudang.archive.ArchiveBed.filing;
import static org.hudang.archive.ArchiveBed.household;
import static org.hudang.archive.ArchiveBed.volume;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.hudang.archive.Acting;
import org.hudang.archive.Archive;
import org.hudang.archive.ArchiveBed;
import org.hudang.archive.CommandRefused;
import org.hudang.archive.HouseholdBusy;
import org.hudang.archive.RenditionUnknown;
import org.hudang.archive.VolumeUnknown;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.household.NewMember;
import org.hudang.archive.household.OpenHousehold;
import org.hudang.archive.household.PersonName;
import org.hudang.archive.household.Relation;
import org.hudang.archive.store.Steps;
import org.hudang.archive.volume.Filed;
import org.hudang.archive.volume.RenditionId;
import org.hudang.archive.volume.Volume;
import org.hudang.testbed.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.jdbc.PreferQueryMode;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The second fence: what the application's own role sees of another township, whatever a query forgets. */
class TownshipTest {
    private static final List<String> TABLES =
            List.of("household", "member", "volume", "item", "rendition", "intent", "answer", "journal", "outbox");

    private static final TestDatabase DATABASE = TestDatabase.migrated("archive");

    @TempDir
    private Path folder;

    private final TestDatabase database = ArchiveBed.emptied(DATABASE);
    private final DataSource app = database.app();
    private final JdbcClient jdbc = JdbcClient.create(app);

    private final Map<Acting, RenditionId> papers = new HashMap<>();

    @BeforeEach
    void file_in_both() {
        Archive archive = new ArchiveBed(database, folder, 5).archive();
        for (Acting town : List.of(TOWN_A, TOWN_B)) {
            Filed filed = archive.file(
                    filing(
                            "f",
                            volume(archive, "v", household(archive, "h", town).number(), town),
                            "p"),
                    town);
            papers.put(town, filed.items().get(0).renditions().get(0).id());
        }
    }

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    @Test
    void every_table_about_a_household_shows_a_township_its_own_rows_only() {
        for (String table : TABLES) {
            long a = count(TOWN_A.township(), table);
            long b = count(TOWN_B.township(), table);
            assertThat(a).as(table).isPositive().isEqualTo(b);
            assertThat(count(Acting.BUREAU, table)).as(table).isEqualTo(a + b);
            assertThat(count("", table)).as(table).isZero();
            assertThat(count("500112003", table)).as(table).isZero();
        }
        assertThat(jdbc.sql("select count(*) from archive.household")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void every_table_of_the_schema_is_fenced_or_holds_nothing_of_a_household() {
        List<String> open = JdbcClient.create(database.owner())
                .sql("select relname from pg_class where relnamespace = 'archive'::regnamespace and relkind = 'r'"
                        + " and not (relrowsecurity and relforcerowsecurity) order by 1")
                .query(String.class)
                .list();

        assertThat(open).containsExactly("flyway_schema_history", "series");
    }

    /** In the simple protocol the scope has ended before the question comes. */
    @ParameterizedTest
    @EnumSource(
            value = PreferQueryMode.class,
            names = {"SIMPLE", "EXTENDED"})
    void a_paper_is_read_by_its_township_alone_however_the_driver_sends_two_statements(PreferQueryMode mode)
            throws IOException {
        PGSimpleDataSource source = database.address();
        source.setPreferQueryMode(mode);
        Archive archive = new ArchiveBed(database, folder, 5)
                .builder(Steps.SILENT)
                .database(source, database.transactions(source))
                .build();
        RenditionId paper = Objects.requireNonNull(papers.get(TOWN_A));

        try (InputStream bytes = archive.read(paper, TOWN_A)) {
            assertThat(bytes.readAllBytes()).isNotEmpty();
        }
        assertThatThrownBy(() -> archive.read(paper, TOWN_B)).isInstanceOf(RenditionUnknown.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = PreferQueryMode.class,
            names = {"SIMPLE", "EXTENDED"})
    void papers_are_filed_once_and_by_their_township_alone_however_the_driver_sends_questions(PreferQueryMode mode) {
        PGSimpleDataSource source = database.address();
        source.setPreferQueryMode(mode);
        Archive archive = new ArchiveBed(database, folder, 6)
                .builder(Steps.SILENT)
                .database(source, database.transactions(source))
                .build();
        Volume volume = volume(archive, "w", household(archive, "i", TOWN_A).number(), TOWN_A);

        Filed filed = archive.file(filing("g", volume, "q"), TOWN_A);

        assertThat(archive.file(filing("g", volume, "q"), TOWN_A)).isEqualTo(filed.repeated());
        assertThat(archive.file(filing("g2", volume, "r"), TOWN_A).version()).isEqualTo(2);
        assertThatThrownBy(() -> archive.file(filing("g3", volume, "s"), TOWN_B))
                .isInstanceOf(VolumeUnknown.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = PreferQueryMode.class,
            names = {"SIMPLE", "EXTENDED"})
    @Timeout(20)
    void whoever_waited_for_a_household_leaves_no_patience_in_the_session(PreferQueryMode mode) throws Exception {
        PGSimpleDataSource source = database.address();
        source.setPreferQueryMode(mode);
        try (Connection one = source.getConnection()) {
            DataSource alone = new SingleConnectionDataSource(one, true);
            HouseholdNumber household = HouseholdNumber.next(ArchiveBed.seeded(1));
            try (HouseholdLock held = HouseholdLock.acquire(app, household, Duration.ofSeconds(5))) {
                assertThatThrownBy(() -> HouseholdLock.acquire(alone, household, Duration.ofMillis(50)))
                        .isInstanceOf(HouseholdBusy.class);
                assertThat(held.held()).isTrue();
            }
            HouseholdLock.acquire(alone, household, Duration.ofSeconds(5)).close();

            assertThat(JdbcClient.create(alone)
                            .sql("show lock_timeout")
                            .query(String.class)
                            .single())
                    .isEqualTo("0");
        }
    }

    @Test
    void a_township_cannot_write_rows_of_another() {
        assertThatThrownBy(() -> database.transactions(app).executeWithoutResult(status -> {
                    scope(TOWN_A.township());
                    jdbc.sql("insert into archive.outbox (household, township, version, kind)"
                                    + " select number, ?, 1, 'x' from archive.household")
                            .param(TOWN_B.township())
                            .update();
                }))
                .isInstanceOf(DataAccessException.class);
        database.transactions(app).executeWithoutResult(status -> {
            scope(TOWN_A.township());
            assertThat(jdbc.sql("update archive.volume set title = 'x' where township = ?")
                            .param(TOWN_B.township())
                            .update())
                    .isZero();
        });
    }

    @Test
    void numbers_and_telephones_do_not_stand_in_the_database() {
        String all = database.transactions(app).execute(status -> {
            scope(Acting.BUREAU);
            StringBuilder text = new StringBuilder();
            for (String table : TABLES) {
                jdbc.sql("select t::text from archive." + table + " t")
                        .query(String.class)
                        .list()
                        .forEach(text::append);
            }
            return text.toString();
        });

        assertThat(all).contains("张样例").doesNotContain(ArchiveBed.ZHANG.reveal(), "13800005678", "1950-01-01");
    }

    private long count(String township, String table) {
        Long count = database.transactions(app).execute(status -> {
            scope(township);
            return jdbc.sql("select count(*) from archive." + table)
                    .query(Long.class)
                    .single();
        });
        return count == null ? -1 : count;
    }

    private void scope(String township) {
        jdbc.sql("select set_config('hudang.township', ?, true)")
                .param(township)
                .query(String.class)
                .single();
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "", "50011200", "5001120011", "５００１１２００１", "样例镇"})
    void a_township_is_named_by_its_nine_digits(String township) {
        OpenHousehold command = new OpenHousehold(
                "named", township, "村", "址", List.of(NewMember.coLiving(PersonName.of("张样例"), ZHANG, Relation.HEAD)));

        Archive archive = new ArchiveBed(database, folder, 5).archive();

        assertThatThrownBy(() -> archive.open(command, ArchiveBed.BUREAU))
                .isInstanceOf(CommandRefused.class)
                .hasMessageContaining("township");
    }
}
