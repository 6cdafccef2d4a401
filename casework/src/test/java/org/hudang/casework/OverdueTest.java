package org.hudang.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.hudang.casework.ReliefBed.CLERK;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hudang.archive.household.Household;
import org.hudang.casework.application.Application;
import org.hudang.casework.application.Window;
import org.hudang.casework.authorization.Authorization;
import org.hudang.casework.authorization.Authorization.SealState;
import org.hudang.casework.authorization.Counter;
import org.hudang.certificates.IdentityWitness.Witnessed;
import org.hudang.signing.seal.SealEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What is opened and never signed to the end leaves nothing behind but the journal's word (AU-10). */
class OverdueTest {
    private static final ReliefBed BED = new ReliefBed().approvedInAdvance();

    private final Counter counter = new Counter(BED);
    private final Window window = new Window(BED);

    @AfterAll
    static void close() {
        BED.close();
    }

    @Test
    void an_authorization_that_one_of_two_signed_ends_and_none_of_its_papers_stays() throws IOException {
        Household family = BED.family();
        Authorization letter = counter.opened("half-signed", family);
        letter = BED.desk()
                .sign(letter.id(), counter.signature(letter, letter.signers().get(0), family), CLERK);
        Authorization open = letter;
        Path paper = BED.desk().paper(open.id(), open.signers().get(0).paper(), CLERK);
        assertThat(BED.desk().endOverdue(letter.openedAt()))
                .as("not before its time")
                .isZero();
        assertThat(paper).exists();

        assertThat(BED.desk().endOverdue(later())).isEqualTo(1);

        assertThat(paper).doesNotExist();
        assertThat(leftovers(open.id().value())).isEmpty();
        assertThat(leftovers("act_")).isEmpty();
        assertThat(BED.acts(family)).containsOnlyOnce("authorization-expired");
        assertThat(BED.desk().find(open.id(), CLERK).orElseThrow().state()).isEqualTo(Authorization.State.EXPIRED);
        refused(
                "CW-039",
                () -> BED.desk()
                        .sign(open.id(), counter.signature(open, open.signers().get(1), family), CLERK));
        refused("CW-039", () -> BED.desk().file(open.id(), CLERK));
        refused("CW-039", () -> counter.seal(BED.desk(), open, open.seals().get(0)));
        assertThat(BED.desk().endOverdue(later())).isZero();
    }

    @Test
    void a_letter_that_lacks_one_seal_ends_and_the_log_of_the_other_seal_says_that_its_paper_is_gone() {
        Authorization letter = counter.signed("half-sealed", BED.single());
        SealState sealed = letter.seals().get(0);
        Authorization open = counter.seal(BED.desk(), letter, sealed);

        assertThat(BED.desk().endOverdue(later())).isEqualTo(1);

        assertThat(leftovers("srq_")).isEmpty();
        boolean bureau = sealed.role().equals("bureau");
        assertThat(BED.registry.find(bureau ? BED.bureauSeal : BED.townSeal, ReliefBed.APPROVER))
                .isPresent();
        assertThat(BED.sealUse.log(bureau ? BED.bureauSeal : BED.townSeal, ReliefBed.APPROVER))
                .filteredOn(entry -> entry.event() == SealEvent.USE_GIVEN_UP)
                .hasSize(1);
        refused("CW-039", () -> counter.seal(BED.desk(), open, open.seals().get(1)));
    }

    @Test
    void an_identity_that_was_seen_for_an_authorization_that_ended_is_no_witness_any_more() {
        Household household = BED.single();
        String holder = household.head().id().value();
        var witness = new org.hudang.casework.authorization.WitnessedSigners(BED.jdbc, BED.scope);
        Authorization letter = counter.opened("witness", household);
        BED.desk().sign(letter.id(), counter.signature(letter, letter.signers().get(0), household), CLERK);
        assertThat(witness.witnessed(household.number().value(), holder)).isInstanceOf(Witnessed.Seen.class);

        BED.desk().endOverdue(later());

        assertThat(witness.witnessed(household.number().value(), holder)).isInstanceOf(Witnessed.NotSeen.class);
    }

    @Test
    void what_everybody_signed_and_nobody_filed_is_filed_and_not_lost() {
        Household household = BED.single();
        Authorization letter = counter.sealed("only-filing", household);
        Application application = window.signed("only-filing", household);

        assertThat(BED.desk().endOverdue(later())).isZero();
        assertThat(BED.applications().endOverdue(later())).isZero();

        assertThat(BED.desk().find(letter.id(), CLERK).orElseThrow().state()).isEqualTo(Authorization.State.FILED);
        assertThat(BED.applications()
                        .find(application.id(), CLERK)
                        .orElseThrow()
                        .state())
                .isEqualTo(Application.State.FILED);
    }

    @Test
    void an_application_that_was_not_signed_ends_and_its_key_stays_with_it() {
        Household household = BED.single();
        Application application = window.opened("unsigned", household);

        assertThat(BED.applications().endOverdue(later())).isEqualTo(1);

        assertThat(leftovers(application.id().value())).isEmpty();
        assertThat(BED.acts(household)).containsExactly("application-opened", "application-expired");
        refused(
                "CW-063",
                () -> BED.applications()
                        .sign(
                                application.id(),
                                window.signature(
                                        application, application.signers().get(0)),
                                CLERK));
        assertThat(BED.applications()
                        .open(window.command("unsigned", household, application.volume()), CLERK)
                        .state())
                .isEqualTo(Application.State.EXPIRED);
        assertThat(BED.applications()
                        .open(window.command("unsigned/2", household, application.volume()), CLERK)
                        .state())
                .isEqualTo(Application.State.SIGNING);
        assertThat(BED.applications().endOverdue(later())).isEqualTo(1);
    }

    @Test
    void an_opening_that_never_came_to_be_leaves_no_paper_once_it_is_old() throws IOException {
        Path draft = BED.files.write("letters/aut_" + "a".repeat(26) + "/letter-1.pdf", new byte[] {1});
        Path fresh = BED.files.write("letters/aut_" + "b".repeat(26) + "/letter-1.pdf", new byte[] {1});
        FileTime old = FileTime.from(BED.clock.instant().minusSeconds(60));
        Files.setLastModifiedTime(draft, old);
        Files.setLastModifiedTime(draft.getParent(), old);

        BED.desk().endOverdue(BED.clock.instant());

        assertThat(draft.getParent()).doesNotExist();
        assertThat(fresh).exists();
    }

    @Test
    void one_that_cannot_be_ended_keeps_no_other_from_ending_and_is_told() {
        Household broken = BED.single();
        Application first = window.opened("broken-1", broken);
        Application second = window.opened("broken-2", BED.single());
        BED.asOwner(
                "delete from casework.journal where household = ?",
                broken.number().value());

        assertThatThrownBy(() -> BED.applications().endOverdue(later())).isInstanceOf(JournalAltered.class);

        assertThat(leftovers(first.id().value())).isNotEmpty();
        assertThat(leftovers(second.id().value())).isEmpty();
        BED.asOwner(
                "update casework.application set state = 'EXPIRED' where id = ?",
                first.id().value());
    }

    private static Instant later() {
        return BED.clock.instant().plusSeconds(1);
    }

    /** Whatever lies in the work directory under a name that begins so. */
    private static List<Path> leftovers(String name) {
        try (Stream<Path> all = Files.walk(BED.folder.resolve("work"))) {
            return all.filter(path -> path.getFileName().toString().startsWith(name))
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void refused(String code, ThrowingCallable act) {
        assertThatThrownBy(act)
                .asInstanceOf(type(CaseworkException.class))
                .extracting(CaseworkException::code)
                .isEqualTo(code);
    }
}
