package org.hudang.archive.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.hudang.archive.journal.JournalEntry;
import org.hudang.archive.volume.ContentSource;

/**
 * Writes a package as one XML file (电子文件封装包, DA/T 48-2009), docs/formats/package-eep-v1.md. Files pass through in pieces:
 * memory does not grow with them. Every source is opened twice, for its digests and for its bytes.
 */
public final class EepWriter {
    static final String NAMESPACE = "http://www.saac.gov.cn/standards/ERM/encapsulation";
    static final String FORMAT = "hudang-eep-1";
    static final String STATED = "本EEP根据中华人民共和国档案行业标准DA/T 48-2009《基于XML的电子文件封装规范》生成";
    static final String CODING = "本封装包中“编码数据”元素存储的是对计算机文件二进制流进行Base64编码的字符串";
    /** A multiple of three, so that each piece is whole Base64. */
    private static final int PIECE = 3 << 14;

    static final String PAST = "历史行为";
    static final String PERSON = "个人";
    static final String PERSON_ID = "机构人员标识符";

    /** What of an entry of the history stands where in a 业务实体. */
    static final Map<String, String> ACT_MEMBERS = Map.of(
            "业务标识符", "number",
            "机构人员标识符", "who",
            "文件标识符", "object",
            "业务行为", "act",
            "行为时间", "at",
            "行为依据", "why",
            "行为描述", "hash");

    /** 文档主从声明 of an original, and of every other file. */
    static final String MAIN = "主文档";
    /** See {@link #MAIN}. */
    static final String ATTACHED = "附属文档";

    /** 聚合层次 of an item, of a volume and of the household. */
    public static final String ITEM = "文件";
    /** See {@link #ITEM}. */
    public static final String VOLUME = "案卷";
    /** See {@link #ITEM}. */
    public static final String HOUSEHOLD = "类";

    private final XMLStreamWriter xml;
    private int documents;

    /**
     * What the package begins with.
     *
     * @param sender 封装包创建单位
     */
    public record Cover(String sender, Instant at) {}

    /**
     * A 文件实体.
     *
     * @param id 文件标识符
     * @param level 聚合层次
     * @param code 档号; empty when it has none
     * @param about 内容描述, in the order in which it is written
     */
    public record Entity(String id, String level, String code, Map<String, String> about) {}

    /**
     * A 文档.
     *
     * @param path 计算机文件名
     * @param mediaType 格式信息
     * @param standing 文档主从声明
     */
    public record Document(String path, String title, String mediaType, String standing) {
        /** A file that is no paper. */
        public static Document beside(String path) {
            String name = path.substring(path.lastIndexOf('/') + 1);
            return new Document(path, name, type(name), ATTACHED);
        }

        private static String type(String name) {
            return switch (name.substring(name.lastIndexOf('.') + 1)) {
                case "json" -> "application/json";
                case "jsonl" -> "application/x-ndjson";
                case "pdf" -> "application/pdf";
                default -> "application/octet-stream";
            };
        }
    }

    /** Begins a package; the stream is closed by the caller. */
    public EepWriter(OutputStream out, Cover cover) throws IOException {
        try {
            xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
            xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            xml.setDefaultNamespace(NAMESPACE);
            xml.writeStartElement(NAMESPACE, "电子文件封装包");
            xml.writeDefaultNamespace(NAMESPACE);
            text("封装包格式描述", STATED);
            text("版本", "2009");
            start("被签名对象");
            xml.writeAttribute("eep版本", "2009");
            text("封装包类型", "原始型");
            text("封装包类型描述", FORMAT);
            text("封装包创建时间", cover.at().toString());
            text("封装包创建单位", cover.sender());
            start("封装内容");
            start("文件实体块");
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    /** Begins a 文件实体 with its metadata; its documents follow. */
    public void entity(Entity entity) throws IOException {
        steps(() -> {
            start("文件实体");
            text("文件标识符", entity.id());
            start("文件实体元数据");
            text("聚合层次", entity.level());
            text("电子文件号", entity.id());
            text("档号", entity.code());
            start("内容描述");
            for (Map.Entry<String, String> line : entity.about().entrySet()) {
                text(line.getKey(), line.getValue());
            }
            xml.writeEndElement();
            xml.writeEndElement();
            start("文件数据");
        });
    }

    /** Adds a file to the 文件实体, and says how long it is. */
    public long document(Document document, ContentSource content) throws IOException {
        Sums sums;
        try (InputStream in = content.open()) {
            sums = Sums.of(in, List.of(Sums.SHA512, Sums.SM3));
        }
        String id = "D" + ++documents;
        steps(() -> {
            start("文档");
            text("文档标识符", id);
            text("文档主从声明", document.standing());
            text("题名", document.title());
            start("文档数据");
            xml.writeAttribute("文档数据ID", id + "-1");
            start("编码");
            xml.writeAttribute("编码ID", id + "-1-1");
            start("电子属性");
            text("格式信息", document.mediaType());
            text("计算机文件名", document.path());
            text("计算机文件大小", Long.toString(sums.bytes()));
            digest(Sums.SHA512, sums);
            digest(Sums.SM3, sums);
            xml.writeEndElement();
            text("编码描述", CODING);
            text("反编码关键字", "base64");
            start("编码数据");
        });
        try (InputStream in = content.open()) {
            for (byte[] piece = in.readNBytes(PIECE); piece.length > 0; piece = in.readNBytes(PIECE)) {
                String encoded = Base64.getEncoder().encodeToString(piece);
                steps(() -> xml.writeCharacters(encoded));
            }
        }
        steps(() -> {
            for (int open = 0; open < 4; open++) {
                xml.writeEndElement();
            }
        });
        return sums.bytes();
    }

    /** Ends a 文件实体. */
    public void endEntity() throws IOException {
        steps(() -> {
            xml.writeEndElement();
            xml.writeEndElement();
        });
    }

    /** Adds the acts and those who acted, and ends the package. */
    public void finish(List<JournalEntry> history) throws IOException {
        SortedSet<String> people = new TreeSet<>();
        history.forEach(entry -> people.add(entry.who()));
        steps(() -> {
            xml.writeEndElement();
            start("业务实体块");
            for (JournalEntry entry : history) {
                act(entry);
            }
            xml.writeEndElement();
            start("机构人员实体块");
            for (String person : people) {
                start("机构人员实体");
                text(PERSON_ID, person);
                text("机构人员类型", PERSON);
                text("机构人员名称", person);
                xml.writeEndElement();
            }
            xml.writeEndDocument();
            xml.flush();
        });
    }

    private void act(JournalEntry entry) throws XMLStreamException {
        start("业务实体");
        text("业务标识符", Long.toString(entry.number()));
        text("机构人员标识符", entry.who());
        text("文件标识符", entry.object());
        text("业务状态", PAST);
        text("业务行为", entry.act());
        text("行为时间", entry.at().toString());
        text("行为依据", entry.why());
        text("行为描述", entry.hash());
        xml.writeEndElement();
    }

    private void digest(String algorithm, Sums sums) throws XMLStreamException {
        start("数字摘要");
        xml.writeAttribute("算法", algorithm);
        xml.writeCharacters(sums.by(algorithm));
        xml.writeEndElement();
    }

    private void start(String name) throws XMLStreamException {
        xml.writeStartElement(NAMESPACE, name);
    }

    private void text(String name, String words) throws XMLStreamException {
        start(name);
        xml.writeCharacters(plain(words));
        xml.writeEndElement();
    }

    /** What XML 1.0 cannot hold (section 2.2) is shown as a character that stands for another; ends of lines are as its readers give them. */
    static String plain(String words) {
        StringBuilder plain = new StringBuilder();
        words.replace("\r\n", "\n").replace('\r', '\n').codePoints().forEach(point -> {
            boolean held = point == '\t'
                    || point == '\n'
                    || (point >= 0x20 && point <= 0xd7ff)
                    || (point >= 0xe000 && point <= 0xfffd)
                    || point >= 0x10000;
            plain.appendCodePoint(held ? point : 0xfffd);
        });
        return plain.toString();
    }

    private interface Steps {
        void take() throws XMLStreamException;
    }

    private static void steps(Steps steps) throws IOException {
        try {
            steps.take();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }
}
