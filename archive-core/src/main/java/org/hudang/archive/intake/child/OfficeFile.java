package org.hudang.archive.intake.child;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.tika.exception.TikaException;
import org.apache.tika.exception.WriteLimitReachedException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.EmptyParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.microsoft.OfficeParserConfig;
import org.apache.tika.parser.microsoft.ooxml.OOXMLParser;
import org.apache.tika.sax.BodyContentHandler;
import org.apache.tika.sax.WriteOutContentHandler;
import org.hudang.archive.intake.DocumentType;
import org.hudang.archive.intake.Finding;
import org.hudang.archive.intake.IntakeCode;
import org.hudang.archive.intake.child.Wire.Reply;
import org.hudang.archive.intake.child.Wire.Size;
import org.hudang.archive.intake.gate.OoxmlGate;
import org.hudang.archive.intake.gate.XmlPackage;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/** Word and Excel files: the gate, then text through Tika, without anything embedded. */
final class OfficeFile {
    private OfficeFile() {}

    static Reply examine(Path file, DocumentType type, Reading reading) throws IOException {
        OoxmlGate.Content content;
        try (XmlPackage parts = XmlPackage.open(file)) {
            content = OoxmlGate.check(parts, type);
        }
        if (content.hidden()) {
            reading.warn(IntakeCode.HIDDEN_CONTENT);
        }
        boolean seenOnly = content.hidden() && type == DocumentType.DOCX;
        reading.add(seenOnly ? content.seen() : text(file, reading));
        return reading.withText(new Size(0, 0, 0));
    }

    /** Not being able to read the text does not keep a file from being filed. */
    private static String text(Path file, Reading reading) {
        WriteOutContentHandler text = new WriteOutContentHandler(reading.left());
        try {
            parse(file, new BodyContentHandler(text));
        } catch (SAXException | TikaException | IOException | RuntimeException stopped) {
            boolean cut = WriteLimitReachedException.isWriteLimitReached(stopped);
            reading.warn(cut ? Finding.of(IntakeCode.TEXT_CUT, reading.left()) : Finding.of(IntakeCode.NO_TEXT));
        }
        return text.toString();
    }

    private static void parse(Path file, ContentHandler handler) throws IOException, SAXException, TikaException {
        ZipSecureFile.setMinInflateRatio(0.0005); // sizes were measured by the gate
        OfficeParserConfig config = new OfficeParserConfig();
        config.setUseSAXDocxExtractor(true);
        config.setIncludeDeletedContent(false);
        config.setIncludeMoveFromContent(false);
        config.setIncludeMissingRows(false);
        config.setExtractMacros(false);
        ParseContext context = new ParseContext();
        context.set(OfficeParserConfig.class, config);
        context.set(Parser.class, EmptyParser.INSTANCE);
        context.set(EmbeddedDocumentExtractor.class, new NothingEmbedded());
        try (TikaInputStream in = TikaInputStream.get(file)) {
            new OOXMLParser().parse(in, handler, new Metadata(), context);
        }
    }

    /** Nothing inside a file is opened. */
    private static final class NothingEmbedded implements EmbeddedDocumentExtractor {
        @Override
        public boolean shouldParseEmbedded(Metadata metadata) {
            return false;
        }

        @Override
        public void parseEmbedded(InputStream stream, ContentHandler handler, Metadata metadata, boolean outputHtml) {
            // nothing
        }
    }
}
