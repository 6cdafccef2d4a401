package org.hudang.signing.verify;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentGroup;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentProperties;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;

/**
 * A paper of three pages with one of everything that a later update could lie about: layers, outlines, structure, links,
 * text fields, empty signature fields, drawings used by pages, metadata; and streams kept ready for a shadow.
 */
final class RichPaper {
    /** Signature fields that are there and empty, on page 1. */
    static final List<String> FIELDS = List.of("person-1", "person-2", "person-3", "seal");

    static final COSName SPARE = COSName.getPDFName("Spare");

    private RichPaper() {}

    /** With a cross-reference table, or with streams only. */
    static byte[] make(boolean streams) {
        try (PDDocument document = new PDDocument()) {
            PDFont font = new PDType1Font(FontName.HELVETICA);
            layers(document);
            for (int i = 0; i < 3; i++) {
                page(document, font, i);
            }
            form(document, font);
            structure(document);
            outline(document);
            metadata(document);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out, streams ? CompressParameters.DEFAULT_COMPRESSION : CompressParameters.NO_COMPRESSION);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void layers(PDDocument document) {
        PDOptionalContentProperties properties = new PDOptionalContentProperties();
        properties.addGroup(new PDOptionalContentGroup("amounts"));
        document.getDocumentCatalog().setOCProperties(properties);
    }

    private static void page(PDDocument document, PDFont font, int index) throws IOException {
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        PDFormXObject drawing = new PDFormXObject(stream(document, "0.9 g 0 0 100 20 re f"));
        drawing.setBBox(new PDRectangle(100, 20));
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            content.beginText();
            content.setFont(font, 14);
            content.newLineAtOffset(72, 720);
            content.showText("Approved amount on page " + (index + 1) + ": 100");
            content.endText();
            content.beginMarkedContent(
                    COSName.OC, document.getDocumentCatalog().getOCProperties().getGroup("amounts"));
            content.drawForm(drawing);
            content.endMarkedContent();
        }
        COSArray spare = new COSArray();
        spare.add(stream(document, "BT /F1 14 Tf 72 720 Td (Approved amount: 900) Tj ET")
                .getCOSObject());
        page.getCOSObject().setItem(SPARE, spare);
        PDAnnotationLink link = new PDAnnotationLink();
        link.setRectangle(new PDRectangle(72, 640, 100, 20));
        page.setAnnotations(List.of(link));
    }

    static PDMetadata stream(PDDocument document, String content) throws IOException {
        COSStream stream = document.getDocument().createCOSStream();
        try (var out = stream.createOutputStream(COSName.FLATE_DECODE)) {
            out.write(content.getBytes(StandardCharsets.ISO_8859_1));
        }
        return new Plain(stream);
    }

    /** Any stream. */
    private static final class Plain extends PDMetadata {
        Plain(COSStream stream) {
            super(stream);
            stream.removeItem(COSName.TYPE);
            stream.removeItem(COSName.SUBTYPE);
        }
    }

    private static void form(PDDocument document, PDFont font) throws IOException {
        PDAcroForm form = new PDAcroForm(document);
        document.getDocumentCatalog().setAcroForm(form);
        form.setDefaultResources(new org.apache.pdfbox.pdmodel.PDResources());
        form.getDefaultResources().put(COSName.getPDFName("Helv"), font);
        form.setDefaultAppearance("/Helv 12 Tf 0 g");
        for (int i = 0; i < FIELDS.size(); i++) {
            PDSignatureField field = new PDSignatureField(form);
            field.setPartialName(FIELDS.get(i));
            place(document, form, field, new PDRectangle(72 + 120f * i, 100, 110, 110));
        }
        text(document, form, "amount", "");
        text(document, form, "name", "Zhang Yangli");
    }

    private static void text(PDDocument document, PDAcroForm form, String name, String value) throws IOException {
        PDTextField field = new PDTextField(form);
        field.setPartialName(name);
        field.setDefaultAppearance("/Helv 12 Tf 0 g");
        place(document, form, field, new PDRectangle(72, value.isEmpty() ? 500 : 540, 200, 20));
        if (!value.isEmpty()) {
            field.setValue(value);
        }
    }

    private static void place(PDDocument document, PDAcroForm form, PDField field, PDRectangle place)
            throws IOException {
        PDAnnotationWidget widget = field.getWidgets().get(0);
        widget.setRectangle(place);
        widget.setPage(document.getPage(0));
        widget.setPrinted(true);
        document.getPage(0).getAnnotations().add(widget);
        form.getFields().add(field);
    }

    private static void structure(PDDocument document) {
        PDStructureTreeRoot root = new PDStructureTreeRoot();
        PDStructureElement part = new PDStructureElement("Document", root);
        PDStructureElement paragraph = new PDStructureElement("P", part);
        paragraph.setActualText("Approved amount: 100");
        paragraph.setPage(document.getPage(0));
        part.appendKid(paragraph);
        root.appendKid(part);
        COSDictionary parents = new COSDictionary();
        parents.setItem(COSName.NUMS, new COSArray());
        root.getCOSObject().setItem(COSName.PARENT_TREE, parents);
        root.setParentTreeNextKey(0);
        document.getDocumentCatalog().setStructureTreeRoot(root);
        PDMarkInfo marked = new PDMarkInfo();
        marked.setMarked(true);
        document.getDocumentCatalog().setMarkInfo(marked);
        document.getDocumentCatalog().setLanguage("zh-CN");
    }

    private static void outline(PDDocument document) {
        PDDocumentOutline outline = new PDDocumentOutline();
        PDOutlineItem item = new PDOutlineItem();
        item.setTitle("Approved: 100");
        item.setDestination(document.getPage(0));
        outline.addLast(item);
        document.getDocumentCatalog().setDocumentOutline(outline);
        COSDictionary names = new COSDictionary();
        COSDictionary places = new COSDictionary();
        COSArray pairs = new COSArray();
        pairs.add(new COSString("first"));
        pairs.add(document.getPage(0).getCOSObject());
        places.setItem(COSName.NAMES, pairs);
        names.setItem(COSName.DESTS, places);
        document.getDocumentCatalog().getCOSObject().setItem(COSName.NAMES, names);
    }

    private static void metadata(PDDocument document) throws IOException {
        PDMetadata metadata = new PDMetadata(document);
        metadata.importXMPMetadata("<x:xmpmeta xmlns:x='adobe:ns:meta/'/>".getBytes(StandardCharsets.UTF_8));
        document.getDocumentCatalog().setMetadata(metadata);
        document.getDocumentInformation().setTitle("Decision");
    }
}
