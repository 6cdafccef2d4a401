package org.hudang.certificates.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hudang.certificates.FixedKeys;
import org.hudang.certificates.Sample;
import org.hudang.certificates.status.StatusListToken;
import org.hudang.certificates.trust.SignedTrustList;
import org.hudang.certificates.trust.TrustList;
import org.hudang.certificates.trust.TrustListRefused;
import org.hudang.certificates.trust.TrustRoots;
import org.hudang.signing.PayloadContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckFilesTest {
    private static final FixedKeys KEYS = FixedKeys.es256();
    private static final String LINK = Sample.link(Sample.envelope(Sample.facts(), KEYS));

    @TempDir
    Path folder;

    @Test
    void an_empty_folder_cannot_tell() {
        assertThat(check()).isEqualTo("CE-264");
    }

    @Test
    void roots_trust_list_and_status_lists_are_enough_for_an_answer() throws IOException {
        writeTrust(KEYS);
        assertThat(check()).isEqualTo("CE-210");

        writeStatus("a", Sample.status(Map.of(), KEYS, Sample.NOW.minus(Duration.ofHours(3))));
        assertThat(check()).isEqualTo("CE-200");
    }

    @Test
    void the_newest_list_counts_and_a_forged_newer_one_is_passed_over() throws IOException {
        writeTrust(KEYS);
        int place = Sample.facts().status().index();
        writeStatus("z", Sample.status(Map.of(), KEYS, Sample.NOW.minus(Duration.ofHours(3))));
        writeStatus("a", Sample.status(Map.of(place, 1), KEYS, Sample.NOW.minus(Duration.ofHours(1))));
        writeStatus("forged", Sample.status(Map.of(), FixedKeys.of("forger"), Sample.NOW));
        Files.write(Files.createDirectories(folder.resolve("status")).resolve("junk.cwt"), new byte[] {1, 2, 3});

        assertThat(check()).isEqualTo("CE-221");
    }

    @Test
    void a_forged_trust_list_is_refused_aloud() throws IOException {
        writeTrust(FixedKeys.of("forger"));

        assertThatThrownBy(this::check).isInstanceOf(TrustListRefused.class);
    }

    @Test
    void a_kept_trust_list_is_followed_by_newer_ones_only() throws IOException {
        writeTrust(KEYS);
        TrustList seven = Sample.trust(KEYS);
        TrustList eight = new TrustList(8, seven.issuedAt(), seven.refreshBy(), seven.keys(), seven.bureaus());
        byte[] newer = SignedTrustList.sign(eight, KEYS).signed();

        CheckFiles.keepTrustList(folder, newer);

        assertThat(Files.readAllBytes(folder.resolve(CheckFiles.TRUST_LIST))).isEqualTo(newer);
        for (TrustList lie : List.of(seven, eight)) {
            byte[] older = SignedTrustList.sign(lie, KEYS).signed();
            assertThatThrownBy(() -> CheckFiles.keepTrustList(folder, older))
                    .isInstanceOfSatisfying(
                            TrustListRefused.class,
                            refused -> assertThat(refused.code()).isEqualTo("CE-032"));
        }
        byte[] forged = SignedTrustList.sign(
                        new TrustList(9, seven.issuedAt(), seven.refreshBy(), seven.keys(), seven.bureaus()),
                        FixedKeys.of("forger"))
                .signed();
        assertThatThrownBy(() -> CheckFiles.keepTrustList(folder, forged)).isInstanceOf(TrustListRefused.class);
        assertThat(Files.readAllBytes(folder.resolve(CheckFiles.TRUST_LIST))).isEqualTo(newer);
        assertThat(folder.resolve(CheckFiles.TRUST_LIST + ".new")).doesNotExist();
    }

    private String check() {
        return CertificateChecker.with(
                        CheckFiles.in(folder, Set.of(Sample.HOST)), Clock.fixed(Sample.NOW, ZoneOffset.UTC))
                .check(LINK)
                .code();
    }

    private void writeTrust(FixedKeys signer) throws IOException {
        TrustRoots roots =
                new TrustRoots(List.of(KEYS.current(PayloadContext.TRUST_LIST).publicKey()));
        Files.writeString(folder.resolve(CheckFiles.ROOTS), roots.text());
        Files.write(
                folder.resolve(CheckFiles.TRUST_LIST),
                SignedTrustList.sign(Sample.trust(KEYS), signer).signed());
    }

    private void writeStatus(String name, StatusListToken token) throws IOException {
        Path status = Files.createDirectories(folder.resolve(CheckFiles.STATUS));
        Files.write(status.resolve(name + ".cwt"), token.token());
    }
}
