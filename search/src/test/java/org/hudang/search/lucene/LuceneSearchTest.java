package org.hudang.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hudang.search.Caller;
import org.hudang.search.HitGuard;
import org.hudang.search.HouseholdDocument;
import org.hudang.search.IndexInUse;
import org.hudang.search.IndexMadeOtherwise;
import org.hudang.search.IndexState.Condition;
import org.hudang.search.IndexUnreadable;
import org.hudang.search.IndexedPerson;
import org.hudang.search.ItemDocument;
import org.hudang.search.Place;
import org.hudang.search.Query;
import org.hudang.search.Rebuild;
import org.hudang.search.TailKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only the engine inside the process has: its directory, its files and their damage. */
class LuceneSearchTest {

    private static final TailKey KEY = key("the first key of the directory");
    private static final Caller BUREAU = new Caller("bureau", Caller.BUREAU);
    private static final HitGuard ALL =
            (hits, caller) -> hits.stream().map(HitGuard.Reference::id).collect(Collectors.toSet());

    @TempDir
    Path directory = Path.of("set by JUnit");

    private static TailKey key(String text) {
        return TailKey.hmacSha256(text.getBytes(StandardCharsets.US_ASCII));
    }

    private LuceneSearch open() {
        return open(KEY);
    }

    private LuceneSearch open(TailKey key) {
        return LuceneSearch.open(directory.resolve("index"), key, ALL, Clock.systemUTC());
    }

    private static HouseholdDocument household() {
        return new HouseholdDocument(
                "hh_a",
                new Place("999001001", "样板村", "样板镇"),
                Set.of("DB"),
                List.of(new IndexedPerson("张样例", Optional.of("999001199003077754"), Optional.of("13812345678"))),
                List.of(),
                LocalDate.of(2026, 3, 1));
    }

    private static ItemDocument paper() {
        return new ItemDocument(
                "itm_a",
                "hh_a",
                new Place("999001001", "样板村", "样板镇 999001199003077754"),
                "DB",
                "INCOME",
                "证明999001199003077754",
                List.of(),
                List.of(),
                LocalDate.of(2026, 3, 1),
                List.of("身份证999001 19900307 7754，电话13812345678", "第二页９９９００１１９９００３０７７７５４"));
    }

    private void fill() {
        try (LuceneSearch search = open()) {
            search.put(household(), 1);
            search.put(paper(), 1);
            search.refresh();
        }
    }

    private List<Path> files(String ending) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .filter(f -> f.toString().endsWith(ending))
                    .toList();
        }
    }

    @Test
    void no_file_of_the_index_holds_an_identity_or_phone_number() throws IOException {
        // compound files and stored fields are compressed, so the whole index is also read back field by field
        fill();

        for (Path file : files("")) {
            String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            assertThat(bytes)
                    .doesNotContain("19900307")
                    .doesNotContain("13812345678")
                    .doesNotContain("12345678");
        }
        assertThat(IndexDump.everything(directory.resolve("index/g-000001")))
                .contains("身份")
                .doesNotContain("19900307")
                .doesNotContain("12345678");
    }

    @Test
    void another_directory_key_gives_other_tokens_and_asks_for_a_rebuild() {
        fill();

        try (LuceneSearch search = open(key("another key, of another office"))) {
            assertThat(search.state().condition()).isEqualTo(Condition.NEEDS_REBUILD);
            assertThat(search.state().code()).contains("SR-021");
            assertThatThrownBy(() -> search.find(Query.of("张样例"), BUREAU)).isInstanceOf(IndexMadeOtherwise.class);
            assertThatThrownBy(() -> search.put(household(), 2)).isInstanceOf(IndexMadeOtherwise.class);
        }
        try (LuceneSearch search = open()) {
            assertThat(search.find(Query.of("7754"), BUREAU).hits()).hasSize(2);
        }
    }

    @Test
    void one_altered_byte_in_any_file_is_noticed_and_a_rebuild_heals() throws IOException {
        fill();
        List<Path> files = files("").stream()
                .filter(f -> f.toString().contains("/g-"))
                .filter(f -> !f.endsWith("write.lock"))
                .toList();
        assertThat(files).hasSizeGreaterThanOrEqualTo(3);

        for (Path file : files) {
            byte[] whole = Files.readAllBytes(file);
            byte[] altered = whole.clone();
            altered[whole.length / 2] ^= 1;
            Files.write(file, altered);
            try (LuceneSearch search = open()) {
                assertThat(search.state().condition()).as(file.toString()).isEqualTo(Condition.NEEDS_REBUILD);
                assertThat(search.state().code()).contains("SR-020");
                assertThatThrownBy(() -> search.find(Query.of("张样例"), BUREAU)).isInstanceOf(IndexUnreadable.class);
                assertThatThrownBy(() -> search.put(household(), 2)).isInstanceOf(IndexUnreadable.class);
                assertThatThrownBy(search::refresh).isInstanceOf(IndexUnreadable.class);
            }
            Files.write(file, whole);
        }

        Files.write(files.get(0), new byte[] {1, 2, 3});
        try (LuceneSearch search = open()) {
            try (Rebuild rebuild = search.rebuild()) {
                search.put(household(), 2);
                rebuild.put(paper(), 1);
                rebuild.finish();
            }
            assertThat(search.state().condition()).isEqualTo(Condition.READY);
            assertThat(search.find(Query.of("7754"), BUREAU).hits()).hasSize(2);
        }
    }

    @Test
    void a_missing_folder_or_a_pointer_to_nowhere_asks_for_a_rebuild() throws IOException {
        fill();
        Files.writeString(directory.resolve("index/current"), "../../elsewhere\n");

        try (LuceneSearch search = open()) {
            assertThat(search.state().condition()).isEqualTo(Condition.NEEDS_REBUILD);
        }
    }

    @Test
    void a_generation_left_half_built_by_a_crash_is_cleared_away() throws IOException {
        fill();
        Path half = Files.createDirectory(directory.resolve("index/g-000002"));
        Files.write(half.resolve("_0.fdt"), new byte[] {1});

        try (LuceneSearch search = open()) {
            assertThat(half).doesNotExist();
            assertThat(search.find(Query.of("张样例"), BUREAU).hits()).hasSize(1);
        }
    }

    @Test
    void a_first_start_that_crashed_before_it_was_done_starts_again() throws IOException {
        Files.createDirectories(directory.resolve("index/g-000001"));

        try (LuceneSearch search = open()) {
            assertThat(search.state().condition()).isEqualTo(Condition.READY);
            assertThat(search.state().documents()).isZero();
        }
    }

    @Test
    void the_directory_is_for_its_owner_only_and_for_one_opening_at_a_time() throws IOException {
        try (LuceneSearch search = open()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("index"))))
                    .isEqualTo("rwx------");
            assertThatThrownBy(this::open).isInstanceOf(IndexInUse.class);
            assertThat(search.state().documents()).isZero();
        }
    }

    @Test
    void the_old_generation_is_deleted_after_a_switch() throws IOException {
        fill();

        try (LuceneSearch search = open();
                Rebuild rebuild = search.rebuild()) {
            rebuild.finish();
            assertThat(directory.resolve("index/g-000001")).doesNotExist();
            assertThat(Files.readString(directory.resolve("index/current"))).isEqualTo("g-000002\n");
        }
    }

    @Test
    void people_who_search_while_the_index_is_switched_always_get_an_answer() throws Exception {
        fill();
        try (LuceneSearch search = open()) {
            List<Throwable> failures = new java.util.concurrent.CopyOnWriteArrayList<>();
            java.util.concurrent.atomic.AtomicBoolean done = new java.util.concurrent.atomic.AtomicBoolean();
            Thread reader = new Thread(() -> {
                while (!done.get()) {
                    try {
                        assertThat(search.find(Query.of("张样例"), BUREAU).hits()).hasSize(1);
                    } catch (Throwable e) {
                        failures.add(e);
                        return;
                    }
                }
            });
            reader.start();
            for (int round = 0; round < 10; round++) {
                try (Rebuild rebuild = search.rebuild()) {
                    rebuild.put(household(), 1);
                    rebuild.finish();
                }
            }
            done.set(true);
            reader.join();
            assertThat(failures).isEmpty();
        }
    }

    @Test
    void a_closed_index_says_so() {
        LuceneSearch search = open();
        search.close();

        assertThatThrownBy(() -> search.find(Query.of("张"), BUREAU)).isInstanceOf(IndexUnreadable.class);
        assertThat(search.state().condition()).isEqualTo(Condition.NEEDS_REBUILD);
        search.close();
    }

    @Test
    void digits_in_a_code_are_the_same_under_every_language_of_the_machine() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            fill();
            assertThat(directory.resolve("index/g-000001")).isDirectory();
        } finally {
            Locale.setDefault(before);
        }
    }
}
