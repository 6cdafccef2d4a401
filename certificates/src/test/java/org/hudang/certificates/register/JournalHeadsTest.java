package org.hudang.certificates.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hudang.certificates.register.RegisterBed.BUREAU;
import static org.hudang.certificates.register.RegisterBed.CLERK;
import static org.hudang.certificates.register.RegisterBed.inForce;
import static org.hudang.certificates.register.RegisterBed.wish;

import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.hudang.certificates.CertificateEvent;
import org.hudang.certificates.CertificateId;
import org.hudang.certificates.CertificateState;
import org.hudang.certificates.JournalBroken;
import org.hudang.certificates.Revocation;
import org.hudang.certificates.Revocation.Reason;
import org.hudang.certificates.cose.Cbor;
import org.hudang.certificates.cose.CborWriter;
import org.hudang.signing.chain.ChainBreak;
import org.hudang.signing.chain.ChainHead;
import org.hudang.signing.chain.Harm;
import org.hudang.signing.chain.HeadlessChains;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the owner of the tables might try on the end of a journal, which its lines by themselves do not show. */
class JournalHeadsTest {
    private static final RegisterBed BED = new RegisterBed();

    private final CertificateJournals journals =
            new CertificateJournals(new RegisterDatabase(BED.jdbc, BED.transactions), RegisterBed.HEADS);

    @AfterAll
    static void close() {
        BED.close();
    }

    @Test
    void a_line_is_hashed_as_its_page_says() {
        CertificateId id = three("hh_page");

        CertificateEvent first = journal("hh_page").get(0);

        byte[] page = CborWriter.write(Cbor.array(
                Cbor.of(new byte[32]),
                Cbor.of("hh_page"),
                Cbor.of(1),
                Cbor.of(id.bytes()),
                Cbor.of("ISSUED"),
                Cbor.of("clerk-07"),
                Cbor.of(first.done().at().toEpochMilli()),
                Cbor.of("witnessed by id-card-at-counter")));
        assertThat(first.hash()).isEqualTo(HexFormat.of().formatHex(Tables.sha256(page)));
    }

    @Test
    void newest_lines_that_were_cut_off_are_found_and_nothing_is_written_after_them() throws SQLException {
        CertificateId id = three("hh_cut");
        lie("delete from certificate.journal where household = 'hh_cut' and sequence = 3");

        found("hh_cut", 3, Harm.CUT_OFF);
        BED.register().suspend(id, "asked for papers", CLERK);
        assertThatThrownBy(() -> BED.register().resume(id, "papers came", CLERK))
                .isInstanceOf(JournalBroken.class);
        assertThat(state(id)).isEqualTo(CertificateState.SUSPENDED);
        assertThat(lines("hh_cut")).isEqualTo(2);
    }

    @Test
    void damaging_the_journal_saves_no_certificate_from_being_withdrawn() throws SQLException {
        CertificateId id = three("hh_spared");
        lie("update certificate.journal set detail = 'nothing' where household = 'hh_spared' and sequence = 3");
        lie("delete from certificate.journal_head where household = 'hh_spared'");

        assertThat(BED.register()
                        .revokeForBenefit(
                                "hh_spared", "benefit-hh_spared", Revocation.because(Reason.BENEFIT_STOPPED), CLERK))
                .containsExactly(id);

        assertThat(state(id)).isEqualTo(CertificateState.REVOKED);
        assertThat(beside("hh_spared")).containsExactly("REVOKED after 3 by clerk-07");
        for (String wrong : List.of(
                "update certificate.journal_beside set act = 'SUSPENDED'",
                "delete from certificate.journal_beside",
                "truncate certificate.journal_beside")) {
            assertThatThrownBy(() -> BED.owner(wrong)).as(wrong).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void a_place_that_is_withdrawn_stays_so_whoever_writes() throws SQLException {
        CertificateId id = three("hh_stays");
        RegisterBed.withdraw(BED.register(), id);

        assertThatThrownBy(() -> BED.owner("update certificate.status_entry set value = 0 where value = 1"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("stays so");
    }

    @Test
    void putting_the_head_right_after_the_cut_needs_a_key_that_the_database_does_not_hold() throws SQLException {
        three("hh_right");
        lie("delete from certificate.journal where household = 'hh_right' and sequence = 3");
        lie("update certificate.journal_head set sequence = 2, hash = (select hash from certificate.journal"
                + " where household = 'hh_right' and sequence = 2) where household = 'hh_right'");

        found("hh_right", 2, Harm.HEAD_NOT_AUTHENTIC);
    }

    @Test
    void a_chain_computed_anew_does_not_end_with_what_the_head_names() throws SQLException {
        CertificateId id = three("hh_anew");
        CertificateEvent second = journal("hh_anew").get(1);
        CertificateEvent third = journal("hh_anew").get(2);
        byte[] hash = Tables.sha256(CborWriter.write(Cbor.array(
                Cbor.of(HexFormat.of().parseHex(second.hash())),
                Cbor.of("hh_anew"),
                Cbor.of(3),
                Cbor.of(id.bytes()),
                Cbor.of("REVOKED"),
                Cbor.of(third.done().by()),
                Cbor.of(third.done().at().toEpochMilli()),
                Cbor.of(third.done().detail()))));
        lie("update certificate.journal set act = 'REVOKED', hash = '\\x"
                + HexFormat.of().formatHex(hash) + "' where household = 'hh_anew' and sequence = 3");

        found("hh_anew", 3, Harm.EXCHANGED);
    }

    @Test
    void a_head_of_another_household_does_not_fit() throws SQLException {
        three("hh_from");
        three("hh_to");
        lie("update certificate.journal_head set hash = s.hash, mac = s.mac from certificate.journal_head s"
                + " where journal_head.household = 'hh_to' and s.household = 'hh_from'");

        found("hh_to", 3, Harm.EXCHANGED);
    }

    @Test
    void a_head_that_was_taken_away_is_missed() throws SQLException {
        CertificateId id = three("hh_headless");
        lie("delete from certificate.journal_head where household = 'hh_headless'");

        found("hh_headless", 3, Harm.HEAD_MISSING);
        BED.register().suspend(id, "asked for papers", CLERK);
        assertThatThrownBy(() -> BED.register().resume(id, "papers came", CLERK))
                .isInstanceOf(JournalBroken.class);
    }

    @Test
    void a_township_that_sees_a_part_of_the_lines_is_told_of_a_lie_in_the_others() throws SQLException {
        three("hh_part");
        lie("update certificate.journal set township = '999001002' where household = 'hh_part' and sequence = 1");
        assertThat(BED.register().journal("hh_part", CLERK))
                .extracting(CertificateEvent::sequence)
                .containsExactly(2, 3);

        lie("update certificate.journal set done_by = 'nobody' where household = 'hh_part' and sequence = 1");

        assertThatThrownBy(() -> BED.register().journal("hh_part", CLERK)).isInstanceOf(JournalBroken.class);
    }

    @Test
    void the_head_is_only_ever_moved_forward() {
        three("hh_forward");

        for (String wrong : List.of(
                "update certificate.journal_head set sequence = 2 where household = 'hh_forward'",
                "delete from certificate.journal_head where household = 'hh_forward'",
                "truncate certificate.journal_head")) {
            assertThatThrownBy(() -> BED.owner(wrong)).as(wrong).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void chains_begun_before_heads_were_kept_get_theirs_when_they_hold_and_only_then() throws SQLException {
        CertificateId id = three("hh_old");
        three("hh_old_lie");
        lie("delete from certificate.journal_head where household in ('hh_old', 'hh_old_lie')");
        lie("update certificate.journal set detail = 'other' where household = 'hh_old_lie' and sequence = 2");

        HeadlessChains.Given given = journals.giveHeads();

        assertThat(given.refused()).contains(new ChainBreak("hh_old_lie", 2, Harm.EDITED));
        assertThat(journal("hh_old")).hasSize(3);
        BED.register().suspend(id, "", CLERK);
        assertThat(journal("hh_old")).hasSize(4);
        found("hh_old_lie", 2, Harm.EDITED);
    }

    @Test
    void witnesses_see_all_heads_and_the_lines_they_stand_on() {
        three("hh_seen");
        String hash = "sha256:" + journal("hh_seen").get(2).hash();

        assertThat(journals.heads()).contains(new ChainHead("hh_seen", 3, hash, true));
        assertThat(journals.hash("hh_seen", 3)).contains(hash);
        assertThat(journals.hash("hh_seen", 4)).isEmpty();
    }

    /** Issued, suspended, resumed. */
    private static CertificateId three(String household) {
        CertificateRegister register = BED.register(inForce("benefit-" + household));
        CertificateId id = register.issue(wish("key-" + household, household), CLERK)
                .record()
                .id();
        register.suspend(id, "", CLERK);
        register.resume(id, "", CLERK);
        return id;
    }

    private static CertificateState state(CertificateId id) {
        return BED.register().find(id, BUREAU).orElseThrow().standing().state();
    }

    private static int lines(String household) {
        return asBureau(jdbc -> jdbc.sql("select count(*) from certificate.journal where household = ?")
                .param(household)
                .query(Integer.class)
                .single());
    }

    private static List<String> beside(String household) {
        return asBureau(jdbc -> jdbc.sql("select act || ' after ' || after_line || ' by ' || done_by"
                        + " from certificate.journal_beside where household = ?")
                .param(household)
                .query(String.class)
                .list());
    }

    private static <T> T asBureau(Function<JdbcClient, T> question) {
        return BED.transactions.execute(seen -> {
            BED.jdbc
                    .sql("select set_config('hudang.township', '*', true)")
                    .query(String.class)
                    .single();
            return question.apply(BED.jdbc);
        });
    }

    private static List<CertificateEvent> journal(String household) {
        return BED.register().journal(household, BUREAU);
    }

    private void found(String household, long number, Harm harm) {
        assertThat(journals.breaks()).contains(new ChainBreak(household, number, harm));
        assertThatThrownBy(() -> journal(household)).isInstanceOf(JournalBroken.class);
    }

    /** As whoever may switch off the triggers. */
    private static void lie(String sql) throws SQLException {
        for (String table : List.of("journal", "journal_head")) {
            BED.owner("alter table certificate." + table + " disable trigger user");
        }
        BED.owner(sql);
        for (String table : List.of("journal", "journal_head")) {
            BED.owner("alter table certificate." + table + " enable trigger user");
        }
    }
}
