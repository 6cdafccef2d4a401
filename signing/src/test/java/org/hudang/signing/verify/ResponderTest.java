package org.hudang.signing.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hudang.signing.verify.TestAuthority.NOW;

import java.io.IOException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.hudang.signing.verify.TestAuthority.Algorithm;
import org.hudang.signing.verify.TestAuthority.Identity;
import org.hudang.signing.verify.TestAuthority.Revoked;
import org.hudang.signing.verify.cms.Authorities;
import org.hudang.signing.verify.cms.Authorities.Purpose;
import org.hudang.signing.verify.cms.Authorities.Question;
import org.hudang.signing.verify.cms.RightOnce;
import org.hudang.signing.verify.cms.Standing;
import org.hudang.signing.verify.cms.Standing.Status;
import org.hudang.signing.verify.finding.Budget;
import org.junit.jupiter.api.Test;

/** Who may answer for an authority (OCSP), and what authorities between signer and anchor may issue. */
class ResponderTest {
    private static final AtomicInteger SERIALS = new AtomicInteger();

    private final TestAuthority authority = new TestAuthority(Algorithm.EC);
    private final Identity signer = authority.identity("CN=Zhang");

    /** What a made certificate says beside its name. */
    private record Says(int usage, List<KeyPurposeId> purposes, boolean noCheck, boolean authority) {
        static Says responder() {
            return new Says(KeyUsage.digitalSignature, List.of(KeyPurposeId.id_kp_OCSPSigning), false, false);
        }

        Says usage(int bits) {
            return new Says(bits, purposes, noCheck, authority);
        }

        Says unasked() {
            return new Says(usage, purposes, true, authority);
        }
    }

    private static Identity made(String name, Says says, Identity issuer) {
        KeyPair keys = TestAuthority.keys(Algorithm.EC);
        X509v3CertificateBuilder builder = new X509v3CertificateBuilder(
                issuer.certificate().getSubject(),
                BigInteger.valueOf(SERIALS.incrementAndGet()),
                Date.from(NOW.minus(Duration.ofDays(10))),
                Date.from(NOW.plus(Duration.ofDays(300))),
                new X500Name(name),
                SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded()));
        try {
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(says.usage()));
            if (!says.purposes().isEmpty()) {
                builder.addExtension(
                        Extension.extendedKeyUsage,
                        false,
                        new ExtendedKeyUsage(says.purposes().toArray(new KeyPurposeId[0])));
            }
            if (says.noCheck()) {
                builder.addExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck, false, DERNull.INSTANCE);
            }
            if (says.authority()) {
                builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
            }
            return new Identity(
                    Algorithm.EC,
                    keys,
                    builder.build(new JcaContentSignerBuilder("SHA256withECDSA")
                            .setProvider(TestAuthority.BC)
                            .build(issuer.keys().getPrivate())));
        } catch (IOException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** “Good”, said about the signer. */
    private BasicOCSPResp answer(Identity by) {
        try {
            CertificateID id = new CertificateID(
                    new JcaDigestCalculatorProviderBuilder()
                            .setProvider(TestAuthority.BC)
                            .build()
                            .get(CertificateID.HASH_SHA1),
                    authority.issuing.certificate(),
                    signer.certificate().getSerialNumber());
            BasicOCSPRespBuilder builder =
                    new BasicOCSPRespBuilder(new RespID(by.certificate().getSubject()));
            builder.addResponse(
                    id,
                    CertificateStatus.GOOD,
                    Date.from(NOW.minus(Duration.ofHours(1))),
                    Date.from(NOW.plus(Duration.ofHours(1))));
            return builder.build(
                    new JcaContentSignerBuilder("SHA256withECDSA")
                            .setProvider(TestAuthority.BC)
                            .build(by.keys().getPrivate()),
                    new X509CertificateHolder[] {by.certificate()},
                    Date.from(NOW));
        } catch (OCSPException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Budget budget() {
        return new Budget(Duration.ofMinutes(1), 100, 1 << 20);
    }

    /** How the signer stands by this answer, under the issuing authority as anchor. */
    private Status standing(BasicOCSPResp answer, X509CRLHolder... lists) {
        return new Authorities(List.of(authority.issuing.certificate()), List.of(lists), new RightOnce(), budget())
                .with(List.of(answer))
                .standing(question(signer.certificate(), List.of(), Purpose.SIGNING))
                .status();
    }

    private static Question question(
            X509CertificateHolder certificate, List<X509CertificateHolder> further, Purpose purpose) {
        return new Question(certificate, further, List.of(), NOW, purpose, "signature 1");
    }

    /** A list on which only the responder's kind of certificate is looked for: older than every answer. */
    private X509CRLHolder older(Revoked... entries) {
        return authority.crl(NOW.minus(Duration.ofDays(2)), NOW.plus(Duration.ofDays(5)), entries);
    }

    @Test
    void the_issuer_itself_and_a_responder_that_need_not_be_asked_about_are_believed() {
        assertThat(standing(answer(authority.issuing))).isEqualTo(Status.TRUSTED);
        assertThat(standing(answer(made("CN=OCSP", Says.responder().unasked(), authority.issuing))))
                .isEqualTo(Status.TRUSTED);
    }

    @Test
    void another_responder_is_believed_only_with_a_list_that_does_not_name_it() {
        Identity responder = made("CN=OCSP", Says.responder(), authority.issuing);
        Instant yesterday = NOW.minus(Duration.ofDays(1));
        Revoked revoked = new Revoked(responder.certificate(), yesterday, CRLReason.keyCompromise);

        assertThat(standing(answer(responder))).isEqualTo(Status.UNKNOWN);
        assertThat(standing(answer(responder), older())).isEqualTo(Status.TRUSTED);
        // the list alone answers for the signer; the withdrawn responder adds nothing and takes nothing away
        Revoked both = new Revoked(signer.certificate(), yesterday, CRLReason.keyCompromise);
        assertThat(standing(answer(responder), older(both))).isEqualTo(Status.TRUSTED);
        assertThat(standing(answer(responder), older(both, revoked))).isEqualTo(Status.REVOKED);
    }

    @Test
    void a_list_that_has_ended_does_not_speak_for_a_responder() {
        Identity responder = made("CN=OCSP", Says.responder(), authority.issuing);
        X509CRLHolder ended = authority.crl(NOW.minus(Duration.ofDays(9)), NOW.minus(Duration.ofDays(2)));

        assertThat(standing(answer(responder), ended)).isEqualTo(Status.UNKNOWN);
    }

    @Test
    void a_responder_whose_key_may_not_sign_or_that_is_for_another_purpose_is_not_believed() {
        Says says = Says.responder().unasked();

        assertThat(standing(answer(made("CN=OCSP", says.usage(KeyUsage.keyEncipherment), authority.issuing))))
                .isEqualTo(Status.UNKNOWN);
        Says other = new Says(KeyUsage.digitalSignature, List.of(KeyPurposeId.id_kp_timeStamping), true, false);
        assertThat(standing(answer(made("CN=OCSP", other, authority.issuing)))).isEqualTo(Status.UNKNOWN);
    }

    // ---- authorities between signer and anchor

    private Standing under(List<KeyPurposeId> ofAuthority, List<KeyPurposeId> ofSigner, Purpose purpose) {
        Identity between = made(
                "CN=Between",
                new Says(KeyUsage.keyCertSign | KeyUsage.cRLSign, ofAuthority, false, true),
                authority.issuing);
        Identity end = made("CN=End", new Says(KeyUsage.digitalSignature, ofSigner, false, false), between);
        return new Authorities(List.of(authority.issuing.certificate()), List.of(), new RightOnce(), budget())
                .standing(question(end.certificate(), List.of(between.certificate()), purpose));
    }

    @Test
    void an_authority_that_names_purposes_issues_for_those_alone() {
        List<KeyPurposeId> mail = List.of(KeyPurposeId.id_kp_emailProtection);
        List<KeyPurposeId> web = List.of(KeyPurposeId.id_kp_serverAuth);

        assertThat(under(List.of(), mail, Purpose.SIGNING).status()).isEqualTo(Status.UNKNOWN);
        assertThat(under(mail, mail, Purpose.SIGNING).status()).isEqualTo(Status.UNKNOWN);
        assertThat(under(List.of(KeyPurposeId.anyExtendedKeyUsage), mail, Purpose.SIGNING)
                        .status())
                .isEqualTo(Status.UNKNOWN);
        assertThat(under(web, mail, Purpose.SIGNING).status()).isEqualTo(Status.UNTRUSTED);
        assertThat(under(web, List.of(), Purpose.SIGNING).status()).isEqualTo(Status.UNTRUSTED);
    }
}
