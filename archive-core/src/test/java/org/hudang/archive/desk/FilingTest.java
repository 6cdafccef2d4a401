package org.hudang.archive.desk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hudang.archive.ArchiveBed.BUREAU;
import static org.hudang.archive.ArchiveBed.TOWN_A;
import static org.hudang.archive.ArchiveBed.TOWN_B;
import static org.hudang.archive.ArchiveBed.filing;
import static org.hudang.archive.ArchiveBed.household;
import static org.hudang.archive.ArchiveBed.item;
import static org.hudang.archive.ArchiveBed.text;
import static org.hudang.archive.ArchiveBed.volume;

import io.ocfl.core.validation.Validator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.hudang.archive.Archive;
import org.hudang.archive.ArchiveBed;
import org.hudang.archive.CommandRefused;
import org.hudang.archive.ContentDamaged;
import org.hudang.archive.ContinuationFailed;
import org.hudang.archive.ContinuationUnknown;
import org.hudang.archive.HouseholdUnknown;
import org.hudang.archive.InsideTransaction;
import org.hudang.archive.KeyReused;
import org.hudang.archive.OutboxMessage;
import org.hudang.archive.StoreFailed;
import org.hudang.archive.TownshipRefused;
import org.hudang.archive.VolumeUnknown;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.MemberId;
import org.hudang.archive.household.OpenHousehold;
import org.hudang.archive.journal.JournalEntry;
import org.hudang.archive.volume.ContentSource;
import org.hudang.archive.volume.Continuation;
import org.hudang.archive.volume.ContinuationHandler;
import org.hudang.archive.volume.Filed;
import org.hudang.archive.volume.Filing;
import org.hudang.archive.volume.ItemKind;
import org.hudang.archive.volume.ItemView;
import org.hudang.archive.volume.NewItem;
import org.hudang.archive.volume.NewRendition;
import org.hudang.archive.volume.OpenVolume;
import org.hudang.archive.volume.RenditionRole;
import org.hudang.archive.volume.Volume;
import org.hudang.archive.volume.VolumeKind;
import org.hudang.testbed.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilingTest {
    private static final TestDatabase DATABASE = TestDatabase.migrated("archive");

    @TempDir
    private Path folder;

    private final TestDatabase database = ArchiveBed.emptied(DATABASE);
    private ArchiveBed bed;
    private Archive archive;

    @BeforeEach
    void open() {
        bed = new ArchiveBed(database, folder, 1);
        archive = bed.archive();
    }

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    @Test
    void what_was_filed_is_read_again_with_its_names_and_digests() throws Exception {
        Household home = household(archive, "open-1", TOWN_A);
        Volume volume = volume(archive, "volume-1", home.number(), TOWN_A);

        Filed filed = archive.file(filing("file-1", volume, "甲", "乙"), TOWN_A);

        assertThat(filed.version()).isEqualTo(1);
        assertThat(filed.again()).isFalse();
        ItemView second = archive.item(filed.items().get(1).id(), TOWN_A).orElseThrow();
        assertThat(second.number()).isEqualTo(2);
        assertThat(second.code()).isEqualTo("J031-ZY·DB·2026·D30-001-0002");
        assertThat(second.title()).isEqualTo("申请书 乙");
        assertThat(second.original().fileName()).isEqualTo("申请书-张样例.txt");
        byte[] bytes = "乙".getBytes(UTF_8);
        assertThat(second.original().bytes()).isEqualTo(bytes.length);
        assertThat(second.original().sha256()).isEqualTo(digest("SHA-256", bytes));
        assertThat(second.original().sm3()).isEqualTo(digest("SM3", bytes));
        try (var in = archive.read(second.original().id(), TOWN_A)) {
            assertThat(in.readAllBytes()).isEqualTo(bytes);
        }
        assertThat(archive.contents(home.number(), TOWN_A).volumes())
                .singleElement()
                .satisfies(shelf -> {
                    assertThat(shelf.volume().items()).isEqualTo(2);
                    assertThat(shelf.items()).extracting(ItemView::number).containsExactly(1, 2);
                });
    }

    @Test
    void another_judge_calls_every_version_of_the_object_valid_ocfl() throws Exception {
        Household home = household(archive, "open-1", TOWN_A);
        Volume volume = volume(archive, "volume-1", home.number(), TOWN_A);
        for (int i = 1; i <= 4; i++) {
            archive.file(filing("file-" + i, volume, "paper " + i, "the same every time"), TOWN_A);

            List<Path> objects = objects();

            assertThat(objects).hasSize(1);
            var results = Validator.validateObject(objects.get(0), true);
            assertThat(results.getErrors()).isEmpty();
            assertThat(results.getWarnings()).isEmpty();
        }
        assertThat(archive.check().findings()).isEmpty();
        try (Stream<Path> leftovers = Files.list(bed.work)) {
            assertThat(leftovers).isEmpty();
        }
    }

    @Test
    void the_same_bytes_are_stored_once_in_a_volume() throws Exception {
        Household home = household(archive, "open-1", TOWN_A);
        Volume volume = volume(archive, "volume-1", home.number(), TOWN_A);

        archive.file(filing("file-1", volume, "same", "same"), TOWN_A);
        archive.file(filing("file-2", volume, "same"), TOWN_A);

        assertThat(contentFiles("original")).hasSize(1);
        assertThat(text(archive, filing("file-3", volume, "same"), TOWN_A, 0)).isEqualTo("same");
    }

    @Test
    void nothing_on_the_disk_names_a_person_in_a_path_and_no_full_number_lies_open() throws Exception {
        Household home = household(archive, "open-1", TOWN_A);
        Volume volume = volume(archive, "volume-1", home.number(), TOWN_A);
        archive.file(filing("file-1", volume, "paper"), TOWN_A);

        try (Stream<Path> all = Files.walk(bed.root)) {
            for (Path path : all.toList()) {
                // below the root: the folder of a test has a number of its own
                assertThat(bed.root.relativize(path).toString())
                        .doesNotContain("张", "样例", "13800005678", ArchiveBed.ZHANG.reveal());
                if (Files.isRegularFile(path)) {
                    String text = Files.readString(path, java.nio.charset.StandardCharsets.ISO_8859_1);
                    assertThat(text)
                            .doesNotContain(ArchiveBed.ZHANG.reveal())
                            .doesNotContain("13800005678")
                            .doesNotContain("1950-01-01");
                }
            }
        }
        Path metadata = contentFiles("volume.json").get(0);
        assertThat(Files.readString(metadata)).contains("张样例", ArchiveBed.ZHANG.lastFour(), volume.code(), "申请书 paper");
    }

    @Test
    void the_members_file_opens_with_the_key_file_and_is_written_only_when_it_changes() throws Exception {
        Household home = household(archive, "open-1", TOWN_A);
        Volume volume = volume(archive, "volume-1", home.number(), TOWN_A);
        archive.file(filing("file-1", volume, "one"), TOWN_A);
        archive.file(filing("file-2", volume, "two"), TOWN_A);

        List<Path> sealed = contentFiles("members.enc");

        assertThat(sealed).hasSize(1);
        String json = new VolumeFiles(bed.cipher).decrypted(volume, Files.readAllBytes(sealed.get(0)));
        assertThat(json).contains(ArchiveBed.ZHANG.reveal(), "13800005678", "1950-01-01");
    }

    @Test
    void a_retry_with_the_same_key_gets_the_same_answer_and_files_nothing() {
        Household home = household(archive, "open-1", TOWN_A);
        Volume volume = volume(archive, "volume-1", home.number(), TOWN_A);
        Filed first = archive.file(filing("file-1", volume, "paper"), TOWN_A);

        Filed second = bed.archive().file(filing("file-1", volume, "paper"), BUREAU);

        assertThat(second).isEqualTo(first.repeated());
        assertThat(archive.contents(home.number(), TOWN_A).volumes().get(0).items())
                .hasSize(1);
        assertThat(household(archive, "open-1", TOWN_A)).isEqualTo(home);
        assertThat(volume(archive, "volume-1", home.number(), TOWN_A).id()).isEqualTo(volume.id());
    }

    @Test
    void a_key_used_for_another_request_is_refused() {
        Household home = household(archive, "open-1", TOWN_A);
        Volume volume = volume(archive, "volume-1", home.number(), TOWN_A);
        archive.file(filing("file-1", volume, "paper"), TOWN_A);

        assertThatThrownBy(() -> archive.file(filing("file-1", volume, "other paper"), TOWN_A))
                .isInstanceOf(KeyReused.class);
        OpenHousehold moved = new OpenHousehold("open-1", TOWN_A.township(), "别村", "别处", List.of(member()));
        assertThatThrownBy(() -> archive.open(moved, TOWN_A)).isInstanceOf(KeyReused.class);
        OpenVolume other = new OpenVolume("volume-1", home.number(), VolumeKind.DAILY, "RC", 2026, "日常管理");
        assertThatThrownBy(() -> archive.openVolume(other, TOWN_A)).isInstanceOf(KeyReused.class);
    }

    @Test
    void the_same_filing_from_many_at_once_is_filed_once() throws Exception {
        Household home = household(archive, "open-1", TOWN_A);
        Volume volume = volume(archive, "volume-1", home.number(), TOWN_A);
        ExecutorService callers = Executors.newFixedThreadPool(6);
        try {
            List<Future<Filed>> answers = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                Archive process = bed.archive();
                answers.add(callers.submit(() -> process.file(filing("file-1", volume, "paper"), TOWN_A)));
            }
            Set<Filed> different = new HashSet<>();
            int first = 0;
            for (Future<Filed> answer : answers) {
                first += answer.get().again() ? 0 : 1;
                different.add(answer.get().repeated());
            }
            assertThat(different).hasSize(1);
            assertThat(first).isEqualTo(1);
        } finally {
            callers.shutdownNow();
        }
        assertThat(archive.check().findings()).isEmpty();
    }

    @Test
    void filings_of_many_volumes_at_once_all_arrive_and_their_codes_are_unique() throws Exception {
        Household home = household(archive, "open-1", TOWN_A);
        ExecutorService callers = Executors.newFixedThreadPool(4);
        try {
            List<Future<Filed>> answers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                String key = "k" + i;
                answers.add(callers.submit(() -> {
                    Volume volume = volume(archive, key, home.number(), TOWN_A);
                    return archive.file(filing(key, volume, key), TOWN_A);
                }));
            }
            Set<String> codes = new HashSet<>();
            for (Future<Filed> answer : answers) {
                codes.add(answer.get().items().get(0).code());
            }
            assertThat(codes)
                    .hasSize(8)
                    .allMatch(code -> code.matches(
                            "[A-Z0-9]{4}-[A-Z]{2}(·[A-Z0-9]{2})*·\\d{4}·(Y|D30|D10)(·[A-Z0-9]{1,6})?-\\d{3,4}-\\d{4}"));
        } finally {
            callers.shutdownNow();
        }
        assertThat(archive.journal(home.number(), TOWN_A)).hasSize(1 + 8 + 8);
        assertThat(archive.check().findings()).isEmpty();
    }

    @Test
    void filing_inside_a_transaction_of_the_caller_is_refused() {
        Household home = household(archive, "open-1", TOWN_A);
        Volume volume = volume(archive, "volume-1", home.number(), TOWN_A);

        assertThatThrownBy(() -> database.transactions(database.app())
                        .execute(status -> archive.file(filing("file-1", volume, "paper"), TOWN_A)))
                .isInstanceOf(InsideTransaction.class);
        assertThat(archive.contents(home.number(), TOWN_A).volumes().get(0).items())
                .isEmpty();
    }

    @Test
    void bytes_that_are_not_those_the_sender_declared_are_refused_whole() throws Exception {
        Household home = household(archive, "open-1", TOWN_A);
        Volume volume = volume(archive, "volume-1", home.number(), TOWN_A);
        NewRendition lie = new NewRendition(
                RenditionRole.ORIGINAL,
                "a.txt",
                "text/plain",
                ContentSource.of("paper".getBytes(UTF_8)),
                Optional.of(digest("SHA-256", "other".getBytes(UTF_8))));
        NewItem item =
                new NewItem(ItemKind.OTHER, "a", Optional.empty(), LocalDate.of(2026, 9, 15), "张样例", List.of(lie));

        Filing filing = new Filing("file-1", volume.id(), "application", List.of(item("good"), item));
        assertThatThrownBy(() -> archive.file(filing, TOWN_A)).isInstanceOf(ContentDamaged.class);

        assertNothingFiled(home);
    }

    @Test
    void a_source_that_breaks_off_leaves_nothing() throws Exception {
        Household home = household(archive, "open-1", TOWN_A);
        Volume volume = volume(archive, "volume-1", home.number(), TOWN_A);
        NewRendition broken = new NewRendition(RenditionRole.ORIGINAL, "a.txt", "text/plain", () -> {
            throw new IOException("cut");
        });
        NewItem item =
                new NewItem(ItemKind.OTHER, "a", Optional.empty(), LocalDate.of(2026, 9, 15), "张样例", List.of(broken));

        Filing filing = new Filing("file-1", volume.id(), "application", List.of(item("good"), item));
        assertThatThrownBy(() -> archive.file(filing, TOWN_A)).isInstanceOf(StoreFailed.class);

        assertNothingFiled(home);
    }

    @Test
    void wrong_commands_are_refused_naming_the_field() {
        Household home = household(archive, "open-1", TOWN_A);
        Volume volume = volume(archive, "volume-1", home.number(), TOWN_A);

        refused("idempotencyKey", filing("", volume, "a"));
        refused("idempotencyKey", filing("空 格", volume, "a"));
        refused("items", new Filing("k", volume.id(), "application", List.of()));
        refused("event", new Filing("k", volume.id(), "Application!", List.of(item("a"))));
        refused("title", filing("k", volume, "line\nbreak"));
        refused("title", filing("k", volume, "right\u202Eto left"));
        NewItem stranger = new NewItem(
                ItemKind.OTHER,
                "a",
                Optional.of(MemberId.next(ArchiveBed.seeded(9))),
                LocalDate.of(2026, 9, 15),
                "张样例",
                item("a").renditions());
        refused("items.member", new Filing("k", volume.id(), "application", List.of(stranger)));
        assertThat(archive.contents(home.number(), TOWN_A).volumes().get(0).items())
                .isEmpty();
    }

    @Test
    void another_township_can_neither_open_file_nor_find() {
        Household home = household(archive, "open-1", TOWN_A);
        Volume volume = volume(archive, "volume-1", home.number(), TOWN_A);
        Filed filed = archive.file(filing("file-1", volume, "paper"), TOWN_A);

        assertThatThrownBy(() -> archive.file(filing("file-2", volume, "paper"), TOWN_B))
                .isInstanceOf(VolumeUnknown.class);
        assertThatThrownBy(() -> volume(archive, "volume-2", home.number(), TOWN_B))
                .isInstanceOf(HouseholdUnknown.class);
        assertThatThrownBy(() -> archive.contents(home.number(), TOWN_B)).isInstanceOf(HouseholdUnknown.class);
        assertThatThrownBy(() -> archive.journal(home.number(), TOWN_B)).isInstanceOf(HouseholdUnknown.class);
        assertThatThrownBy(() ->
                        archive.open(new OpenHousehold("k", TOWN_A.township(), "村", "址", List.of(member())), TOWN_B))
                .isInstanceOf(TownshipRefused.class);
        assertThat(archive.household(home.number(), TOWN_B)).isEmpty();
        assertThat(archive.item(filed.items().get(0).id(), TOWN_B)).isEmpty();
        assertThat(archive.findByIdNumber(ArchiveBed.ZHANG, TOWN_B)).isEmpty();
        assertThat(archive.findByIdNumber(ArchiveBed.ZHANG, TOWN_A)).containsExactly(home);
        assertThat(archive.findByIdNumber(ArchiveBed.ZHANG, BUREAU)).containsExactly(home);
        assertThat(archive.findByLastFour(ArchiveBed.LI.lastFour(), TOWN_A)).containsExactly(home);
        assertThat(archive.findByLastFour("0000", TOWN_A)).isEmpty();
    }

    @Test
    void a_continuation_is_committed_with_the_catalogue_or_tried_again() {
        List<String> applied = new ArrayList<>();
        boolean[] fail = {true};
        bed.with(new ContinuationHandler() {
            @Override
            public String name() {
                return "seal.used";
            }

            @Override
            public void apply(String json, Filed filed) {
                if (fail[0]) {
                    throw new IllegalStateException("seal register is closed");
                }
                applied.add(json + filed.version());
            }
        });
        archive = bed.archive();
        Household home = household(archive, "open-1", TOWN_A);
        Volume volume = volume(archive, "volume-1", home.number(), TOWN_A);
        Filing filing = new Filing(
                "file-1",
                volume.id(),
                "decision",
                List.of(item("a")),
                Optional.of(new Continuation("seal.used", "{}")));

        assertThatThrownBy(() -> archive.file(filing, TOWN_A)).isInstanceOf(ContinuationFailed.class);
        assertThat(archive.contents(home.number(), TOWN_A).volumes().get(0).items())
                .isEmpty();
        assertThat(archive.recover().stuck())
                .singleElement()
                .satisfies(stuck -> assertThat(stuck.code()).isEqualTo("AR-016"));

        fail[0] = false;
        assertThat(archive.file(filing, TOWN_A).again()).isTrue();
        assertThat(applied).containsExactly("{}1");
        assertThat(archive.check().findings()).isEmpty();
        Filing unknown = new Filing(
                "file-2", volume.id(), "decision", List.of(item("b")), Optional.of(new Continuation("nobody", "{}")));
        assertThatThrownBy(() -> archive.file(unknown, TOWN_A)).isInstanceOf(ContinuationUnknown.class);
    }

    @Test
    void readers_hear_of_every_change_once_and_again_when_they_fail() {
        Household home = household(archive, "open-1", TOWN_A);
        Volume volume = volume(archive, "volume-1", home.number(), TOWN_A);
        Filed filed = archive.file(filing("file-1", volume, "a", "b"), TOWN_A);

        assertThatThrownBy(() -> archive.outbox().take(10, message -> {
                    throw new IllegalStateException("index is down");
                }))
                .isInstanceOf(IllegalStateException.class);
        List<OutboxMessage> heard = new ArrayList<>();
        assertThat(archive.outbox().take(2, heard::addAll)).isEqualTo(2);
        assertThat(archive.outbox().take(10, heard::addAll)).isEqualTo(2);
        assertThat(archive.outbox().take(10, heard::addAll)).isZero();

        assertThat(heard)
                .containsExactly(
                        new OutboxMessage(home.number(), TOWN_A.township(), Optional.empty(), 1, "household.open"),
                        new OutboxMessage(home.number(), TOWN_A.township(), Optional.empty(), 2, "volume.open"),
                        new OutboxMessage(
                                home.number(),
                                TOWN_A.township(),
                                Optional.of(filed.items().get(0).id()),
                                3,
                                "item.filed"),
                        new OutboxMessage(
                                home.number(),
                                TOWN_A.township(),
                                Optional.of(filed.items().get(1).id()),
                                3,
                                "item.filed"));
    }

    @Test
    void every_act_stands_in_the_journal_with_the_digests_before_and_after() {
        Household home = household(archive, "open-1", TOWN_A);
        Volume volume = volume(archive, "volume-1", home.number(), TOWN_A);
        archive.file(filing("file-1", volume, "a"), TOWN_A);
        archive.file(filing("file-2", volume, "b"), BUREAU);

        List<JournalEntry> journal = archive.journal(home.number(), TOWN_A);

        assertThat(journal)
                .extracting(JournalEntry::act)
                .containsExactly("household.open", "volume.open", "volume.file", "volume.file");
        assertThat(journal.get(3).who()).isEqualTo("zhao.shenhe");
        assertThat(journal.get(2).before()).isEmpty();
        assertThat(journal.get(3).before()).isEqualTo(journal.get(2).after()).startsWith("sha512:");
    }

    private void refused(String field, Filing filing) {
        assertThatThrownBy(() -> archive.file(filing, TOWN_A))
                .isInstanceOfSatisfying(
                        CommandRefused.class,
                        e -> assertThat(e.arguments().get(0)).isEqualTo(field));
    }

    private void assertNothingFiled(Household home) throws IOException {
        assertThat(archive.contents(home.number(), TOWN_A).volumes().get(0).items())
                .isEmpty();
        assertThat(objects()).isEmpty();
        try (Stream<Path> leftovers = Files.list(bed.work)) {
            assertThat(leftovers).isEmpty();
        }
        assertThat(bed.count("select count(*) from archive.intent")).isZero();
    }

    private List<Path> objects() throws IOException {
        try (Stream<Path> all = Files.walk(bed.root)) {
            return all.filter(path -> path.endsWith("0=ocfl_object_1.1"))
                    .map(Path::getParent)
                    .toList();
        }
    }

    private List<Path> contentFiles(String name) throws IOException {
        try (Stream<Path> all = Files.walk(bed.root)) {
            return all.filter(Files::isRegularFile)
                    .filter(path -> path.toString().contains("/content/"))
                    .filter(path -> path.getFileName().toString().contains(name))
                    .toList();
        }
    }

    private static org.hudang.archive.household.NewMember member() {
        return org.hudang.archive.household.NewMember.coLiving(
                org.hudang.archive.household.PersonName.of("张样例"),
                ArchiveBed.ZHANG,
                org.hudang.archive.household.Relation.HEAD);
    }

    private static String digest(String algorithm, byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
    }
}
