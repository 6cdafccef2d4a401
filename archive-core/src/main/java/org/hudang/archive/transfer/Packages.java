package org.hudang.archive.transfer;

import java.nio.file.Path;
import java.util.List;
import org.hudang.archive.Acting;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.inspection.Inspection;

/**
 * Handing households over to others (移交).
 *
 * <p><b>Guarantee.</b> A package holds every file of the newest version of every volume, each read again and compared with the
 * digest it was filed with, and the whole history. What is damaged is never handed over. No package gets its name before its
 * digest stands in the history of the household.
 *
 * <p><b>Warning.</b> A package holds names, numbers and papers in clear. Who may make one is decided by the caller.
 */
public interface Packages {
    /** Files of a package at most, its lists among them. */
    int MOST_FILES = 20_000;
    /** Bytes of a package at most. */
    long MOST_BYTES = 4L << 30;

    /**
     * Inspects every volume of the household (stage YJ) and writes the package.
     *
     * @param target file to make, readable by its owner only; it is not there yet
     * @throws org.hudang.archive.HouseholdUnknown when there is no such household for this township
     * @throws org.hudang.archive.CommandRefused when nothing is filed in any of its volumes
     * @throws org.hudang.archive.ContentDamaged when a stored file is not what was filed: nothing was made
     * @throws org.hudang.archive.JournalBroken when the history does not hold: nothing was made
     * @throws org.hudang.archive.HouseholdBusy when others went on filing all the time: nothing was made
     * @throws PackageTooLarge when there is more than a package may hold
     * @throws PackageThere when the target is there already
     * @throws PackageNotWritten when it cannot be written
     */
    Handed export(Order order, Path target, Acting acting);

    /**
     * What is to be handed over.
     *
     * @param form what the package looks like
     * @param sender who hands it over, as it stands in the transfer list
     * @param faults what becomes of a household whose inspection failed
     */
    record Order(HouseholdNumber household, Form form, String sender, Faults faults) {}

    /** What a package looks like. */
    enum Form {
        /** A folder with lists of digests in a ZIP, docs/formats/package-bag-v1.md. */
        BAG,
        /** One XML file after DA/T 48 (电子文件封装包), docs/formats/package-eep-v1.md. */
        EEP
    }

    /** What is done about items of the inspection that failed. */
    enum Faults {
        /** Nothing is handed over. */
        REFUSED,
        /** They are told in the transfer list. */
        TOLD
    }

    /** What became of an order. */
    sealed interface Handed {
        /**
         * The package is there.
         *
         * @param sha256 of the whole file, as it stands in the history of the household
         * @param bytes length of the whole file
         * @param files below {@code data/}
         */
        record Made(String sha256, long bytes, int volumes, int items, int files) implements Handed {}

        /** Nothing was made: inspections of these volumes failed. */
        record Faulty(List<Inspection> inspections) implements Handed {
            public Faulty {
                inspections = List.copyOf(inspections);
            }
        }
    }
}
