package org.hudang.archive.intake.gate;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.hudang.archive.intake.IntakeCode;

/**
 * A ZIP of XML parts (OOXML, OFD) whose directory passed {@link ZipDirectory}: every part is unpacked once, measured, and
 * searched for document type declarations; XML is read as a stream without entities.
 */
public final class XmlPackage implements Closeable {
    private static final XMLInputFactory XML = factory();
    private static final int HEAD = 64;

    private final ZipFile zip;
    private final List<String> xmlParts = new ArrayList<>();

    private XmlPackage(ZipFile zip) {
        this.zip = zip;
    }

    /** What is told each element. */
    public interface Elements {
        /** The reader stands on a start element, end element or characters event. */
        void event(XMLStreamReader reader) throws XMLStreamException;
    }

    /**
     * Opens and measures.
     *
     * @throws Stop all of {@link ZipDirectory#read}, DECOMPRESSION_LIMIT, XML_DTD, ENTRY_STRUCTURE
     */
    public static XmlPackage open(Path file) throws IOException {
        ZipDirectory.read(file);
        ZipFile zip = new ZipFile(file.toFile());
        try {
            XmlPackage opened = new XmlPackage(zip);
            opened.measure();
            return opened;
        } catch (ZipException damaged) {
            zip.close();
            throw Stop.malformed();
        } catch (IOException | RuntimeException failed) {
            zip.close();
            throw failed;
        }
    }

    private void measure() throws IOException {
        long total = 0;
        Enumeration<? extends ZipEntry> entries = zip.entries();
        byte[] buffer = new byte[1 << 16];
        while (entries.hasMoreElements()) {
            ZipEntry entry = entries.nextElement();
            long size = 0;
            boolean xml = false;
            byte[] before = new byte[0];
            try (InputStream in = zip.getInputStream(entry)) {
                for (int n = in.readNBytes(buffer, 0, buffer.length);
                        n > 0;
                        n = in.readNBytes(buffer, 0, buffer.length)) {
                    if (size == 0) {
                        xml = XmlText.looksLikeXml(Arrays.copyOf(buffer, Math.min(n, HEAD)));
                    }
                    size += n;
                    total += n;
                    if (total > Limits.UNPACKED || size > entry.getSize()) {
                        throw Limits.tooLarge(Limits.UNPACKED);
                    }
                    if (xml) {
                        before = searched(before, buffer, n);
                    }
                }
            }
            if (size != entry.getSize()) {
                throw Stop.refuse(IntakeCode.ENTRY_STRUCTURE);
            }
            if (xml) {
                xmlParts.add(entry.getName());
            }
        }
    }

    /** Searches the joint of two blocks too; returns the end of this one. */
    private static byte[] searched(byte[] before, byte[] buffer, int length) {
        byte[] joined = new byte[before.length + length];
        System.arraycopy(before, 0, joined, 0, before.length);
        System.arraycopy(buffer, 0, joined, before.length, length);
        if (XmlText.hasDoctype(joined)) {
            throw Stop.refuse(IntakeCode.XML_DTD);
        }
        return Arrays.copyOfRange(joined, Math.max(0, joined.length - HEAD), joined.length);
    }

    /** The names of all entries. */
    public List<String> names() {
        return zip.stream().map(ZipEntry::getName).toList();
    }

    /** The names of the parts that are XML by their first bytes, whatever they are called. */
    public List<String> xmlParts() {
        return List.copyOf(xmlParts);
    }

    /** The bytes of a small part. */
    public Optional<byte[]> bytes(String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            return Optional.empty();
        }
        try (InputStream in = zip.getInputStream(entry)) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            in.transferTo(out);
            return Optional.of(out.toByteArray());
        }
    }

    /**
     * Reads a part as XML.
     *
     * @throws Stop MALFORMED, NESTING_LIMIT, XML_DTD
     */
    public void read(String name, Elements elements) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw Stop.malformed();
        }
        try (InputStream in = zip.getInputStream(entry)) {
            XMLStreamReader reader = XML.createXMLStreamReader(in);
            String encoding = reader.getCharacterEncodingScheme();
            if (encoding != null && !encoding.matches("(?i)utf-?8|utf-?16(le|be)?|us-ascii")) {
                throw Stop.malformed();
            }
            int depth = 0;
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                    throw Stop.refuse(IntakeCode.XML_DTD);
                }
                depth += event == XMLStreamConstants.START_ELEMENT
                        ? 1
                        : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
                if (depth > Limits.XML_NESTING) {
                    throw Stop.refuse(IntakeCode.NESTING_LIMIT, Limits.XML_NESTING);
                }
                elements.event(reader);
            }
        } catch (XMLStreamException damaged) {
            throw Stop.malformed();
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> new ByteArrayInputStream(new byte[0]));
        return factory;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
