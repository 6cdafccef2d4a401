package org.hudang.signing.pdf;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.Deflater;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.hudang.signing.key.KeyAlgorithm;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small files that would keep the engine busy or fill its memory are refused before a key is asked. */
class EngineBoundsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static Office office;

    @BeforeAll
    static void open_the_office() {
        office = new Office(folder);
    }

    private static void refused(byte[] pdf, SignatureTask task) {
        assertThatThrownBy(() -> office.signer().sign(pdf, task, Signers.intl(office.seal(KeyAlgorithm.EC_P256))))
                .isInstanceOfSatisfying(
                        PdfUnreadable.class,
                        not -> org.assertj.core.api.Assertions.assertThat(not.code())
                                .isEqualTo("SG-113"));
    }

    private static SignatureTask byText() {
        return new SignatureTask(
                new SignaturePlacement.AtText("stamp", "公章", "seal here", 100, 100),
                Optional.of(Office.look()),
                Office.NOW,
                "样例县民政局",
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void thousands_upon_thousands_of_pages() {
        byte[] pdf = Samples.pdf(Samples.Xref.STREAM, Samples.Form.NONE, document -> {
            for (int i = 0; i < 5_000; i++) {
                document.addPage(new PDPage(PDRectangle.A4));
            }
        });

        refused(pdf, byText());
    }

    /** Ten drawings of a form that draws ten of another, seven deep: ten million drawings out of three kilobytes. */
    @Test
    void forms_that_draw_each_other_many_times_over() {
        byte[] pdf = Samples.pdf(Samples.Xref.TABLE, Samples.Form.NONE, document -> {
            PDFormXObject inner = form(document, "n ".repeat(10), Optional.empty());
            for (int i = 0; i < 7; i++) {
                inner = form(document, "/X Do ".repeat(10), Optional.of(inner));
            }
            PDPage page = document.getPage(0);
            page.setResources(resources(inner));
            page.setContents(stream(document, "/X Do"));
        });

        refused(pdf, byText());
    }

    private static PDStream stream(PDDocument document, String text) throws IOException {
        PDStream stream = new PDStream(document);
        try (OutputStream out = stream.createOutputStream()) {
            out.write(text.getBytes(StandardCharsets.US_ASCII));
        }
        return stream;
    }

    private static PDResources resources(PDFormXObject form) {
        PDResources resources = new PDResources();
        resources.put(COSName.getPDFName("X"), form);
        return resources;
    }

    private static PDFormXObject form(PDDocument document, String text, Optional<PDFormXObject> inner)
            throws IOException {
        PDFormXObject form = new PDFormXObject(stream(document, text));
        form.setBBox(PDRectangle.A4);
        form.setResources(inner.map(EngineBoundsTest::resources).orElseGet(PDResources::new));
        return form;
    }

    @Test
    void an_object_stream_that_inflates_to_a_hundred_megabytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        text(out, "%PDF-1.5\n");
        int[] at = new int[8];
        at[2] = object(out, 2, "<</Type/Pages/Kids[3 0 R]/Count 1>>");
        at[3] = object(out, 3, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>");
        byte[] packed = bomb("1 0 <</Type/Catalog/Pages 2 0 R>>");
        at[7] = out.size();
        text(out, "7 0 obj\n<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length " + packed.length + ">>stream\n");
        out.writeBytes(packed);
        text(out, "\nendstream\nendobj\n");
        byte[] rows = {
            2,
            0,
            7,
            0,
            1,
            (byte) (at[2] >> 8),
            (byte) at[2],
            0,
            1,
            (byte) (at[3] >> 8),
            (byte) at[3],
            0,
            1,
            (byte) (at[7] >> 8),
            (byte) at[7],
            0
        };
        int section = out.size();
        text(out, "8 0 obj\n<</Type/XRef/Size 9/W[1 2 1]/Index[1 3 7 1]/Root 1 0 R/Length 16>>stream\n");
        out.writeBytes(rows);
        text(out, "\nendstream\nendobj\nstartxref\n" + section + "\n%%EOF");

        refused(out.toByteArray(), SignatureTask.invisible("x", Office.NOW, "x"));
    }

    @Test
    void an_entry_that_points_at_another_object() {
        byte[] pdf = Samples.pdf(Samples.Xref.TABLE, Samples.Form.NONE);
        String text = new String(pdf, StandardCharsets.ISO_8859_1);
        int table = text.lastIndexOf("\nxref") + 1;
        int first = text.indexOf(" 00000 n", table) - 10;
        int second = text.indexOf(" 00000 n", first + 20) - 10;
        String lie = text.substring(0, first) + text.substring(second, second + 10) + text.substring(first + 10);

        refused(lie.getBytes(StandardCharsets.ISO_8859_1), SignatureTask.invisible("x", Office.NOW, "x"));
    }

    private static int object(ByteArrayOutputStream out, int number, String body) {
        int at = out.size();
        text(out, number + " 0 obj\n" + body + "\nendobj\n");
        return at;
    }

    private static byte[] bomb(String head) {
        Deflater deflater = new Deflater();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] piece = new byte[1 << 16];
        deflater.setInput(head.getBytes(StandardCharsets.ISO_8859_1));
        drain(deflater, out, piece);
        for (int i = 0; i < 100; i++) {
            deflater.setInput(new byte[1 << 20]);
            drain(deflater, out, piece);
        }
        deflater.finish();
        while (!deflater.finished()) {
            out.write(piece, 0, deflater.deflate(piece));
        }
        deflater.end();
        return out.toByteArray();
    }

    private static void drain(Deflater deflater, ByteArrayOutputStream out, byte[] piece) {
        while (!deflater.needsInput()) {
            out.write(piece, 0, deflater.deflate(piece));
        }
    }

    private static void text(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
