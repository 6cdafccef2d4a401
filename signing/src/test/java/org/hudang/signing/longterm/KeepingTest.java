package org.hudang.signing.longterm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.hudang.signing.longterm.KeepingRegister.Due;
import org.hudang.signing.longterm.KeepingRegister.State;
import org.hudang.signing.pdf.SignatureProfile;
import org.hudang.signing.seal.Officer;
import org.hudang.signing.seal.TownshipTables;
import org.hudang.signing.timestamp.TimestampAnswer;
import org.hudang.signing.timestamp.Timestamps;
import org.hudang.signing.verify.SignatureReport;
import org.hudang.signing.verify.SignatureReport.Kind;
import org.hudang.signing.verify.SignatureReport.Level;
import org.hudang.signing.verify.Verdict;
import org.hudang.testbed.HandClock;
import org.hudang.testbed.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The duty of keeping, over a real register; papers lie on a shelf that never writes anything over. */
class KeepingTest {
    private static final String TOWN = "999001101";
    private static final String A = "itm_" + "a".repeat(26);
    private static final String B = "itm_" + "b".repeat(26);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private TestDatabase database;
    private TransactionTemplate transactions;
    private Office office;
    private KeepingRegister register;
    private Shelf shelf;
    private Switch stamps;

    @BeforeEach
    void open() {
        database = TestDatabase.migrated("signing");
        DataSource app = database.app();
        transactions = database.transactions(app);
        office = new Office(folder, HandClock.at(Office.FOUNDED));
        register = new KeepingRegister(app, transactions);
        shelf = new Shelf();
        stamps = new Switch(office.authority().timestamps());
    }

    @AfterEach
    void close() {
        database.close();
    }

    /** A time-stamping authority that can be away. */
    private static final class Switch implements Timestamps {
        private final Timestamps authority;
        private boolean away;

        Switch(Timestamps authority) {
            this.authority = authority;
        }

        @Override
        public TimestampAnswer stamp(org.hudang.signing.key.DigestAlgorithm algorithm, byte[] imprint) {
            return away
                    ? new TimestampAnswer.NoAnswer(TimestampAnswer.Reason.UNREACHABLE, "nobody is there")
                    : authority.stamp(algorithm, imprint);
        }
    }

    /** Papers with their copies, the newest last; a copy and its note are filed in one transaction or not at all. */
    private final class Shelf implements KeptPapers {
        private final Map<String, List<byte[]>> papers = new HashMap<>();
        private boolean dying;
        private Runnable meanwhile = () -> {};

        void put(String paper, byte[] pdf) {
            papers.put(paper, new ArrayList<>(List.of(pdf)));
            register.enlist(paper, TOWN, office.clock().instant());
        }

        private List<byte[]> of(String paper) {
            return Objects.requireNonNull(papers.get(paper));
        }

        byte[] newest(String paper) {
            List<byte[]> copies = of(paper);
            return copies.get(copies.size() - 1);
        }

        int copies(String paper) {
            return of(paper).size() - 1;
        }

        @Override
        public Newest read(Due paper) {
            return new Newest(newest(paper.paper()), "digest");
        }

        @Override
        public void file(Due paper, Copy copy) {
            meanwhile.run();
            transactions.executeWithoutResult(status -> {
                register.kept(paper.paper(), copy.next());
                if (dying) {
                    throw new IllegalStateException("the process is gone");
                }
            });
            of(paper.paper()).add(copy.pdf());
        }
    }

    private Keeping keeping() {
        LongTermParts parts = office.parts();
        LongTerm longTerm = LongTerm.with(
                new LongTermParts(parts.revocation(), stamps, parts.anchors(), parts.rule(), parts.clock()));
        return new Keeping(longTerm, register, shelf, office.clock());
    }

    @Test
    void a_filed_paper_is_brought_to_level_lta_once_and_is_due_again_in_a_year() {
        byte[] filed = office.signed(SignatureProfile.BOTH);
        shelf.put(A, filed);

        Keeping.Run first = keeping().run(10);
        Keeping.Run second = keeping().run(10);

        assertThat(first).isEqualTo(new Keeping.Run(1, 0, 0));
        assertThat(second.papers()).isZero();
        assertThat(shelf.copies(A)).isEqualTo(1);
        assertThat(levels(A)).containsOnly(Level.B_LTA);
        assertThat(Arrays.copyOf(shelf.newest(A), filed.length)).isEqualTo(filed);
        assertThat(office.judge(shelf.newest(A)).verdict()).isEqualTo(new Verdict.Valid());
        assertThat(register.due(office.clock().instant().plus(Duration.ofDays(364)), 10))
                .isEmpty();
        assertThat(register.due(office.clock().instant().plus(Duration.ofDays(365)), 10))
                .extracting(Due::state)
                .containsExactly(State.LTA);
    }

    @Test
    void a_paper_that_moves_to_another_township_while_it_is_looked_after_is_noted_all_the_same() {
        shelf.put(A, office.signed(SignatureProfile.BOTH));
        shelf.meanwhile = () -> new TownshipTables(database.app(), transactions).as(Officer.BUREAU, () -> {
            register.give(List.of(A), "999001102");
            return A;
        });

        assertThat(keeping().run(10)).isEqualTo(new Keeping.Run(1, 0, 0));

        assertThat(keeping().run(10).papers()).isZero();
        assertThat(shelf.copies(A)).isEqualTo(1);
    }

    @Test
    void a_paper_that_was_destroyed_is_never_looked_after_again() {
        shelf.put(A, office.signed(SignatureProfile.BOTH));

        register.release(List.of(A));

        Instant later = office.clock().instant().plus(Duration.ofDays(365_000));
        assertThat(register.due(later, 10)).isEmpty();
        assertThat(keeping().run(10).papers()).isZero();
        assertThat(shelf.copies(A)).isZero();
    }

    @Test
    void while_the_authority_is_away_a_paper_is_pending_and_when_it_is_back_it_reaches_level_lta() {
        stamps.away = true;
        shelf.put(A, office.signed(SignatureProfile.GUOMI, stamps).bytes());

        assertThat(keeping().run(10)).isEqualTo(new Keeping.Run(0, 1, 0));
        KeepingRegister.Status waiting = register.status(office.clock().instant());
        assertThat(waiting.papers()).containsEntry(State.PENDING, 1);
        assertThat(waiting.waiting()).singleElement().satisfies(one -> {
            assertThat(one.tries()).isEqualTo(1);
            assertThat(one.code()).contains("timestamp SM3");
        });
        assertThat(keeping().run(10).papers()).as("not before its time").isZero();

        stamps.away = false;
        office.clock().pass(Duration.ofMinutes(1));
        assertThat(keeping().run(10)).isEqualTo(new Keeping.Run(1, 0, 0));

        assertThat(levels(A)).containsOnly(Level.B_LTA);
        assertThat(register.status(office.clock().instant()).waiting()).isEmpty();
    }

    @Test
    void it_is_tried_less_and_less_often_but_never_given_up() {
        stamps.away = true;
        shelf.put(A, office.signed(SignatureProfile.INTL, stamps).bytes());
        List<Duration> pauses = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            Instant now = office.clock().instant();
            assertThat(keeping().run(10)).isEqualTo(new Keeping.Run(0, 1, 0));
            Instant next = register.status(now).waiting().get(0).at();
            pauses.add(Duration.between(now, next));
            office.clock().set(next);
        }

        assertThat(pauses.subList(0, 4))
                .containsExactly(
                        Duration.ofMinutes(1), Duration.ofMinutes(2), Duration.ofMinutes(4), Duration.ofMinutes(8));
        assertThat(pauses.get(10)).isEqualTo(Duration.ofHours(6));
        stamps.away = false;
        assertThat(keeping().run(10).kept()).isEqualTo(1);
    }

    @Test
    void a_process_that_dies_between_stamp_and_filing_loses_nothing_and_the_next_run_files_one_copy() {
        shelf.put(A, office.signed(SignatureProfile.BOTH));
        shelf.dying = true;

        assertThat(keeping().run(10)).isEqualTo(new Keeping.Run(0, 1, 0));
        assertThat(shelf.copies(A)).isZero();
        assertThat(register.status(office.clock().instant()).papers()).containsEntry(State.T, 1);

        shelf.dying = false;
        office.clock().pass(Duration.ofMinutes(1));
        assertThat(keeping().run(10)).isEqualTo(new Keeping.Run(1, 0, 0));
        assertThat(keeping().run(10).papers()).isZero();
        assertThat(shelf.copies(A)).isEqualTo(1);
    }

    @Test
    void what_is_due_after_a_year_is_prolonged_by_another_copy_and_the_older_one_stays() {
        shelf.put(A, office.signed(SignatureProfile.INTL));
        keeping().run(10);
        byte[] older = shelf.newest(A);
        office.clock().pass(Duration.ofDays(365));

        assertThat(keeping().run(10)).isEqualTo(new Keeping.Run(1, 0, 0));

        assertThat(shelf.copies(A)).isEqualTo(2);
        assertThat(Arrays.copyOf(shelf.newest(A), older.length)).isEqualTo(older);
        assertThat(office.judge(shelf.newest(A)).verdict()).isEqualTo(new Verdict.Valid());
        assertThat(office.judge(shelf.newest(A)).signatures())
                .filteredOn(one -> one.kind() == Kind.TIMESTAMP)
                .hasSize(2);
    }

    @Test
    void a_paper_that_does_not_hold_is_stuck_with_its_code_and_keeps_no_other_from_being_kept() {
        byte[] altered = office.signed(SignatureProfile.INTL);
        altered[altered.length / 3] ^= 1;
        shelf.put(A, altered);
        shelf.put(B, office.signed(SignatureProfile.INTL));

        assertThat(keeping().run(10)).isEqualTo(new Keeping.Run(1, 0, 1));

        assertThat(shelf.copies(A)).isZero();
        assertThat(register.status(office.clock().instant()).waiting())
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.paper()).isEqualTo(A);
                    assertThat(one.state()).isEqualTo(State.STUCK);
                    assertThat(one.code().orElseThrow()).startsWith("altered SG-");
                });
        office.clock().pass(Duration.ofDays(30));
        assertThat(keeping().run(10).papers()).as("not tried again by itself").isZero();
        assertThat(register.tryStuckAgain(office.clock().instant())).isEqualTo(1);
        assertThat(keeping().run(10)).isEqualTo(new Keeping.Run(0, 0, 1));
    }

    @Test
    void a_run_looks_after_few_papers_the_longest_overdue_first() {
        shelf.put(A, office.signed(SignatureProfile.INTL));
        office.clock().pass(Duration.ofSeconds(1));
        shelf.put(B, office.signed(SignatureProfile.INTL));

        assertThat(keeping().run(1).kept()).isEqualTo(1);

        assertThat(shelf.copies(A)).isEqualTo(1);
        assertThat(shelf.copies(B)).isZero();
    }

    @Test
    void a_paper_is_enlisted_once_and_only_its_township_and_the_bureau_see_it() {
        shelf.put(A, office.signed(SignatureProfile.INTL));
        keeping().run(10);
        register.enlist(A, TOWN, office.clock().instant());

        assertThat(register.status(office.clock().instant()).papers()).containsEntry(State.LTA, 1);
        assertThat(seen(TOWN)).isEqualTo(1);
        assertThat(seen("999001102")).isZero();
        assertThat(seen("")).isZero();
        assertThatThrownBy(() -> JdbcClient.create(database.owner())
                        .sql("delete from signing.kept_paper")
                        .update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("append-only");
    }

    private int seen(String township) {
        DataSource app = database.app();
        JdbcClient jdbc = JdbcClient.create(app);
        Integer seen = database.transactions(app).execute(status -> {
            jdbc.sql("select set_config('hudang.township', ?, true)")
                    .param(township)
                    .query(String.class)
                    .single();
            return jdbc.sql("select count(*) from signing.kept_paper")
                    .query(Integer.class)
                    .single();
        });
        return seen == null ? -1 : seen;
    }

    private List<Level> levels(String paper) {
        return office.judge(shelf.newest(paper)).signatures().stream()
                .filter(signature -> signature.kind() != Kind.TIMESTAMP)
                .map(SignatureReport::level)
                .toList();
    }
}
