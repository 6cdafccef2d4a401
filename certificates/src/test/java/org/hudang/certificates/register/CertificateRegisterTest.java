package org.hudang.certificates.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.hudang.certificates.Acting;
import org.hudang.certificates.CertificateEvent;
import org.hudang.certificates.CertificateEvent.Act;
import org.hudang.certificates.CertificateException;
import org.hudang.certificates.CertificateId;
import org.hudang.certificates.CertificateMessages;
import org.hudang.certificates.CertificateRecord;
import org.hudang.certificates.CertificateState;
import org.hudang.certificates.CertificateUnknown;
import org.hudang.certificates.Entitlement.Entitled;
import org.hudang.certificates.FixedKeys;
import org.hudang.certificates.IdentityWitness.Witnessed;
import org.hudang.certificates.IssueCertificate;
import org.hudang.certificates.IssueCertificate.Holder;
import org.hudang.certificates.IssueCertificate.Validity;
import org.hudang.certificates.IssuedCertificate;
import org.hudang.certificates.Revocation;
import org.hudang.certificates.Revocation.Reason;
import org.hudang.certificates.Sample;
import org.hudang.certificates.StateRefused;
import org.hudang.certificates.check.CertificateVerdict;
import org.hudang.certificates.check.CertificateVerdict.Genuine;
import org.hudang.certificates.check.CertificateVerdict.Suspended;
import org.hudang.certificates.check.CertificateVerdict.Withdrawn;
import org.hudang.certificates.check.ListFolder;
import org.hudang.certificates.number.CertificateType;
import org.hudang.certificates.number.InventedTypeRefused;
import org.hudang.certificates.qr.QrReader;
import org.hudang.certificates.qr.QrWriter;
import org.hudang.certificates.status.StatusListToken;
import org.hudang.certificates.trust.SignedTrustList;
import org.hudang.certificates.trust.TrustList;
import org.hudang.certificates.trust.TrustListRefused;
import org.hudang.certificates.trust.TrustRoots;
import org.hudang.signing.PayloadContext;
import org.hudang.testbed.HandClock;
import org.hudang.testbed.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class CertificateRegisterTest {
    private static final String TOWN = "999001001";
    private static final String OTHER_TOWN = "999001002";
    private static final Acting CLERK = new Acting("clerk-07", TOWN);
    private static final Acting NEIGHBOUR = new Acting("clerk-09", OTHER_TOWN);
    private static final Acting BUREAU = new Acting("officer-01", Acting.BUREAU);
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final LocalDate TODAY = LocalDate.ofInstant(Sample.NOW, CHINA);
    private static final LocalDate REVIEW = LocalDate.of(2027, 12, 31);

    @TempDir
    static Path folder;

    private static TestDatabase database;
    private static DataSource app;
    private static TransactionTemplate transactions;
    private static JdbcClient jdbc;

    private final HandClock clock = HandClock.at(Sample.NOW, CHINA);
    private Entitled entitled = inForce("benefit-1", Optional.empty());
    private Witnessed witnessed = new Witnessed.Seen("id-card-at-counter", Sample.NOW.minusSeconds(60));
    private final CertificateRegister register = register(FixedKeys.es256());

    @BeforeAll
    static void open() {
        database = TestDatabase.migrated("certificate");
        app = database.app();
        transactions = database.transactions(app);
        jdbc = JdbcClient.create(app);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void an_issued_certificate_is_genuine_for_everybody_who_scans_it() {
        // when
        IssuedCertificate issued = register.issue(wish("key-genuine", "hh_genuine"), CLERK);

        // then
        assertThat(issued.again()).isFalse();
        assertThat(issued.notices()).isEmpty();
        assertThat(issued.qr().version()).isLessThanOrEqualTo(10);
        assertThat(QrReader.read(QrWriter.image(issued.qr(), 4))).containsExactly(issued.link());
        assertThat(verdict(issued))
                .isInstanceOfSatisfying(
                        Genuine.class,
                        genuine -> assertThat(genuine.facts())
                                .isEqualTo(issued.record().facts()));
        assertThat(issued.record().number().type())
                .isEqualTo(CertificateType.invented().code());
        assertThat(register.find(issued.record().number(), CLERK)).contains(issued.record());
        assertThat(register.find(issued.record().shortCode(), CLERK)).contains(issued.record());
        assertThat(register.find(issued.record().id(), CLERK)).contains(issued.record());
        assertThat(register.ofHousehold("hh_genuine", CLERK)).containsExactly(issued.record());
    }

    @Test
    void the_same_key_with_the_same_wish_gives_the_same_certificate_byte_by_byte() {
        IssuedCertificate first = register.issue(wish("key-again", "hh_again"), CLERK);
        clock.pass(Duration.ofHours(3));

        IssuedCertificate again = register.issue(wish("key-again", "hh_again"), CLERK);

        assertThat(again.again()).isTrue();
        assertThat(again.link()).isEqualTo(first.link());
        assertThat(again.record()).isEqualTo(first.record());
        assertThat(register.printed(first.record().id(), CLERK).orElseThrow().link())
                .isEqualTo(first.link());
        assertThat(register.journal("hh_again", CLERK)).hasSize(1);
    }

    @Test
    void the_same_key_with_another_wish_is_refused() {
        register.issue(wish("key-other", "hh_other"), CLERK);

        refused("CE-003", () -> register.issue(wish("key-other", "hh_different"), CLERK));
    }

    @Test
    void many_at_once_with_one_key_get_one_certificate() throws Exception {
        ExecutorService many = Executors.newFixedThreadPool(6);
        try {
            List<Callable<IssuedCertificate>> calls = new ArrayList<>();
            for (int n = 0; n < 12; n++) {
                calls.add(() -> register(FixedKeys.es256()).issue(wish("key-many", "hh_many"), CLERK));
            }
            Set<String> links = new HashSet<>();
            for (Future<IssuedCertificate> answer : many.invokeAll(calls)) {
                links.add(answer.get().link());
            }
            assertThat(links).hasSize(1);
            assertThat(register.ofHousehold("hh_many", CLERK)).hasSize(1);
        } finally {
            many.shutdown();
        }
    }

    @Test
    void without_a_benefit_in_force_nothing_is_issued() {
        entitled = new Entitled.NotInForce("stopped");

        refused("CE-001", () -> register.issue(wish("key-stopped", "hh_stopped"), CLERK));
        assertThat(register.ofHousehold("hh_stopped", BUREAU)).isEmpty();
        assertThat(register.journal("hh_stopped", BUREAU)).isEmpty();
    }

    @Test
    void without_an_identity_check_nothing_is_issued() {
        witnessed = new Witnessed.NotSeen("no-check");

        refused("CE-002", () -> register.issue(wish("key-unseen", "hh_unseen"), CLERK));
    }

    @Test
    void malformed_wishes_are_refused_and_nothing_is_kept() {
        refused("CE-008", () -> register.issue(with(new Holder("mem_1", "张样例", "123X")), CLERK));
        refused("CE-008", () -> register.issue(with(new Holder("mem_1", "张*\u202e例", "123X")), CLERK));
        refused("CE-008", () -> register.issue(with(new Holder("mem_1", "张*例", "12x")), CLERK));
        refused("CE-008", () -> register.issue(wish("short", "hh_malformed"), CLERK));
        refused("CE-008", () -> register.issue(wish("key-malformed", "hh_malformed"), NEIGHBOUR));
        assertThat(register.ofHousehold("hh_malformed", BUREAU)).isEmpty();
    }

    @Test
    void a_second_valid_certificate_of_the_same_benefit_and_holder_is_refused_unless_it_replaces() {
        entitled = inForce("benefit-replace", Optional.empty());
        IssuedCertificate old = register.issue(wish("key-before", "hh_replace"), CLERK);
        refused("CE-004", () -> register.issue(wish("key-second", "hh_replace"), CLERK));
        Validity ofAnother = Validity.between(TODAY, REVIEW).replacing(unknownId());
        refused("CE-004", () -> register.issue(wish("key-wrong1", "hh_replace", ofAnother), CLERK));
        refused("CE-009", () -> register.issue(wish("key-wrong2", "hh_nothing_to_replace", ofAnother), CLERK));

        IssuedCertificate fresh = register.issue(
                wish(
                        "key-fresh",
                        "hh_replace",
                        Validity.between(TODAY, REVIEW).replacing(old.record().id())),
                CLERK);

        assertThat(fresh.record().number().version()).isEqualTo(2);
        assertThat(fresh.record().number().serial())
                .isEqualTo(old.record().number().serial());
        CertificateRecord replaced = register.find(old.record().id(), CLERK).orElseThrow();
        assertThat(replaced.standing().state()).isEqualTo(CertificateState.REPLACED);
        assertThat(replaced.standing().replacedBy()).contains(fresh.record().id());
        assertThat(verdict(old)).isInstanceOf(Withdrawn.class);
        assertThat(verdict(fresh)).isInstanceOf(Genuine.class);
        assertThatThrownBy(() -> RegisterBed.withdraw(register, old.record().id()))
                .isInstanceOf(StateRefused.class);
    }

    @Test
    void a_suspended_certificate_comes_back_and_a_withdrawn_one_never() {
        IssuedCertificate issued = register.issue(wish("key-states", "hh_states"), CLERK);
        CertificateId id = issued.record().id();

        register.suspend(id, "asked for papers", CLERK);
        register.suspend(id, "asked for papers", CLERK);
        assertThat(verdict(issued)).isInstanceOf(Suspended.class);
        register.resume(id, "papers came", CLERK);
        assertThat(verdict(issued)).isInstanceOf(Genuine.class);
        RegisterBed.withdraw(register, id, new Revocation(Reason.LOST, "reported by phone"));
        assertThat(verdict(issued)).isInstanceOf(Withdrawn.class);
        assertThatThrownBy(() -> register.resume(id, "", CLERK))
                .isInstanceOfSatisfying(
                        StateRefused.class,
                        refused -> assertThat(CertificateMessages.sentence(refused, Locale.ENGLISH))
                                .isEqualTo("The certificate is REVOKED and cannot become VALID."));

        assertThat(register.journal("hh_states", CLERK))
                .extracting(CertificateEvent::act)
                .containsExactly(Act.ISSUED, Act.SUSPENDED, Act.RESUMED, Act.SUSPENDED, Act.REVOKED);
    }

    @Test
    void stopping_a_benefit_withdraws_its_certificates_in_the_same_transaction_or_not_at_all() {
        entitled = inForce("benefit-stop", Optional.empty());
        IssuedCertificate issued = register.issue(wish("key-stop", "hh_stop"), CLERK);

        // when the caller's transaction fails after the withdrawal
        assertThatThrownBy(() -> transactions.executeWithoutResult(status -> {
                    register.revokeForBenefit(
                            "hh_stop", "benefit-stop", Revocation.because(Reason.BENEFIT_STOPPED), CLERK);
                    throw new IllegalStateException("the stop itself failed");
                }))
                .hasMessage("the stop itself failed");

        // then nothing happened
        assertThat(verdict(issued)).isInstanceOf(Genuine.class);
        assertThat(register.journal("hh_stop", CLERK)).hasSize(1);

        // when it goes through, with the caller's own sight of rows left as it was
        List<String> sight = new ArrayList<>();
        transactions.executeWithoutResult(status -> {
            jdbc.sql("select set_config('hudang.township', ?, true)")
                    .param(OTHER_TOWN)
                    .query(String.class)
                    .single();
            assertThat(register.revokeForBenefit(
                            "hh_stop", "benefit-stop", Revocation.because(Reason.BENEFIT_STOPPED), CLERK))
                    .containsExactly(issued.record().id());
            sight.add(jdbc.sql("select current_setting('hudang.township')")
                    .query(String.class)
                    .single());
        });
        assertThat(sight).containsExactly(OTHER_TOWN);
        assertThat(verdict(issued)).isInstanceOf(Withdrawn.class);
        assertThat(register.revokeForBenefit(
                        "hh_stop", "benefit-stop", Revocation.because(Reason.BENEFIT_STOPPED), CLERK))
                .isEmpty();
    }

    @Test
    void another_township_sees_nothing_and_changes_nothing() {
        IssuedCertificate issued = register.issue(wish("key-town", "hh_town"), CLERK);
        CertificateId id = issued.record().id();

        assertThat(register.find(id, NEIGHBOUR)).isEmpty();
        assertThat(register.find(issued.record().number(), NEIGHBOUR)).isEmpty();
        assertThat(register.find(issued.record().shortCode(), NEIGHBOUR)).isEmpty();
        assertThat(register.ofHousehold("hh_town", NEIGHBOUR)).isEmpty();
        assertThat(register.journal("hh_town", NEIGHBOUR)).isEmpty();
        assertThatThrownBy(() -> register.suspend(id, "not ours", NEIGHBOUR)).isInstanceOf(CertificateUnknown.class);
        assertThat(register.find(id, BUREAU)).isPresent();
        assertThat(jdbc.sql("select count(*) from certificate.certificate")
                        .query(Integer.class)
                        .single())
                .as("without any township set")
                .isZero();
    }

    @Test
    void the_journal_is_a_chain_that_nobody_can_change() {
        IssuedCertificate issued = register.issue(wish("key-journal", "hh_journal"), CLERK);
        register.noteCheck(issued.record().id(), "hospital-1", "admission");
        register.noteCheck(unknownId(), "hospital-1", "admission");

        assertThat(register.journal("hh_journal", CLERK))
                .extracting(CertificateEvent::sequence)
                .containsExactly(1, 2);
        assertThat(register.journal("hh_journal", CLERK).get(1).done().detail()).isEqualTo("admission");
        assertThatThrownBy(() -> owner("update certificate.journal set detail = 'other'"))
                .hasMessageContaining("only ever added");
        assertThatThrownBy(() -> owner("delete from certificate.journal")).hasMessageContaining("only ever added");
        assertThatThrownBy(() -> owner("truncate certificate.journal")).hasMessageContaining("only ever added");
        assertThatThrownBy(() -> asBureau("update certificate.journal set detail = 'other'"))
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> asBureau("delete from certificate.certificate"))
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> asBureau("delete from certificate.status_entry"))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void a_journal_changed_behind_our_back_is_noticed() throws SQLException {
        for (String lie : List.of(
                "update certificate.journal set detail = 'other' where household = ? and sequence = 1",
                "update certificate.journal set done_by = 'somebody' where household = ? and sequence = 2",
                "delete from certificate.journal where household = ? and sequence = 1",
                "update certificate.journal set previous = hash where household = ? and sequence = 2")) {
            String household = "hh_lie_" + Math.floorMod(lie.hashCode(), 1_000_000);
            IssuedCertificate issued = register.issue(wish("key-" + household, household), CLERK);
            register.suspend(issued.record().id(), "", CLERK);
            assertThat(register.journal(household, CLERK)).hasSize(2);

            owner("alter table certificate.journal disable trigger only_added");
            owner(lie.replace("?", "'" + household + "'"));
            owner("alter table certificate.journal enable trigger only_added");

            refused("CE-015", () -> register.journal(household, BUREAU));
        }
    }

    @Test
    void a_status_list_is_signed_anew_after_a_change_and_after_half_of_its_ttl_only() {
        IssuedCertificate issued = register.issue(wish("key-resign", "hh_resign"), CLERK);
        int list = issued.record().facts().status().list();
        StatusListToken first = register.lists().statusList(list).orElseThrow();

        clock.pass(Duration.ofMinutes(29));
        assertThat(register.lists().statusList(list)).contains(first);
        assertThat(register.lists().resign()).isEmpty();
        clock.pass(Duration.ofMinutes(2));
        assertThat(register.lists().resign()).contains(list);
        StatusListToken second = register.lists().statusList(list).orElseThrow();
        assertThat(second.issuedAt()).isAfter(first.issuedAt());
        register.suspend(issued.record().id(), "", CLERK);
        assertThat(register.lists().statusList(list).orElseThrow()).isNotEqualTo(second);
        assertThat(register.lists().statusLists()).contains(list);
        assertThat(register.lists().statusList(999)).isEmpty();
    }

    @Test
    void places_in_the_status_list_are_random_and_never_shared() {
        Set<Integer> places = new HashSet<>();
        int rising = 0;
        int before = -1;
        for (int n = 0; n < 40; n++) {
            int place = register.issue(wish("key-place-" + n, "hh_place_" + n), CLERK)
                    .record()
                    .facts()
                    .status()
                    .index();
            places.add(place);
            rising += place > before ? 1 : 0;
            before = place;
        }
        assertThat(places).hasSize(40);
        assertThat(rising).isBetween(5, 36);
    }

    @Test
    void a_full_list_is_followed_by_a_new_one() throws SQLException {
        try (TestDatabase own = TestDatabase.migrated("certificate")) {
            DataSource source = own.app();
            CertificateRegister fresh =
                    register(FixedKeys.sm2(), source, own.transactions(source), folder.resolve("own"));
            assertThat(fresh.issue(wish("key-full-1", "hh_full_1"), CLERK)
                            .record()
                            .facts()
                            .status()
                            .list())
                    .isEqualTo(1);
            try (Connection connection = own.owner().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("update certificate.status_list set taken = " + StatusTables.FULL);
            }
            assertThat(fresh.issue(wish("key-full-2", "hh_full_2"), CLERK)
                            .record()
                            .facts()
                            .status()
                            .list())
                    .isEqualTo(2);
            assertThat(fresh.lists().statusLists()).containsExactly(1, 2);
        }
    }

    @Test
    void trust_lists_are_published_with_rising_numbers_only() {
        TrustList list = Sample.trust(FixedKeys.es256());
        TrustList newer = new TrustList(8, list.issuedAt(), list.refreshBy(), list.keys(), list.bureaus());
        byte[] seven = SignedTrustList.sign(list, FixedKeys.es256()).signed();
        byte[] eight = SignedTrustList.sign(newer, FixedKeys.es256()).signed();

        register.lists().publish(seven, BUREAU);
        register.lists().publish(eight, BUREAU);

        assertThat(register.lists().trustList().orElseThrow().list()).isEqualTo(newer);
        refused("CE-032", () -> register.lists().publish(seven, BUREAU));
        refused("CE-032", () -> register.lists().publish(eight, BUREAU));
        byte[] forged = SignedTrustList.sign(newer, FixedKeys.of("forger")).signed();
        assertThatThrownBy(() -> register.lists().publish(forged, BUREAU)).isInstanceOf(TrustListRefused.class);
    }

    @Test
    void the_invented_type_code_is_refused_for_real_people() {
        assertThatThrownBy(() -> new CertificateSettings(
                        CertificateSettings.Use.REAL,
                        Sample.HOST,
                        CertificateType.invented(),
                        "999001",
                        Sample.BUREAU,
                        CHINA))
                .isInstanceOf(InventedTypeRefused.class);
    }

    private CertificateRegister register(FixedKeys keys) {
        return register(keys, app, transactions, folder);
    }

    private CertificateRegister register(FixedKeys keys, DataSource source, TransactionTemplate work, Path lists) {
        CertificateSettings settings = new CertificateSettings(
                CertificateSettings.Use.DEMONSTRATION,
                Sample.HOST,
                CertificateType.invented(),
                "999001",
                Sample.BUREAU,
                CHINA);
        RegisterPorts ports = new RegisterPorts(
                (household, programme, on) -> entitled,
                (household, holder) -> witnessed,
                keys,
                new TrustRoots(List.of(
                        FixedKeys.es256().current(PayloadContext.TRUST_LIST).publicKey())),
                RegisterBed.HEADS,
                new ListFolder(lists));
        return new CertificateRegister(
                settings, new RegisterDatabase(JdbcClient.create(source), work), ports, clock, new SecureRandom());
    }

    private CertificateVerdict verdict(IssuedCertificate issued) {
        return Sample.checker(
                        Sample.trust(FixedKeys.es256()),
                        uri -> register.lists()
                                .statusList(issued.record().facts().status().list())
                                .filter(token -> token.uri().equals(uri))
                                .map(StatusListToken::token),
                        clock.instant())
                .check(issued.link())
                .verdict();
    }

    private Entitled inForce(String benefit, Optional<LocalDate> until) {
        return new Entitled.InForce(benefit, TOWN, 3, 2, REVIEW, until);
    }

    private static IssueCertificate wish(String key, String household) {
        return wish(key, household, Validity.between(TODAY, REVIEW));
    }

    private static IssueCertificate wish(String key, String household, Validity validity) {
        return new IssueCertificate(key, household, TOWN, holder(household + "-mem"), "DB", validity);
    }

    private static IssueCertificate with(Holder holder) {
        return new IssueCertificate(
                "key-malformed", "hh_malformed", TOWN, holder, "DB", Validity.between(TODAY, REVIEW));
    }

    private static Holder holder(String key) {
        return new Holder(key, "张*例", "123X");
    }

    private static CertificateId unknownId() {
        return CertificateId.random(new SecureRandom());
    }

    private static void refused(String code, Runnable act) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        CertificateException.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private static void owner(String sql) throws SQLException {
        try (Connection connection = database.owner().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false); // the session goes on, its township does not
            statement.execute("select set_config('hudang.township', '*', true)");
            statement.execute(sql);
            connection.commit();
        }
    }

    private static void asBureau(String sql) {
        transactions.executeWithoutResult(status -> {
            jdbc.sql("select set_config('hudang.township', '*', true)")
                    .query(String.class)
                    .single();
            jdbc.sql(sql).update();
        });
    }
}
