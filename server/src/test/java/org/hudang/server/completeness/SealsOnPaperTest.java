package org.hudang.server.completeness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.hudang.archive.Acting;
import org.hudang.archive.completeness.AskedSeal;
import org.hudang.archive.completeness.Checklist.State;
import org.hudang.archive.completeness.PaperChecks.Paper;
import org.hudang.archive.completeness.PaperChecks.PaperSeal;
import org.hudang.archive.volume.HouseholdFile;
import org.hudang.archive.volume.ItemKind;
import org.hudang.archive.volume.ItemView;
import org.hudang.server.web.InOpenHouse;
import org.hudang.server.web.OpenHouse;
import org.hudang.signing.verify.SignatureReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Which seal stands on a filed paper: the register knows the seals of this house by their certificates, a name proves nothing. */
@ExtendWith(InOpenHouse.class)
class SealsOnPaperTest {
    private static final Acting LOOKING = Acting.bureau("test");

    private final OpenHouse house;

    SealsOnPaperTest(OpenHouse house) {
        this.house = house;
    }

    @Test
    void a_letter_sealed_in_this_house_carries_the_business_seals_of_its_township_and_of_the_bureau() {
        HouseholdFile family = house.house().archive().contents(house.anyHousehold(), LOOKING);
        ItemView letter = family.volumes().stream()
                .flatMap(shelf -> shelf.items().stream())
                .filter(item -> item.kind().equals(ItemKind.AUTHORIZATION))
                .findFirst()
                .orElseThrow();

        Paper paper = new SignedPapers(house.house()).look(letter, LOOKING);

        assertThat(paper).isInstanceOfSatisfying(Paper.Signed.class, signed -> {
            assertThat(signed.seals()).extracting(PaperSeal::kind).containsOnly(Optional.of(AskedSeal.Kind.BUSINESS));
            assertThat(signed.seals())
                    .extracting(PaperSeal::owner)
                    .containsExactlyInAnyOrder(Optional.of(family.household().township()), Optional.of(Acting.BUREAU));
        });
        assertThat(house.house().checklists().of(letter.volume(), LOOKING).rows())
                .filteredOn(row -> row.material().id().contains("authorization"))
                .extracting(row -> row.state().getClass())
                .isNotEmpty()
                .allMatch(State.Present.class::equals);
    }

    @Test
    void a_seal_that_only_bears_the_name_of_one_of_ours_has_an_owner_by_its_organisation_and_no_kind() {
        String bureau = house.house().office().bureau().name();

        assertThat(named("CN=" + bureau + "业务专用章,O=" + bureau + ",SERIALNUMBER=sel_样例"))
                .isEqualTo(new PaperSeal(bureau + "业务专用章", Optional.empty(), Optional.of(Acting.BUREAU)));
        assertThat(named("CN=样例章,O=" + house.house().office().townships().get(1).name())
                        .owner())
                .contains(house.house().office().townships().get(1).code());
    }

    @Test
    void an_organisation_that_is_none_of_the_office_or_more_than_one_is_nobody_here() {
        String bureau = house.house().office().bureau().name();

        assertThat(named("CN=样例章,O=示例县样例医院").owner()).isEmpty();
        assertThat(named("CN=样例章").owner()).isEmpty();
        assertThat(named("CN=样例章,O=" + bureau + ",O=示例县样例医院").owner()).isEmpty();
        assertThat(named("CN=样例章\\,O=" + bureau + ",O=示例县样例医院").owner()).isEmpty();
    }

    private PaperSeal named(String subject) {
        return new SealsOnPaper(house.house())
                .of(new SignatureReport(
                        1,
                        "seal",
                        SignatureReport.Kind.SEAL,
                        SignatureReport.SignatureIntegrity.INTACT,
                        SignatureReport.ChangesAfter.NONE,
                        SignatureReport.Trust.TRUSTED,
                        SignatureReport.Level.B_T,
                        Optional.empty(),
                        Optional.of(subject),
                        Optional.empty(),
                        Optional.empty(),
                        List.of()));
    }
}
