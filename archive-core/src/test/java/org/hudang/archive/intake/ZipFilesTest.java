package org.hudang.archive.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hudang.archive.intake.Intake.Unpacked;
import org.hudang.archive.intake.gate.Stop;
import org.hudang.archive.intake.gate.ZipDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One test per lie of a ZIP directory; unpacking stays within its folder and its limits. */
class ZipFilesTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"../x", "a/../b", "/etc/x", "C:x", "a\\b", "a//b", "./a", "a\u0007b", "a\u202eb"})
    void unsafe_names_are_refused(String name) throws IOException {
        assertThat(found(Samples.zip(Map.of(name, "x")))).isEqualTo(IntakeCode.ENTRY_NAME);
    }

    @Test
    void chinese_names_pass_in_utf8_and_in_gb18030() throws IOException {
        byte[] utf8 = Samples.zip(Map.of("授权书.txt", "x"));
        byte[] gbk = latin(text(Samples.zip(Map.of("abcdef.txt", "x")))
                .replace("abcdef", new String("授权书".getBytes("GB18030"), StandardCharsets.ISO_8859_1)));

        assertThat(names(utf8)).containsExactly("授权书.txt");
        assertThat(names(gbk)).containsExactly("授权书.txt");
    }

    @Test
    void names_that_differ_only_in_case_are_refused() throws IOException {
        assertThat(found(Samples.zip(new LinkedHashMap<>(Map.of("a.txt", "x", "A.txt", "y")))))
                .isEqualTo(IntakeCode.ENTRY_STRUCTURE);
    }

    @Test
    void a_local_name_that_differs_from_the_directory_is_refused() throws IOException {
        String zip = text(Samples.zip(Map.of("good.txt", "x")));
        byte[] lie = latin(zip.replaceFirst("good.txt", "evil.txt"));

        assertThat(found(lie)).isEqualTo(IntakeCode.ENTRY_STRUCTURE);
    }

    @Test
    void entries_that_share_bytes_are_refused() throws IOException {
        Map<String, String> two = new LinkedHashMap<>();
        two.put("a.txt", "x");
        two.put("b.txt", "x");
        byte[] zip = Samples.zip(two);
        String text = text(zip);
        int second = text.lastIndexOf("PK\u0001\u0002");
        int name = text.indexOf("b.txt", second);
        zip[name] = 'a'; // both names point to the first entry's bytes
        zip[second + 42] = 0;

        assertThat(found(zip)).isEqualTo(IntakeCode.ENTRY_STRUCTURE);
    }

    @Test
    void symbolic_links_are_refused() throws IOException {
        byte[] zip = Samples.zip(Map.of("a.txt", "x"));
        int central = text(zip).indexOf("PK\u0001\u0002");
        zip[central + 5] = 3;
        zip[central + 41] = (byte) 0xa1;

        assertThat(found(zip)).isEqualTo(IntakeCode.ENTRY_NAME);
    }

    @Test
    void bytes_before_and_after_are_refused() throws IOException {
        byte[] zip = Samples.zip(Map.of("a.txt", "x"));

        assertThat(found(latin(text(zip) + "%PDF-"))).isEqualTo(IntakeCode.TRAILING_DATA);
        assertThat(found(latin("MZ" + text(zip)))).isEqualTo(IntakeCode.MALFORMED);
    }

    @Test
    void too_many_entries_are_refused() throws IOException {
        Map<String, String> many = new LinkedHashMap<>();
        for (int i = 0; i < 2001; i++) {
            many.put("f" + i, "");
        }

        assertThat(found(Samples.zip(many))).isEqualTo(IntakeCode.ENTRY_LIMIT);
    }

    @Test
    void unpacking_gives_neutral_names_and_leaves_out_litter() throws IOException {
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put("户/", "");
        entries.put("户/申请书.txt", "一");
        entries.put("__MACOSX/._x", "litter");
        entries.put("户/.DS_Store", "litter");
        entries.put("b.txt", "二");
        Path zip = Samples.file(folder, "in.zip", Samples.zip(entries));
        Path target = Files.createDirectory(folder.resolve("out"));
        try (Intake intake = Intake.open(IntakeSettings.in(folder))) {

            List<Unpacked> files = intake.unpack(zip, target);

            assertThat(intake.examine(zip, "in.zip")).isInstanceOf(Examined.Accepted.class);
            assertThat(files)
                    .containsExactly(
                            new Unpacked(target.resolve("0001"), "申请书.txt"),
                            new Unpacked(target.resolve("0002"), "b.txt"));
            assertThat(files.get(0).file()).hasContent("一");
        }
    }

    @Test
    void a_zip_in_a_zip_is_refused_and_nothing_is_left() throws IOException {
        Map<String, String> outer = new LinkedHashMap<>();
        outer.put("a.txt", "x");
        outer.put("inner.bin", "PK\u0003\u0004 half a zip");
        Path zip = Samples.file(folder, "in.zip", Samples.zip(outer));
        Path target = Files.createDirectory(folder.resolve("out"));
        try (Intake intake = Intake.open(IntakeSettings.in(folder))) {
            assertThatThrownBy(() -> intake.unpack(zip, target))
                    .isInstanceOf(ContainerRefused.class)
                    .hasMessageContaining("IN-035");
        }
        try (Stream<Path> left = Files.list(target)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void an_entry_larger_than_it_says_is_refused_and_nothing_is_left() throws IOException {
        byte[] bytes = Samples.zip(Map.of("a.txt", "x".repeat(5000)));
        int central = text(bytes).indexOf("PK\u0001\u0002");
        bytes[central + 24] = 1;
        bytes[central + 25] = 0;
        Path zip = Samples.file(folder, "in.zip", bytes);
        Path target = Files.createDirectory(folder.resolve("out"));
        try (Intake intake = Intake.open(IntakeSettings.in(folder))) {
            assertThatThrownBy(() -> intake.unpack(zip, target)).isInstanceOf(ContainerRefused.class);
        }
        try (Stream<Path> left = Files.list(target)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void a_byte_that_turned_is_noticed_although_every_size_is_right() throws IOException {
        byte[] bytes = Samples.stored("a.txt", "exactly these words");
        int word = text(bytes).indexOf("exactly");
        bytes[word] ^= 1;
        Path zip = Samples.file(folder, "in.zip", bytes);
        Path target = Files.createDirectory(folder.resolve("out"));
        try (Intake intake = Intake.open(IntakeSettings.in(folder))) {
            assertThatThrownBy(() -> intake.unpack(zip, target))
                    .isInstanceOf(ContainerRefused.class)
                    .hasMessageContaining("IN-010");
        }
        try (Stream<Path> left = Files.list(target)) {
            assertThat(left).isEmpty();
        }
    }

    private IntakeCode found(byte[] zip) {
        Stop stop = catchThrowableOfType(Stop.class, () -> names(zip));
        return stop == null ? IntakeCode.ACCEPTED : stop.finding().code();
    }

    private List<String> names(byte[] zip) throws IOException {
        Path file = Samples.file(folder, "it.zip", zip);
        return ZipDirectory.read(file).stream().map(ZipDirectory.Entry::name).toList();
    }

    private static String text(byte[] latin) {
        return new String(latin, StandardCharsets.ISO_8859_1);
    }

    private static byte[] latin(String text) {
        return Samples.latin(text);
    }
}
