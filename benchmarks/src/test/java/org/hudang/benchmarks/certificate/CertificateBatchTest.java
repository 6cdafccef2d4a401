package org.hudang.benchmarks.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.hudang.benchmarks.signing.Office;
import org.hudang.signing.verify.SignatureReport;
import org.hudang.signing.verify.VerificationReport;
import org.hudang.signing.verify.Verifier;
import org.junit.jupiter.api.Test;

/** The batch makes sealed certificates; how fast is no matter here. */
class CertificateBatchTest {
    @Test
    void each_certificate_of_the_batch_is_sealed_and_another_one() {
        CertificateBatch batch = CertificateBatch.fresh();

        byte[] one = batch.certificate();
        byte[] other = batch.certificate();

        assertThat(one).isNotEqualTo(other);
        VerificationReport report = Verifier.with(Office.clock())
                .verify("certificate.pdf", one, Office.fresh().trusting());
        assertThat(report.integrity()).isEqualTo(VerificationReport.Integrity.INTACT);
        assertThat(report.signatures())
                .singleElement()
                .satisfies(seal -> assertThat(seal.kind()).isEqualTo(SignatureReport.Kind.SEAL));
    }

    @Test
    void the_table_tells_the_rate_the_floor_and_the_share_of_composing() {
        PrintStream nobody = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);

        assertThat(CertificateBatch.measured(10, nobody))
                .startsWith("batch of 10 certificates, 2 threads")
                .contains(" a minute; the floor of sealing alone ", "composing takes ");
    }
}
