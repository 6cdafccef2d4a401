package org.hudang.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hudang.archive.Acting;
import org.hudang.signing.chain.ChainBreak;
import org.hudang.signing.chain.Harm;
import org.hudang.testbed.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class CaseworkJournalTest {
    private static final TestDatabase DB = TestDatabase.migrated("casework");

    private final DataSource app = DB.app();
    private final JdbcClient jdbc = JdbcClient.create(app);
    private final TransactionTemplate transactions = DB.transactions(app);
    private final CaseworkJournal journal = new CaseworkJournal(
            jdbc, Keys.FIELDS, Clock.fixed(Instant.parse("2026-11-24T02:00:00.123456789Z"), ZoneOffset.UTC));

    @AfterAll
    static void drop() {
        DB.close();
    }

    @Test
    void entries_are_read_back_in_order() {
        write("hh_a", 3);

        assertThat(read("hh_a")).extracting(CaseworkJournal.Entry::facts).containsExactly("fact 1", "fact 2", "fact 3");
    }

    @Test
    void an_entry_is_digested_as_its_page_says() throws NoSuchAlgorithmException {
        write("hh_page", 1);
        ByteArrayOutputStream page = new ByteArrayOutputStream();
        page.writeBytes(new byte[32]);
        page.writeBytes(("00000007hh_page" + "00000009999001001" + "000000011" + "0000001b2026-11-24T02:00:00.123456Z"
                        + "00000005clerk" + "00000003act" + "00000006fact 1")
                .getBytes(StandardCharsets.US_ASCII));

        byte[] stored = transactions.execute(status -> {
            scope();
            return jdbc.sql("select digest from casework.journal where household = 'hh_page'")
                    .query(byte[].class)
                    .single();
        });

        assertThat(stored).isEqualTo(MessageDigest.getInstance("SHA-256").digest(page.toByteArray()));
    }

    @Test
    void the_application_can_neither_edit_nor_delete_an_entry() {
        write("hh_b", 1);

        assertThatThrownBy(() ->
                        jdbc.sql("update casework.journal set facts = 'x'").update())
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> jdbc.sql("delete from casework.journal").update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void an_entry_that_was_cut_off_the_end_is_found_and_nothing_is_written_after_it() {
        write("hh_cut", 3);
        owner("delete from casework.journal where household = 'hh_cut' and ordinal = 3");

        altered(() -> read("hh_cut"));
        altered(() -> write("hh_cut", 1));
    }

    @Test
    void putting_the_head_right_after_the_cut_needs_a_key_that_the_database_does_not_hold() {
        write("hh_head", 3);
        owner("delete from casework.journal where household = 'hh_head' and ordinal = 3");
        owner("update casework.journal_head set ordinal = 2, digest = (select digest from casework.journal"
                + " where household = 'hh_head' and ordinal = 2) where household = 'hh_head'");

        altered(() -> read("hh_head"));
        altered(() -> write("hh_head", 1));
    }

    @Test
    void a_journal_that_was_deleted_whole_is_found() {
        write("hh_gone", 2);
        owner("delete from casework.journal where household = 'hh_gone'");

        altered(() -> read("hh_gone"));
    }

    @Test
    void a_head_of_another_household_does_not_fit() {
        write("hh_from", 2);
        write("hh_to", 2);
        owner("update casework.journal_head set digest = s.digest, mac = s.mac from casework.journal_head s"
                + " where journal_head.household = 'hh_to' and s.household = 'hh_from'");

        altered(() -> read("hh_to"));
    }

    @Test
    void two_entries_that_changed_places_are_found() {
        write("hh_swap", 3);
        owner("update casework.journal set ordinal = 9 where household = 'hh_swap' and ordinal = 1");
        owner("update casework.journal set ordinal = 1 where household = 'hh_swap' and ordinal = 2");
        owner("update casework.journal set ordinal = 2 where household = 'hh_swap' and ordinal = 9");

        altered(() -> read("hh_swap"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update casework.journal set facts = 'other' where household = 'hh_%s' and ordinal = 2",
                "update casework.journal set actor = 'other' where household = 'hh_%s' and ordinal = 2",
                "delete from casework.journal where household = 'hh_%s' and ordinal = 2",
                "update casework.journal set ordinal = 9 where household = 'hh_%s' and ordinal = 2"
            })
    void whoever_owns_the_database_is_found_out(String tampering) {
        String household = Integer.toHexString(tampering.hashCode());
        write("hh_" + household, 3);

        owner(tampering.formatted(household));

        altered(() -> read("hh_" + household));
    }

    @Test
    void witnesses_see_all_heads_the_entries_they_stand_on_and_what_was_done() {
        write("hh_whole", 3);
        write("hh_edited", 3);
        write("hh_short", 3);
        owner("update casework.journal set facts = 'other' where household = 'hh_edited' and ordinal = 2");
        owner("delete from casework.journal where household = 'hh_short' and ordinal = 3");
        CaseworkJournals witnessed = new CaseworkJournals(journal, new Scope(jdbc, transactions));

        assertThat(witnessed.breaks())
                .contains(new ChainBreak("hh_edited", 2, Harm.EDITED), new ChainBreak("hh_short", 3, Harm.CUT_OFF))
                .noneMatch(broken -> broken.chain().equals("hh_whole"));
        assertThat(witnessed.heads())
                .filteredOn(head -> head.chain().equals("hh_whole"))
                .singleElement()
                .satisfies(head -> {
                    assertThat(head.number()).isEqualTo(3);
                    assertThat(head.authentic()).isTrue();
                    assertThat(witnessed.hash("hh_whole", 3)).contains(head.hash());
                });
    }

    /** As whoever owns the database. */
    private static void owner(String tampering) {
        JdbcClient owner = JdbcClient.create(DB.owner());
        owner.sql("alter table casework.journal no force row level security").update();
        owner.sql("alter table casework.journal_head no force row level security")
                .update();
        assertThat(owner.sql(tampering).update()).isPositive();
    }

    private static void altered(ThrowingCallable act) {
        assertThatThrownBy(act)
                .asInstanceOf(type(JournalAltered.class))
                .extracting(CaseworkException::code)
                .isEqualTo("CW-090");
    }

    private void write(String household, int entries) {
        transactions.executeWithoutResult(status -> {
            scope();
            for (int i = 1; i <= entries; i++) {
                journal.append(household, "999001001", "act", "fact " + i, new Acting("clerk", "999001001"));
            }
        });
    }

    private List<CaseworkJournal.Entry> read(String household) {
        return transactions.execute(status -> {
            scope();
            return journal.read(household);
        });
    }

    private void scope() {
        jdbc.sql("select set_config('hudang.township', '*', true)")
                .query(String.class)
                .single();
    }
}
