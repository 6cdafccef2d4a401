package org.hudang.archive.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hudang.archive.ArchiveBed.TOWN_B;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.hudang.archive.Archive;
import org.hudang.archive.ArchiveBed;
import org.hudang.archive.ArchiveBuilder;
import org.hudang.archive.ArchiveRooms;
import org.hudang.archive.completeness.PaperChecks.Paper;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.intake.Intake;
import org.hudang.archive.reception.Receiving;
import org.hudang.archive.reception.Receiving.Arrival;
import org.hudang.archive.reception.Receiving.Looked;
import org.hudang.archive.reception.Receiving.Received;
import org.hudang.archive.store.Steps;
import org.hudang.archive.transfer.PackageSeals.Seal;
import org.hudang.archive.transfer.PackageSeals.Standing;
import org.hudang.archive.transfer.Packages.Faults;
import org.hudang.archive.volume.HouseholdFile;
import org.hudang.archive.volume.ItemView;
import org.hudang.archive.volume.RenditionId;
import org.hudang.testbed.TestDatabase;

/** A house that takes packages over. */
final class ReceivingBed {
    final ArchiveBed bed;
    final ArchiveRooms rooms;
    final Archive archive;
    final Receiving receiving;

    ReceivingBed(TestDatabase database, Path folder, Intake gate) {
        this(database, folder, builder -> builder.gate(gate));
    }

    ReceivingBed(TestDatabase database, Path folder, UnaryOperator<ArchiveBuilder> with) {
        bed = new ArchiveBed(ArchiveBed.emptied(database), folder, 77);
        ArchiveBuilder builder = with.apply(bed.builder(Steps.SILENT).papers((item, acting) -> new Paper.ByHand()));
        rooms = builder.rooms();
        archive = rooms.archive();
        receiving = builder.receiving();
    }

    static Arrival arrival(Faults faults) {
        return new Arrival(TOWN_B.township(), faults, (list, message) -> new Seal(Standing.HOLDS, "CN=office", ""));
    }

    Received receive(Path file, Faults faults) {
        return receiving.receive(file, arrival(faults), TOWN_B);
    }

    HouseholdNumber taken(Path file, Faults faults) {
        return ((Received.Taken) receive(file, faults)).household();
    }

    Looked look(Path file) {
        return receiving.look(file, arrival(Faults.REFUSED), TOWN_B);
    }

    List<ItemView> items(HouseholdNumber household) {
        List<ItemView> items = new ArrayList<>();
        archive.contents(household, TOWN_B).volumes().stream()
                .map(HouseholdFile.Shelf::items)
                .forEach(items::addAll);
        return items;
    }

    /** The paper with this title. */
    ItemView item(HouseholdNumber household, String title) {
        return items(household).stream()
                .filter(one -> one.title().equals(title))
                .reduce((one, other) -> {
                    throw new IllegalStateException("two papers " + title);
                })
                .orElseThrow();
    }

    byte[] read(RenditionId rendition) throws IOException {
        try (InputStream in = archive.read(rendition, TOWN_B)) {
            return in.readAllBytes();
        }
    }

    void assertNothingIsKept() {
        for (String table : List.of("household", "volume", "item", "arrival", "foreign_number")) {
            assertThat(bed.count("select count(*) from archive." + table))
                    .as(table)
                    .isZero();
        }
    }
}
