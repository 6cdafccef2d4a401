package org.hudang.signing.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.hudang.signing.SigningException;
import org.hudang.signing.authority.DemoAuthority;
import org.hudang.signing.pdf.PdfSigner;
import org.hudang.signing.pdf.SignatureProfile;
import org.hudang.signing.personal.Reading.PageShown;
import org.hudang.signing.personal.SignedPaper.Outcome;
import org.hudang.signing.personal.StaffWitness.SeenDocument;
import org.hudang.signing.register.RegisteredSigners;
import org.hudang.signing.seal.CanonicalJson;
import org.hudang.signing.seal.PaperStage;
import org.hudang.signing.seal.TestFont;
import org.hudang.signing.seal.TestPaper;
import org.hudang.signing.verify.ExpectedSigners;
import org.hudang.testbed.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersonalSigningTest {
    private static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final String TOWN = "999001101";

    @TempDir
    private static Path folder;

    private static TestDatabase database;
    private static DatabasePersonalSigning signing;

    @BeforeAll
    static void open() {
        database = TestDatabase.migrated("signing");
        DataSource app = database.app();
        SecureRandom random = new SecureRandom();
        DemoAuthority authority = DemoAuthority.openOrCreate(folder.resolve("authority"), CLOCK, random);
        signing = new DatabasePersonalSigning(new PersonalSigningParts(
                app,
                database.transactions(app),
                new PaperStage(folder.resolve("stage")),
                authority,
                SignatureProfile.GUOMI,
                PdfSigner.stamping(authority.timestamps()),
                TestFont.blocks(),
                ZoneId.of("Asia/Shanghai"),
                CLOCK,
                random));
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void a_person_signs_with_a_certificate_for_this_act_and_evidence_that_is_chained() throws IOException {
        byte[] pdf = TestPaper.withFields("one", "person-1", "person-2");

        SignedPaper signed = signing.sign(act("one", pdf), file(pdf));

        byte[] output = Files.readAllBytes(signed.pdf());
        assertThat(signed.outcome()).isEqualTo(Outcome.SIGNED);
        assertThat(output).startsWith(pdf);
        assertThat(signed.digest()).isEqualTo(CanonicalJson.sm3(output));
        assertThat(TestPaper.signed(output, "person-1")).isTrue();
        assertThat(TestPaper.signatures(output)).hasSize(1);
        byte[] bytes = Files.readAllBytes(signed.evidence());
        EvidenceBundle bundle = EvidenceBundle.read(bytes);
        assertThat(bundle.act()).isEqualTo(signed.act());
        assertThat(bundle.document()).isEqualTo(CanonicalJson.sm3(pdf));
        assertThat(bundle.output()).isEqualTo(signed.digest());
        assertThat(bundle.signer()).isEqualTo("mem_1");
        assertThat(bundle.before()).isEqualTo("0".repeat(64));
        assertThat(new String(bytes, StandardCharsets.UTF_8))
                .contains("\"method\":\"STAFF_WITNESS\"", "\"proof\":\"PROVEN\"", "\"consentText\":\"risk-notice/1\"");
    }

    @Test
    void the_next_signer_is_chained_to_the_one_before() throws IOException {
        byte[] pdf = TestPaper.withFields("two", "person-1", "person-2");
        SignedPaper first = signing.sign(act("two-1", pdf), file(pdf));
        byte[] once = Files.readAllBytes(first.pdf());
        PersonalAct second = change(act("two-2", once), new SigningField("person-2", "mem_1"), Optional.empty());

        SignedPaper both = signing.sign(second, file(once));

        assertThat(TestPaper.signatures(Files.readAllBytes(both.pdf()))).hasSize(2);
        assertThat(EvidenceBundle.read(Files.readAllBytes(both.evidence())).before())
                .isEqualTo(first.evidenceDigest());
    }

    @Test
    void the_same_key_gives_the_same_paper_until_it_is_filed() {
        byte[] pdf = TestPaper.withFields("again", "person-1");
        SignedPaper first = signing.sign(act("again", pdf), file(pdf));

        SignedPaper again = signing.sign(act("again", pdf), file(pdf));
        assertThat(again.outcome()).isEqualTo(Outcome.AGAIN);
        assertThat(again.digest()).isEqualTo(first.digest());

        signing.filed(first.act(), TOWN);
        signing.filed(first.act(), TOWN);
        assertThat(first.pdf()).doesNotExist();
        assertThat(first.evidence()).doesNotExist();
        refused("SG-233", act("again", pdf), pdf);
        assertThatThrownBy(() -> signing.filed(first.act(), "999001102")).isInstanceOf(ActUnknown.class);
    }

    @Test
    void two_townships_may_use_the_same_key_and_hear_nothing_of_each_other() {
        byte[] pdf = TestPaper.withFields("towns", "person-1");
        byte[] other = TestPaper.withFields("other-towns", "person-1");
        SignedPaper here = signing.sign(act("2026-001", pdf), file(pdf));

        SignedPaper there = signing.sign(in("999001102", act("2026-001", other)), file(other));

        assertThat(there.outcome()).isEqualTo(Outcome.SIGNED);
        assertThat(there.act()).isNotEqualTo(here.act());
        assertThat(signing.sign(act("2026-001", pdf), file(pdf)).act()).isEqualTo(here.act());
    }

    @Test
    void what_was_given_up_leaves_no_paper_and_is_never_filed_while_other_papers_stay() {
        byte[] pdf = TestPaper.withFields("given", "person-1");
        SignedPaper gone = signing.sign(act("aut_a/person-1/0", pdf), file(pdf));
        SignedPaper kept = signing.sign(act("autXb/person-1/0", pdf), file(pdf));
        SignedPaper elsewhere = signing.sign(in("999001102", act("aut_a/person-1/0", pdf)), file(pdf));

        assertThat(signing.giveUp("aut_", TOWN)).isEqualTo(1);

        assertThat(gone.pdf()).doesNotExist();
        assertThat(gone.evidence()).doesNotExist();
        assertThat(kept.pdf()).exists();
        assertThat(elsewhere.pdf()).exists();
        refused("SG-247", act("aut_a/person-1/0", pdf), pdf);
        assertThatThrownBy(() -> signing.filed(gone.act(), TOWN)).isInstanceOf(ActUnknown.class);
        assertThat(signing.giveUp("aut_", TOWN)).isZero();
    }

    @Test
    void a_filed_act_is_not_given_up_any_more() {
        byte[] pdf = TestPaper.withFields("filed", "person-1");
        SignedPaper filed = signing.sign(act("filed/1", pdf), file(pdf));
        signing.filed(filed.act(), TOWN);

        assertThat(signing.giveUp("filed/", TOWN)).isZero();
        refused("SG-233", act("filed/1", pdf), pdf);
    }

    @Test
    void a_filed_signature_that_is_missing_is_named_masked() throws IOException {
        byte[] pdf = TestPaper.withFields("missing", "person-1");
        SignedPaper signed = signing.sign(act("missing", pdf), file(pdf));
        DataSource app = database.app();
        RegisteredSigners register = new RegisteredSigners(app, database.transactions(app));
        assertThat(register.of(List.of(CanonicalJson.sm3(pdf))))
                .as("not filed yet")
                .isEmpty();

        signing.filed(signed.act(), TOWN);

        assertThat(register.of(List.of(CanonicalJson.sm3(pdf))))
                .containsExactly(new ExpectedSigners.Expected("王*", "person-1", signed.digest()));
        assertThat(ActRows.shownAs("王")).isEqualTo("*");
        assertThat(ActRows.shownAs("𠮷样例")).isEqualTo("𠮷*");
    }

    @Test
    void typing_the_name_is_as_good_as_writing_it_but_only_the_own_name() {
        byte[] pdf = TestPaper.withFields("typed", "person-1");
        refused("SG-229", with("typed-0", pdf, new TypedName("李示范")), pdf);

        SignedPaper signed = signing.sign(with("typed", pdf, new TypedName("王大丁")), file(pdf));

        assertThat(signed.outcome()).isEqualTo(Outcome.SIGNED);
    }

    @Test
    void a_guardian_signs_for_a_person_without_capacity_and_it_is_recorded() throws IOException {
        byte[] pdf = TestPaper.withFields("guardian", "person-1");
        SigningField field = new SigningField("person-1", "mem_child");
        Behalf behalf = new Behalf(new Signer("mem_child", "王小丁"), Behalf.Relation.PARENT, "户口簿");
        refused("SG-225", change(act("guardian-0", pdf), field, Optional.empty()), pdf);
        refused(
                "SG-230",
                change(act("guardian-1", pdf), field, Optional.of(new Behalf(behalf.person(), behalf.relation(), " "))),
                pdf);

        SignedPaper signed = signing.sign(change(act("guardian", pdf), field, Optional.of(behalf)), file(pdf));

        assertThat(Files.readString(signed.evidence())).contains("\"relation\":\"PARENT\"", "mem_child");
    }

    @Test
    void what_was_not_shown_is_not_signed() {
        byte[] pdf = TestPaper.withFields("shown", "person-1");
        byte[] other = TestPaper.withFields("other", "person-1");

        refused("SG-224", act("shown", other), pdf);
        refused(
                "SG-228",
                reading("r1", pdf, r -> new Reading(r.document(), r.pages().subList(0, 1), "x", NOW)),
                pdf);
        refused(
                "SG-242",
                reading("r2", pdf, r -> new Reading(r.document(), List.of(new PageShown(3, NOW, 1)), "x", NOW)),
                pdf);
        refused(
                "SG-243",
                reading("r3", pdf, r -> new Reading(r.document(), r.pages(), "x", NOW.minusSeconds(600))),
                pdf);
        refused("SG-244", reading("r4", pdf, r -> new Reading(r.document(), r.pages(), " ", NOW)), pdf);
        refused(
                "SG-245",
                reading("r5", pdf, r -> new Reading(r.document(), r.pages(), "x", NOW.plusSeconds(600))),
                pdf);
    }

    @Test
    void identity_is_proven_for_this_person_now_and_by_someone_else() {
        byte[] pdf = TestPaper.withFields("identity", "person-1");

        refused("SG-227", witness("i1", pdf, new StaffWitness("mem_2", "clerk", SeenDocument.ID_CARD, "窗口", NOW)), pdf);
        refused(
                "SG-239",
                witness(
                        "i2",
                        pdf,
                        new StaffWitness("mem_1", "clerk", SeenDocument.ID_CARD, "窗口", NOW.plusSeconds(600))),
                pdf);
        refused(
                "SG-240",
                witness(
                        "i3",
                        pdf,
                        new StaffWitness("mem_1", "clerk", SeenDocument.ID_CARD, "窗口", NOW.minusSeconds(8000))),
                pdf);
        refused("SG-241", witness("i4", pdf, new StaffWitness("mem_1", "mem_1", SeenDocument.ID_CARD, "窗口", NOW)), pdf);
    }

    @Test
    void fields_that_are_signed_missing_or_something_else_are_refused() throws IOException {
        byte[] pdf = TestPaper.withFields("fields", "person-1");
        byte[] once =
                Files.readAllBytes(signing.sign(act("fields", pdf), file(pdf)).pdf());

        refused("SG-226", act("f1", once), once);
        refused("SG-235", change(act("f2", pdf), new SigningField("nowhere", "mem_1"), Optional.empty()), pdf);
        refused("SG-236", change(act("f3", pdf), new SigningField("plain", "mem_1"), Optional.empty()), pdf);
        byte[] nonsense = "%PDF-1.7 nonsense".getBytes(StandardCharsets.US_ASCII);
        refused("SG-238", act("f4", nonsense), nonsense);
    }

    @Test
    void evidence_that_was_touched_is_found() throws IOException {
        byte[] pdf = TestPaper.withFields("tamper", "person-1");
        String whole =
                Files.readString(signing.sign(act("tamper", pdf), file(pdf)).evidence());

        for (String[] lie : new String[][] {
            {"\"witness\":\"clerk\"", "\"witness\":\"other\""},
            {"\"result\":\"CONFIRMED\"", "\"result\":\"DOUBTFUL\""},
            {"risk-notice/1", "risk-notice/9"},
            {"\"v\":1", "\"v\":2"},
            {"\"v\":1", "\"v\": 1"},
            {"\"page\":1", "\"page\":7"}
        }) {
            assertThat(whole).contains(lie[0]);
            byte[] changed = whole.replace(lie[0], lie[1]).getBytes(StandardCharsets.UTF_8);
            assertThatThrownBy(() -> EvidenceBundle.read(changed))
                    .as(lie[1])
                    .isInstanceOfSatisfying(
                            EvidenceBroken.class, r -> assertThat(r.code()).isEqualTo("SG-232"));
        }
    }

    private static void refused(String code, PersonalAct act, byte[] pdf) {
        assertThatThrownBy(() -> signing.sign(act, file(pdf)))
                .as(code)
                .isInstanceOfSatisfying(
                        SigningException.class, r -> assertThat(r.code()).isEqualTo(code));
    }

    private static Path file(byte[] pdf) {
        try {
            Path file = Files.createTempFile(folder, "paper", ".pdf");
            return Files.write(file, pdf);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static PersonalAct act(String key, byte[] pdf) {
        return new PersonalAct(
                key,
                TOWN,
                new SigningField("person-1", "mem_1"),
                new Signer("mem_1", "王大丁"),
                Optional.empty(),
                new Reading(
                        CanonicalJson.sm3(pdf),
                        List.of(
                                new PageShown(1, NOW.minusSeconds(120), 40_000),
                                new PageShown(2, NOW.minusSeconds(80), 30_000)),
                        "risk-notice/1",
                        NOW.minusSeconds(20)),
                Pen.wangDaDing(1),
                new StaffWitness("mem_1", "clerk", SeenDocument.ID_CARD, "窗口", NOW.minusSeconds(300)),
                new Device("窗口平板", "test", "10.0.0.9"));
    }

    private static PersonalAct in(String township, PersonalAct a) {
        return new PersonalAct(
                a.idempotencyKey(),
                township,
                a.field(),
                a.signer(),
                a.behalf(),
                a.reading(),
                a.expression(),
                a.identity(),
                a.device());
    }

    private static PersonalAct change(PersonalAct a, SigningField field, Optional<Behalf> behalf) {
        return new PersonalAct(
                a.idempotencyKey(),
                a.township(),
                field,
                a.signer(),
                behalf,
                a.reading(),
                a.expression(),
                a.identity(),
                a.device());
    }

    private static PersonalAct with(String key, byte[] pdf, Expression expression) {
        PersonalAct a = act(key, pdf);
        return new PersonalAct(
                key, TOWN, a.field(), a.signer(), a.behalf(), a.reading(), expression, a.identity(), a.device());
    }

    private static PersonalAct reading(String key, byte[] pdf, UnaryOperator<Reading> other) {
        PersonalAct a = act(key, pdf);
        return new PersonalAct(
                key,
                TOWN,
                a.field(),
                a.signer(),
                a.behalf(),
                other.apply(a.reading()),
                a.expression(),
                a.identity(),
                a.device());
    }

    private static PersonalAct witness(String key, byte[] pdf, StaffWitness witness) {
        PersonalAct a = act(key, pdf);
        return new PersonalAct(
                key, TOWN, a.field(), a.signer(), a.behalf(), a.reading(), a.expression(), witness, a.device());
    }
}
