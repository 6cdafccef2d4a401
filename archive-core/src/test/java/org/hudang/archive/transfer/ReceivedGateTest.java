package org.hudang.archive.transfer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.inspection.Inspection;
import org.hudang.archive.inspection.Result;
import org.hudang.archive.intake.ChildUnavailable;
import org.hudang.archive.intake.Intake;
import org.hudang.archive.intake.IntakeSettings;
import org.hudang.archive.intake.Samples;
import org.hudang.archive.intake.tray.Quarantine;
import org.hudang.archive.reception.Receiving.Looked;
import org.hudang.archive.reception.Receiving.Received;
import org.hudang.archive.transfer.Packages.Faults;
import org.hudang.archive.volume.ContentSource;
import org.hudang.archive.volume.ItemView;
import org.hudang.archive.volume.NewItem;
import org.hudang.archive.volume.NewRendition;
import org.hudang.archive.volume.RenditionRole;
import org.hudang.archive.volume.RenditionView;
import org.hudang.testbed.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A package is no way round the gate: what may not be opened here never becomes an ordinary original. */
class ReceivedGateTest {
    private static final TestDatabase THERE = TestDatabase.migrated("archive");
    private static final TestDatabase HERE = TestDatabase.migrated("archive");
    private static final String PDF = "application/pdf";
    private static final byte[] ACTS =
            Samples.pdf("/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>/Names<</JavaScript 5 0 R>>", "<</Names[]>>");
    private static final byte[] PLAIN = Samples.pdf("");
    private static final byte[] HALF = "%PDF-1.7\n1 0 obj\n<</Type/Catalog".getBytes(ISO_8859_1);

    @TempDir
    private static Path children;

    private static Intake intake;

    @TempDir
    private Path folder;

    private ReceivingBed here;

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
    void open_another_house() {
        here = new ReceivingBed(HERE, folder.resolve("here"), intake);
    }

    @ParameterizedTest
    @EnumSource(Packages.Form.class)
    void an_original_that_acts_by_itself_is_kept_in_quarantine_with_the_reason(Packages.Form form) throws IOException {
        Path file = handedOver(form, PackageBed.paper("acting", original(ACTS), text()));

        Looked.Fit seen = (Looked.Fit) here.look(file);
        assertThat(types(seen.volumes().get(0))).isEqualTo(new Result.ByHand(Result.Why.QUARANTINED));
        HouseholdNumber household = here.taken(file, Faults.REFUSED);

        ItemView item = here.item(household, "acting");
        assertThat(item.original().mediaType()).isEqualTo(Quarantine.MEDIA_TYPE);
        assertThat(item.original().fileName()).isEqualTo("acting.pdf");
        assertThat(here.read(item.original().id())).isEqualTo(ACTS);
        assertThat(item.renditions())
                .as("nothing that was made of it is kept")
                .extracting(RenditionView::role)
                .containsExactly(RenditionRole.ORIGINAL, RenditionRole.EVIDENCE);
        RenditionView check = item.renditions().get(1);
        assertThat(check.fileName()).isEqualTo(Quarantine.CHECK);
        assertThat(new String(here.read(check.id()), UTF_8)).contains("IN-020", "\"quarantined\":true");
        assertThat(here.archive.check().findings()).isEmpty();
    }

    @Test
    void what_the_gate_lets_in_is_an_ordinary_paper() throws IOException {
        Path file = handedOver(Packages.Form.BAG, PackageBed.paper("plain", original(PLAIN), text()));

        ItemView item = here.item(here.taken(file, Faults.REFUSED), "plain");

        assertThat(item.original().mediaType()).isEqualTo(PDF);
        assertThat(item.text()).isPresent();
        assertThat(item.renditions()).hasSize(2);
    }

    @Test
    void a_broken_original_fails_the_inspection_and_lies_in_quarantine_when_it_is_taken_all_the_same()
            throws IOException {
        Path file = handedOver(Packages.Form.BAG, PackageBed.paper("broken", original(HALF)));

        assertThat(here.receive(file, Faults.REFUSED))
                .isInstanceOfSatisfying(
                        Received.Faulty.class, back -> assertStopped(back.inspections(), PDF, "IN-010"));
        here.assertNothingIsKept();

        ItemView item = here.item(here.taken(file, Faults.TOLD), "broken");
        assertThat(item.original().mediaType()).isEqualTo(Quarantine.MEDIA_TYPE);
        assertThat(new String(here.read(item.renditions().get(1).id()), UTF_8)).contains("IN-010");
    }

    @Test
    void a_copy_that_acts_by_itself_was_made_by_no_house_and_fails_the_inspection() throws IOException {
        NewRendition copy = new NewRendition(RenditionRole.PDFA, "copy.pdf", PDF, ContentSource.of(ACTS));
        Path file = handedOver(Packages.Form.BAG, PackageBed.paper("copied", original(PLAIN), copy));

        assertThat(here.receive(file, Faults.REFUSED))
                .isInstanceOfSatisfying(
                        Received.Faulty.class, back -> assertStopped(back.inspections(), PDF, "IN-020"));
        here.assertNothingIsKept();

        ItemView item = here.item(here.taken(file, Faults.TOLD), "copied");
        assertThat(item.original().mediaType()).isEqualTo(PDF);
        assertThat(item.pdfa()).isEmpty();
        assertThat(item.renditions())
                .extracting(RenditionView::mediaType)
                .containsExactly(PDF, Quarantine.MEDIA_TYPE, "application/json");
    }

    @Test
    void evidence_that_is_a_paper_by_its_bytes_is_examined_like_one() throws IOException {
        NewRendition hidden =
                new NewRendition(RenditionRole.EVIDENCE, "evidence.json", "application/json", ContentSource.of(ACTS));
        Path file = handedOver(Packages.Form.BAG, PackageBed.paper("evident", original(PLAIN), hidden));

        assertThat(here.receive(file, Faults.REFUSED))
                .isInstanceOfSatisfying(
                        Received.Faulty.class, back -> assertStopped(back.inspections(), "application/json", "IN-020"));
    }

    @Test
    void what_the_sender_kept_in_quarantine_stays_there_under_his_reason() throws IOException {
        NewRendition kept =
                new NewRendition(RenditionRole.ORIGINAL, "kept.pdf", Quarantine.MEDIA_TYPE, ContentSource.of(ACTS));
        NewRendition why = new NewRendition(
                RenditionRole.EVIDENCE,
                Quarantine.CHECK,
                "application/json",
                ContentSource.of("{\"code\":\"IN-022\"}".getBytes(UTF_8)));
        Path file = handedOver(Packages.Form.BAG, PackageBed.paper("kept", kept, why, text()));

        ItemView item = here.item(here.taken(file, Faults.REFUSED), "kept");

        assertThat(item.original().mediaType()).isEqualTo(Quarantine.MEDIA_TYPE);
        assertThat(item.renditions())
                .extracting(RenditionView::role)
                .containsExactly(RenditionRole.ORIGINAL, RenditionRole.EVIDENCE);
        assertThat(new String(here.read(item.renditions().get(1).id()), UTF_8)).contains("IN-022");
    }

    @Test
    void a_house_in_which_nobody_examines_takes_no_package() {
        Path file = handedOver(Packages.Form.BAG, PackageBed.paper("plain", original(PLAIN)));
        ReceivingBed blind = new ReceivingBed(HERE, folder.resolve("blind"), builder -> builder);

        assertThatThrownBy(() -> blind.look(file)).isInstanceOf(ChildUnavailable.class);
        assertThatThrownBy(() -> blind.receive(file, Faults.TOLD)).isInstanceOf(ChildUnavailable.class);
        blind.assertNothingIsKept();
    }

    private static void assertStopped(List<Inspection> inspections, String mediaType, String code) {
        assertThat(inspections)
                .singleElement()
                .satisfies(one -> assertThat(types(one))
                        .isInstanceOfSatisfying(
                                Result.Failed.class,
                                failed -> assertThat(failed.faults())
                                        .singleElement()
                                        .satisfies(fault -> {
                                            assertThat(fault.expected()).isEqualTo(mediaType);
                                            assertThat(fault.found()).isEqualTo(code);
                                        })));
    }

    private static Result types(Inspection inspection) {
        return inspection.lines().stream()
                .filter(line -> line.number().equals("3-3"))
                .findFirst()
                .orElseThrow()
                .result();
    }

    private Path handedOver(Packages.Form form, NewItem item) {
        PackageBed sender = new PackageBed(THERE, folder.resolve("there"));
        var unused = sender.file(item);
        Path file = folder.resolve("household." + form);
        sender.export(form, file, Faults.TOLD);
        return file;
    }

    private static NewRendition original(byte[] bytes) {
        return new NewRendition(RenditionRole.ORIGINAL, "acting.pdf", PDF, ContentSource.of(bytes));
    }

    private static NewRendition text() {
        return new NewRendition(RenditionRole.TEXT, "acting.txt", "text/plain", ContentSource.of("样例".getBytes(UTF_8)));
    }
}
