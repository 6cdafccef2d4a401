package org.hudang.archive.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hudang.archive.inspection.Inspection;
import org.hudang.archive.inspection.Result;
import org.hudang.archive.inspection.Result.Why;
import org.hudang.archive.inspection.SignatureReader;
import org.hudang.archive.inspection.SignatureReader.Signed;
import org.hudang.archive.intake.Intake;
import org.hudang.archive.intake.IntakeSettings;
import org.hudang.archive.intake.Samples;
import org.hudang.archive.intake.tray.Quarantine;
import org.hudang.archive.reception.Receiving.Looked;
import org.hudang.archive.reception.Receiving.Received;
import org.hudang.archive.transfer.Packages.Faults;
import org.hudang.archive.volume.ContentSource;
import org.hudang.archive.volume.NewRendition;
import org.hudang.archive.volume.RenditionRole;
import org.hudang.testbed.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signatures on the papers of a package are read before any of it is taken, and only where the gate lets a file in. */
class ReceivedSignaturesTest {
    private static final TestDatabase THERE = TestDatabase.migrated("archive");
    private static final TestDatabase HERE = TestDatabase.migrated("archive");
    private static final String PDF = "application/pdf";
    private static final String PLACE = "/Place<</ByteRange[0 1 2 3]>>";
    private static final byte[] SIGNED = Samples.pdf(PLACE);
    private static final byte[] ACTS = Samples.pdf(PLACE + "/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>");
    private static final byte[] PLAIN = Samples.pdf("");

    @TempDir
    private static Path children;

    private static Intake intake;

    @TempDir
    private Path folder;

    private final List<byte[]> asked = new ArrayList<>();

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

    @Test
    void a_paper_whose_signatures_hold_passes_and_the_reader_saw_its_very_bytes() {
        Path file = handedOver(PDF, SIGNED);

        assertThat(fixed(here(Signed.HOLDS), file)).isInstanceOf(Result.Passed.class);
        assertThat(asked).containsExactly(SIGNED);
    }

    @Test
    void a_broken_signature_sends_the_package_back_whole() {
        Path file = handedOver(PDF, SIGNED);
        ReceivingBed here = here(Signed.BROKEN);

        assertThat(here.receive(file, Faults.REFUSED))
                .isInstanceOfSatisfying(
                        Received.Faulty.class,
                        back -> assertThat(fixed(back.inspections().get(0)))
                                .isInstanceOfSatisfying(
                                        Result.Failed.class,
                                        failed -> assertThat(failed.faults())
                                                .singleElement()
                                                .satisfies(fault -> assertThat(fault.found())
                                                        .isEqualTo("signatures do not hold"))));
        here.assertNothingIsKept();
    }

    @ParameterizedTest
    @CsvSource({"UNTOLD, SIGNATURE_UNKNOWN", "UNREAD, NO_SIGNATURE_READER"})
    void what_nobody_here_can_tell_is_for_people_and_refuses_nothing(Signed signed, Why why) {
        Path file = handedOver(PDF, SIGNED);
        ReceivingBed here = here(signed);

        assertThat(fixed(here, file)).isEqualTo(new Result.ByHand(why));
        assertThat(here.receive(file, Faults.REFUSED)).isInstanceOf(Received.Taken.class);
    }

    @Test
    void in_a_house_without_reader_signed_papers_are_for_people() {
        Path file = handedOver(PDF, SIGNED);
        ReceivingBed here = new ReceivingBed(HERE, folder.resolve("here"), intake);

        assertThat(fixed(here, file)).isEqualTo(new Result.ByHand(Why.NO_SIGNATURE_READER));
    }

    @Test
    void of_a_paper_without_any_signature_nobody_is_asked() {
        Path file = handedOver(PDF, PLAIN);

        assertThat(fixed(here(Signed.BROKEN), file)).isInstanceOf(Result.Passed.class);
        assertThat(asked).isEmpty();
    }

    @Test
    void a_paper_that_goes_into_quarantine_is_opened_by_no_reader_and_never_passes() {
        Path file = handedOver(PDF, ACTS);

        assertThat(fixed(here(Signed.HOLDS), file)).isEqualTo(new Result.ByHand(Why.SIGNATURE_UNKNOWN));
        assertThat(asked).isEmpty();
    }

    @Test
    void a_paper_that_the_sender_kept_in_quarantine_is_opened_by_no_reader_and_never_passes() {
        Path file = handedOver(Quarantine.MEDIA_TYPE, SIGNED);

        assertThat(fixed(here(Signed.HOLDS), file)).isEqualTo(new Result.ByHand(Why.QUARANTINED));
        assertThat(asked).isEmpty();
    }

    private ReceivingBed here(Signed signed) {
        SignatureReader reader = paper -> {
            try {
                asked.add(Files.readAllBytes(paper));
                return signed;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
        return new ReceivingBed(
                HERE, folder.resolve("here"), builder -> builder.gate(intake).signatures(reader));
    }

    private static Result fixed(ReceivingBed here, Path file) {
        return fixed(((Looked.Fit) here.look(file)).volumes().get(0));
    }

    private static Result fixed(Inspection inspection) {
        return inspection.lines().stream()
                .filter(line -> line.number().equals("1-1"))
                .findFirst()
                .orElseThrow()
                .result();
    }

    private Path handedOver(String mediaType, byte[] bytes) {
        PackageBed sender = new PackageBed(THERE, folder.resolve("there"));
        var unused = sender.file(PackageBed.paper(
                "signed", new NewRendition(RenditionRole.ORIGINAL, "signed.pdf", mediaType, ContentSource.of(bytes))));
        Path file = folder.resolve("household.zip");
        sender.export(file, Faults.TOLD);
        return file;
    }
}
