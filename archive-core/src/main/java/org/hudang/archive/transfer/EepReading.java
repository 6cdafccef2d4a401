package org.hudang.archive.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.hudang.archive.transfer.PackageFinding.Kind;

/**
 * Reads a package that is one XML file (电子文件封装包), docs/formats/package-eep-v1.md, once from the first byte to the last: files
 * are decoded and measured as they pass. No document type, no entity and no reference to anything outside is followed.
 */
final class EepReading {
    private static final int DEEPEST = 32;
    private static final int LONGEST_WORDS = 65_536;
    private static final String DATA = "编码数据";
    private static final String DIGEST = "数字摘要";
    private static final String ACT = "业务实体";
    private static final Pattern ITEM = Pattern.compile("data/vol_[a-z2-7]{26}/itm_[a-z2-7]{26}/item\\.json");
    /** What an item's own file says, and how it is called here. */
    private static final Map<String, String> SAME =
            Map.of("code", "档号", "title", "题名", "responsible", "责任者", "date", "日期");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Gathered gathered = new Gathered();
    private final Deque<String> open = new ArrayDeque<>();
    private final Map<String, String> entity = new HashMap<>();
    private final Map<String, String> document = new HashMap<>();
    private final Map<String, Map<String, String>> entities = new HashMap<>();
    private final Map<String, byte[]> items = new TreeMap<>();
    private final Map<String, SortedMap<String, String>> declared = new HashMap<>();
    private final Map<String, String> act = new HashMap<>();
    private final List<Map<String, String>> acts = new ArrayList<>();
    private String algorithm = "";
    private long bytes;
    private int files;

    private EepReading() {}

    /** Whether a file begins as such a package does. */
    static boolean begins(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            String head = new String(in.readNBytes(512), StandardCharsets.UTF_8);
            return head.startsWith("<?xml") && head.contains("<电子文件封装包");
        }
    }

    static Gathered of(Path file) throws IOException {
        EepReading reading = new EepReading();
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            reading.read(factory.createXMLStreamReader(in, StandardCharsets.UTF_8.name()));
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
        StringBuilder words = new StringBuilder();
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    begin(xml);
                    words.setLength(0);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (words.length() + xml.getTextLength() > LONGEST_WORDS) {
                        throw new XMLStreamException("too long", xml.getLocation());
                    }
                    words.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    close(open.pop(), words.toString());
                    words.setLength(0);
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new XMLStreamException("document type", xml.getLocation());
                default -> {
                    // comments and spaces say nothing
                }
            }
        }
    }

    private void begin(XMLStreamReader xml) throws XMLStreamException {
        String name = xml.getLocalName();
        if (open.size() >= DEEPEST || !EepWriter.NAMESPACE.equals(xml.getNamespaceURI())) {
            throw new XMLStreamException(name, xml.getLocation());
        }
        switch (name) {
            case "文件实体" -> entity.clear();
            case "文档" -> document.clear();
            case ACT -> act.clear();
            case DIGEST -> algorithm = Optional.ofNullable(xml.getAttributeValue(null, "算法")).orElse("");
            default -> {
                // words follow
            }
        }
        open.push(name);
        if (name.equals(DATA)) {
            file(xml);
            open.pop();
        }
    }

    private void close(String name, String words) {
        if (name.equals(DIGEST)) {
            document.put(DIGEST + algorithm, words.strip());
        } else if (open.contains(ACT)) {
            act.put(name, words.strip());
        } else if (name.equals(ACT)) {
            acts.add(Map.copyOf(act));
        } else if (open.contains("文档")) {
            document.putIfAbsent(name, words.strip());
        } else if (open.contains("文件实体")) {
            entity.putIfAbsent(name, words.strip());
        } else if (name.equals("文件实体")) {
            if (entity.getOrDefault("聚合层次", "").equals(EepWriter.HOUSEHOLD)) {
                gathered.base = entity.getOrDefault("文件标识符", "");
            }
            entities.put(entity.getOrDefault("文件标识符", ""), Map.copyOf(entity));
        }
    }

    /** Reads the content of a file up to its end tag. */
    private void file(XMLStreamReader xml) throws XMLStreamException {
        String path = document.getOrDefault("计算机文件名", "");
        files++;
        if (path.isEmpty() || files > Packages.MOST_FILES || gathered.unreadable.containsKey(path)
                || gathered.payload.containsKey(path) || gathered.tags.containsKey(path)) {
            throw new XMLStreamException("file", xml.getLocation());
        }
        boolean kept = HouseSheets.isSheet(path) || ITEM.matcher(path).matches();
        ByteArrayOutputStream copy = new ByteArrayOutputStream();
        try (InputStream in = new EncodedFile(xml)) {
            Sums sums = Sums.of(kept ? new Copying(in, copy) : in, List.of(Sums.SHA512, Sums.SM3));
            bytes += sums.bytes();
            gathered.put(path, sums);
            if (!Long.toString(sums.bytes()).equals(document.get("计算机文件大小"))) {
                gathered.findings.add(PackageFinding.of(
                        Kind.COUNT, path, document.getOrDefault("计算机文件大小", ""), Long.toString(sums.bytes())));
            }
        } catch (IOException e) {
            gathered.unreadable.put(path, "base64");
        }
        if (bytes > Packages.MOST_BYTES || copy.size() > PackageFile.MOST_OF_A_LIST) {
            throw new XMLStreamException("too large", xml.getLocation());
        }
        if (kept && !gathered.unreadable.containsKey(path)) {
            (ITEM.matcher(path).matches() ? items : gathered.sheets).put(path, copy.toByteArray());
        }
        for (String one : List.of(Sums.SHA512, Sums.SM3)) {
            declared.computeIfAbsent(one, name -> new TreeMap<>())
                    .put(path, document.getOrDefault(DIGEST + one, ""));
        }
    }

    /** The digests beside the files are lists of all of them; what stands of an item twice has to be the same. */
    private void end() {
        declared.forEach((name, digests) -> {
            SortedMap<String, String> payload = new TreeMap<>(digests);
            payload.keySet().removeIf(path -> !path.startsWith(BagWriter.PAYLOAD));
            SortedMap<String, String> others = new TreeMap<>(digests);
            others.keySet().removeIf(path -> path.startsWith(BagWriter.PAYLOAD));
            gathered.lists.add(new Listing(DIGEST + " " + name, name, "", Listing.ONE, payload));
            gathered.tagLists.add(new Listing(DIGEST + " " + name, name, "", Listing.ONE, others));
        });
        items.forEach((path, bytesOfItem) -> {
            List<String> parts = new ArrayList<>(List.of(path.split("/", -1)));
            compare(parts.get(2), bytesOfItem);
        });
        compareActs();
    }

    /** Each act stands in the history too. */
    private void compareActs() {
        byte[] history = gathered.sheets.get(PackageSheets.HISTORY);
        if (history == null) {
            return;
        }
        List<Map<String, String>> expected = new ArrayList<>();
        for (String line : new String(history, StandardCharsets.UTF_8).lines().toList()) {
            try {
                JsonNode entry = JSON.readTree(line);
                Map<String, String> one = new HashMap<>();
                EepWriter.ACT_MEMBERS.forEach((name, member) -> one.put(
                        name, EepWriter.plain(entry.path(member).asText()).strip()));
                one.put("业务状态", "历史行为");
                expected.add(one);
            } catch (IOException e) {
                return; // told by those who follow the history
            }
        }
        for (int i = 0; i < Math.max(expected.size(), acts.size()); i++) {
            boolean same = i < expected.size() && i < acts.size() && expected.get(i).equals(acts.get(i));
            if (!same) {
                gathered.findings.add(
                        PackageFinding.of(Kind.DISAGREES, ACT + " " + (i + 1), "", PackageSheets.HISTORY));
            }
        }
    }

    private void compare(String id, byte[] itemJson) {
        Map<String, String> said = entities.getOrDefault(id, Map.of());
        try {
            JsonNode item = JSON.readTree(itemJson);
            SAME.forEach((member, name) -> {
                String expected = EepWriter.plain(item.path(member).asText()).strip();
                if (!expected.equals(said.getOrDefault(name, ""))) {
                    gathered.findings.add(PackageFinding.of(Kind.DISAGREES, name + " " + id, "", id + "/item.json"));
                }
            });
        } catch (IOException e) {
            gathered.findings.add(PackageFinding.of(Kind.STRUCTURE, id + "/item.json", "JSON", ""));
        }
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
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
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
