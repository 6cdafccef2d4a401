package org.hudang.server.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hudang.archive.Acting;
import org.hudang.archive.household.DocumentType;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.IdDocument;
import org.hudang.archive.household.NewMember;
import org.hudang.archive.household.OpenHousehold;
import org.hudang.archive.household.PersonName;
import org.hudang.archive.household.Relation;
import org.hudang.archive.secret.CipherAlgorithm;
import org.hudang.archive.secret.KeyFile;
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
import org.hudang.search.IndexDocument;
import org.hudang.search.IndexFeed;
import org.hudang.search.Kind;
import org.hudang.search.Query;
import org.hudang.search.Rebuild;
import org.hudang.testbed.HandClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** What a house does when a part of it is lost, damaged or failing: it refuses, or goes on with the rest. */
class HouseTest {
    private static final Acting CLERK = new Acting("clerk", "999001101");

    @TempDir
    private Path folder;

    @Test
    void a_key_file_that_the_database_was_written_under_is_never_made_anew() throws IOException {
        house().close();

        for (String name : List.of("keys/fields", "keys/vault-passphrase", "authority/passphrase")) {
            Path file = home().resolve(name);
            Path apart = Files.move(file, folder.resolve("apart"));

            refused("SV-015", name);
            assertThat(file).as("nothing made in its place").doesNotExist();

            Files.move(apart, file);
        }

        // and another key file is no better than none
        Path fields = home().resolve("keys/fields");
        Path apart = Files.move(fields, folder.resolve("apart"));
        assertThat(KeyFile.openOrCreate(fields, CipherAlgorithm.SM4_GCM, new SecureRandom()))
                .isNotNull();
        refused("SV-016", "keys/fields");

        // put back, everything opens
        Files.delete(fields);
        Files.move(apart, fields);
        try (House house = house()) {
            assertThat(house.upkeep().troubles()).isEmpty();
        }
    }

    @Test
    void a_damaged_paper_and_a_household_that_cannot_be_read_keep_nothing_else_from_being_found() throws IOException {
        try (House house = house()) {
            file(house, "damaged", "东风水库");
            file(house, "whole", "西山茶园");
            damage("东风水库");
            Household unreadable = open(house, "unreadable");
            owner(house, "update archive.member set document = '\\x00'::bytea where household = ?", unreadable);

            house.indexing().feed();

            assertThat(found(house, "西山茶园")).isEqualTo(1);
            assertThat(found(house, "东风水库")).isZero();
            assertThat(found(house, "证明甲damaged")).isEqualTo(1);
            assertThat(house.upkeep().troubles()).containsEntry("papers-not-read-for-the-index", "2");
        }

        // and when the index is made anew at opening
        DeleteTree.delete(home().resolve("index"));
        try (House house = house()) {
            assertThat(found(house, "西山茶园")).isEqualTo(1);
            assertThat(found(house, "证明甲damaged")).isEqualTo(1);

            damage("东风水库", 1);
            house.indexing().feedAgain(Instant.MAX);
            assertThat(found(house, "东风水库")).as("whole again").isEqualTo(1);
        }
    }

    @Test
    void what_could_not_be_read_for_the_index_is_read_again_later() throws IOException {
        try (House house = house()) {
            file(house, "damaged", "东风水库");
            house.indexing().feed();
            damage("东风水库");
            owner(
                    house,
                    "with told as (update archive.item set title = '证明乙' where household = ?"
                            + " returning household, township, id)"
                            + " insert into archive.outbox (household, township, version, kind, item)"
                            + " select told.household, told.township, h.journal_number + 1, 'item.filed', told.id"
                            + " from told join archive.household h on h.number = told.household",
                    open(house, "damaged"));
            Household unreadable = open(house, "unreadable");
            owner(house, "update archive.member set document = document || '\\x00' where household = ?", unreadable);
            house.indexing().feed();
            assertThat(house.indexing().unread()).hasSize(2);
            assertThat(found(house, "证明乙"))
                    .as("what is told counts without its words")
                    .isEqualTo(1);
            assertThat(ofIndex(house)).containsExactly("NOT_COUNTED");

            damage("东风水库", 1);
            owner(
                    house,
                    "update archive.member set document = substring(document from 1 for length(document) - 1)"
                            + " where household = ?",
                    unreadable);
            house.indexing().feed();
            assertThat(found(house, "东风水库")).as("not at every turn").isZero();
            house.indexing().feedAgain(Instant.MAX);

            assertThat(found(house, "东风水库")).isEqualTo(1);
            assertThat(house.indexing().unread()).isEmpty();
            assertThat(ofIndex(house)).isEmpty();
        }
    }

    @Test
    void what_waits_to_be_read_again_waits_ten_minutes_and_outlives_an_index_that_fails() throws IOException {
        HandClock clock = HandClock.at(Instant.parse("2026-10-01T00:00:00Z"));
        try (House house = house()) {
            file(house, "damaged", "东风水库");
            damage("东风水库");
            Shelf shelf = new Shelf();
            IndexDocuments documents =
                    new IndexDocuments(house.archive(), clock.getZone(), TransactionOperations.withoutTransaction());
            Indexing indexing = new Indexing(house.archive(), shelf, documents, clock);
            indexing.feed();
            assertThat(shelf.isWhole()).isFalse();
            damage("东风水库", 1);

            clock.pass(Duration.ofMinutes(10));
            indexing.feed();
            assertThat(shelf.isWhole()).as("before its time").isFalse();
            clock.pass(Duration.ofMillis(1));
            shelf.fails = true;
            assertThatThrownBy(indexing::feed).hasMessage("no room");
            shelf.fails = false;
            indexing.feed();
            assertThat(shelf.isWhole()).as("a moment after a failure").isFalse();

            clock.pass(Duration.ofMinutes(11));
            indexing.feed();
            assertThat(shelf.isWhole()).isTrue();
            assertThat(indexing.unread()).isEmpty();
        }
    }

    /** An index that remembers at which version it took the paper, and fails when told to. */
    private static final class Shelf implements IndexFeed {
        private long version;
        boolean fails;

        /** A paper without its words has an even version. */
        boolean isWhole() {
            assertThat(version).as("the paper was taken").isPositive();
            return version % 2 == 1;
        }

        @Override
        public void put(IndexDocument document, long newer) {
            if (fails) {
                throw new IllegalStateException("no room");
            }
            if (document.kind() == Kind.ITEM) {
                version = Math.max(version, newer);
            }
        }

        @Override
        public void remove(String id, long newer) {
            throw new AssertionError("nothing is removed");
        }

        @Override
        public Rebuild rebuild() {
            throw new AssertionError("nothing is made anew");
        }

        @Override
        public Set<String> differing(Collection<? extends IndexDocument> documents) {
            throw new AssertionError("nothing is compared");
        }

        @Override
        public void refresh() {
            // what was put is here
        }
    }

    private static List<String> ofIndex(House house) {
        return new Doctor(house)
                .look().findings().stream()
                        .filter(one -> one.invariant() == Doctor.Invariant.INDEX)
                        .map(Doctor.Finding::kind)
                        .toList();
    }

    @Test
    void a_duty_that_fails_keeps_the_house_from_nothing_else() throws IOException {
        Path left;
        try (House house = house()) {
            left = home().resolve("work").resolve(open(house, "any").number() + ".int_left");
            owner(house, "revoke all on signing.seal_request from hudang_app");
            Files.createDirectories(left);

            assertThatThrownBy(house.upkeep()::finishInterrupted).isInstanceOf(RuntimeException.class);

            assertThat(left).as("filings are finished all the same").doesNotExist();
            assertThat(house.upkeep().troubles()).containsOnlyKeys("unfinished-sealings");
        }
        Files.createDirectories(left);

        try (House house = house()) {
            assertThat(left).doesNotExist();
            assertThat(house.upkeep().troubles()).containsOnlyKeys("unfinished-sealings");

            // and a duty that works again is no trouble any more
            owner(house, "grant all on signing.seal_request to hudang_app");
            house.upkeep().finishInterrupted();
            assertThat(house.upkeep().troubles()).isEmpty();
        }
    }

    private void refused(String code, String name) {
        assertThatThrownBy(this::house)
                .isInstanceOfSatisfying(
                        KeysRefused.class,
                        refused -> assertThat(refused.code()).as(name).isEqualTo(code))
                .hasMessageContaining(name);
    }

    private House house() {
        Settings settings = Settings.from(Map.of("HUDANG_HOME", home().toString()));
        return House.open(settings, DataDirectory.open(settings.home(), settings.kind()));
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

    private static Household open(House house, String key) {
        NewMember head = new NewMember(
                PersonName.of("张样例"),
                IdDocument.parse(DocumentType.RESIDENT_ID, "999001195001010013"),
                Relation.HEAD,
                LocalDate.of(1950, 1, 1),
                Optional.empty(),
                false);
        return house.archive().open(new OpenHousehold(key, "999001101", "样例村", "样例村一组", List.of(head)), CLERK);
    }

    private static void file(House house, String key, String words) {
        Volume volume = house.archive()
                .openVolume(
                        new OpenVolume(key, open(house, key).number(), VolumeKind.APPROVAL, "DB", 2026, "最低生活保障申请"),
                        CLERK);
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

    /** Turns one bit of the file that holds these words. */
    private void damage(String words) throws IOException {
        damage(words, 0);
    }

    /** @param before how many of its bits are turned already */
    private void damage(String words, int before) throws IOException {
        byte[] wanted = words.getBytes(StandardCharsets.UTF_8);
        wanted[0] ^= (byte) before;
        try (Stream<Path> files = Files.walk(home().resolve("archive"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] bytes = Files.readAllBytes(file);
                if (java.util.Arrays.equals(bytes, wanted)) {
                    bytes[0] ^= 1;
                    Files.write(file, bytes);
                }
            }
        }
    }

    /** What the owner of the tables does behind the back of the application. */
    private void owner(House house, String sql, Household household) throws IOException {
        DriverManagerDataSource source = ownerOf(house);
        new TransactionTemplate(new org.springframework.jdbc.datasource.DataSourceTransactionManager(source))
                .executeWithoutResult(status -> {
                    JdbcClient jdbc = JdbcClient.create(source);
                    jdbc.sql("select set_config('hudang.township', '*', true)")
                            .query(String.class)
                            .single();
                    assertThat(jdbc.sql(sql).param(household.number().value()).update())
                            .isPositive();
                });
    }

    private void owner(House house, String sql) throws IOException {
        JdbcClient.create(ownerOf(house)).sql(sql).update();
    }

    private DriverManagerDataSource ownerOf(House house) throws IOException {
        return new DriverManagerDataSource(
                String.valueOf(house.dataSource().getJdbcUrl()),
                HousePostgres.OWNER,
                Files.readString(home().resolve("postgres/password-owner")).strip());
    }
}
