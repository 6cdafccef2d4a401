package org.hudang.samples;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A text document as Office Open XML (ECMA-376, part 1): content types, relations, properties, styles and the document itself. */
final class WordFile {

    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String TYPE = "application/vnd.openxmlformats-";

    private WordFile() {}

    /** A title, paragraphs, and a closing on the right. */
    static byte[] of(String title, List<String> paragraphs, List<String> closing) throws IOException {
        StringBuilder body = new StringBuilder();
        paragraph(body, "Title", title);
        paragraphs.forEach(p -> paragraph(body, "Body", p));
        closing.forEach(c -> paragraph(body, "Closing", c));
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("[Content_Types].xml", contentTypes());
        parts.put(
                "_rels/.rels",
                relations(
                        relation("rId1", OFFICE + "/officeDocument", "word/document.xml"),
                        relation("rId2", PACKAGE + "relationships/metadata/core-properties", "docProps/core.xml")));
        parts.put("docProps/core.xml", properties(title));
        parts.put("word/_rels/document.xml.rels", relations(relation("rId1", OFFICE + "/styles", "styles.xml")));
        parts.put("word/styles.xml", styles());
        parts.put(
                "word/document.xml",
                HEAD + "<w:document xmlns:w=\"" + MAIN + "\"><w:body>" + body
                        + "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1440\" w:right=\"1588\""
                        + " w:bottom=\"1440\" w:left=\"1588\" w:header=\"851\" w:footer=\"992\" w:gutter=\"0\"/>"
                        + "</w:sectPr></w:body></w:document>");
        return zip(parts);
    }

    private static void paragraph(StringBuilder body, String style, String text) {
        body.append("<w:p><w:pPr><w:pStyle w:val=\"")
                .append(style)
                .append("\"/></w:pPr><w:r><w:t xml:space=\"preserve\">");
        body.append(text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
        body.append("</w:t></w:r></w:p>");
    }

    private static String contentTypes() {
        return HEAD + "<Types xmlns=\"" + PACKAGE + "content-types\">"
                + "<Default Extension=\"rels\" ContentType=\"" + TYPE + "package.relationships+xml\"/>"
                + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                + "<Override PartName=\"/word/document.xml\" ContentType=\"" + TYPE
                + "officedocument.wordprocessingml.document.main+xml\"/>"
                + "<Override PartName=\"/word/styles.xml\" ContentType=\"" + TYPE
                + "officedocument.wordprocessingml.styles+xml\"/>"
                + "<Override PartName=\"/docProps/core.xml\" ContentType=\"" + TYPE + "package.core-properties+xml\"/>"
                + "</Types>";
    }

    private static String relation(String id, String type, String target) {
        return "<Relationship Id=\"" + id + "\" Type=\"" + type + "\" Target=\"" + target + "\"/>";
    }

    private static String relations(String... relations) {
        return HEAD + "<Relationships xmlns=\"" + PACKAGE + "relationships\">" + String.join("", relations)
                + "</Relationships>";
    }

    private static String properties(String title) {
        return HEAD + "<cp:coreProperties xmlns:cp=\"" + PACKAGE + "metadata/core-properties\""
                + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\""
                + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>" + title
                + "</dc:title><dc:creator>样例</dc:creator><dcterms:created xsi:type=\"dcterms:W3CDTF\">"
                + "2026-09-08T02:00:00Z</dcterms:created></cp:coreProperties>";
    }

    private static String styles() {
        return HEAD + "<w:styles xmlns:w=\"" + MAIN + "\"><w:docDefaults><w:rPrDefault><w:rPr>"
                + "<w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"仿宋\"/>"
                + "<w:sz w:val=\"28\"/><w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/></w:rPr></w:rPrDefault></w:docDefaults>"
                + style("Title", "<w:jc w:val=\"center\"/><w:spacing w:after=\"360\"/>", "<w:b/><w:sz w:val=\"44\"/>")
                + style("Body", "<w:ind w:firstLineChars=\"200\" w:firstLine=\"560\"/><w:spacing w:line=\"520\"/>", "")
                + style("Closing", "<w:jc w:val=\"right\"/><w:spacing w:line=\"520\"/>", "")
                + "</w:styles>";
    }

    private static String style(String id, String paragraph, String run) {
        return "<w:style w:type=\"paragraph\" w:styleId=\"" + id + "\"><w:name w:val=\"" + id + "\"/><w:pPr>"
                + paragraph + "</w:pPr><w:rPr>" + run + "</w:rPr></w:style>";
    }

    private static byte[] zip(Map<String, String> parts) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                ZipEntry entry = new ZipEntry(part.getKey());
                entry.setTimeLocal(java.time.LocalDateTime.of(2026, 9, 8, 10, 0));
                zip.putNextEntry(entry);
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }
}
