package org.hudang.archive.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
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
    private static final String PAPER = "data/vol_.*/itm_.*/1-original\\.txt";
    private static final Pattern FILE = Pattern.compile("<计算机文件名>(" + PAPER + ")</计算机文件名>.*?<编码数据>([^<]*)</编码数据>");

    @TempDir
    private static Path house;

    @TempDir
    private Path folder;

    private static Path genuine = Path.of("");
    private static PackageReport bag = PackageCheck.check(Path.of(""));

    @BeforeAll
    static void hand_a_household_over() {
        try (TestDatabase database = TestDatabase.migrated("archive")) {
            PackageBed bed = new PackageBed(database, house.resolve("house"));
            genuine = house.resolve("genuine.xml");
            assertThat(bed.export(Form.EEP, genuine, Faults.REFUSED)).isInstanceOf(Handed.Made.class);
            Path zip = house.resolve("same.zip");
            var unused = bed.export(Form.BAG, zip, Faults.REFUSED);
            bag = PackageCheck.check(zip);
        }
    }

    @Test
    void it_holds_the_files_of_the_bag_and_is_whole() {
        PackageReport report = PackageCheck.check(genuine);

        assertThat(report.findings()).isEmpty();
        assertThat(report.verdict()).isEqualTo(Verdict.WHOLE);
        assertThat(report.form()).isEqualTo("eep");
        assertThat(report.household()).isEqualTo(bag.household());
        assertThat(report.files()).as("without the lists that only a bag has").isEqualTo(bag.files() - 4);
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
                        Kind.RENAMED,
                        PAPER,
                        text -> text.replaceFirst("(itm_[a-z2-7]{26}/)1-original", "$19-original")));
        lies.put("a paper removed", new Lie(Kind.MISSING, "data/.*", text -> text.replaceFirst("<文档>.*?</文档>", "")));
        lies.put(
                "an item removed",
                new Lie(Kind.MISSING, "data/.*", text -> text.replaceFirst("<文件实体>.*?</文件实体>", "")));
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
        lies.put(
                "a size edited",
                new Lie(Kind.COUNT, "data/.*", text -> text.replaceFirst("(<计算机文件大小>)\\d", "$17")));
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
    void a_file_of_any_length_passes_through_in_pieces() throws IOException {
        long bytes = 32L << 20;
        Path large = folder.resolve("large.xml");
        try (OutputStream out = Files.newOutputStream(large)) {
            EepWriter writer = new EepWriter(out, new EepWriter.Cover("示例", Instant.EPOCH));
            writer.entity(new EepWriter.Entity("hh", EepWriter.HOUSEHOLD, "", Map.of()));
            assertThat(writer.document(
                            new EepWriter.Document("data/zeros", "zeros", "application/octet-stream", "主文档"),
                            () -> zeros(bytes)))
                    .isEqualTo(bytes);
            writer.endEntity();
            writer.finish(List.of(), Map.of());
        }

        PackageReport report = PackageCheck.check(large);

        assertThat(report.findings()).isEmpty();
        assertThat(report.bytes()).isEqualTo(bytes);
    }

    private static InputStream zeros(long bytes) {
        return new InputStream() {
            private long left = bytes;

            @Override
            public int read() {
                return left-- > 0 ? 0 : -1;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                if (left <= 0) {
                    return -1;
                }
                int n = (int) Math.min(left, length);
                Arrays.fill(buffer, offset, offset + n, (byte) 0);
                left -= n;
                return n;
            }
        };
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

    private static Matcher paper(String text) {
        Matcher paper = FILE.matcher(text);
        assertThat(paper.find()).isTrue();
        return paper;
    }
}
