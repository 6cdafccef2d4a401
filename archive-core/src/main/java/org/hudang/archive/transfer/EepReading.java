package org.hudang.archive.transfer;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.hudang.archive.transfer.PackageFinding.Kind;

/**
 * Reads a package that is one XML file (电子文件封装包), docs/formats/package-eep-v1.md, once from the first byte to the last: files
 * are decoded and measured as they pass. No document type, no entity and no reference to anything outside is followed.
 */
final class EepReading {
    private static final int LONGEST_WORDS = 65_536;
    static final String DATA = "编码数据";
    private static final String DIGEST = "数字摘要";
    static final String PATH = "计算机文件名";
    private static final String SIZE = "计算机文件大小";
    private static final String DOCUMENT_ID = "文档标识符";
    private static final Pattern ITEM = Pattern.compile("data/vol_[a-z2-7]{26}/itm_[a-z2-7]{26}/item\\.json");
    /** Told of a document by those who measure it. */
    private static final List<String> MEASURED =
            List.of(PATH, SIZE, DIGEST + Sums.SHA512, DIGEST + Sums.SM3, DOCUMENT_ID, "编码描述", "反编码关键字");

    private final Gathered gathered = new Gathered();
    private final EepFrame frame = new EepFrame();
    private final EepWords words = new EepWords(gathered);
    private final Map<String, String> entity = new HashMap<>();
    private final Map<String, String> document = new HashMap<>();
    private final Map<String, String> one = new HashMap<>();
    private final Map<String, byte[]> items = new TreeMap<>();
    private final Map<String, SortedMap<String, String>> declared = new TreeMap<>();
    private String algorithm = "";
    private long bytes;
    private int files;

    private EepReading() {
        gathered.form = "eep";
        gathered.household = true;
    }

    /** Whether a file begins as such a package does. */
    static boolean begins(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            String head = new String(in.readNBytes(512), StandardCharsets.UTF_8);
            return head.startsWith("<?xml") && head.contains("<电子文件封装包");
        }
    }

    static Gathered of(Path file) throws IOException {
        EepReading reading = new EepReading();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            reading.read(StrictXml.reader(in));
        } catch (XMLStreamException e) {
            reading.gathered.findings.add(PackageFinding.of(Kind.STRUCTURE, "", "XML", where(e)));
        }
        reading.end();
        return reading.gathered;
    }

    private static String where(XMLStreamException e) {
        return e.getLocation() == null
                ? ""
                : e.getLocation().getLineNumber() + ":" + e.getLocation().getColumnNumber();
    }

    private void read(XMLStreamReader xml) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    requireBlank(text, xml);
                    begin(xml);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (text.length() + xml.getTextLength() > LONGEST_WORDS) {
                        throw new XMLStreamException("too long", xml.getLocation());
                    }
                    text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    if (frame.isOuter()) {
                        requireBlank(text, xml);
                    }
                    close(text.toString().strip());
                    text.setLength(0);
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new XMLStreamException("document type", xml.getLocation());
                default -> {
                    // comments say nothing
                }
            }
        }
    }

    /** Words stand in the innermost elements only. */
    private static void requireBlank(StringBuilder text, XMLStreamReader xml) throws XMLStreamException {
        if (!text.toString().isBlank()) {
            throw new XMLStreamException("words", xml.getLocation());
        }
        text.setLength(0);
    }

    private void begin(XMLStreamReader xml) throws XMLStreamException {
        String name = xml.getLocalName();
        if (!EepWriter.NAMESPACE.equals(xml.getNamespaceURI()) || !frame.begins(name)) {
            throw new XMLStreamException(name, xml.getLocation());
        }
        switch (name) {
            case "文件实体" -> entity.clear();
            case "文档" -> document.clear();
            case "业务实体", "机构人员实体" -> one.clear();
            case DIGEST ->
                algorithm =
                        Optional.ofNullable(xml.getAttributeValue(null, "算法")).orElse("");
            case DATA -> {
                file(xml);
                close("");
            }
            default -> {
                // words follow
            }
        }
    }

    private void close(String text) {
        String name = frame.name();
        boolean isOuter = frame.isOuter();
        String lacking = frame.ends();
        if (!lacking.isEmpty()) {
            gathered.findings.add(PackageFinding.of(Kind.STRUCTURE, lacking, "XML", ""));
        }
        String always = EepFrame.ALWAYS.get(name);
        if (always != null && !always.equals(text)) {
            gathered.findings.add(PackageFinding.of(Kind.STRUCTURE, name, always, ""));
        }
        switch (name) {
            case "文档" -> documentEnds();
            case "文件实体" -> entityEnds();
            case "业务实体" -> words.acts.add(Map.copyOf(one));
            case "机构人员实体" -> words.people.add(Map.copyOf(one));
            default -> {
                if (!isOuter && !name.equals(DATA)) {
                    innermost().put(name.equals(DIGEST) ? DIGEST + algorithm : name, text);
                }
            }
        }
    }

    /** Where the words of an element belong. */
    private Map<String, String> innermost() {
        if (frame.isIn("文档")) {
            return document;
        }
        if (frame.isIn("文件实体")) {
            return entity;
        }
        return frame.isIn("业务实体") || frame.isIn("机构人员实体") ? one : words.cover;
    }

    private void documentEnds() {
        Map<String, String> said = new HashMap<>(document);
        String path = said.getOrDefault(PATH, "");
        if (!("D" + files).equals(said.get(DOCUMENT_ID))) {
            gathered.findings.add(PackageFinding.of(Kind.STRUCTURE, DOCUMENT_ID, "D" + files, ""));
        }
        MEASURED.forEach(said::remove);
        said.put("", entity.getOrDefault(EepWords.ID, ""));
        words.documents.put(path, said);
    }

    private void entityEnds() {
        String id = entity.getOrDefault(EepWords.ID, "");
        if (entity.getOrDefault(EepWords.LEVEL, "").equals(EepWriter.HOUSEHOLD)) {
            gathered.base = id;
        }
        if (words.entities.put(id, Map.copyOf(entity)) != null) {
            gathered.findings.add(PackageFinding.of(Kind.STRUCTURE, id, "XML", ""));
        }
    }

    /** Reads the content of a file up to its end tag. */
    private void file(XMLStreamReader xml) throws XMLStreamException {
        String path = document.getOrDefault(PATH, "");
        files++;
        boolean again = gathered.unreadable.containsKey(path)
                || gathered.payload.containsKey(path)
                || gathered.tags.containsKey(path);
        if (path.isEmpty() || again || files > Packages.MOST_FILES) {
            throw new XMLStreamException("file", xml.getLocation());
        }
        boolean isItem = ITEM.matcher(path).matches();
        ByteArrayOutputStream copy = new ByteArrayOutputStream();
        EncodedFile encoded = new EncodedFile(xml);
        try (encoded) {
            Sums sums = Sums.of(
                    isItem || HouseSheets.isSheet(path) ? new Copying(encoded, copy) : encoded,
                    List.of(Sums.SHA512, Sums.SM3));
            bytes += sums.bytes();
            gathered.put(path, sums);
            if (!Long.toString(sums.bytes()).equals(document.get(SIZE))) {
                gathered.findings.add(PackageFinding.of(
                        Kind.COUNT, path, document.getOrDefault(SIZE, ""), Long.toString(sums.bytes())));
            }
        } catch (IOException e) {
            gathered.unreadable.put(path, "base64");
        }
        encoded.requireEnd();
        if (bytes > Packages.MOST_BYTES || copy.size() > PackageFile.MOST_OF_A_LIST) {
            throw new XMLStreamException("too large", xml.getLocation());
        }
        if (copy.size() > 0) {
            (isItem ? items : gathered.sheets).put(path, copy.toByteArray());
        }
        for (String name : List.of(Sums.SHA512, Sums.SM3)) {
            declared.computeIfAbsent(name, unused -> new TreeMap<>())
                    .put(path, document.getOrDefault(DIGEST + name, ""));
        }
    }

    /** The digests beside the files are lists of all of them. */
    private void end() {
        declared.forEach((name, digests) -> {
            SortedMap<String, String> payload = new TreeMap<>(digests);
            payload.keySet().removeIf(path -> !path.startsWith(BagWriter.PAYLOAD));
            SortedMap<String, String> others = new TreeMap<>(digests);
            others.keySet().removeIf(path -> path.startsWith(BagWriter.PAYLOAD));
            gathered.lists.add(new Listing(DIGEST + " " + name, name, "", Listing.ONE, payload));
            gathered.tagLists.add(new Listing(DIGEST + " " + name, name, "", Listing.ONE, others));
        });
        words.compare(items);
    }

    /** Keeps what passes. */
    private static final class Copying extends InputStream {
        private final InputStream in;
        private final ByteArrayOutputStream copy;

        Copying(InputStream in, ByteArrayOutputStream copy) {
            this.in = in;
            this.copy = copy;
        }

        @Override
        public int read() throws IOException {
            byte[] single = new byte[1];
            return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int n = in.read(buffer, offset, length);
            if (n > 0 && copy.size() <= PackageFile.MOST_OF_A_LIST) {
                copy.write(buffer, offset, n);
            }
            return n;
        }
    }
}
