package org.hudang.archive.desk;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hudang.archive.CommandRefused;
import org.hudang.archive.ContentDamaged;
import org.hudang.archive.OpaqueId;
import org.hudang.archive.StoreFailed;
import org.hudang.archive.desk.FilingInspection.Laid;
import org.hudang.archive.desk.FilingInspection.Looked;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.MemberId;
import org.hudang.archive.inspection.SeenBytes;
import org.hudang.archive.journal.Entry;
import org.hudang.archive.journal.Journal;
import org.hudang.archive.store.Digests;
import org.hudang.archive.store.Inventory;
import org.hudang.archive.store.ObjectName;
import org.hudang.archive.store.StagedVersion;
import org.hudang.archive.store.Staging;
import org.hudang.archive.store.StorageRoot;
import org.hudang.archive.store.Underway;
import org.hudang.archive.volume.ArchivalCodes;
import org.hudang.archive.volume.CodeRule;
import org.hudang.archive.volume.ContentSource;
import org.hudang.archive.volume.Extensions;
import org.hudang.archive.volume.Filed;
import org.hudang.archive.volume.Filing;
import org.hudang.archive.volume.ItemId;
import org.hudang.archive.volume.ItemView;
import org.hudang.archive.volume.NewCopy;
import org.hudang.archive.volume.NewItem;
import org.hudang.archive.volume.NewRendition;
import org.hudang.archive.volume.RenditionId;
import org.hudang.archive.volume.RenditionRole;
import org.hudang.archive.volume.Volume;

/**
 * Step 1 of a filing: its papers, what is written about them and the inventory in the work directory, on their way to the disk,
 * and the plan of what becomes of them. Nothing of it stands in the storage or in the catalogue.
 */
final class PaperStaging {
    private final Parts parts;

    PaperStaging(Parts parts) {
        this.parts = parts;
    }

    /** What staging works with. */
    record Parts(
            Database database,
            StorageRoot store,
            Journal journal,
            VolumeFiles files,
            ArchivalCodes codes,
            FilingInspection inspection,
            Clock clock,
            SecureRandom random) {}

    /** Where papers are inspected. */
    enum Inspected {
        /** Here, before they are filed (归档检测). */
        AT_FILING,
        /** They came in a package that was inspected as a whole (接收检测). */
        ON_ARRIVAL
    }

    /** A filing, as it was asked for and by whom. */
    record Order(Filing filing, Optional<CaseTurn> turn, Answers.Asked asked, String user, Inspected inspected) {
        String township() {
            return asked.township();
        }
    }

    /** The volume as it is under the lock. */
    record Base(
            Optional<Filed> answer,
            Optional<Intents.Row> intent,
            Volumes.Row volume,
            Household household,
            Journal.Head journal,
            List<ItemView> items) {}

    /**
     * What lies ready, and what becomes of it.
     *
     * @param forced has its outcome once it is safe on the disk; it is waited for before anything of it is cleared
     */
    record Staged(StagedVersion version, Plan plan, Underway<StagedVersion> forced) {}

    /**
     * Looks whether a filing may begin: its bytes, as far as their sources know them, have room on a disk that can be trusted.
     *
     * @throws org.hudang.archive.StoreDegraded when this process can no longer be sure of the disk
     * @throws org.hudang.archive.NoRoom when they have no room
     */
    void requireReady(Filing filing) {
        long bytes = 0;
        try {
            for (ContentSource content : contents(filing).toList()) {
                bytes += content.bytes().orElse(0);
            }
        } catch (IOException e) {
            throw new StoreFailed("stage", e);
        }
        parts.store().requireReady(bytes);
    }

    private static Stream<ContentSource> contents(Filing filing) {
        return Stream.concat(
                        filing.items().stream().flatMap(item -> item.renditions().stream()),
                        filing.copies().stream().map(NewCopy::rendition))
                .map(NewRendition::content);
    }

    /** Stages a filing on the volume as it is under the lock; whatever stops it leaves nothing behind. */
    Staged stage(Order order, Base base) {
        Volume volume = base.volume().volume();
        ObjectName object = new ObjectName(volume.household(), volume.id());
        Inventory before =
                parts.store().inventory(object, volume.version(), base.volume().inventory());
        String intent = StorageRoot.workName(volume.household(), OpaqueId.next("int", parts.random()));
        try {
            Staging staging = parts.store().stage(object, intent, before);
            String at = parts.clock().instant().truncatedTo(ChronoUnit.MICROS).toString();
            List<Map<String, Object>> lines = new ArrayList<>();
            base.items().forEach(item -> lines.add(VolumeFiles.line(item)));
            Copied copied = copyPapers(staging, order, base, at);
            lines.addAll(copied.lines());
            CaseRow matter = order.turn()
                    .map(turn -> CaseRow.of(turn.after()))
                    .orElse(base.volume().matter());
            stageVolume(staging, base, matter, lines, new Former(object, before));
            Made made = copied.digested(staging);
            Looked looked = order.inspected() == Inspected.AT_FILING
                    ? parts.inspection().look(made.laid(staging), base, order.user())
                    : Looked.ELSEWHERE;
            for (int i = 0; i < made.items().size(); i++) {
                Plan.Item planned = made.items().get(i);
                staging.add(
                        planned.id() + "/" + VolumeFiles.ITEM,
                        VolumeFiles.item(
                                planned, made.lines().get(i), order.user(), paths(planned), looked.of(planned.id())));
            }
            lists(staging, made.copies(), looked, path -> parts.store().readSmall(object, before, path));
            order.turn().ifPresent(turn -> turn.sheets().forEach((name, bytes) -> staging.add(name, bytes)));
            tell(order, base, staging.healed());
            StagedVersion version =
                    staging.finish(Instant.parse(at), order.filing().event(), order.user());
            Plan plan = plan(order, base, version, made, at);
            return new Staged(version, plan, staging.forcing(version));
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
                parts.journal()
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

    /** The bytes of everything that is filed; nothing is written about it yet, and the last of its digests may be under way. */
    private Copied copyPapers(Staging staging, Order order, Base base, String at) {
        Volume volume = base.volume().volume();
        CodeRule rule = CodeRule.parse(base.volume().codeRule())
                .orElseGet(() -> parts.codes().rule(volume.kind()));
        Map<String, SeenBytes> seen = new HashMap<>();
        List<CopiedItem> items = new ArrayList<>();
        for (NewItem item : order.filing().items()) {
            int number = volume.items() + items.size() + 1;
            items.add(copyItem(staging, item, rule.item(volume.code(), number), number, seen));
        }
        List<Plan.Copy> copies = stageCopies(staging, order.filing(), base, seen);
        List<Map<String, Object>> lines = items.stream()
                .map(item -> VolumeFiles.line(item.about(), order.filing().event(), staging.version(), at))
                .toList();
        return new Copied(items, lines, copies, seen);
    }

    private CopiedItem copyItem(Staging staging, NewItem item, String code, int number, Map<String, SeenBytes> seen) {
        String id = ItemId.next(parts.random()).value();
        List<Supplier<Plan.Rendition>> renditions = new ArrayList<>();
        for (NewRendition one : item.renditions()) {
            String path = path(id, renditions.size() + 1, one.role().name(), one.mediaType());
            renditions.add(stageFile(staging, path, one, "items[" + number + "]", seen));
        }
        Plan.Item about = new Plan.Item(
                id,
                number,
                code,
                item.kind().code(),
                item.title(),
                item.member().map(MemberId::value).orElse(null),
                item.date().toString(),
                item.responsible(),
                List.of(),
                Plan.About.of(item.particulars()));
        return new CopiedItem(about, renditions);
    }

    private Supplier<Plan.Rendition> stageFile(
            Staging staging, String path, NewRendition one, String where, Map<String, SeenBytes> seen) {
        String id = RenditionId.next(parts.random()).value();
        SeenBytes watched = new SeenBytes(one.mediaType());
        Digests digests = staging.add(path, () -> watched.over(one.content().open()));
        seen.put(id, watched);
        one.sha256().filter(declared -> !declared.equals(digests.sha256())).ifPresent(declared -> {
            throw new ContentDamaged(where, declared, digests.sha256());
        });
        return () -> new Plan.Rendition(
                id,
                one.role().name(),
                one.fileName(),
                one.mediaType(),
                digests.bytes(),
                digests.sha512(),
                digests.sha256(),
                digests.sm3(),
                staging.contentPath(digests.sha512()));
    }

    /** Further files of items that are there. */
    private List<Plan.Copy> stageCopies(Staging staging, Filing filing, Base base, Map<String, SeenBytes> seen) {
        List<Plan.Copy> copies = new ArrayList<>();
        for (NewCopy copy : filing.copies()) {
            ItemView item = base.items().stream()
                    .filter(one -> one.id().equals(copy.item()))
                    .findFirst()
                    .orElseThrow(() -> new CommandRefused("copies.item", "an item of this volume"));
            if (copy.rendition().role() == RenditionRole.PDFA && item.pdfa().isPresent()) {
                // whoever made it did not hear that another had filed one
                throw new CommandRefused("copies.role", "one PDFA");
            }
            String id = item.id().value();
            long before =
                    copies.stream().filter(other -> other.item().equals(id)).count();
            int position = item.renditions().size() + (int) before + 1;
            NewRendition one = copy.rendition();
            String path = path(id, position, one.role().name(), one.mediaType());
            Plan.Rendition rendition = stageFile(staging, path, one, "copies[" + copies.size() + "]", seen)
                    .get();
            copies.add(new Plan.Copy(id, item.code(), position, rendition));
        }
        return copies;
    }

    /** Each further file also stands in the item's own list, which gets longer and changes in nothing else. */
    private static void lists(Staging staging, List<Plan.Copy> copies, Looked looked, Function<String, byte[]> small) {
        Map<String, byte[]> lists = new HashMap<>();
        for (Plan.Copy copy : copies) {
            Plan.Rendition one = copy.rendition();
            String list = copy.item() + "/" + VolumeFiles.ITEM;
            String path = path(copy.item(), copy.position(), one.role(), one.mediaType());
            byte[] before = lists.computeIfAbsent(list, small);
            lists.put(list, VolumeFiles.withFile(before, one, path, looked.of(one.id())));
        }
        lists.forEach((path, bytes) -> staging.add(path, bytes));
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

    /**
     * An item whose bytes are copied.
     *
     * @param about it, without its files
     * @param renditions its files, which wait for their digests
     */
    private record CopiedItem(Plan.Item about, List<Supplier<Plan.Rendition>> renditions) {
        Plan.Item digested() {
            return about.withRenditions(renditions.stream().map(Supplier::get).toList());
        }
    }

    /**
     * What a filing makes, before the last of its digests are there.
     *
     * @param lines of the items in the list of the volume
     * @param seen what was seen of each file on its way in, by its number
     */
    private record Copied(
            List<CopiedItem> items,
            List<Map<String, Object>> lines,
            List<Plan.Copy> copies,
            Map<String, SeenBytes> seen) {
        Made digested(Staging staging) {
            staging.awaitDigests();
            return new Made(items.stream().map(CopiedItem::digested).toList(), lines, copies, seen);
        }
    }

    /**
     * What a filing makes.
     *
     * @param lines of the items in the list of the volume
     * @param seen what was seen of each file on its way in, by its number
     */
    private record Made(
            List<Plan.Item> items,
            List<Map<String, Object>> lines,
            List<Plan.Copy> copies,
            Map<String, SeenBytes> seen) {
        Laid laid(Staging staging) {
            return new Laid(staging, items, copies, seen, lines);
        }
    }

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

    /**
     * Clears what was staged once nothing of it is forced any more.
     *
     * @return what stopped the filing: that the disk refused it, when it did, else the other
     */
    RuntimeException cleared(Staged staged, RuntimeException other) {
        RuntimeException cause = staged.forced().failure(other);
        clearQuietly(staged.version().intent(), cause);
        return cause;
    }

    /** Clears what was staged; a failure of that is told with the cause. */
    private void clearQuietly(String intent, RuntimeException cause) {
        try {
            parts.store().clear(intent);
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        }
    }

    static List<String> paths(Plan.Item item) {
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
