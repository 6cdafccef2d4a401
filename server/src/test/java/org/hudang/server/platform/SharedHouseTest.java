package org.hudang.server.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.hudang.archive.Acting;
import org.hudang.archive.household.DocumentType;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.IdDocument;
import org.hudang.archive.household.NewMember;
import org.hudang.archive.household.OpenHousehold;
import org.hudang.archive.household.PersonName;
import org.hudang.archive.household.Relation;
import org.hudang.archive.volume.ContentSource;
import org.hudang.archive.volume.Filing;
import org.hudang.archive.volume.ItemKind;
import org.hudang.archive.volume.NewItem;
import org.hudang.archive.volume.NewRendition;
import org.hudang.archive.volume.OpenVolume;
import org.hudang.archive.volume.RenditionRole;
import org.hudang.archive.volume.Volume;
import org.hudang.archive.volume.VolumeKind;
import org.hudang.search.Caller;
import org.hudang.search.EngineUnavailable;
import org.hudang.search.IndexState;
import org.hudang.search.Query;
import org.hudang.testbed.DurablePostgres;
import org.hudang.testbed.ElasticNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes on one database, one search cluster and one data directory. */
@Tag(ElasticNode.TAG)
class SharedHouseTest {
    private static final Acting CLERK = new Acting("clerk", "999001101");
    private static final AtomicInteger NEXT = new AtomicInteger();

    private static DurablePostgres postgres;

    @TempDir
    private Path folder;

    private final String name = "shared_" + NEXT.incrementAndGet();

    @BeforeAll
    static void start() {
        postgres = DurablePostgres.start();
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @Test
    void two_that_open_at_once_make_one_house_and_each_finds_what_the_other_filed() throws Exception {
        Map<String, String> environment = environment(postgres.database(name));
        List<House> houses = together(environment);
        try (House another = houses.get(1)) {
            fileInBoth(houses.get(0), another);

            // what one closes is not the other's
            file(another, "after", "西山茶园");
            another.upkeep().feedIndex();
            assertThat(another.directory().temporary()).exists();
            assertThat(found(another, "西山茶园")).isEqualTo(1);
        }
        try (Stream<Path> left = Files.list(home().resolve("work/tmp"))) {
            assertThat(left.filter(path -> path.getFileName().toString().startsWith("process-")))
                    .isEmpty();
        }
    }

    private void fileInBoth(House first, House another) throws Exception {
        try (House one = first) {
            assertThat(one.directory().temporary())
                    .isNotEqualTo(another.directory().temporary());
            assertThat(home().resolve("postgres")).doesNotExist();
            assertThat(home().resolve("running")).doesNotExist();

            ExecutorService both = Executors.newFixedThreadPool(2);
            List<Future<?>> filings = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                House house = i % 2 == 0 ? one : another;
                String key = "paper-" + i;
                filings.add(both.submit(() -> file(house, key, "东风水库")));
                filings.add(both.submit(another.upkeep()::finishInterrupted));
                filings.add(both.submit(one.upkeep()::feedIndex));
            }
            for (Future<?> filing : filings) {
                filing.get();
            }
            both.shutdown();
            one.upkeep().feedIndex();
            another.upkeep().feedIndex();

            for (House house : List.of(one, another)) {
                assertThat(found(house, "东风水库")).isEqualTo(4);
                assertThat(found(house, "张样例")).isEqualTo(4);
                assertThat(house.archive().check().findings()).isEmpty();
                assertThat(house.upkeep().troubles()).isEmpty();
            }
        }
    }

    @Test
    void a_house_that_is_shared_and_one_with_a_database_of_its_own_keep_each_other_out() throws IOException {
        Map<String, String> environment = environment(postgres.database(name));
        try (House shared = house(environment)) {
            assertThat(shared.isShared()).isTrue();
            assertThatThrownBy(() -> house(Map.of("HUDANG_HOME", home().toString())))
                    .isInstanceOf(DirectoryRefused.class)
                    .extracting("code")
                    .isEqualTo(DirectoryRefused.IN_USE);
        }
        DataDirectory directory = DataDirectory.open(home(), Settings.Kind.DEMO);
        try (DataDirectory.Hold alone = directory.hold()) {
            assertThat(alone).isNotNull();
            assertThatThrownBy(() -> house(environment))
                    .isInstanceOf(DirectoryRefused.class)
                    .extracting("code")
                    .isEqualTo(DirectoryRefused.IN_USE);
        }
    }

    @Test
    void another_database_is_refused_where_papers_were_registered_in_a_former_one() throws IOException {
        try (House house = house(environment(postgres.database(name)))) {
            file(house, "paper", "东风水库");
        }

        assertThatThrownBy(() -> house(environment(postgres.database(name + "_new"))))
                .isInstanceOf(DirectoryRefused.class)
                .extracting("code")
                .isEqualTo("SV-026");
    }

    @Test
    void a_database_that_is_not_as_the_promises_need_it_is_refused() throws IOException {
        Map<String, String> environment = environment(postgres.database(name));

        refused(environment, "alter role hudang_app bypassrls", "alter role hudang_app nobypassrls", "BYPASSRLS");
        refused(environment, "alter role hudang_owner superuser", "alter role hudang_owner nosuperuser", "SUPERUSER");
        refused(environment, "grant hudang_owner to hudang_app", "revoke hudang_owner from hudang_app", "hudang_owner");
        refused(
                environment,
                "alter database " + name + " set synchronous_commit = off",
                "alter database " + name + " reset synchronous_commit",
                "synchronous_commit");
        refused(
                environment,
                "alter database " + name + " owner to postgres; grant connect on database " + name + " to hudang_owner",
                "alter database " + name + " owner to hudang_owner",
                "CREATE ON DATABASE");
        try (House house = house(environment)) {
            assertThat(house.upkeep().troubles()).isEmpty();
        }
    }

    @Test
    void a_database_that_does_not_answer_is_told_without_any_secret() throws IOException {
        Map<String, String> environment = environment("jdbc:postgresql://127.0.0.1:1/hudang?connectTimeout=2");

        assertThatThrownBy(() -> house(environment))
                .isInstanceOf(DatabaseUnreachable.class)
                .hasMessageContaining("//127.0.0.1:1/hudang")
                .hasMessageNotContaining("secret-of");
    }

    @Test
    void filing_goes_on_while_the_search_cluster_is_away_and_everything_is_found_when_it_is_back() throws IOException {
        Map<String, String> environment = environment(postgres.database(name));
        try (ElasticNode node = ElasticNode.own()) {
            environment.put("HUDANG_ELASTICSEARCH_URL", node.address().toString());
            try (House house = house(environment)) {
                file(house, "before", "东风水库");
                house.upkeep().feedIndex();
                node.kill();

                file(house, "meanwhile", "西山茶园");
                house.upkeep().feedIndex();
                assertThat(house.upkeep().troubles())
                        .containsEntry("index", "SR-025")
                        .containsEntry("search", "SR-025");
                assertThatThrownBy(() -> found(house, "西山茶园")).isInstanceOf(EngineUnavailable.class);

                try (ElasticNode again = node.again()) {
                    assertThat(again.address()).isEqualTo(node.address());
                    house.upkeep().feedIndex();
                    assertThat(found(house, "西山茶园")).isEqualTo(1);
                    assertThat(found(house, "东风水库")).isEqualTo(1);
                    assertThat(house.upkeep().troubles()).isEmpty();
                }
            }
        }
    }

    @Test
    void an_index_that_is_lost_is_made_anew_while_the_house_is_open() throws IOException {
        Map<String, String> environment = environment(postgres.database(name));
        try (House house = house(environment)) {
            file(house, "paper", "东风水库");
            house.upkeep().feedIndex();
            environment.put("HUDANG_ELASTICSEARCH_INDEX", "hudang-" + NEXT.incrementAndGet());

            try (House elsewhere = house(environment)) {
                assertThat(found(elsewhere, "东风水库")).as("made from the archive").isEqualTo(1);
                assertThat(elsewhere.search().state().condition()).isEqualTo(IndexState.Condition.READY);
            }
        }
    }

    private void refused(Map<String, String> environment, String before, String after, String what) {
        postgres.run(before);
        assertThatThrownBy(() -> house(environment))
                .as(before)
                .isInstanceOf(DatabaseRefused.class)
                .hasMessageContaining(what);
        postgres.run(after);
    }

    private static List<House> together(Map<String, String> environment) throws Exception {
        ExecutorService both = Executors.newFixedThreadPool(2);
        List<Future<House>> opening =
                List.of(both.submit(() -> house(environment)), both.submit(() -> house(environment)));
        both.shutdown();
        return List.of(opening.get(0).get(), opening.get(1).get());
    }

    private static House house(Map<String, String> environment) {
        Settings settings = Settings.from(environment);
        return House.open(settings, DataDirectory.open(settings.home(), settings.kind()));
    }

    private Map<String, String> environment(String url) throws IOException {
        Map<String, String> environment = new HashMap<>();
        environment.put("HUDANG_HOME", home().toString());
        environment.put("HUDANG_DB_URL", url);
        environment.put("HUDANG_DB_PASSWORD_FILE", secret("app").toString());
        environment.put("HUDANG_DB_OWNER_PASSWORD_FILE", secret("owner").toString());
        environment.put("HUDANG_SEARCH", "elasticsearch");
        environment.put("HUDANG_ELASTICSEARCH_URL", ElasticNode.shared().toString());
        environment.put("HUDANG_ELASTICSEARCH_INDEX", name.replace('_', '-'));
        return environment;
    }

    private Path secret(String of) throws IOException {
        Path file = folder.resolve("password-" + of);
        if (!Files.exists(file)) {
            Files.writeString(
                    Files.createFile(
                            file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))),
                    "secret-of-" + of);
        }
        return file;
    }

    private Path home() {
        return folder.resolve("data");
    }

    private static long found(House house, String words) {
        return house.search()
                .find(Query.of(words), new Caller("clerk", "999001101"))
                .total()
                .value();
    }

    private static void file(House house, String key, String words) {
        NewMember head = new NewMember(
                PersonName.of("张样例"),
                IdDocument.parse(DocumentType.RESIDENT_ID, "999001195001010013"),
                Relation.HEAD,
                LocalDate.of(1950, 1, 1),
                Optional.empty(),
                false);
        Household household =
                house.archive().open(new OpenHousehold(key, "999001101", "样例村", "样例村一组", List.of(head)), CLERK);
        Volume volume = house.archive()
                .openVolume(
                        new OpenVolume(key, household.number(), VolumeKind.APPROVAL, "DB", 2026, "最低生活保障申请"), CLERK);
        NewItem item = new NewItem(
                ItemKind.APPLICATION,
                "证明甲" + key,
                Optional.empty(),
                LocalDate.of(2026, 9, 15),
                "张样例",
                List.of(rendition(RenditionRole.ORIGINAL, key), rendition(RenditionRole.TEXT, words)));
        house.archive().file(new Filing(key, volume.id(), "application", List.of(item)), CLERK);
    }

    private static NewRendition rendition(RenditionRole role, String words) {
        return new NewRendition(
                role, "paper.txt", "text/plain", ContentSource.of(words.getBytes(StandardCharsets.UTF_8)));
    }
}
