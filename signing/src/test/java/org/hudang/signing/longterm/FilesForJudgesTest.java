package org.hudang.signing.longterm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.hudang.signing.key.Certificates;
import org.hudang.signing.longterm.Preservation.Kept;
import org.hudang.signing.pdf.SignatureProfile;
import org.hudang.signing.verify.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Leaves kept papers of today in {@code target/for-judges}, with the roots, for the foreign judges of the module
 * conformance, which shares no class path with this one.
 */
class FilesForJudgesTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void papers_of_today_are_left_for_the_judges() throws Exception {
        Path left = Files.createDirectories(Path.of("target", "for-judges"));
        Office.Hands clock = new Office.Hands();
        Instant today = Instant.now();
        clock.set(today.minus(Duration.ofMinutes(10)));
        Office office = new Office(folder, clock);
        Files.write(
                left.resolve("anchors.pem"), Certificates.pem(office.authority().anchors()));

        for (SignatureProfile profile : SignatureProfile.values()) {
            clock.set(today.minus(Duration.ofMinutes(5)));
            byte[] signed = office.signed(profile);
            clock.set(today.minus(Duration.ofMinutes(3)));
            for (KeptLevel level : KeptLevel.values()) {
                byte[] kept =
                        ((Kept) office.keeping().preserve(signed, level)).pdf().bytes();
                assertThat(office.judge(kept).verdict()).isEqualTo(new Verdict.Valid());
                Files.write(left.resolve(name(profile, level.name())), kept);
                if (level == KeptLevel.B_LTA) {
                    clock.set(today.minus(Duration.ofMinutes(1)));
                    byte[] prolonged =
                            ((Kept) office.keeping().prolong(kept)).pdf().bytes();
                    Files.write(left.resolve(name(profile, "B_LTA-prolonged")), prolonged);
                }
            }
        }
    }

    private static String name(SignatureProfile profile, String level) {
        return (profile.name() + "-" + level + ".pdf").toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
