package org.hudang.archive.reception;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hudang.archive.ArchiveBed;
import org.hudang.archive.completeness.Checklist;
import org.hudang.archive.completeness.Comparison;
import org.hudang.archive.completeness.Materials;
import org.hudang.archive.completeness.Surroundings;
import org.hudang.archive.completeness.VolumeCase;
import org.hudang.archive.household.DocumentType;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.household.IdDocument;
import org.hudang.archive.household.Member;
import org.hudang.archive.household.MemberId;
import org.hudang.archive.household.PersonName;
import org.hudang.archive.household.Relation;
import org.hudang.archive.inspection.Inspection.Line;
import org.hudang.archive.inspection.Result;
import org.hudang.archive.inspection.Result.Why;
import org.hudang.archive.inspection.SignatureReader.Signed;
import org.hudang.archive.volume.ItemId;
import org.hudang.archive.volume.ItemKind;
import org.hudang.archive.volume.ItemView;
import org.hudang.archive.volume.Particulars;
import org.hudang.archive.volume.RenditionId;
import org.hudang.archive.volume.RenditionRole;
import org.hudang.archive.volume.RenditionView;
import org.hudang.archive.volume.Secrecy;
import org.hudang.archive.volume.Volume;
import org.hudang.archive.volume.VolumeId;
import org.hudang.archive.volume.VolumeKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The checklist of a case that comes from elsewhere says no more of signatures than this house knows of them. */
class SignedPapersTest {
    private static final ItemId ITEM = new ItemId("itm_" + "a".repeat(26));
    private static final Line COMPLETE = new Line("2-9", new Result.Passed());

    private final SignedPapers papers = new SignedPapers();

    @Test
    void a_paper_without_anything_electronic_is_there_as_a_scan_is() {
        papers.note(ITEM, Signed.NONE);

        assertThat(application(checklist()).state().lacking()).isFalse();
        assertThat(papers.scope(COMPLETE)).isEqualTo(COMPLETE);
    }

    @Test
    void a_signature_that_does_not_hold_is_lacking_whatever_else_stands_on_the_paper() {
        papers.note(ITEM, Signed.HOLDS);
        papers.note(ITEM, Signed.BROKEN);

        assertThat(application(checklist()).state()).isInstanceOf(Checklist.State.Broken.class);
    }

    @ParameterizedTest
    @CsvSource({"HOLDS, SIGNERS_NOT_COMPARED", "UNTOLD, SIGNATURE_UNKNOWN", "UNREAD, NO_SIGNATURE_READER"})
    void what_rests_on_a_signature_that_nobody_compared_is_for_people(Signed signed, Why why) {
        papers.note(ITEM, signed);

        assertThat(application(checklist()).state().lacking()).isFalse();
        assertThat(papers.scope(COMPLETE)).isEqualTo(new Line("2-9", new Result.ByHand(why)));
    }

    @Test
    void signatures_that_the_table_does_not_ask_for_change_nothing() {
        papers.note(ITEM, Signed.UNTOLD);

        assertThat(papers.scope(COMPLETE)).isEqualTo(COMPLETE);
    }

    @Test
    void what_is_lacking_stays_lacking() {
        papers.note(ITEM, Signed.UNTOLD);
        var unused = checklist();
        Line lacking = new Line("2-9", new Result.Failed(List.of(new Result.Fault("application", "申请书", ""))));

        assertThat(papers.scope(lacking)).isEqualTo(lacking);
    }

    private static Checklist.Row application(Checklist checklist) {
        return checklist.rows().stream()
                .filter(row -> row.material().kind().code().equals("application"))
                .findFirst()
                .orElseThrow();
    }

    private Checklist checklist() {
        HouseholdNumber number = new HouseholdNumber("hh_" + "a".repeat(26));
        Member head = new Member(
                new MemberId("mem_" + "a".repeat(26)),
                PersonName.of("张样例"),
                new IdDocument(DocumentType.RESIDENT_ID, ArchiveBed.ZHANG.reveal()),
                Relation.HEAD,
                LocalDate.of(1950, 1, 1),
                Optional.empty(),
                false);
        Instant opened = Instant.parse("2026-09-15T02:30:00Z");
        Household home = new Household(number, "999001001", "样例村", "样例县样例镇样例村", List.of(head), opened);
        VolumeId id = new VolumeId("vol_" + "a".repeat(26));
        Volume volume =
                new Volume(id, number, VolumeKind.APPROVAL, "DB", 2026, "样例", "J031-ZY·DB·2026·D30-001", 1, 1, opened);
        ItemView item = new ItemView(
                ITEM,
                number,
                id,
                1,
                "J031-ZY·DB·2026·D30-001-0001",
                new ItemKind("application"),
                "申请书",
                Optional.empty(),
                LocalDate.of(2026, 9, 15),
                "张样例",
                new Particulars("", Secrecy.RESTRICTED, 1),
                "papers",
                1,
                opened,
                List.of(new RenditionView(
                        new RenditionId("rnd_" + "a".repeat(26)),
                        RenditionRole.ORIGINAL,
                        "application.pdf",
                        "application/pdf",
                        1,
                        "0".repeat(64),
                        "0".repeat(64))));
        return papers.checklist(
                new Comparison(
                        home,
                        volume,
                        List.of(item),
                        VolumeCase.OPENED,
                        Surroundings.UNKNOWN,
                        LocalDate.of(2026, 9, 15)),
                Materials.standard());
    }
}
