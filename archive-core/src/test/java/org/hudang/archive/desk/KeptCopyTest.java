package org.hudang.archive.desk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hudang.archive.ArchiveBed.TOWN_A;
import static org.hudang.archive.ArchiveBed.TOWN_B;
import static org.hudang.archive.ArchiveBed.filing;
import static org.hudang.archive.ArchiveBed.household;
import static org.hudang.archive.ArchiveBed.volume;

import io.ocfl.core.validation.Validator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hudang.archive.Archive;
import org.hudang.archive.ArchiveBed;
import org.hudang.archive.CommandRefused;
import org.hudang.archive.KeyReused;
import org.hudang.archive.VolumeUnknown;
import org.hudang.archive.household.Household;
import org.hudang.archive.journal.JournalEntry;
import org.hudang.archive.volume.ContentSource;
import org.hudang.archive.volume.Filed;
import org.hudang.archive.volume.Filing;
import org.hudang.archive.volume.ItemId;
import org.hudang.archive.volume.ItemView;
import org.hudang.archive.volume.NewCopy;
import org.hudang.archive.volume.NewRendition;
import org.hudang.archive.volume.RenditionRole;
import org.hudang.archive.volume.RenditionView;
import org.hudang.archive.volume.Volume;
import org.hudang.testbed.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A filed paper gets a further file that keeps its signatures verifiable; what was filed is never written over. */
class KeptCopyTest {
    private static final TestDatabase DATABASE = TestDatabase.migrated("archive");

    @TempDir
    private Path folder;

    private ArchiveBed bed;
    private Archive archive;
    private Household home;
    private Volume volume;
    private ItemId first;
    private ItemId second;

    @BeforeEach
    void file_two_papers() {
        bed = new ArchiveBed(ArchiveBed.emptied(DATABASE), folder, 1);
        archive = bed.archive();
        home = household(archive, "h", TOWN_A);
        volume = volume(archive, "v", home.number(), TOWN_A);
        Filed filed = archive.file(filing("f", volume, "甲", "乙"), TOWN_A);
        first = filed.items().get(0).id();
        second = filed.items().get(1).id();
    }

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    @Test
    void a_kept_copy_stands_beside_the_original_in_a_new_version_of_the_volume() throws IOException {
        ItemView before = archive.item(second, TOWN_A).orElseThrow();

        Filed filed = archive.file(copies("keep", kept(second, "乙 with proof")), TOWN_A);

        assertThat(filed.version()).isEqualTo(2);
        assertThat(filed.items()).singleElement().satisfies(item -> {
            assertThat(item.id()).isEqualTo(second);
            assertThat(item.code()).isEqualTo(before.code());
            assertThat(item.renditions()).hasSize(1);
        });
        ItemView after = archive.item(second, TOWN_A).orElseThrow();
        assertThat(after.original()).isEqualTo(before.original());
        assertThat(after.version()).as("of the paper itself").isEqualTo(1);
        assertThat(read(after.original())).isEqualTo("乙");
        assertThat(read(after.kept().orElseThrow())).isEqualTo("乙 with proof");
        assertThat(archive.item(first, TOWN_A).orElseThrow().kept()).isEmpty();
        assertThat(archive.contents(home.number(), TOWN_A).volumes().get(0).items())
                .hasSize(2);
        assertWhole();
    }

    @Test
    void the_newest_copy_counts_and_the_older_ones_stay() throws IOException {
        archive.file(copies("keep-1", kept(first, "one"), kept(second, "two")), TOWN_A);
        archive.file(copies("keep-2", kept(first, "one again")), TOWN_A);

        ItemView item = archive.item(first, TOWN_A).orElseThrow();

        assertThat(item.renditions())
                .extracting(RenditionView::role)
                .containsExactly(RenditionRole.ORIGINAL, RenditionRole.KEPT, RenditionRole.KEPT);
        assertThat(read(item.kept().orElseThrow())).isEqualTo("one again");
        assertThat(read(item.renditions().get(1))).isEqualTo("one");
        assertWhole();
    }

    @Test
    void the_list_of_the_item_gets_one_entry_more_and_changes_in_nothing_else() throws IOException {
        String before = newestList(first);

        archive.file(copies("keep", kept(first, "proof")), TOWN_A);

        String after = newestList(first);
        assertThat(after).contains("\"role\" : \"KEPT\"", "/2-kept.txt");
        assertThat(after.substring(0, after.indexOf("  }, {"))).isEqualTo(before.substring(0, before.indexOf("  } ]")));
    }

    @Test
    void history_index_and_retry_hear_of_a_copy_as_of_any_filing() {
        Filing filing = copies("keep", kept(first, "proof"));
        Filed filed = archive.file(filing, TOWN_A);

        assertThat(archive.file(filing, TOWN_A)).isEqualTo(filed.repeated());
        assertThatThrownBy(() -> archive.file(copies("keep", kept(second, "proof")), TOWN_A))
                .isInstanceOf(KeyReused.class);
        List<JournalEntry> history = archive.journal(home.number(), TOWN_A);
        JournalEntry last = history.get(history.size() - 1);
        assertThat(last.act()).isEqualTo("volume.file");
        assertThat(last.why()).isEqualTo("preservation");
    }

    @Test
    void only_copies_and_words_of_papers_in_this_volume_and_for_the_own_township_are_added() {
        Volume other = volume(archive, "v2", home.number(), TOWN_A);
        NewRendition original =
                new NewRendition(RenditionRole.ORIGINAL, "a.txt", "text/plain", ContentSource.of("a".getBytes(UTF_8)));

        assertThatThrownBy(() -> archive.file(copies("k1", new NewCopy(first, original)), TOWN_A))
                .isInstanceOf(CommandRefused.class);
        assertThatThrownBy(() -> archive.file(copies("k2"), TOWN_A)).isInstanceOf(CommandRefused.class);
        assertThatThrownBy(() -> archive.file(
                        new Filing(
                                "k3",
                                other.id(),
                                "preservation",
                                List.of(),
                                Optional.empty(),
                                List.of(kept(first, "x"))),
                        TOWN_A))
                .isInstanceOf(CommandRefused.class);
        assertThatThrownBy(() -> archive.file(copies("k4", kept(first, "x")), TOWN_B))
                .isInstanceOf(VolumeUnknown.class);
        assertThat(archive.item(first, TOWN_A).orElseThrow().renditions()).hasSize(1);
        assertThat(archive.check().findings()).isEmpty();
    }

    private Filing copies(String key, NewCopy... copies) {
        return new Filing(key, volume.id(), "preservation", List.of(), Optional.empty(), List.of(copies));
    }

    private static NewCopy kept(ItemId item, String text) {
        return new NewCopy(
                item,
                new NewRendition(RenditionRole.KEPT, "kept.txt", "text/plain", ContentSource.of(text.getBytes(UTF_8))));
    }

    private String read(RenditionView rendition) throws IOException {
        try (var in = archive.read(rendition.id(), TOWN_A)) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    private String newestList(ItemId item) throws IOException {
        try (Stream<Path> all = Files.walk(bed.root)) {
            return Files.readString(all.filter(path -> path.endsWith(item.value() + "/item.json"))
                    .max(Path::compareTo)
                    .orElseThrow());
        }
    }

    private void assertWhole() throws IOException {
        assertThat(archive.check().findings()).isEmpty();
        try (Stream<Path> all = Files.walk(bed.root)) {
            Path object = all.filter(path -> path.endsWith("0=ocfl_object_1.1"))
                    .findFirst()
                    .orElseThrow()
                    .getParent();
            assertThat(Validator.validateObject(object, true).getErrors()).isEmpty();
        }
    }
}
