package org.hudang.archive.desk;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.hudang.archive.Acting;
import org.hudang.archive.ArchiveException;
import org.hudang.archive.CheckReport.Finding;
import org.hudang.archive.CheckReport.Kind;
import org.hudang.archive.store.Fixity;
import org.hudang.archive.store.Inventory;
import org.hudang.archive.store.ObjectName;
import org.hudang.archive.store.StorageRoot;
import org.hudang.archive.volume.VolumeId;

/**
 * Looks at volumes without a lock: at the bytes of each, then at the rows of all, and compares. A filing in progress may look
 * like a finding.
 */
final class VolumeCheck {
    private final Database database;
    private final StorageRoot store;
    private final Completion.Catalogue catalogue;
    private final VolumeRows rows;
    private final FiledFacts facts;

    VolumeCheck(Database database, StorageRoot store, Completion.Catalogue catalogue, VolumeFiles files) {
        this.database = database;
        this.store = store;
        this.catalogue = catalogue;
        this.rows = new VolumeRows(database, catalogue);
        this.facts = new FiledFacts(files);
    }

    /** What a look at one volume gave. */
    record Seen(long files, long bytes, List<Finding> findings) {}

    /**
     * Looks at some volumes, whose small files and rows are in memory together.
     *
     * @return in their order
     */
    List<Seen> look(List<Volumes.Row> some, int abreast) {
        List<Read> read = Abreast.each(abreast, some, this::read);
        Map<VolumeId, VolumeRows.Found> found = rows.of(read.stream()
                .filter(Read::isBelieved)
                .map(one -> new VolumeRows.Asked(
                        one.row().volume(),
                        one.anchor().map(VolumeFiles.Anchor::number).orElse(0L),
                        one.reports()))
                .toList());
        return Abreast.each(
                abreast,
                read,
                one -> compared(
                        one, Optional.ofNullable(found.get(one.row().volume().id()))));
    }

    /**
     * The bytes of a volume.
     *
     * @param head number of its newest version; 0 when none can be believed
     * @param state logical paths of that version with their digests
     * @param manifest digests with their content paths
     * @param small its small files by logical path
     * @param anchor point of the history that it remembers
     * @param seen what was read, and what is wrong with it
     */
    private record Read(
            Volumes.Row row,
            int head,
            SortedMap<String, String> state,
            SortedMap<String, String> manifest,
            Map<String, byte[]> small,
            Optional<VolumeFiles.Anchor> anchor,
            Seen seen) {
        static Read nothing(Volumes.Row row, List<Finding> findings) {
            return new Read(
                    row,
                    0,
                    Collections.emptySortedMap(),
                    Collections.emptySortedMap(),
                    Map.of(),
                    Optional.empty(),
                    new Seen(0, 0, findings));
        }

        boolean isBelieved() {
            return head > 0;
        }

        ObjectName object() {
            return new ObjectName(row.volume().household(), row.volume().id());
        }

        List<FiledReports.Report> reports() {
            return state.keySet().stream()
                    .map(FiledReports::report)
                    .flatMap(Optional::stream)
                    .toList();
        }
    }

    private Read read(Volumes.Row row) {
        ObjectName object =
                new ObjectName(row.volume().household(), row.volume().id());
        List<Finding> findings = new ArrayList<>();
        Fixity fixity = store.fixity();
        int version = row.volume().version();
        boolean exists = fixity.exists(object);
        if (version == 0 || !exists) {
            if (version > 0) {
                findings.add(new Finding(Kind.OBJECT_MISSING, object.id(), "v" + version, ""));
            } else if (exists) {
                findings.add(new Finding(Kind.VERSION_DIFFERS, object.id(), "v0", "an object"));
            }
            return Read.nothing(row, findings);
        }
        Fixity.Looked looked = fixity.look(object, VolumeCheck::isSmall);
        findings.addAll(looked.findings());
        if (looked.inventory().isEmpty()) {
            return Read.nothing(row, findings);
        }
        Inventory inventory = looked.inventory().get();
        if (inventory.head() != version || !looked.sha512().equals(row.inventory())) {
            findings.add(new Finding(
                    Kind.VERSION_DIFFERS,
                    object.id(),
                    "v" + version + " " + row.inventory(),
                    "v" + inventory.head() + " " + looked.sha512()));
        }
        Optional<VolumeFiles.Anchor> anchor = anchor(object, looked, findings);
        // older versions are let go: of some volumes they are long
        return new Read(
                row,
                inventory.head(),
                inventory.state(),
                inventory.manifest(),
                looked.small(),
                anchor,
                new Seen(looked.files(), looked.bytes(), findings));
    }

    /** What this software writes beside papers. */
    private static boolean isSmall(String logicalPath) {
        return logicalPath.equals(VolumeFiles.VOLUME)
                || logicalPath.equals(VolumeFiles.MEMBERS)
                || logicalPath.endsWith("/" + VolumeFiles.ITEM)
                || FiledReports.report(logicalPath).isPresent();
    }

    private Optional<VolumeFiles.Anchor> anchor(ObjectName object, Fixity.Looked looked, List<Finding> findings) {
        byte[] kept = looked.small().get(VolumeFiles.VOLUME);
        if (kept != null) {
            return Optional.of(VolumeFiles.anchor(kept));
        }
        try {
            return Optional.of(VolumeFiles.anchor(
                    store.readSmall(object, looked.inventory().orElseThrow(), VolumeFiles.VOLUME)));
        } catch (ArchiveException e) {
            findings.add(new Finding(Kind.FILE_ALTERED, object.id(), VolumeFiles.VOLUME, e.code()));
            return Optional.empty();
        }
    }

    private Seen compared(Read read, Optional<VolumeRows.Found> rowsOf) {
        List<Finding> findings = new ArrayList<>(read.seen().findings());
        rowsOf.ifPresent(found -> compare(read, found, findings));
        return new Seen(read.seen().files(), read.seen().bytes(), findings);
    }

    private void compare(Read read, VolumeRows.Found found, List<Finding> findings) {
        ObjectName object = read.object();
        if (!found.isOurs()) {
            findings.add(new Finding(Kind.CATALOGUE_DIFFERS, object.id() + " rows", "", ""));
        }
        List<Items.Stored> stored = found.papers()
                .map(Items.Rows::stored)
                .orElseGet(() ->
                        database.within(Acting.BUREAU, () -> catalogue.items().storedOf(object.volume())));
        renditions(read, stored, findings);
        if (found.isOurs() && read.head() == read.row().volume().version()) {
            FiledFacts.Rows beside = new FiledFacts.Rows(
                    found.household().orElseThrow(),
                    read.row().volume(),
                    read.row().matter(),
                    found.papers().map(Items.Rows::items).orElseThrow(),
                    found.moves().orElseThrow());
            findings.addAll(facts.compare(beside, read.state().keySet(), read.small()));
            findings.addAll(FiledReports.compare(object, read.reports(), read.small(), found.reports()));
        }
        read.anchor()
                .filter(anchor -> !found.hash().equals(anchor.hash()))
                .ifPresent(anchor -> findings.add(new Finding(
                        Kind.JOURNAL_CUT, object.household() + " " + anchor.number(), anchor.hash(), found.hash())));
    }

    /** Every rendition of the catalogue lies where the catalogue says, and every file of an item belongs to one. */
    private static void renditions(Read read, List<Items.Stored> stored, List<Finding> findings) {
        ObjectName object = read.object();
        Set<String> items = new HashSet<>();
        for (String path : read.state().keySet()) {
            if (path.indexOf('/') > 0 && !path.endsWith("/" + VolumeFiles.ITEM)) {
                items.add(path);
            }
        }
        for (Items.Stored one : stored) {
            String found = read.manifest().getOrDefault(one.sha512(), "");
            if (!found.equals(one.contentPath())) {
                findings.add(new Finding(Kind.FILE_MISSING, object.id(), one.contentPath(), found));
            }
        }
        if (items.size() != stored.size()) {
            findings.add(new Finding(
                    Kind.VERSION_DIFFERS, object.id(), stored.size() + " renditions", items.size() + " files"));
        }
    }
}
