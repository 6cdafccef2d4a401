package org.hudang.archive.destruction;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.hudang.archive.Acting;
import org.hudang.archive.ArchiveException;
import org.hudang.archive.HouseholdBusy;
import org.hudang.archive.HouseholdUnknown;
import org.hudang.archive.StoreFailed;
import org.hudang.archive.TownshipRefused;
import org.hudang.archive.desk.ArchiveParts;
import org.hudang.archive.desk.Database;
import org.hudang.archive.desk.HouseholdLock;
import org.hudang.archive.destruction.DestructionList.Filed;
import org.hudang.archive.destruction.DestructionList.Line;
import org.hudang.archive.destruction.DestructionList.State;
import org.hudang.archive.destruction.DestructionRows.Lock;
import org.hudang.archive.destruction.DestructionRows.Stored;
import org.hudang.archive.destruction.Remains.Gone;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.journal.Entry;
import org.hudang.archive.journal.Journal;
import org.hudang.archive.journal.JournalEntry;
import org.hudang.archive.retention.Proposal;
import org.hudang.archive.retention.ProposalId;
import org.hudang.archive.retention.Retention;
import org.hudang.archive.store.Digests;
import org.hudang.archive.store.ListFolder;
import org.hudang.archive.volume.VolumeId;
import org.springframework.dao.DataAccessException;

/** Destruction over the catalogue and the storage root. */
public final class StoredDestruction implements Destruction {
    private static final String BEGIN = "volume.destroy";

    private final Database database;
    private final DestructionRows rows;
    private final Journal journal;
    private final ArchiveParts parts;
    private final Retention retention;
    private final ListFolder folder;
    private final BiConsumer<ProposalId, Acting> copies;
    private final Ending ending;

    /**
     * @param retention tells periods and holds
     * @param copies orders that copies elsewhere go, in the running transaction
     * @param record writes the record of a household anew, with its lock in hand
     * @param remains who keeps something beside the archive
     */
    public StoredDestruction(
            ArchiveParts parts,
            Retention retention,
            BiConsumer<ProposalId, Acting> copies,
            Consumer<HouseholdNumber> record,
            Remains remains) {
        database = new Database(parts.source(), parts.transactions());
        rows = new DestructionRows(database.jdbc());
        journal = new Journal(database.jdbc(), parts.cipher(), parts.clock());
        folder = parts.store().lists();
        ending = new Ending(parts, rows, record, remains);
        this.parts = parts;
        this.retention = retention;
        this.copies = copies;
    }

    private <T> T within(Supplier<T> work) {
        return database.within(Acting.BUREAU, work);
    }

    private Instant now() {
        return parts.clock().instant().truncatedTo(ChronoUnit.MICROS);
    }

    private LocalDate today() {
        return LocalDate.now(parts.clock().withZone(parts.zone()));
    }

    private static void requireBureau(Acting acting) {
        if (!acting.township().equals(Acting.BUREAU)) {
            throw new TownshipRefused(Acting.BUREAU);
        }
    }

    @Override
    public DestructionList draw(ListSheet sheet, Acting acting) {
        requireBureau(acting);
        return within(() -> {
            List<Line> lines = rows.approved(MOST);
            if (lines.isEmpty()) {
                throw new NothingApproved();
            }
            DestructionList list = new DestructionList(
                    rows.next(today().getYear()), State.DRAWN, now(), acting.user(), lines, Optional.empty());
            String body = ListText.of(list.number(), list.drawnAt(), list.drawnBy(), lines);
            rows.insert(list, body, sheet.compose(list, acting));
            for (Line line : lines) {
                tell(line, acting, "retention.list", list.number());
            }
            return list;
        });
    }

    private void tell(Line line, Acting acting, String act, ListNumber list) {
        journal.append(
                line.household(), new Entry(acting.user(), act, line.volume().value(), "", "", list.value()));
    }

    @Override
    public List<DestructionList> lists(Acting acting) {
        requireBureau(acting);
        return within(rows::lists);
    }

    @Override
    public DestructionList list(ListNumber number, Acting acting) {
        requireBureau(acting);
        return within(() -> rows.list(number)).orElseThrow(() -> new ListUnknown(number));
    }

    private Stored stored(ListNumber number, Lock lock) {
        return rows.stored(number, lock).orElseThrow(() -> new ListUnknown(number));
    }

    @Override
    public byte[] sheet(ListNumber number, Acting acting) {
        requireBureau(acting);
        Stored stored = within(() -> stored(number, Lock.NONE));
        if (stored.bodySha256().isEmpty()) {
            return Optional.ofNullable(stored.sheet()).orElseThrow(() -> new ListUnknown(number));
        }
        return kept(number, ListFolder.SHEET, stored.sheetSha256());
    }

    private byte[] kept(ListNumber number, String file, String sha256) {
        return folder.read(number.value(), file)
                .filter(bytes -> Digests.sha256(bytes).equals(sha256))
                .orElseThrow(() -> new ListDamaged(number));
    }

    @Override
    public Optional<byte[]> unsealed(ListNumber number, Acting acting) {
        requireBureau(acting);
        return Optional.ofNullable(within(() -> stored(number, Lock.NONE)).sheet());
    }

    @Override
    public DestructionList withdraw(ListNumber number, Acting acting) {
        requireBureau(acting);
        return within(() -> {
            requireDrawn(number);
            DestructionList list = rows.list(number).orElseThrow(() -> new ListUnknown(number));
            rows.withdraw(number);
            list.lines().stream()
                    .filter(line -> line.state() == Proposal.State.LISTED)
                    .forEach(line -> tell(line, acting, "retention.unlist", number));
            return rows.list(number).orElseThrow(() -> new ListUnknown(number));
        });
    }

    private Stored requireDrawn(ListNumber number) {
        Stored stored = stored(number, Lock.FOR_CHANGE);
        if (!stored.state().equals(State.DRAWN.name())) {
            throw new ListClosed(number, State.valueOf(stored.state()));
        }
        return stored;
    }

    /** The files come first: what the catalogue calls filed lies in the storage root. */
    @Override
    public DestructionList file(ListNumber number, Sheet sheet, Acting acting) {
        requireBureau(acting);
        return within(() -> {
            DestructionList list = rows.list(number).orElseThrow(() -> new ListUnknown(number));
            if (list.state() == State.FILED) {
                return list;
            }
            Stored stored = requireDrawn(number);
            list.lines().forEach(line -> requireAsDrawn(number, line, acting));
            Filed filed = new Filed(now(), acting.user(), sheet.seal() == Sheet.Seal.SEALED);
            byte[] body = stored.body().getBytes(StandardCharsets.UTF_8);
            String bodySha256 = Digests.sha256(body);
            String sheetSha256 = Digests.sha256(sheet.pdf());
            folder.write(
                    number.value(),
                    new ListFolder.Bundle(body, sheet.pdf(), mark(number, filed, bodySha256, sheetSha256)));
            rows.filed(number, filed, bodySha256, sheetSha256);
            return rows.list(number).orElseThrow(() -> new ListUnknown(number));
        });
    }

    private static byte[] mark(ListNumber number, Filed filed, String bodySha256, String sheetSha256) {
        return new ListFolder.Mark(number.value(), filed.at(), filed.by(), filed.sealed(), bodySha256, sheetSha256)
                .text();
    }

    private void requireAsDrawn(ListNumber number, Line line, Acting acting) {
        boolean same = line.state() == Proposal.State.LISTED
                && rows.now(line.volume()).codes().equals(line.held().codes())
                && !isHeld(line, acting);
        if (!same) {
            throw new ListOutdated(number, line.facts().code());
        }
    }

    private boolean isHeld(Line line, Acting acting) {
        return retention.holds(line.household(), acting).stream().anyMatch(hold -> hold.keeps(line.volume()));
    }

    @Override
    public List<Done> carryOut(ListNumber number, Acting acting) {
        requireBureau(acting);
        DestructionList list = list(number, acting);
        if (list.state() != State.FILED) {
            throw new ListNotFiled(number);
        }
        Stored stored = within(() -> stored(number, Lock.NONE));
        byte[] body = kept(number, ListFolder.LIST, stored.bodySha256());
        byte[] sheet = kept(number, ListFolder.SHEET, stored.sheetSha256());
        if (!Arrays.equals(body, stored.body().getBytes(StandardCharsets.UTF_8)) || sheet.length == 0) {
            throw new ListDamaged(number);
        }
        List<Done> done = new ArrayList<>();
        for (Line line : list.lines()) {
            done.add(tried(number, line, acting));
        }
        return done;
    }

    /** A line that cannot be begun keeps no other from being carried out. */
    private Done tried(ListNumber number, Line line, Acting acting) {
        try {
            return carryOut(number, line, acting);
        } catch (ArchiveException | DataAccessException e) {
            return new Done(line.volume(), line.facts().code(), What.FAILED, Optional.of(code(e)));
        }
    }

    private static String code(RuntimeException failure) {
        return failure instanceof ArchiveException known
                ? known.code()
                : failure.getClass().getSimpleName();
    }

    private Done carryOut(ListNumber number, Line line, Acting acting) {
        if (line.state() == Proposal.State.DESTROYED) {
            return done(line, What.BEFORE);
        }
        if (line.state() == Proposal.State.REFUSED) {
            return done(line, What.REFUSED);
        }
        boolean over = line.state() == Proposal.State.DESTROYING
                || retention.of(line.volume(), acting).isOverOn(today());
        try (HouseholdLock lock = HouseholdLock.acquire(parts.source(), line.household(), parts.patience())) {
            What begun = within(() -> begin(number, line, over, acting, lock));
            if (begun != What.BEGUN) {
                return done(line, begun);
            }
            try {
                end(line.proposal(), acting.user());
                return done(line, What.DESTROYED);
            } catch (ArchiveException | DataAccessException later) {
                return new Done(line.volume(), line.facts().code(), What.BEGUN, Optional.of(code(later)));
            }
        } catch (HouseholdBusy e) {
            return done(line, What.BUSY);
        }
    }

    private static Done done(Line line, What what) {
        return new Done(line.volume(), line.facts().code(), what, Optional.empty());
    }

    /**
     * The point of no return. A hold that is placed at the same moment comes before it and keeps the volume, or after it: both wait for
     * the household.
     */
    private What begin(ListNumber number, Line line, boolean over, Acting acting, HouseholdLock lock) {
        reach("destroy begin");
        rows.lock(line.household());
        Proposal.State state = rows.state(line.proposal());
        if (state != Proposal.State.LISTED) {
            return switch (state) {
                case DESTROYING -> What.BEGUN;
                case DESTROYED -> What.BEFORE;
                default -> What.REFUSED;
            };
        }
        if (isHeld(line, acting)) {
            return What.HELD;
        }
        if (!over) {
            return What.IN_FORCE;
        }
        DestructionRows.Now now = rows.now(line.volume());
        if (!now.codes().equals(line.held().codes())) {
            return What.CHANGED;
        }
        if (rows.isFiling(line.volume())) {
            return What.BUSY;
        }
        Gone gone = rows.papers(line.household(), line.volume());
        copies.accept(line.proposal(), acting);
        rows.destroy(line.proposal(), gone, now());
        String inventory = now.inventory().isEmpty() ? "" : "sha512:" + now.inventory();
        JournalEntry entry = journal.append(
                line.household(),
                new Entry(acting.user(), BEGIN, line.volume().value(), inventory, "", number.value()));
        rows.tell(gone, entry.number());
        reach("destroy commit");
        if (!lock.held()) {
            throw new HouseholdBusy(parts.patience().toMillis());
        }
        return What.BEGUN;
    }

    private void reach(String step) {
        try {
            parts.steps().reach(step);
        } catch (IOException e) {
            throw new StoreFailed(step, e);
        }
    }

    private void end(ProposalId proposal, String user) {
        DestructionRows.Going going = within(rows::going).stream()
                .filter(one -> one.proposal().equals(proposal))
                .findFirst()
                .orElseThrow();
        ending.of(going, user);
    }

    @Override
    public Resumed resume() {
        int finished = 0;
        Map<VolumeId, String> waiting = new HashMap<>();
        for (DestructionRows.Going going : within(rows::going)) {
            Optional<HouseholdLock> lock =
                    HouseholdLock.tryAcquire(parts.source(), going.gone().household());
            if (lock.isEmpty()) {
                continue;
            }
            try (HouseholdLock held = lock.get()) {
                if (held.held() && ending.of(going, Ending.USER)) {
                    finished++;
                }
            } catch (ArchiveException | DataAccessException e) {
                waiting.put(going.gone().volume(), code(e));
            }
        }
        return new Resumed(finished, waiting);
    }

    @Override
    public Map<VolumeId, Destroyed> destroyed(HouseholdNumber household, Acting acting) {
        return database.within(acting.township(), () -> {
            boolean seen = !database.jdbc()
                    .sql("select 1 from archive.household where number = ?")
                    .param(household.value())
                    .query(Integer.class)
                    .list()
                    .isEmpty();
            if (!seen) {
                throw new HouseholdUnknown();
            }
            return rows.destroyed(household);
        });
    }
}
