package org.hudang.archive.desk;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.sql.DataSource;
import org.hudang.archive.Acting;
import org.hudang.archive.AnswerUncertain;
import org.hudang.archive.ArchiveException;
import org.hudang.archive.CommandRefused;
import org.hudang.archive.ContentDamaged;
import org.hudang.archive.ContinuationFailed;
import org.hudang.archive.HouseholdBusy;
import org.hudang.archive.InsideTransaction;
import org.hudang.archive.KeyReused;
import org.hudang.archive.OpaqueId;
import org.hudang.archive.TooManyFilings;
import org.hudang.archive.VolumeBlocked;
import org.hudang.archive.VolumeUnknown;
import org.hudang.archive.completeness.VolumeClosed;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.household.Member;
import org.hudang.archive.household.MemberId;
import org.hudang.archive.journal.Entry;
import org.hudang.archive.journal.Journal;
import org.hudang.archive.store.Digests;
import org.hudang.archive.store.Inventory;
import org.hudang.archive.store.ObjectName;
import org.hudang.archive.store.StagedVersion;
import org.hudang.archive.store.Staging;
import org.hudang.archive.store.StorageRoot;
import org.hudang.archive.store.StorageRoot.Survey;
import org.hudang.archive.volume.ArchivalCodes;
import org.hudang.archive.volume.Filed;
import org.hudang.archive.volume.Filing;
import org.hudang.archive.volume.ItemId;
import org.hudang.archive.volume.ItemView;
import org.hudang.archive.volume.NewCopy;
import org.hudang.archive.volume.NewItem;
import org.hudang.archive.volume.NewRendition;
import org.hudang.archive.volume.RenditionId;
import org.hudang.archive.volume.Volume;
import org.springframework.dao.DuplicateKeyException;

/**
 * Files the papers of an event in the order of writes: lock, staging, intent, commit, catalogue.
 *
 * <p>Nothing is answered before the catalogue's transaction has committed; whatever stops a filing before leaves either
 * nothing or an intent that recovery, or the retry, finishes.
 */
final class FilingDesk {
    static final String OPERATION = "file";

    private final Parts parts;
    private final Semaphore permits;

    FilingDesk(Parts parts) {
        this.parts = parts;
        this.permits = new Semaphore(parts.atOnce(), true);
    }

    /** What a filing works with. */
    record Parts(
            DataSource source,
            Database database,
            StorageRoot store,
            Completion.Catalogue catalogue,
            Completion completion,
            VolumeFiles files,
            Requests requests,
            ArchivalCodes codes,
            Clock clock,
            SecureRandom random,
            Duration patience,
            int atOnce) {}

    Filed file(Filing filing, Acting acting) {
        if (Database.inTransaction()) {
            throw new InsideTransaction();
        }
        Commands.check(filing);
        return file(filing, Optional.empty(), acting);
    }

    /**
     * Files a version that changes where the case stands.
     *
     * @throws CaseTurn.Stale when the volume is at another version than the turn was decided over: nothing was changed
     */
    Filed turn(CaseTurn turn, Acting acting) {
        if (Database.inTransaction()) {
            throw new InsideTransaction();
        }
        return file(turn.ask().filing(), Optional.of(turn), acting);
    }

    /** The answer that this was given before, if it was asked for before. */
    Optional<Filed> earlier(CaseTurn.Ask ask, Acting acting) {
        Commands.turn(ask.filing());
        return parts.database()
                .within(
                        acting.township(),
                        () -> seen(ask.filing(), parts.requests().of(ask)))
                .earlier();
    }

    private Filed file(Filing filing, Optional<CaseTurn> turn, Acting acting) {
        String request = turn.map(one -> parts.requests().of(one.ask()))
                .orElseGet(() -> parts.requests().of(filing));
        filing.continuation().ifPresent(next -> parts.completion().requireHandler(next.name()));
        Seen seen = parts.database().within(acting.township(), () -> seen(filing, request));
        if (seen.earlier().isPresent()) {
            return seen.earlier().get();
        }
        takePermit();
        try (HouseholdLock lock = HouseholdLock.acquire(parts.source(), seen.household(), parts.patience())) {
            return underLock(new Order(filing, turn, seen.asked(), acting.user()), lock);
        } finally {
            permits.release();
        }
    }

    /** What a look without the lock gives. */
    private record Seen(HouseholdNumber household, Answers.Asked asked, Optional<Filed> earlier) {}

    private Seen seen(Filing filing, String request) {
        Volumes.Row volume = parts.catalogue().volumes().find(filing.volume()).orElseThrow(VolumeUnknown::new);
        Answers.Asked asked = new Answers.Asked(volume.township(), OPERATION, filing.idempotencyKey(), request);
        Optional<Filed> earlier = parts.catalogue()
                .answers()
                .find(asked)
                .map(json -> Plan.parseFiled(json).repeated());
        return new Seen(volume.volume().household(), asked, earlier);
    }

    private record Order(Filing filing, Optional<CaseTurn> turn, Answers.Asked asked, String user) {
        String township() {
            return asked.township();
        }
    }

    /** The volume as it is under the lock. */
    private record Base(
            Optional<Filed> answer,
            Optional<Intents.Row> intent,
            Volumes.Row volume,
            Household household,
            Journal.Head journal,
            List<ItemView> items) {}

    private Filed underLock(Order order, HouseholdLock lock) {
        Base base = base(order);
        if (base.intent().isPresent()) {
            finish(base.intent().get());
            base = base(order);
        }
        if (base.answer().isPresent()) {
            return base.answer().get();
        }
        requireMembers(order.filing(), base.household());
        requireStanding(order, base.volume());
        Staged staged = stage(order, base);
        openIntent(order, staged);
        if (!lock.held()) {
            throw new AnswerUncertain(new IOException("the lock of the household was lost"));
        }
        return complete(order, staged);
    }

    private record Staged(StagedVersion version, Plan plan) {}

    private Base base(Order order) {
        Completion.Catalogue catalogue = parts.catalogue();
        return parts.database().within(order.township(), () -> {
            Volumes.Row volume =
                    catalogue.volumes().find(order.filing().volume()).orElseThrow(VolumeUnknown::new);
            Household household =
                    catalogue.households().find(volume.volume().household()).orElseThrow();
            return new Base(
                    catalogue
                            .answers()
                            .find(order.asked())
                            .map(json -> Plan.parseFiled(json).repeated()),
                    catalogue.intents().openOf(volume.volume().id()),
                    volume,
                    household,
                    catalogue.journal().head(household.number()),
                    catalogue.items().ofVolume(volume.volume().id()));
        });
    }

    /** An earlier filing in this volume got no answer: it comes first. */
    private void finish(Intents.Row intent) {
        try {
            parts.completion().complete(intent, Survey.EVERY_BYTE);
        } catch (ArchiveException e) {
            throw new VolumeBlocked(e.code(), e);
        }
    }

    private Staged stage(Order order, Base base) {
        Volume volume = base.volume().volume();
        ObjectName object = new ObjectName(volume.household(), volume.id());
        Inventory before =
                parts.store().inventory(object, volume.version(), base.volume().inventory());
        String intent = StorageRoot.workName(volume.household(), OpaqueId.next("int", parts.random()));
        try {
            Staging staging = parts.store().stage(object, intent, before);
            String at = parts.clock().instant().truncatedTo(ChronoUnit.MICROS).toString();
            List<Plan.Item> items = new ArrayList<>();
            List<Map<String, Object>> lines = new ArrayList<>();
            base.items().forEach(item -> lines.add(VolumeFiles.line(item)));
            for (NewItem item : order.filing().items()) {
                Plan.Item planned = stageItem(staging, item, volume, volume.items() + items.size() + 1);
                Map<String, Object> line =
                        VolumeFiles.line(planned, order.filing().event(), staging.version(), at);
                staging.add(
                        planned.id() + "/" + VolumeFiles.ITEM,
                        VolumeFiles.item(planned, line, order.user(), paths(planned)));
                items.add(planned);
                lines.add(line);
            }
            List<Plan.Copy> copies = stageCopies(
                    staging, order.filing(), base, path -> parts.store().readSmall(object, before, path));
            CaseRow matter = order.turn()
                    .map(turn -> CaseRow.of(turn.after()))
                    .orElse(base.volume().matter());
            stageVolume(staging, base, matter, lines, new Former(object, before));
            order.turn().ifPresent(turn -> turn.sheets().forEach((name, bytes) -> staging.add(name, bytes)));
            StagedVersion version =
                    staging.finish(Instant.parse(at), order.filing().event(), order.user());
            tell(order, base, staging.healed());
            return new Staged(version, plan(order, base, version, new Made(items, copies), at));
        } catch (RuntimeException e) {
            clearQuietly(intent, e);
            throw e;
        }
    }

    /** What was healed stays healed even when nothing is filed, so it is in the history of its own. */
    private void tell(Order order, Base base, List<Staging.Healed> healed) {
        if (healed.isEmpty()) {
            return;
        }
        parts.database().within(order.township(), () -> {
            Volume volume = base.volume().volume();
            for (Staging.Healed one : healed) {
                parts.catalogue()
                        .journal()
                        .append(
                                volume.household(),
                                new Entry(
                                        order.user(),
                                        "file.heal",
                                        volume.id().value(),
                                        "",
                                        "sha512:" + one.sha512(),
                                        one.contentPath()));
            }
            return healed;
        });
    }

    private Plan.Item stageItem(Staging staging, NewItem item, Volume volume, int number) {
        String id = ItemId.next(parts.random()).value();
        List<Plan.Rendition> renditions = new ArrayList<>();
        for (NewRendition one : item.renditions()) {
            String path = path(id, renditions.size() + 1, one.role().name(), one.mediaType());
            renditions.add(stageFile(staging, path, one, "items[" + number + "]"));
        }
        return new Plan.Item(
                id,
                number,
                parts.codes().item(volume.code(), number),
                item.kind().code(),
                item.title(),
                item.member().map(MemberId::value).orElse(null),
                item.date().toString(),
                item.responsible(),
                renditions,
                Plan.About.of(item.particulars()));
    }

    private Plan.Rendition stageFile(Staging staging, String path, NewRendition one, String where) {
        Digests digests = staging.add(path, one.content());
        one.sha256().filter(declared -> !declared.equals(digests.sha256())).ifPresent(declared -> {
            throw new ContentDamaged(where, declared, digests.sha256());
        });
        return new Plan.Rendition(
                RenditionId.next(parts.random()).value(),
                one.role().name(),
                one.fileName(),
                one.mediaType(),
                digests.bytes(),
                digests.sha512(),
                digests.sha256(),
                digests.sm3(),
                staging.contentPath(digests.sha512()));
    }

    /** Further files of items that are there, each also in the item's own list, which gets longer and changes in nothing else. */
    private List<Plan.Copy> stageCopies(Staging staging, Filing filing, Base base, Function<String, byte[]> small) {
        List<Plan.Copy> copies = new ArrayList<>();
        Map<String, byte[]> lists = new HashMap<>();
        for (NewCopy copy : filing.copies()) {
            ItemView item = base.items().stream()
                    .filter(one -> one.id().equals(copy.item()))
                    .findFirst()
                    .orElseThrow(() -> new CommandRefused("copies.item", "an item of this volume"));
            String id = item.id().value();
            long before =
                    copies.stream().filter(other -> other.item().equals(id)).count();
            int position = item.renditions().size() + (int) before + 1;
            NewRendition one = copy.rendition();
            String path = path(id, position, one.role().name(), one.mediaType());
            Plan.Rendition rendition = stageFile(staging, path, one, "copies[" + copies.size() + "]");
            String list = id + "/" + VolumeFiles.ITEM;
            lists.put(list, VolumeFiles.withFile(lists.computeIfAbsent(list, small), rendition, path));
            copies.add(new Plan.Copy(id, item.code(), position, rendition));
        }
        lists.forEach((path, bytes) -> staging.add(path, bytes));
        return copies;
    }

    /** The object as it is before this filing. */
    private record Former(ObjectName object, Inventory inventory) {}

    private void stageVolume(
            Staging staging, Base base, CaseRow matter, List<Map<String, Object>> lines, Former former) {
        ObjectName object = former.object();
        Inventory before = former.inventory();
        Volume volume = base.volume().volume();
        VolumeFiles.Members members = parts.files().members(base.household());
        boolean unchanged = before.head() > 0
                && VolumeFiles.anchor(parts.store().readSmall(object, before, VolumeFiles.VOLUME))
                        .membersFingerprint()
                        .equals(members.fingerprint());
        if (!unchanged || !parts.store().isWhole(object, before, VolumeFiles.MEMBERS)) {
            staging.add(VolumeFiles.MEMBERS, parts.files().encrypted(volume, members));
        }
        VolumeFiles.Anchor anchor = VolumeFiles.anchor(base.journal(), members);
        staging.add(VolumeFiles.VOLUME, parts.files().volume(base.household(), volume, matter, lines, anchor));
    }

    /** What a filing makes. */
    private record Made(List<Plan.Item> items, List<Plan.Copy> copies) {}

    private Plan plan(Order order, Base base, StagedVersion version, Made made, String at) {
        Filing filing = order.filing();
        return new Plan(
                order.asked().key(),
                order.asked().request(),
                order.township(),
                base.household().number().value(),
                filing.volume().value(),
                order.user(),
                filing.event(),
                at,
                version.version(),
                base.volume().inventory(),
                version.inventory(),
                made.items(),
                filing.continuation().map(next -> next.name()).orElse(null),
                filing.continuation().map(next -> next.json()).orElse(null),
                made.copies().isEmpty() ? null : made.copies(),
                order.turn()
                        .map(turn -> new Plan.Turn(CaseRow.of(turn.after()), turn.act(), turn.why()))
                        .orElse(null));
    }

    private void openIntent(Order order, Staged staged) {
        try {
            parts.completion().reach("intent");
            parts.database().within(order.township(), () -> {
                if (!parts.catalogue().intents().open(staged.version(), staged.plan())) {
                    // the lock was lost while the bytes were staged, and another has filed here
                    throw new HouseholdBusy(parts.patience().toMillis());
                }
                requireFreshKey(order);
                parts.completion().reach("commit intent");
                return staged;
            });
        } catch (HouseholdBusy | KeyReused nothingWritten) {
            clearQuietly(staged.version().intent(), nothingWritten);
            throw nothingWritten;
        } catch (DuplicateKeyException other) {
            clearQuietly(staged.version().intent(), other);
            throw new HouseholdBusy(parts.patience().toMillis());
        } catch (RuntimeException e) {
            // the answer of the commit may have been lost: only the table knows
            String intent = staged.version().intent();
            boolean written;
            try {
                written = parts.database()
                        .within(
                                order.township(),
                                () -> parts.catalogue().intents().find(intent))
                        .isPresent();
            } catch (RuntimeException again) {
                again.addSuppressed(e);
                throw new AnswerUncertain(again);
            }
            if (written) {
                throw new AnswerUncertain(e);
            }
            clearQuietly(intent, e);
            throw e;
        }
    }

    /** Looked at after the intent holds the key: a filing into another household may have got its answer meanwhile. */
    private void requireFreshKey(Order order) {
        if (parts.catalogue().answers().find(order.asked()).isPresent()) {
            throw new KeyReused(OPERATION);
        }
    }

    private Filed complete(Order order, Staged staged) {
        Intents.Row intent = new Intents.Row(
                staged.version(), order.township(), staged.plan().toJson(), true);
        try {
            return parts.completion()
                    .complete(intent, Survey.JUST_WRITTEN)
                    .or(() -> answered(order.asked()))
                    .orElseThrow(() -> new AnswerUncertain(new IOException("staged bytes are gone")));
        } catch (ContinuationFailed | AnswerUncertain e) {
            throw e;
        } catch (RuntimeException e) {
            try {
                Optional<Filed> filed = answered(order.asked());
                if (filed.isPresent()) {
                    return filed.get();
                }
            } catch (RuntimeException again) {
                e.addSuppressed(again);
            }
            throw e instanceof ArchiveException ? e : new AnswerUncertain(e);
        }
    }

    private Optional<Filed> answered(Answers.Asked asked) {
        return parts.database()
                .within(asked.township(), () -> parts.catalogue().answers().find(asked))
                .map(json -> Plan.parseFiled(json).repeated());
    }

    private void takePermit() {
        try {
            if (!permits.tryAcquire(parts.patience().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new TooManyFilings(parts.atOnce());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TooManyFilings(parts.atOnce());
        }
    }

    private void clearQuietly(String intent, RuntimeException cause) {
        try {
            parts.store().clear(intent);
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        }
    }

    /** A closed volume takes no papers; a turn holds only at the version over which it was decided. */
    private static void requireStanding(Order order, Volumes.Row row) {
        if (row.matter().closed() && !order.filing().items().isEmpty()) {
            throw new VolumeClosed(row.volume().code());
        }
        if (order.turn().filter(turn -> turn.base() != row.volume().version()).isPresent()) {
            throw new CaseTurn.Stale();
        }
    }

    private static void requireMembers(Filing filing, Household household) {
        Set<MemberId> known = new HashSet<>();
        for (Member member : household.members()) {
            known.add(member.id());
        }
        for (NewItem item : filing.items()) {
            if (item.member().isPresent() && !known.contains(item.member().get())) {
                throw new CommandRefused("items.member", "a member of this household");
            }
        }
    }

    private static List<String> paths(Plan.Item item) {
        List<String> paths = new ArrayList<>();
        for (Plan.Rendition one : item.renditions()) {
            paths.add(path(item.id(), paths.size() + 1, one.role(), one.mediaType()));
        }
        return paths;
    }

    /** Logical path of a rendition: nothing of its file name, which may name a person. */
    private static String path(String item, int position, String role, String mediaType) {
        String name = role.toLowerCase(Locale.ROOT).replace('_', '-');
        return item + "/" + position + "-" + name + "." + Extensions.of(mediaType);
    }
}
