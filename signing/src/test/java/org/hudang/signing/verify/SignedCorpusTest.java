package org.hudang.signing.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hudang.signing.verify.SignatureReport.ChangesAfter;
import org.hudang.signing.verify.SignatureReport.SignatureIntegrity;
import org.hudang.signing.verify.VerificationReport.Integrity;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Real and attacked papers from public test suites: every bad one caught, no good one blamed. */
class SignedCorpusTest {
    private final Verifier verifier = Verifier.with(Clock.fixed(TestAuthority.NOW, ZoneOffset.UTC));

    @TestFactory
    List<DynamicTest> every_file_of_the_signed_corpus_is_judged_as_its_table_says() {
        Optional<Path> folder = Corpora.folder("pdf-signatures");
        Assumptions.assumeTrue(folder.isPresent(), "SKIPPED: the corpus pdf-signatures is not there");
        List<DynamicTest> tests = new ArrayList<>();
        for (String[] row : Corpora.rows(folder.orElseThrow().resolve("verdicts.tsv"))) {
            Path file = folder.get().resolve(row[0]);
            tests.add(dynamicTest(row[0] + " is " + row[7], () -> check(file, row[7])));
        }
        return tests;
    }

    @TestFactory
    List<DynamicTest> signature_attacks_of_the_hostile_corpus_are_altered_and_its_controls_are_not() {
        Optional<Path> folder = Corpora.folder("hostile");
        Assumptions.assumeTrue(folder.isPresent(), "SKIPPED: the corpus hostile is not there");
        List<DynamicTest> tests = new ArrayList<>();
        for (String[] row : Corpora.rows(folder.orElseThrow().resolve("manifest.tsv"))) {
            Path file = folder.get().resolve(row[0]);
            if (row[0].startsWith("v")) {
                tests.add(dynamicTest(row[0], () -> check(file, "INVALID")));
            } else if (row[0].startsWith("c07") || row[0].startsWith("c08")) {
                tests.add(dynamicTest(row[0], () -> check(file, "VALID")));
            } else if (row[0].startsWith("e02")) {
                tests.add(dynamicTest(row[0], () -> check(file, "ENCRYPTED")));
            } else if (row[0].endsWith(".pdf")) {
                tests.add(dynamicTest(row[0], () -> check(file, "ANY_BUT_FINISHES")));
            }
        }
        return tests;
    }

    private void check(Path file, String expected) {
        VerificationReport report = verifier.verify(file, VerificationOptions.strict());

        switch (expected) {
            case "VALID" -> {
                assertThat(report.integrity()).isEqualTo(Integrity.INTACT);
                assertThat(report.signatures()).isNotEmpty().allSatisfy(signature -> {
                    assertThat(signature.integrity()).isEqualTo(SignatureIntegrity.INTACT);
                    assertThat(signature.changesAfter()).isIn(ChangesAfter.NONE, ChangesAfter.PERMITTED);
                });
            }
            case "INVALID" -> {
                assertThat(report.verdict()).isInstanceOf(Verdict.Altered.class);
                assertThat(report.integrity()).isEqualTo(Integrity.ALTERED);
            }
            case "SUSPECT" -> {
                assertThat(report.verdict().exitCode()).isNotZero();
                assertThat(report.integrity()).isNotEqualTo(Integrity.INTACT);
            }
            case "NO_SIGNATURE" -> assertThat(report.verdict()).isInstanceOf(Verdict.Unsigned.class);
            case "ENCRYPTED", "UNREADABLE_OR_NO_SIGNATURE" ->
                assertThat(report.verdict()).isInstanceOf(Verdict.Refused.class);
            case "ANY_BUT_FINISHES" -> assertThat(report.verdict().exitCode()).isNotZero();
            default -> throw new IllegalArgumentException("the table has a new word: " + expected);
        }
        assertThat(report.verdict().exitCode()).as("nobody is trusted here").isNotZero();
    }
}
