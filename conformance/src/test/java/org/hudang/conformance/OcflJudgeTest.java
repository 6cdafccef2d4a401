package org.hudang.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OcflJudgeTest {
    @TempDir
    private Path copy;

    @Test
    void the_storage_root_of_the_main_job_is_valid_ocfl() throws IOException {
        assertThat(Product.demo().path("households")).hasSizeGreaterThanOrEqualTo(2);

        OcflJudge judge = OcflJudge.judge(Product.home().resolve("archive"));

        assertThat(judge.findings()).isEmpty();
        assertThat(judge.objects()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void a_flipped_byte_a_stray_file_and_a_lost_file_are_found() throws IOException {
        Product.demo();
        copyTree(Product.home().resolve("archive"), copy);
        Path content = anyContent();
        byte[] bytes = Files.readAllBytes(content);
        bytes[bytes.length / 2] ^= 1;
        Files.write(content, bytes);
        Files.writeString(content.resolveSibling("stray"), "stray");

        List<String> findings = OcflJudge.judge(copy).findings();
        assertThat(findings).anyMatch(finding -> finding.startsWith("E092"));
        assertThat(findings).anyMatch(finding -> finding.startsWith("E023"));

        Files.delete(content);
        assertThat(OcflJudge.judge(copy).findings()).anyMatch(finding -> finding.contains("missing"));
    }

    private Path anyContent() throws IOException {
        try (Stream<Path> files = Files.walk(copy)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().contains("/content/"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void copyTree(Path from, Path to) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(from)) {
            all = walk.toList();
        }
        for (Path path : all) {
            Path target = to.resolve(from.relativize(path).toString());
            if (Files.isDirectory(path)) {
                Files.createDirectories(target);
            } else {
                Files.copy(path, target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
