package org.hudang.signing.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** OFD papers with seals of GB/T 38540, good and bad, under the anchor and the list that come with them. */
class OfdCorpusTest {
    @TestFactory
    List<DynamicTest> every_file_of_the_ofd_corpus_is_judged_as_its_table_says() {
        Optional<Path> folder = Corpora.folder("ofd");
        Assumptions.assumeTrue(folder.isPresent(), "SKIPPED: the corpus ofd is not there");
        Path place = folder.orElseThrow();
        VerificationOptions options = VerificationOptions.strict()
                .trusting(TrustData.read(List.of(place.resolve("ca.pem")), List.of(place.resolve("crl.pem"))));
        Verifier verifier = Verifier.with(Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC));
        List<DynamicTest> tests = new ArrayList<>();
        for (String[] row : Corpora.rows(place.resolve("verdicts.tsv"))) {
            tests.add(dynamicTest(
                    row[0] + " is " + row[1], () -> check(verifier.verify(place.resolve(row[0]), options), row[1])));
        }
        return tests;
    }

    private static void check(VerificationReport report, String expected) {
        switch (expected) {
            case "VALID" -> {
                assertThat(report.verdict()).isEqualTo(new Verdict.Valid());
                assertThat(report.signatures()).isNotEmpty();
            }
            case "INVALID" ->
                assertThat(report.verdict()).isInstanceOfAny(Verdict.Altered.class, Verdict.Expired.class);
            case "UNSIGNED" -> assertThat(report.verdict()).isInstanceOf(Verdict.Unsigned.class);
            case "REJECT" -> assertThat(report.verdict()).isInstanceOf(Verdict.Refused.class);
            default -> throw new IllegalArgumentException("the table has a new word: " + expected);
        }
    }
}
