package org.hudang.forms.layout;

import com.itextpdf.kernel.pdf.PdfAConformance;
import com.itextpdf.kernel.pdf.PdfDictionary;
import com.itextpdf.kernel.pdf.PdfDocumentInfo;
import com.itextpdf.kernel.pdf.PdfName;
import com.itextpdf.kernel.pdf.PdfOutputIntent;
import com.itextpdf.kernel.pdf.PdfPage;
import com.itextpdf.kernel.pdf.PdfString;
import com.itextpdf.kernel.pdf.PdfUAConformance;
import com.itextpdf.kernel.pdf.PdfViewerPreferences;
import com.itextpdf.kernel.pdf.PdfWriter;
import com.itextpdf.kernel.pdf.WriterProperties;
import com.itextpdf.pdfa.PdfADocument;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The file a paper becomes: PDF 1.7 that claims PDF/A-2a and PDF/UA-1, sRGB output intent, fonts as subsets. Dates come
 * from outside and the identifier from the content, so that the same content makes the same bytes.
 */
final class PaperFile implements AutoCloseable {
    /** Stands where the identifier will stand: sixteen characters. */
    private static final String PROVISIONAL_ID = "identifier to be";

    private static final DateTimeFormatter PDF_DATE = DateTimeFormatter.ofPattern("'D:'yyyyMMddHHmmss");

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256 * 1024);
    private final PdfADocument pdf;
    private final PdfDictionary fontResources = new PdfDictionary();
    private final Map<Face, EmbeddedFont> fonts = new LinkedHashMap<>();
    private final Map<Face, String> fontNames = new LinkedHashMap<>();
    private final MessageDigest witness = sha256();

    private PaperFile(SheetInfo info) {
        WriterProperties properties = new WriterProperties().setFullCompressionMode(true);
        properties.addPdfUaXmpMetadata(PdfUAConformance.PDF_UA_1);
        properties.setInitialDocumentId(new PdfString(PROVISIONAL_ID));
        properties.setModifiedDocumentId(new PdfString(PROVISIONAL_ID));
        pdf = new PdfADocument(new PdfWriter(bytes, properties), PdfAConformance.PDF_A_2A, outputIntent());
        pdf.setTagged();
        pdf.getCatalog().setLang(new PdfString("zh-CN"));
        pdf.getCatalog().setViewerPreferences(new PdfViewerPreferences().setDisplayDocTitle(true));
        PdfDocumentInfo about = pdf.getDocumentInfo();
        about.setTitle(info.title()).setSubject(info.subject()).setCreator("Hudang");
        String date = date(info);
        about.setMoreInfo("CreationDate", date);
        about.setMoreInfo("ModDate", date);
        fontResources.makeIndirect(pdf);
        witness(info.toString());
    }

    static PaperFile open(SheetInfo info) {
        return new PaperFile(info);
    }

    PdfADocument pdf() {
        return pdf;
    }

    /** All pages share one dictionary of fonts. */
    void shareFonts(PdfPage page) {
        page.getResources().getPdfObject().put(PdfName.Font, fontResources);
    }

    EmbeddedFont font(Face face) {
        return fonts.computeIfAbsent(face, f -> {
            EmbeddedFont font = new EmbeddedFont(f, pdf);
            fontResources.put(new PdfName(fontName(f)), font.dictionary());
            return font;
        });
    }

    String fontName(Face face) {
        return fontNames.computeIfAbsent(face, f -> "F" + (fontNames.size() + 1));
    }

    /** Something the identifier of the file depends on. */
    void witness(String content) {
        witness.update(content.getBytes(StandardCharsets.UTF_8));
        witness.update((byte) 0);
    }

    byte[] finish() {
        fonts.values().forEach(EmbeddedFont::finish);
        pdf.close();
        byte[] file = bytes.toByteArray();
        identify(file, HexFormat.of().formatHex(witness.digest(), 0, PROVISIONAL_ID.length()));
        return file;
    }

    /** Puts the identifier into its place in the cross-reference stream's dictionary, where it stands in plain hex. */
    private static void identify(byte[] file, String id) {
        String hex = HexFormat.of().formatHex(PROVISIONAL_ID.getBytes(StandardCharsets.US_ASCII));
        String ending = new String(file, StandardCharsets.ISO_8859_1);
        byte[] digits = id.getBytes(StandardCharsets.US_ASCII);
        int second = ending.lastIndexOf(hex);
        int first = ending.lastIndexOf(hex, second - 1);
        if (first < 0 || second - first > hex.length() + 4) {
            throw new IllegalStateException("no place for the identifier of the file");
        }
        System.arraycopy(digits, 0, file, first, digits.length);
        System.arraycopy(digits, 0, file, second, digits.length);
    }

    /** Nothing to give back: an unfinished file is only memory. */
    @Override
    public void close() {
        bytes.reset();
    }

    private static String date(SheetInfo info) {
        int minutes = info.composed().getOffset().getTotalSeconds() / 60;
        String offset = minutes == 0
                ? "Z"
                : "%s%02d'%02d'".formatted(minutes < 0 ? "-" : "+", Math.abs(minutes) / 60, Math.abs(minutes) % 60);
        return info.composed().format(PDF_DATE) + offset;
    }

    private static PdfOutputIntent outputIntent() {
        byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
        return new PdfOutputIntent(
                "Custom", "", "http://www.color.org", "sRGB IEC61966-2.1", new ByteArrayInputStream(profile));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
