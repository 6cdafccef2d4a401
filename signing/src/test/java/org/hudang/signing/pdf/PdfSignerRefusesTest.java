package org.hudang.signing.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;
import org.hudang.signing.SigningException;
import org.hudang.signing.key.KeyAlgorithm;
import org.hudang.signing.timestamp.TimestampAnswer;
import org.hudang.signing.timestamp.TimestampToken;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PdfSignerRefusesTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static Office office;

    @BeforeAll
    static void open_the_office() {
        office = new Office(folder);
    }

    @Test
    void an_encrypted_file_even_with_an_empty_password() {
        byte[] pdf =
                form(document -> document.protect(new StandardProtectionPolicy("owner", "", new AccessPermission())));
        refused(pdf, Office.seal("seal-1"), PdfEncrypted.class, "SG-111");
    }

    @Test
    void an_encrypted_file_with_a_password() {
        byte[] pdf = form(
                document -> document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission())));
        refused(pdf, Office.seal("seal-1"), PdfEncrypted.class, "SG-111");
    }

    @Test
    void a_file_with_an_xfa_form() {
        byte[] pdf = form(document -> document.getDocumentCatalog()
                .getAcroForm()
                .getCOSObject()
                .setItem(COSName.getPDFName("XFA"), document.getDocument().createCOSStream()));
        refused(pdf, Office.seal("seal-1"), PdfWithXfa.class, "SG-112");
    }

    @Test
    void a_file_that_starts_with_something_else() {
        byte[] pdf = form();
        byte[] shifted = new byte[pdf.length + 1];
        System.arraycopy(pdf, 0, shifted, 1, pdf.length);
        shifted[0] = '\n';
        refused(shifted, Office.seal("seal-1"), PdfUnreadable.class, "SG-113");
    }

    @Test
    void a_truncated_file() {
        byte[] pdf = form();
        refused(Arrays.copyOf(pdf, pdf.length - 40), Office.seal("seal-1"), PdfUnreadable.class, "SG-113");
    }

    @Test
    void a_file_with_something_behind_its_end() {
        byte[] pdf = form();
        byte[] longer = Arrays.copyOf(pdf, pdf.length + 3);
        System.arraycopy("PK!".getBytes(StandardCharsets.US_ASCII), 0, longer, pdf.length, 3);
        refused(longer, Office.seal("seal-1"), PdfUnreadable.class, "SG-113");
    }

    @Test
    void a_file_whose_startxref_points_into_the_void() {
        String text = new String(form(), StandardCharsets.ISO_8859_1);
        String lie = text.replaceAll("startxref\\s+[0-9]+", "startxref\n17");
        refused(lie.getBytes(StandardCharsets.ISO_8859_1), Office.seal("seal-1"), PdfUnreadable.class, "SG-113");
    }

    @Test
    void a_file_with_an_entry_that_points_behind_its_end() {
        String text = new String(form(), StandardCharsets.ISO_8859_1);
        int last = text.lastIndexOf(" 00000 n");
        String lie = text.substring(0, last - 10) + "0000999999" + text.substring(last);
        refused(lie.getBytes(StandardCharsets.ISO_8859_1), Office.seal("seal-1"), PdfUnreadable.class, "SG-113");
    }

    @Test
    void a_file_whose_first_part_ends_wrongly_though_what_was_added_is_right() {
        String first = new String(form(), StandardCharsets.ISO_8859_1);
        String broken = first.replaceAll("startxref\\s+[0-9]+", "startxref\n17");
        refused(updated(first, broken), Office.seal("seal-1"), PdfUnreadable.class, "SG-113");
    }

    @Test
    void a_file_that_hides_another_format_before_what_was_added() {
        String first = new String(form(), StandardCharsets.ISO_8859_1);
        refused(updated(first, first + "PK!"), Office.seal("seal-1"), PdfUnreadable.class, "SG-113");
    }

    /** An update that says nothing, behind a file that may no longer be what it was made for. */
    private static byte[] updated(String first, String now) {
        String at = first.replaceAll("(?s).*startxref\\s+([0-9]+).*", "$1");
        String size = first.replaceAll("(?s).*/Size ([0-9]+).*", "$1");
        String root = first.replaceAll("(?s).*/Root ([0-9]+ 0 R).*", "$1");
        String table = "\nxref\n0 1\n0000000000 65535 f \ntrailer\n<</Size " + size + "/Root " + root + "/Prev " + at
                + ">>\nstartxref\n" + (now.length() + 1) + "\n%%EOF\n";
        return (now + table).getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void no_file_at_all() {
        refused(new byte[0], Office.seal("seal-1"), PdfUnreadable.class, "SG-113");
    }

    @Test
    void a_page_tree_that_turns_in_a_circle() {
        byte[] pdf = Samples.pdf(Samples.Xref.TABLE, Samples.Form.NONE, document -> {
            COSDictionary pages = document.getPages().getCOSObject();
            COSArray kids = new COSArray();
            kids.add(pages);
            pages.setItem(COSName.KIDS, kids);
        });
        refused(pdf, SignatureTask.invisible("x", Office.NOW, "x"), PdfUnreadable.class, "SG-113");
    }

    @Test
    void a_field_that_is_not_there() {
        refused(form(), Office.seal("seal-2"), FieldMissing.class, "SG-114");
    }

    @Test
    void a_field_that_is_signed_already() {
        byte[] signed = sign(form(), Office.seal("seal-1"));
        refused(signed, Office.seal("seal-1"), FieldAlreadySigned.class, "SG-115");
    }

    @Test
    void a_field_that_is_no_signature_field() {
        byte[] pdf = form(document -> {
            PDTextField text = new PDTextField(document.getDocumentCatalog().getAcroForm());
            text.setPartialName("name");
            document.getDocumentCatalog().getAcroForm().getFields().add(text);
        });
        refused(pdf, Office.seal("name"), FieldOfOtherKind.class, "SG-116");
    }

    @ParameterizedTest
    @CsvSource({"seal-1", "a.b", "' '"})
    void a_new_field_under_a_name_that_is_taken_or_not_allowed(String name) {
        refused(form(), SignatureTask.invisible(name, Office.NOW, "x"), FieldNameTaken.class, "SG-117");
    }

    @Test
    void any_signature_after_a_certification_that_allows_no_change() {
        byte[] pdf = certified(1);
        refused(pdf, Office.seal("seal-1"), ChangeForbidden.class, "SG-118");
        refused(pdf, SignatureTask.invisible("x", Office.NOW, "x"), ChangeForbidden.class, "SG-118");
    }

    @Test
    void a_new_visible_field_after_a_certification_for_forms_only() throws Exception {
        // given a certification of level 2
        byte[] pdf = certified(2);

        // then a new place is refused, the field that is there is signed
        refused(pdf, visible(1, 10, 10), ChangeForbidden.class, "SG-118");
        assertThat(Judge.judge(sign(pdf, Office.seal("seal-1")), office.authority()))
                .hasSize(1);
    }

    @Test
    void a_new_visible_field_is_made_after_a_certification_for_annotations() throws Exception {
        assertThat(Judge.judge(sign(certified(3), visible(1, 10, 10)), office.authority()))
                .hasSize(1);
    }

    @Test
    void everything_after_a_signature_that_locks_all_fields() {
        // given a field whose lock says All, signed
        byte[] signed = sign(form(document -> lock(document, "All")), Office.seal("person-1"));

        // then no other field can be signed or added
        refused(signed, Office.seal("seal-1"), ChangeForbidden.class, "SG-118");
        refused(signed, SignatureTask.invisible("x", Office.NOW, "x"), ChangeForbidden.class, "SG-118");
    }

    @Test
    void only_the_named_fields_after_a_lock_of_some() throws Exception {
        // given a lock on seal-1 alone
        byte[] signed = sign(form(document -> lock(document, "Include", "seal-1")), Office.seal("person-1"));

        // then seal-1 is refused, a new field is not
        refused(signed, Office.seal("seal-1"), ChangeForbidden.class, "SG-118");
        assertThat(sign(signed, SignatureTask.invisible("x", Office.NOW, "x"))).isNotEmpty();
    }

    @Test
    void all_but_the_named_fields_after_a_lock_with_exceptions() {
        // given a lock on everything but seal-1
        byte[] signed = sign(form(document -> lock(document, "Exclude", "seal-1")), Office.seal("person-1"));

        // then seal-1 is signed, a new field refused
        assertThat(sign(signed, Office.seal("seal-1"))).isNotEmpty();
        refused(signed, SignatureTask.invisible("x", Office.NOW, "x"), ChangeForbidden.class, "SG-118");
    }

    @Test
    void everything_after_a_lock_that_permits_no_change_at_all() {
        // given a lock on another field that closes the document as well (PDF 2.0)
        byte[] signed = sign(
                form(document -> lock(document, "Include", "other").setInt(COSName.P, 1)), Office.seal("person-1"));

        refused(signed, Office.seal("seal-1"), ChangeForbidden.class, "SG-118");
        refused(signed, SignatureTask.invisible("x", Office.NOW, "x"), ChangeForbidden.class, "SG-118");
    }

    @Test
    void everything_after_a_certification_that_the_catalogue_does_not_name() {
        // given a signature that certifies by its own dictionary alone, which verifiers enforce
        byte[] pdf = sign(
                form(),
                new SignatureTask(
                                new SignaturePlacement.ExistingField("person-1"),
                                Optional.of(Office.look()),
                                Office.NOW,
                                "样例县民政局",
                                Optional.empty(),
                                Optional.empty())
                        .certifying(Certification.NO_CHANGES));
        String text = new String(pdf, StandardCharsets.ISO_8859_1);
        byte[] unnamed = text.replace("/Perms", "/Xerms").getBytes(StandardCharsets.ISO_8859_1);

        assertThat(text).contains("/Perms");
        refused(unnamed, Office.seal("seal-1"), ChangeForbidden.class, "SG-118");
    }

    @Test
    void the_lock_of_a_field_becomes_part_of_its_signature() throws Exception {
        // given a signed field with a lock
        byte[] signed = sign(form(document -> lock(document, "Include", "seal-1")), Office.seal("person-1"));

        // then the signature dictionary carries the FieldMDP transform, so verifiers enforce it
        try (PDDocument document = Loader.loadPDF(signed)) {
            COSDictionary reference = (COSDictionary) document.getSignatureDictionaries()
                    .get(0)
                    .getCOSObject()
                    .getCOSArray(COSName.getPDFName("Reference"))
                    .getObject(0);
            assertThat(reference.getNameAsString("TransformMethod")).isEqualTo("FieldMDP");
            assertThat(reference
                            .getCOSDictionary(COSName.getPDFName("TransformParams"))
                            .getNameAsString("Action"))
                    .isEqualTo("Include");
        }
    }

    @ParameterizedTest
    @CsvSource({"9,10,10", "1,560,10", "1,10,-1"})
    void a_place_that_is_not_on_the_page(int page, float x, float y) {
        refused(form(), visible(page, x, y), PlaceOffPage.class, "SG-119");
    }

    @Test
    void a_timestamp_larger_than_the_room_for_it() {
        // given an authority whose token is enormous
        PdfSigner signer = PdfSigner.stamping((algorithm, imprint) ->
                new TimestampAnswer.Stamped(TimestampToken.of(new byte[40_000]), Instant.EPOCH));

        // then nothing half is given back
        assertThatThrownBy(() ->
                        signer.sign(form(), Office.seal("seal-1"), Signers.intl(office.seal(KeyAlgorithm.EC_P256))))
                .isInstanceOf(SignatureTooLarge.class)
                .hasMessageContaining("SG-120");
    }

    private static byte[] form(Samples.Change... changes) {
        return Samples.pdf(Samples.Xref.TABLE, Samples.Form.DIRECT, changes);
    }

    private static SignatureTask visible(int page, float x, float y) {
        return new SignatureTask(
                new SignaturePlacement.NewVisibleField(
                        "stamp", "公章", new SignaturePlacement.Place(page, x, y, 100, 100)),
                Optional.of(Office.look()),
                Office.NOW,
                "样例县民政局",
                Optional.empty(),
                Optional.empty());
    }

    /** A file whose catalogue says that it is certified at a level. */
    private static byte[] certified(int level) {
        return form(document -> {
            COSDictionary parameters = new COSDictionary();
            parameters.setInt(COSName.P, level);
            parameters.setName("V", "1.2");
            COSDictionary reference = new COSDictionary();
            reference.setName("TransformMethod", "DocMDP");
            reference.setItem(COSName.getPDFName("TransformParams"), parameters);
            COSArray references = new COSArray();
            references.add(reference);
            COSDictionary certification = new COSDictionary();
            certification.setItem(COSName.TYPE, COSName.SIG);
            certification.setItem(COSName.getPDFName("Reference"), references);
            COSDictionary perms = new COSDictionary();
            perms.setItem(COSName.getPDFName("DocMDP"), certification);
            document.getDocumentCatalog().getCOSObject().setItem(COSName.getPDFName("Perms"), perms);
        });
    }

    private static COSDictionary lock(PDDocument document, String action, String... names) {
        COSDictionary lock = new COSDictionary();
        lock.setItem(COSName.TYPE, COSName.getPDFName("SigFieldLock"));
        lock.setName("Action", action);
        COSArray fields = COSArray.ofCOSStrings(Arrays.asList(names));
        lock.setItem(COSName.FIELDS, fields);
        document.getDocumentCatalog()
                .getAcroForm()
                .getField("person-1")
                .getCOSObject()
                .setItem(COSName.getPDFName("Lock"), lock);
        return lock;
    }

    private static byte[] sign(byte[] pdf, SignatureTask task) {
        return office.signer()
                .sign(pdf, task, Signers.intl(office.seal(KeyAlgorithm.EC_P256)))
                .bytes();
    }

    private static void refused(byte[] pdf, SignatureTask task, Class<? extends SigningException> cause, String code) {
        byte[] before = pdf.clone();
        assertThatThrownBy(() -> sign(pdf, task))
                .isInstanceOf(cause)
                .extracting(refusal -> ((SigningException) refusal).code())
                .isEqualTo(code);
        assertThat(pdf).isEqualTo(before);
    }
}
