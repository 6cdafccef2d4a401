package org.hudang.archive.original;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hudang.archive.Acting;
import org.hudang.archive.desk.ArchiveParts;
import org.hudang.archive.desk.Database;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.journal.Entry;
import org.hudang.archive.journal.Journal;
import org.hudang.archive.volume.ItemId;

/** Places of papers in the catalogue. */
public final class StoredPlaces implements PaperPlaces {
    private final Database database;
    private final Journal journal;
    private final Clock clock;

    public StoredPlaces(ArchiveParts parts) {
        database = new Database(parts.source(), parts.transactions());
        journal = new Journal(database.jdbc(), parts.cipher(), parts.clock());
        clock = parts.clock();
    }

    private record Home(HouseholdNumber household, String township) {}

    @Override
    public void note(ItemId item, PaperPlace place, Acting acting) {
        boolean ignored = database.within(acting.township(), () -> {
            Home home = database.jdbc()
                    .sql("select household, township from archive.item where id = ?")
                    .param(item.value())
                    .query((row, i) -> new Home(new HouseholdNumber(row.getString(1)), row.getString(2)))
                    .optional()
                    .orElseThrow(ItemUnknown::new);
            if (find(item).equals(Optional.of(place))) {
                return false;
            }
            write(item, home, place, acting);
            journal.append(
                    home.household(), new Entry(acting.user(), "paper.place", item.value(), "", "", place.line()));
            return true;
        });
    }

    private void write(ItemId item, Home home, PaperPlace place, Acting acting) {
        PaperPlace.Kept kept = place instanceof PaperPlace.Kept here ? here : null;
        database.jdbc()
                .sql("insert into archive.paper_place (item, household, township, state, room, box, number, holder,"
                        + " noted_at, noted_by) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (item) do update set"
                        + " state = excluded.state, room = excluded.room, box = excluded.box, number = excluded.number,"
                        + " holder = excluded.holder, noted_at = excluded.noted_at, noted_by = excluded.noted_by")
                .params(
                        item.value(),
                        home.household().value(),
                        home.township(),
                        kept == null ? "ELSEWHERE" : "KEPT",
                        kept == null ? "" : kept.room(),
                        kept == null ? "" : kept.box(),
                        kept == null ? "" : kept.number(),
                        place instanceof PaperPlace.Elsewhere away ? away.holder() : "",
                        OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC),
                        acting.user())
                .update();
    }

    @Override
    public Optional<PaperPlace> of(ItemId item, Acting acting) {
        return database.within(acting.township(), () -> find(item));
    }

    private Optional<PaperPlace> find(ItemId item) {
        return database.jdbc()
                .sql("select * from archive.paper_place where item = ?")
                .param(item.value())
                .query((row, i) -> place(row))
                .optional();
    }

    @Override
    public Map<ItemId, PaperPlace> of(HouseholdNumber household, Acting acting) {
        return database.within(acting.township(), () -> {
            Map<ItemId, PaperPlace> places = new HashMap<>();
            database.jdbc()
                    .sql("select * from archive.paper_place where household = ?")
                    .param(household.value())
                    .query(row -> {
                        places.put(new ItemId(row.getString("item")), place(row));
                    });
            return places;
        });
    }

    private static PaperPlace place(ResultSet row) throws SQLException {
        return row.getString("state").equals("KEPT")
                ? new PaperPlace.Kept(row.getString("room"), row.getString("box"), row.getString("number"))
                : new PaperPlace.Elsewhere(row.getString("holder"));
    }
}
