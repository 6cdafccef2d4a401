package org.hudang.signing.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;
import org.hudang.signing.judges.IText;
import org.hudang.signing.judges.Pdfsig;
import org.hudang.signing.key.DigestAlgorithm;
import org.hudang.signing.key.KeyAlgorithm;
import org.hudang.signing.verify.Reason;
import org.hudang.signing.verify.TrustData;
import org.hudang.signing.verify.Verdict;
import org.hudang.signing.verify.VerificationOptions;
import org.hudang.signing.verify.VerificationReport;
import org.hudang.signing.verify.Verifier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Locks that a signature brings: written, kept by ourselves, enforced by the verifier, read by others. */
class FieldLockTest {
    private static final String LOCKED = "SG-334";
    private static final String NO_CHANGES = "SG-335";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static Office office;

    @BeforeAll
    static void open_the_office() {
        office = new Office(folder);
    }

    static Stream<Arguments> places() {
        return Stream.of(Samples.Xref.values())
                .flatMap(xref -> Stream.of(
                        Arguments.of(xref, Office.seal("seal-1")),
                        Arguments.of(xref, SignatureTask.invisible("new", Office.NOW, "户档")),
                        Arguments.of(xref, visible())));
    }

    @ParameterizedTest
    @MethodSource("places")
    void a_lock_stands_in_the_field_and_in_the_signature_and_every_judge_accepts_it(
            Samples.Xref xref, SignatureTask task) throws Exception {
        byte[] locked = signed(form(xref), task.locking(FieldLock.allBut("person-1")));

        assertThat(judged(locked).verdict()).isEqualTo(new Verdict.Valid());
        assertThat(IText.judge(locked))
                .singleElement()
                .satisfies(seen -> assertThat(seen.says()).isEqualTo(IText.Says.INTACT));
        assertThat(Pdfsig.judge(locked))
                .filteredOn(seen -> !seen.type().isEmpty())
                .singleElement()
                .satisfies(seen -> assertThat(seen.valid()).isTrue());
        try (PDDocument document = Loader.loadPDF(locked)) {
            COSDictionary field = document.getSignatureFields().stream()
                    .filter(one -> one.getSignature() != null)
                    .findFirst()
                    .orElseThrow()
                    .getCOSObject();
            COSDictionary reference = (COSDictionary) document.getSignatureDictionaries()
                    .get(0)
                    .getCOSObject()
                    .getCOSArray(COSName.getPDFName("Reference"))
                    .getObject(0);
            for (COSDictionary lock : List.of(
                    field.getCOSDictionary(COSName.getPDFName("Lock")),
                    reference.getCOSDictionary(COSName.getPDFName("TransformParams")))) {
                assertThat(lock.getNameAsString("Action")).isEqualTo("Exclude");
                assertThat(lock.getCOSArray(COSName.FIELDS).getString(0)).isEqualTo("person-1");
            }
            assertThat(reference.getNameAsString("TransformMethod")).isEqualTo("FieldMDP");
        }
    }

    @Test
    void later_signatures_of_ours_keep_to_it() {
        byte[] all = signed(form(Samples.Xref.TABLE), Office.seal("seal-1").locking(FieldLock.all()));
        refused(all, Office.seal("person-1"));
        refused(all, SignatureTask.invisible("x", Office.NOW, "户档"));

        byte[] some = signed(form(Samples.Xref.TABLE), Office.seal("seal-1").locking(FieldLock.only("note")));
        assertThat(judged(signed(some, Office.seal("person-1"))).verdict()).isEqualTo(new Verdict.Valid());

        byte[] most = signed(form(Samples.Xref.TABLE), Office.seal("seal-1").locking(FieldLock.allBut("person-1")));
        refused(most, SignatureTask.invisible("x", Office.NOW, "户档"));
        assertThat(judged(signed(most, Office.seal("person-1"))).verdict()).isEqualTo(new Verdict.Valid());
    }

    @ParameterizedTest
    @EnumSource(Samples.Xref.class)
    void what_somebody_else_fills_in_behind_it_is_found(Samples.Xref xref) throws IOException {
        byte[] locked = signed(form(xref), Office.seal("seal-1").locking(FieldLock.only("note")));
        byte[] other = signed(form(xref), Office.seal("seal-1").locking(FieldLock.only("person-1")));

        assertThat(codes(filled(locked))).contains(LOCKED);
        assertThat(codes(filled(other))).doesNotContain(LOCKED);
    }

    @Test
    void a_signature_that_somebody_else_adds_behind_a_lock_of_everything_is_found() throws IOException {
        byte[] locked = signed(form(Samples.Xref.TABLE), Office.seal("seal-1").locking(FieldLock.all()));

        byte[] further = OtherWriter.signed(office, locked);

        assertThat(codes(further)).contains(LOCKED);
        assertThat(judged(further).verdict()).isInstanceOf(Verdict.Altered.class);
    }

    @Test
    void a_closed_document_takes_a_timestamp_and_nothing_else() throws IOException {
        byte[] closed = signed(form(Samples.Xref.STREAM), Office.seal("seal-1").locking(FieldLock.document()));

        byte[] stamped = ((PdfKeeping.Stamping.Stamped) PdfKeeping.stamped(
                        closed, DigestAlgorithm.SHA_256, office.authority().timestamps()))
                .pdf();

        assertThat(judged(stamped).verdict()).isEqualTo(new Verdict.Valid());
        assertThat(IText.judge(stamped)).allMatch(seen -> seen.says() == IText.Says.INTACT);
        refused(closed, Office.seal("person-1"));
        assertThat(codes(OtherWriter.signed(office, closed))).contains(NO_CHANGES);
    }

    @Test
    void of_a_pair_the_second_signature_closes_the_document_behind_people_who_signed_before() throws Exception {
        byte[] person = office.signer()
                .sign(form(Samples.Xref.TABLE), Office.seal("person-1"), Signers.guomi(office.seal(KeyAlgorithm.SM2)))
                .bytes();

        byte[] closed = office.signer()
                .sign(
                        person,
                        Office.seal("seal-1").locking(FieldLock.document()),
                        Signers.both(office.seal(KeyAlgorithm.SM2), office.seal(KeyAlgorithm.EC_P256)))
                .bytes();

        assertThat(judged(closed).verdict()).isEqualTo(new Verdict.Valid());
        assertThat(Judge.judge(closed, office.authority())).hasSize(3);
        refused(closed, SignatureTask.invisible("x", Office.NOW, "户档"));
    }

    @Test
    void behind_a_signature_a_field_that_was_made_before_is_locked_by_the_new_signature_alone() {
        byte[] person = signed(form(Samples.Xref.TABLE), Office.seal("person-1"));

        byte[] locked = signed(person, Office.seal("seal-1").locking(FieldLock.all()));

        assertThat(judged(locked).verdict()).isEqualTo(new Verdict.Valid());
        refused(locked, SignatureTask.invisible("x", Office.NOW, "户档"));
        conflict(person, Office.seal("seal-1").locking(FieldLock.document()));
    }

    @Test
    void a_lock_that_contradicts_what_is_there_is_refused() {
        byte[] own = Samples.pdf(Samples.Xref.TABLE, Samples.Form.DIRECT, document -> {
            COSDictionary lock = new COSDictionary();
            lock.setName("Action", "Include");
            COSArray names = new COSArray();
            names.add(new COSString("person-1"));
            lock.setItem(COSName.FIELDS, names);
            document.getDocumentCatalog()
                    .getAcroForm()
                    .getField("seal-1")
                    .getCOSObject()
                    .setItem(COSName.getPDFName("Lock"), lock);
        });
        conflict(own, Office.seal("seal-1").locking(FieldLock.all()));
        assertThat(judged(signed(own, Office.seal("seal-1").locking(FieldLock.only("person-1"))))
                        .verdict())
                .isEqualTo(new Verdict.Valid());

        // and one that would allow more than a certification does
        SignatureTask laxer = Office.seal("seal-1")
                .certifying(Certification.FILLING_AND_SIGNING)
                .locking(FieldLock.only("note").permitting(Certification.ANNOTATING));
        conflict(form(Samples.Xref.TABLE), laxer);
    }

    @Test
    void a_lock_names_all_fields_or_some() {
        assertThatThrownBy(FieldLock::only).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FieldLock.allBut(" ")).isInstanceOf(IllegalArgumentException.class);
    }

    // ---- given

    private static byte[] form(Samples.Xref xref) {
        return Samples.pdf(xref, Samples.Form.INDIRECT, document -> {
            PDAcroForm form = document.getDocumentCatalog().getAcroForm();
            PDTextField note = new PDTextField(form);
            note.setPartialName("note");
            form.getFields().add(note);
        });
    }

    private static SignatureTask visible() {
        return new SignatureTask(
                new SignaturePlacement.NewVisibleField(
                        "stamp", "公章", new SignaturePlacement.Place(2, 100, 100, 119, 119)),
                Optional.of(Office.look()),
                Office.NOW,
                "样例县民政局",
                Optional.empty(),
                Optional.empty());
    }

    private static byte[] signed(byte[] pdf, SignatureTask task) {
        return office.signer()
                .sign(pdf, task, Signers.intl(office.seal(KeyAlgorithm.EC_P256)))
                .bytes();
    }

    /** Fills the text field in an update of its own, as a reader would. */
    private static byte[] filled(byte[] pdf) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            COSDictionary note =
                    document.getDocumentCatalog().getAcroForm().getField("note").getCOSObject();
            note.setString(COSName.V, "900");
            note.setNeedToBeUpdated(true);
            document.saveIncremental(out);
        }
        return out.toByteArray();
    }

    private static void refused(byte[] pdf, SignatureTask task) {
        assertThatThrownBy(() -> signed(pdf, task))
                .isInstanceOfSatisfying(
                        ChangeForbidden.class, not -> assertThat(not.code()).isEqualTo("SG-118"));
    }

    private static void conflict(byte[] pdf, SignatureTask task) {
        assertThatThrownBy(() -> signed(pdf, task))
                .isInstanceOfSatisfying(
                        FieldLockConflict.class, not -> assertThat(not.code()).isEqualTo("SG-128"));
    }

    private static List<String> codes(byte[] pdf) {
        VerificationReport report = judged(pdf);
        return Stream.concat(
                        report.reasons().stream(), report.signatures().stream().flatMap(one -> one.reasons().stream()))
                .map(Reason::code)
                .toList();
    }

    private static VerificationReport judged(byte[] pdf) {
        return Verifier.with(Clock.fixed(Office.NOW, ZoneOffset.UTC))
                .verify(
                        "paper.pdf",
                        pdf,
                        VerificationOptions.strict()
                                .trusting(TrustData.of(
                                        office.authority().anchors(),
                                        office.authority().crls())));
    }
}
