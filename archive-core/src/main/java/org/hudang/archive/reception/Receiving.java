package org.hudang.archive.reception;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hudang.archive.Acting;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.inspection.Inspection;
import org.hudang.archive.transfer.PackageReport;
import org.hudang.archive.transfer.PackageSeals;
import org.hudang.archive.transfer.Packages.Faults;
import org.hudang.archive.volume.ItemId;

/**
 * Taking households over from others (接收).
 *
 * <p><b>Guarantee.</b> Before the first row is written, every file was compared with the lists and the history of the package
 * and every volume was inspected (stage YJ), signatures on its papers included: what fails is refused whole, with everything named.
 * What was found then is filed with the sender's history, and each volume that got something is inspected again as it stands
 * here; that report is kept like any other. Every file that somebody may
 * open has passed the gate of intake: an original that acts by itself is kept in quarantine, whatever it says that it is. What
 * is taken gets numbers of this house; the sender's stay known, each from the moment in which its paper is filed. The same
 * package twice adds nothing, and a call that was cut off is finished by the next one with the same package.
 *
 * <p><b>Warning.</b> Who is believed about seals, and who may take households over, is decided by the caller.
 */
public interface Receiving {
    /**
     * Takes the household of a package over. One whose head and members are here already gets the volumes that it does not have.
     *
     * @param file a package in any form of {@code archive.transfer}
     * @throws PackageUnfit when it is whole and its content is not what this house can hold: nothing was kept
     * @throws HouseholdDiffers when the head of the household belongs to another household here: nothing was kept
     * @throws org.hudang.archive.completeness.VolumeClosed when it has papers for a volume that is closed here: nothing was kept
     * @throws org.hudang.archive.destruction.VolumeDestroyed when it has papers for a volume that was destroyed here: nothing was
     *     kept
     * @throws org.hudang.archive.intake.ChildUnavailable when its files cannot be examined now: nothing was kept, call again
     * @throws org.hudang.archive.TownshipRefused when the user may not act for the township
     * @throws org.hudang.archive.HouseholdBusy when others were filing: call again
     * @throws org.hudang.archive.StoreFailed when the disk refused: call again
     */
    Received receive(Path file, Arrival arrival, Acting acting);

    /**
     * Looks at a package as {@link #receive} would and keeps nothing of it. What is seen is no promise: receiving looks again.
     *
     * @param file does not change meanwhile
     * @throws PackageUnfit as receiving would
     * @throws HouseholdDiffers as receiving would
     * @throws org.hudang.archive.completeness.VolumeClosed as receiving would
     * @throws org.hudang.archive.destruction.VolumeDestroyed as receiving would
     * @throws org.hudang.archive.intake.ChildUnavailable as receiving would
     * @throws org.hudang.archive.TownshipRefused when the user may not act for the township
     * @throws org.hudang.archive.StoreFailed when the disk refused: call again
     */
    Looked look(Path file, Arrival arrival, Acting acting);

    /**
     * Where a household, or part of it, came from; the oldest first.
     *
     * @throws org.hudang.archive.HouseholdUnknown when there is no such household for this township
     */
    List<Origin> origins(HouseholdNumber household, Acting acting);

    /**
     * How a package is taken.
     *
     * @param township that keeps the household from now on
     * @param faults what becomes of a package whose inspection failed; {@code TOLD} takes it all the same
     * @param seals who judges the seal on it
     */
    record Arrival(String township, Faults faults, PackageSeals seals) {}

    /** What a package is worth and what is in it. */
    sealed interface Looked {
        /**
         * It can be taken.
         *
         * @param sender who hands it over, and when, as the transfer list has it
         * @param household under the sender's number
         * @param volumes the inspection of each, whatever it gave
         * @param into the household here that it would be added to; empty when one would be opened
         */
        record Fit(
                PackageReport report,
                String sender,
                Instant at,
                Household household,
                List<Inspection> volumes,
                Optional<HouseholdNumber> into)
                implements Looked {
            public Fit {
                volumes = List.copyOf(volumes);
            }

            /** Whether items of an inspection failed. */
            public boolean isFaulty() {
                return volumes.stream().anyMatch(one -> !one.failed().isEmpty());
            }
        }

        /** It was taken before, or is the package of a household of this house. */
        record Known(HouseholdNumber household) implements Looked {}

        /** It is not whole, or its seal does not hold. */
        record Altered(PackageReport report) implements Looked {}
    }

    /** What became of a package. */
    sealed interface Received {
        /**
         * It is here.
         *
         * @param household its number in this house
         * @param items that were added now
         */
        record Taken(HouseholdNumber household, int volumes, int items, Reports reports) implements Received {}

        /**
         * What was found.
         *
         * @param arrival the inspection of each volume of the package before any of it was taken, under the sender's numbers
         * @param paper that has the sender's history and what was found on arrival; empty when the package brought nothing and
         *     no volume is open
         * @param kept the report on each volume that got something, as it stands here
         */
        record Reports(List<Inspection> arrival, Optional<ItemId> paper, List<Inspection> kept) {
            public Reports {
                arrival = List.copyOf(arrival);
                kept = List.copyOf(kept);
            }
        }

        /** It was here before, or is the package of a household of this house; nothing was added. */
        record Known(HouseholdNumber household) implements Received {}

        /** It is not whole, or its seal does not hold: nothing was kept. */
        record Altered(PackageReport report) implements Received {}

        /** Inspections of these volumes failed: nothing was kept. */
        record Faulty(List<Inspection> inspections) implements Received {
            public Faulty {
                inspections = List.copyOf(inspections);
            }
        }
    }
}
