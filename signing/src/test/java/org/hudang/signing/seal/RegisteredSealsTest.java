package org.hudang.signing.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hudang.signing.seal.SealBench.CLERK;
import static org.hudang.signing.seal.SealBench.HEAD;
import static org.hudang.signing.seal.SealBench.KEEPER;
import static org.hudang.signing.seal.SealBench.TOWN;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hudang.signing.key.KeyAlgorithm;
import org.hudang.signing.pdf.PdfSigner;
import org.hudang.signing.pdf.SignatureTask;
import org.hudang.signing.pdf.Signers;
import org.hudang.signing.verify.AskedCertificates;
import org.hudang.signing.verify.Reason;
import org.hudang.signing.verify.SealStates;
import org.hudang.signing.verify.SealStates.Standing;
import org.hudang.signing.verify.TrustData;
import org.hudang.signing.verify.Verdict;
import org.hudang.signing.verify.VerificationOptions;
import org.hudang.signing.verify.VerificationReport;
import org.hudang.signing.verify.Verifier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rule 8 over the real log: what counts is how the seal stood when it signed, not how it stands now. */
class RegisteredSealsTest {
    private SealBench bench;
    private RegisteredSeals seals;

    @BeforeEach
    void open() {
        bench = new SealBench();
        seals = new RegisteredSeals(bench.app, bench.transactions, SealBench.HEADS);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void a_seal_that_was_suspended_after_it_signed_had_signed_well() throws IOException {
        SealId id = bench.active("later", TOWN);
        byte[] sealed = sealed(id);
        hourLater();
        bench.registry.suspend(id, "印章年检", HEAD);

        VerificationReport report = judge(sealed);

        assertThat(report.verdict()).isEqualTo(new Verdict.Valid());
        assertThat(report.register()).isEqualTo(VerificationReport.Register.ASKED);
        assertThat(seals.standing(certificate(id), bench.clock.instant())).isEqualTo(Standing.SUSPENDED);
    }

    @Test
    void which_seal_has_signed_is_told_by_its_certificates_and_not_by_its_name() throws IOException {
        SealId id = bench.active("known", TOWN);
        AskedCertificates asked = new AskedCertificates(seals);

        VerificationReport report = judge(sealed(id), asked);

        String signer = report.signatures().get(0).signer().orElseThrow();
        assertThat(asked.of(signer))
                .isNotEmpty()
                .allSatisfy(certificate -> assertThat(seals.of(certificate))
                        .hasValueSatisfying(seal -> assertThat(seal.id()).isEqualTo(id)));
        assertThat(asked.of(signer + " ")).isEmpty();
        assertThat(new AskedCertificates(seals).of(signer)).isEmpty();
        assertThat(seals.of(new byte[] {1})).isEmpty();
    }

    @Test
    void a_key_that_was_used_past_the_house_while_its_seal_was_suspended_has_signed_nothing() {
        SealId id = bench.active("suspended", TOWN);
        bench.registry.suspend(id, "遗失介质", HEAD);
        hourLater();
        byte[] stolen = signedPastTheHouse(id, PdfSigner.stamping(bench.authority.timestamps()));
        hourLater();
        bench.registry.resume(id, "找到", CLERK);

        assertThat(judge(stolen).verdict())
                .isInstanceOfSatisfying(
                        Verdict.Suspended.class,
                        found -> assertThat(found.because().code()).isEqualTo("SG-376"));
    }

    @Test
    void a_cancelled_seal_has_signed_before_but_never_after() throws IOException {
        SealId id = bench.active("cancelled", TOWN);
        byte[] before = sealed(id);
        hourLater();
        bench.registry.cancel(id, "机构更名", HEAD);
        hourLater();
        byte[] after = signedPastTheHouse(id, PdfSigner.stamping(bench.authority.timestamps()));

        assertThat(judge(before).verdict()).isEqualTo(new Verdict.Valid());
        assertThat(judge(after).verdict())
                .isInstanceOfSatisfying(
                        Verdict.Revoked.class,
                        found -> assertThat(found.because().code()).isEqualTo("SG-377"));
    }

    @Test
    void without_a_proven_time_the_seal_counts_as_it_stands_now() {
        SealId id = bench.active("unproven", TOWN);
        byte[] unstamped = signedPastTheHouse(id, PdfSigner.withoutTimestamps());
        assertThat(judge(unstamped).verdict()).isEqualTo(new Verdict.Valid());
        hourLater();
        bench.registry.cancel(id, "机构更名", HEAD);

        assertThat(judge(unstamped).verdict()).isInstanceOf(Verdict.Revoked.class);
    }

    @Test
    void a_seal_signs_only_after_it_was_put_in_use() {
        SealId id = bench.draft("early").id();
        bench.registry.approve(id, HEAD);
        bench.registry.make(id, bench.material(id), CLERK);
        byte[] early = signedPastTheHouse(id, PdfSigner.stamping(bench.authority.timestamps()));
        hourLater();
        bench.registry.file(id, "1", CLERK);
        bench.registry.activate(id, HEAD);

        assertThat(judge(early).verdict())
                .isInstanceOfSatisfying(
                        Verdict.NotYetValid.class,
                        found -> assertThat(found.because().code()).isEqualTo("SG-403"));
        assertThat(judge(signedPastTheHouse(id, PdfSigner.stamping(bench.authority.timestamps())))
                        .verdict())
                .isEqualTo(new Verdict.Valid());
    }

    @Test
    void a_seal_ends_with_the_time_for_which_it_was_made() {
        SealId id = bench.active("ends", TOWN);
        Instant until = bench.registry.find(id, HEAD).orElseThrow().validity().until();

        assertThat(seals.standing(certificate(id), until.minusSeconds(1))).isEqualTo(Standing.ACTIVE);
        assertThat(seals.standing(certificate(id), until)).isEqualTo(Standing.ENDED);
    }

    @Test
    void a_timestamp_names_the_second_and_the_seal_may_have_been_put_in_use_within_it() {
        bench.clock.pass(Duration.ofMillis(500));
        SealId id = bench.active("second", TOWN);
        Instant second = Instant.parse("2026-11-24T02:00:00Z");

        assertThat(seals.standing(certificate(id), second)).isEqualTo(Standing.ACTIVE);
        assertThat(seals.standing(certificate(id), second.plusMillis(400))).isEqualTo(Standing.NOT_YET);
        assertThat(seals.standing(certificate(id), second.minusSeconds(1))).isEqualTo(Standing.NOT_YET);
    }

    @Test
    void of_a_certificate_that_no_seal_has_the_register_says_nothing() {
        byte[] stranger = TestPaper.withFields("stranger", "seal");

        assertThat(seals.standing(stranger, bench.clock.instant())).isEqualTo(Standing.NOT_OURS);
    }

    @Test
    void what_is_written_after_the_register_was_asked_counts_the_next_time() {
        SealId id = bench.active("asked", TOWN);
        assertThat(seals.standing(certificate(id), bench.clock.instant())).isEqualTo(Standing.ACTIVE);
        bench.registry.suspend(id, "印章年检", HEAD);
        Instant suspended = bench.clock.instant();
        hourLater();
        bench.registry.resume(id, "年检合格", CLERK);

        assertThat(seals.standing(certificate(id), suspended)).isEqualTo(Standing.SUSPENDED);
        assertThat(seals.standing(certificate(id), bench.clock.instant())).isEqualTo(Standing.ACTIVE);
    }

    @Test
    void a_log_that_was_touched_answers_nothing_and_nothing_is_called_valid_by_it() throws IOException {
        SealId id = bench.active("touched", TOWN);
        byte[] sealed = sealed(id);
        bench.owner("alter table signing.seal_log disable trigger user");
        bench.owner(
                "update signing.seal_log set entry = replace(entry, 'ACTIVATED', 'SUSPENDED') where seal = ?",
                id.value());
        bench.owner("alter table signing.seal_log enable trigger user");

        assertThatThrownBy(() -> seals.standing(certificate(id), bench.clock.instant()))
                .isInstanceOf(SealLogBroken.class);
        VerificationReport report = judge(sealed);
        assertThat(report.verdict()).isInstanceOf(Verdict.CannotTell.class);
        assertThat(report.signatures().get(0).reasons())
                .extracting(Reason::code)
                .contains("SG-402");
    }

    private void hourLater() {
        bench.clock.pass(Duration.ofHours(1));
    }

    private byte[] sealed(SealId id) throws IOException {
        byte[] pdf = TestPaper.withFields("sealed " + UUID.randomUUID(), "seal");
        SealRequestId request = bench.approved("sealed-" + UUID.randomUUID(), id, pdf);
        return Files.readAllBytes(
                bench.use.seal(request, bench.paper(pdf), KEEPER).pdf());
    }

    /** As somebody would sign who got hold of the key. */
    private byte[] signedPastTheHouse(SealId id, PdfSigner signer) {
        byte[] pdf = TestPaper.withFields("past the house", "seal");
        SignatureTask task = SignatureTask.invisible("elsewhere", bench.clock.instant(), "某某镇业务专用章");
        return signer.sign(
                        pdf,
                        task,
                        Signers.intl(bench.vault.find(id.value() + "-p256").orElseThrow()))
                .bytes();
    }

    private byte[] certificate(SealId id) {
        return bench.registry.find(id, HEAD).orElseThrow().keys().stream()
                .filter(key -> key.algorithm() == KeyAlgorithm.EC_P256)
                .map(key -> SealForms.der(key.certificate()))
                .findFirst()
                .orElseThrow();
    }

    private VerificationReport judge(byte[] pdf) {
        return judge(pdf, seals);
    }

    private VerificationReport judge(byte[] pdf, SealStates register) {
        TrustData trust = TrustData.of(bench.authority.anchors(), List.copyOf(bench.authority.crls()));
        return Verifier.with(bench.clock)
                .verify(
                        "paper.pdf",
                        pdf,
                        VerificationOptions.strict().trusting(trust).asking(register));
    }
}
