package org.hudang.server.intake;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hudang.archive.Acting;
import org.hudang.archive.Archive;
import org.hudang.archive.ArchiveException;
import org.hudang.archive.CommandRefused;
import org.hudang.archive.MalformedId;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.intake.tray.IntakeTray;
import org.hudang.archive.intake.tray.Standing;
import org.hudang.archive.intake.tray.Upload;
import org.hudang.archive.intake.tray.UploadId;
import org.hudang.archive.volume.ContentSource;
import org.hudang.server.platform.DeleteTree;
import org.hudang.server.platform.ServerException;

/**
 * A folder that scanners write to, from which papers are taken into the trays of households (监视文件夹),
 * docs/formats/watched-folder-v1.md.
 *
 * <p><b>Guarantee.</b> A file is taken once, however many processes look and wherever one is killed; a file that is still being
 * written is left alone; nothing is deleted.
 *
 * <p>For use by one thread.
 */
public final class WatchedFolder {
    /** How long a file has to stand still. */
    static final Duration STILL = Duration.ofSeconds(10);

    private static final String TAKEN = "taken";
    private static final String REFUSED = "refused";
    private static final String QUARANTINE = "quarantine";
    private static final String MARK = ".upload";
    private static final String OUTCOME = "outcome.json";
    private static final Acting ACTING = Acting.bureau("intake-folder");
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Path folder;
    private final Archive archive;
    private final IntakeTray tray;
    private Map<Path, Seen> seen = new HashMap<>();

    /** Looks into this folder when it is asked to. */
    public WatchedFolder(Path folder, Archive archive, IntakeTray tray) {
        this.folder = folder;
        this.archive = archive;
        this.tray = tray;
    }

    /** A file as it was when it was last seen to change. */
    private record Seen(long bytes, FileTime changed, Instant since) {
        boolean isSame(BasicFileAttributes now) {
            return bytes == now.size() && changed.equals(now.lastModifiedTime());
        }
    }

    /**
     * One look: takes what stands still, and says what became of what was taken before. What fails is told after everything
     * else was looked at, and tried again with the next look.
     *
     * @param now time of the look
     */
    public void look(Instant now) {
        List<RuntimeException> failures = new ArrayList<>();
        Map<Path, Seen> still = new HashMap<>();
        for (Path home : homes()) {
            try {
                look(new HomeFolder(home), now, still);
            } catch (ArchiveException | ServerException | UncheckedIOException failed) {
                failures.add(failed);
            } catch (IOException failed) {
                failures.add(new UncheckedIOException(failed));
            }
        }
        seen = still;
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
    }

    private List<Path> homes() {
        try {
            return HomeFolder.children(folder).stream()
                    .filter(home -> Files.isDirectory(home, LinkOption.NOFOLLOW_LINKS))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void look(HomeFolder home, Instant now, Map<Path, Seen> still) throws IOException {
        List<Path> files = home.offered();
        if (files.isEmpty() && home.claims().isEmpty()) {
            return;
        }
        Optional<HouseholdNumber> number = household(home.path());
        if (number.isPresent()) {
            for (Path file : files) {
                watch(home, file, now, still);
            }
            for (Path claim : home.claims()) {
                attend(home, claim, number.get());
            }
        }
    }

    /** Only folders that are called like a household that there is. */
    private Optional<HouseholdNumber> household(Path home) {
        try {
            HouseholdNumber number = new HouseholdNumber(home.getFileName().toString());
            return archive.household(number, ACTING).isPresent() ? Optional.of(number) : Optional.empty();
        } catch (MalformedId other) {
            return Optional.empty();
        }
    }

    private void watch(HomeFolder home, Path file, Instant now, Map<Path, Seen> still) throws IOException {
        try {
            BasicFileAttributes about =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            Seen before = seen.get(file);
            if (before == null || !before.isSame(about)) {
                still.put(file, new Seen(about.size(), about.lastModifiedTime(), now));
            } else if (before.since().plus(STILL).isAfter(now)) {
                still.put(file, before);
            } else {
                claim(home, file);
            }
        } catch (NoSuchFileException gone) {
            // another process has taken it, or it was taken back
        }
    }

    /** By renaming: of several processes one succeeds. */
    private static void claim(HomeFolder home, Path file) throws IOException {
        Path paper = home.claim();
        try {
            Files.move(file, paper.resolve(file.getFileName()), StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException gone) {
            // the next look removes what is empty
        }
    }

    /** Brings a claimed file into the tray, or moves it to where it belongs once it was examined. */
    private void attend(HomeFolder home, Path claim, HouseholdNumber number) throws IOException {
        try {
            List<Path> papers = home.papers(claim);
            Optional<UploadId> mark = marked(claim);
            if (papers.isEmpty()) {
                home.dropEmpty(claim);
            } else if (mark.isEmpty()) {
                bring(home, claim, papers.get(0), number);
            } else {
                settle(home, claim, mark.get());
            }
        } catch (NoSuchFileException gone) {
            // another process was quicker
        }
    }

    private void bring(HomeFolder home, Path claim, Path file, HouseholdNumber number) throws IOException {
        try {
            Upload upload = new WholeFile(file.getFileName().toString(), ContentSource.of(file))
                    .into(tray, number, WholeFile.Filed.STAYS, ACTING);
            Files.writeString(claim.resolve(MARK), upload.id().value());
        } catch (CommandRefused no) {
            Map<String, String> why = Map.of(
                    "state",
                    "REFUSED",
                    "code",
                    no.code(),
                    "zh",
                    no.sentence(Locale.CHINESE),
                    "en",
                    no.sentence(Locale.ENGLISH));
            finish(home, claim, REFUSED, claim.getFileName().toString(), JSON.writeValueAsBytes(why));
        }
    }

    private static Optional<UploadId> marked(Path claim) throws IOException {
        try {
            return Optional.of(
                    new UploadId(Files.readString(claim.resolve(MARK)).strip()));
        } catch (NoSuchFileException | MalformedId notBrought) {
            return Optional.empty();
        }
    }

    /** What people removed from the tray meanwhile was taken all the same. */
    private void settle(HomeFolder home, Path claim, UploadId id) throws IOException {
        Optional<Upload> upload = tray.find(id, ACTING);
        if (upload.isEmpty()) {
            Map<String, String> gone = Map.of("id", id.value(), "state", "GONE");
            finish(home, claim, TAKEN, id.value(), JSON.writeValueAsBytes(gone));
            return;
        }
        Standing standing = upload.get().standing();
        if (standing instanceof Standing.Receiving || standing instanceof Standing.Waiting) {
            return;
        }
        String where = standing instanceof Standing.Refused
                ? REFUSED
                : standing instanceof Standing.Quarantined ? QUARANTINE : TAKEN;
        finish(home, claim, where, id.value(), JSON.writeValueAsBytes(UploadView.of(upload.get())));
    }

    /** The whole claim goes, with its outcome; one of the same upload keeps the name of its claim too. */
    private static void finish(HomeFolder home, Path claim, String where, String name, byte[] outcome)
            throws IOException {
        Files.write(claim.resolve(OUTCOME), outcome);
        Path there = home.made(where);
        boolean again = Files.exists(there.resolve(name), LinkOption.NOFOLLOW_LINKS);
        Path target = there.resolve(again ? name + "-" + claim.getFileName() : name);
        Files.move(claim, target, StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Deletes what still lies in a watched folder of papers that were destroyed (销毁): whatever was taken from this household and has
     * one of these digests.
     *
     * @param originals sha256 of the papers as they came, in hexadecimal
     */
    public static void forget(Path folder, HouseholdNumber number, Collection<String> originals) throws IOException {
        HomeFolder home = new HomeFolder(folder.resolve(number.value()));
        if (!Files.isDirectory(home.path(), LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        for (String where : List.of(TAKEN, QUARANTINE)) {
            for (Path paper : home.ended(where)) {
                String name = paper.getFileName().toString();
                if (originals.contains(new WholeFile(name, ContentSource.of(paper)).sha256())) {
                    DeleteTree.delete(HomeFolder.claimOf(paper));
                }
            }
        }
    }
}
