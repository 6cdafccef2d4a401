package org.hudang.casework.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.hudang.casework.ReliefBed.CLERK;
import static org.hudang.casework.ReliefBed.STRANGER;
import static org.hudang.casework.ReliefBed.dyingAfter;
import static org.hudang.casework.ReliefBed.overtaken;
import static org.hudang.casework.ReliefBed.person;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hudang.archive.Archive;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.Member;
import org.hudang.archive.household.Relation;
import org.hudang.archive.volume.ItemKind;
import org.hudang.archive.volume.ItemView;
import org.hudang.archive.volume.RenditionRole;
import org.hudang.archive.volume.RenditionView;
import org.hudang.archive.volume.VolumeId;
import org.hudang.casework.CaseworkException;
import org.hudang.casework.ReliefBed;
import org.hudang.casework.ReliefBed.Killed;
import org.hudang.casework.application.Application.SignerState;
import org.hudang.casework.application.OpenApplication.Circumstances;
import org.hudang.forms.Forms;
import org.hudang.signing.personal.PersonalSigning;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Applications from composing to filing, over everything real. */
class ApplicationDeskTest {
    private static final ReliefBed BED = new ReliefBed();

    private final Window window = new Window(BED);
    private final ApplicationDesk desk = BED.applications();

    @AfterAll
    static void close() {
        BED.close();
    }

    @Test
    void the_applicant_signs_and_the_form_is_filed_with_its_words_and_its_evidence() throws IOException {
        Household family = BED.family();
        Application signed = window.signed("whole", family);

        Application filed = desk.file(signed.id(), CLERK);

        assertThat(signed.signers()).extracting(SignerState::name).containsExactly("张样例");
        assertThat(filed.state()).isEqualTo(Application.State.FILED);
        ItemView item = BED.archive.item(filed.filed().orElseThrow(), CLERK).orElseThrow();
        assertThat(item.kind()).isEqualTo(ItemKind.APPLICATION);
        assertThat(item.title()).isEqualTo("社会救助申请书");
        assertThat(item.member()).contains(family.head().id());
        assertThat(item.renditions())
                .extracting(RenditionView::role)
                .containsExactly(RenditionRole.ORIGINAL, RenditionRole.TEXT, RenditionRole.EVIDENCE);
        assertThat(signatures(bytes(item.original()))).isEqualTo(1);
        assertThat(words(item)).contains(filed.number(), "张样例", "李样例", "张小样", "砖房三间");
        assertThat(BED.acts(family)).containsExactly("application-opened", "application-signed", "application-filed");
        assertThat(BED.folder.resolve("work/applications/" + signed.id())).doesNotExist();
        assertThat(BED.signing.sweep()).isZero();
    }

    @Test
    void the_form_says_of_each_member_what_was_said_and_leaves_out_who_lives_apart() throws IOException {
        Household family = BED.household(List.of(
                person("张样例", "19800101", Relation.HEAD),
                person("李样例", "19820202", Relation.SPOUSE),
                person("张范本", "19810303", Relation.OBLIGOR).apart()));
        Member spouse = family.members().get(1);
        Application application = desk.open(
                window.command(
                        "people",
                        family,
                        BED.volume(family),
                        spouse.id(),
                        Map.of(family.head().id(), new Circumstances("类风湿，丧失部分劳动能力", "800元")),
                        Optional.empty()),
                CLERK);

        String words = words(desk.paper(application.id(), CLERK));

        assertThat(application.signers()).extracting(SignerState::name).containsExactly("李样例");
        assertThat(words).contains("户主", "类风湿", "800元").doesNotContain("张范本");
    }

    @Test
    void an_agent_signs_too_and_without_both_nothing_is_filed() {
        Household household = BED.single();
        Application application = desk.open(
                window.command(
                        "agent",
                        household,
                        BED.volume(household),
                        household.head().id(),
                        Map.of(),
                        Optional.of(Window.AGENT)),
                CLERK);
        assertThat(application.signers()).extracting(SignerState::name).containsExactly("陈示范", "孙代办");
        Application half = desk.sign(
                application.id(),
                window.signature(application, application.signers().get(0)),
                CLERK);

        assertThatThrownBy(() -> desk.file(half.id(), CLERK))
                .asInstanceOf(type(CaseworkException.class))
                .satisfies(e -> assertThat(e.code()).isEqualTo("CW-057"))
                .satisfies(e -> assertThat(e.sentence(java.util.Locale.ENGLISH)).contains("agent"));
        Application whole =
                desk.sign(half.id(), window.signature(half, half.signers().get(1)), CLERK);
        assertThat(desk.file(whole.id(), CLERK).state()).isEqualTo(Application.State.FILED);
    }

    // numbers and keys

    @Test
    void numbers_of_a_day_are_consecutive_and_a_refused_opening_takes_none() {
        long first = serial(window.opened("number-1", BED.single()));
        Household orphan = BED.household(List.of(person("张小样", "20170303", Relation.HEAD)));
        refused("CW-052", () -> window.opened("number-2", orphan));

        Application next = window.opened("number-3", BED.single());

        assertThat(serial(next)).isEqualTo(first + 1);
        assertThat(next.number()).startsWith("SS99900120261124-");
    }

    @Test
    void opening_twice_gives_the_same_application_and_the_key_serves_no_other() {
        Household household = BED.single();
        OpenApplication command = window.command("twice", household, BED.volume(household));
        Application first = desk.open(command, CLERK);

        assertThat(desk.open(command, CLERK)).isEqualTo(first);
        refused("CW-054", () -> window.opened("twice", BED.single()));
        assertThat(BED.acts(household)).containsExactly("application-opened");
    }

    // who may apply

    @Test
    void a_child_a_stranger_and_who_lives_apart_do_not_apply() {
        Household family = BED.household(List.of(
                person("张样例", "19800101", Relation.HEAD),
                person("张小样", "20170303", Relation.CHILD),
                person("张范本", "19810303", Relation.OBLIGOR).apart()));
        VolumeId volume = BED.volume(family);

        for (Member no : List.of(
                family.members().get(1), family.members().get(2), BED.single().head())) {
            refused(
                    "CW-052",
                    () -> desk.open(
                            window.command("apply-" + no.id(), family, volume, no.id(), Map.of(), Optional.empty()),
                            CLERK));
        }
    }

    @Test
    void nothing_is_said_of_the_applicant_or_of_a_stranger_in_the_table_of_the_others() {
        Household household = BED.single();
        VolumeId volume = BED.volume(household);

        for (Member no : List.of(household.head(), BED.single().head())) {
            refused(
                    "CW-062",
                    () -> desk.open(
                            window.command(
                                    "said-" + no.id(),
                                    household,
                                    volume,
                                    household.head().id(),
                                    Map.of(no.id(), new Circumstances("务工", "")),
                                    Optional.empty()),
                            CLERK));
        }
    }

    @Test
    void a_form_is_not_opened_into_the_volume_of_another_household() {
        Household household = BED.single();
        VolumeId foreign = BED.volume(BED.single());

        refused("CW-053", () -> desk.open(window.command("volume", household, foreign), CLERK));
    }

    @Test
    void nobody_signs_under_another_name_or_elsewhere_and_signing_again_changes_nothing() {
        Application application = window.opened("name", BED.single());
        SignerState place = application.signers().get(0);

        refused("CW-056", () -> desk.sign(application.id(), window.signature(application, place, "李四样"), CLERK));
        SignerState elsewhere = new SignerState(
                "applicant-9", place.signer(), place.name(), Optional.empty(), Optional.empty(), Optional.empty());
        refused("CW-055", () -> desk.sign(application.id(), window.signature(application, elsewhere), CLERK));
        Application signed = desk.sign(application.id(), window.signature(application, place), CLERK);

        assertThat(desk.sign(signed.id(), window.signature(signed, place), CLERK))
                .isEqualTo(signed);
    }

    @Test
    void of_two_who_sign_the_same_revision_at_once_the_second_is_asked_again() {
        Household household = BED.single();
        Application application = desk.open(
                window.command(
                        "race",
                        household,
                        BED.volume(household),
                        household.head().id(),
                        Map.of(),
                        Optional.of(Window.AGENT)),
                CLERK);
        SignerState first = application.signers().get(0);
        SignerState second = application.signers().get(1);
        PersonalSigning overtaken = overtaken(
                PersonalSigning.class,
                BED.signing,
                "sign",
                () -> desk.sign(application.id(), window.signature(application, second), CLERK));
        ApplicationDesk slow = BED.applications(BED.forms, overtaken, BED.archive);

        refused("CW-060", () -> slow.sign(application.id(), window.signature(application, first), CLERK));

        assertThat(desk.find(application.id(), CLERK).orElseThrow().missing()).containsExactly("applicant");
    }

    // a process that is gone half-way

    @Test
    void an_opening_that_was_killed_goes_on_with_its_number() {
        Household household = BED.single();
        OpenApplication command = window.command("killed-open", household, BED.volume(household));
        ApplicationDesk dying =
                BED.applications(dyingAfter(Forms.class, BED.forms, "compose"), BED.signing, BED.archive);
        assertThatThrownBy(() -> dying.open(command, CLERK)).isInstanceOf(Killed.class);
        long before = serial(window.opened("killed-open-other", BED.single()));

        Application resumed = desk.open(command, CLERK);

        assertThat(serial(resumed)).isEqualTo(before - 1);
        assertThat(BED.acts(household)).containsExactly("application-opened");
    }

    @Test
    void a_signature_whose_process_was_killed_is_found_and_not_made_again() throws IOException {
        Application application = window.opened("killed-sign", BED.single());
        Applications.Signature signature =
                window.signature(application, application.signers().get(0));
        ApplicationDesk dying =
                BED.applications(BED.forms, dyingAfter(PersonalSigning.class, BED.signing, "sign"), BED.archive);
        assertThatThrownBy(() -> dying.sign(application.id(), signature, CLERK)).isInstanceOf(Killed.class);
        assertThat(desk.find(application.id(), CLERK)).contains(application);

        desk.sign(application.id(), signature, CLERK);

        assertThat(signatures(Files.readAllBytes(desk.paper(application.id(), CLERK))))
                .isEqualTo(1);
        assertThat(BED.count(
                        "select count(*) from signing.personal_act where starts_with(idempotency_key, ?)",
                        application.id() + "/"))
                .isEqualTo(1);
    }

    @Test
    void a_filing_whose_answer_was_lost_is_filed_once() {
        Household household = BED.single();
        Application application = window.signed("killed-file", household);
        ApplicationDesk dying =
                BED.applications(BED.forms, BED.signing, dyingAfter(Archive.class, BED.archive, "file"));
        assertThatThrownBy(() -> dying.file(application.id(), CLERK)).isInstanceOf(Killed.class);

        Application filed = desk.file(application.id(), CLERK);

        assertThat(desk.file(application.id(), CLERK)).isEqualTo(filed);
        assertThat(BED.archive
                        .contents(household.number(), CLERK)
                        .volumes()
                        .get(0)
                        .items())
                .hasSize(1);
        assertThat(BED.acts(household)).containsOnlyOnce("application-filed");
        assertThat(BED.folder.resolve("work/applications/" + application.id())).doesNotExist();
    }

    // the paper on its way

    @Test
    void a_form_that_was_altered_or_lost_on_its_way_is_neither_shown_nor_signed_nor_filed() throws IOException {
        Application application = window.signed("altered", BED.single());
        Path paper = desk.paper(application.id(), CLERK);
        byte[] bytes = Files.readAllBytes(paper);
        bytes[bytes.length / 2] ^= 1;
        paper.toFile().setWritable(true);
        Files.write(paper, bytes);
        refused("CW-059", () -> desk.paper(application.id(), CLERK));
        refused("CW-059", () -> desk.file(application.id(), CLERK));

        Files.delete(paper);
        refused("CW-058", () -> desk.file(application.id(), CLERK));
    }

    @Test
    void another_township_neither_opens_nor_sees_nor_signs_nor_files() {
        Household household = BED.single();
        VolumeId volume = BED.volume(household);
        Application application = window.signed("township", household);

        refused("CW-051", () -> desk.open(window.command("township-2", household, volume), STRANGER));
        assertThat(desk.find(application.id(), STRANGER)).isEmpty();
        refused("CW-050", () -> desk.file(application.id(), STRANGER));
        refused("CW-050", () -> desk.paper(application.id(), STRANGER));
    }

    private static long serial(Application application) {
        return Long.parseLong(application.number().substring(17));
    }

    private static byte[] bytes(RenditionView rendition) throws IOException {
        try (InputStream in = BED.archive.read(rendition.id(), CLERK)) {
            return in.readAllBytes();
        }
    }

    private static String words(ItemView item) throws IOException {
        RenditionView text = item.renditions().stream()
                .filter(one -> one.role() == RenditionRole.TEXT)
                .findFirst()
                .orElseThrow();
        return new String(bytes(text), StandardCharsets.UTF_8);
    }

    private static String words(Path pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            return new org.apache.pdfbox.text.PDFTextStripper().getText(document);
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
