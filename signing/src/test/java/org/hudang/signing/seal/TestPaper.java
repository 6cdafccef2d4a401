package org.hudang.signing.seal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Random;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;

/** Papers of two pages with empty signature fields on the second, as a form would make them. */
public final class TestPaper {
    private TestPaper() {}

    /** One field per name, each 42 mm high and 82 pt wide for persons, 119 pt for seals. */
    public static byte[] withFields(String text, String... names) {
        try (PDDocument pdf = new PDDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            page(pdf, text + " 1");
            PDPage second = page(pdf, text + " 2");
            PDAcroForm form = new PDAcroForm(pdf);
            pdf.getDocumentCatalog().setAcroForm(form);
            float y = 700;
            for (String name : names) {
                boolean person = name.startsWith("person");
                float height = person ? 40 : 119.06f;
                y -= height + 6;
                field(form, second, name, new PDRectangle(80, y, person ? 82 : 119.06f, height));
            }
            PDTextField plain = new PDTextField(form);
            plain.setPartialName("plain");
            PDAnnotationWidget widget = plain.getWidgets().get(0);
            widget.setRectangle(new PDRectangle(300, 600, 100, 20));
            widget.setPage(second);
            second.getAnnotations().add(widget);
            form.setDefaultAppearance("/Helv 0 Tf 0 g");
            form.getFields().add(plain);
            pdf.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** So many pages without any field. */
    public static byte[] withPages(String text, int pages) {
        try (PDDocument pdf = new PDDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            for (int number = 1; number <= pages; number++) {
                page(pdf, text + " " + number);
            }
            pdf.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same as {@link #withFields}, with so many bytes that cannot be compressed as its Metadata. */
    public static byte[] withPayload(String text, int bytes, String... names) {
        try (PDDocument pdf = Loader.loadPDF(withFields(text, names));
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            byte[] payload = new byte[bytes];
            new Random(bytes).nextBytes(payload);
            pdf.getDocumentCatalog().setMetadata(new PDMetadata(pdf, new ByteArrayInputStream(payload)));
            pdf.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PDPage page(PDDocument pdf, String text) throws IOException {
        PDPage page = new PDPage(PDRectangle.A4);
        pdf.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
            content.beginText();
            content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
            content.newLineAtOffset(80, 760);
            content.showText(text);
            content.endText();
        }
        return page;
    }

    private static void field(PDAcroForm form, PDPage page, String name, PDRectangle place) throws IOException {
        PDSignatureField field = new PDSignatureField(form);
        field.setPartialName(name);
        PDAnnotationWidget widget = field.getWidgets().get(0);
        widget.setRectangle(place);
        widget.setPage(page);
        widget.setPrinted(true);
        page.getAnnotations().add(widget);
        form.getFields().add(field);
    }

    /** The signatures of a file, in the order of their fields. */
    public static List<PDSignature> signatures(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return document.getSignatureDictionaries();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a field is signed. */
    public static boolean signed(byte[] pdf, String name) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDField field = document.getDocumentCatalog().getAcroForm().getField(name);
            return field.getCOSObject().containsKey(COSName.V);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The bytes that a signature covers. */
    public static byte[] covered(byte[] pdf, PDSignature signature) {
        try {
            return signature.getSignedContent(pdf);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
