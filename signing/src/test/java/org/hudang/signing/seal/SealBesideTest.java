package org.hudang.signing.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hudang.signing.seal.SealBench.CLERK;
import static org.hudang.signing.seal.SealBench.HEAD;
import static org.hudang.signing.seal.SealBench.KEEPER;
import static org.hudang.signing.seal.SealBench.TOWN;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.hudang.signing.verify.SignatureReport;
import org.hudang.signing.verify.TrustData;
import org.hudang.signing.verify.Verdict;
import org.hudang.signing.verify.VerificationOptions;
import org.hudang.signing.verify.VerificationReport;
import org.hudang.signing.verify.Verifier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A seal beside a file that is no paper: asked for, approved and logged as any use, and judged without the house. */
class SealBesideTest {
    private static final byte[] FILE = "<list>of files</list>".getBytes(StandardCharsets.UTF_8);

    private static SealBench bench;
    private static SealId seal;
    private static byte[] message = {};

    @BeforeAll
    static void seal_a_file() throws IOException {
        bench = new SealBench();
        seal = bench.active("beside", TOWN);
        message = sealed(approved("first", FILE), FILE);
    }

    @AfterAll
    static void close() {
        bench.close();
    }

    @Test
    void the_message_is_valid_beside_the_file_and_says_whose_seal_it_is_and_when() {
        VerificationReport report = judged(FILE, message);

        assertThat(report.verdict()).as(report.toString()).isEqualTo(new Verdict.Valid());
        assertThat(report.signatures()).singleElement().satisfies(one -> {
            assertThat(one.kind()).isEqualTo(SignatureReport.Kind.SEAL);
            assertThat(one.level()).isEqualTo(SignatureReport.Level.B_T);
            assertThat(one.algorithm()).contains("ECDSA P-256 SHA-256");
            assertThat(one.signer().orElseThrow()).contains("某某镇");
            assertThat(one.claimedAt()).contains(bench.clock.instant());
            assertThat(one.provenAt()).isPresent();
        });
        assertThat(bench.use.log(seal, CLERK))
                .extracting(SealLogEntry::event)
                .contains(SealEvent.USE_REQUESTED, SealEvent.USE_APPROVED, SealEvent.USED);
        assertThat(bench.use.check()).isEmpty();
    }

    @Test
    void beside_another_file_it_is_altered() {
        byte[] other = "<list>of others</list>".getBytes(StandardCharsets.UTF_8);

        assertThat(judged(other, message).verdict()).isInstanceOf(Verdict.Altered.class);
    }

    @Test
    void one_bit_of_its_value_makes_it_altered() {
        byte[] changed = message.clone();
        byte[] value = valueOfTheMessage();
        changed[indexOf(changed, value) + value.length / 2] ^= 1;

        assertThat(judged(FILE, changed).verdict()).isInstanceOf(Verdict.Altered.class);
    }

    @Test
    void what_is_no_message_is_refused() {
        assertThat(judged(FILE, Arrays.copyOf(message, 100)).verdict()).isInstanceOf(Verdict.Refused.class);
        assertThat(judged(FILE, new byte[0]).verdict()).isInstanceOf(Verdict.Refused.class);
        assertThat(judged(FILE, FILE).verdict()).isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void whoever_trusts_nobody_does_not_trust_it() {
        VerificationReport report =
                Verifier.with(bench.clock).verifyBeside("seal.p7s", FILE, message, VerificationOptions.strict());

        assertThat(report.verdict()).isInstanceOf(Verdict.Untrusted.class);
        assertThat(report.integrity()).isEqualTo(VerificationReport.Integrity.INTACT);
    }

    @Test
    void whoever_asks_for_a_time_before_it_is_told_that_it_was_not_sealed_yet() {
        VerificationReport report = Verifier.with(bench.clock)
                .verifyBeside(
                        "seal.p7s",
                        FILE,
                        message,
                        trusting().at(bench.clock.instant().minus(Duration.ofSeconds(30))));

        assertThat(report.verdict()).isInstanceOf(Verdict.NotYetValid.class);
    }

    @Test
    void only_the_file_of_the_request_is_sealed_and_only_after_approval() {
        SealRequestId waiting = bench.use.request(asked("waiting", FILE));
        Path file = bench.paper(FILE);
        assertThatThrownBy(() -> bench.use.seal(waiting, file, KEEPER)).isInstanceOf(RequestStateRefused.class);

        bench.use.approve(waiting, HEAD);
        Path other = bench.paper("other".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> bench.use.seal(waiting, other, KEEPER)).isInstanceOf(DocumentSwapped.class);
        assertThat(bench.use.find(waiting, CLERK).request().place()).isEqualTo(new SealPlace.Beside());
    }

    @Test
    void a_use_that_was_cut_off_when_its_message_was_staged_is_taken_up_and_not_made_twice() throws IOException {
        SealRequestId id = approved("cut", FILE);
        FiveStepSealUse dying = new FiveStepSealUse(bench.parts, step -> {
            if (step == UseStep.STAGED) {
                throw new IllegalStateException("cut off");
            }
        });
        assertThatThrownBy(() -> dying.seal(id, bench.paper(FILE), KEEPER)).hasMessage("cut off");

        assertThat(bench.use.recover(SealBench.BUREAU).adopted()).containsExactly(id);

        SealedPaper taken = bench.use.seal(id, bench.paper(FILE), KEEPER);
        assertThat(taken.outcome()).isEqualTo(SealedPaper.Outcome.ADOPTED);
        assertThat(judged(FILE, Files.readAllBytes(taken.pdf())).verdict()).isEqualTo(new Verdict.Valid());
        bench.use.filed(id, KEEPER);
        assertThat(taken.pdf()).doesNotExist();
    }

    @Test
    void it_is_not_drawn_and_closes_nothing() {
        SealRequest request = asked("manner", FILE);

        assertThatThrownBy(() -> request.put(SealManner.usual().closing()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> request.put(SealManner.usual().inLines()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static SealRequest asked(String key, byte[] file) {
        return new SealRequest(
                "beside/" + key,
                seal,
                CanonicalJson.sm3(file),
                new SealPlace.Beside(),
                "移交用印",
                "household-package/1",
                CLERK,
                SealManner.usual());
    }

    private static SealRequestId approved(String key, byte[] file) {
        SealRequestId id = bench.use.request(asked(key, file));
        bench.use.approve(id, HEAD);
        return id;
    }

    private static byte[] sealed(SealRequestId id, byte[] file) throws IOException {
        return Files.readAllBytes(bench.use.seal(id, bench.paper(file), KEEPER).pdf());
    }

    private static VerificationOptions trusting() {
        return VerificationOptions.strict().trusting(TrustData.of(bench.authority.anchors(), bench.authority.crls()));
    }

    private static VerificationReport judged(byte[] file, byte[] beside) {
        return Verifier.with(bench.clock).verifyBeside("seal.p7s", file, beside, trusting());
    }

    /** What the key gave. */
    private static byte[] valueOfTheMessage() {
        SignedData data =
                SignedData.getInstance(ContentInfo.getInstance(message).getContent());
        return SignerInfo.getInstance(data.getSignerInfos().getObjectAt(0))
                .getEncryptedDigest()
                .getOctets();
    }

    private static int indexOf(byte[] all, byte[] part) {
        for (int i = 0; i + part.length <= all.length; i++) {
            if (Arrays.equals(all, i, i + part.length, part, 0, part.length)) {
                return i;
            }
        }
        throw new IllegalStateException("not there");
    }
}
