package org.hudang.archive.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.hudang.archive.transfer.PackageFinding.Kind;
import org.hudang.archive.transfer.PackageReport.Verdict;
import org.hudang.archive.transfer.Packages.Faults;
import org.hudang.archive.transfer.Packages.Form;
import org.hudang.archive.transfer.Packages.Handed;
import org.hudang.testbed.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A household as one XML file after DA/T 48: of the form that its schema has, and every lie about it is named. */
class EepTest {
    private static final String PAPER = "data/vol_[^/<]*/itm_[^/<]*/1-original\\.txt";
    private static final Pattern FILE = Pattern.compile("<计算机文件名>(" + PAPER + ")</计算机文件名>.*?<编码数据>([^<]*)</编码数据>");

    /** bagit.txt, bag-info.txt, sm3.txt and the manifest; the list of lists is not counted. */
    private static final int LISTS_OF_A_BAG = 4;

    @TempDir
    private static Path house;

    @TempDir
    private Path folder;

    private static Path genuine = Path.of("");
    private static long filesOfTheBag;
    private static String household = "";

    @BeforeAll
    static void hand_a_household_over() {
        try (TestDatabase database = TestDatabase.migrated("archive")) {
            PackageBed bed = new PackageBed(database, house.resolve("house"));
            genuine = house.resolve("genuine.xml");
            assertThat(bed.export(Form.EEP, genuine, Faults.REFUSED)).isInstanceOf(Handed.Made.class);
            Path zip = house.resolve("same.zip");
            var unused = bed.export(Form.BAG, zip, Faults.REFUSED);
            filesOfTheBag = PackageCheck.check(zip).files();
            household = bed.home.number().value();
        }
    }

    @Test
    void it_holds_the_files_of_the_bag_and_is_whole() {
        PackageReport report = PackageCheck.check(genuine);

        assertThat(report.findings()).isEmpty();
        assertThat(report.verdict()).isEqualTo(Verdict.WHOLE);
        assertThat(report.form()).isEqualTo("eep");
        assertThat(report.household()).isEqualTo(household);
        assertThat(report.files())
                .as("without the lists that only a bag has")
                .isEqualTo(filesOfTheBag - LISTS_OF_A_BAG);
        assertThat(PackageCheck.isPackage(genuine)).isTrue();
    }

    @Test
    void it_is_of_the_form_that_its_schema_has() throws Exception {
        SchemaFactory schemas = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);

        schemas.newSchema(Path.of("../docs/formats/eep-1.xsd").toFile())
                .newValidator()
                .validate(new StreamSource(genuine.toFile()));
    }

    private record Lie(Kind kind, String path, UnaryOperator<String> told) {}

    private static final Map<String, Lie> LIES = lies();

    private static Map<String, Lie> lies() {
        Map<String, Lie> lies = new LinkedHashMap<>();
        lies.put("a paper edited", new Lie(Kind.ALTERED, PAPER, text -> content(text, "changed")));
        lies.put("a paper edited with its digests", new Lie(Kind.ALTERED, PAPER, EepTest::withDigests));
        lies.put("a paper emptied", new Lie(Kind.ALTERED, PAPER, text -> content(text, "")));
        lies.put("a digest edited", new Lie(Kind.DISAGREES, "数字摘要 SHA-512", text -> digest(text, "SHA-512")));
        lies.put("an SM3 edited", new Lie(Kind.DISAGREES, "数字摘要 SM3", text -> digest(text, "SM3")));
        lies.put(
                "a paper renamed",
                new Lie(
                        Kind.MISSING,
                        PAPER,
                        text -> text.replaceFirst("(itm_[a-z2-7]{26}/)1-original", "$19-original")));
        lies.put("a paper removed", new Lie(Kind.MISSING, "data/.*", text -> text.replaceFirst("<文档>.*?</文档>", "")));
        lies.put(
                "an item removed", new Lie(Kind.MISSING, "data/.*", text -> text.replaceFirst("<文件实体>.*?</文件实体>", "")));
        lies.put(
                "a title edited",
                new Lie(Kind.DISAGREES, "题名 itm_.*", text -> text.replaceFirst("<题名>application<", "<题名>other<")));
        lies.put(
                "a maker edited",
                new Lie(Kind.DISAGREES, "责任者 itm_.*", text -> text.replaceFirst("<责任者>张样例<", "<责任者>王样例<")));
        lies.put(
                "an act edited",
                new Lie(
                        Kind.DISAGREES,
                        "业务实体 1",
                        text -> text.replaceFirst("<业务行为>household.open<", "<业务行为>volume.file<")));
        lies.put(
                "an act removed",
                new Lie(Kind.DISAGREES, "业务实体 .*", text -> text.replaceFirst("<业务实体>.*?</业务实体>", "")));
        lies.put("a size edited", new Lie(Kind.COUNT, "data/.*", text -> text.replaceFirst("(<计算机文件大小>)\\d", "$17")));
        lies.put("no Base64", new Lie(Kind.ALTERED, PAPER, text -> replace(text, "!!!!")));
        lies.put("two ends", new Lie(Kind.ALTERED, PAPER, text -> replace(text, "YQ==YQ==")));
        lies.put("cut", new Lie(Kind.STRUCTURE, "", text -> text.substring(0, text.length() / 2)));
        lies.put("something behind the end", new Lie(Kind.STRUCTURE, "", text -> text + "<more/>"));
        lies.put(
                "a document type",
                new Lie(
                        Kind.STRUCTURE,
                        "",
                        text -> text.replaceFirst("<电子文件封装包", "<!DOCTYPE x [<!ENTITY a 'b'>]><电子文件封装包")));
        lies.put(
                "an element twice", new Lie(Kind.STRUCTURE, "", text -> text.replaceFirst("(<题名>[^<]*</题名>)", "$1$1")));
        lies.put(
                "an element that is none",
                new Lie(Kind.STRUCTURE, "", text -> text.replaceFirst("<题名>", "<备注>x</备注><题名>")));
        lies.put(
                "an element within a file",
                new Lie(Kind.STRUCTURE, "", text -> text.replaceFirst("<编码数据>", "<编码数据><编码数据/>")));
        lies.put("words between elements", new Lie(Kind.STRUCTURE, "", text -> text.replaceFirst("<文件数据>", "<文件数据>x")));
        lies.put(
                "the history removed",
                new Lie(Kind.MISSING, "metadata/history\\.jsonl", text -> without(text, "metadata/history.jsonl")));
        lies.put("another language", new Lie(Kind.STRUCTURE, "", text -> text.replace("saac.gov.cn", "example.test")));
        return lies;
    }

    static Set<String> told() {
        return LIES.keySet();
    }

    @ParameterizedTest
    @MethodSource("told")
    void the_file_of_a_lie_is_named(String told) throws IOException {
        Lie lie = Objects.requireNonNull(LIES.get(told));
        String text = Files.readString(genuine);
        String lying = lie.told().apply(text);
        assertThat(lying).isNotEqualTo(text);
        Path file = folder.resolve("lying.xml");
        Files.writeString(file, lying);

        PackageReport report = PackageCheck.check(file);

        assertThat(report.verdict()).isEqualTo(Verdict.ALTERED);
        assertThat(report.findings()).anySatisfy(finding -> {
            assertThat(finding.kind()).isEqualTo(lie.kind());
            assertThat(finding.path()).matches(lie.path());
        });
    }

    @Test
    void no_word_of_it_can_be_changed_untold() throws IOException {
        String text = Files.readString(genuine);
        Path file = folder.resolve("lying.xml");
        Set<String> names = new TreeSet<>();
        Matcher filled = Pattern.compile("<([^/<> ]+)[^<>]*>[^<]+<").matcher(text);
        while (filled.find()) {
            names.add(filled.group(1));
        }
        assertThat(names).hasSizeGreaterThan(30);

        for (String name : names) {
            Files.writeString(file, text.replaceFirst("(<" + name + "(?: [^<>]*)?>[^<]+)<", "$1Z<"));
            assertThat(PackageCheck.check(file).verdict()).as(name).isEqualTo(Verdict.ALTERED);
        }
    }

    @Test
    void what_is_written_does_not_gather_in_memory() throws IOException {
        AtomicLong written = new AtomicLong();
        AtomicLong waiting = new AtomicLong();
        AtomicInteger opened = new AtomicInteger();
        OutputStream out = new OutputStream() {
            @Override
            public void write(int one) {
                written.incrementAndGet();
            }

            @Override
            public void write(byte[] buffer, int offset, int length) {
                written.addAndGet(length);
            }
        };
        EepWriter writer = new EepWriter(out, new EepWriter.Cover("示例", Instant.EPOCH));
        writer.entity(new EepWriter.Entity("hh", EepWriter.HOUSEHOLD, "", Map.of()));

        long bytes = writer.document(
                EepWriter.Document.beside("data/zeros"),
                () -> opened.getAndIncrement() == 0
                        ? new Zeros(0, LARGE, read -> {})
                        : new Zeros(0, LARGE, read -> waiting.accumulateAndGet(read - written.get(), Math::max)));

        assertThat(bytes).isEqualTo(LARGE);
        assertThat(waiting.get()).isBetween(1L, 1L << 20);
        assertThat(written.get()).isGreaterThan(LARGE);
    }

    @Test
    void what_is_read_does_not_gather_in_memory() throws Exception {
        AtomicLong consumed = new AtomicLong();
        long most = 0;
        long decoded = 0;
        InputStream xml = new SequenceInputStream(Collections.enumeration(List.of(
                new ByteArrayInputStream("<a>".getBytes(StandardCharsets.UTF_8)),
                new Zeros('A', LARGE, consumed::set),
                new ByteArrayInputStream("</a>".getBytes(StandardCharsets.UTF_8)))));
        XMLStreamReader reader = StrictXml.reader(xml);
        assertThat(reader.next()).isEqualTo(XMLStreamConstants.START_ELEMENT);
        byte[] buffer = new byte[1 << 16];

        try (EncodedFile file = new EncodedFile(reader)) {
            for (int n = file.read(buffer); n >= 0; n = file.read(buffer)) {
                decoded += n;
                most = Math.max(most, consumed.get() - decoded / 3 * 4);
            }
        }

        assertThat(decoded).isEqualTo(LARGE / 4 * 3);
        assertThat(most).isLessThan(1L << 20);
    }

    @Test
    void rare_characters_stay_and_what_xml_cannot_hold_is_shown() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        EepWriter writer = new EepWriter(out, new EepWriter.Cover("𠮷 <&> \u0001\r\n。", Instant.EPOCH));
        writer.finish(List.of());
        XMLStreamReader reader = StrictXml.reader(new ByteArrayInputStream(out.toByteArray()));
        while (!(reader.next() == XMLStreamConstants.START_ELEMENT
                && reader.getLocalName().equals("封装包创建单位"))) {
            // further
        }

        assertThat(reader.getElementText()).isEqualTo("𠮷 <&> \ufffd\n。");
    }

    private static final long LARGE = 16L << 20;

    /** So many bytes of one value; tells how many were taken. */
    private static final class Zeros extends InputStream {
        private final int value;
        private final long all;
        private final LongConsumer told;
        private long taken;

        Zeros(int value, long all, LongConsumer told) {
            this.value = value;
            this.all = all;
            this.told = told;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0];
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (taken == all) {
                return -1;
            }
            int n = (int) Math.min(all - taken, length);
            Arrays.fill(buffer, offset, offset + n, (byte) value);
            taken += n;
            told.accept(taken);
            return n;
        }
    }

    private static String content(String text, String words) {
        return replace(text, Base64.getEncoder().encodeToString(words.getBytes(StandardCharsets.UTF_8)));
    }

    private static String replace(String text, String encoded) {
        Matcher paper = paper(text);
        return text.substring(0, paper.start(2)) + encoded + text.substring(paper.end(2));
    }

    private static String withDigests(String text) {
        Matcher paper = paper(text);
        byte[] before = Base64.getDecoder().decode(paper.group(2));
        byte[] after = "changed".getBytes(StandardCharsets.UTF_8);
        String changed = content(text, "changed");
        for (String algorithm : Set.of("SHA-512", "SM3")) {
            changed = changed.replace(BagJudge.digest(algorithm, before), BagJudge.digest(algorithm, after));
        }
        return changed;
    }

    private static String digest(String text, String algorithm) {
        Matcher paper = paper(text);
        String digest = BagJudge.digest(algorithm, Base64.getDecoder().decode(paper.group(2)));
        return text.replaceFirst(
                "(算法=\"" + algorithm + "\">)" + digest,
                "$1" + (digest.startsWith("0") ? "1" : "0") + digest.substring(1));
    }

    private static String without(String text, String path) {
        int at = text.indexOf(">" + path + "<");
        String end = "</文档>";
        return text.substring(0, text.lastIndexOf("<文档>", at)) + text.substring(text.indexOf(end, at) + end.length());
    }

    private static Matcher paper(String text) {
        Matcher paper = FILE.matcher(text);
        assertThat(paper.find()).isTrue();
        return paper;
    }
}
