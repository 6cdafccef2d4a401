package org.hudang.signing.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationStore;
import org.hudang.signing.verify.TestAuthority.Algorithm;
import org.hudang.signing.verify.TestAuthority.Identity;
import org.hudang.signing.verify.TestAuthority.Terms;
import org.hudang.signing.verify.TestPaper.Placing;
import org.hudang.signing.verify.finding.Budget;
import org.hudang.signing.verify.structure.RevisionEnd;
import org.junit.jupiter.api.Test;

/** Small files that ask for much work or memory are refused; counted in steps and bytes, never by a clock. */
class BoundsTest {
    private static final TestAuthority AUTHORITY = new TestAuthority(Algorithm.EC);
    private static final Identity SIGNER = AUTHORITY.identity("CN=Zhang Yangli");
    private static final TestSigner HONEST = TestSigner.of(SIGNER, AUTHORITY);

    private final Verifier verifier = Verifier.with(Clock.fixed(TestAuthority.NOW, ZoneOffset.UTC));

    private VerificationReport judge(byte[] pdf, Limits limits) {
        return verifier.verify(
                "paper.pdf",
                pdf,
                VerificationOptions.strict()
                        .trusting(AUTHORITY.trust(AUTHORITY.crl()))
                        .within(limits));
    }

    private void assertRefused(byte[] pdf, String bound) {
        assertRefused(judge(pdf, Limits.strict()), bound);
    }

    private static void assertRefused(VerificationReport report, String bound) {
        assertThat(report.verdict()).isInstanceOf(Verdict.Refused.class);
        assertThat(report.reasons()).singleElement().satisfies(reason -> {
            assertThat(reason.code()).isEqualTo("SG-307");
            assertThat(reason.en()).contains("(" + bound + ")");
        });
    }

    // ---- time

    @Test
    void searching_for_the_end_of_a_revision_counts_as_work() {
        Budget budget = new Budget(Duration.ofMinutes(1), 100, 1);

        assertThat(RevisionEnd.last(new byte[1 << 20], 1 << 20, budget)).isEmpty();

        assertThat(budget.spent()).isGreaterThanOrEqualTo(256);
    }

    @Test
    void hundreds_of_fields_with_one_value_are_refused() {
        byte[] signed = TestPaper.sign(TestPaper.plain("x"), HONEST);
        java.util.regex.Matcher matcher =
                java.util.regex.Pattern.compile("/V (\\d+) 0 R").matcher(Forger.text(signed));
        assertThat(matcher.find()).isTrue();
        String value = matcher.group(1);
        int first = Forger.free(signed);
        StringBuilder fields = new StringBuilder();
        Map<Integer, String> objects = new java.util.HashMap<>();
        for (int i = 0; i < 300; i++) {
            objects.put(first + i, "<< /FT /Sig /T (f" + i + ") /V " + value + " 0 R >>");
            fields.append(first + i).append(" 0 R ");
        }
        String form = Forger.object(signed, 9);
        objects.put(9, form.replace("/Fields [", "/Fields [" + fields));

        assertRefused(Forger.update(signed, objects), "signatures");
    }

    @Test
    void many_timestamps_in_one_message_are_refused() {
        Identity tsa = AUTHORITY.identity("CN=TSA", Terms.stamping());

        assertRefused(
                TestPaper.sign(
                        TestPaper.plain("x"), Placing.invisible(), content -> stamped(HONEST.sign(content), tsa, 9)),
                "timestamps");
    }

    private static byte[] stamped(byte[] message, Identity tsa, int times) {
        try {
            CMSSignedData signed = new CMSSignedData(message);
            SignerInformation signer = signed.getSignerInfos().iterator().next();
            ASN1EncodableVector tokens = new ASN1EncodableVector();
            for (int i = 0; i < times; i++) {
                tokens.add(ASN1Primitive.fromByteArray(
                        TestSigner.token(signer.getSignature(), tsa, TestAuthority.NOW.minusSeconds(i))));
            }
            Attribute attribute =
                    new Attribute(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken, new DERSet(tokens));
            SignerInformation more = SignerInformation.replaceUnsignedAttributes(
                    signer, new AttributeTable(new DERSet(new ASN1Encodable[] {attribute})));
            return CMSSignedData.replaceSigners(signed, new SignerInformationStore(List.of(more)))
                    .getEncoded("DER");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (CMSException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void many_certificates_in_one_message_are_refused() {
        List<X509CertificateHolder> crowd = new ArrayList<>();
        crowd.add(SIGNER.certificate());
        for (int i = 0; i < 64; i++) {
            crowd.add(AUTHORITY.certificate("CN=Nobody " + i, SIGNER.keys(), Terms.signing()));
        }
        TestSigner crowded = HONEST.chain(crowd.toArray(new X509CertificateHolder[0]));

        assertRefused(
                TestPaper.sign(TestPaper.plain("x"), Placing.invisible().room(60_000), crowded::sign), "certificates");
    }

    // ---- memory

    @Test
    void an_array_of_millions_of_numbers_is_refused() {
        Map<Integer, String> objects = TestPaper.objects("x");
        objects.put(9, "<< /Fields [" + "0 ".repeat(2_000_001) + "] >>");

        assertRefused(TestPaper.write(objects), "size");
    }

    @Test
    void strings_count_as_bytes_that_are_kept() {
        Limits tight = new Limits(Duration.ofSeconds(3), 100, 256L << 20, 1L << 20);
        Map<Integer, String> objects = TestPaper.objects("x");
        String catalog = String.valueOf(objects.get(1));
        String head = catalog.substring(0, catalog.lastIndexOf(">>")) + "/Note ";

        objects.put(1, head + "(" + "a".repeat(2 << 20) + ") >>");
        assertRefused(judge(TestPaper.write(objects), tight), "size");

        objects.put(1, head + "<" + "61".repeat(2 << 20) + "> >>");
        assertRefused(judge(TestPaper.write(objects), tight), "size");
    }

    @Test
    void contents_of_many_millions_of_bytes_are_refused() {
        Placing roomy = Placing.invisible().room((4 << 20) + 1);

        assertRefused(TestPaper.sign(TestPaper.plain("x"), roomy, HONEST::sign), "size");
    }
}
