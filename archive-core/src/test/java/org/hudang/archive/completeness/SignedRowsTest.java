package org.hudang.archive.completeness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.hudang.archive.Acting;
import org.hudang.archive.completeness.Checklist.State;
import org.hudang.archive.completeness.Checklist.Why;
import org.hudang.archive.completeness.PaperChecks.Paper;
import org.hudang.archive.completeness.PaperChecks.PaperSeal;
import org.hudang.archive.household.Member;
import org.hudang.archive.household.MemberId;
import org.hudang.archive.household.Relation;
import org.hudang.archive.volume.ItemId;
import org.hudang.archive.volume.ItemView;
import org.junit.jupiter.api.Test;

/** Who has to sign a paper and which seals it has to carry (AR-06): a signature of somebody else and another seal fulfil no row. */
class SignedRowsTest {
    private static final AskedSeal BUSINESS_OF_TOWNSHIP =
            new AskedSeal(Set.of(AskedSeal.Kind.BUSINESS), Set.of(AskedSeal.Owner.TOWNSHIP));
    private static final PaperSeal TOWNSHIP = seal("样例镇业务专用章", AskedSeal.Kind.BUSINESS, CaseBed.TOWNSHIP);
    private static final PaperSeal NEIGHBOUR = seal("样例街道业务专用章", AskedSeal.Kind.BUSINESS, CaseBed.NEIGHBOUR);
    private static final PaperSeal BUREAU = seal("样例县民政局业务专用章", AskedSeal.Kind.BUSINESS, Acting.BUREAU);

    private final CaseBed bed = new CaseBed();
    private final Member zhang = bed.grown("张样例", Relation.HEAD);
    private final Member li = bed.grown("李样例", Relation.SPOUSE);
    private final Map<ItemId, Paper> signed = new HashMap<>();

    @Test
    void the_seal_that_is_asked_for_fulfils_the_row() {
        paper("approval-form", signedBy(List.of(), TOWNSHIP));

        assertThat(sealedRow()).isInstanceOf(State.Present.class);
    }

    @Test
    void a_neighbour_with_a_seal_of_the_same_kind_is_another_seal_and_the_missing_one_is_named() {
        paper("approval-form", signedBy(List.of(), NEIGHBOUR));

        assertThat(sealedRow()).isEqualTo(new State.Unsealed(List.of(BUSINESS_OF_TOWNSHIP)));
    }

    @Test
    void another_owner_and_another_kind_are_another_seal() {
        paper(
                "approval-form",
                signedBy(List.of(), BUREAU, seal("样例镇", AskedSeal.Kind.STATUTORY_NAME, CaseBed.TOWNSHIP)));

        assertThat(sealedRow()).isEqualTo(new State.Unsealed(List.of(BUSINESS_OF_TOWNSHIP)));
    }

    @Test
    void a_seal_whose_kind_nobody_can_tell_is_for_people_unless_its_owner_is_another() {
        paper(
                "approval-form",
                signedBy(List.of(), new PaperSeal("样例镇专用章", Optional.empty(), Optional.of(CaseBed.TOWNSHIP))));
        assertThat(sealedRow()).isInstanceOfSatisfying(State.ForPeople.class, open -> {
            assertThat(open.why()).containsExactly(Why.SEAL_UNTOLD);
            assertThat(open.seals()).containsExactly(BUSINESS_OF_TOWNSHIP);
            assertThat(open.lacking()).isFalse();
        });

        signed.clear();
        bed.items.clear();
        paper(
                "approval-form",
                signedBy(List.of(), new PaperSeal("样例街道专用章", Optional.empty(), Optional.of(CaseBed.NEIGHBOUR))));
        assertThat(sealedRow()).isInstanceOf(State.Unsealed.class);
    }

    @Test
    void any_seal_is_enough_where_none_is_named_and_two_seals_are_two() {
        paper("approval-form", signedBy(List.of(), NEIGHBOUR));
        AskedSeal bureau = new AskedSeal(Set.of(), Set.of(AskedSeal.Owner.BUREAU));

        assertThat(row("approval-form", "", "[{}]")).isInstanceOf(State.Present.class);
        assertThat(row("approval-form", "", "[{}, {\"owners\": [\"BUREAU\"]}]"))
                .isEqualTo(new State.Unsealed(List.of(bureau)));
    }

    @Test
    void a_paper_that_nobody_sealed_is_unsealed_and_a_scan_is_not_asked() {
        paper("approval-form", signedBy(List.of("王样例")));
        assertThat(sealedRow()).isInstanceOf(State.Unsealed.class);

        paper("approval-form", new Paper.ByHand());
        assertThat(sealedRow()).isInstanceOf(State.Present.class);
    }

    @Test
    void a_stranger_does_not_apply_for_a_household_and_who_should_have_is_named() {
        paper("application", signedBy(List.of("陌样人")));

        assertThat(row("application", "APPLICANT", "")).isEqualTo(new State.Unsigned(List.of(zhang.id())));
    }

    @Test
    void any_adult_who_lives_there_may_apply_but_only_the_one_whose_application_it_is() {
        paper("application", signedBy(List.of("李样例")));
        assertThat(row("application", "APPLICANT", "")).isInstanceOf(State.Present.class);

        bed.items.clear();
        signed.put(bed.item("application", Optional.of(zhang.id())).id(), signedBy(List.of("李样例")));
        assertThat(row("application", "APPLICANT", "")).isEqualTo(new State.Unsigned(List.of(zhang.id())));
    }

    @Test
    void a_child_does_not_apply_and_a_guardian_of_the_file_does() {
        Member child = bed.child("张小样");
        paper("application", signedBy(List.of("张小样")));
        assertThat(row("application", "APPLICANT", "")).isEqualTo(new State.Unsigned(List.of(zhang.id())));

        bed.grown("监样护", Relation.GUARDIAN);
        bed.items.clear();
        signed.put(bed.item("application", Optional.of(child.id())).id(), signedBy(List.of("监样护")));
        assertThat(row("application", "APPLICANT", "")).isInstanceOf(State.Present.class);
    }

    @Test
    void a_guardian_of_the_file_does_not_apply_for_somebody_of_age() {
        bed.grown("监样护", Relation.GUARDIAN);
        signed.put(bed.item("application", Optional.of(li.id())).id(), signedBy(List.of("监样护")));
        assertThat(row("application", "APPLICANT", "")).isEqualTo(new State.Unsigned(List.of(li.id())));

        bed.declared.add(Fact.REPRESENTED);
        assertThat(row("application", "APPLICANT", "")).isInstanceOf(State.ForPeople.class);
    }

    @Test
    void a_township_that_kept_the_file_before_a_move_has_sealed_as_the_one_that_keeps_it() {
        bed.keptBy.add(CaseBed.NEIGHBOUR);
        paper("approval-form", signedBy(List.of(), NEIGHBOUR));

        assertThat(sealedRow()).isInstanceOf(State.Present.class);
    }

    @Test
    void a_paper_is_read_once_however_many_rows_and_people_ask_for_it() {
        bed.apart("张范本", Relation.OBLIGOR);
        bed.apart("钱样本", Relation.CHILD_IN_LAW);
        bed.item("authorization", Optional.empty());
        AtomicInteger reads = new AtomicInteger();

        bed.checklist(Materials.standard(), item -> {
            reads.incrementAndGet();
            return signedBy(List.of("张样例"));
        });

        assertThat(reads).hasValue(1);
    }

    @Test
    void whoever_signs_for_another_is_for_people_to_judge_when_the_case_says_so_and_never_passed() {
        bed.declared.add(Fact.REPRESENTED);
        paper("application", signedBy(List.of("代样人")));
        paper("authorization", signedBy(List.of("张样例")));

        assertThat(row("application", "APPLICANT", ""))
                .isEqualTo(new State.ForPeople(
                        Set.of(Why.REPRESENTED), List.of(bed.items.get(0).id()), List.of(zhang.id()), List.of()));
        assertThat(row("authorization", "ADULTS", ""))
                .isInstanceOfSatisfying(
                        State.ForPeople.class, open -> assertThat(open.of()).containsExactly(li.id()));
    }

    @Test
    void a_paper_that_nobody_signed_is_not_saved_by_a_representative() {
        bed.declared.add(Fact.REPRESENTED);
        paper("application", signedBy(List.of(), TOWNSHIP));

        assertThat(row("application", "APPLICANT", "")).isEqualTo(new State.Unsigned(List.of()));
    }

    @Test
    void a_household_without_anybody_of_age_is_authorized_by_its_guardian_alone() {
        CaseBed orphan = new CaseBed();
        Member child = orphan.child("张小样");
        ItemView paper = orphan.item("authorization", Optional.empty());
        Map<ItemId, Paper> read = new HashMap<>(Map.of(paper.id(), signedBy(List.of("陌样人"))));
        String table = CaseBed.table("authorization", "\"signers\": \"ADULTS\"");

        assertThat(orphan.state(table, read)).isEqualTo(new State.Unsigned(List.of(child.id())));

        orphan.grown("监样护", Relation.GUARDIAN);
        read.put(paper.id(), signedBy(List.of("监样护")));
        assertThat(orphan.state(table, read)).isInstanceOf(State.Present.class);
    }

    @Test
    void each_obligor_and_the_spouse_of_one_sign_the_letter_of_all_or_one_of_their_own() {
        Member obligor = bed.apart("张范本", Relation.OBLIGOR);
        Member spouse = bed.apart("钱样本", Relation.CHILD_IN_LAW);
        paper("authorization", signedBy(List.of("张样例", "李样例", "张范本")));
        assertThat(obligors()).isEqualTo(new State.Unsigned(List.of(spouse.id())));

        own(spouse.id(), signedBy(List.of("张范本")));
        assertThat(obligors()).isEqualTo(new State.Unsigned(List.of(spouse.id())));

        own(spouse.id(), signedBy(List.of("钱样本")));
        assertThat(obligors()).isInstanceOf(State.Present.class);
        assertThat(obligor.livesApart()).isTrue();
    }

    @Test
    void an_obligor_and_a_spouse_may_sign_one_letter_together() {
        Member obligor = bed.apart("张范本", Relation.OBLIGOR);
        bed.apart("钱样本", Relation.CHILD_IN_LAW);
        own(obligor.id(), signedBy(List.of("张范本", "钱样本")));

        assertThat(obligors()).isInstanceOf(State.Present.class);
    }

    @Test
    void a_child_who_lives_apart_is_an_obligor_as_for_the_letters_of_the_house() {
        Member child = bed.apart("张范本", Relation.CHILD);
        paper("authorization", signedBy(List.of("张样例", "李样例")));

        assertThat(obligors()).isEqualTo(new State.Unsigned(List.of(child.id())));
    }

    @Test
    void a_scan_that_names_nobody_says_of_no_obligor_that_they_signed_it() {
        Member obligor = bed.apart("张范本", Relation.OBLIGOR);
        paper("authorization", new Paper.ByHand());
        assertThat(obligors()).isInstanceOfSatisfying(State.ForPeople.class, open -> {
            assertThat(open.why()).containsExactly(Why.SIGNED_IN_INK);
            assertThat(open.of()).containsExactly(obligor.id());
        });

        own(obligor.id(), new Paper.ByHand());
        assertThat(obligors()).isInstanceOf(State.Present.class);
    }

    @Test
    void what_an_obligor_signed_does_not_authorize_for_the_household() {
        Member obligor = bed.apart("张范本", Relation.OBLIGOR);
        own(obligor.id(), new Paper.ByHand());

        assertThat(row("authorization", "ADULTS", "")).isEqualTo(new State.Missing(List.of()));
    }

    private State obligors() {
        return bed.state(
                CaseBed.table("authorization", "\"per\": \"OBLIGOR_COUPLE\", \"signers\": \"PERSON\""), signed);
    }

    private void own(MemberId member, Paper paper) {
        signed.put(bed.item("authorization", Optional.of(member)).id(), paper);
    }

    private void paper(String kind, Paper paper) {
        signed.put(bed.item(kind, Optional.empty()).id(), paper);
    }

    private State sealedRow() {
        return row("approval-form", "", "[{\"kinds\": [\"BUSINESS\"], \"owners\": [\"TOWNSHIP\"]}]");
    }

    private State row(String kind, String signers, String seals) {
        String asked = signers.isEmpty() ? "" : "\"signers\": \"" + signers + "\"";
        String sealed = seals.isEmpty() ? "" : "\"seals\": " + seals;
        return bed.state(
                CaseBed.table(kind, asked.isEmpty() || sealed.isEmpty() ? asked + sealed : asked + ", " + sealed),
                signed);
    }

    private static PaperSeal seal(String name, AskedSeal.Kind kind, String owner) {
        return new PaperSeal(name, Optional.of(kind), Optional.of(owner));
    }

    private static Paper signedBy(List<String> names, PaperSeal... seals) {
        return new Paper.Signed(names, List.of(seals));
    }
}
