package org.hudang.archive.life;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.hudang.archive.Acting;
import org.hudang.archive.ArchiveException;
import org.hudang.archive.CommandRefused;
import org.hudang.archive.HouseholdBusy;
import org.hudang.archive.HouseholdUnknown;
import org.hudang.archive.KeyReused;
import org.hudang.archive.TownshipRefused;
import org.hudang.archive.desk.ArchiveParts;
import org.hudang.archive.desk.Commands;
import org.hudang.archive.desk.Database;
import org.hudang.archive.desk.HouseholdLock;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.journal.Entry;
import org.hudang.archive.journal.Journal;
import org.hudang.archive.journal.JournalEntry;
import org.hudang.archive.volume.ItemId;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;

/** Moves over the catalogue, with the lock of the household: nobody files meanwhile. */
public final class StoredLife implements HouseholdLife {
    private static final Pattern TOWNSHIP = Pattern.compile("[0-9]{9}");
    private static final String OPERATION = "move";
    private static final String FILING = "filing";

    /** Every table about households but the household itself; a test compares it with the schema. */
    static final List<String> TABLES = List.of(
            "member",
            "volume",
            "item",
            "rendition",
            "intent",
            "answer",
            "journal",
            "outbox",
            "inspection",
            "record",
            "upload",
            "upload_part",
            "paper_place",
            "person_request",
            "hold",
            "disposal",
            "household_link",
            "arrival",
            "foreign_number",
            "fixity",
            "damage",
            "replicated",
            "replicated_record",
            "replica_removal",
            "replica_cleared",
            "scan",
            "late_copy",
            "inspection_paper");

    private final Database database;
    private final Journal journal;
    private final ArchiveParts parts;
    private final List<MovesWith> rooms;
    private final Consumer<HouseholdNumber> record;

    /**
     * @param rooms that keep something of households
     * @param record writes the record of a household anew, with its lock in hand
     */
    public StoredLife(ArchiveParts parts, List<MovesWith> rooms, Consumer<HouseholdNumber> record) {
        database = new Database(parts.source(), parts.transactions());
        journal = new Journal(database.jdbc(), parts.cipher(), parts.clock());
        this.parts = parts;
        this.rooms = List.copyOf(rooms);
        this.record = record;
    }

    @Override
    public Moved move(Move move, Acting acting) {
        check(move, acting);
        try (HouseholdLock lock = HouseholdLock.acquire(parts.source(), move.household(), parts.patience())) {
            Moved moved = database.within(Acting.BUREAU, () -> moved(move, acting, lock));
            writeRecord(move.household());
            return moved;
        } catch (DuplicateKeyException e) {
            throw new KeysCollide();
        }
    }

    private static void check(Move move, Acting acting) {
        Commands.key(move.key());
        Commands.text("village", move.village(), 100);
        Commands.text("address", move.address(), 200);
        Commands.text("reason", move.reason(), 200);
        if (!TOWNSHIP.matcher(move.township()).matches()) {
            throw new CommandRefused("township", TOWNSHIP.pattern());
        }
        if (!acting.township().equals(Acting.BUREAU)) {
            throw new TownshipRefused(move.township());
        }
    }

    private Moved moved(Move move, Acting acting, HouseholdLock lock) {
        HouseholdNumber household = move.household();
        String from = database.jdbc()
                .sql("select township from archive.household where number = ? for update")
                .param(household.value())
                .query(String.class)
                .optional()
                .orElseThrow(HouseholdUnknown::new);
        String request = request(move);
        Optional<String> earlier = earlier(move, request);
        if (earlier.isPresent()) {
            return new Moved(household, earlier.get(), move.township());
        }
        if (from.equals(move.township())) {
            throw new CommandRefused("township", "!= " + from);
        }
        requireNothingUnderWay(household);
        List<ItemId> items = items(household);
        carry(move);
        rooms.forEach(room -> room.move(new MovesWith.Moving(household, from, move.township(), items)));
        JournalEntry entry = journal.append(
                household,
                new Entry(acting.user(), "household.move", household.value(), from, move.township(), move.reason()));
        tell(move, entry.number());
        answer(move, request, from);
        if (!lock.held()) {
            throw new HouseholdBusy(parts.patience().toMillis());
        }
        return new Moved(household, from, move.township());
    }

    /** What was asked for, without saying it. */
    private String request(Move move) {
        String asked = String.join("\n", move.township(), move.village(), move.address(), move.reason());
        return HexFormat.of().formatHex(parts.cipher().index("archive.answer.move", asked));
    }

    private Optional<String> earlier(Move move, String request) {
        record Given(String request, String from) {}
        Optional<Given> given = database.jdbc()
                .sql("select request, answer from archive.answer where household = ? and operation = ? and key = ?")
                .params(move.household().value(), OPERATION, move.key())
                .query((row, i) -> new Given(row.getString(1), row.getString(2)))
                .optional();
        if (given.isPresent() && !given.get().request().equals(request)) {
            throw new KeyReused(OPERATION);
        }
        return given.map(Given::from);
    }

    private void requireNothingUnderWay(HouseholdNumber household) {
        List<String> kinds = new ArrayList<>();
        boolean filing = !database.jdbc()
                .sql("select 1 from archive.intent where household = ? and closed_at is null limit 1")
                .param(household.value())
                .query(Integer.class)
                .list()
                .isEmpty();
        if (filing) {
            kinds.add(FILING);
        }
        rooms.forEach(room -> kinds.addAll(room.underWay(household)));
        if (!kinds.isEmpty()) {
            throw new UnderWay(kinds);
        }
    }

    private List<ItemId> items(HouseholdNumber household) {
        return database.jdbc()
                .sql("select id from archive.item where household = ? order by id")
                .param(household.value())
                .query((row, i) -> new ItemId(row.getString(1)))
                .list();
    }

    private void carry(Move move) {
        for (String table : TABLES) {
            database.jdbc()
                    .sql("update archive." + table + " set township = ? where household = ?")
                    .params(move.township(), move.household().value())
                    .update();
        }
        database.jdbc()
                .sql("update archive.household set township = ?, village = ?, address = ? where number = ?")
                .params(
                        move.township(),
                        move.village(),
                        move.address(),
                        move.household().value())
                .update();
        // lines of the history that stand in the record name the former owner: it is written anew as a whole
        database.jdbc()
                .sql("update archive.record set stale = true where household = ?")
                .param(move.household().value())
                .update();
    }

    /** Readers hear of the household and of every paper. */
    private void tell(Move move, long version) {
        database.jdbc()
                .sql("insert into archive.outbox (household, township, version, kind, item)"
                        + " select number, township, ?, 'household.move', null from archive.household where number = ?"
                        + " union all select household, township, ?, 'household.move', id from archive.item"
                        + " where household = ?")
                .params(
                        version,
                        move.household().value(),
                        version,
                        move.household().value())
                .update();
    }

    private void answer(Move move, String request, String from) {
        database.jdbc()
                .sql("insert into archive.answer (township, operation, key, household, request, answer, given_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        move.township(),
                        OPERATION,
                        move.key(),
                        move.household().value(),
                        request,
                        from,
                        OffsetDateTime.ofInstant(parts.clock().instant(), ZoneOffset.UTC))
                .update();
    }

    /** What is done is done: a record that cannot be written now is written by the duty, which is told of it. */
    private void writeRecord(HouseholdNumber household) {
        try {
            record.accept(household);
        } catch (ArchiveException | DataAccessException later) {
            // it is marked, and the duty tells why it cannot write
        }
    }
}
