package org.hudang.samples;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.GregorianCalendar;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** A letter as PDF with text that can be read out and an embedded subset of the font. */
final class PdfLetter {

    private static final float LEFT = 82;
    private static final float WIDTH = 432;
    private static final float PITCH = 24;

    private PdfLetter() {}

    static byte[] of(Typefaces typefaces, Papers.Letter letter) throws IOException {
        try (PDDocument document = new PDDocument()) {
            document.getDocumentInformation().setTitle(letter.title());
            document.getDocumentInformation().setProducer("Hudang samples");
            document.getDocumentInformation()
                    .setCreationDate(GregorianCalendar.from(
                            ZonedDateTime.ofInstant(Instant.parse("2026-09-08T02:00:00Z"), ZoneOffset.UTC)));
            document.setDocumentId(20_260_908L);
            PDFont regular = font(document, typefaces.regularFile());
            PDFont bold = font(document, typefaces.boldFile());
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            try (PDPageContentStream out = new PDPageContentStream(document, page)) {
                line(out, regular, 10, LEFT, 780, letter.office() + "　" + letter.number());
                float title = width(bold, 22, letter.title());
                line(out, bold, 22, (PDRectangle.A4.getWidth() - title) / 2, 720, letter.title());
                float y = 670;
                for (String paragraph : letter.paragraphs()) {
                    for (String text : lines(regular, "　　" + paragraph)) {
                        line(out, regular, 14, LEFT, y, text);
                        y -= PITCH;
                    }
                }
                line(out, regular, 14, 330, y - 40, letter.office());
                line(out, regular, 14, 360, y - 40 - PITCH, letter.date());
                line(out, regular, 14, LEFT, y - 40, "经办人：" + letter.signedBy());
                line(out, regular, 9, LEFT, 60, "样例文件，内容和人物均为虚构。");
            }
            document.getDocument().getTrailer().setItem(org.apache.pdfbox.cos.COSName.ID, fixedId());
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        }
    }

    private static COSArray fixedId() {
        COSArray id = new COSArray();
        id.add(new COSString(new byte[16]));
        id.add(new COSString(new byte[16]));
        return id;
    }

    private static PDFont font(PDDocument document, Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return PDType0Font.load(document, in, true);
        }
    }

    private static List<String> lines(PDFont font, String text) throws IOException {
        List<String> lines = new java.util.ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (int point : text.codePoints().toArray()) {
            String next = Character.toString(point);
            if (width(font, 14, line + next) > WIDTH && "，。、；：）”".indexOf(point) < 0) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(next);
        }
        lines.add(line.toString());
        return lines;
    }

    private static float width(PDFont font, float size, String text) throws IOException {
        return font.getStringWidth(text) / 1000 * size;
    }

    private static void line(PDPageContentStream out, PDFont font, float size, float x, float y, String text)
            throws IOException {
        out.beginText();
        out.setFont(font, size);
        out.newLineAtOffset(x, y);
        out.showText(text);
        out.endText();
    }
}
