package org.hudang.archive.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.hudang.archive.intake.gate.PdfGate;
import org.hudang.archive.intake.gate.Stop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One test per way to bring something past the gate. */
class PdfGateTest {
    private static final String SCRIPT = "<</S/JavaScript/JS(app.alert(1))>>";

    @Test
    void a_plain_page_passes() {
        assertThatCode(() -> PdfGate.check(ByteBuffer.wrap(Samples.pdf("")))).doesNotThrowAnyException();
    }

    @Test
    void opening_at_a_destination_passes() {
        byte[] pdf = Samples.pdf("/OpenAction[3 0 R/Fit]");
        byte[] indirect = Samples.pdf("/OpenAction 5 0 R", "<</S/GoTo/D[3 0 R/Fit]>>");

        assertThatCode(() -> PdfGate.check(ByteBuffer.wrap(pdf))).doesNotThrowAnyException();
        assertThatCode(() -> PdfGate.check(ByteBuffer.wrap(indirect))).doesNotThrowAnyException();
    }

    @Test
    void a_link_that_a_person_may_follow_passes() {
        byte[] pdf = Samples.pdf("", "<</Type/Annot/Subtype/Link/A<</S/URI/URI(https://example.org)>>/F 4/AS/Off>>");

        assertThatCode(() -> PdfGate.check(ByteBuffer.wrap(pdf))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<</S/JavaScript/JS 9 0 R>>",
                "<</S/Launch/F(cmd.exe)>>",
                "<</S/SubmitForm/F(https://example.org)>>",
                "<</S/ImportData/F(x)>>",
                "<</S/GoToR/F(//host/share)>>",
                "<</S/GoToE/T<<>>>>",
                "<</Type/Annot/AA<</E<</S/URI>>>>>>",
                "<</Subtype/RichMedia>>",
                "<</#53/#4c#61unch>>",
                "<</S/GoTo/Next<</S/Launch>>>>",
                "[[[<</S/Rendition>>]]]",
                "<</S/Launch", // never closed
                "/Launch", // the indirect value of an S
            })
    void what_acts_by_itself_is_quarantined(String object) {
        assertThat(found(Samples.pdf("", object))).isEqualTo(IntakeCode.ACTIVE_CONTENT);
    }

    @Test
    void an_open_action_other_than_a_jump_is_quarantined() {
        byte[] pdf = Samples.pdf("/OpenAction 5 0 R", "<</S/Named/N/Print>>");

        assertThat(found(pdf)).isEqualTo(IntakeCode.ACTIVE_CONTENT);
    }

    @Test
    void a_script_inside_an_object_stream_is_found() {
        String header = "7 0 ";
        String data = Samples.deflated(header + SCRIPT);
        byte[] pdf = Samples.pdf(
                "", Samples.stream("/Type/ObjStm/N 1/First " + header.length() + "/Filter/FlateDecode", data));

        assertThat(found(pdf)).isEqualTo(IntakeCode.ACTIVE_CONTENT);
    }

    @Test
    void a_script_inside_a_twice_coded_object_stream_is_found() {
        String header = "7 0 ";
        StringBuilder hex = new StringBuilder();
        for (byte b : Samples.latin(Samples.deflated(header + SCRIPT))) {
            hex.append(String.format("%02x", b));
        }
        byte[] pdf = Samples.pdf(
                "",
                Samples.stream(
                        "/Type/ObjStm/N 1/First " + header.length() + "/Filter[/AHx/Fl]",
                        hex.append('>').toString()));

        assertThat(found(pdf)).isEqualTo(IntakeCode.ACTIVE_CONTENT);
    }

    @Test
    void an_object_stream_with_an_indirect_filter_is_refused_because_it_would_have_to_be_guessed() {
        byte[] pdf = Samples.pdf(
                "",
                Samples.stream("/Type/ObjStm/N 1/First 4/Filter 6 0 R", Samples.deflated("7 0 " + SCRIPT)),
                "/FlateDecode");

        assertThat(found(pdf)).isEqualTo(IntakeCode.MALFORMED);
    }

    @Test
    void a_script_hidden_behind_a_length_that_lies_is_found() {
        byte[] pdf = Samples.pdf("", "<</Length 9999>>\nstream\nx\nendstream\nendobj\n8 0 obj " + SCRIPT);

        assertThat(found(pdf)).isEqualTo(IntakeCode.ACTIVE_CONTENT);
    }

    @Test
    void a_script_whose_header_is_torn_by_a_comment_is_found() {
        byte[] pdf = Samples.pdf("", "null\nendobj\n8 %c\n0 %c\nobj%c\n" + SCRIPT);

        assertThat(found(pdf)).isEqualTo(IntakeCode.ACTIVE_CONTENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/Names<</EmbeddedFiles<<>>>>", "/Collection<<>>", "/AF[<</EF<</F 9 0 R>>>>]"})
    void embedded_files_are_quarantined(String catalog) {
        assertThat(found(Samples.pdf(catalog))).isEqualTo(IntakeCode.EMBEDDED_FILE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/OCProperties<</D<</OFF[9 0 R]>>>>",
                "/OCProperties<</D<</BaseState/OFF>>>>",
                "/OCProperties<</D<</AS[<</Event/Print>>]>>>>"
            })
    void layers_that_are_not_shown_are_quarantined(String catalog) {
        assertThat(found(Samples.pdf(catalog))).isEqualTo(IntakeCode.HIDDEN_LAYERS);
    }

    @Test
    void layers_that_are_all_shown_pass() {
        byte[] pdf = Samples.pdf("/OCProperties<</OCGs[5 0 R]/D<</ON[5 0 R]/OFF[]/BaseState/ON>>>>", "<</Type/OCG>>");

        assertThatCode(() -> PdfGate.check(ByteBuffer.wrap(pdf))).doesNotThrowAnyException();
    }

    @Test
    void forms_of_the_dynamic_kind_are_quarantined() {
        assertThat(found(Samples.pdf("/AcroForm<</XFA[(a) 9 0 R]>>"))).isEqualTo(IntakeCode.XFA_FORM);
    }

    @Test
    void content_from_another_file_is_quarantined() {
        byte[] pdf = Samples.pdf("", Samples.stream("/F(/etc/hostname)", ""));

        assertThat(found(pdf)).isEqualTo(IntakeCode.EXTERNAL_CONTENT);
    }

    @Test
    void encryption_is_quarantined() {
        byte[] pdf = Samples.latin(text(Samples.pdf("")).replace("/Root", "/Encrypt 5 0 R/Root"));

        assertThat(found(pdf)).isEqualTo(IntakeCode.ENCRYPTED);
    }

    @Test
    void metadata_with_a_document_type_is_quarantined_even_when_deflated_and_wide() {
        String wide = new String(
                "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///x'>]>".getBytes(StandardCharsets.UTF_16LE),
                StandardCharsets.ISO_8859_1);
        byte[] pdf = Samples.pdf("", Samples.stream("/Type/Metadata/Filter/FlateDecode", Samples.deflated(wide)));

        assertThat(found(pdf)).isEqualTo(IntakeCode.XML_DTD);
    }

    @Test
    void bytes_before_the_header_are_refused() {
        assertThat(found(Samples.latin(" " + text(Samples.pdf(""))))).isEqualTo(IntakeCode.TYPE_MISMATCH);
    }

    @Test
    void bytes_after_the_end_are_refused_but_line_ends_are_not() {
        byte[] tail = Samples.latin(text(Samples.pdf("")) + "PK");
        byte[] lines = Samples.latin(text(Samples.pdf("")) + "\r\n\n");

        assertThat(found(tail)).isEqualTo(IntakeCode.TRAILING_DATA);
        assertThatCode(() -> PdfGate.check(ByteBuffer.wrap(lines))).doesNotThrowAnyException();
    }

    @Test
    void a_cut_file_is_refused() {
        byte[] whole = Samples.pdf("");

        assertThat(found(Arrays.copyOf(whole, whole.length / 2))).isEqualTo(IntakeCode.MALFORMED);
    }

    @Test
    void a_page_as_large_as_a_field_is_refused() {
        assertThat(found(Samples.pdf("", "<</MediaBox[-10000 0 10000 842]>>"))).isEqualTo(IntakeCode.BOX_LIMIT);
    }

    @Test
    void a_picture_of_a_billion_pixels_is_refused_even_when_its_width_stands_elsewhere() {
        byte[] pdf = Samples.pdf("", Samples.stream("/Subtype/Image/Width 6 0 R/Height 30000", ""), "30000");

        assertThat(found(pdf)).isEqualTo(IntakeCode.PIXEL_LIMIT);
    }

    @Test
    void deep_nesting_is_refused() {
        assertThat(found(Samples.pdf("", "[".repeat(101) + "]".repeat(101)))).isEqualTo(IntakeCode.NESTING_LIMIT);
        assertThatCode(() -> PdfGate.check(ByteBuffer.wrap(Samples.pdf("", "[".repeat(99) + "]".repeat(99)))))
                .doesNotThrowAnyException();
    }

    @Test
    void streams_that_grow_beyond_the_limit_are_refused_whatever_packs_them() {
        String zeros = "\0".repeat(65 << 20);
        byte[] flate = Samples.pdf("", Samples.stream("/Filter/FlateDecode", Samples.deflated(zeros)));
        byte[] runs = Samples.pdf("", Samples.stream("/Filter/RL", "\u0081\0".repeat((65 << 20) / 128)));

        assertThat(found(flate)).isEqualTo(IntakeCode.DECOMPRESSION_LIMIT);
        assertThat(found(runs)).isEqualTo(IntakeCode.DECOMPRESSION_LIMIT);
    }

    @Test
    void many_streams_together_have_a_limit_too() {
        String stream = Samples.stream("/Filter/FlateDecode", Samples.deflated("\0".repeat(60 << 20)));

        assertThat(found(Samples.pdf("", stream, stream, stream, stream, stream)))
                .isEqualTo(IntakeCode.DECOMPRESSION_LIMIT);
    }

    @Test
    void readings_that_overlap_without_end_are_refused_instead_of_read_for_ever() {
        byte[] pdf = Samples.pdf("", "obj (".repeat(200_000));

        assertThat(found(pdf)).isEqualTo(IntakeCode.MALFORMED);
    }

    @Test
    void damaged_bytes_end_in_an_answer_whatever_they_are() throws IOException {
        Random random = new Random(20261124);
        byte[] whole = Samples.pdf("/OpenAction 5 0 R", SCRIPT, Samples.stream("/Filter/Fl", Samples.deflated("x")));
        for (int round = 0; round < 3000; round++) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.writeBytes(whole);
            byte[] damaged = out.toByteArray();
            for (int i = 0; i < 1 + round % 20; i++) {
                damaged[5 + random.nextInt(damaged.length - 5)] = (byte) random.nextInt(256);
            }
            try {
                PdfGate.check(ByteBuffer.wrap(damaged));
            } catch (Stop stop) {
                assertThat(stop.finding().code()).isNotNull();
            }
        }
    }

    private static IntakeCode found(byte[] pdf) {
        Stop stop = catchThrowableOfType(Stop.class, () -> PdfGate.check(ByteBuffer.wrap(pdf)));
        return stop == null ? IntakeCode.ACCEPTED : stop.finding().code();
    }

    private static String text(byte[] latin) {
        return new String(latin, StandardCharsets.ISO_8859_1);
    }
}
