package org.hudang.archive.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hudang.archive.ArchiveBed.BUREAU;
import static org.hudang.archive.ArchiveBed.CLOCK;
import static org.hudang.archive.ArchiveBed.TOWN_A;
import static org.hudang.archive.ArchiveBed.TOWN_B;
import static org.hudang.archive.ArchiveBed.filing;
import static org.hudang.archive.ArchiveBed.household;
import static org.hudang.archive.ArchiveBed.volume;
import static org.hudang.archive.inspection.Judgement.Outcome.FAILED;
import static org.hudang.archive.inspection.Judgement.Outcome.NOT_APPLICABLE;
import static org.hudang.archive.inspection.Judgement.Outcome.PASSED;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.hudang.archive.Archive;
import org.hudang.archive.ArchiveBed;
import org.hudang.archive.ArchiveRooms;
import org.hudang.archive.CheckReport.Finding;
import org.hudang.archive.CheckReport.Kind;
import org.hudang.archive.CommandRefused;
import org.hudang.archive.VolumeUnknown;
import org.hudang.archive.completeness.BusinessType;
import org.hudang.archive.completeness.Checklists.Close;
import org.hudang.archive.completeness.Checklists.Closing;
import org.hudang.archive.completeness.Material;
import org.hudang.archive.completeness.Materials;
import org.hudang.archive.completeness.Outcome;
import org.hudang.archive.completeness.PaperChecks.Paper;
import org.hudang.archive.destruction.VolumeDestroyed;
import org.hudang.archive.household.Household;
import org.hudang.archive.inspection.Inspection;
import org.hudang.archive.inspection.Inspection.Judged;
import org.hudang.archive.inspection.Inspection.Line;
import org.hudang.archive.inspection.InspectionReport;
import org.hudang.archive.inspection.Inspections;
import org.hudang.archive.inspection.Judgement;
import org.hudang.archive.inspection.LongKeeping.Month;
import org.hudang.archive.inspection.NoSuchReport;
import org.hudang.archive.inspection.NotForPeople;
import org.hudang.archive.inspection.ReportBeingSealed;
import org.hudang.archive.inspection.ReportId;
import org.hudang.archive.inspection.ReportOutdated;
import org.hudang.archive.inspection.Result;
import org.hudang.archive.inspection.Result.Fault;
import org.hudang.archive.inspection.Result.Why;
import org.hudang.archive.inspection.Stage;
import org.hudang.archive.inspection.WaitingPaper;
import org.hudang.archive.inspection.WordsNamePeople;
import org.hudang.archive.journal.JournalEntry;
import org.hudang.archive.volume.ContentSource;
import org.hudang.archive.volume.Continuation;
import org.hudang.archive.volume.ContinuationHandler;
import org.hudang.archive.volume.Filed;
import org.hudang.archive.volume.Filing;
import org.hudang.archive.volume.ItemKind;
import org.hudang.archive.volume.NewItem;
import org.hudang.archive.volume.NewRendition;
import org.hudang.archive.volume.Particulars;
import org.hudang.archive.volume.RenditionRole;
import org.hudang.archive.volume.Secrecy;
import org.hudang.archive.volume.Volume;
import org.hudang.testbed.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** People decide what a machine leaves to them: each judgement is a report of its own, and no machine is overruled. */
class JudgementTest {
    private static final TestDatabase DATABASE = TestDatabase.migrated("archive");
    private static final LocalDate DAY = LocalDate.of(2026, 9, 15);
    private static final String WORDS = "抽看第1、3、9件，各页完整清楚。";
    private static final Continuation NEXT = new Continuation("test.sealed", "{}");

    @TempDir
    private Path folder;

    private ArchiveBed bed;
    private ArchiveRooms rooms;
    private Archive archive;
    private Inspections inspections;
    private Household home;
    private Volume volume;
    private final AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});

    @BeforeEach
    void file_a_whole_case() {
        bed = new ArchiveBed(ArchiveBed.emptied(DATABASE), folder, 11).with(new ContinuationHandler() {
            @Override
            public String name() {
                return NEXT.name();
            }

            @Override
            public void apply(String json, Filed filed) {}
        });
        rooms = bed.rooms((item, acting) -> {
            // of this kind nobody asks for signatures: it is read when the papers are inspected
            if (item.kind().code().equals("home-visit")) {
                meanwhile.getAndSet(() -> {}).run();
            }
            return new Paper.ByHand();
        });
        archive = rooms.archive();
        inspections = rooms.inspections();
        home = household(archive, "h", TOWN_A);
        volume = volume(archive, "v", home.number(), TOWN_A);
        List<NewItem> papers = Materials.standard().rows("DB", BusinessType.NEW).orElseThrow().stream()
                .filter(row ->
                        row.need() == Material.Need.REQUIRED && row.when().isEmpty())
                .map(row -> paper(row.kind().code()))
                .toList();
        archive.file(new Filing("all", volume.id(), "papers", papers), TOWN_A);
    }

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    @Test
    void a_judgement_makes_a_report_that_follows_and_leaves_the_other_as_it_is() {
        Inspection before = inspections.inspect(volume.id(), Stage.GD, TOWN_A);

        Inspection after = inspections.judge(
                report(1),
                List.of(
                        new Judgement("3-4", PASSED, " " + WORDS + " "),
                        new Judgement("3-6", FAILED, "扫描仪没有校准，颜色偏红。"),
                        new Judgement("4-2", NOT_APPLICABLE, "全部是本机生成的文字文件。")),
                BUREAU);

        assertThat(line(after, "3-4"))
                .isEqualTo(new Line("3-4", new Result.Passed(), judged(Why.LOOK_AT_PAPERS, WORDS)));
        assertThat(line(after, "3-6"))
                .isEqualTo(new Line(
                        "3-6",
                        new Result.Failed(List.of(new Fault(volume.code(), "", "扫描仪没有校准，颜色偏红。"))),
                        judged(Why.LOOK_AT_MACHINES, "扫描仪没有校准，颜色偏红。")));
        assertThat(line(after, "4-2").result()).isEqualTo(new Result.NotApplicable(Why.NOTHING_THERE));
        assertThat(after.follows()).hasValue(1);
        assertThat(after.failed()).hasSize(before.failed().size() + 1);
        assertThat(after.byHand()).hasSize(before.byHand().size() - 3);
        assertThat(after.lines())
                .filteredOn(line -> line.judged().isEmpty())
                .isSubsetOf(before.lines())
                .hasSize(before.lines().size() - 3);
        assertThat(List.of(after.at(), after.by(), after.version()))
                .isEqualTo(List.of(before.at(), before.by(), before.version()));
        assertThat(inspections.newest(volume.id(), Stage.GD, TOWN_A)).contains(after);
        assertThat(kept(1)).isEqualTo(before);
        assertThat(archive.check().findings()).isEmpty();
    }

    @Test
    void a_judged_report_is_read_back_as_it_was_and_one_of_before_has_no_judgements() throws Exception {
        Inspection before = inspections.inspect(volume.id(), Stage.GD, TOWN_A);
        Inspection after = judge(1, "4-7", FAILED, "整理时漏了一件，后来补入。");
        ObjectMapper json = new ObjectMapper();
        ObjectNode old = (ObjectNode) json.readTree(InspectionReport.json(before));
        old.remove(List.of("toolVersion", "follows"));

        assertThat(InspectionReport.parse(InspectionReport.json(after))).isEqualTo(after);
        assertThat(InspectionReport.parse(old.toString()).lines()).isEqualTo(before.lines());
        assertThat(InspectionReport.parse(old.toString()).follows()).isEmpty();
        assertThat(json.readTree(InspectionReport.json(after))
                        .path("totals")
                        .path("failed")
                        .asInt())
                .isEqualTo(after.failed().size());
        assertThat(json.readTree(InspectionReport.json(after))
                        .findValue("judged")
                        .path("machine")
                        .asText())
                .isEqualTo("by-hand");
    }

    @Test
    void the_version_of_the_program_stays_that_which_inspected() throws Exception {
        inspections.inspect(volume.id(), Stage.GD, TOWN_A);
        bed.asOwner("update archive.inspection set report = regexp_replace(report,"
                + " '\"toolVersion\" : \"[^\"]*\"', '\"toolVersion\" : \"0.0.9\"')");

        Inspection after = judge(1, "3-4", PASSED, WORDS);

        assertThat(InspectionReport.tool(after)).isEqualTo("Hudang 0.0.9");
    }

    @Test
    void the_history_tells_who_judged_and_chains_both_reports() {
        inspections.inspect(volume.id(), Stage.GD, TOWN_A);
        judge(1, "3-4", PASSED, WORDS);
        judge(2, "4-7", FAILED, "整理时漏了一件，后来补入。");

        List<JournalEntry> entries = archive.journal(home.number(), TOWN_A);
        JournalEntry first = entries.get(entries.size() - 2);
        JournalEntry second = entries.get(entries.size() - 1);
        JournalEntry inspected = entries.get(entries.size() - 3);
        assertThat(List.of(first.act(), first.who(), first.why()))
                .isEqualTo(List.of("volume.judge", BUREAU.user(), "GD 1 0"));
        assertThat(second.why()).isEqualTo("GD 1 1");
        assertThat(first.before()).isEqualTo(inspected.after());
        assertThat(second.before()).isEqualTo(first.after());
    }

    @Test
    void what_a_machine_decided_is_not_overruled_and_nothing_is_judged_twice() {
        bed.asOwner("update archive.item set dated = date '2031-01-01' where number = 1");
        inspections.inspect(volume.id(), Stage.GD, TOWN_A);

        for (String number : List.of("1-5", "1-2", "4-4", "9-9", "")) {
            assertThatThrownBy(() -> judge(1, number, PASSED, WORDS)).isInstanceOf(NotForPeople.class);
        }
        judge(1, "3-4", PASSED, WORDS);
        assertThatThrownBy(() -> judge(2, "3-4", FAILED, WORDS)).isInstanceOf(NotForPeople.class);
        assertThatThrownBy(() -> inspections.judge(
                        report(2),
                        List.of(new Judgement("4-7", PASSED, WORDS), new Judgement("4-7", FAILED, WORDS)),
                        BUREAU))
                .isInstanceOf(CommandRefused.class);
        assertThatThrownBy(() -> inspections.judge(report(2), List.of(), BUREAU))
                .isInstanceOf(CommandRefused.class);
        assertThat(numbers()).containsExactly(1, 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "　 ", "看过了", "看过\n各页清楚", "看过\u202e各页清楚", "看过\u0000各页清楚"})
    void without_words_that_can_be_read_nothing_is_decided(String words) {
        inspections.inspect(volume.id(), Stage.GD, TOWN_A);

        assertThatThrownBy(() -> judge(1, "3-4", PASSED, words)).isInstanceOf(CommandRefused.class);
        assertThatThrownBy(() -> judge(1, "3-4", PASSED, "长".repeat(501))).isInstanceOf(CommandRefused.class);
        assertThat(judge(1, "3-4", PASSED, "𠮷".repeat(500)).byHand()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "张样例的身份证看不清",
                "张 样 例 的身份证看不清",
                "看不清：11010119900307123",
                "号码 １１０１０１ １９９００３０７ １２３Ｘ 看不清",
                "电话 138-0000-5678 打不通",
                "银行卡6222020200011223344看不清"
            })
    void words_name_nobody_and_hold_no_number_of_a_person(String words) {
        inspections.inspect(volume.id(), Stage.GD, TOWN_A);

        assertThatThrownBy(() -> judge(1, "3-4", FAILED, words))
                .isInstanceOfSatisfying(
                        WordsNamePeople.class,
                        refused -> assertThat(refused.getMessage()).doesNotContain(words));
        assertThat(numbers()).containsExactly(1);
    }

    @Test
    void codes_of_papers_and_days_may_stand_in_the_words() {
        inspections.inspect(volume.id(), Stage.GD, TOWN_A);

        judge(1, "3-4", FAILED, volume.code() + "-0003 第2页看不清，2026-09-15 10:30 看的。");

        assertThat(numbers()).containsExactly(1, 2);
    }

    @Test
    void of_two_who_judge_the_same_report_the_second_has_to_look_again() {
        inspections.inspect(volume.id(), Stage.GD, TOWN_A);
        judge(1, "3-4", PASSED, WORDS);

        assertThatThrownBy(
                        () -> inspections.judge(report(1), List.of(new Judgement("3-4", FAILED, "第3件第2页看不清。")), TOWN_A))
                .isInstanceOf(ReportOutdated.class);
        assertThatThrownBy(() -> inspections.judge(report(1), List.of(new Judgement("4-7", PASSED, WORDS)), BUREAU))
                .isInstanceOf(ReportOutdated.class);
        inspections.inspect(volume.id(), Stage.GD, TOWN_A);
        assertThatThrownBy(() -> judge(2, "4-7", PASSED, WORDS)).isInstanceOf(ReportOutdated.class);
        assertThatThrownBy(() -> judge(9, "4-7", PASSED, WORDS)).isInstanceOf(NoSuchReport.class);
        assertThat(numbers()).containsExactly(1, 2, 3);
    }

    @Test
    void sent_twice_in_the_same_words_it_is_one_judgement() throws Exception {
        inspections.inspect(volume.id(), Stage.GD, TOWN_A);
        int entries = archive.journal(home.number(), TOWN_A).size();
        Callable<Inspection> click = () -> judge(1, "3-4", PASSED, WORDS);
        List<Inspection> answers = new ArrayList<>();
        ExecutorService hands = Executors.newFixedThreadPool(3);
        try {
            for (Future<Inspection> answer : hands.invokeAll(List.of(click, click, click))) {
                answers.add(answer.get());
            }
        } finally {
            hands.shutdown();
        }

        assertThat(answers).containsOnly(kept(2));
        assertThat(numbers()).containsExactly(1, 2);
        assertThat(archive.journal(home.number(), TOWN_A)).hasSize(entries + 1);
    }

    @Test
    void it_is_about_what_was_inspected_whatever_was_filed_since() {
        inspections.inspect(volume.id(), Stage.GD, TOWN_A);
        archive.file(filing("more", volume, "one more paper"), TOWN_A);

        assertThat(judge(1, "3-4", PASSED, WORDS).version()).isEqualTo(1);
    }

    @Test
    void the_next_inspection_starts_afresh() {
        inspections.inspect(volume.id(), Stage.GD, TOWN_A);
        judge(1, "3-4", PASSED, WORDS);

        Inspection next = inspections.inspect(volume.id(), Stage.GD, TOWN_A);

        assertThat(line(next, "3-4")).isEqualTo(new Line("3-4", new Result.ByHand(Why.LOOK_AT_PAPERS)));
        assertThat(next.follows()).isEmpty();
    }

    @Test
    void where_somebody_found_a_fault_the_volume_is_not_closed_until_it_is_inspected_again() {
        inspections.inspect(volume.id(), Stage.GD, TOWN_A);
        Inspection faulty = judge(1, "3-4", FAILED, "第3件第2页看不清。");
        Close close = new Close("c", volume.id(), Outcome.CONFIRMED, DAY);

        for (int i = 0; i < 2; i++) {
            assertThat(rooms.checklists().close(close, TOWN_A))
                    .isInstanceOfSatisfying(
                            Closing.Faulty.class,
                            refused -> assertThat(refused.inspection()).isEqualTo(faulty));
        }
        inspections.inspect(volume.id(), Stage.GD, TOWN_A);
        assertThat(rooms.checklists().close(close, TOWN_A)).isInstanceOf(Closing.Closed.class);
    }

    @Test
    void a_fault_that_somebody_finds_while_the_volume_is_being_closed_keeps_it_open() {
        inspections.inspect(volume.id(), Stage.GD, TOWN_A);
        meanwhile.set(() -> judge(1, "3-4", FAILED, "第3件第2页看不清。"));

        assertThat(rooms.checklists().close(new Close("c", volume.id(), Outcome.CONFIRMED, DAY), TOWN_A))
                .isInstanceOfSatisfying(
                        Closing.Faulty.class,
                        refused -> assertThat(refused.inspection()).isEqualTo(kept(2)));
        assertThat(numbers()).containsExactly(1, 2);
    }

    @Test
    void of_a_volume_that_was_destroyed_while_it_was_inspected_no_report_is_kept() {
        meanwhile.set(() -> bed.asOwner(
                "update archive.volume set destroyed_at = now(), destroyed_by = 'XH-2026-0001', version = 0, items = 0,"
                        + " inventory = ''"));

        assertThatThrownBy(() -> inspections.inspect(volume.id(), Stage.CQ, TOWN_A))
                .isInstanceOf(VolumeDestroyed.class);
        assertThat(bed.count("select count(*) from archive.inspection")).isZero();
        assertThat(bed.count("select count(*) from archive.journal where act = 'volume.inspect'"))
                .isZero();
    }

    @Test
    void for_a_report_that_was_judged_while_its_paper_was_composed_no_seal_is_asked() {
        inspections.inspect(volume.id(), Stage.GD, TOWN_A);
        judge(1, "3-4", PASSED, WORDS);

        assertThatThrownBy(() -> rooms.reports().keep(waiting(report(1)), TOWN_A))
                .isInstanceOf(ReportOutdated.class);
        assertThat(rooms.reports().keep(waiting(report(2)), TOWN_A).report()).isEqualTo(report(2));
    }

    @Test
    void the_report_with_which_a_volume_was_closed_is_judged_afterwards_and_it_stays_closed() {
        assertThat(rooms.checklists().close(new Close("c", volume.id(), Outcome.CONFIRMED, DAY), TOWN_A))
                .isInstanceOf(Closing.Closed.class);

        judge(1, "3-4", PASSED, WORDS);

        assertThat(rooms.checklists().atAGlance(volume.id(), TOWN_A).matter().closed())
                .isTrue();
        assertThat(archive.check().findings()).isEmpty();
    }

    @Test
    void what_somebody_asked_a_seal_for_is_not_judged_and_what_is_sealed_is_followed() {
        inspections.inspect(volume.id(), Stage.GD, TOWN_A);
        rooms.reports().keep(waiting(report(1)), TOWN_A);

        assertThatThrownBy(() -> judge(1, "3-4", PASSED, WORDS)).isInstanceOf(ReportBeingSealed.class);

        rooms.reports().file(report(1), "%PDF".getBytes(StandardCharsets.UTF_8), NEXT, TOWN_A);
        judge(1, "3-4", PASSED, WORDS);
        assertThat(rooms.reports().newest(volume.id(), Stage.GD, TOWN_A)).hasValueSatisfying(newest -> {
            assertThat(newest.id()).isEqualTo(report(2));
            assertThat(newest.sealed()).isFalse();
        });
        assertThat(rooms.reports().sealed(report(1), TOWN_A)).isPresent();
        assertThat(archive.check().findings()).isEmpty();
    }

    @Test
    void a_month_counts_an_inspection_once_as_people_left_it() {
        inspections.inspect(volume.id(), Stage.CQ, TOWN_A);
        YearMonth month = YearMonth.of(2026, 9);
        assertThat(rooms.longKeeping().months(month, BUREAU)).containsExactly(new Month(month, Stage.CQ, 1, 0, 1));

        inspections.judge(
                new ReportId(volume.id(), Stage.CQ, 1),
                inspections.newest(volume.id(), Stage.CQ, TOWN_A).orElseThrow().byHand().stream()
                        .map(line -> new Judgement(line.number(), PASSED, WORDS))
                        .toList(),
                BUREAU);

        assertThat(rooms.longKeeping().months(month, BUREAU)).containsExactly(new Month(month, Stage.CQ, 1, 0, 0));
        assertThat(rooms.longKeeping().failing(10, BUREAU)).isEmpty();
    }

    @Test
    void a_volume_that_fails_by_a_persons_word_is_named_among_those_that_fail() {
        inspections.inspect(volume.id(), Stage.CQ, TOWN_A);

        inspections.judge(
                new ReportId(volume.id(), Stage.CQ, 1), List.of(new Judgement("4-2", FAILED, "另一台机器查出病毒。")), BUREAU);

        assertThat(rooms.longKeeping().failing(10, BUREAU))
                .singleElement()
                .satisfies(failing -> assertThat(failing.items()).isEqualTo(1));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_catalogue_made_anew_knows_what_was_judged_with_records_and_without(boolean records) {
        inspections.inspect(volume.id(), Stage.GD, TOWN_A);
        Inspection after = judge(1, "3-4", PASSED, WORDS);
        rooms.reports().file(report(2), "%PDF".getBytes(StandardCharsets.UTF_8), NEXT, TOWN_A);
        if (records) {
            assertThat(bed.records().write(10).failed()).isEmpty();
        }
        ArchiveBed.emptied(DATABASE);

        bed.records().rebuild();

        assertThat(inspections.newest(volume.id(), Stage.GD, TOWN_A)).contains(after);
        assertThat(bed.count("select count(*) from archive.inspection where number = 2 and follows = 1"))
                .isEqualTo(1);
        assertThat(archive.check().findings()).extracting(Finding::kind).doesNotContain(Kind.CATALOGUE_DIFFERS);
    }

    @Test
    void another_township_judges_nothing() {
        inspections.inspect(volume.id(), Stage.GD, TOWN_A);

        assertThatThrownBy(() -> inspections.judge(report(1), List.of(new Judgement("3-4", PASSED, WORDS)), TOWN_B))
                .isInstanceOf(VolumeUnknown.class);
    }

    private Inspection judge(int report, String number, Judgement.Outcome outcome, String words) {
        return inspections.judge(report(report), List.of(new Judgement(number, outcome, words)), BUREAU);
    }

    private ReportId report(int number) {
        return new ReportId(volume.id(), Stage.GD, number);
    }

    private Inspection kept(int number) {
        return InspectionReport.parse(
                told("select report from archive.inspection where number = " + number, String.class)
                        .get(0));
    }

    private List<Integer> numbers() {
        return told("select number from archive.inspection order by number", Integer.class);
    }

    private <T> List<T> told(String sql, Class<T> type) {
        DataSource owner = bed.database.owner();
        return Objects.requireNonNull(bed.database.transactions(owner).execute(status -> {
            JdbcClient jdbc = JdbcClient.create(owner);
            jdbc.sql("select set_config('hudang.township', '*', true)")
                    .query(String.class)
                    .single();
            return jdbc.sql(sql).query(type).list();
        }));
    }

    private static Line line(Inspection inspection, String number) {
        return inspection.lines().stream()
                .filter(line -> line.number().equals(number))
                .findFirst()
                .orElseThrow();
    }

    private static Optional<Judged> judged(Why why, String words) {
        return Optional.of(new Judged(why, BUREAU.user(), CLOCK.instant(), words));
    }

    private WaitingPaper waiting(ReportId report) {
        return new WaitingPaper(
                report,
                "%PDF".getBytes(StandardCharsets.UTF_8),
                "ab".repeat(32),
                "JC-2026-1",
                new WaitingPaper.Asked("seal_x", "archivist", "*", "10.0.0.9", CLOCK.instant()));
    }

    private static NewItem paper(String kind) {
        return new NewItem(
                new ItemKind(kind),
                kind,
                Optional.empty(),
                DAY,
                "张样例",
                new Particulars("", Secrecy.RESTRICTED, 1),
                List.of(new NewRendition(
                        RenditionRole.ORIGINAL,
                        kind + ".txt",
                        "text/plain",
                        ContentSource.of(kind.getBytes(StandardCharsets.UTF_8)))));
    }
}
