package org.hudang.server.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hudang.server.journal.JournalFinding.root;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.hudang.server.platform.Messages;
import org.hudang.signing.CryptoProvider;
import org.hudang.signing.PayloadAlgorithm;
import org.hudang.signing.PayloadSigner;
import org.hudang.signing.authority.DemoAuthority;
import org.hudang.signing.authority.PayloadKeys;
import org.hudang.signing.chain.HeadKey;
import org.hudang.signing.key.KeyVault;
import org.hudang.testbed.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** What roots remember of journals, and each lie about either that they show. */
class JournalsTest {
    private static final HeadKey KEY = (purpose, text) -> sha256("test key|" + purpose + "|" + text);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-28T09:00:00.5Z"), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    private final TestDatabase database = TestDatabase.migrated("platform");
    private final Ledger seals = new Ledger();
    private Journals journals;

    @BeforeEach
    void one_chain_gathered_twice() throws IOException {
        journals = journals(signer("ours"));
        seals.write("sel_a", "one", "two");
        assertThat(journals.gather()).isEmpty();
        seals.write("sel_a", "three");
        seals.write("sel_b", "one");
        assertThat(journals.gather()).isEmpty();
        assertThat(found()).isEmpty();
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void a_root_is_written_as_its_page_says_and_only_when_something_moved() throws IOException {
        assertThat(journals.gather()).isEmpty();

        assertThat(journals.check().roots()).isEqualTo(2);
        List<String> second = Files.readAllLines(file(2), StandardCharsets.US_ASCII);
        assertThat(second.subList(0, 7))
                .containsExactly(
                        "hudang-journal-root 1",
                        "number 2",
                        "at 2026-11-28T09:00:00Z",
                        "kind moved",
                        "previous " + JournalRoot.hash(Files.readAllBytes(file(1))),
                        "head seals sel_a 3 " + seals.hash("sel_a", 3).orElseThrow(),
                        "head seals sel_b 1 " + seals.hash("sel_b", 1).orElseThrow());
        assertThat(second.get(7)).matches("key ES256 04[0-9a-f]{128}");
        assertThat(second.get(8)).matches("signature [0-9a-f]{128}");
        assertThat(second).hasSize(9);
        assertThat(Files.readAllLines(file(1))).contains("kind full", "previous " + "0".repeat(64));
    }

    @Test
    void a_chain_set_back_with_its_head_is_contradicted_and_not_gathered_again() {
        seals.setBack("sel_a", 1);

        assertThat(found()).containsExactly(new JournalFinding("seals", "sel_a", 3, Wrong.SET_BACK));
        assertThat(journals.gather()).containsExactly(new JournalFinding("seals", "sel_a", 3, Wrong.SET_BACK));
        assertThat(journals.check().roots()).isEqualTo(2);
    }

    @Test
    void a_chain_written_anew_is_contradicted_however_long_it_grows() {
        seals.setBack("sel_a", 1);
        seals.write("sel_a", "other two", "other three");
        JournalFinding rewritten = new JournalFinding("seals", "sel_a", 3, Wrong.REWRITTEN);
        assertThat(found()).containsExactly(rewritten);

        seals.write("sel_a", "four", "five");

        assertThat(journals.gather()).containsExactly(rewritten);
        assertThat(found()).containsExactly(rewritten);
    }

    @Test
    void a_chain_that_is_gone_is_missed() {
        seals.forget("sel_b");

        assertThat(found()).containsExactly(new JournalFinding("seals", "sel_b", 1, Wrong.SET_BACK));
        assertThat(journals.gather()).containsExactly(new JournalFinding("seals", "sel_b", 1, Wrong.SET_BACK));
    }

    @Test
    void a_head_that_was_not_written_here_is_not_gathered_and_keeps_no_other_from_it() {
        seals.write("sel_a", "four");
        seals.write("sel_b", "two");
        seals.forge("sel_a");

        assertThat(journals.gather())
                .containsExactly(new JournalFinding("seals", "sel_a", 4, Wrong.HEAD_NOT_AUTHENTIC));

        assertThat(JournalRoot.read(bytes(3)).orElseThrow().root().points())
                .containsOnlyKeys(new ChainName("seals", "sel_b"));
    }

    @Test
    void each_edited_byte_of_a_root_is_found() throws IOException {
        for (long number = 1; number <= 2; number++) {
            byte[] whole = bytes(number);
            for (int at = 0; at < whole.length; at += 7) {
                byte[] edited = whole.clone();
                edited[at] ^= 1;
                Files.write(file(number), edited);
                assertThat(found()).as("byte " + at).contains(root(number, Wrong.EDITED));
            }
            Files.write(file(number), whole);
        }
        assertThat(found()).isEmpty();
    }

    @Test
    void a_deleted_root_is_missed_also_the_newest_one_and_the_next_one_hangs_on_to_it() throws IOException {
        Files.delete(file(2));
        assertThat(found()).containsExactly(root(2, Wrong.MISSING));

        seals.write("sel_b", "two");
        assertThat(journals.gather()).isEmpty();

        assertThat(found()).as("it stays missing").containsExactly(root(2, Wrong.MISSING));
        Files.delete(file(1));
        assertThat(found()).containsExactly(root(1, Wrong.MISSING), root(2, Wrong.MISSING));
    }

    @Test
    void a_root_that_another_house_signed_vouches_for_nothing() throws IOException {
        seals.setBack("sel_a", 2);
        JournalRoot forged = new JournalRoot(
                3,
                Instant.parse("2026-11-28T10:00:00Z"),
                true,
                JournalRoot.hash(bytes(2)),
                new java.util.TreeMap<>(Map.of(
                        new ChainName("seals", "sel_a"),
                        new Point(2, seals.hash("sel_a", 2).orElseThrow()))));
        Files.write(file(3), forged.sign(signer("theirs")).bytes());

        JournalFinding setBack = new JournalFinding("seals", "sel_a", 3, Wrong.SET_BACK);
        assertThat(found()).containsExactly(root(3, Wrong.UNSIGNED), setBack);
        assertThat(journals.gather()).containsExactly(setBack);
    }

    @Test
    void a_root_whose_row_a_kill_left_out_is_no_finding_and_is_noted_by_the_next_gathering() {
        lie("delete from platform.journal_root where number = 2");
        assertThat(found()).isEmpty();

        assertThat(journals.gather()).isEmpty();

        assertThat(JdbcClient.create(database.app())
                        .sql("select max(number) from platform.journal_root")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void rows_that_are_gone_or_made_by_hand_are_found() {
        lie("delete from platform.journal_root where number = 1");
        assertThat(found()).containsExactly(root(1, Wrong.HEAD_MISSING));

        lie("update platform.journal_root set mac = '\\x00'");
        assertThat(found()).containsExactly(root(1, Wrong.HEAD_MISSING), root(2, Wrong.HEAD_NOT_AUTHENTIC));
    }

    @Test
    void nobody_changes_or_removes_rows_not_even_the_owner_of_the_table() {
        for (String wrong : List.of(
                "update platform.journal_root set number = 9 where number = 2",
                "delete from platform.journal_root",
                "truncate platform.journal_root")) {
            assertThatThrownBy(
                            () -> JdbcClient.create(database.owner()).sql(wrong).update())
                    .as(wrong)
                    .isInstanceOf(DataAccessException.class);
        }
    }

    @Test
    void the_whole_database_set_back_beside_its_roots_is_contradicted() {
        lie("delete from platform.journal_root");
        seals.setBack("sel_a", 2);
        seals.forget("sel_b");

        assertThat(found())
                .containsExactlyInAnyOrder(
                        root(1, Wrong.HEAD_MISSING),
                        new JournalFinding("seals", "sel_a", 3, Wrong.SET_BACK),
                        new JournalFinding("seals", "sel_b", 1, Wrong.SET_BACK));
        assertThat(journals.gather()).hasSize(2);
    }

    @Test
    void every_chain_stands_in_each_512th_root_so_that_nobody_reads_further_back() throws IOException {
        for (int number = 3; number <= Roots.FULL_EACH + 2; number++) {
            seals.write("sel_c", "entry " + number);
            assertThat(journals.gather()).isEmpty();
        }
        JournalRoot full = JournalRoot.read(bytes(513)).orElseThrow().root();
        assertThat(full.full()).isTrue();
        assertThat(full.points().keySet()).extracting(ChainName::chain).containsExactly("sel_a", "sel_b", "sel_c");
        assertThat(JournalRoot.read(bytes(514)).orElseThrow().root().points()).hasSize(1);

        Files.delete(file(2));
        seals.setBack("sel_a", 1);

        assertThat(journals.gather()).containsExactly(new JournalFinding("seals", "sel_a", 3, Wrong.SET_BACK));
    }

    @Test
    void every_finding_has_its_words_in_both_languages() {
        for (Locale language : List.of(Locale.CHINESE, Locale.ENGLISH)) {
            ResourceBundle words = Messages.of("org.hudang.server.messages", language);
            assertThat(words.keySet())
                    .containsAll(Stream.of(Wrong.values())
                            .map(wrong -> "archive.journal." + wrong)
                            .toList())
                    .containsAll(Stream.concat(
                                    Stream.of(JournalName.values()).map(JournalName::word),
                                    Stream.of(JournalFinding.ROOTS))
                            .map(journal -> "archive.journal.of." + journal)
                            .toList());
        }
    }

    private List<JournalFinding> found() {
        return journals.check().findings();
    }

    private Path file(long number) {
        return folder.resolve(String.format(Locale.ROOT, "journal-roots/%012d.root", number));
    }

    private byte[] bytes(long number) {
        try {
            return Files.readAllBytes(file(number));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** As whoever may switch off the triggers. */
    private void lie(String sql) {
        JdbcClient owner = JdbcClient.create(database.owner());
        owner.sql("alter table platform.journal_root disable trigger user").update();
        assertThat(owner.sql(sql).update()).isPositive();
        owner.sql("alter table platform.journal_root enable trigger user").update();
    }

    private Journals journals(PayloadSigner by) {
        DataSource app = database.app();
        return new Journals(
                Map.of(JournalName.SEALS, seals),
                new Journals.Parts(
                        folder.resolve("journal-roots"),
                        JdbcClient.create(app),
                        new DataSourceTransactionManager(app),
                        KEY,
                        by,
                        CLOCK));
    }

    private PayloadSigner signer(String house) throws IOException {
        CryptoProvider.register();
        SecureRandom random = new SecureRandom();
        Path home = Files.createDirectories(folder.resolve(house));
        KeyVault vault = KeyVault.open(
                home.resolve("vault"), KeyVault.passphraseFile(home.resolve("passphrase"), random), random);
        return PayloadKeys.open(
                vault,
                DemoAuthority.openOrCreate(home.resolve("authority"), CLOCK, random),
                PayloadAlgorithm.ES256,
                CLOCK);
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
