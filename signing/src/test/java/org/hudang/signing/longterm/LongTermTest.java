package org.hudang.signing.longterm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.hudang.signing.authority.RevocationReason;
import org.hudang.signing.judges.IText;
import org.hudang.signing.judges.Pdfsig;
import org.hudang.signing.key.DigestAlgorithm;
import org.hudang.signing.key.KeyAlgorithm;
import org.hudang.signing.longterm.Preservation.AlreadyKept;
import org.hudang.signing.longterm.Preservation.Kept;
import org.hudang.signing.longterm.Preservation.NotNow;
import org.hudang.signing.longterm.Preservation.NotWorthKeeping;
import org.hudang.signing.pdf.PdfKeeping;
import org.hudang.signing.pdf.ProofOfTime;
import org.hudang.signing.pdf.SignatureProfile;
import org.hudang.signing.pdf.SignedPdf;
import org.hudang.signing.revocation.FirstProof;
import org.hudang.signing.timestamp.TimestampAnswer;
import org.hudang.signing.timestamp.Timestamps;
import org.hudang.signing.verify.SignatureReport;
import org.hudang.signing.verify.SignatureReport.Kind;
import org.hudang.signing.verify.SignatureReport.Level;
import org.hudang.signing.verify.TrustData;
import org.hudang.signing.verify.Verdict;
import org.hudang.signing.verify.VerificationReport;
import org.hudang.testbed.HandClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LongTermTest {
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

    // ---- levels

    @ParameterizedTest
    @EnumSource(SignatureProfile.class)
    void level_lt_puts_chains_and_revocation_behind_the_file_and_touches_nothing(SignatureProfile profile) {
        byte[] signed = office.signed(profile);
        assertThat(levels(signed)).containsOnly(Level.B_T);

        byte[] kept = kept(office.keeping().preserve(signed, KeptLevel.B_LT));

        assertThat(Arrays.copyOf(kept, signed.length)).isEqualTo(signed);
        assertThat(office.judge(kept).verdict()).isEqualTo(new Verdict.Valid());
        assertThat(levels(kept)).containsOnly(Level.B_LT);
    }

    @ParameterizedTest
    @EnumSource(SignatureProfile.class)
    void level_lta_lays_a_document_timestamp_of_each_kind_over_everything(SignatureProfile profile) {
        byte[] signed = office.signed(profile);

        KeptPdf kept = ((Kept) office.keeping().preserve(signed, KeptLevel.B_LTA)).pdf();

        VerificationReport report = office.judge(kept.bytes());
        assertThat(report.verdict()).isEqualTo(new Verdict.Valid());
        assertThat(levels(kept.bytes())).containsOnly(Level.B_LTA);
        List<String> expected = switch (profile) {
            case INTL -> List.of("ECDSA P-256 SHA-256");
            case GUOMI -> List.of("SM2 SM3");
            case BOTH -> List.of("SM2 SM3", "ECDSA P-256 SHA-256");
        };
        assertThat(report.signatures())
                .filteredOn(signature -> signature.kind() == Kind.TIMESTAMP)
                .extracting(signature -> signature.algorithm().orElse(""))
                .containsExactlyElementsOf(expected);
        assertThat(kept.stamps()).hasSameSizeAs(expected).containsOnly(Office.FOUNDED);
    }

    @Test
    void doing_it_again_changes_nothing() {
        byte[] kept = kept(office.keeping().preserve(office.signed(SignatureProfile.BOTH), KeptLevel.B_LTA));

        assertThat(office.keeping().preserve(kept, KeptLevel.B_LTA)).isInstanceOf(AlreadyKept.class);
        assertThat(office.keeping().preserve(kept, KeptLevel.B_LT)).isInstanceOf(AlreadyKept.class);
    }

    @Test
    void a_document_timestamp_without_validation_data_below_it_is_no_level_lta() {
        // given a timestamp first and validation data only behind it
        PdfKeeping.Stamping stamping = PdfKeeping.stamped(
                office.signed(SignatureProfile.INTL),
                DigestAlgorithm.SHA_256,
                office.authority().timestamps());
        byte[] stamped = ((PdfKeeping.Stamping.Stamped) stamping).pdf();
        byte[] filled = kept(office.keeping().preserve(stamped, KeptLevel.B_LT));

        assertThat(levels(filled)).containsOnly(Level.B_LT);
        assertThat(levels(kept(office.keeping().preserve(filled, KeptLevel.B_LTA))))
                .containsOnly(Level.B_LTA);
    }

    // ---- foreign judges

    @Test
    void pdfsig_and_itext_agree() {
        byte[] kept = kept(office.keeping().preserve(office.signed(SignatureProfile.INTL), KeptLevel.B_LTA));

        assertThat(IText.judge(kept))
                .containsExactly(
                        new IText.Seen("seal-1", IText.Says.INTACT, false),
                        new IText.Seen("timestamp", IText.Says.INTACT, true));
        assertThat(IText.store(kept)).allMatch(size -> size > 0);
        assertThat(Pdfsig.judge(kept))
                .containsExactly(
                        new Pdfsig.Seen("seal-1", "ETSI.CAdES.detached", true, false),
                        // poppler does not know document timestamps: it sees one and cannot judge it
                        new Pdfsig.Seen("timestamp", "unknown", false, true));
    }

    @Test
    void with_both_algorithms_the_judges_agree_about_the_international_ones() {
        byte[] kept = kept(office.keeping().preserve(office.signed(SignatureProfile.BOTH), KeptLevel.B_LTA));

        assertThat(IText.judge(kept))
                .filteredOn(seen -> seen.says() == IText.Says.INTACT)
                .extracting(IText.Seen::field)
                .containsExactly("seal-1-intl", "timestamp", "timestamp-2");
        assertThat(Pdfsig.judge(kept))
                .filteredOn(Pdfsig.Seen::valid)
                .extracting(Pdfsig.Seen::field)
                .containsExactly("seal-1-intl");
    }

    // ---- what is not kept

    @Test
    void an_altered_paper_is_not_kept() {
        byte[] altered = office.signed(SignatureProfile.INTL);
        int at = new String(altered, StandardCharsets.ISO_8859_1).indexOf("/MediaBox");
        altered[at + 1] = 'N';

        assertThat(office.keeping().preserve(altered, KeptLevel.B_LT))
                .isInstanceOfSatisfying(
                        NotWorthKeeping.class, not -> assertThat(not.verdict()).isInstanceOf(Verdict.Altered.class));
    }

    @Test
    void a_paper_sealed_after_the_certificate_was_withdrawn_is_not_kept() {
        office.authority().revoke(office.seal(KeyAlgorithm.SM2).chain().get(0), RevocationReason.KEY_COMPROMISE);
        office.clock().pass(Duration.ofMinutes(1));
        byte[] signed = office.signed(SignatureProfile.GUOMI);

        assertThat(office.keeping().preserve(signed, KeptLevel.B_LTA))
                .isInstanceOfSatisfying(
                        NotWorthKeeping.class, not -> assertThat(not.verdict()).isInstanceOf(Verdict.Revoked.class));
    }

    @Test
    void a_paper_sealed_before_the_certificate_was_withdrawn_is_kept_with_the_proof() {
        byte[] signed = office.signed(SignatureProfile.BOTH);
        office.clock().pass(Duration.ofDays(1));
        for (KeyAlgorithm algorithm : List.of(KeyAlgorithm.SM2, KeyAlgorithm.EC_P256)) {
            office.authority().revoke(office.seal(algorithm).chain().get(0), RevocationReason.CESSATION_OF_OPERATION);
        }
        office.clock().pass(Duration.ofDays(1));

        byte[] kept = kept(office.keeping().preserve(signed, KeptLevel.B_LTA));

        assertThat(office.judge(kept).verdict()).isEqualTo(new Verdict.Valid());
    }

    @Test
    void without_proof_of_revocation_nothing_is_written() {
        LongTermParts parts = office.parts();
        LongTerm keeping = LongTerm.with(new LongTermParts(
                new FirstProof(List.of()), parts.timestamps(), parts.anchors(), parts.rule(), parts.clock()));

        assertThat(keeping.preserve(office.signed(SignatureProfile.INTL), KeptLevel.B_LT))
                .isInstanceOfSatisfying(
                        NotNow.class,
                        not -> assertThat(not.missing())
                                .hasSize(3)
                                .allSatisfy(
                                        missing -> assertThat(missing.what()).matches("[0-9a-f]+")));
    }

    // ---- the years

    @Test
    void a_kept_paper_stays_valid_after_the_certificate_of_the_seal_has_ended() {
        byte[] kept = kept(office.keeping().preserve(office.signed(SignatureProfile.BOTH), KeptLevel.B_LTA));

        office.clock().pass(Duration.ofDays(2 * 365));

        TrustData trust =
                TrustData.of(office.authority().anchors(), office.authority().crls());
        assertThat(office.judge(kept, trust).verdict()).isEqualTo(new Verdict.Valid());
    }

    @Test
    void a_prolonged_paper_outlives_the_authority_that_stamped_it_first() {
        // given a paper kept in 2026, whose time-stamping certificates end in 2031
        byte[] kept = kept(office.keeping().preserve(office.signed(SignatureProfile.BOTH), KeptLevel.B_LTA));
        byte[] forgotten = kept;

        // when another authority prolongs it after four years
        office.clock().pass(Duration.ofDays(4 * 365));
        Office next = new Office(folder.resolve("next"), office.clock());
        List<java.security.cert.X509Certificate> anchors =
                new java.util.ArrayList<>(office.authority().anchors());
        anchors.addAll(next.authority().anchors());
        LongTerm keeping = LongTerm.with(new LongTermParts(
                new FirstProof(List.of(
                        office.authority().revocation(), next.authority().revocation())),
                next.authority().timestamps(),
                anchors,
                KeepingRule.yearly(),
                office.clock()));
        byte[] prolonged = kept(keeping.prolong(kept));

        // then it is valid in 2034, and the one that nobody prolonged is not
        office.clock().pass(Duration.ofDays(4 * 365));
        TrustData trust = TrustData.of(anchors, next.authority().crls());
        assertThat(office.judge(prolonged, trust).verdict()).isEqualTo(new Verdict.Valid());
        assertThat(office.judge(forgotten, trust).verdict()).isInstanceOf(Verdict.Expired.class);
        assertThat(keeping.prolong(forgotten)).isInstanceOf(NotWorthKeeping.class);
    }

    @Test
    void prolongation_is_due_after_a_year_or_ninety_days_before_the_end() {
        byte[] signed = office.signed(SignatureProfile.INTL);
        byte[] kept = kept(office.keeping().preserve(signed, KeptLevel.B_LTA));
        assertThat(office.keeping().dueAt(kept)).contains(Office.FOUNDED.plus(Duration.ofDays(365)));

        // near the end of the authority's certificate the end decides
        office.clock().pass(Duration.ofDays(5 * 365 - 100));
        byte[] late = kept(office.keeping().prolong(kept));
        assertThat(office.keeping().dueAt(late)).contains(Office.FOUNDED.plus(Duration.ofDays(5 * 365 - 90)));
        assertThat(office.keeping().dueAt(Office.paper())).isEmpty();
    }

    // ---- pending documents

    @Test
    void a_pending_document_gets_its_proof_of_time_later_and_only_once() {
        // given a paper signed while the time-stamping authority was away
        SignedPdf signed = office.signed(SignatureProfile.BOTH, NOBODY);
        assertThat(signed.time()).isInstanceOf(ProofOfTime.Pending.class);
        assertThat(office.judge(signed.bytes()).signatures())
                .allSatisfy(one -> assertThat(one.provenAt()).isEmpty());
        assertThat(office.keeping().dueAt(signed.bytes())).isEmpty();

        // when it is back
        office.clock().pass(Duration.ofHours(1));
        byte[] complete = kept(office.keeping().complete(signed.bytes()));

        // then the time is proven for each, by its own kind of timestamp
        VerificationReport report = office.judge(
                complete,
                TrustData.of(office.authority().anchors(), office.authority().crls()));
        assertThat(report.verdict()).isEqualTo(new Verdict.Valid());
        assertThat(report.signatures())
                .hasSize(4)
                .allSatisfy(one ->
                        assertThat(one.provenAt()).contains(office.clock().instant()));
        assertThat(office.keeping().complete(complete)).isInstanceOf(AlreadyKept.class);
        assertThat(levels(complete)).containsOnly(Level.B_T);
        assertThat(levels(kept(office.keeping().preserve(complete, KeptLevel.B_LTA))))
                .containsOnly(Level.B_LTA);
    }

    @Test
    void a_pending_document_is_completed_on_the_way_to_level_lt() {
        byte[] signed = office.signed(SignatureProfile.GUOMI, NOBODY).bytes();

        byte[] kept = kept(office.keeping().preserve(signed, KeptLevel.B_LT));

        assertThat(office.judge(kept).signatures()).hasSize(2);
        assertThat(office.judge(kept).signatures().get(0).provenAt()).isPresent();
    }

    @Test
    void a_pending_document_stays_pending_while_nobody_stamps() {
        LongTermParts parts = office.parts();
        LongTerm keeping = LongTerm.with(
                new LongTermParts(parts.revocation(), NOBODY, parts.anchors(), parts.rule(), parts.clock()));

        assertThat(keeping.complete(office.signed(SignatureProfile.BOTH, NOBODY).bytes()))
                .isInstanceOfSatisfying(
                        NotNow.class,
                        not -> assertThat(not.missing())
                                .extracting(Missing::what)
                                .containsExactly("timestamp SM3"));
    }

    private static byte[] kept(Preservation preservation) {
        assertThat(preservation).isInstanceOf(Kept.class);
        return ((Kept) preservation).pdf().bytes();
    }

    private List<Level> levels(byte[] pdf) {
        return office.judge(pdf).signatures().stream()
                .filter(signature -> signature.kind() != Kind.TIMESTAMP)
                .map(SignatureReport::level)
                .toList();
    }
}
