package org.hudang.archive.intake.tray;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hudang.archive.ArchiveBed.TOWN_A;
import static org.hudang.archive.ArchiveBed.TOWN_B;
import static org.hudang.archive.intake.tray.TrayBed.paper;
import static org.hudang.archive.intake.tray.TrayBed.sha256;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.hudang.archive.AnswerUncertain;
import org.hudang.archive.Archive;
import org.hudang.archive.ArchiveBed;
import org.hudang.archive.ArchiveException;
import org.hudang.archive.CommandRefused;
import org.hudang.archive.VolumeBlocked;
import org.hudang.archive.VolumeUnknown;
import org.hudang.archive.completeness.VolumeClosed;
import org.hudang.archive.intake.DocumentType;
import org.hudang.archive.intake.IntakeCode;
import org.hudang.archive.intake.Samples;
import org.hudang.archive.volume.Filed;
import org.hudang.archive.volume.ItemId;
import org.hudang.archive.volume.ItemKind;
import org.hudang.archive.volume.ItemView;
import org.hudang.archive.volume.Particulars;
import org.hudang.archive.volume.RenditionRole;
import org.hudang.archive.volume.RenditionView;
import org.hudang.archive.volume.Secrecy;
import org.hudang.archive.volume.Volume;
import org.hudang.testbed.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a file that came whole: examined, told from its doubles, filed once. */
class TrayFilingTest {
    private static final TestDatabase DATABASE = TestDatabase.migrated("archive");
    private static final byte[] TEXT = "样例：月收入 800 元。".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path temporary;

    private TrayBed bed;
    private IntakeTray tray;

    @BeforeEach
    void open() {
        bed = new TrayBed(DATABASE, temporary);
        tray = bed.tray();
    }

    @AfterEach
    void close() {
        bed.close();
    }

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    @Test
    void a_file_is_ready_once_it_was_examined_and_not_before() {
        Upload sent = bed.send(tray, "a.pdf", Samples.pdf(""));
        assertThat(sent.standing()).isEqualTo(new Standing.Waiting());
        assertThatThrownBy(() -> tray.file(bed.filing("f", paper(sent)), TOWN_A))
                .isInstanceOf(UploadClosed.class);

        assertThat(tray.examineNext()).isTrue();

        assertThat(tray.examineNext()).isFalse();
        assertThat(tray.find(sent.id(), TOWN_A).orElseThrow().standing())
                .isInstanceOfSatisfying(Standing.Ready.class, ready -> {
                    assertThat(ready.type()).isEqualTo(DocumentType.PDF);
                    assertThat(ready.pages()).isEqualTo(1);
                });
    }

    @Test
    void a_ready_file_is_filed_with_its_text_and_a_picture_with_its_long_term_copy() throws IOException {
        byte[] picture = Samples.encoded(Samples.flag(60, 40), "png");
        Upload text = bed.examined(tray, "收入.txt", TEXT);
        Upload photo = bed.examined(tray, "住房.png", picture);

        Filed filed = tray.file(bed.filing("f", paper(text), paper(photo)), TOWN_A);

        ItemView first = bed.archive.item(filed.items().get(0).id(), TOWN_A).orElseThrow();
        ItemView second = bed.archive.item(filed.items().get(1).id(), TOWN_A).orElseThrow();
        assertThat(first.renditions())
                .extracting(RenditionView::role)
                .containsExactly(RenditionRole.ORIGINAL, RenditionRole.TEXT);
        assertThat(second.renditions())
                .extracting(RenditionView::role)
                .containsExactly(RenditionRole.ORIGINAL, RenditionRole.PDFA);
        assertThat(read(second.original())).isEqualTo(picture);
        assertThat(second.original().fileName()).isEqualTo("住房.png");
        assertThat(tray.find(text.id(), TOWN_A).orElseThrow().standing()).isEqualTo(new Standing.Filed(first.id()));
        assertThat(bed.folder).isEmptyDirectory();
    }

    @Test
    void an_item_keeps_the_pages_that_were_counted_and_the_number_and_secrecy_it_was_given() {
        Upload decision = bed.examined(tray, "decision.pdf", Samples.pdf(""));
        TrayPaper numbered = new TrayPaper(
                decision.id(),
                ItemKind.OTHER,
                "审核确认通知",
                Optional.empty(),
                LocalDate.of(2026, 9, 1),
                "某镇人民政府（样例）",
                "样民〔2026〕7号",
                Secrecy.PUBLIC,
                false);

        Filed filed = tray.file(bed.filing("f", numbered), TOWN_A);

        assertThat(bed.archive
                        .item(filed.items().get(0).id(), TOWN_A)
                        .orElseThrow()
                        .particulars())
                .isEqualTo(new Particulars("样民〔2026〕7号", Secrecy.PUBLIC, 1));
    }

    @Test
    void a_file_that_is_not_what_was_announced_is_refused_although_every_part_was() throws IOException {
        NewUpload lie = new NewUpload("lie", bed.household.number(), "a.txt", TEXT.length, sha256(new byte[] {1}));
        Upload upload = tray.begin(lie, TOWN_A);
        TrayBed.part(tray, upload.id(), TEXT, 0, TEXT.length, TOWN_A);
        tray.complete(upload.id(), TOWN_A);

        tray.examineNext();

        assertThat(refusal(upload)).isEqualTo(IntakeCode.OTHER_DIGEST);
        assertThat(bed.folder).isEmptyDirectory();
    }

    @Test
    void a_byte_that_turned_on_the_disk_meanwhile_is_found() throws IOException {
        Upload upload = bed.send(tray, "a.txt", TEXT);
        byte[] turned = TEXT.clone();
        turned[3] ^= 1;
        Files.write(bed.folder.resolve(upload.id().value()).resolve("bytes"), turned);

        tray.examineNext();

        assertThat(refusal(upload)).isEqualTo(IntakeCode.OTHER_DIGEST);
    }

    @Test
    void a_file_of_a_kind_that_is_not_taken_is_refused_with_its_reason_and_leaves_no_bytes() {
        Upload upload = bed.examined(tray, "现场说明.exe", "MZ and so on".getBytes(StandardCharsets.UTF_8));

        assertThat(refusal(upload)).isEqualTo(IntakeCode.TYPE_NOT_ALLOWED);
        assertThat(bed.folder).isEmptyDirectory();
        assertThatThrownBy(() -> tray.file(bed.filing("f", paper(upload)), TOWN_A))
                .isInstanceOf(UploadClosed.class);
    }

    @Test
    void a_quarantined_file_is_filed_untouched_under_a_type_that_nothing_opens_and_with_its_reason()
            throws IOException {
        byte[] acting = Samples.pdf("/OpenAction<</S/JavaScript/JS(app.alert)>>");
        Upload upload = bed.examined(tray, "a.pdf", acting);
        assertThat(upload.standing())
                .isInstanceOfSatisfying(
                        Standing.Quarantined.class,
                        kept -> assertThat(kept.why().code()).isEqualTo(IntakeCode.ACTIVE_CONTENT));

        Filed filed = tray.file(bed.filing("f", paper(upload)), TOWN_A);

        ItemView item = bed.archive.item(filed.items().get(0).id(), TOWN_A).orElseThrow();
        assertThat(item.original().mediaType()).isEqualTo(Quarantine.MEDIA_TYPE);
        assertThat(item.original().fileName()).isEqualTo("a.pdf");
        assertThat(read(item.original())).isEqualTo(acting);
        assertThat(item.renditions())
                .extracting(RenditionView::role)
                .containsExactly(RenditionRole.ORIGINAL, RenditionRole.EVIDENCE);
        assertThat(new String(read(item.renditions().get(1)), StandardCharsets.UTF_8))
                .contains("\"code\":\"IN-020\"")
                .contains("\"type\":\"PDF\"");
        assertThat(tray.file(bed.filing("f", paper(upload)), TOWN_A)).isEqualTo(filed.repeated());
    }

    @Test
    void a_zip_becomes_the_files_in_it_each_examined_for_itself() throws IOException {
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put("一.txt", "first");
        entries.put("folder/二.txt", "second");
        entries.put("坏.exe", "MZ");
        Upload zip = bed.examined(tray, "all.zip", Samples.zip(entries));

        assertThat(zip.standing()).isEqualTo(new Standing.Unpacked(3));
        List<Upload> files = tray.of(bed.household.number(), TOWN_A).stream()
                .filter(upload -> !upload.id().equals(zip.id()))
                .toList();
        assertThat(files).extracting(Upload::name).containsExactlyInAnyOrder("一.txt", "二.txt", "坏.exe");
        assertThat(files)
                .extracting(upload -> upload.standing().word())
                .containsExactlyInAnyOrder("READY", "READY", "REFUSED");
        TrayPaper[] ready = files.stream()
                .filter(upload -> upload.standing().mayBeFiled())
                .map(TrayBed::paper)
                .toArray(TrayPaper[]::new);
        assertThat(tray.file(bed.filing("f", ready), TOWN_A).items()).hasSize(2);
    }

    @Test
    void a_double_is_told_in_the_tray_and_in_the_archive() {
        Upload first = bed.examined(tray, "a.txt", TEXT);
        Upload second = bed.examined(tray, "b.txt", TEXT);
        assertThat(first.twin()).isEmpty();
        assertThat(second.twin()).contains(new Twin.InTray(first.id(), "a.txt"));

        Filed filed = tray.file(bed.filing("f", paper(first)), TOWN_A);

        ItemId item = filed.items().get(0).id();
        assertThat(tray.find(second.id(), TOWN_A).orElseThrow().twin())
                .contains(new Twin.InArchive(item, filed.items().get(0).code()));
        assertThatThrownBy(() -> tray.file(bed.filing("g", paper(second)), TOWN_A))
                .isInstanceOf(PaperThere.class);
        assertThat(tray.file(bed.filing("g", meant(second)), TOWN_A).items()).hasSize(1);
    }

    @Test
    void a_double_is_not_filed_unasked_beside_its_twin() {
        Upload first = bed.examined(tray, "a.txt", TEXT);
        Upload second = bed.examined(tray, "b.txt", TEXT);

        assertThatThrownBy(() -> tray.file(bed.filing("f", paper(first), paper(second)), TOWN_A))
                .isInstanceOf(CommandRefused.class);
        assertThatThrownBy(() -> tray.file(bed.filing("f", paper(first), paper(first)), TOWN_A))
                .isInstanceOf(CommandRefused.class);
    }

    @Test
    void a_retry_gets_the_same_answer_and_files_nothing_twice() {
        Upload upload = bed.examined(tray, "a.txt", TEXT);
        Filed first = tray.file(bed.filing("f", paper(upload)), TOWN_A);

        Filed again = bed.tray().file(bed.filing("f", paper(upload)), TOWN_A);

        assertThat(again).isEqualTo(first.repeated());
        assertThat(bed.bed.count("select count(*) from archive.item")).isEqualTo(1);
        assertThatThrownBy(() -> tray.file(bed.filing("another", paper(upload)), TOWN_A))
                .isInstanceOf(UploadClosed.class);
        assertThatThrownBy(() -> tray.drop(upload.id(), TOWN_A)).isInstanceOf(UploadClosed.class);
    }

    @Test
    void a_filing_that_dies_at_any_step_is_whole_or_gone_and_its_retry_files_once() throws IOException {
        int steps = 0;
        for (int at = 0; at == 0 || at <= steps; at++) {
            Upload upload = bed.examined(tray, at + ".txt", ("paper " + at).getBytes(StandardCharsets.UTF_8));
            TrayFiling filing = bed.filing("f" + at, paper(upload));
            if (at == 0) {
                AtomicInteger count = new AtomicInteger();
                bed.tray(bed.bed.archive(step -> count.incrementAndGet()), step -> {})
                        .file(filing, TOWN_A);
                steps = count.get();
                assertThat(steps).isGreaterThan(15);
                continue;
            }
            int death = at;
            AtomicInteger reached = new AtomicInteger();
            Archive dying = bed.bed.archive(step -> {
                if (reached.incrementAndGet() >= death) {
                    throw new IOException("killed");
                }
            });
            boolean answered = attempt(bed.tray(dying, step -> {}), filing);

            Archive next = bed.bed.archive();
            next.recover();
            IntakeTray after = bed.tray(next, step -> {});
            boolean filed = after.find(upload.id(), TOWN_A).orElseThrow().standing() instanceof Standing.Filed;
            assertThat(filed || !answered).as("answered at step %d", at).isTrue();
            Filed retried = after.file(filing, TOWN_A);
            assertThat(retried.again()).isEqualTo(filed);
            assertThat(bed.bed.count("select count(*) from archive.item")).isEqualTo(at + 1);
            assertThat(after.find(upload.id(), TOWN_A).orElseThrow().standing())
                    .isEqualTo(new Standing.Filed(retried.items().get(0).id()));
        }
        assertThat(bed.archive.check().findings()).isEmpty();
    }

    private static boolean attempt(IntakeTray tray, TrayFiling filing) {
        try {
            tray.file(filing, TOWN_A);
            return true;
        } catch (ArchiveException e) {
            return false;
        }
    }

    @Test
    void an_upload_is_held_by_one_filing_at_a_time_until_that_can_no_longer_come_to_its_end() {
        Upload upload = bed.examined(tray, "a.txt", TEXT);
        Archive dying = bed.bed.archive(step -> {
            throw new IOException("killed at once");
        });
        assertThatThrownBy(() -> bed.tray(dying, step -> {}).file(bed.filing("f", paper(upload)), TOWN_A))
                .isInstanceOf(ArchiveException.class);

        assertThatThrownBy(() -> tray.file(bed.filing("g", paper(upload)), TOWN_A))
                .isInstanceOf(UploadClosed.class);
        assertThatThrownBy(() -> tray.drop(upload.id(), TOWN_A)).isInstanceOf(UploadClosed.class);
        bed.later(Duration.ofMinutes(11));

        assertThat(tray.file(bed.filing("g", paper(upload)), TOWN_A).items()).hasSize(1);
    }

    @Test
    void a_refused_filing_lets_go_of_its_uploads_at_once() {
        Upload upload = bed.examined(tray, "a.txt", TEXT);
        TrayPaper untitled = new TrayPaper(
                upload.id(),
                ItemKind.OTHER,
                " ",
                Optional.empty(),
                LocalDate.of(2026, 9, 1),
                "张样例",
                "",
                Secrecy.RESTRICTED,
                false);

        assertThatThrownBy(() -> tray.file(bed.filing("f", untitled), TOWN_A)).isInstanceOf(CommandRefused.class);

        assertThat(tray.file(bed.filing("g", paper(upload)), TOWN_A).items()).hasSize(1);
    }

    @Test
    void a_closed_volume_lets_go_of_them_too() {
        Upload upload = bed.examined(tray, "a.txt", TEXT);
        bed.bed.asOwner("update archive.volume set outcome = 'CONFIRMED', ended = '2026-09-01'");

        assertThatThrownBy(() -> tray.file(bed.filing("f", paper(upload)), TOWN_A))
                .isInstanceOf(VolumeClosed.class);

        Volume open = ArchiveBed.volume(bed.archive, "v2", bed.household.number(), TOWN_A);
        assertThat(tray.file(new TrayFiling("g", open.id(), "application", List.of(paper(upload))), TOWN_A)
                        .items())
                .hasSize(1);
    }

    @Test
    void nothing_is_filed_across_households_or_townships() {
        Upload upload = bed.examined(tray, "a.txt", TEXT);
        Volume other = ArchiveBed.volume(
                bed.archive,
                "v2",
                ArchiveBed.household(bed.archive, "h2", TOWN_A).number(),
                TOWN_A);

        assertThatThrownBy(
                        () -> tray.file(new TrayFiling("f", other.id(), "application", List.of(paper(upload))), TOWN_A))
                .isInstanceOf(UploadUnknown.class);
        assertThatThrownBy(() -> tray.file(bed.filing("f", paper(upload)), TOWN_B))
                .isInstanceOf(VolumeUnknown.class);
    }

    @Test
    void an_examination_whose_process_died_is_taken_over_and_a_file_that_ends_three_is_put_aside() {
        Upload upload = bed.send(tray, "a.txt", TEXT);
        for (int i = 0; i < 3; i++) {
            assertThat(bed.bed.asOwner(
                            "update archive.upload set claim = 'dead', tries = tries + 1, claimed_until = ?",
                            java.time.OffsetDateTime.ofInstant(
                                    bed.clock.instant().plusSeconds(300), java.time.ZoneOffset.UTC)))
                    .isEqualTo(1);
            assertThat(tray.examineNext()).isFalse();
            bed.later(Duration.ofMinutes(6));
        }

        assertThat(tray.examineNext()).isTrue();

        assertThat(tray.find(upload.id(), TOWN_A).orElseThrow().standing())
                .isInstanceOfSatisfying(
                        Standing.Quarantined.class,
                        kept -> assertThat(kept.why().code()).isEqualTo(IntakeCode.DIED));
    }

    @Test
    void an_answer_that_is_not_known_yet_keeps_hold_of_the_uploads() {
        Upload upload = bed.examined(tray, "a.txt", TEXT);
        Archive uncertain = bed.bed.archive(step -> {
            if (step.equals("rename folder")) {
                throw new IOException("the disk is away");
            }
        });
        assertThatThrownBy(() -> bed.tray(uncertain, step -> {}).file(bed.filing("f", paper(upload)), TOWN_A))
                .isInstanceOf(ArchiveException.class)
                .isNotInstanceOf(AnswerUncertain.class);
        bed.later(Duration.ofHours(1));

        assertThatThrownBy(() -> tray.file(bed.filing("g", paper(upload)), TOWN_A))
                .isInstanceOf(UploadClosed.class);
        bed.archive.recover();

        assertThat(tray.find(upload.id(), TOWN_A).orElseThrow().standing()).isInstanceOf(Standing.Filed.class);
    }

    @Test
    void a_retry_that_cannot_be_completed_yet_keeps_hold_of_them_too() {
        Upload upload = bed.examined(tray, "a.txt", TEXT);
        Archive failing = bed.bed.archive(step -> {
            if (step.equals("rename folder")) {
                throw new IOException("the disk is away");
            }
        });
        IntakeTray away = bed.tray(failing, step -> {});
        assertThatThrownBy(() -> away.file(bed.filing("f", paper(upload)), TOWN_A))
                .isInstanceOf(ArchiveException.class);
        assertThatThrownBy(() -> away.file(bed.filing("f", paper(upload)), TOWN_A))
                .isInstanceOf(VolumeBlocked.class);
        Volume elsewhere = ArchiveBed.volume(bed.archive, "v2", bed.household.number(), TOWN_A);

        assertThatThrownBy(() ->
                        tray.file(new TrayFiling("g", elsewhere.id(), "application", List.of(paper(upload))), TOWN_A))
                .isInstanceOf(UploadClosed.class);
        bed.archive.recover();

        assertThat(tray.find(upload.id(), TOWN_A).orElseThrow().standing()).isInstanceOf(Standing.Filed.class);
        assertThat(bed.bed.count("select count(*) from archive.item")).isEqualTo(1);
    }

    /** The same paper, filed although it is there. */
    private static TrayPaper meant(Upload upload) {
        TrayPaper paper = paper(upload);
        return new TrayPaper(
                paper.upload(),
                paper.kind(),
                paper.title(),
                paper.member(),
                paper.date(),
                paper.responsible(),
                "",
                Secrecy.RESTRICTED,
                true);
    }

    private IntakeCode refusal(Upload upload) {
        Standing standing = tray.find(upload.id(), TOWN_A).orElseThrow().standing();
        assertThat(standing).isInstanceOf(Standing.Refused.class);
        return ((Standing.Refused) standing).why().code();
    }

    private byte[] read(RenditionView rendition) throws IOException {
        try (InputStream in = bed.archive.read(rendition.id(), TOWN_A)) {
            return in.readAllBytes();
        }
    }
}
