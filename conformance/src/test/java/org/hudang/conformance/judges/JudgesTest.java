package org.hudang.conformance.judges;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hudang.conformance.Product;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every judge about every paper of the matrix; the table is left in {@code target/judges.md}. */
class JudgesTest {
    /** Inside the comment with which a binary PDF begins: no reader shows it, every signature covers it. */
    private static final int IN_THE_COMMENT = 11;

    private static final Path LEFT = Path.of("target", "judges.md");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void the_matrix_has_every_level_with_every_key_and_every_shape_with_both_algorithms() {
        assertThat(Papers.all()).hasSize(6 * 5 + 9 * 2 * 2);
        assertThat(Papers.all().stream().map(Paper::toString)).doesNotHaveDuplicates();
    }

    @Test
    void every_judge_passes_every_paper_but_what_is_declared_beforehand() {
        assertThat(Bench.MATRIX.complaints()).as(Bench.MATRIX.markdown()).isEmpty();
    }

    @Test
    void so_it_is_with_the_papers_of_the_main_job() {
        assertThat(Papers.ofTheMainJob("valid")).hasSizeGreaterThanOrEqualTo(4);
        assertThat(Bench.MAIN_JOB.complaints()).as(Bench.MAIN_JOB.markdown()).isEmpty();
    }

    @Test
    void an_altered_paper_of_the_main_job_is_found_out_by_all() throws IOException {
        List<Paper> altered = Papers.ofTheMainJob("altered");

        assertThat(altered).isNotEmpty();
        for (Paper paper : altered) {
            foundOut(
                    paper, List.of(Hudang.over(altered), Bench.DSS, new IText(), new Pdfsig(), Bench.MAIN_JOB_OPENSSL));
        }
    }

    @Test
    void the_page_shows_the_table_as_it_comes_out() throws IOException {
        Path page = Product.root().resolve("docs").resolve("reference").resolve("judges.md");

        assertThat(Files.readString(page))
                .as("the new table is in " + LEFT.toAbsolutePath())
                .contains(Bench.MATRIX.markdown(), JudgesTable.reasons());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ec", "rsa", "sm2", "both", "token-ec", "token-rsa"})
    void every_judge_finds_out_one_changed_bit(String keys) throws IOException {
        Paper honest = Papers.all().stream()
                .filter(paper -> paper.own()
                        && paper.keys().equals(keys)
                        && paper.level().equals("b-t"))
                .findFirst()
                .orElseThrow();
        byte[] bytes = Files.readAllBytes(honest.file());
        bytes[IN_THE_COMMENT] ^= 1;
        Paper changed = honest.at(Files.write(folder.resolve("changed.pdf"), bytes));

        foundOut(changed, List.of(Hudang.over(List.of(changed)), Bench.DSS, new IText(), new Pdfsig(), Bench.OPENSSL));
    }

    /** Every judge of signatures says no; one that cannot tell must have been declared. */
    private static void foundOut(Paper paper, List<Judge> judges) {
        for (Judge judge : judges) {
            Answer answer = JudgesTable.asked(judge, paper);
            if (Declared.of(judge.name(), paper).isPresent()) {
                assertThat(answer).as(judge.name()).isInstanceOf(Answer.CannotTell.class);
            } else {
                assertThat(answer)
                        .as(judge.name())
                        .isInstanceOfSatisfying(
                                Answer.Failed.class,
                                failed -> assertThat(failed.why()).doesNotContain("breaks down"));
            }
        }
    }

    /** The judges, called once. */
    private static final class Bench {
        static final Dss DSS = new Dss(Papers.internationalRoot());
        static final OpenSsl OPENSSL;
        static final OpenSsl MAIN_JOB_OPENSSL;
        static final JudgesTable MATRIX;
        static final JudgesTable MAIN_JOB;

        static {
            try {
                OPENSSL = new OpenSsl(Papers.folder().resolve("openssl"), Papers.roots());
                MATRIX = JudgesTable.of(judges(Papers.all(), OPENSSL), Papers.all());
                List<Paper> ofTheMainJob = Papers.ofTheMainJob("valid");
                MAIN_JOB_OPENSSL = new OpenSsl(Papers.folder().resolve("openssl"), Papers.rootsOfTheMainJob());
                MAIN_JOB = JudgesTable.of(judges(ofTheMainJob, MAIN_JOB_OPENSSL), ofTheMainJob);
                String all = MATRIX.markdown() + "\n" + MAIN_JOB.markdown() + "\n" + JudgesTable.reasons();
                Files.writeString(LEFT, all);
                System.out.println(all);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static List<Judge> judges(List<Paper> papers, OpenSsl openSsl) throws IOException {
            return List.of(
                    Hudang.over(papers), DSS, new IText(), new ITextRevisions(), new Pdfsig(), openSsl, new VeraPdf());
        }
    }
}
