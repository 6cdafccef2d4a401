package org.hudang.server.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The tree of the project as it is checked out: sources and pages, nothing that a build left. */
final class Tree {
    /** Where the launcher and the README lie: found from these classes, for tests are listed in another folder than they run in. */
    static final Path ROOT = classes().resolve("../../..").normalize();

    /** Modules whose classes are part of the application. */
    static final List<String> PRODUCT =
            List.of("archive-core", "signing", "forms", "search", "certificates", "casework", "server");

    private static final Set<String> BUILT = Set.of("target", "node_modules", "data", ".git", ".idea");

    private Tree() {}

    private static Path classes() {
        try {
            return Path.of(Tree.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All files under a folder whose names end so, in the order of their paths. */
    static List<Path> files(Path folder, String ending) {
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
                    return BUILT.contains(String.valueOf(dir.getFileName()))
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (file.toString().endsWith(ending)) {
                        found.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found.stream().sorted().toList();
    }

    /** Sources of one module, without its tests. */
    static List<Path> sources(String module) {
        return files(ROOT.resolve(module).resolve("src/main/java"), ".java");
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As people name it: from the root of the project. */
    static String name(Path file) {
        return ROOT.relativize(file).toString();
    }
}
