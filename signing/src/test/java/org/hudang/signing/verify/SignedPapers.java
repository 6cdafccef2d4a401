package org.hudang.signing.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hudang.signing.authority.CertificatePurpose;
import org.hudang.signing.authority.CertificateRequest;
import org.hudang.signing.authority.CertificateSubject;
import org.hudang.signing.authority.DemoAuthority;
import org.hudang.signing.key.KeyAlgorithm;
import org.hudang.signing.key.KeyVault;
import org.hudang.signing.key.SigningKey;
import org.hudang.signing.pdf.Appearance;
import org.hudang.signing.pdf.ContentOperators;
import org.hudang.signing.pdf.PdfSigner;
import org.hudang.signing.pdf.SignatureTask;
import org.hudang.signing.pdf.Signers;
import org.hudang.signing.verify.TestPaper.Placing;

/** Fresh papers, signed in every way the house signs, each valid until somebody lies. */
final class SignedPapers {
    private final DemoAuthority authority;
    private final KeyVault vault;
    private final TestAuthority foreign = new TestAuthority(TestAuthority.Algorithm.EC);

    SignedPapers(Path folder) {
        SecureRandom random = new SecureRandom();
        Clock clock = Clock.fixed(TestAuthority.NOW, ZoneOffset.UTC);
        authority = DemoAuthority.openOrCreate(folder.resolve("ca"), clock, random);
        vault = KeyVault.open(
                folder.resolve("seals"), KeyVault.passphraseFile(folder.resolve("passphrase"), random), random);
    }

    /** One paper; {@code closed} when nothing but validation data may follow. */
    @SuppressWarnings("ArrayRecordComponent") // bytes of a test, never compared
    record Paper(String name, byte[] pdf, boolean closed) {
        @Override
        public String toString() {
            return name;
        }
    }

    TrustData trust() {
        // the clock of others brings no certificate of its issuer
        return TrustData.of(authority.anchors(), authority.crls())
                .and(foreign.trust())
                .plusAnchors("issuing", TestAuthority.pem(foreign.issuing.certificate()));
    }

    List<Paper> all() {
        List<Paper> papers = new ArrayList<>();
        for (boolean streams : new boolean[] {false, true}) {
            String shape = streams ? " (streams)" : " (table)";
            byte[] blank = RichPaper.make(streams);
            byte[] once = signed(blank, "seal", Signers.intl(key("seal", KeyAlgorithm.EC_P256)));
            papers.add(new Paper("one seal" + shape, once, false));
            papers.add(new Paper("three persons and a seal" + shape, many(blank), false));
            papers.add(new Paper("both algorithms" + shape, both(blank), false));
            papers.add(new Paper("certified 1" + shape, certified(blank, 1), true));
            papers.add(new Paper("certified 2" + shape, certified(blank, 2), false));
            papers.add(new Paper("certified 3" + shape, certified(blank, 3), false));
            papers.add(new Paper("with archive timestamp" + shape, archived(once), false));
        }
        return papers;
    }

    SigningKey key(String name, KeyAlgorithm algorithm) {
        return vault.findOrCreate(
                name + "-" + algorithm.name().toLowerCase(Locale.ROOT),
                algorithm,
                key -> authority.certify(new CertificateRequest(
                        CertificatePurpose.SEAL,
                        algorithm,
                        key,
                        CertificateSubject.seal("样例县民政局", "样例县民政局", "seal_1"),
                        Duration.ofDays(365),
                        Optional.empty())));
    }

    byte[] signed(byte[] pdf, String field, Signers signers) {
        Appearance look = new Appearance(
                119, 119, ContentOperators.of("1 0 0 RG 3 w 5 5 109 109 re S"), Appearance.Blend.MULTIPLY, 0.9f);
        return PdfSigner.stamping(authority.timestamps())
                .sign(pdf, SignatureTask.inField(field, look, TestAuthority.NOW, "样例县民政局"), signers)
                .bytes();
    }

    private byte[] many(byte[] blank) {
        byte[] pdf = blank;
        for (String field : RichPaper.FIELDS) {
            pdf = signed(pdf, field, Signers.intl(key(field, KeyAlgorithm.EC_P256)));
        }
        return pdf;
    }

    private byte[] both(byte[] blank) {
        return signed(blank, "seal", Signers.both(key("seal", KeyAlgorithm.SM2), key("seal", KeyAlgorithm.EC_P256)));
    }

    TestSigner stranger() {
        return TestSigner.of(foreign.identity("CN=Li Yangli"), foreign);
    }

    private byte[] certified(byte[] blank, int permission) {
        return TestPaper.sign(blank, Placing.invisible().certifying(permission), stranger());
    }

    private byte[] archived(byte[] signed) {
        byte[] more = LaterUpdates.validationData(signed, encodings());
        return stamped(more);
    }

    /** A document timestamp of a trusted clock, behind whatever is there. */
    byte[] stamped(byte[] pdf) {
        return TestPaper.stamp(pdf, foreign.identity("CN=TSA", TestAuthority.Terms.stamping()), TestAuthority.NOW);
    }

    List<byte[]> encodings() {
        try {
            return List.of(
                    foreign.issuing.certificate().getEncoded(), foreign.crl().getEncoded());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
