package org.hudang.signing.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** OFD packages that show one thing to a reader of the directory and another to a reader from the front. */
class OfdLiesTest {
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @BeforeEach
    void find_the_corpus() {
        Optional<Path> found = Corpora.folder("ofd");
        Assumptions.assumeTrue(found.isPresent(), "SKIPPED: the corpus ofd is not there");
        folder = found.orElseThrow();
    }

    private VerificationReport judge(byte[] ofd) {
        TrustData trust = TrustData.read(List.of(folder.resolve("ca.pem")), List.of(folder.resolve("crl.pem")));
        return Verifier.with(Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC))
                .verify("paper.ofd", ofd, VerificationOptions.strict().trusting(trust));
    }

    private Map<String, byte[]> files(String name) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream in =
                new ZipInputStream(new ByteArrayInputStream(Files.readAllBytes(folder.resolve(name))))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        return files;
    }

    private static byte[] zip(Map<String, byte[]> files, int method) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setMethod(method);
                if (method == ZipEntry.STORED) {
                    CRC32 crc = new CRC32();
                    crc.update(file.getValue());
                    entry.setCrc(crc.getValue());
                    entry.setSize(file.getValue().length);
                }
                zip.putNextEntry(entry);
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    @Test
    void stored_files_and_files_with_sizes_behind_them_are_both_read() throws IOException {
        Map<String, byte[]> files = files("L02_signed_whole.ofd");

        assertThat(judge(zip(files, ZipEntry.STORED)).verdict()).isEqualTo(new Verdict.Valid());
        assertThat(judge(zip(files, ZipEntry.DEFLATED)).verdict()).isEqualTo(new Verdict.Valid());
    }

    /** Bytes put at a place, with every offset of the directory behind it moved. */
    private static byte[] inserted(byte[] zip, int at, byte[] more) {
        byte[] whole = new byte[zip.length + more.length];
        System.arraycopy(zip, 0, whole, 0, at);
        System.arraycopy(more, 0, whole, at, more.length);
        System.arraycopy(zip, at, whole, at + more.length, zip.length - at);
        ByteBuffer bytes = ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN);
        int end = whole.length - 22;
        int directory = bytes.getInt(end + 16) + more.length;
        bytes.putInt(end + 16, directory);
        for (int entry = directory; entry < end; ) {
            int header = bytes.getInt(entry + 42);
            bytes.putInt(entry + 42, header >= at ? header + more.length : header);
            entry += 46 + bytes.getShort(entry + 28) + bytes.getShort(entry + 30) + bytes.getShort(entry + 32);
        }
        return whole;
    }

    private void assertRefused(byte[] ofd) {
        assertThat(judge(ofd).verdict()).isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void a_file_that_the_directory_does_not_list_is_seen() throws IOException {
        byte[] zip = zip(files("L02_signed_whole.ofd"), ZipEntry.STORED);
        byte[] alone = zip(Map.of("Doc_0/Pages/Page_0/Content.xml", new byte[] {'x'}), ZipEntry.STORED);
        int length = ByteBuffer.wrap(alone).order(ByteOrder.LITTLE_ENDIAN).getInt(alone.length - 6);
        byte[] hidden = java.util.Arrays.copyOf(alone, length);
        int directory = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).getInt(zip.length - 6);
        int second = new String(zip, StandardCharsets.ISO_8859_1).indexOf("PK\u0003\u0004", 4);

        assertRefused(inserted(zip, 0, hidden));
        assertRefused(inserted(zip, second, hidden));
        assertRefused(inserted(zip, directory, hidden));
        assertRefused(inserted(zip, zip.length - 22, new byte[] {0}));
    }

    @Test
    void a_header_that_says_something_else_than_the_directory_is_seen() throws IOException {
        byte[] zip = zip(files("L02_signed_whole.ofd"), ZipEntry.STORED);
        for (int at : new int[] {6, 8, 14, 18, 22}) {
            byte[] lie = zip.clone();
            lie[at] ^= 8;
            assertRefused(lie);
        }
    }

    @Test
    void a_check_sum_that_is_wrong_is_seen() throws IOException {
        byte[] lie = zip(files("L02_signed_whole.ofd"), ZipEntry.STORED);
        ByteBuffer bytes = ByteBuffer.wrap(lie).order(ByteOrder.LITTLE_ENDIAN);
        lie[14] ^= 1;
        lie[bytes.getInt(lie.length - 6) + 16] ^= 1;

        assertRefused(lie);
    }

    @Test
    void only_the_parts_of_a_later_signature_may_be_added_and_nothing_beside_them() throws IOException {
        Map<String, byte[]> files = files("L04_person_then_office.ofd");
        assertThat(judge(zip(files, ZipEntry.STORED)).verdict()).isEqualTo(new Verdict.Valid());

        files.put("Doc_0/Signs/Sign_1/Content.xml", new byte[] {'x'});
        VerificationReport report = judge(zip(files, ZipEntry.STORED));

        assertThat(report.verdict()).isInstanceOf(Verdict.CannotTell.class);
        assertThat(report.signatures().get(0).reasons())
                .extracting(Reason::code)
                .contains("SG-384");
    }
}
