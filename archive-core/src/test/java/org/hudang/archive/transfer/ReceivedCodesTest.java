package org.hudang.archive.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.inspection.Inspection;
import org.hudang.archive.inspection.Result;
import org.hudang.archive.intake.Intake;
import org.hudang.archive.intake.IntakeSettings;
import org.hudang.archive.reception.Receiving.Looked;
import org.hudang.archive.transfer.Packages.Faults;
import org.hudang.archive.volume.ArchivalCodes;
import org.hudang.archive.volume.ItemView;
import org.hudang.archive.volume.VolumeKind;
import org.hudang.testbed.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another house has another fonds and another pattern: its codes are no fault, and here its papers get codes of this house. */
class ReceivedCodesTest {
    private static final TestDatabase THERE = TestDatabase.migrated("archive");
    private static final TestDatabase HERE = TestDatabase.migrated("archive");
    private static final Map<VolumeKind, String> PERIODS = Map.of(VolumeKind.APPROVAL, "D30", VolumeKind.DAILY, "D10");

    @TempDir
    private static Path children;

    private static Intake intake;

    @TempDir
    private Path folder;

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
    void codes_of_another_pattern_are_for_people_and_keep_no_household_out() {
        Path file = handedOver("{fonds}-{category}·A7·{year}-{volume:5}-{item:2}");
        ReceivingBed here = new ReceivingBed(HERE, folder.resolve("here"), intake);

        Inspection seen = seen(here, file);
        HouseholdNumber household = here.taken(file, Faults.REFUSED);

        assertThat(result(seen, "1-4")).isEqualTo(new Result.ByHand(Result.Why.CODE_OF_ANOTHER_HOUSE));
        assertThat(result(seen, "1-7")).isEqualTo(new Result.ByHand(Result.Why.CODE_OF_ANOTHER_HOUSE));
        assertThat(here.items(household))
                .extracting(ItemView::code)
                .allMatch(code -> code.startsWith("J031-ZY·DB·2026·D30-"));
    }

    @Test
    void another_fonds_in_the_form_of_the_standard_passes() {
        Path file = handedOver(ArchivalCodes.standard().pattern());
        ReceivingBed here = new ReceivingBed(HERE, folder.resolve("here"), intake);

        Inspection seen = seen(here, file);

        assertThat(result(seen, "1-4")).isEqualTo(new Result.Passed());
        assertThat(result(seen, "1-7")).isEqualTo(new Result.Passed());
    }

    private static Inspection seen(ReceivingBed here, Path file) {
        return ((Looked.Fit) here.look(file)).volumes().get(0);
    }

    private Path handedOver(String pattern) {
        ArchivalCodes codes = new ArchivalCodes(pattern, "B777", "QT", PERIODS);
        PackageBed sender = new PackageBed(THERE, folder.resolve("there"), builder -> builder.codes(codes));
        Path file = folder.resolve("household.zip");
        sender.export(file, Faults.REFUSED);
        return file;
    }

    private static Result result(Inspection inspection, String number) {
        return inspection.lines().stream()
                .filter(line -> line.number().equals(number))
                .findFirst()
                .orElseThrow()
                .result();
    }
}
