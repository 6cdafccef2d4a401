package org.hudang.server.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.hudang.signing.CryptoProvider;
import org.hudang.signing.authority.DemoAuthority;
import org.hudang.signing.verify.TrustData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Anchors and lists are parsed once for as long as they are the same, and never a moment longer. */
class TrustFilesTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void open_an_authority() {
        CryptoProvider.register();
        DemoAuthority authority = DemoAuthority.openOrCreate(folder, Clock.systemUTC(), new SecureRandom());
        assertThat(authority.crls()).isNotEmpty();
    }

    @Test
    void files_that_nobody_touched_are_not_parsed_again() throws IOException {
        TrustFiles files = new TrustFiles(folder);

        assertThat(files.now()).isSameAs(files.now());
        assertThat(files.now().unreadable()).isEmpty();
        assertThat(files.now().anchorNames()).isNotEmpty();
    }

    @Test
    void a_list_of_the_same_size_and_time_counts_at_once() throws IOException {
        TrustFiles files = new TrustFiles(folder);
        TrustData before = files.now();
        Path list = pems("crl").get(0);
        FileTime time = Files.getLastModifiedTime(list);
        byte[] bytes = Files.readAllBytes(list);
        bytes[bytes.length / 2] = (byte) (bytes[bytes.length / 2] == 'A' ? 'B' : 'A');

        Files.write(list, bytes);
        Files.setLastModifiedTime(list, time);

        assertThat(files.now()).isNotSameAs(before);
    }

    @Test
    void a_root_that_came_or_went_counts_at_once() throws IOException {
        TrustFiles files = new TrustFiles(folder);
        int before = files.now().anchorNames().size();

        Files.delete(pems("trust").get(0));

        assertThat(files.now().anchorNames()).hasSize(before - 1);
    }

    @Test
    void what_cannot_be_read_is_told_by_its_name() throws IOException {
        Path broken = Files.writeString(folder.resolve("crl").resolve("broken.pem"), "no list");

        assertThat(new TrustFiles(folder).now().unreadable()).containsExactly(broken.toString());
        assertThat(new TrustFiles(folder.resolve("absent")).now().anchorNames()).isEmpty();
    }

    private List<Path> pems(String name) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(name))) {
            return files.filter(file -> file.toString().endsWith(".pem"))
                    .sorted()
                    .toList();
        }
    }
}
