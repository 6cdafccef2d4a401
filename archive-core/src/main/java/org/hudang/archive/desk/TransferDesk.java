package org.hudang.archive.desk;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hudang.archive.Acting;
import org.hudang.archive.CommandRefused;
import org.hudang.archive.HouseholdBusy;
import org.hudang.archive.HouseholdUnknown;
import org.hudang.archive.desk.HandedHousehold.Cover;
import org.hudang.archive.desk.HandedHousehold.Shelf;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.inspection.Inspection;
import org.hudang.archive.inspection.Stage;
import org.hudang.archive.journal.Entry;
import org.hudang.archive.store.Digests;
import org.hudang.archive.store.StorageRoot;
import org.hudang.archive.transfer.NewPackage;
import org.hudang.archive.transfer.PackageSheets.Listed;
import org.hudang.archive.transfer.PackageTooLarge;
import org.hudang.archive.transfer.Packages;
import org.hudang.archive.volume.Volume;
import org.hudang.archive.volume.VolumeId;

/** Gathers a household from catalogue, storage and journal, and writes it as a package. */
final class TransferDesk implements Packages {
    private static final int TRIES = 3;
    /** Beside the files of papers: inventory and report of each volume, and what describes the whole. */
    private static final int LISTS_OF_A_VOLUME = 2;

    private static final int LISTS_OF_A_HOUSEHOLD = 8;
    /** For names, lists, reports and history. */
    private static final long KEPT_FOR_LISTS = 256L << 20;

    private final Database database;
    private final StorageRoot store;
    private final Completion.Catalogue catalogue;
    private final InspectionDesk inspections;
    private final CaseDesk.Rules rules;

    TransferDesk(
            Database database,
            StorageRoot store,
            Completion.Catalogue catalogue,
            InspectionDesk inspections,
            CaseDesk.Rules rules) {
        this.database = database;
        this.store = store;
        this.catalogue = catalogue;
        this.inspections = inspections;
        this.rules = rules;
    }

    @Override
    public Handed export(Order order, Path target, Acting acting) {
        NewPackage.requireFree(target);
        HandedHousehold seen = inspected(order.household(), acting);
        List<Inspection> faulty = seen.shelves().stream()
                .map(Shelf::inspection)
                .filter(inspection -> !inspection.failed().isEmpty())
                .toList();
        if (!faulty.isEmpty() && order.faults() == Faults.REFUSED) {
            return new Handed.Faulty(faulty);
        }
        requireFits(seen);
        return NewPackage.at(target, part -> {
            Handed.Made made = write(order, seen, part, acting);
            note(order, seen, made, acting);
            return made;
        });
    }

    /** Inspects until every volume has a report of the version that is handed over. */
    private HandedHousehold inspected(HouseholdNumber number, Acting acting) {
        Map<VolumeId, Inspection> reports = new HashMap<>();
        for (int tries = 0; tries < TRIES; tries++) {
            for (Volume volume : filled(number, acting)) {
                Inspection known = reports.get(volume.id());
                if (known == null || known.version() != volume.version()) {
                    reports.put(volume.id(), inspections.inspect(volume.id(), Stage.YJ, acting));
                }
            }
            Optional<HandedHousehold> seen = seen(number, reports, acting);
            if (seen.isPresent()) {
                return seen.get();
            }
        }
        throw new HouseholdBusy(0);
    }

    private List<Volume> filled(HouseholdNumber number, Acting acting) {
        List<Volume> volumes = database.within(acting.township(), () -> {
            var unused = catalogue.households().find(number).orElseThrow(HouseholdUnknown::new);
            return catalogue.volumes().of(number).stream()
                    .map(Volumes.Row::volume)
                    .filter(volume -> volume.version() > 0)
                    .toList();
        });
        if (volumes.isEmpty()) {
            throw new CommandRefused("household", "items >= 1");
        }
        return volumes;
    }

    /** Rows and history of one moment: whoever writes into the history meanwhile waits. */
    private Optional<HandedHousehold> seen(HouseholdNumber number, Map<VolumeId, Inspection> reports, Acting acting) {
        return database.within(acting.township(), () -> {
            var unused = database.jdbc()
                    .sql("select number from archive.household where number = ? for share")
                    .param(number.value())
                    .query(String.class)
                    .optional()
                    .orElseThrow(HouseholdUnknown::new);
            catalogue.journal().verify(number).ifPresent(broken -> {
                throw broken;
            });
            List<Shelf> shelves = new ArrayList<>();
            for (Volumes.Row row : catalogue.volumes().of(number)) {
                Volume volume = row.volume();
                Inspection report = reports.get(volume.id());
                if (volume.version() == 0) {
                    continue;
                }
                if (report == null || report.version() != volume.version()) {
                    return Optional.empty();
                }
                Items.Rows papers = catalogue.items().rowsOf(volume.id());
                shelves.add(new Shelf(row, papers.items(), papers.stored(), report));
            }
            return Optional.of(new HandedHousehold(
                    catalogue.households().find(number).orElseThrow(),
                    shelves,
                    catalogue.journal().entries(number),
                    catalogue.journal().head(number)));
        });
    }

    private void requireFits(HandedHousehold seen) {
        long files = LISTS_OF_A_HOUSEHOLD
                + seen.shelves().stream()
                        .mapToLong(shelf -> shelf.inventory(store).state().size() + LISTS_OF_A_VOLUME)
                        .sum();
        if (files > MOST_FILES) {
            throw new PackageTooLarge("files", files, MOST_FILES);
        }
        long bytes = seen.shelves().stream()
                .flatMap(shelf -> shelf.stored().stream())
                .mapToLong(Items.Stored::bytes)
                .sum();
        if (bytes > MOST_BYTES - KEPT_FOR_LISTS) {
            throw new PackageTooLarge("bytes", bytes, MOST_BYTES - KEPT_FOR_LISTS);
        }
    }

    private Handed.Made write(Order order, HandedHousehold seen, Path part, Acting acting) throws IOException {
        MessageDigest digest = Digests.algorithm("SHA-256");
        Cover cover = new Cover(order.sender(), acting.user(), rules.clock().instant(), rules.today());
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            OutputStream out = new BufferedOutputStream(
                    new DigestOutputStream(Channels.newOutputStream(channel), digest), 1 << 16);
            List<Listed> listed = switch (order.form()) {
                case BAG -> BagForm.write(out, seen, cover, store);
                case EEP -> EepForm.write(out, seen, cover, store);
            };
            out.flush();
            if (channel.size() > MOST_BYTES) {
                throw new PackageTooLarge("bytes", channel.size(), MOST_BYTES);
            }
            channel.force(true);
            return new Handed.Made(
                    HexFormat.of().formatHex(digest.digest()),
                    channel.size(),
                    listed.size(),
                    listed.stream().mapToInt(one -> one.items().size()).sum(),
                    listed.stream().mapToInt(Listed::files).sum());
        }
    }

    private void note(Order order, HandedHousehold seen, Handed.Made made, Acting acting) {
        var unused = database.within(
                acting.township(),
                () -> catalogue
                        .journal()
                        .append(
                                order.household(),
                                new Entry(
                                        acting.user(),
                                        "household.export",
                                        order.household().value(),
                                        "",
                                        "sha256:" + made.sha256(),
                                        order.form().name().toLowerCase(Locale.ROOT) + " "
                                                + seen.shelves().size())));
    }
}
