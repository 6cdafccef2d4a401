package org.hudang.signing.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hudang.signing.judges.IText;
import org.hudang.signing.judges.IText.Changes;
import org.hudang.signing.verify.SignedPapers.Paper;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * iText's validator of revisions over our papers and those of others: a second opinion in tests, where its mistakes cost
 * nobody anything. The figures stand in decision 0055.
 */
class SecondOpinionTest {
    /** An honest paper of four signers that iText blames. */
    private static final String BLAMED = "multi__mkl7__step6_signed_by_alice_bob_carol_and_dave.pdf";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void no_paper_of_the_house_is_blamed_and_no_honest_update_behind_it() {
        SignedPapers office = new SignedPapers(folder);
        List<String> blamed = new ArrayList<>();
        for (Paper paper : office.all()) {
            if (IText.changes(paper.pdf()) != Changes.ALLOWED) {
                blamed.add(paper.name());
            }
        }
        Paper first = office.all().get(0);
        LaterHonesty.all(office, first.closed()).forEach((name, deed) -> {
            if (IText.changes(deed.behind(first.pdf())) == Changes.FORBIDDEN) {
                blamed.add(name);
            }
        });

        assertThat(blamed).isEmpty();
    }

    @Test
    void an_honest_paper_of_others_is_blamed_so_that_its_no_is_no_reason() throws IOException {
        List<String> blamed = new ArrayList<>();
        for (Path file : corpus("VALID")) {
            if (IText.changes(Files.readAllBytes(file)) == Changes.FORBIDDEN) {
                blamed.add(file.getFileName().toString());
            }
        }

        assertThat(blamed).containsExactly(BLAMED);
    }

    @Test
    void what_it_forbids_in_a_bad_paper_we_call_altered_and_not_the_other_way_round() throws IOException {
        int missed = 0;
        for (Path file : corpus("INVALID")) {
            byte[] pdf = Files.readAllBytes(file);
            assertThat(Verifier.with(java.time.Clock.systemUTC())
                            .verify("paper.pdf", pdf, VerificationOptions.strict())
                            .verdict())
                    .isInstanceOf(Verdict.Altered.class);
            missed += IText.changes(pdf) == Changes.FORBIDDEN ? 0 : 1;
        }

        assertThat(missed).isPositive();
    }

    private static List<Path> corpus(String verdict) {
        Optional<Path> corpus = Corpora.folder("pdf-signatures");
        Assumptions.assumeTrue(corpus.isPresent(), "SKIPPED: the corpus pdf-signatures is not there");
        return Corpora.rows(corpus.orElseThrow().resolve("verdicts.tsv")).stream()
                .filter(row -> row[7].equals(verdict))
                .map(row -> corpus.get().resolve(row[0]))
                .toList();
    }
}
