package org.hudang.signing.longterm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.hudang.signing.authority.RevocationReason;
import org.hudang.signing.key.KeyAlgorithm;
import org.hudang.signing.key.SigningKey;
import org.hudang.signing.pdf.PdfSigner;
import org.hudang.signing.pdf.ValidationMaterial;
import org.hudang.signing.revocation.FirstProof;
import org.hudang.signing.revocation.KnownLists;
import org.hudang.signing.revocation.RevocationSource;
import org.hudang.signing.timestamp.TimestampAnswer;
import org.hudang.signing.timestamp.Timestamps;
import org.hudang.signing.verify.SignatureReport.Level;
import org.hudang.signing.verify.TrustData;
import org.hudang.signing.verify.Verdict;
import org.hudang.signing.verify.VerificationOptions;
import org.hudang.signing.verify.VerificationReport;
import org.hudang.signing.verify.Verifier;
import org.hudang.testbed.HandClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A seal beside a file, judged by somebody who has the file, the seal and the roots, and nothing else. */
class MessageKeepingTest {
    private static final byte[] FILE = "<list>of files</list>".getBytes(StandardCharsets.UTF_8);
    private static final Timestamps NOBODY =
            (algorithm, imprint) -> new TimestampAnswer.NoAnswer(TimestampAnswer.Reason.UNREACHABLE, "nobody is there");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Office office;

    @BeforeEach
    void open_the_office() {
        office = new Office(folder, HandClock.at(Office.FOUNDED));
    }

    @ParameterizedTest
    @EnumSource(
            value = KeyAlgorithm.class,
            names = {"EC_P256", "SM2"})
    void completed_it_is_valid_by_the_roots_alone_and_before_it_was_not(KeyAlgorithm algorithm) {
        byte[] message = sealed(algorithm);
        assertThat(judged(message).verdict()).isInstanceOf(Verdict.CannotTell.class);

        byte[] kept = kept(office.messages().complete(FILE, message));

        VerificationReport report = judged(kept);
        assertThat(report.verdict()).as(report.toString()).isEqualTo(new Verdict.Valid());
        assertThat(report.signatures()).singleElement().satisfies(one -> {
            assertThat(one.level()).isEqualTo(Level.B_LT);
            assertThat(one.provenAt()).contains(Office.FOUNDED);
        });
        assertThat(signer(kept)).as("what was signed, and its timestamp").isEqualTo(signer(message));
    }

    @Test
    void lists_serve_as_well_as_answers() {
        LongTermParts parts = office.parts();
        KnownLists lists = new KnownLists(() -> office.authority().crls(), office.clock());
        MessageKeeping keeping = MessageKeeping.with(
                new LongTermParts(lists, parts.timestamps(), parts.anchors(), parts.rule(), parts.clock()), lists);

        byte[] kept = kept(keeping.complete(FILE, sealed(KeyAlgorithm.EC_P256)));

        assertThat(judged(kept).verdict()).isEqualTo(new Verdict.Valid());
    }

    @Test
    void by_the_roots_alone_it_is_valid_as_long_as_what_is_inside_is_in_force_and_then_by_a_newer_list() {
        byte[] kept = kept(office.messages().complete(FILE, sealed(KeyAlgorithm.EC_P256)));

        office.clock().pass(Duration.ofDays(6));
        assertThat(judged(kept).verdict()).isEqualTo(new Verdict.Valid());

        office.clock().pass(Duration.ofDays(100));
        assertThat(judged(kept).verdict()).isInstanceOf(Verdict.CannotTell.class);
        TrustData newer =
                TrustData.of(office.authority().anchors(), office.authority().crls());
        assertThat(judged(kept, newer).verdict()).isEqualTo(new Verdict.Valid());
    }

    @Test
    void doing_it_again_changes_nothing() {
        byte[] kept = kept(office.messages().complete(FILE, sealed(KeyAlgorithm.EC_P256)));

        byte[] again = kept(office.messages().complete(FILE, kept));

        assertThat(judged(again).verdict()).isEqualTo(new Verdict.Valid());
        assertThat(signer(again)).isEqualTo(signer(kept));
    }

    @Test
    void a_seal_put_while_nobody_stamped_gets_its_timestamp_now() {
        byte[] message = PdfSigner.stamping(NOBODY)
                .beside(FILE, office.clock().instant(), office.seal(KeyAlgorithm.SM2))
                .bytes();
        office.clock().pass(Duration.ofHours(3));

        byte[] kept = kept(office.messages().complete(FILE, message));

        VerificationReport report = judged(kept);
        assertThat(report.verdict()).isEqualTo(new Verdict.Valid());
        assertThat(report.signatures().get(0).provenAt())
                .contains(office.clock().instant());
    }

    // ---- what is not there

    @Test
    void while_nobody_stamps_or_nobody_proves_anything_it_waits() {
        LongTermParts parts = office.parts();
        byte[] unstamped = PdfSigner.stamping(NOBODY)
                .beside(FILE, office.clock().instant(), office.seal(KeyAlgorithm.EC_P256))
                .bytes();
        RevocationSource none = new FirstProof(List.of());
        MessageKeeping without = MessageKeeping.with(
                new LongTermParts(parts.revocation(), NOBODY, parts.anchors(), parts.rule(), parts.clock()), none);
        MessageKeeping blind = MessageKeeping.with(
                new LongTermParts(none, parts.timestamps(), parts.anchors(), parts.rule(), parts.clock()), none);

        assertThat(without.complete(FILE, unstamped)).isInstanceOf(KeptMessage.NotNow.class);
        assertThat(blind.complete(FILE, sealed(KeyAlgorithm.EC_P256))).isInstanceOf(KeptMessage.NotNow.class);
    }

    @Test
    void a_seal_on_another_file_and_what_is_no_message_are_not_worth_keeping() {
        byte[] other = "<list>of others</list>".getBytes(StandardCharsets.UTF_8);

        assertThat(office.messages().complete(other, sealed(KeyAlgorithm.EC_P256)))
                .isInstanceOfSatisfying(
                        KeptMessage.NotWorthKeeping.class,
                        not -> assertThat(not.verdict()).isInstanceOf(Verdict.Altered.class));
        assertThat(office.messages().complete(FILE, FILE)).isInstanceOf(KeptMessage.NotWorthKeeping.class);
    }

    @Test
    void a_seal_put_after_its_certificate_was_withdrawn_is_not_worth_keeping() {
        withdraw();

        assertThat(office.messages().complete(FILE, sealed(KeyAlgorithm.EC_P256)))
                .isInstanceOfSatisfying(
                        KeptMessage.NotWorthKeeping.class,
                        not -> assertThat(not.verdict()).isInstanceOf(Verdict.Revoked.class));
    }

    // ---- lies of what is inside

    @Test
    void a_list_inside_that_names_the_certificate_makes_it_revoked() {
        withdraw();
        byte[] message = sealed(KeyAlgorithm.EC_P256);

        byte[] lying = MessageMaterial.into(
                message, material(office, office.authority().crls()));

        assertThat(judged(lying).verdict()).isInstanceOf(Verdict.Revoked.class);
    }

    @Test
    void a_list_from_before_the_withdrawal_is_not_believed_against_a_newer_one_of_the_same_second() {
        List<X509CRL> before = office.authority().crls();
        withdraw();
        byte[] message = sealed(KeyAlgorithm.EC_P256);
        ValidationMaterial both =
                with(material(office, before), office.authority().crls());

        assertThat(judged(MessageMaterial.into(message, both)).verdict()).isInstanceOf(Verdict.Revoked.class);
    }

    @Test
    void lists_of_another_authority_prove_nothing_though_it_has_the_same_name() {
        Office other = new Office(folder.resolve("other"), office.clock());
        byte[] message = sealed(KeyAlgorithm.EC_P256);

        byte[] lying =
                MessageMaterial.into(message, material(office, other.authority().crls()));

        assertThat(judged(lying).verdict()).isInstanceOf(Verdict.CannotTell.class);
        byte[] honest = MessageMaterial.into(
                message, material(office, office.authority().crls()));
        assertThat(judged(honest).verdict()).isEqualTo(new Verdict.Valid());
    }

    @Test
    void a_root_that_came_along_is_believed_by_nobody() {
        byte[] kept = kept(office.messages().complete(FILE, sealed(KeyAlgorithm.EC_P256)));

        VerificationReport report =
                Verifier.with(office.clock()).verifyBeside("seal.p7s", FILE, kept, VerificationOptions.strict());

        assertThat(report.verdict()).isInstanceOf(Verdict.Untrusted.class);
    }

    @Test
    void a_list_that_has_ended_proves_nothing_of_a_seal_without_a_timestamp() {
        byte[] message = PdfSigner.withoutTimestamps()
                .beside(FILE, office.clock().instant(), office.seal(KeyAlgorithm.EC_P256))
                .bytes();
        byte[] full = MessageMaterial.into(
                message, material(office, office.authority().crls()));
        assertThat(judged(full).verdict()).isEqualTo(new Verdict.Valid());

        office.clock().pass(Duration.ofDays(100));

        assertThat(judged(full).verdict()).isInstanceOf(Verdict.CannotTell.class);
    }

    // ---- how

    private void withdraw() {
        X509Certificate certificate = office.seal(KeyAlgorithm.EC_P256).chain().get(0);
        office.authority().revoke(certificate, RevocationReason.KEY_COMPROMISE);
        office.clock().pass(Duration.ofMinutes(1));
    }

    private byte[] sealed(KeyAlgorithm algorithm) {
        SigningKey key = office.seal(algorithm);
        return PdfSigner.stamping(office.authority().timestamps())
                .beside(FILE, office.clock().instant(), key)
                .bytes();
    }

    private static byte[] kept(KeptMessage done) {
        assertThat(done).isInstanceOf(KeptMessage.Complete.class);
        return ((KeptMessage.Complete) done).bytes();
    }

    private static ValidationMaterial material(Office of, List<X509CRL> lists) {
        ValidationMaterial material = ValidationMaterial.none();
        for (X509Certificate issuer : of.authority().issuers()) {
            material = material.plusCertificate(encoded(issuer));
        }
        return with(material, lists);
    }

    private static ValidationMaterial with(ValidationMaterial material, List<X509CRL> lists) {
        ValidationMaterial all = material;
        for (X509CRL list : lists) {
            try {
                all = all.plusList(list.getEncoded());
            } catch (java.security.cert.CRLException e) {
                throw new IllegalStateException(e);
            }
        }
        return all;
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (java.security.cert.CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] signer(byte[] message) {
        SignedData data =
                SignedData.getInstance(ContentInfo.getInstance(message).getContent());
        try {
            return SignerInfo.getInstance(data.getSignerInfos().getObjectAt(0)).getEncoded("DER");
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private VerificationReport judged(byte[] message) {
        return judged(message, TrustData.of(office.authority().anchors(), List.of()));
    }

    private VerificationReport judged(byte[] message, TrustData trust) {
        return Verifier.with(office.clock())
                .verifyBeside(
                        "seal.p7s", FILE, message, VerificationOptions.strict().trusting(trust));
    }
}
