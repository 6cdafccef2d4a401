package org.hudang.archive.reception;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hudang.archive.Acting;
import org.hudang.archive.CommandRefused;
import org.hudang.archive.ContentDamaged;
import org.hudang.archive.StoreFailed;
import org.hudang.archive.TownshipRefused;
import org.hudang.archive.desk.ArchiveParts;
import org.hudang.archive.desk.Commands;
import org.hudang.archive.desk.HouseholdArchive;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.household.IdDocument;
import org.hudang.archive.household.Member;
import org.hudang.archive.household.MemberId;
import org.hudang.archive.household.NewMember;
import org.hudang.archive.household.OpenHousehold;
import org.hudang.archive.inspection.Inspection;
import org.hudang.archive.store.Digests;
import org.hudang.archive.transfer.OpenPackage;
import org.hudang.archive.transfer.PackageCheck;
import org.hudang.archive.transfer.PackageReport;
import org.hudang.archive.transfer.PackageSheets;
import org.hudang.archive.transfer.Packages.Faults;

/** Takes packages over through the doors of the archive: what was filed is filed as anything else is. */
public final class StoredReceiving implements Receiving {
    private final ArchiveParts parts;
    private final HouseholdArchive archive;
    private final Arrivals arrivals;

    /**
     * Works with these parts.
     *
     * @param archive through which everything is filed
     */
    public StoredReceiving(ArchiveParts parts, HouseholdArchive archive) {
        this.parts = parts;
        this.archive = archive;
        arrivals = new Arrivals(parts);
    }

    @Override
    public Received receive(Path file, Arrival arrival, Acting acting) {
        if (!acting.mayActFor(arrival.township())) {
            throw new TownshipRefused(arrival.township());
        }
        try {
            // what is judged is what is taken, whatever becomes of the file meanwhile
            Path copy = Files.createTempFile(parts.work(), "received-", ".part");
            try {
                return receive(copy, copied(file, copy), arrival, acting);
            } finally {
                Files.deleteIfExists(copy);
            }
        } catch (IOException e) {
            throw new StoreFailed("receiving", e);
        } catch (UncheckedIOException e) {
            throw new StoreFailed("receiving", Objects.requireNonNull(e.getCause()));
        }
    }

    private static String copied(Path file, Path copy) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                FileChannel out = FileChannel.open(copy, StandardOpenOption.WRITE)) {
            return Digests.copy(in, out).sha256();
        }
    }

    @Override
    public Looked look(Path file, Arrival arrival, Acting acting) {
        if (!acting.mayActFor(arrival.township())) {
            throw new TownshipRefused(arrival.township());
        }
        try {
            return look(file, Digests.of(file, "SHA-256"), arrival, acting);
        } catch (IOException e) {
            throw new StoreFailed("receiving", e);
        } catch (UncheckedIOException e) {
            throw new StoreFailed("receiving", Objects.requireNonNull(e.getCause()));
        }
    }

    private Looked look(Path file, String sha256, Arrival arrival, Acting acting) throws IOException {
        Optional<HouseholdNumber> known = arrivals.broughtBy(sha256, acting);
        if (known.isPresent()) {
            return new Looked.Known(known.get());
        }
        PackageReport report = PackageCheck.check(file, arrival.seals());
        if (report.verdict() != PackageReport.Verdict.WHOLE) {
            return new Looked.Altered(report);
        }
        try (OpenPackage handed = OpenPackage.of(file, parts.work())) {
            HandedHouse house = HandedHouse.read(handed);
            Household theirs = house.household();
            if (archive.household(theirs.number(), acting).isPresent()) {
                return new Looked.Known(theirs.number());
            }
            Taking taking = looked(house, new ArrivedPackage(handed, report, sha256), acting);
            Optional<Household> into = here(theirs, arrival, acting);
            requireFit(taking, arrival, into, acting);
            return new Looked.Fit(
                    report, house.sender(), house.at(), theirs, taking.inspections(), into.map(Household::number));
        }
    }

    private Received receive(Path copy, String sha256, Arrival arrival, Acting acting) throws IOException {
        Optional<HouseholdNumber> known = arrivals.broughtBy(sha256, acting);
        if (known.isPresent()) {
            return new Received.Known(known.get());
        }
        PackageReport report = PackageCheck.check(copy, arrival.seals());
        if (report.verdict() != PackageReport.Verdict.WHOLE) {
            return new Received.Altered(report);
        }
        try (OpenPackage handed = OpenPackage.of(copy, parts.work())) {
            HandedHouse house = HandedHouse.read(handed);
            HouseholdNumber number = house.household().number();
            if (archive.household(number, acting).isPresent()) {
                return new Received.Known(number); // a package of this house
            }
            Taking taking = looked(house, new ArrivedPackage(handed, report, sha256), acting);
            List<Inspection> faulty = taking.inspections().stream()
                    .filter(one -> !one.failed().isEmpty())
                    .toList();
            if (!faulty.isEmpty() && arrival.faults() == Faults.REFUSED) {
                return new Received.Faulty(faulty);
            }
            requireFit(taking, arrival, here(house.household(), arrival, acting), acting);
            return take(taking, arrival, acting);
        }
    }

    /**
     * A package that agrees with itself may still hold what no house would have filed, or what cannot come into a household as it
     * stands here.
     */
    private void requireFit(Taking taking, Arrival arrival, Optional<Household> here, Acting acting)
            throws IOException {
        for (GatedVolume volume : taking.volumes()) {
            if (volume.unlike().isPresent()) {
                String path = volume.unlike().get();
                throw new PackageUnfit(path, new ContentDamaged(path, "", ""));
            }
        }
        try {
            if (taking.volumes().isEmpty()) {
                throw new CommandRefused("volumes", ">= 1");
            }
            Commands.check(opening(taking, arrival), LocalDate.now(parts.clock().withZone(parts.zone())));
            filing(taking, new ReceivedPapers(taking, Map.of()), acting)
                    .requireFit(
                            here.map(Household::number),
                            here.map(one -> arrivals.known(one.number(), acting))
                                    .orElse(Arrivals.Known.NOTHING));
        } catch (CommandRefused e) {
            throw new PackageUnfit(PackageSheets.LIST, e);
        }
    }

    private ReceivedFiling filing(Taking taking, ReceivedPapers papers, Acting acting) {
        return new ReceivedFiling(archive, arrivals, taking, papers, acting);
    }

    private Taking looked(HandedHouse house, ArrivedPackage arrived, Acting acting) throws IOException {
        HandedInspection inspection = new HandedInspection(parts, arrived, acting);
        List<GatedVolume> volumes = new ArrayList<>();
        for (HandedVolume volume : house.volumes()) {
            volumes.add(inspection.of(volume, house));
        }
        return new Taking(house, volumes, arrived);
    }

    /**
     * A package that is taken.
     *
     * @param volumes of the house, each after it was looked at
     */
    record Taking(HandedHouse house, List<GatedVolume> volumes, ArrivedPackage arrived) {
        Taking {
            volumes = List.copyOf(volumes);
        }

        OpenPackage handed() {
            return arrived.handed();
        }

        PackageReport report() {
            return arrived.report();
        }

        String sha256() {
            return arrived.sha256();
        }

        /** The same package gives the same keys, so that a second call finds what the first had done. */
        String key() {
            return "received/" + sha256().substring(0, 40);
        }

        List<Inspection> inspections() {
            return volumes.stream().map(GatedVolume::inspection).toList();
        }
    }

    private Received take(Taking taking, Arrival arrival, Acting acting) throws IOException {
        Household here = here(taking.house().household(), arrival, acting)
                .orElseGet(() -> archive.open(opening(taking, arrival), acting));
        ReceivedPapers papers =
                new ReceivedPapers(taking, members(taking.house().household(), here));
        ReceivedFiling.Done done = filing(taking, papers, acting).into(here);
        return new Received.Taken(here.number(), taking.volumes().size(), done.items(), done.reports());
    }

    /**
     * The household with these people.
     *
     * @throws HouseholdDiffers when their head belongs to another one
     */
    private Optional<Household> here(Household theirs, Arrival arrival, Acting acting) {
        List<Household> found = archive.findByDocument(theirs.head().document(), acting);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        List<IdDocument> people =
                theirs.members().stream().map(Member::document).toList();
        return found.stream()
                .filter(one -> one.township().equals(arrival.township()))
                .filter(one ->
                        one.members().stream().map(Member::document).toList().containsAll(people))
                .findFirst()
                .or(() -> {
                    throw new HouseholdDiffers(found.get(0).number());
                });
    }

    private static OpenHousehold opening(Taking taking, Arrival arrival) {
        Household theirs = taking.house().household();
        return new OpenHousehold(
                taking.key(),
                arrival.township(),
                theirs.village(),
                theirs.address(),
                theirs.members().stream()
                        .map(one -> new NewMember(
                                one.name(), one.document(), one.relation(), one.birth(), one.phone(), one.livesApart()))
                        .toList());
    }

    private static Map<MemberId, MemberId> members(Household theirs, Household here) {
        Map<IdDocument, MemberId> byDocument = new HashMap<>();
        here.members().forEach(one -> byDocument.put(one.document(), one.id()));
        Map<MemberId, MemberId> members = new HashMap<>();
        for (Member one : theirs.members()) {
            Optional.ofNullable(byDocument.get(one.document())).ifPresent(id -> members.put(one.id(), id));
        }
        return members;
    }

    @Override
    public List<Origin> origins(HouseholdNumber household, Acting acting) {
        return arrivals.origins(household, acting);
    }
}
