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
import org.hudang.archive.HouseholdUnknown;
import org.hudang.archive.StoreFailed;
import org.hudang.archive.TownshipRefused;
import org.hudang.archive.desk.ArchiveParts;
import org.hudang.archive.desk.Commands;
import org.hudang.archive.desk.Database;
import org.hudang.archive.desk.HouseholdArchive;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.household.IdDocument;
import org.hudang.archive.household.Member;
import org.hudang.archive.household.MemberId;
import org.hudang.archive.household.NewMember;
import org.hudang.archive.household.OpenHousehold;
import org.hudang.archive.inspection.Inspection;
import org.hudang.archive.journal.Entry;
import org.hudang.archive.journal.Journal;
import org.hudang.archive.reception.Origin.Foreign;
import org.hudang.archive.store.Digests;
import org.hudang.archive.transfer.OpenPackage;
import org.hudang.archive.transfer.PackageCheck;
import org.hudang.archive.transfer.PackageReport;
import org.hudang.archive.transfer.PackageSeals;
import org.hudang.archive.transfer.PackageSheets;
import org.hudang.archive.transfer.Packages.Faults;

/** Takes packages over through the doors of the archive: what was filed is filed as anything else is. */
public final class StoredReceiving implements Receiving {
    private final ArchiveParts parts;
    private final HouseholdArchive archive;
    private final Database database;
    private final Journal journal;
    private final OriginRows origins;

    /**
     * Works with these parts.
     *
     * @param archive through which everything is filed
     */
    public StoredReceiving(ArchiveParts parts, HouseholdArchive archive) {
        this.parts = parts;
        this.archive = archive;
        database = new Database(parts.source(), parts.transactions());
        journal = new Journal(database.jdbc(), parts.cipher(), parts.clock());
        origins = new OriginRows(database.jdbc());
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
        Optional<HouseholdNumber> known = broughtBy(sha256, acting);
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
            requireFit(new Taking(house, handed, report, sha256), arrival, acting);
            Optional<HouseholdNumber> into = here(theirs, arrival, acting).map(Household::number);
            List<Inspection> volumes = inspections(house, handed, acting);
            return new Looked.Fit(report, house.sender(), house.at(), theirs, volumes, into);
        }
    }

    private Optional<HouseholdNumber> broughtBy(String sha256, Acting acting) {
        return database.within(acting.township(), () -> origins.broughtBy(sha256));
    }

    private Received receive(Path copy, String sha256, Arrival arrival, Acting acting) throws IOException {
        Optional<HouseholdNumber> known = broughtBy(sha256, acting);
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
            List<Inspection> faulty = inspections(house, handed, acting).stream()
                    .filter(one -> !one.failed().isEmpty())
                    .toList();
            if (!faulty.isEmpty() && arrival.faults() == Faults.REFUSED) {
                return new Received.Faulty(faulty);
            }
            Taking taking = new Taking(house, handed, report, sha256);
            requireFit(taking, arrival, acting);
            return take(taking, arrival, acting);
        }
    }

    /** A package that agrees with itself may still hold what no house would have filed. */
    private void requireFit(Taking taking, Arrival arrival, Acting acting) {
        try {
            if (taking.house().volumes().isEmpty()) {
                throw new CommandRefused("volumes", ">= 1");
            }
            Commands.check(opening(taking, arrival), LocalDate.now(parts.clock().withZone(parts.zone())));
            new ReceivedFiling(archive, taking, Map.of(), acting).requireFit();
        } catch (CommandRefused e) {
            throw new PackageUnfit(PackageSheets.LIST, e);
        }
    }

    private List<Inspection> inspections(HandedHouse house, OpenPackage handed, Acting acting) {
        HandedInspection inspection = new HandedInspection(parts, handed);
        return house.volumes().stream()
                .map(volume -> inspection.of(volume, house, acting))
                .toList();
    }

    /** A package that is taken. */
    record Taking(HandedHouse house, OpenPackage handed, PackageReport report, String sha256) {
        /** The same package gives the same keys, so that a second call finds what the first had done. */
        String key() {
            return "received/" + sha256.substring(0, 40);
        }
    }

    private Received take(Taking taking, Arrival arrival, Acting acting) {
        Household here = household(taking, arrival, acting);
        Map<String, String> known = database.within(acting.township(), () -> origins.own(here.number()));
        ReceivedFiling filing =
                new ReceivedFiling(archive, taking, members(taking.house().household(), here), acting);
        Map<String, Foreign> numbers = filing.into(here, known);
        int items = (int)
                numbers.keySet().stream().filter(own -> own.startsWith("itm_")).count();
        note(taking, here.number(), numbers, acting);
        return new Received.Taken(here.number(), taking.house().volumes().size(), items);
    }

    /** The household here: the one with these people, or a new one. */
    private Household household(Taking taking, Arrival arrival, Acting acting) {
        return here(taking.house().household(), arrival, acting)
                .orElseGet(() -> archive.open(opening(taking, arrival), acting));
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

    /** What was taken stands in catalogue and history together; the record of the household follows. */
    private void note(Taking taking, HouseholdNumber here, Map<String, Foreign> numbers, Acting acting) {
        PackageReport report = taking.report();
        Origin origin = new Origin(
                taking.house().sender(),
                taking.house().household().number().value(),
                taking.house().at(),
                parts.clock().instant(),
                acting.user(),
                taking.sha256(),
                report.form(),
                report.sealed() ? report.seal().map(PackageSeals.Seal::by).orElse("") : "",
                numbers);
        var unused = database.within(acting.township(), () -> {
            origins.arrived(here, origin);
            return journal.append(
                    here,
                    new Entry(
                            acting.user(),
                            "household.receive",
                            here.value(),
                            "",
                            "sha256:" + taking.sha256(),
                            report.form() + " " + origin.sender()));
        });
    }

    @Override
    public List<Origin> origins(HouseholdNumber household, Acting acting) {
        return database.within(acting.township(), () -> {
            boolean there = database.jdbc()
                    .sql("select 1 from archive.household where number = ?")
                    .param(household.value())
                    .query(Integer.class)
                    .optional()
                    .isPresent();
            if (!there) {
                throw new HouseholdUnknown();
            }
            return new ArrayList<>(origins.of(household));
        });
    }
}
