package org.hudang.casework.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hudang.casework.ReliefBed.BUREAU;
import static org.hudang.casework.ReliefBed.BUREAU_KEEPER;
import static org.hudang.casework.ReliefBed.CLERK;
import static org.hudang.casework.ReliefBed.TODAY;
import static org.hudang.casework.ReliefBed.dyingAfter;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hudang.archive.Archive;
import org.hudang.archive.household.Household;
import org.hudang.casework.ReliefBed;
import org.hudang.casework.benefit.EnterBenefit;
import org.hudang.casework.benefit.Programme;
import org.hudang.casework.certificate.ReliefBatch.Outcome;
import org.hudang.casework.certificate.ReliefBatch.Summary;
import org.hudang.casework.certificate.ReliefBatch.Wish;
import org.hudang.casework.identity.IdentityCheck;
import org.hudang.certificates.IssueRefused;
import org.hudang.forms.CertificatePaper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Many certificates, several at a time. */
class ReliefBatchTest {
    private static final ReliefBed BED = new ReliefBed().approvedInAdvance();

    @AfterAll
    static void close() {
        BED.close();
    }

    @Test
    void one_that_fails_stops_no_other_and_given_again_nobody_gets_two() {
        List<Wish> wishes = wishes("many", 5);
        Household stranger = BED.single();
        wishes.add(2, wish("many-stranger", stranger));
        List<String> failed = new ArrayList<>();

        Summary first = run(BED.issuing(), wishes, failed);
        Summary again = run(BED.issuing(), wishes, failed);

        assertThat(failed).containsExactly("many-stranger CE-001", "many-stranger CE-001");
        assertThat(first).isEqualTo(new Summary(5, 0, 0, 1));
        assertThat(again).isEqualTo(new Summary(0, 5, 0, 1));
        assertThat(wishes.stream().filter(wish -> !wish.name().equals("many-stranger")))
                .allSatisfy(wish -> {
                    var certificates = BED.certificates.ofHousehold(
                            wish.order().household().value(), new org.hudang.certificates.Acting("auditor", "*"));
                    assertThat(certificates).hasSize(1);
                });
    }

    @Test
    void what_was_interrupted_goes_on_where_it_ended() {
        List<Wish> wishes = wishes("killed", 4);
        ReliefCertificates dying =
                BED.issuing(BED.certificates, BED.sealUse, dyingAfter(Archive.class, BED.archive, "file"));
        Summary interrupted = run(dying, wishes.subList(0, 2), new ArrayList<>());
        assertThat(interrupted.failed()).isEqualTo(1);

        Summary resumed = run(BED.issuing(), wishes, new ArrayList<>());

        assertThat(resumed).isEqualTo(new Summary(2, 2, 0, 0));
        assertThat(wishes)
                .allSatisfy(wish -> assertThat(BED.archive.contents(wish.order().household(), CLERK).volumes().stream()
                                .mapToInt(shelf -> shelf.items().size())
                                .sum())
                        .isEqualTo(1));
    }

    @Test
    void a_batch_has_one_to_sixty_four_threads() {
        for (int wrong : new int[] {0, 65}) {
            assertThatThrownBy(() -> new ReliefBatch(BED.issuing(), wrong))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static Summary run(ReliefCertificates issuing, List<Wish> wishes, List<String> failed) {
        return new ReliefBatch(issuing, 3).run(wishes.iterator(), BUREAU, BUREAU_KEEPER, (wish, outcome) -> {
            if (outcome instanceof Outcome.Failed one) {
                failed.add(
                        wish.name() + (one.failure() instanceof IssueRefused refused ? " " + refused.code() : " gone"));
            }
        });
    }

    private static List<Wish> wishes(String key, int count) {
        List<Wish> wishes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Household household = BED.single();
            BED.identities()
                    .note(
                            household.number(),
                            household.head().id(),
                            IdentityCheck.Way.COUNTER,
                            household.head().document().lastFour(),
                            CLERK);
            BED.benefits.enter(
                    new EnterBenefit(
                            household.number().value(),
                            household.township(),
                            Programme.SUBSISTENCE,
                            "A",
                            1,
                            LocalDate.of(2026, 6, 1),
                            Optional.empty(),
                            LocalDate.of(2027, 5, 31)),
                    CLERK);
            wishes.add(wish(key + "-wish-" + i, household));
        }
        return wishes;
    }

    private static Wish wish(String name, Household household) {
        IssueRelief order = new IssueRelief(
                name,
                household.number(),
                household.head().id(),
                Programme.SUBSISTENCE,
                IssueRelief.Days.between(TODAY, TODAY.plusYears(1)),
                new IssueRelief.Sheet(BED.volume(household), CertificatePaper.Shape.SHEET),
                new IssueRelief.Issuer(ReliefBed.BUREAU_NAME, BED.bureauSeal, "relief.example/v", "样例"));
        return new Wish() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public IssueRelief order() {
                return order;
            }
        };
    }
}
