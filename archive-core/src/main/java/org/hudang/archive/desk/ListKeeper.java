package org.hudang.archive.desk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hudang.archive.Acting;
import org.hudang.archive.ArchiveException;
import org.hudang.archive.CheckReport.Finding;
import org.hudang.archive.CheckReport.Kind;
import org.hudang.archive.ContentDamaged;
import org.hudang.archive.StoreFailed;
import org.hudang.archive.replica.Replica;
import org.hudang.archive.store.Digests;
import org.hudang.archive.store.ListFolder;
import org.hudang.archive.store.StoredFile;
import org.hudang.archive.volume.VolumeId;

/**
 * Reads destruction lists (销毁清册) in the storage root, compares them with the catalogue, and puts back what is not as it was filed:
 * the list and its mark as the catalogue has them, the sheet as the replica has it.
 */
final class ListKeeper {
    private final Database database;
    private final ListFolder folder;

    ListKeeper(Database database, ListFolder folder) {
        this.database = database;
        this.folder = folder;
    }

    /**
     * What a look at one list gave.
     *
     * @param number of the list
     * @param first volume that stands on it, where its damages are told; empty when the catalogue does not have it
     * @param whole its files that are as they were filed, the mark last
     * @param open what is damaged and stays so
     * @param mended what was damaged and was put back
     */
    record Seen(
            String number, Optional<VolumeId> first, List<StoredFile> whole, List<Finding> open, List<Finding> mended) {
        /** Bytes of what is whole. */
        long bytes() {
            return whole.stream().mapToLong(ListKeeper::bytes).sum();
        }
    }

    private static long bytes(StoredFile file) {
        try {
            return file.content().bytes().orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    /** A list as the catalogue has it. */
    private record Filed(ListFolder.Mark mark, String body, Optional<VolumeId> first) {
        /** What a file has to be; empty when the catalogue has its digest only. */
        Optional<byte[]> right(String file) {
            return switch (file) {
                case ListFolder.LIST ->
                    Optional.of(body.getBytes(StandardCharsets.UTF_8))
                            .filter(bytes -> Digests.sha256(bytes).equals(mark.list()));
                case ListFolder.FILED -> Optional.of(mark.text());
                default -> Optional.empty();
            };
        }

        String sha256(String file) {
            return switch (file) {
                case ListFolder.LIST -> mark.list();
                case ListFolder.FILED -> Digests.sha256(mark.text());
                default -> mark.sheet();
            };
        }
    }

    /** Reads every list that was filed, and puts back what another copy has whole. */
    List<Seen> look(Optional<Replica> replica) {
        List<Seen> all = new ArrayList<>();
        for (Filed list : database.within(Acting.BUREAU, this::filed)) {
            Seen seen = new Seen(
                    list.mark().number(), list.first(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            for (String file : List.of(ListFolder.LIST, ListFolder.SHEET, ListFolder.FILED)) {
                look(list, file, replica, seen);
            }
            all.add(seen);
        }
        return all;
    }

    private void look(Filed list, String file, Optional<Replica> replica, Seen seen) {
        String number = list.mark().number();
        String path = ListFolder.path(number, file);
        String sha256 = list.sha256(file);
        Finding finding;
        try {
            Optional<byte[]> here = folder.read(number, file);
            String found = here.map(Digests::sha256).orElse("");
            if (found.equals(sha256)) {
                here.ifPresent(bytes -> seen.whole().add(StoredFile.of(path, 0, bytes)));
                return;
            }
            finding = new Finding(here.isEmpty() ? Kind.FILE_MISSING : Kind.FILE_ALTERED, path, sha256, found);
        } catch (StoreFailed e) {
            finding = new Finding(Kind.FILE_UNREADABLE, path, sha256, "");
        }
        Optional<byte[]> right = list.right(file);
        if (right.isEmpty()) {
            Optional<byte[]> there = replica.flatMap(place -> there(place, path));
            right = there.filter(bytes -> Digests.sha256(bytes).equals(sha256));
            if (there.isPresent() && right.isEmpty()) {
                seen.open()
                        .add(new Finding(
                                Kind.FILE_ALTERED, ReplicationDesk.BESIDE + path, sha256, Digests.sha256(there.get())));
            }
        }
        if (right.isPresent() && isPutBack(number, file, right.get())) {
            seen.whole().add(StoredFile.of(path, 0, right.get()));
            seen.mended().add(finding);
        } else {
            seen.open().add(finding);
        }
    }

    private boolean isPutBack(String number, String file, byte[] bytes) {
        try {
            folder.restore(number, file, bytes);
            return true;
        } catch (ArchiveException e) {
            return false;
        }
    }

    /** A copy that cannot be asked is a copy that has nothing. */
    private static Optional<byte[]> there(Replica place, String path) {
        try {
            Optional<InputStream> found = place.open(path);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            try (InputStream in = found.get()) {
                return Optional.of(in.readAllBytes());
            }
        } catch (ArchiveException | IOException e) {
            return Optional.empty();
        }
    }

    /** Files of lists that the catalogue does not know at all: nothing says whether they are as they were filed. */
    List<StoredFile> unknown() {
        Set<String> known = new HashSet<>(database.within(
                Acting.BUREAU,
                () -> database.jdbc()
                        .sql("select number from archive.destruction")
                        .query(String.class)
                        .list()));
        List<StoredFile> files = new ArrayList<>();
        for (String name : folder.names()) {
            if (!known.contains(name)) {
                files.addAll(readable(name));
            }
        }
        return files;
    }

    private List<StoredFile> readable(String name) {
        try {
            return folder.files(name);
        } catch (StoreFailed e) {
            return List.of();
        }
    }

    /** Those of these files of which a place has nothing. */
    static List<StoredFile> lacking(Replica place, List<StoredFile> files) {
        return files.stream().filter(file -> isLacking(place, file.path())).toList();
    }

    private static boolean isLacking(Replica place, String path) {
        Optional<InputStream> found = place.open(path);
        if (found.isPresent()) {
            try {
                found.get().close();
            } catch (IOException e) {
                return false; // something lies there
            }
        }
        return found.isEmpty();
    }

    /** A finding as the reason why something is not copied. */
    static ContentDamaged damaged(Finding finding) {
        return new ContentDamaged(finding.where(), finding.expected(), finding.found());
    }

    private List<Filed> filed() {
        return database.jdbc()
                .sql("select d.*, v.id as first from archive.destruction d left join archive.volume v"
                        + " on v.id = substring(d.body from '\"volume\" *: *\"(vol_[a-z2-7]+)\"')"
                        + " where d.state = 'FILED' order by d.number")
                .query((row, i) -> filed(row))
                .list();
    }

    private static Filed filed(ResultSet row) throws SQLException {
        return new Filed(
                new ListFolder.Mark(
                        row.getString("number"),
                        row.getObject("filed_at", OffsetDateTime.class).toInstant(),
                        row.getString("filed_by"),
                        row.getBoolean("sealed"),
                        row.getString("body_sha256"),
                        row.getString("sheet_sha256")),
                row.getString("body"),
                Optional.ofNullable(row.getString("first")).map(VolumeId::new));
    }
}
