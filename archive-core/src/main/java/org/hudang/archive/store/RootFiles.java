package org.hudang.archive.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** What makes a folder a storage root: its declaration, its layout and the layout's documentation. */
final class RootFiles {
    static final String LAYOUT = "hudang-household-volume";
    static final String NAMASTE = "0=ocfl_1.1";
    private static final String DECLARATION = "ocfl_1.1\n";
    private static final String LAYOUT_FILE = "ocfl_layout.json";
    private static final String CONFIG = "extensions/" + LAYOUT + "/config.json";
    /** Everything that may stand in a root beside objects and records, the declaration last. */
    static final List<String> ALL = List.of(
            CONFIG,
            "extensions/" + LAYOUT + "/README.md",
            "extensions/" + RecordFolder.EXTENSION + "/README.md",
            "extensions/" + ListFolder.EXTENSION + "/README.md",
            LAYOUT_FILE,
            NAMASTE);

    private static final Set<String> OF_AN_UNFINISHED_ROOT =
            Set.of(LAYOUT_FILE, LAYOUT_FILE + ".new", "extensions", NAMASTE + ".new");
    private static final String LAYOUT_JSON = """
            {
              "extension" : "hudang-household-volume",
              "description" : "One folder per household: first and second byte of the SHA-256 of the household number in hexadecimal, household number, volume number"
            }
            """;
    private static final String CONFIG_JSON = """
            {
              "extensionName" : "hudang-household-volume"
            }
            """;

    private RootFiles() {}

    /** Accepts a storage root of ours; makes one where nothing is, the declaration last. */
    static void openOrCreate(Path root, Disk disk) throws IOException {
        Files.createDirectories(root);
        if (Files.exists(root.resolve(NAMASTE))) {
            requireOurs(root);
            return;
        }
        try (Stream<Path> names = Files.list(root)) {
            boolean foreign = names.map(path -> path.getFileName().toString())
                    .anyMatch(name -> !OF_AN_UNFINISHED_ROOT.contains(name));
            if (foreign) {
                throw new StorageRootRefused(StorageRootRefused.Rule.NOT_OURS, root.getFileName());
            }
        }
        Path extension = Files.createDirectories(root.resolve("extensions").resolve(LAYOUT));
        replace(extension.resolve("config.json"), CONFIG_JSON, disk);
        replace(extension.resolve("README.md"), documentation(LAYOUT), disk);
        replace(root.resolve(LAYOUT_FILE), LAYOUT_JSON, disk);
        disk.syncTree(root);
        replace(root.resolve(NAMASTE), DECLARATION, disk);
        disk.syncFolder(root);
        Path parent = root.getParent();
        if (parent != null) {
            disk.syncFolder(parent);
        }
    }

    private static void requireOurs(Path root) throws IOException {
        if (!Files.readString(root.resolve(NAMASTE), StandardCharsets.US_ASCII).equals(DECLARATION)) {
            throw new StorageRootRefused(StorageRootRefused.Rule.NOT_OURS, root.getFileName());
        }
        Path layout = root.resolve(LAYOUT_FILE);
        if (!Files.exists(layout)
                || !Files.readString(layout, StandardCharsets.UTF_8).equals(LAYOUT_JSON)) {
            throw new StorageRootRefused(StorageRootRefused.Rule.OTHER_LAYOUT, root.getFileName());
        }
    }

    private static void replace(Path file, String text, Disk disk) throws IOException {
        Path temporary = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(temporary);
        disk.write(temporary, text.getBytes(StandardCharsets.UTF_8));
        disk.sync(temporary);
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** What a file of {@link #ALL} has to be. */
    static byte[] right(String path) throws IOException {
        String text = switch (path) {
            case NAMASTE -> DECLARATION;
            case LAYOUT_FILE -> LAYOUT_JSON;
            case CONFIG -> CONFIG_JSON;
            default -> documentation(path.split("/", -1)[1]);
        };
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String documentation(String extension) throws IOException {
        try (InputStream page = Objects.requireNonNull(
                RootFiles.class.getResourceAsStream(extension + ".md"), "page of an extension")) {
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
