package org.hudang.archive.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hudang.archive.CheckReport.Finding;
import org.hudang.archive.CheckReport.Kind;
import org.hudang.archive.MalformedId;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.volume.VolumeId;
import org.jspecify.annotations.Nullable;

/** Reads a storage root as it lies there and says what is not as it has to be. Changes nothing. */
public final class Fixity {
    private final Path root;

    Fixity(Path root) {
        this.root = root;
    }

    /**
     * What a look at one object gave.
     *
     * @param inventory the newest one, when it can be believed
     * @param sha512 its digest; empty text when it cannot
     * @param files content files read
     * @param bytes their length
     * @param small bytes of the newest version's files that were asked for, by logical path; those that are not as they have to be
     *     are left out
     */
    public record Looked(
            Optional<Inventory> inventory,
            String sha512,
            long files,
            long bytes,
            Map<String, byte[]> small,
            List<Finding> findings) {
        static Looked nothing(List<Finding> findings) {
            return new Looked(Optional.empty(), "", 0, 0, Map.of(), findings);
        }
    }

    /** Objects in the storage root; whatever lies where no object belongs is added to the findings. */
    public Set<ObjectName> objects(List<Finding> findings) {
        Set<ObjectName> objects = new LinkedHashSet<>();
        for (Path first : names(root, findings)) {
            String name = first.getFileName().toString();
            boolean ofTheRoot =
                    name.equals(RootFiles.NAMASTE) || name.equals("ocfl_layout.json") || name.equals("extensions");
            if (ofTheRoot) {
                continue;
            }
            for (Path household : third(first, findings)) {
                for (Path volume : names(household, findings)) {
                    Optional<ObjectName> object = object(household, volume);
                    object.ifPresentOrElse(objects::add, () -> findings.add(unknown(volume)));
                }
            }
        }
        return objects;
    }

    /** True when something lies where this object belongs. */
    public boolean exists(ObjectName object) {
        return Files.exists(folder(object), LinkOption.NOFOLLOW_LINKS);
    }

    /** Reads every byte of an object. */
    public Looked look(ObjectName object) {
        return look(object, path -> false);
    }

    /**
     * The same, and gives the bytes of some files, which are small.
     *
     * @param kept logical paths of those
     */
    public Looked look(ObjectName object, Predicate<String> kept) {
        List<Finding> findings = new ArrayList<>();
        Path folder = folder(object);
        try {
            byte[] bytes = Files.readAllBytes(folder.resolve(Inventory.FILE));
            String sha512 = Digests.sha512(bytes);
            String sidecar = read(folder.resolve(Inventory.SIDECAR));
            if (!sidecar.equals(new String(Inventory.sidecar(sha512), StandardCharsets.US_ASCII))) {
                findings.add(new Finding(Kind.INVENTORY_BROKEN, where(folder), sha512, sidecar.strip()));
                return Looked.nothing(findings);
            }
            Inventory inventory = Inventory.parse(object, bytes);
            if (!inventory.isAllOf(bytes)) {
                findings.add(new Finding(Kind.INVENTORY_BROKEN, where(folder), "OCFL 1.1", "[form]"));
            }
            Reading reading = new Reading(inventory, kept, findings);
            files(object, folder, reading, sha512);
            return new Looked(
                    Optional.of(inventory),
                    sha512,
                    inventory.manifest().size(),
                    reading.bytes,
                    reading.small(),
                    findings);
        } catch (InventoryBroken e) {
            findings.add(new Finding(Kind.INVENTORY_BROKEN, where(folder), "OCFL 1.1", String.valueOf(e.arguments())));
        } catch (NoSuchFileException e) {
            findings.add(new Finding(
                    Kind.INVENTORY_BROKEN,
                    where(folder),
                    Inventory.FILE,
                    e.getClass().getSimpleName()));
        } catch (IOException e) {
            findings.add(unreadable(folder.resolve(Inventory.FILE), e));
        }
        return Looked.nothing(findings);
    }

    /** What is read of an object. */
    private static final class Reading {
        private final Inventory inventory;
        private final List<Finding> findings;
        private final Map<String, String> wanted = new HashMap<>();
        private final Map<String, byte[]> found = new HashMap<>();
        private final byte[] buffer = new byte[Digests.BUFFER];
        private long bytes;

        Reading(Inventory inventory, Predicate<String> kept, List<Finding> findings) {
            this.inventory = inventory;
            this.findings = findings;
            inventory.state().forEach((path, digest) -> {
                if (kept.test(path)) {
                    wanted.put(path, digest);
                }
            });
        }

        Map<String, byte[]> small() {
            Map<String, byte[]> small = new HashMap<>();
            wanted.forEach((path, digest) -> {
                byte[] bytes = found.get(digest);
                if (bytes != null) {
                    small.put(path, bytes);
                }
            });
            return small;
        }
    }

    private void files(ObjectName object, Path folder, Reading reading, String sha512) throws IOException {
        Inventory inventory = reading.inventory;
        List<Finding> findings = reading.findings;
        Set<String> small = new HashSet<>(reading.wanted.values());
        Map<String, String> expected = new HashMap<>();
        inventory.manifest().forEach((digest, path) -> expected.put(path, digest));
        Set<String> own = new TreeSet<>(List.of(Staging.NAMASTE, Inventory.FILE, Inventory.SIDECAR));
        for (int v = 1; v <= inventory.head(); v++) {
            own.add("v" + v + "/" + Inventory.FILE);
            own.add("v" + v + "/" + Inventory.SIDECAR);
            versionPair(object, folder, v, inventory, inventory.head() == v ? sha512 : "", findings);
        }
        declaration(folder.resolve(Staging.NAMASTE), findings);
        Below below = below(folder, findings);
        int above = folder.toString().length() + 1;
        below.files.forEach((path, regular) -> {
            String name = path.equals(folder) ? "" : path.toString().substring(above);
            String digest = expected.remove(name);
            if (digest != null && regular) {
                compare(path, digest, small.contains(digest), reading);
            } else if (!own.remove(name)) {
                findings.add(unknown(path));
            }
        });
        expected.forEach((path, digest) -> missing(folder.resolve(path), digest, below, findings));
        own.forEach(path -> missing(folder.resolve(path), path, below, findings));
    }

    /** What lies below a folder: whether each is a file that can be read, and what does not say what it is or holds. */
    private static final class Below {
        final SortedMap<Path, Boolean> files = new TreeMap<>();
        final List<Path> unreadable = new ArrayList<>();
    }

    private Below below(Path folder, List<Finding> findings) throws IOException {
        Below below = new Below();
        // the folder of a volume may lie on another disk behind a link; what is in it may not
        Path there = folder.toRealPath();
        Files.walkFileTree(there, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                below.files.put(here(file), attributes.isRegularFile());
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path path, IOException failure) {
                return unread(path, failure);
            }

            @Override
            public FileVisitResult postVisitDirectory(Path read, @Nullable IOException failure) {
                return failure == null ? FileVisitResult.CONTINUE : unread(read, failure);
            }

            private FileVisitResult unread(Path path, IOException failure) {
                Path unread = here(path);
                below.unreadable.add(unread);
                findings.add(unreadable(unread, failure));
                return FileVisitResult.CONTINUE;
            }

            private Path here(Path path) {
                return there.equals(folder) ? path : folder.resolve(there.relativize(path));
            }
        });
        return below;
    }

    /** One that is not there is missed with the other files. */
    private void declaration(Path file, List<Finding> findings) {
        try {
            String text = read(file);
            String right = new String(ObjectFiles.declaration(), StandardCharsets.US_ASCII);
            if (!text.equals(right)) {
                findings.add(new Finding(Kind.FILE_ALTERED, where(file), right.strip(), text.strip()));
            }
        } catch (NoSuchFileException none) {
            // told as missing
        } catch (IOException e) {
            findings.add(unreadable(file, e));
        }
    }

    /** One file that cannot be read keeps the others from nothing. */
    private void compare(Path file, String digest, boolean small, Reading reading) {
        try {
            String found;
            if (small) {
                byte[] bytes = Digests.bytes(file);
                reading.bytes += bytes.length;
                found = Digests.sha512(bytes);
                if (found.equals(digest)) {
                    reading.found.put(digest, bytes);
                }
            } else {
                MessageDigest sha512 = Digests.algorithm("SHA-512");
                reading.bytes += Digests.of(file, sha512, reading.buffer);
                found = HexFormat.of().formatHex(sha512.digest());
            }
            if (!found.equals(digest)) {
                reading.findings.add(new Finding(Kind.FILE_ALTERED, where(file), digest, found));
            }
        } catch (IOException e) {
            reading.findings.add(unreadable(file, e));
        }
    }

    /** A file below a folder that cannot be read is not known to be missing. */
    private void missing(Path file, String expected, Below below, List<Finding> findings) {
        if (below.unreadable.stream().noneMatch(file::startsWith)) {
            findings.add(new Finding(Kind.FILE_MISSING, where(file), expected, ""));
        }
    }

    /** The copy of the inventory that a version keeps tells the same of all versions up to it; the newest one equals the root's. */
    private void versionPair(
            ObjectName object, Path folder, int number, Inventory root, String sha512, List<Finding> findings) {
        Path version = folder.resolve("v" + number);
        try {
            byte[] bytes = Files.readAllBytes(version.resolve(Inventory.FILE));
            String found = Digests.sha512(bytes);
            boolean sealed = read(version.resolve(Inventory.SIDECAR))
                    .equals(new String(Inventory.sidecar(found), StandardCharsets.US_ASCII));
            boolean same = sha512.isEmpty() || sha512.equals(found);
            boolean asRead = sha512.equals(found)
                    || Arrays.equals(bytes, root.upTo(number).toBytes());
            if (!sealed || !same || !(asRead || tellsTheSame(object, bytes, root, number))) {
                findings.add(new Finding(Kind.INVENTORY_BROKEN, where(version), sha512, found));
            }
        } catch (NoSuchFileException | InventoryBroken e) {
            findings.add(new Finding(
                    Kind.INVENTORY_BROKEN,
                    where(version),
                    "v" + number,
                    e.getClass().getSimpleName()));
        } catch (IOException e) {
            findings.add(unreadable(version.resolve(Inventory.FILE), e));
        }
    }

    /** Written in another way than here, but with nothing else in it. */
    private static boolean tellsTheSame(ObjectName object, byte[] bytes, Inventory root, int number) {
        Inventory copy = Inventory.parse(object, bytes);
        return copy.isAllOf(bytes)
                && copy.versions().equals(root.versions().subList(0, number))
                && root.manifest().entrySet().containsAll(copy.manifest().entrySet());
    }

    private List<Path> third(Path first, List<Finding> findings) {
        List<Path> households = new ArrayList<>();
        if (!isByte(first)) {
            findings.add(unknown(first));
            return households;
        }
        for (Path second : names(first, findings)) {
            if (!isByte(second)) {
                findings.add(unknown(second));
                continue;
            }
            for (Path household : names(second, findings)) {
                if (Files.isDirectory(household, LinkOption.NOFOLLOW_LINKS)) {
                    households.add(household);
                } else {
                    findings.add(unknown(household));
                }
            }
        }
        return households;
    }

    private Optional<ObjectName> object(Path household, Path volume) {
        try {
            ObjectName object = new ObjectName(
                    new HouseholdNumber(household.getFileName().toString()),
                    new VolumeId(volume.getFileName().toString()));
            boolean here = folder(object).equals(volume) && Files.isRegularFile(volume.resolve(Staging.NAMASTE));
            return here ? Optional.of(object) : Optional.empty();
        } catch (MalformedId e) {
            return Optional.empty();
        }
    }

    private Path folder(ObjectName object) {
        Path folder = root;
        for (String name : object.path()) {
            folder = folder.resolve(name);
        }
        return folder;
    }

    private Finding unreadable(Path path, Exception failure) {
        return new Finding(
                Kind.FILE_UNREADABLE, where(path), "", failure.getClass().getSimpleName());
    }

    private Finding unknown(Path path) {
        return new Finding(Kind.FILE_UNKNOWN, where(path), "", "");
    }

    private String where(Path path) {
        return root.relativize(path).toString();
    }

    private static boolean isByte(Path folder) {
        return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                && folder.getFileName().toString().matches("[0-9a-f]{2}");
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }

    /** A folder that cannot be read is a finding, and the others are looked at all the same. */
    private List<Path> names(Path folder, List<Finding> findings) {
        try (Stream<Path> names = Files.list(folder)) {
            return names.sorted().toList();
        } catch (IOException | UncheckedIOException e) {
            findings.add(unreadable(folder, e));
            return List.of();
        }
    }
}
