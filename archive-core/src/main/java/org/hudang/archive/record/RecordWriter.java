package org.hudang.archive.record;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.hudang.archive.Acting;
import org.hudang.archive.ArchiveException;
import org.hudang.archive.JournalBroken;
import org.hudang.archive.desk.Database;
import org.hudang.archive.desk.HouseholdLock;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.journal.Journal;
import org.hudang.archive.record.HouseholdRecords.Failure;
import org.hudang.archive.record.HouseholdRecords.Written;
import org.hudang.archive.store.RecordFolder;
import org.springframework.dao.DataAccessException;

/** Writes records and remembers up to where. */
final class RecordWriter {
    private final DataSource source;
    private final Database database;
    private final RecordFolder folder;
    private final RecordRows rows;
    private final Journal journal;

    RecordWriter(DataSource source, Database database, RecordFolder folder, RecordRows rows, Journal journal) {
        this.journal = journal;
        this.source = source;
        this.database = database;
        this.folder = folder;
        this.rows = rows;
    }

    Written write(int most) {
        int written = 0;
        int busy = 0;
        List<Failure> failed = new ArrayList<>();
        for (HouseholdNumber household : database.within(Acting.BUREAU, () -> behind(most))) {
            Optional<HouseholdLock> lock = HouseholdLock.tryAcquire(source, household);
            if (lock.isEmpty()) {
                busy++;
                continue;
            }
            try (HouseholdLock held = lock.get()) {
                if (held.held()) {
                    written += write(household) ? 1 : 0;
                }
            } catch (ArchiveException e) {
                failed.add(new Failure(household, e.code()));
            } catch (DataAccessException e) {
                failed.add(new Failure(household, e.getClass().getSimpleName()));
            }
        }
        return new Written(written, busy, failed);
    }

    private List<HouseholdNumber> behind(int most) {
        return numbers("select h.number from archive.household h left join archive.record r on r.household = h.number"
                + " where r.household is null or r.stale or r.journal_number < h.journal_number"
                + " order by h.number limit " + most);
    }

    private List<HouseholdNumber> numbers(String sql) {
        return database.jdbc()
                .sql(sql)
                .query((row, i) -> new HouseholdNumber(row.getString(1)))
                .list();
    }

    /**
     * Writes one record; call with the lock of its household. The history grows where its file has the bytes with which it was
     * written; else it is written anew as a whole.
     *
     * @throws JournalBroken when it would be, and the history in the catalogue is broken itself: what lies there is left alone
     */
    boolean write(HouseholdNumber household) {
        State before = database.within(Acting.BUREAU, () -> state(household)).orElse(State.NONE);
        Optional<byte[]> written = folder.written(household, before.sha256());
        boolean whole = before.stale() || written.isEmpty();
        if (whole && folder.hasJournal(household)) {
            Optional<JournalBroken> broken = broken(household);
            if (broken.isPresent() && written.isEmpty()) {
                throw broken.get();
            }
            whole = broken.isEmpty();
        }
        long after = whole ? 0 : before.number();
        byte[] kept = whole ? new byte[0] : written.orElseThrow();
        Optional<RecordRows.Snapshot> now = database.within(Acting.BUREAU, () -> rows.snapshot(household, after));
        if (now.isEmpty()) {
            return false;
        }
        StringBuilder text = new StringBuilder();
        now.get().entries().forEach(entry -> text.append(entry).append('\n'));
        byte[] more = text.toString().getBytes(StandardCharsets.UTF_8);
        byte[] all = Arrays.copyOf(kept, kept.length + more.length);
        System.arraycopy(more, 0, all, kept.length, more.length);
        byte[] lines = RecordText.rows(household, now.get(), all);
        long bytes = folder.write(household, lines, kept.length, more);
        State reached = new State(now.get().number(), bytes, RecordText.sha256(lines, 0), false);
        database.within(Acting.BUREAU, () -> remember(household, now.get().township(), reached));
        return true;
    }

    private Optional<JournalBroken> broken(HouseholdNumber household) {
        return database.within(Acting.BUREAU, () -> journal.verify(household));
    }

    /**
     * Up to where a record is written.
     *
     * @param number of the newest entry that it knows
     * @param bytes of the journal's file
     * @param sha256 of the rows' file
     * @param stale whether it has to be written anew as a whole
     */
    record State(long number, long bytes, String sha256, boolean stale) {
        static final State NONE = new State(0, 0, "", false);
    }

    Optional<State> state(HouseholdNumber household) {
        return database.jdbc()
                .sql("select journal_number, journal_bytes, sha256, stale from archive.record where household = ?")
                .param(household.value())
                .query((row, i) -> new State(row.getLong(1), row.getLong(2), row.getString(3), row.getBoolean(4)))
                .optional();
    }

    int remember(HouseholdNumber household, String township, State state) {
        return database.jdbc()
                .sql("insert into archive.record (household, township, journal_number, journal_bytes, sha256, stale)"
                        + " values (?, ?, ?, ?, ?, ?) on conflict (household) do update set"
                        + " journal_number = excluded.journal_number, journal_bytes = excluded.journal_bytes,"
                        + " sha256 = excluded.sha256, stale = excluded.stale, township = excluded.township")
                .params(household.value(), township, state.number(), state.bytes(), state.sha256(), state.stale())
                .update();
    }

    /** Lets the next writing replace a record, unless the history in the catalogue is broken itself. */
    void outdate(HouseholdNumber household) {
        if (broken(household).isEmpty()) {
            database.within(
                    Acting.BUREAU,
                    () -> database.jdbc()
                            .sql("update archive.record set stale = true where household = ?")
                            .param(household.value())
                            .update());
        }
    }
}
