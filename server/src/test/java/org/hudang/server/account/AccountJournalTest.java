package org.hudang.server.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.hudang.signing.chain.ChainBreak;
import org.hudang.signing.chain.ChainHead;
import org.hudang.signing.chain.Harm;
import org.hudang.signing.chain.HeadKey;
import org.hudang.signing.chain.HeadlessChains;
import org.hudang.testbed.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

class AccountJournalTest {
    private static final HeadKey KEY = (purpose, text) -> sha256("test key|" + purpose + "|" + text);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-28T01:00:00.123456789Z"), ZoneOffset.UTC);

    private TestDatabase database = TestDatabase.migrated("account");

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void lines_are_a_chain_with_an_authentic_head() {
        append(3);

        assertThat(journal().breaks()).isEmpty();
        ChainHead head = journal().heads().get(0);
        assertThat(head.chain()).isEqualTo("accounts");
        assertThat(head.number()).isEqualTo(3);
        assertThat(head.authentic()).isTrue();
        assertThat(journal().hash("accounts", 3)).contains(head.hash());
        assertThat(journal().hash("other", 3)).isEmpty();
    }

    @Test
    void the_first_line_is_hashed_as_its_page_says() {
        append(1);

        String page = "\0\0\0@" + "0".repeat(64) + "\0\0\0\u00011" + "\0\0\0\u00101795827600123456"
                + "\0\0\0\u0006system" + "\0\0\0\u0006act-01" + "\0\0\0\u0005clerk" + "\0\0\0\u0005local";
        assertThat(journal().hash("accounts", 1))
                .contains("sha256:" + java.util.HexFormat.of().formatHex(sha256(page)));
    }

    @Test
    void an_edited_a_deleted_and_a_cut_off_line_are_named() {
        append(5);
        lie("update account.journal set actor = 'nobody' where number = 2");
        broken(2, Harm.EDITED);
        lie("update account.journal set actor = 'system' where number = 2");
        assertThat(journal().breaks()).isEmpty();

        lie("delete from account.journal where number = 5");
        broken(5, Harm.CUT_OFF);
        lie("delete from account.journal where number = 3");
        broken(3, Harm.MISSING);
    }

    @Test
    void putting_the_head_right_after_a_cut_needs_a_key_that_the_database_does_not_hold() {
        append(3);
        lie("delete from account.journal where number = 3");
        lie("update account.journal_head set number = 2, hash = (select hash from account.journal where number = 2)");

        broken(2, Harm.HEAD_NOT_AUTHENTIC);
    }

    @Test
    void after_a_break_lines_go_on_and_the_head_stays_as_evidence() {
        append(3);
        lie("delete from account.journal where number = 3");
        append(2);

        broken(4, Harm.EXCHANGED);
        assertThat(journal().heads())
                .singleElement()
                .extracting(ChainHead::number)
                .isEqualTo(3L);
        assertThat(count()).isEqualTo(4);
    }

    @Test
    void a_journal_emptied_with_its_head_left_is_missed_and_a_head_taken_away_too() {
        append(2);
        lie("delete from account.journal");
        broken(1, Harm.CUT_OFF);

        append(1);
        lie("delete from account.journal_head");
        append(1);
        broken(2, Harm.HEAD_MISSING);
    }

    @Test
    void nobody_changes_or_removes_lines_not_even_the_owner_of_the_table() {
        append(2);

        for (String wrong : List.of(
                "update account.journal set actor = 'nobody'",
                "delete from account.journal",
                "truncate account.journal",
                "update account.journal_head set number = 1",
                "delete from account.journal_head")) {
            assertThatThrownBy(
                            () -> JdbcClient.create(database.owner()).sql(wrong).update())
                    .as(wrong)
                    .isInstanceOf(DataAccessException.class);
        }
    }

    @Test
    void lines_older_than_the_chain_are_chained_by_the_migration_and_get_their_head_once() {
        database.close();
        database = TestDatabase.migrated();
        migrate("002");
        JdbcClient owner = JdbcClient.create(database.owner());
        for (int line = 1; line <= 3; line++) {
            owner.sql(
                            "insert into account.journal (at, actor, act, about, source) values (?, '张样例', 'signed-in', '', '::1')")
                    .param(Timestamp.from(Instant.parse("2026-11-0" + line + "T01:00:00.000007Z")))
                    .update();
        }
        owner.sql("delete from account.journal where ordinal = 2").update(); // numbers had gaps then
        migrate("latest");
        broken(2, Harm.HEAD_MISSING);

        assertThat(journal().giveHeads()).isEqualTo(new HeadlessChains.Given(1, List.of()));

        assertThat(journal().breaks()).isEmpty();
        append(1);
        assertThat(journal().breaks()).isEmpty();
        assertThat(count()).isEqualTo(3);
        assertThat(journal().giveHeads()).isEqualTo(new HeadlessChains.Given(0, List.of()));
    }

    @Test
    void old_lines_that_do_not_hold_get_no_head() {
        append(3);
        lie("delete from account.journal_head");
        lie("update account.journal set source = 'elsewhere' where number = 2");

        assertThat(journal().giveHeads())
                .isEqualTo(new HeadlessChains.Given(0, List.of(new ChainBreak("accounts", 2, Harm.EDITED))));
        assertThat(journal().heads()).isEmpty();
    }

    private void append(int lines) {
        for (int line = 1; line <= lines; line++) {
            journal().append("system", "act-0" + line, "clerk", "local");
        }
    }

    private void broken(long number, Harm harm) {
        assertThat(journal().breaks()).containsExactly(new ChainBreak("accounts", number, harm));
    }

    private AccountJournal journal() {
        DataSource app = database.app();
        return new AccountJournal(JdbcClient.create(app), database.transactions(app), KEY, CLOCK);
    }

    private int count() {
        return JdbcClient.create(database.app())
                .sql("select count(*) from account.journal")
                .query(Integer.class)
                .single();
    }

    /** As whoever may switch off the triggers. */
    private void lie(String sql) {
        JdbcClient owner = JdbcClient.create(database.owner());
        for (String state : List.of("disable", "enable")) {
            owner.sql("alter table account.journal " + state + " trigger user").update();
            owner.sql("alter table account.journal_head " + state + " trigger user")
                    .update();
            if (state.equals("disable")) {
                assertThat(owner.sql(sql).update()).isPositive();
            }
        }
    }

    private void migrate(String target) {
        Flyway.configure()
                .dataSource(database.owner())
                .schemas("account")
                .defaultSchema("account")
                .locations("classpath:org/hudang/account/migration")
                .target(target)
                .load()
                .migrate();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
