package org.hudang.certificates.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.hudang.certificates.CertificateId;
import org.hudang.certificates.CertificateState;
import org.hudang.certificates.Entitlement;
import org.hudang.certificates.IssueCertificate.Validity;
import org.hudang.certificates.IssuedCertificate;
import org.hudang.certificates.Revocation;
import org.hudang.certificates.Revocation.Reason;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What happens at the same time to one household. */
class RegisterRacesTest {
    private static final RegisterBed BED = new RegisterBed();
    private static final ExecutorService OTHERS = Executors.newCachedThreadPool();

    @AfterAll
    static void close() {
        OTHERS.shutdown();
        BED.close();
    }

    @Test
    void withdrawing_one_certificate_while_another_is_issued_for_the_household_lets_both_through() throws Exception {
        CertificateRegister register = BED.register();
        CertificateId old = register.issue(RegisterBed.wish("key-both-1", "hh_both"), RegisterBed.CLERK)
                .record()
                .id();
        Meanwhile<Object> withdrawal = new Meanwhile<>(() -> {
            RegisterBed.withdraw(register, old);
            return old;
        });

        IssuedCertificate fresh = BED.register(withdrawal.whenAsked("benefit-2"))
                .issue(RegisterBed.wish("key-both-2", "hh_both"), RegisterBed.CLERK);

        withdrawal.outcome();
        assertThat(state(register, old)).isEqualTo(CertificateState.REVOKED);
        assertThat(state(register, fresh.record().id())).isEqualTo(CertificateState.VALID);
    }

    @Test
    void a_benefit_withdrawn_while_its_certificate_is_being_issued_takes_that_one_with_it() throws Exception {
        CertificateRegister register = BED.register();
        Meanwhile<List<CertificateId>> stop = new Meanwhile<>(() -> register.revokeForBenefit(
                "hh_late", "benefit-3", Revocation.because(Reason.BENEFIT_STOPPED), RegisterBed.CLERK));

        IssuedCertificate issued = BED.register(stop.whenAsked("benefit-3"))
                .issue(RegisterBed.wish("key-late", "hh_late"), RegisterBed.CLERK);

        assertThat(stop.outcome()).containsExactly(issued.record().id());
        assertThat(state(register, issued.record().id())).isEqualTo(CertificateState.REVOKED);
    }

    @Test
    void a_replacement_that_waits_for_a_place_keeps_no_list_from_those_it_waits_for() throws Exception {
        CertificateRegister register = BED.register(RegisterBed.inForce("benefit-4"));
        CertificateId old = register.issue(RegisterBed.wish("key-swap-1", "hh_swap"), RegisterBed.CLERK)
                .record()
                .id();
        Future<IssuedCertificate> replacement;
        try (Connection other = BED.database.owner().getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("select pg_advisory_xact_lock(hashtextextended('certificate.status_list', 0))");
            replacement = OTHERS.submit(() -> register.issue(
                    RegisterBed.wish(
                            "key-swap-2",
                            "hh_swap",
                            RegisterBed.TOWN,
                            Validity.between(RegisterBed.TODAY, RegisterBed.REVIEW)
                                    .replacing(old)),
                    RegisterBed.CLERK));
            JdbcClient looking = JdbcClient.create(BED.database.owner());
            while (!replacement.isDone() && Meanwhile.waiting(looking) == 0) {
                Thread.onSpinWait();
            }

            statement.execute("select list from certificate.status_list for update nowait");
            other.rollback();
        }

        assertThat(replacement.get().record().standing().state()).isEqualTo(CertificateState.VALID);
        assertThat(state(register, old)).isEqualTo(CertificateState.REPLACED);
    }

    private static CertificateState state(CertificateRegister register, CertificateId id) {
        return register.find(id, RegisterBed.BUREAU).orElseThrow().standing().state();
    }

    /** Something that another thread does while a certificate is being issued. */
    private static final class Meanwhile<T> {
        private final Supplier<T> act;
        private final List<Future<T>> begun = new ArrayList<>();

        Meanwhile(Supplier<T> act) {
            this.act = act;
        }

        /** Says that the benefit is in force, and goes on when the other has finished or waits in the database. */
        Entitlement whenAsked(String benefit) {
            return (household, programme, on) -> {
                Future<T> other = OTHERS.submit(act::get);
                begun.add(other);
                JdbcClient looking = JdbcClient.create(BED.database.owner());
                while (!other.isDone() && waiting(looking) == 0) {
                    Thread.onSpinWait();
                }
                return RegisterBed.granted(benefit, RegisterBed.TOWN);
            };
        }

        T outcome() throws Exception {
            return begun.get(0).get();
        }

        private static int waiting(JdbcClient looking) {
            return looking.sql("select count(*) from pg_locks where not granted")
                    .query(Integer.class)
                    .single();
        }
    }
}
