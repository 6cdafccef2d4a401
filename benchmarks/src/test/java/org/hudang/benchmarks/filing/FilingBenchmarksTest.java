package org.hudang.benchmarks.filing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.hudang.archive.volume.Filed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each benchmark does what it says, once; how fast is no matter here. */
class FilingBenchmarksTest {
    @Test
    void five_new_papers_are_filed_each_time() throws IOException {
        PaperFiling.Open open = new PaperFiling.Open();
        open.open();
        PaperFiling.Desk desk = new PaperFiling.Desk();
        desk.open(open);
        try {
            PaperFiling benchmark = new PaperFiling();

            desk.renew();
            Filed first = benchmark.hudang(desk);
            desk.renew();
            Filed second = benchmark.hudang(desk);

            assertThat(first.items()).hasSize(House.PAPERS);
            assertThat(second.again()).isFalse();
            assertThat(second.items().get(0).renditions().get(0).sha256())
                    .isNotEqualTo(first.items().get(0).renditions().get(0).sha256());
            try (var in = desk.house
                    .archive()
                    .read(second.items().get(4).renditions().get(0).id(), House.CLERK)) {
                assertThat(in.readAllBytes()).isEqualTo(desk.papers[4]);
            }
        } finally {
            open.close();
        }
    }

    @Test
    void one_new_paper_goes_into_a_volume_of_twenty() {
        PaperUpdating.Open open = new PaperUpdating.Open();
        open.open();
        PaperUpdating.Desk desk = new PaperUpdating.Desk();
        desk.open(open);
        try {
            PaperUpdating benchmark = new PaperUpdating();

            desk.renew();
            Filed first = benchmark.hudang(desk);
            desk.renew();
            Filed second = benchmark.hudang(desk);

            assertThat(first.version()).isEqualTo(5);
            assertThat(second.version()).isEqualTo(6);
            assertThat(second.items())
                    .singleElement()
                    .satisfies(item -> assertThat(item.code()).endsWith("-0022"));
        } finally {
            open.close();
        }
    }

    @Test
    void the_floor_keeps_each_paper_under_its_digest() throws IOException {
        PaperFiling.Shelf shelf = new PaperFiling.Shelf();
        shelf.open();
        shelf.renew();

        var place = new PaperFiling().floor(shelf);

        assertThat(Files.readAllBytes(place)).isEqualTo(shelf.papers[4]);
        shelf.close();
        assertThat(place).doesNotExist();
    }

    @Test
    void what_is_promised_keeps_the_papers_and_two_notes() throws Exception {
        PaperFiling.Open open = new PaperFiling.Open();
        PaperFiling.Shelf shelf = new PaperFiling.Shelf();
        open.open();
        shelf.open();
        try {
            shelf.renew();

            var place = new PaperFiling().promised(open, shelf);

            assertThat(Files.readAllBytes(place)).isEqualTo(shelf.papers[4]);
            assertThat(open.house.notes())
                    .hasSize(2)
                    .first()
                    .satisfies(digests -> assertThat(digests.split(" ")).hasSize(10));
        } finally {
            shelf.close();
            open.close();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void the_catalogue_is_lost_and_made_anew_each_time(int threads) throws IOException {
        Rebuilding.Desk desk = new Rebuilding.Desk();
        desk.households = 6;
        desk.threads = threads;
        desk.open();
        try {
            for (int i = 0; i < 2; i++) {
                desk.lose();
                var rebuilt = new Rebuilding().hudang(desk);
                assertThat(rebuilt.findings()).isEmpty();
                assertThat(rebuilt.items()).isEqualTo(5L * desk.households);
            }
            assertThat(desk.files).hasSizeGreaterThan(desk.households * 10);
        } finally {
            desk.close();
        }
    }

    @Test
    void a_filled_archive_tells_what_a_filing_costs_at_each_mark() {
        List<Filled.Mark> marks = Filled.measure(
                List.of(1, 2), new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));

        assertThat(marks).extracting(Filled.Mark::households).containsExactly(1, 2);
        assertThat(marks)
                .allMatch(mark -> mark.filing().value() > 0 && mark.ofFloor().value() > 0);
        assertThat(Filled.table(marks)).contains("filing with 2 households", "from the first to the last");
    }

    @Test
    void reading_gives_the_paper_and_checking_finds_all_of_them_sound() throws Exception {
        PaperReading.Desk reading = new PaperReading.Desk();
        reading.open();
        FixityCheck.Desk fixity = new FixityCheck.Desk();
        fixity.volumes = 2;
        fixity.threads = 4;
        fixity.open();
        try {
            assertThat(new PaperReading().hudang(reading))
                    .isEqualTo(new PaperReading().floor(reading))
                    .isEqualTo(new PaperReading().asked(reading));
            assertThat(new FixityCheck().hudang(fixity).clean()).isTrue();
            assertThat(new FixityCheck().hudang(fixity).bytes()).isGreaterThanOrEqualTo(50L * House.BYTES);
            assertThat(fixity.plain).hasSize(50);
            assertThat(fixity.all).hasSizeGreaterThan(100);
            try (BarePass alone = new BarePass(1)) {
                assertThat(new FixityCheck().floor(fixity)).isEqualTo(alone.over(fixity.all));
                assertThat(new FixityCheck().papers(fixity)).isEqualTo(alone.over(fixity.plain));
            }
        } finally {
            reading.close();
            fixity.close();
        }
    }
}
