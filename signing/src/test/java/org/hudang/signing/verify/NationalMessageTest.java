package org.hudang.signing.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERUTCTime;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerIdentifier;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.hudang.signing.verify.TestAuthority.Algorithm;
import org.hudang.signing.verify.TestAuthority.Identity;
import org.junit.jupiter.api.Test;

/** Messages with the object identifiers of GM/T 0010-2012, which other national software writes. */
class NationalMessageTest {
    private static final ASN1ObjectIdentifier SIGNED_DATA = new ASN1ObjectIdentifier("1.2.156.10197.6.1.4.2.2");
    private static final ASN1ObjectIdentifier DATA = new ASN1ObjectIdentifier("1.2.156.10197.6.1.4.2.1");

    private final TestAuthority authority = new TestAuthority(Algorithm.SM2);
    private final Identity signer = authority.identity("CN=Zhang Yangli");
    private final TestSigner national = TestSigner.of(signer, authority);
    private final Verifier verifier = Verifier.with(Clock.fixed(TestAuthority.NOW, ZoneOffset.UTC));

    @Test
    void an_honest_national_message_is_valid() {
        VerificationReport report = judge(national::signAsGmt0010);

        assertThat(report.verdict()).isEqualTo(new Verdict.Valid());
        assertThat(report.signatures().get(0).algorithm()).contains("SM2 SM3");
    }

    @Test
    void a_national_message_over_another_content_is_altered() {
        VerificationReport report =
                judge(content -> national.signAsGmt0010("approved 900".getBytes(StandardCharsets.UTF_8)));

        assertThat(report.verdict()).isInstanceOf(Verdict.Altered.class);
    }

    @Test
    void a_national_message_by_a_key_that_is_not_the_certificate_s_is_altered() {
        Identity other = authority.identity("CN=Li Yangli");
        Identity mixed = new Identity(Algorithm.SM2, other.keys(), signer.certificate());

        VerificationReport report = judge(TestSigner.of(mixed, authority)::signAsGmt0010);

        assertThat(report.verdict()).isInstanceOf(Verdict.Altered.class);
    }

    @Test
    void a_national_frame_around_a_message_of_which_one_byte_changed_is_not_valid() {
        byte[] honest = national.signAsGmt0010(new byte[0]);
        for (int at = honest.length - 40; at < honest.length; at += 7) {
            int place = at;
            VerificationReport report = judge(content -> {
                byte[] message = national.signAsGmt0010(content);
                message[place] ^= 1;
                return message;
            });

            assertThat(report.verdict()).as("byte %d", at).isNotEqualTo(new Verdict.Valid());
        }
    }

    @Test
    void each_mixture_of_national_and_common_identifiers_is_read() {
        for (ASN1ObjectIdentifier frame : List.of(CMSObjectIdentifiers.signedData, SIGNED_DATA)) {
            for (ASN1ObjectIdentifier inner : List.of(CMSObjectIdentifiers.data, DATA)) {
                for (ASN1ObjectIdentifier attribute : List.of(CMSObjectIdentifiers.data, inner)) {
                    VerificationReport report = judge(content -> new Parts(content)
                            .identifiers(frame, inner)
                            .attributes(attributes -> contentType(attributes, attribute))
                            .message());

                    assertThat(report.verdict())
                            .as("%s %s %s", frame, inner, attribute)
                            .isEqualTo(new Verdict.Valid());
                }
            }
        }
    }

    @Test
    void a_national_message_may_name_its_algorithm_by_the_key_alone() {
        VerificationReport report = judge(content ->
                new Parts(content).algorithm(GMObjectIdentifiers.sm2sign).message());

        assertThat(report.verdict()).isEqualTo(new Verdict.Valid());
        assertThat(report.signatures().get(0).algorithm()).contains("SM2 SM3");
    }

    @Test
    void without_signed_attributes_a_message_is_intact_but_binds_no_certificate() {
        VerificationReport report =
                judge(content -> new Parts(content).withoutAttributes().message());

        assertThat(report.verdict()).isInstanceOf(Verdict.CannotTell.class);
        assertThat(report.integrity()).isEqualTo(VerificationReport.Integrity.INTACT);
        assertThat(codes(report)).contains("SG-351").doesNotContain("SG-349", "SG-350");
    }

    @Test
    void without_signed_attributes_a_value_over_another_content_is_wrong() {
        VerificationReport report = judge(content -> new Parts("approved 900".getBytes(StandardCharsets.UTF_8))
                .withoutAttributes()
                .message());

        assertThat(report.verdict()).isInstanceOf(Verdict.Altered.class);
        assertThat(codes(report)).contains("SG-350");
    }

    @Test
    void attributes_taken_away_or_put_in_later_are_seen() {
        VerificationReport taken = judge(content -> new Parts(content)
                .attributesAfterSigning(attributes -> new ASN1EncodableVector())
                .message());
        VerificationReport put = judge(content -> new Parts(content)
                .attributesAfterSigning(attributes -> {
                    ASN1EncodableVector more = copy(attributes);
                    more.add(new Attribute(
                            CMSAttributes.signingTime, new DERSet(new DERUTCTime(Date.from(TestAuthority.NOW)))));
                    return more;
                })
                .message());

        assertThat(taken.verdict()).isInstanceOf(Verdict.Altered.class);
        assertThat(put.verdict()).isInstanceOf(Verdict.Altered.class);
        assertThat(codes(put)).contains("SG-350");
    }

    @Test
    void signed_attributes_without_digest_or_type_or_with_two_are_wrong() {
        for (ASN1ObjectIdentifier type : List.of(CMSAttributes.messageDigest, CMSAttributes.contentType)) {
            VerificationReport none = judge(content -> new Parts(content)
                    .attributes(attributes -> without(attributes, type))
                    .message());
            VerificationReport two = judge(content -> new Parts(content)
                    .attributes(attributes -> copy(attributes, only(attributes, type)))
                    .message());

            for (VerificationReport report : List.of(none, two)) {
                assertThat(report.verdict()).isInstanceOf(Verdict.Altered.class);
                assertThat(codes(report)).contains("SG-356");
            }
        }
    }

    @Test
    void a_signed_type_that_is_not_the_content_s_is_wrong() {
        VerificationReport report = judge(content -> new Parts(content)
                .attributes(attributes -> contentType(attributes, SIGNED_DATA))
                .message());

        assertThat(report.verdict()).isInstanceOf(Verdict.Altered.class);
        assertThat(codes(report)).contains("SG-356");
    }

    @Test
    void a_national_message_that_names_another_digest_is_wrong() {
        VerificationReport report = judge(content ->
                new Parts(content).digest(NISTObjectIdentifiers.id_sha256).message());

        assertThat(report.verdict()).isInstanceOf(Verdict.Altered.class);
        assertThat(codes(report)).contains("SG-353");
    }

    @Test
    void content_inside_a_national_message_is_seen() {
        VerificationReport report =
                judge(content -> new Parts(content).withContentInside().message());

        assertThat(report.verdict()).isInstanceOf(Verdict.Altered.class);
        assertThat(codes(report)).contains("SG-347");
    }

    @Test
    void other_frames_of_the_standard_are_no_signatures() {
        for (String kind : List.of("3", "4", "5", "6")) {
            VerificationReport report = judge(content -> new Parts(content)
                    .identifiers(new ASN1ObjectIdentifier("1.2.156.10197.6.1.4.2." + kind), DATA)
                    .message());

            assertThat(report.verdict()).isInstanceOf(Verdict.Altered.class);
            assertThat(codes(report)).contains("SG-345");
        }
    }

    private static List<String> codes(VerificationReport report) {
        return report.signatures().get(0).reasons().stream().map(Reason::code).toList();
    }

    // ---- messages part by part

    private static ASN1EncodableVector copy(ASN1EncodableVector... lists) {
        ASN1EncodableVector all = new ASN1EncodableVector();
        for (ASN1EncodableVector list : lists) {
            for (int i = 0; i < list.size(); i++) {
                all.add(list.get(i));
            }
        }
        return all;
    }

    private static ASN1EncodableVector without(ASN1EncodableVector attributes, ASN1ObjectIdentifier type) {
        ASN1EncodableVector rest = new ASN1EncodableVector();
        for (int i = 0; i < attributes.size(); i++) {
            if (!((Attribute) attributes.get(i)).getAttrType().equals(type)) {
                rest.add(attributes.get(i));
            }
        }
        return rest;
    }

    private static ASN1EncodableVector only(ASN1EncodableVector attributes, ASN1ObjectIdentifier type) {
        ASN1EncodableVector found = new ASN1EncodableVector();
        for (int i = 0; i < attributes.size(); i++) {
            if (((Attribute) attributes.get(i)).getAttrType().equals(type)) {
                found.add(attributes.get(i));
            }
        }
        return found;
    }

    private static ASN1EncodableVector contentType(ASN1EncodableVector attributes, ASN1ObjectIdentifier type) {
        ASN1EncodableVector changed = without(attributes, CMSAttributes.contentType);
        changed.add(new Attribute(CMSAttributes.contentType, new DERSet(type)));
        return changed;
    }

    /** A message of the signer over a content, honest until a part is set. */
    private final class Parts {
        private final byte[] content;
        private ASN1ObjectIdentifier frame = SIGNED_DATA;
        private ASN1ObjectIdentifier inner = DATA;
        private ASN1ObjectIdentifier algorithm = GMObjectIdentifiers.sm2sign_with_sm3;
        private ASN1ObjectIdentifier digest = GMObjectIdentifiers.sm3;
        private UnaryOperator<ASN1EncodableVector> before = attributes -> attributes;
        private UnaryOperator<ASN1EncodableVector> after = attributes -> attributes;
        private boolean attributed = true;
        private boolean inside;

        Parts(byte[] content) {
            this.content = content;
        }

        Parts identifiers(ASN1ObjectIdentifier ofFrame, ASN1ObjectIdentifier ofContent) {
            frame = ofFrame;
            inner = ofContent;
            return this;
        }

        Parts algorithm(ASN1ObjectIdentifier oid) {
            algorithm = oid;
            return this;
        }

        Parts digest(ASN1ObjectIdentifier oid) {
            digest = oid;
            return this;
        }

        Parts attributes(UnaryOperator<ASN1EncodableVector> change) {
            before = change;
            return this;
        }

        Parts attributesAfterSigning(UnaryOperator<ASN1EncodableVector> change) {
            after = change;
            return this;
        }

        Parts withoutAttributes() {
            attributed = false;
            return this;
        }

        Parts withContentInside() {
            inside = true;
            return this;
        }

        byte[] message() {
            try {
                ASN1EncodableVector signed = before.apply(attributes());
                byte[] value = SealWriter.sign(signer, attributed ? new DERSet(signed).getEncoded("DER") : content);
                ASN1EncodableVector shown = after.apply(signed);
                SignerInfo info = new SignerInfo(
                        new SignerIdentifier(new IssuerAndSerialNumber(
                                signer.certificate().getIssuer(),
                                signer.certificate().getSerialNumber())),
                        new AlgorithmIdentifier(digest),
                        attributed && shown.size() > 0 ? new DERSet(shown) : null,
                        new AlgorithmIdentifier(algorithm),
                        new DEROctetString(value),
                        null);
                SignedData data = new SignedData(
                        new DERSet(new AlgorithmIdentifier(digest)),
                        new ContentInfo(inner, inside ? new DEROctetString(content) : null),
                        new DERSet(new ASN1Encodable[] {
                            signer.certificate().toASN1Structure(),
                            authority.issuing.certificate().toASN1Structure()
                        }),
                        null,
                        new DERSet(info));
                return new ContentInfo(frame, data).getEncoded("DER");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private ASN1EncodableVector attributes() {
            ASN1EncodableVector all = new ASN1EncodableVector();
            all.add(new Attribute(CMSAttributes.contentType, new DERSet(inner)));
            all.add(new Attribute(
                    CMSAttributes.messageDigest, new DERSet(new DEROctetString(SealWriter.digest("SM3", content)))));
            byte[] certificate = SealWriter.digest("SHA-256", SealWriter.encoded(signer.certificate()));
            all.add(new Attribute(
                    PKCSObjectIdentifiers.id_aa_signingCertificateV2,
                    new DERSet(new SigningCertificateV2(new ESSCertIDv2(null, certificate)))));
            return all;
        }
    }

    private VerificationReport judge(UnaryOperator<byte[]> maker) {
        byte[] signed = TestPaper.sign(TestPaper.plain("approved 100"), TestPaper.Placing.invisible(), maker);
        return verifier.verify("paper.pdf", signed, VerificationOptions.strict().trusting(authority.trust()));
    }
}
