package org.hudang.signing.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hudang.signing.seal.SealBench.CLERK;
import static org.hudang.signing.seal.SealBench.HEAD;
import static org.hudang.signing.seal.SealBench.KEEPER;
import static org.hudang.signing.seal.SealBench.TOWN;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.hudang.signing.pdf.PdfSigner;
import org.hudang.signing.pdf.SignatureTask;
import org.hudang.signing.pdf.Signers;
import org.hudang.signing.register.RegisteredSigners;
import org.hudang.signing.verify.ExpectedSigners.Expected;
import org.hudang.signing.verify.Reason;
import org.hudang.signing.verify.TimeDemand;
import org.hudang.signing.verify.TrustData;
import org.hudang.signing.verify.Verdict;
import org.hudang.signing.verify.VerificationOptions;
import org.hudang.signing.verify.VerificationReport;
import org.hudang.signing.verify.Verifier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Rule 7 by identity: who takes a signature away leaves a file in which all that is left holds. */
class RegisteredSignersTest {
    private static final String SEAL = "某某镇人民政府（样例）业务专用章";

    private static SealBench bench;
    private static SealId seal;
    private static RegisteredSigners signers;

    @BeforeAll
    static void open() {
        bench = new SealBench();
        seal = bench.active("seal", TOWN);
        signers = new RegisteredSigners(bench.app, bench.transactions);
    }

    @AfterAll
    static void close() {
        bench.close();
    }

    @Test
    void a_paper_that_carries_all_its_seals_is_valid_and_the_register_was_asked() throws IOException {
        byte[] pdf = TestPaper.withFields("whole", "seal", "seal-2");
        byte[] twice = seal("whole-2", "seal-2", seal("whole-1", "seal", pdf));

        VerificationReport report = judge(twice);

        assertThat(report.verdict()).isEqualTo(new Verdict.Valid());
        assertThat(report.register()).isEqualTo(VerificationReport.Register.ASKED);
        assertThat(report.signatures()).hasSize(4);
    }

    @Test
    void the_last_seal_taken_away_is_missed_by_name_and_field() throws IOException {
        byte[] pdf = TestPaper.withFields("cut", "seal", "seal-2");
        byte[] once = seal("cut-1", "seal", pdf);
        byte[] twice = seal("cut-2", "seal-2", once);
        byte[] cut = Arrays.copyOf(twice, once.length);

        VerificationReport report = judge(cut);

        assertThat(report.verdict()).isInstanceOf(Verdict.Incomplete.class);
        assertThat(report.verdict().exitCode()).isEqualTo(1);
        assertThat(report.reasons())
                .filteredOn(reason -> reason.code().equals("SG-401"))
                .singleElement()
                .satisfies(reason -> {
                    assertThat(reason.zh()).contains(SEAL, "seal-2");
                    assertThat(reason.where()).isEqualTo("field seal-2");
                });
        assertThat(judgeWithoutRegister(cut).verdict())
                .as("the file alone does not show it")
                .isEqualTo(new Verdict.Valid());
    }

    @Test
    void of_two_signatures_of_one_seal_none_may_be_taken_away() throws IOException {
        byte[] pdf = TestPaper.withFields("half", "seal");
        byte[] sealed = seal("half", "seal", pdf);
        byte[] firstOnly = Arrays.copyOf(sealed, lastRevisionBegins(sealed));

        assertThat(judgeWithoutRegister(firstOnly).verdict()).isEqualTo(new Verdict.Valid());
        assertThat(judge(firstOnly).verdict()).isInstanceOf(Verdict.Incomplete.class);
    }

    @Test
    void with_every_seal_taken_away_the_paper_is_known_by_what_was_handed_in() throws IOException {
        byte[] pdf = TestPaper.withFields("bare", "seal", "seal-2");
        seal("bare-2", "seal-2", seal("bare-1", "seal", pdf));

        VerificationReport report = judge(pdf);

        assertThat(report.verdict()).isInstanceOf(Verdict.Incomplete.class);
        assertThat(report.reasons()).extracting(Reason::code).contains("SG-401", "SG-309");
        assertThat(signers.of(List.of(CanonicalJson.sm3(pdf))))
                .extracting(Expected::field)
                .containsExactly("seal", "seal-2");
    }

    @Test
    void another_trusted_signature_does_not_stand_for_the_one_that_was_taken_away() throws IOException {
        byte[] pdf = TestPaper.withFields("instead", "seal");
        seal("instead", "seal", pdf);
        SealId other = bench.active("instead-other", TOWN);
        byte[] instead = PdfSigner.stamping(bench.authority.timestamps())
                .sign(
                        pdf,
                        SignatureTask.invisible("instead", bench.clock.instant(), SEAL),
                        Signers.intl(bench.vault.find(other.value() + "-p256").orElseThrow()))
                .bytes();

        assertThat(judgeWithoutRegister(instead).verdict()).isEqualTo(new Verdict.Valid());
        assertThat(judge(instead).verdict()).isInstanceOf(Verdict.Incomplete.class);
    }

    @Test
    void copies_of_one_paper_are_sealed_each_for_itself() throws IOException {
        byte[] pdf = TestPaper.withFields("copies", "seal", "seal-2");
        byte[] one = seal("copy-1", "seal", pdf);
        byte[] other = seal("copy-2", "seal-2", pdf);

        assertThat(judge(one).verdict()).isEqualTo(new Verdict.Valid());
        assertThat(judge(other).verdict()).isEqualTo(new Verdict.Valid());
    }

    @Test
    void a_seal_on_a_place_of_the_page_is_expected_in_the_field_that_was_made_for_it() throws IOException {
        byte[] pdf = TestPaper.withFields("place", "seal");
        SealRequest asked = bench.asking("place", seal, pdf, CLERK);
        SealRequestId id = bench.use.request(new SealRequest(
                asked.idempotencyKey(),
                seal,
                asked.document(),
                new SealPlace.OnPage(1, 200, 200),
                asked.purpose(),
                asked.template(),
                CLERK,
                asked.manner()));
        byte[] sealed = approvedAndFiled(id, pdf);

        assertThat(judge(sealed).verdict()).isEqualTo(new Verdict.Valid());
        assertThat(signers.of(List.of(CanonicalJson.sm3(sealed)))).hasSize(1);
    }

    @Test
    void what_is_not_filed_yet_is_expected_of_nobody_and_strangers_papers_are_unknown() throws IOException {
        byte[] pdf = TestPaper.withFields("unfiled", "seal", "seal-2");
        byte[] once = seal("unfiled-1", "seal", pdf);
        SealRequestId second = approved("unfiled-2", "seal-2", once);
        bench.use.seal(second, bench.paper(once), KEEPER);

        assertThat(judge(once).verdict()).isEqualTo(new Verdict.Valid());
        assertThat(signers.of(List.of("0".repeat(64)))).isEmpty();
    }

    @Test
    void a_paper_of_ours_without_a_proven_time_is_pending_and_a_strangers_is_not() throws IOException {
        byte[] pdf = TestPaper.withFields("pending", "seal");
        SealUseParts with = bench.parts;
        FiveStepSealUse unstamped = new FiveStepSealUse(new SealUseParts(
                with.database(),
                with.transactions(),
                with.stage(),
                with.keys(),
                with.heads(),
                with.art(),
                PdfSigner.withoutTimestamps(),
                with.clock(),
                with.random()));
        SealRequestId id = approved("pending", "seal", pdf);
        byte[] ours =
                Files.readAllBytes(unstamped.seal(id, bench.paper(pdf), KEEPER).pdf());
        unstamped.filed(id, KEEPER);
        byte[] strangers = PdfSigner.withoutTimestamps()
                .sign(
                        TestPaper.withFields("stranger", "seal"),
                        SignatureTask.invisible("s", bench.clock.instant(), SEAL),
                        Signers.intl(bench.vault.find(seal.value() + "-p256").orElseThrow()))
                .bytes();

        VerificationReport report = judge(ours);

        assertThat(report.verdict())
                .isInstanceOfSatisfying(
                        Verdict.Pending.class,
                        found -> assertThat(found.because().code()).isEqualTo("SG-400"));
        assertThat(report.verdict().exitCode()).isEqualTo(3);
        assertThat(judge(strangers).verdict()).isEqualTo(new Verdict.Valid());
    }

    private static int lastRevisionBegins(byte[] pdf) {
        String text = new String(pdf, java.nio.charset.StandardCharsets.ISO_8859_1);
        return text.lastIndexOf("%%EOF", text.lastIndexOf("%%EOF") - 1) + "%%EOF\n".length();
    }

    private static SealRequestId approved(String key, String field, byte[] pdf) {
        SealRequest asked = bench.asking(key, seal, pdf, CLERK);
        SealRequestId id = bench.use.request(new SealRequest(
                key,
                seal,
                asked.document(),
                new SealPlace.Field(field),
                asked.purpose(),
                asked.template(),
                CLERK,
                asked.manner()));
        bench.use.approve(id, HEAD);
        return id;
    }

    private static byte[] seal(String key, String field, byte[] pdf) throws IOException {
        SealRequestId id = approved(key, field, pdf);
        byte[] sealed =
                Files.readAllBytes(bench.use.seal(id, bench.paper(pdf), KEEPER).pdf());
        bench.use.filed(id, KEEPER);
        return sealed;
    }

    private static byte[] approvedAndFiled(SealRequestId id, byte[] pdf) throws IOException {
        bench.use.approve(id, HEAD);
        byte[] sealed =
                Files.readAllBytes(bench.use.seal(id, bench.paper(pdf), KEEPER).pdf());
        bench.use.filed(id, KEEPER);
        return sealed;
    }

    private static VerificationReport judge(byte[] pdf) {
        return judge(pdf, options().expecting(signers).demanding(TimeDemand.REGISTERED_PAPERS));
    }

    private static VerificationReport judgeWithoutRegister(byte[] pdf) {
        return judge(pdf, options());
    }

    private static VerificationOptions options() {
        return VerificationOptions.strict()
                .trusting(TrustData.of(bench.authority.anchors(), List.copyOf(bench.authority.crls())));
    }

    private static VerificationReport judge(byte[] pdf, VerificationOptions options) {
        bench.clock.pass(Duration.ofSeconds(1));
        return Verifier.with(bench.clock).verify("paper.pdf", pdf, options);
    }
}
