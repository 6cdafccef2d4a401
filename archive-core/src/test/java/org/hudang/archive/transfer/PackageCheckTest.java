package org.hudang.archive.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hudang.archive.ArchiveBed.TOWN_A;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.hudang.archive.transfer.PackageFinding.Kind;
import org.hudang.archive.transfer.PackageReport.Verdict;
import org.hudang.archive.transfer.Packages.Faults;
import org.hudang.archive.volume.Filing;
import org.hudang.testbed.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is done to a package, the file is named; one test per lie. */
class PackageCheckTest {
    private static final String PAPER = PackageLies.PAPER;
    private static final String MANIFEST = BagWriter.MANIFEST;

    @TempDir
    private static Path house;

    @TempDir
    private Path folder;

    private static Path genuine = Path.of("");

    @BeforeAll
    static void hand_a_household_over() {
        try (TestDatabase database = TestDatabase.migrated("archive")) {
            PackageBed bed = new PackageBed(database, house.resolve("house"));
            bed.archive.file(new Filing("more", bed.whole.id(), "more", List.of(PackageBed.paper("notice"))), TOWN_A);
            genuine = house.resolve("genuine.zip");
            var unused = bed.export(genuine, Faults.REFUSED);
        }
    }

    @AfterAll
    static void the_genuine_one_is_still_whole() {
        assertThat(PackageCheck.check(genuine).verdict()).isEqualTo(Verdict.WHOLE);
    }

    private static final Map<String, PackageLies.Lie> LIES = PackageLies.all();

    static Set<String> told() {
        return LIES.keySet();
    }

    @ParameterizedTest
    @MethodSource("told")
    void the_file_of_a_lie_is_named(String told) throws IOException {
        PackageLies.Lie lie = Objects.requireNonNull(LIES.get(told));
        Repacked taken = Repacked.of(genuine);
        lie.told().about(taken);
        Path lying = folder.resolve("lying.zip");
        taken.write(lying);

        PackageReport report = PackageCheck.check(lying);

        assertThat(report.verdict()).isEqualTo(Verdict.ALTERED);
        assertThat(report.findings()).anySatisfy(finding -> {
            assertThat(finding.kind()).isEqualTo(lie.kind());
            assertThat(finding.path()).matches(lie.path());
        });
        assertThat(PackageCheck.isPackage(lying)).isTrue();
    }

    @Test
    void taking_apart_and_putting_together_is_no_lie() throws IOException {
        Path same = folder.resolve("same.zip");
        Repacked.of(genuine).write(same);

        assertThat(PackageCheck.check(same).findings()).isEmpty();
    }

    @Test
    void one_changed_paper_is_one_finding_with_its_archival_code() throws Exception {
        Repacked taken = Repacked.of(genuine);
        String paper = taken.path(PAPER);
        taken.edit(paper, text -> text + "x");
        Path lying = folder.resolve("lying.zip");
        taken.write(lying);

        PackageReport report = PackageCheck.check(lying);

        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.path()).isEqualTo(paper);
            assertThat(finding.code()).matches("J031-ZY·DB·2026·D30-\\d{3}-\\d{4}");
            assertThat(finding.found()).isEqualTo(BagJudge.sha512(taken.bytes(paper)));
        });
        JsonNode json = new ObjectMapper().readTree(report.json());
        assertThat(json.path("format").asText()).isEqualTo("hudang-package-report-1");
        assertThat(json.path("verdict").asText()).isEqualTo("altered");
        assertThat(json.path("sealed").asBoolean()).isFalse();
        assertThat(json.path("findings").path(0).path("en").asText())
                .startsWith("The file was changed: data/")
                .contains(report.findings().get(0).code());
        assertThat(json.path("findings").path(0).path("zh").asText()).startsWith("文件被改动：data/");
    }

    @Test
    void a_paper_changed_with_its_line_names_the_paper_and_the_list() throws IOException {
        Repacked taken = Repacked.of(genuine);
        PackageLies.editWith(taken, MANIFEST);
        Path lying = folder.resolve("lying.zip");
        taken.write(lying);

        assertThat(PackageCheck.check(lying).findings())
                .extracting(PackageFinding::kind, PackageFinding::path)
                .containsExactlyInAnyOrder(tuple(Kind.ALTERED, taken.path(PAPER)), tuple(Kind.DISAGREES, MANIFEST));
    }

    @Test
    void a_byte_changed_in_place_names_its_file() throws IOException {
        byte[] bytes = Files.readAllBytes(genuine);
        byte[] words = "样例 application".getBytes(StandardCharsets.UTF_8);
        int at = indexOf(bytes, words, 0);
        bytes[at] ^= 1;
        Path lying = folder.resolve("flipped.zip");
        Files.write(lying, bytes);

        PackageReport report = PackageCheck.check(lying);

        assertThat(report.verdict()).isEqualTo(Verdict.ALTERED);
        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Kind.ALTERED);
            assertThat(finding.path()).matches(PAPER);
        });
    }

    @Test
    void a_comment_of_the_zip_is_something_added() throws IOException {
        byte[] bytes = Files.readAllBytes(genuine);
        byte[] longer = Arrays.copyOf(bytes, bytes.length + 3);
        longer[bytes.length - 2] = 3;
        Path lying = folder.resolve("comment.zip");
        Files.write(lying, longer);

        assertThat(PackageCheck.check(lying).findings())
                .extracting(PackageFinding::kind)
                .containsExactly(Kind.ADDED);
    }

    @Test
    void a_cut_zip_is_refused_and_still_known_as_a_package() throws IOException {
        byte[] bytes = Files.readAllBytes(genuine);
        refused("cut.zip", Arrays.copyOf(bytes, bytes.length / 2), "IN-010");
        refused("trailing.zip", Arrays.copyOf(bytes, bytes.length + 1), "IN-011");
    }

    @Test
    void two_entries_of_one_name_a_way_out_and_a_bomb_are_refused() throws IOException {
        refused("twice.zip", zip("hh/bagit.txt", "hh/data/a.txt", "hh/data/A.txt"), "IN-032");
        refused("out.zip", zip("hh/bagit.txt", "hh/../../out.txt"), "IN-031");
        refused("absolute.zip", zip("hh/bagit.txt", "/etc/out.txt"), "IN-031");
        refused("bomb.zip", bomb(), "IN-015");
    }

    @Test
    void an_encrypted_entry_is_refused() throws IOException {
        byte[] bytes = Files.readAllBytes(genuine);
        int central = indexOf(bytes, new byte[] {'P', 'K', 1, 2}, 0);
        bytes[central + 8] |= 1;
        bytes[6] |= 1;

        refused("locked.zip", bytes, "IN-019");
    }

    @Test
    void a_bag_of_somebody_else_is_judged_by_its_manifest_alone() throws IOException {
        Path theirs = folder.resolve("theirs.zip");
        Repacked bag = new Repacked();
        bag.base = "theirs";
        bag.files.put("bagit.txt", BagWriter.DECLARED.getBytes(StandardCharsets.UTF_8));
        bag.files.put("data/a b%25.txt", "1".getBytes(StandardCharsets.UTF_8));
        bag.files.put("notes.txt", "not listed, as RFC 8493 allows".getBytes(StandardCharsets.UTF_8));
        String sha256 = BagJudge.digest("SHA-256", bag.bytes("data/a b%25.txt"));
        bag.files.put("manifest-sha256.txt", (sha256 + " data/a b%2525.txt\n").getBytes(StandardCharsets.UTF_8));
        bag.write(theirs);

        assertThat(PackageCheck.check(theirs).findings()).isEmpty();

        bag.files.put("data/a b%25.txt", "2".getBytes(StandardCharsets.UTF_8));
        bag.write(theirs);
        assertThat(PackageCheck.check(theirs).findings())
                .extracting(PackageFinding::kind)
                .containsExactly(Kind.ALTERED);
    }

    @Test
    void digests_that_nobody_believes_any_more_tell_nothing() throws IOException {
        Path weak = folder.resolve("weak.zip");
        Repacked bag = new Repacked();
        bag.base = "weak";
        bag.files.put("bagit.txt", BagWriter.DECLARED.getBytes(StandardCharsets.UTF_8));
        bag.files.put("data/a.txt", "1".getBytes(StandardCharsets.UTF_8));
        bag.files.put(
                "manifest-md5.txt",
                (BagJudge.digest("MD5", bag.bytes("data/a.txt")) + "  data/a.txt\n").getBytes(StandardCharsets.UTF_8));
        bag.write(weak);

        PackageReport report = PackageCheck.check(weak);

        assertThat(report.verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(report.verdict().exitCode()).isEqualTo(3);
        assertThat(report.findings()).extracting(PackageFinding::kind).containsExactly(Kind.NO_DIGEST);
    }

    @Test
    void other_zips_are_no_packages() throws IOException {
        Path other = folder.resolve("other.zip");
        Files.write(other, zip("OFD.xml", "Doc_0/Document.xml"));
        Path text = folder.resolve("bagit.txt");
        Files.writeString(text, BagWriter.DECLARED);

        assertThat(PackageCheck.isPackage(other)).isFalse();
        assertThat(PackageCheck.isPackage(text)).isFalse();
        assertThat(PackageCheck.isPackage(folder)).isFalse();
        assertThat(PackageCheck.isPackage(folder.resolve("nowhere"))).isFalse();
    }

    private void refused(String name, byte[] bytes, String code) throws IOException {
        Path hostile = folder.resolve(name);
        Files.write(hostile, bytes);

        PackageReport report = PackageCheck.check(hostile);

        assertThat(PackageCheck.isPackage(hostile)).as(name).isTrue();
        assertThat(report.verdict()).as(name).isEqualTo(Verdict.REFUSED);
        assertThat(report.verdict().exitCode()).isEqualTo(1);
        assertThat(report.findings())
                .as(name)
                .singleElement()
                .satisfies(finding -> assertThat(finding.found()).isEqualTo(code));
    }

    private static byte[] zip(String... names) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(1);
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    private static byte[] bomb() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            zip.putNextEntry(new ZipEntry("hh/bagit.txt"));
            zip.closeEntry();
            zip.putNextEntry(new ZipEntry("hh/data/zeros"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 60; i++) {
                zip.write(zeros);
            }
            zip.closeEntry();
        }
        return out.toByteArray();
    }

    private static int indexOf(byte[] bytes, byte[] wanted, int from) {
        for (int at = from; at <= bytes.length - wanted.length; at++) {
            if (Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
        }
        throw new IllegalStateException("not there");
    }
}
