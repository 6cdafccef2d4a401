package org.hudang.archive.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hudang.archive.ArchiveBed.TOWN_A;
import static org.hudang.archive.ArchiveBed.TOWN_B;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.hudang.archive.arranging.Arrangement;
import org.hudang.archive.arranging.NothingToUndo;
import org.hudang.archive.arranging.PageChange;
import org.hudang.archive.arranging.PageEdit;
import org.hudang.archive.arranging.PageEdit.Merge;
import org.hudang.archive.arranging.PageMeans;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.intake.Intake;
import org.hudang.archive.intake.IntakeSettings;
import org.hudang.archive.intake.Samples;
import org.hudang.archive.reception.PackageUnfit;
import org.hudang.archive.reception.Receiving;
import org.hudang.archive.reception.Receiving.Received;
import org.hudang.archive.transfer.Packages.Faults;
import org.hudang.archive.volume.ContentSource;
import org.hudang.archive.volume.ItemId;
import org.hudang.archive.volume.ItemView;
import org.hudang.archive.volume.NewItem;
import org.hudang.archive.volume.NewRendition;
import org.hudang.archive.volume.RenditionRole;
import org.hudang.testbed.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Papers whose pages were put in order elsewhere arrive as they stood there, and are put in order here from then on. */
class ReceivedPagesTest {
    private static final TestDatabase THERE = TestDatabase.migrated("archive");
    private static final TestDatabase HERE = TestDatabase.migrated("archive");
    private static final String PDF = "application/pdf";

    @TempDir
    private static Path children;

    private static Intake intake;

    @TempDir
    private Path folder;

    private PackageBed sender;
    private ReceivingBed here;
    private int keys;

    @BeforeAll
    static void one_intake_for_all() {
        intake = Intake.open(IntakeSettings.in(children));
    }

    @AfterAll
    static void close() {
        intake.close();
        THERE.close();
        HERE.close();
    }

    @BeforeEach
    void two_houses() throws IOException {
        PageMeans means = new PageMeans(intake, Files.createDirectories(folder.resolve("desk")));
        sender = new PackageBed(THERE, folder.resolve("there"), builder -> builder.pages(means));
        here = new ReceivingBed(
                HERE, folder.resolve("here"), builder -> builder.gate(intake).pages(means));
    }

    @Test
    void papers_stand_as_they_stood_there_and_are_edited_and_taken_back_here() throws IOException {
        ItemId turned = sender.file(pages("turned", 3));
        ItemId joined = sender.file(pages("joined", 2));
        ItemId other = sender.file(pages("other", 2));
        edit(turned, new PageEdit.Rotate(some(2), 90));
        edit(turned, new Merge(List.of(new Merge.Other(joined, 0))));
        edit(other, new PageEdit.Reorder(List.of(2, 1)));

        HouseholdNumber household = received();

        assertThat(seen(household, "turned")).containsExactly("101", "102/90", "103", "101", "102");
        assertThat(seen(household, "other")).containsExactly("102", "101");
        ItemView mine = here.item(household, "turned");
        assertThat(words(mine)).isEqualTo("turned 1\fturned 2\fturned 3\fjoined 1\fjoined 2");
        assertThat(here.item(household, "joined").isEmptied()).isTrue();
        assertThat(arrangement(household, "joined").into()).contains(mine.id());
        assertThat(here.rooms.arranging().counted(mine, TOWN_B).particulars().pages())
                .isEqualTo(5);

        change(household, "turned", new PageEdit.Delete(some(1)));
        assertThat(seen(household, "turned")).containsExactly("102/90", "103", "101", "102");
        change(household, "turned", new PageEdit.Rotate(some(2), 180));
        undo(household, "turned");
        assertThat(seen(household, "turned")).containsExactly("102/90", "103", "101", "102");
        undo(household, "turned");
        assertThat(seen(household, "turned")).containsExactly("101", "102/90", "103", "101", "102");
        assertThat(words(here.item(household, "turned"))).isEqualTo("turned 1\fturned 2\fturned 3\fjoined 1\fjoined 2");
        assertThat(here.archive.check().findings()).isEmpty();
    }

    @Test
    void steps_of_the_sender_are_not_taken_back_here_and_no_step_here_is_about_papers_of_his() {
        List<String> titles = List.of("one", "two", "three", "four", "five", "six");
        for (String title : titles) {
            ItemId item = sender.file(pages(title, 2));
            edit(item, new PageEdit.Reorder(List.of(2, 1)));
        }

        HouseholdNumber household = received();

        assertThat(arrangement(household, "one").isUndoable()).isFalse();
        assertThatThrownBy(() -> undo(household, "one")).isInstanceOf(NothingToUndo.class);
        // whichever of the sender's versions has the number of one of these
        for (int i = 0; i < 2 * titles.size(); i++) {
            change(household, "one", new PageEdit.Rotate(some(1), 90));
            undo(household, "one");
        }
        assertThat(titles.stream()
                        .skip(1)
                        .map(title -> here.item(household, title).orders()))
                .containsOnly(1);
    }

    @Test
    void a_paper_that_was_taken_back_to_what_came_arrives_as_it_came() throws IOException {
        ItemId item = sender.file(pages("back", 2));
        edit(item, new PageEdit.Rotate(some(1), 90));
        sender.rooms.arranging().undo("u", item, 1, TOWN_A);

        HouseholdNumber household = received();

        assertThat(here.item(household, "back").orders()).isZero();
        change(household, "back", new PageEdit.Delete(some(1)));
        undo(household, "back");
        assertThat(seen(household, "back")).containsExactly("101", "102");
    }

    @Test
    void orders_that_were_cut_off_come_with_the_next_call() throws IOException {
        ItemId item = sender.file(pages("late", 2));
        edit(item, new PageEdit.Reorder(List.of(2, 1)));
        Path file = exported();
        Receiving cut = here.bed
                .builder(step -> {
                    boolean filed = here.bed.count("select count(*) from archive.item where title = 'late'") > 0;
                    if (step.equals("intent") && filed) {
                        throw new IOException("cut off");
                    }
                })
                .gate(intake)
                .receiving();
        assertThatThrownBy(() -> cut.receive(file, ReceivingBed.arrival(Faults.TOLD), TOWN_B))
                .isNotNull();

        HouseholdNumber household = here.taken(file, Faults.TOLD);

        assertThat(seen(household, "late")).containsExactly("102", "101");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"format\":\"another\"}",
                "{\"format\":\"hudang-page-order-1\",\"pages\":[]}",
                "{\"format\":\"hudang-page-order-1\",\"pages\":[{\"of\":\"rnd_aaaaaaaaaaaaaaaaaaaaaaaaaa\","
                        + "\"first\":1,\"last\":1,\"turn\":0}]}",
                "{\"format\":\"hudang-page-order-1\",\"pages\":[],\"into\":\"itm_aaaaaaaaaaaaaaaaaaaaaaaaaa\"}"
            })
    void an_order_that_is_none_keeps_the_package_out(String order) {
        var unused = sender.file(PackageBed.paper(
                "ordered",
                original("ordered", 1),
                new NewRendition(
                        RenditionRole.PAGE_ORDER,
                        "page-order.json",
                        "application/json",
                        ContentSource.of(order.getBytes(UTF_8))),
                working(Samples.pdf(""))));
        Path file = exported();

        assertThatThrownBy(() -> here.receive(file, Faults.TOLD))
                .isInstanceOf(PackageUnfit.class)
                .hasMessageContaining("page-order");
        here.assertNothingIsKept();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"first\":1,\"last\":1001,\"turn\":0",
                "\"first\":2,\"last\":1,\"turn\":0",
                "\"first\":0,\"last\":1,\"turn\":0",
                "\"first\":1,\"last\":1,\"turn\":45"
            })
    void pages_that_nobody_could_have_put_in_order_keep_the_package_out(String run) {
        var unused = sender.file(ordered(run, Samples.pdf("")));
        Path file = exported();

        assertThatThrownBy(() -> here.receive(file, Faults.TOLD)).isInstanceOf(PackageUnfit.class);
        here.assertNothingIsKept();
    }

    @Test
    void a_working_copy_that_acts_by_itself_fails_the_inspection_and_is_never_shown() {
        byte[] acts = Samples.pdf("/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>");
        var unused = sender.file(ordered("\"first\":1,\"last\":1,\"turn\":0", acts));
        Path file = exported();

        assertThat(here.receive(file, Faults.REFUSED)).isInstanceOf(Received.Faulty.class);
        here.assertNothingIsKept();
        ItemView item = here.item(here.taken(file, Faults.TOLD), "ordered");
        assertThat(item.shown()).isEqualTo(item.original());
        assertThat(item.renditions()).hasSize(1);
    }

    @Test
    void a_working_copy_without_an_order_is_not_taken() {
        var unused = sender.file(PackageBed.paper("loose", original("loose", 1), working(Samples.pdf(""))));

        ItemView item = here.item(received(), "loose");

        assertThat(item.shown()).isEqualTo(item.original());
    }

    private NewItem ordered(String run, byte[] working) {
        // the number of the original is not known before it is filed: the order is of another paper's
        ItemId before = sender.file(pages("before", 1));
        String of = sender.archive
                .item(before, TOWN_A)
                .orElseThrow()
                .original()
                .id()
                .value();
        String order = "{\"format\":\"hudang-page-order-1\",\"pages\":[{\"of\":\"" + of + "\"," + run + "}]}";
        return PackageBed.paper(
                "ordered",
                original("ordered", 1),
                new NewRendition(
                        RenditionRole.PAGE_ORDER,
                        "page-order.json",
                        "application/json",
                        ContentSource.of(order.getBytes(UTF_8))),
                working(working));
    }

    private HouseholdNumber received() {
        return here.taken(exported(), Faults.TOLD);
    }

    private Path exported() {
        Path file = folder.resolve("household.zip");
        sender.export(file, Faults.TOLD);
        return file;
    }

    private void edit(ItemId item, PageEdit edit) {
        int base = sender.archive.item(item, TOWN_A).orElseThrow().orders();
        var unused = sender.rooms.arranging().edit(new PageChange("e" + ++keys, item, base, edit), TOWN_A);
    }

    private void change(HouseholdNumber household, String title, PageEdit edit) {
        ItemView item = here.item(household, title);
        var unused = here.rooms.arranging().edit(new PageChange("h" + ++keys, item.id(), item.orders(), edit), TOWN_B);
    }

    private void undo(HouseholdNumber household, String title) {
        ItemView item = here.item(household, title);
        var unused = here.rooms.arranging().undo("u" + ++keys, item.id(), item.orders(), TOWN_B);
    }

    private Arrangement arrangement(HouseholdNumber household, String title) {
        return here.rooms.arranging().of(here.item(household, title), TOWN_B);
    }

    private String words(ItemView item) throws IOException {
        return new String(here.read(item.text().orElseThrow().id()), UTF_8);
    }

    /** Width of each page as it is shown, with its turn. */
    private List<String> seen(HouseholdNumber household, String title) throws IOException {
        try (PDDocument shown =
                Loader.loadPDF(here.read(here.item(household, title).shown().id()))) {
            List<String> pages = new ArrayList<>();
            for (PDPage page : shown.getPages()) {
                String width = String.valueOf(Math.round(page.getMediaBox().getWidth()));
                pages.add(page.getRotation() == 0 ? width : width + "/" + page.getRotation());
            }
            return pages;
        }
    }

    private static SortedSet<Integer> some(Integer... pages) {
        return new TreeSet<>(List.of(pages));
    }

    private static NewItem pages(String title, int pages) {
        StringBuilder words = new StringBuilder();
        for (int page = 1; page <= pages; page++) {
            words.append(page == 1 ? "" : "\f").append(title).append(' ').append(page);
        }
        return PackageBed.paper(
                title,
                original(title, pages),
                new NewRendition(
                        RenditionRole.TEXT,
                        title + ".txt",
                        "text/plain",
                        ContentSource.of(words.toString().getBytes(UTF_8))));
    }

    /** Each page is known by its width: 101, 102 and so on. */
    private static NewRendition original(String title, int pages) {
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            for (int page = 1; page <= pages; page++) {
                document.addPage(new PDPage(new PDRectangle(100 + page, 200)));
            }
            document.save(out);
            return new NewRendition(RenditionRole.ORIGINAL, title + ".pdf", PDF, ContentSource.of(out.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static NewRendition working(byte[] bytes) {
        return new NewRendition(RenditionRole.WORKING, "working.pdf", PDF, ContentSource.of(bytes));
    }
}
