package org.hudang.archive.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** A package taken apart, to be put together otherwise by somebody who knows how. */
final class Repacked {
    final Map<String, byte[]> files = new LinkedHashMap<>();
    String base = "";

    static Repacked of(Path zip) throws IOException {
        Repacked taken = new Repacked();
        try (ZipFile opened = new ZipFile(zip.toFile())) {
            List<? extends ZipEntry> entries = Collections.list(opened.entries());
            taken.base = entries.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.endsWith("/bagit.txt"))
                    .map(name -> name.substring(0, name.indexOf('/')))
                    .findFirst()
                    .orElseThrow();
            for (ZipEntry entry : entries) {
                String name = entry.getName();
                String path =
                        name.startsWith(taken.base + "/") ? name.substring(taken.base.length() + 1) : "../" + name;
                try (InputStream in = opened.getInputStream(entry)) {
                    taken.files.put(path, in.readAllBytes());
                }
            }
        }
        return taken;
    }

    /** The first file whose path matches. */
    String path(String pattern) {
        return paths(pattern).get(0);
    }

    List<String> paths(String pattern) {
        return files.keySet().stream().filter(path -> path.matches(pattern)).toList();
    }

    byte[] bytes(String path) {
        return Objects.requireNonNull(files.get(path), path);
    }

    String text(String path) {
        return new String(bytes(path), StandardCharsets.UTF_8);
    }

    void edit(String path, UnaryOperator<String> change) {
        String before = text(path);
        String after = change.apply(before);
        if (after.equals(before)) {
            throw new IllegalStateException("nothing changed in " + path);
        }
        files.put(path, after.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes the digest of a file anew wherever one of these lists has it. */
    void adapt(String path, String... lists) {
        for (String list : lists) {
            String algorithm = list.endsWith("sm3.txt") ? "SM3" : "SHA-512";
            String digest = BagJudge.digest(algorithm, bytes(path));
            edit(list, lines -> lines.replaceAll("(?m)^[0-9a-f]+  \\Q" + path + "\\E$", digest + "  " + path));
        }
    }

    /** Takes the lines of a file out of these lists. */
    void forget(String path, String... lists) {
        for (String list : lists) {
            edit(list, lines -> lines.replaceAll("(?m)^[0-9a-f]+  \\Q" + path + "\\E\n", ""));
        }
    }

    void write(Path zip) throws IOException {
        try (OutputStream out = Files.newOutputStream(zip);
                ZipOutputStream packed = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                String name = file.getKey();
                packed.putNextEntry(new ZipEntry(name.startsWith("../") ? name.substring(3) : base + "/" + name));
                packed.write(file.getValue());
                packed.closeEntry();
            }
        }
    }
}
