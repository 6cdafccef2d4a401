package org.hudang.signing.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hudang.signing.seal.SealBench.BUREAU;
import static org.hudang.signing.seal.SealBench.BUREAU_HEAD;
import static org.hudang.signing.seal.SealBench.CLERK;
import static org.hudang.signing.seal.SealBench.HEAD;
import static org.hudang.signing.seal.SealBench.KEEPER;
import static org.hudang.signing.seal.SealBench.OTHER_TOWN;
import static org.hudang.signing.seal.SealBench.TOWN;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.hudang.signing.SigningException;
import org.hudang.signing.key.KeyAlgorithm;
import org.hudang.signing.pdf.FieldAlreadySigned;
import org.hudang.signing.pdf.PdfSigner;
import org.hudang.signing.pdf.SignatureTask;
import org.hudang.signing.pdf.Signers;
import org.hudang.signing.seal.SealedPaper.Outcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

class SealUseTest {
    private static SealBench bench;
    private static SealId seal;

    @BeforeAll
    static void open() {
        bench = new SealBench();
        seal = bench.active("seal", TOWN);
    }

    @AfterAll
    static void close() {
        bench.close();
    }

    @Test
    void an_approved_request_puts_two_signatures_on_the_document_and_leaves_its_bytes_alone() throws Exception {
        byte[] pdf = TestPaper.withFields("whole", "person-1", "seal");
        SealRequestId id = bench.approved("whole", seal, pdf);

        SealedPaper sealed = bench.use.seal(id, bench.paper(pdf), KEEPER);

        byte[] output = Files.readAllBytes(sealed.pdf());
        assertThat(sealed.outcome()).isEqualTo(Outcome.SEALED);
        assertThat(sealed.digest()).isEqualTo(CanonicalJson.sm3(output));
        assertThat(output).startsWith(pdf);
        assertThat(TestPaper.signed(output, "seal")).isTrue();
        assertThat(TestPaper.signed(output, "person-1")).isFalse();
        List<PDSignature> signatures = TestPaper.signatures(output);
        assertThat(signatures).hasSize(2);
        assertThat(signatures.get(0).getReason()).isEqualTo("核查授权书用印");
        assertThat(signatures)
                .extracting(s -> signer(output, s).getEncryptionAlgOID())
                .containsExactlyInAnyOrder("1.2.156.10197.1.501", "1.2.840.10045.4.3.2");
    }

    @Test
    void every_step_of_a_use_stands_in_the_log_with_the_people_and_both_digests() {
        byte[] pdf = TestPaper.withFields("logged", "seal");
        SealId own = bench.active("logged-seal", TOWN);
        SealRequestId id = bench.approved("logged", own, pdf);
        SealedPaper sealed = bench.use.seal(id, bench.paper(pdf), KEEPER);
        bench.use.filed(id, KEEPER);

        List<SealLogEntry> log = bench.use.log(own, HEAD);
        List<SealLogEntry> uses = log.subList(5, log.size());
        assertThat(uses)
                .extracting(SealLogEntry::event)
                .containsExactly(
                        SealEvent.USE_REQUESTED,
                        SealEvent.USE_APPROVED,
                        SealEvent.USE_BEGUN,
                        SealEvent.USED,
                        SealEvent.USE_FILED);
        SealLogEntry used = uses.get(3);
        assertThat(used.officer()).isEqualTo(KEEPER);
        assertThat(used.note().orElseThrow()).contains("SM2=2026-11-24").contains("EC_P256=2026-11-24");
        SealLogEntry.Use use = used.use().orElseThrow();
        assertThat(use.request()).isEqualTo(id);
        assertThat(use.requester()).isEqualTo("clerk");
        assertThat(use.approver()).contains("head");
        assertThat(use.before()).isEqualTo(CanonicalJson.sm3(pdf));
        assertThat(use.after()).contains(sealed.digest());
        assertThat(Files.exists(sealed.pdf())).as("staged copy after filing").isFalse();
    }

    @Test
    void who_asks_does_not_approve() {
        byte[] pdf = TestPaper.withFields("four eyes", "seal");
        SealRequestId id = bench.use.request(bench.asking("four-eyes", seal, pdf, CLERK));

        assertThatThrownBy(() -> bench.use.approve(id, CLERK)).isInstanceOf(SamePerson.class);
        assertThatThrownBy(() -> bench.use.seal(id, bench.paper(pdf), CLERK))
                .isInstanceOfSatisfying(
                        RequestStateRefused.class, r -> assertThat(r.code()).isEqualTo("SG-211"));

        assertThat(bench.use.find(id, CLERK).state()).isEqualTo(SealRequestState.REQUESTED);
        assertThat(bench.use.waiting(HEAD)).extracting(SealRequestView::id).contains(id);
        assertThat(lastRefusals(2)).containsExactly("SG-205", "SG-211");
    }

    @Test
    void a_rejected_request_seals_nothing() {
        byte[] pdf = TestPaper.withFields("rejected", "seal");
        SealRequestId id = bench.use.request(bench.asking("rejected", seal, pdf, CLERK));
        bench.use.reject(id, "材料不全", HEAD);

        assertThatThrownBy(() -> bench.use.approve(id, HEAD)).isInstanceOf(RequestStateRefused.class);
        assertThatThrownBy(() -> bench.use.seal(id, bench.paper(pdf), KEEPER)).isInstanceOf(RequestStateRefused.class);
    }

    @Test
    void a_swapped_document_is_refused_and_logged_with_its_digest() {
        byte[] pdf = TestPaper.withFields("shown", "seal");
        byte[] other = TestPaper.withFields("swapped", "seal");
        SealRequestId id = bench.approved("swapped", seal, pdf);

        assertThatThrownBy(() -> bench.use.seal(id, bench.paper(other), KEEPER))
                .isInstanceOfSatisfying(
                        DocumentSwapped.class, r -> assertThat(r.code()).isEqualTo("SG-212"));

        List<SealLogEntry> log = bench.use.log(seal, HEAD);
        SealLogEntry last = log.get(log.size() - 1);
        assertThat(last.event()).isEqualTo(SealEvent.USE_REFUSED);
        assertThat(last.refusal()).contains("SG-212");
        assertThat(last.note()).contains("found " + CanonicalJson.sm3(other));
        assertThat(bench.use.seal(id, bench.paper(pdf), KEEPER).outcome()).isEqualTo(Outcome.SEALED);
    }

    @Test
    void asking_again_gives_the_same_paper_until_it_is_filed_and_is_refused_then() throws IOException {
        byte[] pdf = TestPaper.withFields("twice", "seal");
        SealRequestId id = bench.approved("twice", seal, pdf);
        SealedPaper first = bench.use.seal(id, bench.paper(pdf), KEEPER);

        SealedPaper again = bench.use.seal(id, bench.paper(pdf), KEEPER);
        assertThat(again.outcome()).isEqualTo(Outcome.ADOPTED);
        assertThat(again.digest()).isEqualTo(first.digest());
        assertThatThrownBy(() -> bench.use.seal(id, bench.paper(Files.readAllBytes(first.pdf())), KEEPER))
                .isInstanceOf(DocumentSwapped.class);

        bench.use.filed(id, KEEPER);
        bench.use.filed(id, KEEPER);
        assertThatThrownBy(() -> bench.use.seal(id, bench.paper(pdf), KEEPER))
                .isInstanceOfSatisfying(
                        SealAlreadyUsed.class, r -> assertThat(r.code()).isEqualTo("SG-213"));
    }

    @Test
    void a_staged_output_that_was_changed_is_not_handed_out() throws IOException {
        byte[] pdf = TestPaper.withFields("damaged", "seal");
        SealRequestId id = bench.approved("damaged", seal, pdf);
        SealedPaper sealed = bench.use.seal(id, bench.paper(pdf), KEEPER);
        byte[] changed = Files.readAllBytes(sealed.pdf());
        changed[200]++;
        Files.write(sealed.pdf(), changed);

        assertThatThrownBy(() -> bench.use.seal(id, bench.paper(pdf), KEEPER)).isInstanceOf(StagedOutputDamaged.class);
    }

    @Test
    void a_suspended_a_cancelled_and_an_expired_seal_sign_nothing() {
        byte[] pdf = TestPaper.withFields("states", "seal");
        SealId own = bench.active("states", TOWN);
        SealRequestId id = bench.approved("states", own, pdf);

        bench.registry.suspend(own, "年检", HEAD);
        assertThatThrownBy(() -> bench.use.seal(id, bench.paper(pdf), KEEPER)).isInstanceOf(SealStateRefused.class);
        assertThatThrownBy(() -> bench.use.request(bench.asking("states-2", own, pdf, CLERK)))
                .isInstanceOf(SealStateRefused.class);
        bench.registry.resume(own, "合格", CLERK);
        Duration year = Duration.ofDays(366);
        bench.clock.pass(year);
        assertThatThrownBy(() -> bench.use.seal(id, bench.paper(pdf), KEEPER)).isInstanceOf(SealOutOfTime.class);
        bench.clock.pass(year.negated());
        bench.registry.cancel(own, "作废", HEAD);
        assertThatThrownBy(() -> bench.use.seal(id, bench.paper(pdf), KEEPER)).isInstanceOf(SealStateRefused.class);

        assertThat(bench.use.log(own, HEAD).stream()
                        .filter(entry -> entry.event() == SealEvent.USE_REFUSED)
                        .map(entry -> entry.refusal().orElseThrow()))
                .containsExactly("SG-204", "SG-204", "SG-206", "SG-204");
    }

    @Test
    void a_standing_approval_needs_two_people_and_covers_only_its_template_and_time() {
        byte[] pdf = TestPaper.withFields("standing", "seal");
        SealId own = bench.active("standing", TOWN);
        StandingApproval rule = new StandingApproval(
                own,
                "authorization-letter/1",
                "用印管理办法第九条",
                new Validity(bench.clock.instant(), bench.clock.instant().plus(Duration.ofDays(30))));
        StandingApprovalId standing = bench.use.proposeStanding(rule, KEEPER);
        assertThat(bench.use
                        .find(bench.use.request(bench.asking("s0", own, pdf, CLERK)), CLERK)
                        .state())
                .as("proposed only")
                .isEqualTo(SealRequestState.REQUESTED);
        assertThat(bench.use.standing(own, CLERK)).containsExactly(new StandingView(standing, rule, false));
        assertThatThrownBy(() -> bench.use.approveStanding(standing, KEEPER)).isInstanceOf(SamePerson.class);
        bench.use.approveStanding(standing, HEAD);
        assertThat(bench.use.standing(own, CLERK)).containsExactly(new StandingView(standing, rule, true));
        assertThat(bench.use.standing(own, OTHER_TOWN)).as("another township").isEmpty();

        SealRequestView covered = bench.use.find(bench.use.request(bench.asking("s1", own, pdf, CLERK)), CLERK);
        assertThat(covered.state()).isEqualTo(SealRequestState.APPROVED);
        assertThat(covered.rule()).contains("用印管理办法第九条");
        assertThat(covered.approver()).isEmpty();
        SealRequest letter = bench.asking("s2", own, pdf, CLERK);
        SealRequest notice = new SealRequest(
                "s3",
                own,
                letter.document(),
                letter.place(),
                letter.purpose(),
                "risk-notice/1",
                CLERK,
                SealManner.usual());
        assertThat(bench.use.find(bench.use.request(notice), CLERK).state()).isEqualTo(SealRequestState.REQUESTED);
        assertThat(bench.use
                        .find(bench.use.request(bench.asking("s4", own, pdf, HEAD)), CLERK)
                        .state())
                .as("who approved the rule does not profit from it")
                .isEqualTo(SealRequestState.REQUESTED);
        assertThat(bench.use.seal(covered.id(), bench.paper(pdf), CLERK).outcome())
                .isEqualTo(Outcome.SEALED);
        assertThat(bench.use.log(own, HEAD).stream()
                        .filter(entry -> entry.event() == SealEvent.USE_COVERED)
                        .map(entry -> entry.note().orElseThrow()))
                .containsExactly("用印管理办法第九条");

        bench.use.withdrawStanding(standing, CLERK);
        assertThat(bench.use.standing(own, CLERK)).isEmpty();
        assertThat(bench.use.find(bench.use.request(letter), CLERK).state()).isEqualTo(SealRequestState.REQUESTED);
    }

    @Test
    void a_township_may_ask_for_the_seal_of_the_bureau_and_only_the_bureau_approves() {
        byte[] pdf = TestPaper.withFields("bureau", "seal");
        SealId bureau = bench.active("bureau-seal", Officer.BUREAU);
        SealRequestId id = bench.use.request(bench.asking("bureau", bureau, pdf, CLERK));

        assertThatThrownBy(() -> bench.use.approve(id, HEAD))
                .isInstanceOfSatisfying(
                        NotForOfficer.class, r -> assertThat(r.code()).isEqualTo("SG-219"));
        bench.use.approve(id, BUREAU_HEAD);
        assertThat(bench.use.seal(id, bench.paper(pdf), CLERK).outcome()).isEqualTo(Outcome.SEALED);
        assertThatThrownBy(() -> bench.use.log(bureau, CLERK)).isInstanceOf(SealUnknown.class);
        assertThat(bench.use.log(bureau, BUREAU))
                .extracting(SealLogEntry::event)
                .endsWith(
                        SealEvent.USE_REQUESTED,
                        SealEvent.USE_REFUSED,
                        SealEvent.USE_APPROVED,
                        SealEvent.USE_BEGUN,
                        SealEvent.USED);
    }

    @Test
    void another_township_neither_sees_nor_uses_a_request() {
        byte[] pdf = TestPaper.withFields("fence", "seal");
        SealRequestId id = bench.approved("fence", seal, pdf);

        assertThatThrownBy(() -> bench.use.find(id, OTHER_TOWN)).isInstanceOf(RequestUnknown.class);
        assertThatThrownBy(() -> bench.use.seal(id, bench.paper(pdf), OTHER_TOWN))
                .isInstanceOf(RequestUnknown.class);
        assertThatThrownBy(() -> bench.use.request(bench.asking("fence-2", seal, pdf, OTHER_TOWN)))
                .isInstanceOf(SealUnknown.class);
        assertThat(bench.use.find(id, BUREAU).state()).isEqualTo(SealRequestState.APPROVED);
    }

    @Test
    void the_same_key_gives_the_same_request_and_never_another() {
        byte[] pdf = TestPaper.withFields("key", "seal");
        SealRequestId id = bench.use.request(bench.asking("key", seal, pdf, CLERK));

        assertThat(bench.use.request(bench.asking("key", seal, pdf, CLERK))).isEqualTo(id);
        byte[] other = TestPaper.withFields("other", "seal");
        assertThatThrownBy(() -> bench.use.request(bench.asking("key", seal, other, CLERK)))
                .isInstanceOf(KeyReused.class);
    }

    @Test
    void two_townships_may_use_the_same_key_and_hear_nothing_of_each_other() {
        byte[] pdf = TestPaper.withFields("towns", "seal");
        SealId theirs = bench.active("seal", OTHER_TOWN.township());
        SealRequestId here = bench.use.request(bench.asking("2026-001", seal, pdf, CLERK));

        SealRequestId there = bench.use.request(bench.asking("2026-001", theirs, pdf, OTHER_TOWN));

        assertThat(there).isNotEqualTo(here);
        assertThat(bench.use.request(bench.asking("2026-001", theirs, pdf, OTHER_TOWN)))
                .isEqualTo(there);
        assertThat(bench.use.request(bench.asking("2026-001", seal, pdf, CLERK)))
                .isEqualTo(here);
    }

    @Test
    void what_was_given_up_leaves_no_sealed_paper_and_the_log_says_so_once() {
        SealId own = bench.active("given-up", TOWN);
        byte[] pdf = TestPaper.withFields("given-up", "seal");
        SealedPaper gone = bench.use.seal(bench.approved("aut_g/seal/0", own, pdf), bench.paper(pdf), KEEPER);
        SealedPaper filed = bench.use.seal(bench.approved("aut_g/seal/1", own, pdf), bench.paper(pdf), KEEPER);
        SealedPaper kept = bench.use.seal(bench.approved("aut_h/seal/0", own, pdf), bench.paper(pdf), KEEPER);
        bench.use.filed(filed.request(), KEEPER);

        assertThat(bench.use.giveUp("aut_g/", "到期未签齐", BUREAU)).isEqualTo(1);
        assertThat(bench.use.giveUp("aut_g/", "到期未签齐", BUREAU)).isZero();

        assertThat(gone.pdf()).doesNotExist();
        assertThat(kept.pdf()).exists();
        assertThat(bench.use.log(own, CLERK))
                .filteredOn(entry -> entry.event() == SealEvent.USE_GIVEN_UP)
                .singleElement()
                .satisfies(entry -> assertThat(entry.toString()).contains("到期未签齐", gone.digest()));
        assertThat(bench.use.find(filed.request(), CLERK).state()).isEqualTo(SealRequestState.FILED);
    }

    @Test
    void a_failed_signature_is_logged_and_the_request_can_be_used_once_the_cause_is_gone() {
        byte[] pdf = TestPaper.withFields("failed", "seal");
        byte[] once = read(bench.use.seal(bench.approved("failed-1", seal, pdf), bench.paper(pdf), KEEPER));
        SealRequestId second = bench.approved("failed-2", seal, once);

        assertThatThrownBy(() -> bench.use.seal(second, bench.paper(once), KEEPER))
                .isInstanceOf(FieldAlreadySigned.class);

        assertThat(bench.use.find(second, HEAD).state()).isEqualTo(SealRequestState.APPROVED);
        List<SealLogEntry> log = bench.use.log(seal, HEAD);
        assertThat(log.get(log.size() - 1).event()).isEqualTo(SealEvent.USE_FAILED);
    }

    @Test
    void a_paper_whose_signature_is_broken_gets_no_seal_and_the_refusal_is_logged() {
        // given a paper that was signed and altered since
        byte[] pdf = TestPaper.withFields("broken", "person-1", "seal");
        byte[] signed = PdfSigner.withoutTimestamps()
                .sign(
                        pdf,
                        SignatureTask.invisible("first", bench.clock.instant(), "样例"),
                        Signers.guomi(bench.vault
                                .find(bench.key(seal, KeyAlgorithm.SM2).name())
                                .orElseThrow()))
                .bytes();
        byte[] altered = signed.clone();
        altered[new String(signed, StandardCharsets.ISO_8859_1).indexOf("/MediaBox") + 12]++;
        SealRequestId id = bench.approved("broken", seal, altered);

        // when it is to be sealed, then neither key is asked
        assertThatThrownBy(() -> bench.use.seal(id, bench.paper(altered), KEEPER))
                .isInstanceOfSatisfying(
                        PaperNotIntact.class, not -> assertThat(not.code()).isEqualTo("SG-127"));
        List<SealLogEntry> log = bench.use.log(seal, HEAD);
        assertThat(log.get(log.size() - 1).event()).isEqualTo(SealEvent.USE_REFUSED);
        assertThat(log.get(log.size() - 1).refusal()).contains("SG-127");
        assertThat(bench.use.find(id, HEAD).state()).isEqualTo(SealRequestState.APPROVED);
    }

    @Test
    void a_seal_may_stand_at_a_place_without_a_field() {
        byte[] pdf = TestPaper.withFields("place", "seal");
        SealRequest field = bench.asking("place", seal, pdf, CLERK);
        SealRequest place = new SealRequest(
                "place",
                seal,
                field.document(),
                new SealPlace.OnPage(1, 300, 400),
                field.purpose(),
                "x",
                CLERK,
                SealManner.usual());
        SealRequestId id = bench.use.request(place);
        bench.use.approve(id, HEAD);

        SealedPaper sealed = bench.use.seal(id, bench.paper(pdf), KEEPER);

        assertThat(TestPaper.signatures(read(sealed))).hasSize(2);
        assertThat(TestPaper.signed(read(sealed), "seal")).isFalse();
    }

    /** Each has referred to the seal before it writes into the seal's log: neither may need the other to be gone first. */
    @Test
    void two_offices_may_ask_for_the_same_seal_at_the_same_moment() throws Exception {
        byte[] pdf = TestPaper.withFields("moment", "seal");
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            SealRequestId id = bench.transactions.execute(status -> {
                bench.referTo(seal);
                Future<SealRequestId> asked =
                        other.submit(() -> bench.use.request(bench.asking("moment", seal, pdf, CLERK)));
                return answer(asked);
            });

            assertThat(bench.use.find(id, CLERK).state()).isEqualTo(SealRequestState.REQUESTED);
        } finally {
            other.shutdownNow();
        }
    }

    private static SealRequestId answer(Future<SealRequestId> asked) {
        try {
            return asked.get(1, TimeUnit.MINUTES);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("who refers to a seal keeps others from asking for it", e);
        }
    }

    @Test
    void many_hands_at_one_request_make_one_signature() throws Exception {
        byte[] pdf = TestPaper.withFields("many", "seal");
        SealRequestId id = bench.approved("many", seal, pdf);
        ExecutorService hands = Executors.newFixedThreadPool(4);
        try {
            List<Future<String>> answers = java.util.stream.IntStream.range(0, 8)
                    .mapToObj(i -> hands.submit(() -> answer(id, pdf)))
                    .toList();
            int sealed = 0;
            for (Future<String> answer : answers) {
                assertThat(answer.get()).isIn("SEALED", "ADOPTED", "SG-214");
                sealed += answer.get().equals("SEALED") ? 1 : 0;
            }
            assertThat(sealed).isEqualTo(1);
        } finally {
            hands.shutdownNow();
        }
        assertThat(bench.use.log(seal, HEAD).stream()
                        .filter(entry -> entry.event() == SealEvent.USED
                                && entry.use().orElseThrow().request().equals(id)))
                .hasSize(1);
    }

    @Test
    void the_tables_refuse_what_the_application_would_never_do() {
        byte[] pdf = TestPaper.withFields("tables", "seal");
        SealRequestId id = bench.use.request(bench.asking("tables", seal, pdf, CLERK));

        for (String change : List.of(
                "state = 'APPROVED', approver = 'clerk'",
                "state = 'APPROVED'",
                "state = 'USED', approver = 'head', operator = 'x', output = '" + "1".repeat(64) + "'",
                "document = '" + "1".repeat(64) + "'",
                "requester = 'head'",
                "state = 'IN_USE', approver = 'head', operator = 'x'")) {
            assertThatThrownBy(() ->
                            bench.owner("update signing.seal_request set " + change + " where id = ?", id.value()))
                    .as(change)
                    .isInstanceOf(DataAccessException.class);
        }
        assertThatThrownBy(() -> bench.owner("delete from signing.seal_request where id = ?", id.value()))
                .isInstanceOf(DataAccessException.class);
    }

    private static String answer(SealRequestId id, byte[] pdf) {
        try {
            return bench.use.seal(id, bench.paper(pdf), KEEPER).outcome().name();
        } catch (SigningException refused) {
            return refused.code();
        }
    }

    private static List<String> lastRefusals(int count) {
        List<String> all = bench.use.log(seal, HEAD).stream()
                .flatMap(entry -> entry.refusal().stream())
                .toList();
        return all.subList(all.size() - count, all.size());
    }

    private static byte[] read(SealedPaper sealed) {
        try {
            return Files.readAllBytes(sealed.pdf());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static SignerInformation signer(byte[] pdf, PDSignature signature) {
        try (ASN1InputStream in = new ASN1InputStream(signature.getContents())) {
            CMSSignedData cms = new CMSSignedData(
                    new CMSProcessableByteArray(TestPaper.covered(pdf, signature)),
                    ContentInfo.getInstance(in.readObject()));
            return cms.getSignerInfos().getSigners().iterator().next();
        } catch (IOException | CMSException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_riding_seal_goes_over_all_pages_as_the_first_seal_only() throws Exception {
        byte[] pdf = TestPaper.withFields("riding", "person-1");
        SealRequestId id = bench.use.request(placed("riding", pdf, SealPlace.Riding.usual(400)));
        bench.use.approve(id, HEAD);

        byte[] output =
                Files.readAllBytes(bench.use.seal(id, bench.paper(pdf), KEEPER).pdf());

        assertThat(bench.use.find(id, CLERK).request().place()).isEqualTo(new SealPlace.Riding(400, 15));
        assertThat(TestPaper.signatures(output)).hasSize(2);
        SealRequestId again = bench.use.request(placed("riding-again", output, SealPlace.Riding.usual(400)));
        bench.use.approve(again, HEAD);
        assertThatThrownBy(() -> bench.use.seal(again, bench.paper(output), KEEPER))
                .isInstanceOfSatisfying(
                        SigningException.class, not -> assertThat(not.code()).isEqualTo("SG-125"));
    }

    @Test
    void a_seal_finds_its_place_by_the_text_on_the_page() throws Exception {
        byte[] pdf = TestPaper.withFields("by text", "person-1");
        SealRequestId id = bench.use.request(placed("by-text", pdf, new SealPlace.AtText("by text 2")));
        bench.use.approve(id, HEAD);

        byte[] output =
                Files.readAllBytes(bench.use.seal(id, bench.paper(pdf), KEEPER).pdf());

        assertThat(bench.use.find(id, CLERK).request().place()).isEqualTo(new SealPlace.AtText("by text 2"));
        assertThat(TestPaper.signatures(output)).hasSize(2);
        SealRequestId nowhere = bench.use.request(placed("nowhere", pdf, new SealPlace.AtText("by text 3")));
        bench.use.approve(nowhere, HEAD);
        assertThatThrownBy(() -> bench.use.seal(nowhere, bench.paper(pdf), KEEPER))
                .isInstanceOfSatisfying(
                        SigningException.class, not -> assertThat(not.code()).isEqualTo("SG-123"));
    }

    private static SealRequest placed(String key, byte[] pdf, SealPlace place) {
        return new SealRequest(
                key, seal, CanonicalJson.sm3(pdf), place, "决定书用印", "decision/1", CLERK, SealManner.usual());
    }
}
