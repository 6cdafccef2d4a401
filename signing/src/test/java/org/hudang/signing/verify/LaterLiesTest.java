package org.hudang.signing.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hudang.signing.verify.LaterUpdates.Deed;
import org.hudang.signing.verify.SignatureReport.ChangesAfter;
import org.hudang.signing.verify.SignedPapers.Paper;
import org.hudang.signing.verify.TailLies.Saving;
import org.hudang.signing.verify.VerificationReport.Integrity;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every lie that a well-formed update can tell, behind papers signed in every way, and behind real ones of others. */
class LaterLiesTest {
    private static final long SEED = 20261124;
    private static final Set<String> COMPARED = Set.of("SG-332", "SG-333", "SG-336", "SG-337", "SG-338", "SG-393");
    /** Each lie is told behind every third paper, in turn; {@code -Dhudang.lies=1} tells each behind all. */
    private static final int EVERY = Integer.getInteger("hudang.lies", 3);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static SignedPapers office;

    private final Verifier verifier = Verifier.with(Clock.fixed(TestAuthority.NOW, ZoneOffset.UTC));

    @BeforeAll
    static void open_the_office() {
        office = new SignedPapers(folder);
    }

    /** Writes one update behind a paper that says something else; the same bytes when this paper has nothing of the kind. */
    private interface Lie {
        byte[] behind(byte[] pdf, Random random);
    }

    private static Map<String, Lie> lies() {
        Map<String, Deed> deeds = new LinkedHashMap<>(ContentLies.all());
        deeds.putAll(CatalogLies.all());
        deeds.putAll(FormLies.all());
        Map<String, Lie> all = new LinkedHashMap<>();
        deeds.forEach((name, deed) -> all.put(name, (pdf, random) -> LaterUpdates.apply(pdf, deed, random)));
        RawLies.all()
                .forEach((name, lie) -> all.put(
                        name, (pdf, random) -> KnownPaper.of(pdf, lie::behind).orElse(pdf)));
        TailLies.all().forEach((name, lie) -> all.put(name, (pdf, random) -> lie.behind(Saving.of(pdf))));
        LaunderedLies.all(office).forEach((name, lie) -> all.put(name, lie::over));
        return all;
    }

    private VerificationReport judge(byte[] pdf) {
        return verifier.verify("paper.pdf", pdf, VerificationOptions.strict().trusting(office.trust()));
    }

    @TestFactory
    Stream<DynamicTest> no_lie_behind_a_paper_of_the_house_is_valid() {
        List<Paper> papers = office.all();
        return IntStream.range(0, papers.size())
                .mapToObj(i -> dynamicTest(papers.get(i).name(), () -> lieBehind(papers.get(i), i)));
    }

    private void lieBehind(Paper paper, int turn) {
        assertThat(judge(paper.pdf()).verdict()).isEqualTo(new Verdict.Valid());
        assertAllSeen(paper.pdf(), lies(), turn);
    }

    private void assertAllSeen(byte[] pdf, Map<String, Lie> lies, int turn) {
        List<String> missed = new ArrayList<>();
        int told = 0;
        int at = turn;
        for (Map.Entry<String, Lie> lie : lies.entrySet()) {
            if (at++ % EVERY != 0) {
                continue;
            }
            byte[] forged = lie.getValue().behind(pdf, new Random(SEED + told));
            if (forged != pdf) {
                told++;
                VerificationReport report = judge(forged);
                if (report.integrity() != Integrity.ALTERED || !(report.verdict() instanceof Verdict.Altered)) {
                    missed.add(lie.getKey() + ": " + report.verdict().word());
                }
                if (isCompared(report) && report.compared().differences().isEmpty()) {
                    missed.add(lie.getKey() + ": not explained");
                }
            }
        }
        assertThat(missed).isEmpty();
        assertThat(told).isGreaterThan(20);
    }

    /** Whether the file was found changed by comparing two documents, so that there is something to show. */
    private static boolean isCompared(VerificationReport report) {
        return report.signatures().stream()
                .filter(one -> one.changesAfter() == ChangesAfter.FORBIDDEN)
                .flatMap(one -> one.reasons().stream())
                .anyMatch(reason -> COMPARED.contains(reason.code()));
    }

    @TestFactory
    Stream<DynamicTest> what_happens_to_a_paper_in_honest_hands_is_not_blamed() {
        return office.all().stream()
                .map(paper -> dynamicTest(paper.name(), () -> {
                    List<String> blamed = new ArrayList<>();
                    LaterHonesty.all(office, paper.closed()).forEach((name, deed) -> {
                        VerificationReport report = judge(deed.behind(paper.pdf()));
                        if (!report.verdict().equals(new Verdict.Valid())) {
                            blamed.add(name + ": " + report.verdict().word() + " "
                                    + report.signatures().stream()
                                            .flatMap(one ->
                                                    one.reasons().stream().map(Reason::code))
                                            .toList());
                        }
                    });
                    assertThat(blamed).isEmpty();
                }));
    }

    @TestFactory
    Stream<DynamicTest> no_lie_behind_a_real_paper_is_overlooked() {
        Optional<Path> corpus = Corpora.folder("pdf-signatures");
        if (corpus.isEmpty()) {
            System.err.println("SKIPPED: the corpus pdf-signatures is not there");
            return Stream.empty();
        }
        List<String> files = Corpora.rows(corpus.get().resolve("verdicts.tsv")).stream()
                .filter(row -> row[7].equals("VALID"))
                .map(row -> row[0])
                .toList();
        return IntStream.range(0, files.size())
                .mapToObj(i -> dynamicTest(files.get(i), () -> {
                    byte[] pdf = Files.readAllBytes(corpus.get().resolve(files.get(i)));
                    VerificationReport report = judge(pdf);
                    assertThat(report.integrity()).isEqualTo(Integrity.INTACT);
                    Map<String, Lie> lies = lies();
                    if (report.signatures().stream().anyMatch(one -> one.changesAfter() == ChangesAfter.PERMITTED)) {
                        // who filled a field after the signature may fill it again
                        lies.keySet().removeAll(FormLies.REFILLING);
                    }
                    assertAllSeen(pdf, lies, i);
                }));
    }
}
