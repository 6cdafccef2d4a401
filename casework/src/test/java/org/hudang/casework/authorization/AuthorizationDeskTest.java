package org.hudang.casework.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.hudang.casework.ReliefBed.CLERK;
import static org.hudang.casework.ReliefBed.STRANGER;
import static org.hudang.casework.ReliefBed.dyingAfter;
import static org.hudang.casework.ReliefBed.overtaken;
import static org.hudang.casework.ReliefBed.person;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hudang.archive.Archive;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.Member;
import org.hudang.archive.household.Relation;
import org.hudang.archive.volume.HouseholdFile;
import org.hudang.archive.volume.ItemView;
import org.hudang.archive.volume.RenditionRole;
import org.hudang.archive.volume.VolumeId;
import org.hudang.casework.CaseworkException;
import org.hudang.casework.ReliefBed;
import org.hudang.casework.ReliefBed.Killed;
import org.hudang.casework.authorization.Authorization.SealState;
import org.hudang.casework.authorization.Authorization.SignerState;
import org.hudang.casework.authorization.Authorizations.Signature;
import org.hudang.forms.Forms;
import org.hudang.signing.personal.Behalf;
import org.hudang.signing.personal.PersonalSigning;
import org.hudang.signing.personal.Signer;
import org.hudang.signing.seal.Officer;
import org.hudang.signing.seal.SealUse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Authorizations from composing to filing, over everything real. */
class AuthorizationDeskTest {
    private static final ReliefBed BED = new ReliefBed().approvedInAdvance();

    private final Counter counter = new Counter(BED);
    private final AuthorizationDesk desk = BED.desk();

    @AfterAll
    static void close() {
        BED.close();
    }

    @Test
    void every_adult_signs_both_papers_the_seals_follow_and_all_of_it_is_filed_with_its_evidence() throws IOException {
        Household family = BED.family();
        Authorization letter = counter.sealed("whole-1", family);

        Authorization filed = desk.file(letter.id(), CLERK);

        assertThat(letter.signers())
                .extracting(SignerState::name)
                .containsExactly("张样例", "李样例", "张样例", "李样例", "张样例", Counter.HANDLER.name());
        assertThat(filed.state()).isEqualTo(Authorization.State.FILED);
        ItemView paper = item(filed.filed().orElseThrow().letter());
        assertThat(paper.renditions())
                .extracting(rendition -> rendition.role())
                .containsExactlyInAnyOrder(
                        RenditionRole.ORIGINAL,
                        RenditionRole.TEXT,
                        RenditionRole.EVIDENCE,
                        RenditionRole.EVIDENCE,
                        RenditionRole.EVIDENCE,
                        RenditionRole.EVIDENCE);
        assertThat(signatures(bytes(paper))).isEqualTo(6);
        assertThat(Counter.closing(bytes(paper)))
                .as("the last seal, and it alone, closes the paper")
                .containsExactly(letter.seals().get(letter.seals().size() - 1).field());
        assertThat(BED.acts(family))
                .containsExactly(
                        "authorization-opened",
                        "authorization-signed",
                        "authorization-signed",
                        "authorization-signed",
                        "authorization-signed",
                        "authorization-signed",
                        "authorization-signed",
                        "authorization-sealed",
                        "authorization-sealed",
                        "authorization-filed");
        assertThat(BED.folder.resolve("work/letters/" + letter.id())).doesNotExist();
    }

    // numbers

    @Test
    void letter_numbers_of_a_day_are_consecutive_and_a_refused_opening_takes_none() {
        long first = serial(counter.opened("number-1", BED.single()));
        Household orphan = BED.household(List.of(person("张小样", "20170303", Relation.HEAD)));
        refused(
                "CW-021",
                () -> desk.open(
                        counter.command(
                                "number-2", orphan, BED.volume(orphan), Map.of(), List.of(counter.read(orphan.head()))),
                        CLERK));

        Authorization next = counter.opened("number-3", BED.single());

        assertThat(serial(next)).isEqualTo(first + 1);
        assertThat(next.number()).startsWith("99900120261124");
    }

    @Test
    void an_opening_that_was_killed_between_its_papers_goes_on_with_its_number() {
        Household household = BED.single();
        OpenAuthorization command = counter.command("killed-open", household, BED.volume(household));
        AuthorizationDesk dying =
                BED.desk(dyingAfter(Forms.class, BED.forms, "compose"), BED.signing, BED.sealUse, BED.archive);
        assertThatThrownBy(() -> dying.open(command, CLERK)).isInstanceOf(Killed.class);
        long before = serial(counter.opened("killed-open-other", BED.single()));

        Authorization resumed = desk.open(command, CLERK);

        assertThat(serial(resumed)).isEqualTo(before - 1);
        assertThat(BED.acts(household)).containsExactly("authorization-opened");
    }

    @Test
    void opening_twice_gives_the_same_authorization() {
        Household household = BED.single();
        OpenAuthorization command = counter.command("twice-1", household, BED.volume(household));
        Authorization first = desk.open(command, CLERK);

        Authorization again = desk.open(command, CLERK);

        assertThat(again).isEqualTo(first);
        assertThat(BED.acts(household)).containsExactly("authorization-opened");
    }

    @Test
    void two_clerks_who_open_at_once_open_one_and_its_papers_can_be_read() throws Exception {
        Household household = BED.single();
        OpenAuthorization command = counter.command("at-once", household, BED.volume(household));
        ExecutorService clerks = Executors.newFixedThreadPool(2);
        try {
            Future<Authorization> one = clerks.submit(() -> BED.desk().open(command, CLERK));
            Future<Authorization> two = clerks.submit(() -> BED.desk().open(command, CLERK));

            assertThat(one.get()).isEqualTo(two.get());
            assertThat(desk.paper(one.get().id(), PaperName.LETTER, CLERK)).isNotEmptyFile();
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } finally {
            clerks.shutdown();
        }
        assertThat(BED.acts(household)).containsExactly("authorization-opened");
    }

    @Test
    void a_key_that_was_used_for_another_household_is_refused() {
        counter.opened("reused", BED.single());
        Household other = BED.single();

        refused("CW-030", () -> desk.open(counter.command("reused", other, BED.volume(other)), CLERK));
    }

    // who signs

    @Test
    void a_member_who_did_not_sign_keeps_it_open() {
        Household family = BED.family();
        Member spouse = family.members().get(1);
        Authorization letter = counter.opened("open-1", family);
        for (SignerState place : letter.signers()) {
            if (!place.signer().equals(spouse.id().value()) || place.paper() == PaperName.NOTICE) {
                letter = desk.sign(letter.id(), counter.signature(letter, place, family), CLERK);
            }
        }
        Authorization open = letter;
        String missing = Counter.place(letter, PaperName.LETTER, spouse).field();

        assertThatThrownBy(() -> counter.seal(desk, open, open.seals().get(0)))
                .asInstanceOf(type(CaseworkException.class))
                .satisfies(e -> assertThat(e.code()).isEqualTo("CW-025"))
                .satisfies(e -> assertThat(e.sentence(java.util.Locale.ENGLISH)).contains(missing));
        refused("CW-025", () -> desk.file(open.id(), CLERK));
        assertThat(find(open).state()).isEqualTo(Authorization.State.SIGNING);
        assertThat(BED.acts(family)).doesNotContain("authorization-sealed", "authorization-filed");
    }

    @Test
    void a_letter_that_is_signed_but_not_sealed_is_not_filed() {
        Household household = BED.single();
        Authorization letter = counter.signed("unsealed", household);

        refused("CW-025", () -> desk.file(letter.id(), CLERK));
    }

    @Test
    void a_child_has_no_place_to_sign_and_its_guardian_has_one_for_it() {
        Household family = BED.family();
        Member child = family.members().get(2);

        Authorization letter = counter.opened("child-1", family);

        assertThat(letter.signers())
                .extracting(SignerState::signer)
                .doesNotContain(child.id().value());
        assertThat(letter.signers())
                .filteredOn(place -> place.wards().contains(child.id().value()))
                .extracting(SignerState::signer)
                .containsExactly(family.head().id().value());
    }

    @Test
    void a_child_without_guardian_cannot_authorize() {
        Household family = BED.family();

        refused(
                "CW-021",
                () -> desk.open(
                        counter.command(
                                "no-guardian",
                                family,
                                BED.volume(family),
                                Map.of(),
                                List.of(counter.read(family.head()))),
                        CLERK));
    }

    @Test
    void a_guardian_must_be_of_age_of_the_household_and_sign_for_himself() {
        Household family = BED.household(List.of(
                person("张样例", "19800101", Relation.HEAD),
                person("张大样", "20100303", Relation.CHILD),
                person("张小样", "20170303", Relation.CHILD)));
        Member head = family.head();
        Member older = family.members().get(1);
        Member younger = family.members().get(2);
        VolumeId volume = BED.volume(family);
        List<OpenAuthorization.NoticeRead> read = List.of(counter.read(head));

        refused(
                "CW-033",
                () -> desk.open(
                        counter.command(
                                "guardian-child",
                                family,
                                volume,
                                Map.of(younger.id(), older.id(), older.id(), head.id()),
                                read),
                        CLERK));
        refused(
                "CW-033",
                () -> desk.open(
                        counter.command(
                                "guardian-stranger",
                                family,
                                volume,
                                Map.of(younger.id(), BED.single().head().id(), older.id(), head.id()),
                                read),
                        CLERK));
        refused(
                "CW-033",
                () -> desk.open(
                        counter.command(
                                "guardian-self",
                                family,
                                volume,
                                Map.of(younger.id(), head.id(), older.id(), head.id(), head.id(), head.id()),
                                read),
                        CLERK));
    }

    @Test
    void a_guardian_says_for_whom_and_whoever_signs_for_oneself_does_not() {
        Household family = BED.family();
        Member head = family.head();
        Member spouse = family.members().get(1);
        Authorization letter = confirmed("guardian-1", family);
        SignerState guardian = letter.signers().stream()
                .filter(place -> !place.wards().isEmpty())
                .findFirst()
                .orElseThrow();
        Behalf forSpouse =
                new Behalf(new Signer(spouse.id().value(), spouse.name().value()), Behalf.Relation.SPOUSE, "户口簿");

        refused("CW-031", () -> sign(letter, counter.signature(letter, guardian, "张样例", Optional.empty())));
        refused("CW-031", () -> sign(letter, counter.signature(letter, guardian, "张样例", Optional.of(forSpouse))));
        Behalf wrongName = new Behalf(new Signer(guardian.wards().get(0), "李四样"), Behalf.Relation.PARENT, "户口簿");
        refused("CW-035", () -> sign(letter, counter.signature(letter, guardian, "张样例", Optional.of(wrongName))));
        SignerState own = Counter.place(letter, PaperName.LETTER, head);
        refused("CW-031", () -> sign(letter, counter.signature(letter, own, "张样例", Optional.of(forSpouse))));
        assertThat(signedPlaces(letter)).isEqualTo(2);
    }

    @Test
    void nobody_signs_under_another_name_than_the_paper_prints() {
        Household household = BED.single();
        Authorization letter = counter.opened("name-1", household);
        SignerState place = letter.signers().get(0);

        refused("CW-035", () -> sign(letter, counter.signature(letter, place, "李四样", Optional.empty())));
        assertThat(signedPlaces(letter)).isZero();
    }

    @Test
    void the_notice_comes_before_the_letter_also_for_one_who_had_not_read_it_at_the_opening() {
        Household family = BED.family();
        Member spouse = family.members().get(1);
        Member child = family.members().get(2);
        Authorization letter = desk.open(
                counter.command(
                        "notice-1",
                        family,
                        BED.volume(family),
                        Map.of(child.id(), family.head().id()),
                        List.of(counter.read(family.head()))),
                CLERK);
        SignerState place = Counter.place(letter, PaperName.LETTER, spouse);

        refused("CW-024", () -> sign(letter, counter.signature(letter, place, family)));
        Authorization confirmed =
                sign(letter, counter.signature(letter, Counter.place(letter, PaperName.NOTICE, spouse), family));
        assertThat(sign(confirmed, counter.signature(confirmed, place, family)).missing(PaperName.LETTER))
                .doesNotContain(place);
    }

    @Test
    void a_notice_that_nobody_read_and_a_reading_of_one_who_does_not_sign_are_refused() {
        Household family = BED.family();
        Member child = family.members().get(2);
        VolumeId volume = BED.volume(family);

        refused("CW-022", () -> counter.command("unread", family, volume, Map.of(), List.of()));
        refused(
                "CW-032",
                () -> desk.open(
                        counter.command(
                                "child-reads",
                                family,
                                volume,
                                Map.of(child.id(), family.head().id()),
                                List.of(counter.read(child))),
                        CLERK));
    }

    @Test
    void signing_a_place_again_changes_nothing() {
        Household household = BED.single();
        Authorization letter = counter.opened("again-1", household);
        SignerState place = letter.signers().get(0);
        Authorization signed = sign(letter, counter.signature(letter, place, household));

        assertThat(sign(signed, counter.signature(signed, place, household))).isEqualTo(signed);
        refused(
                "CW-023",
                () -> sign(
                        signed,
                        new Signature(
                                "authoriser-9",
                                place.name(),
                                counter.signature(signed, place, household).reading(),
                                counter.signature(signed, place, household).expression(),
                                counter.signature(signed, place, household).identity(),
                                counter.signature(signed, place, household).device(),
                                Optional.empty())));
    }

    @Test
    void of_two_who_sign_the_same_revision_at_once_the_second_is_asked_again_and_none_is_lost() {
        Household family = BED.family();
        Authorization letter = counter.opened("race-1", family);
        SignerState first = letter.signers().get(0);
        SignerState second = letter.signers().get(1);
        PersonalSigning overtaken = overtaken(
                PersonalSigning.class,
                BED.signing,
                "sign",
                () -> sign(letter, counter.signature(letter, second, family)));
        AuthorizationDesk slow = BED.desk(BED.forms, overtaken, BED.sealUse, BED.archive);

        refused("CW-028", () -> slow.sign(letter.id(), counter.signature(letter, first, family), CLERK));

        Authorization now = find(letter);
        assertThat(now.missing(PaperName.NOTICE)).extracting(SignerState::field).containsExactly(first.field());
        assertThat(sign(now, counter.signature(now, first, family)).missing(PaperName.NOTICE))
                .isEmpty();
    }

    // seals

    @Test
    void a_seal_goes_only_where_its_owner_is_printed_and_only_its_owner_uses_it() {
        Authorization letter = counter.signed("seal-1", BED.single());
        SealState bureau = letter.seals().stream()
                .filter(seal -> seal.role().equals("bureau"))
                .findFirst()
                .orElseThrow();

        refused("CW-037", () -> desk.seal(letter.id(), bureau.field(), BED.townSeal, ReliefBed.KEEPER));
        refused("CW-038", () -> desk.seal(letter.id(), bureau.field(), BED.bureauSeal, ReliefBed.KEEPER));
        assertThat(find(letter).seals()).allMatch(seal -> seal.sealedAt().isEmpty());
    }

    @Test
    void sealing_a_place_again_uses_the_seal_once() {
        Authorization letter = counter.signed("seal-2", BED.single());
        SealState place = letter.seals().get(0);
        Authorization sealed = counter.seal(desk, letter, place);

        assertThat(counter.seal(desk, sealed, place)).isEqualTo(sealed);
        assertThat(usesOf(letter)).isEqualTo(1);
    }

    // a process that is gone half-way

    @Test
    void a_signature_whose_process_was_killed_is_found_and_not_made_again() throws IOException {
        Household household = BED.single();
        Authorization letter = counter.opened("killed-sign", household);
        Signature signature = counter.signature(letter, letter.signers().get(0), household);
        AuthorizationDesk dying =
                BED.desk(BED.forms, dyingAfter(PersonalSigning.class, BED.signing, "sign"), BED.sealUse, BED.archive);
        assertThatThrownBy(() -> dying.sign(letter.id(), signature, CLERK)).isInstanceOf(Killed.class);
        assertThat(signedPlaces(letter)).isZero();

        Authorization resumed = sign(letter, signature);

        assertThat(signedPlaces(resumed)).isEqualTo(1);
        assertThat(BED.count(
                        "select count(*) from signing.personal_act where idempotency_key like ?", letter.id() + "/%"))
                .isEqualTo(1);
        assertThat(signatures(Files.readAllBytes(desk.paper(letter.id(), PaperName.NOTICE, CLERK))))
                .isEqualTo(1);
    }

    @Test
    void a_seal_whose_process_was_killed_is_adopted_and_not_used_again() throws IOException {
        Authorization letter = counter.signed("killed-seal", BED.single());
        SealState place = letter.seals().get(0);
        AuthorizationDesk dying =
                BED.desk(BED.forms, BED.signing, dyingAfter(SealUse.class, BED.sealUse, "seal"), BED.archive);
        assertThatThrownBy(() -> counter.seal(dying, letter, place)).isInstanceOf(Killed.class);

        counter.seal(desk, letter, place);

        assertThat(usesOf(letter)).isEqualTo(1);
        assertThat(signatures(Files.readAllBytes(desk.paper(letter.id(), PaperName.LETTER, CLERK))))
                .isEqualTo(3);
    }

    @Test
    void a_filing_whose_answer_was_lost_is_filed_once() {
        Household household = BED.single();
        Authorization letter = counter.sealed("killed-file", household);
        AuthorizationDesk dying =
                BED.desk(BED.forms, BED.signing, BED.sealUse, dyingAfter(Archive.class, BED.archive, "file"));
        assertThatThrownBy(() -> dying.file(letter.id(), CLERK)).isInstanceOf(Killed.class);

        Authorization filed = desk.file(letter.id(), CLERK);

        assertThat(desk.file(letter.id(), CLERK)).isEqualTo(filed);
        HouseholdFile contents = BED.archive.contents(household.number(), CLERK);
        assertThat(contents.volumes().get(0).items()).hasSize(2);
        assertThat(BED.acts(household).stream().filter("authorization-filed"::equals))
                .hasSize(1);
        assertThat(BED.folder.resolve("work/letters/" + letter.id())).doesNotExist();
    }

    // papers on their way

    @Test
    void a_paper_that_was_altered_on_its_way_is_neither_shown_nor_signed_nor_filed() throws IOException {
        Household household = BED.single();
        Authorization letter = counter.sealed("altered-1", household);
        Path paper = desk.paper(letter.id(), PaperName.LETTER, CLERK);
        byte[] bytes = Files.readAllBytes(paper);
        bytes[bytes.length / 2] ^= 1;
        paper.toFile().setWritable(true);
        Files.write(paper, bytes);

        refused("CW-036", () -> desk.paper(letter.id(), PaperName.LETTER, CLERK));
        refused("CW-036", () -> desk.file(letter.id(), CLERK));
        assertThat(BED.archive
                        .contents(household.number(), CLERK)
                        .volumes()
                        .get(0)
                        .items())
                .isEmpty();
    }

    @Test
    void a_paper_that_is_gone_says_so() throws IOException {
        Household household = BED.single();
        Authorization letter = counter.opened("lost-1", household);
        Files.delete(desk.paper(letter.id(), PaperName.NOTICE, CLERK));

        refused(
                "CW-027",
                () -> sign(letter, counter.signature(letter, letter.signers().get(0), household)));
    }

    @Test
    void an_authorization_is_not_opened_into_the_volume_of_another_household() {
        Household household = BED.single();
        VolumeId foreign = BED.volume(BED.single());

        refused("CW-034", () -> desk.open(counter.command("volume-1", household, foreign), CLERK));
    }

    // another township

    @Test
    void another_township_neither_opens_nor_sees_nor_signs_nor_seals_nor_files() {
        Household household = BED.single();
        VolumeId volume = BED.volume(household);
        Authorization letter = counter.sealed("township-1", household);
        Officer foreign = new Officer("stranger", STRANGER.township(), "10.9.9.9");

        refused("CW-026", () -> desk.open(counter.command("township-2", household, volume), STRANGER));
        assertThat(desk.find(letter.id(), STRANGER)).isEmpty();
        refused(
                "CW-020",
                () -> desk.sign(
                        letter.id(), counter.signature(letter, letter.signers().get(0), household), STRANGER));
        refused("CW-020", () -> desk.seal(letter.id(), letter.seals().get(0).field(), BED.townSeal, foreign));
        refused("CW-020", () -> desk.file(letter.id(), STRANGER));
        refused("CW-020", () -> desk.paper(letter.id(), PaperName.LETTER, STRANGER));
    }

    private Authorization confirmed(String key, Household household) {
        Authorization letter = counter.opened(key, household);
        for (SignerState place : letter.missing(PaperName.NOTICE)) {
            letter = sign(letter, counter.signature(letter, place, household));
        }
        return letter;
    }

    private Authorization sign(Authorization letter, Signature signature) {
        return desk.sign(letter.id(), signature, CLERK);
    }

    private Authorization find(Authorization letter) {
        return desk.find(letter.id(), CLERK).orElseThrow();
    }

    private long signedPlaces(Authorization letter) {
        return find(letter).signers().stream()
                .filter(place -> place.signedAt().isPresent())
                .count();
    }

    private static long usesOf(Authorization letter) {
        return BED.count("select count(*) from signing.seal_request where idempotency_key like ?", letter.id() + "/%");
    }

    private static long serial(Authorization letter) {
        return Long.parseLong(letter.number().substring(14));
    }

    private static ItemView item(org.hudang.archive.volume.ItemId id) {
        return BED.archive.item(id, CLERK).orElseThrow();
    }

    private static byte[] bytes(ItemView item) throws IOException {
        try (java.io.InputStream in = BED.archive.read(item.original().id(), CLERK)) {
            return in.readAllBytes();
        }
    }

    private static int signatures(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return document.getSignatureDictionaries().size();
        }
    }

    private static void refused(String code, ThrowingCallable act) {
        assertThatThrownBy(act)
                .asInstanceOf(type(CaseworkException.class))
                .extracting(CaseworkException::code)
                .isEqualTo(code);
    }
}
