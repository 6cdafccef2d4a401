package org.hudang.certificates.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hudang.certificates.register.RegisterBed.CLERK;
import static org.hudang.certificates.register.RegisterBed.wish;

import java.time.Instant;
import org.hudang.certificates.CertificateId;
import org.hudang.certificates.CertificateRecord;
import org.hudang.certificates.CertificateRecord.Shown;
import org.hudang.certificates.CertificateRecord.Telling;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What staff are told of a certificate: its state in the register, and its dates where the state lets them count. */
class CertificateTellingTest {
    private static final RegisterBed BED = new RegisterBed();
    private final CertificateRegister register = BED.register();

    @AfterAll
    static void close() {
        BED.close();
    }

    @Test
    void a_valid_certificate_is_told_by_its_dates() {
        CertificateRecord issued =
                register.issue(wish("key-told", "hh_told"), CLERK).record();
        Instant from = issued.facts().times().notBefore();
        Instant end = issued.facts().times().notAfter();

        assertThat(issued.at(from.minusSeconds(1)).shown()).isEqualTo(Shown.NOT_YET);
        assertThat(issued.at(from).shown()).isEqualTo(Shown.VALID);
        assertThat(issued.at(end.minusSeconds(1)).shown()).isEqualTo(Shown.VALID);
        assertThat(issued.at(end)).isEqualTo(new Telling(Shown.EXPIRED, end));
    }

    @Test
    void a_suspended_certificate_expires_too() {
        CertificateId id =
                register.issue(wish("key-aside", "hh_aside"), CLERK).record().id();
        register.suspend(id, "asked for papers", CLERK);
        CertificateRecord suspended = register.find(id, CLERK).orElseThrow();
        Instant end = suspended.facts().times().notAfter();

        assertThat(suspended.at(end.minusSeconds(1)).shown()).isEqualTo(Shown.SUSPENDED);
        assertThat(suspended.at(end).shown()).isEqualTo(Shown.EXPIRED);
    }

    @Test
    void what_was_withdrawn_is_told_so_for_ever() {
        CertificateId id =
                register.issue(wish("key-gone", "hh_gone"), CLERK).record().id();
        RegisterBed.withdraw(register, id);
        CertificateRecord withdrawn = register.find(id, CLERK).orElseThrow();

        assertThat(withdrawn.at(withdrawn.facts().times().notBefore()).shown()).isEqualTo(Shown.REVOKED);
        assertThat(withdrawn.at(withdrawn.facts().times().notAfter()).shown()).isEqualTo(Shown.REVOKED);
    }
}
