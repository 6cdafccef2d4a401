package org.hudang.conformance;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;

/** Files as they come by accident and by malice, made on the spot; nothing in them may ever be called valid. */
final class BadFiles {
    private static final long SEED = 20_261_124;
    private static final long HUGE = 8L << 30;

    private BadFiles() {}

    /** Makes them in a folder; {@code signed} is a good paper, of which parts are used. */
    static List<Path> in(Path folder, Path signed) throws IOException, InterruptedException {
        List<Path> files = new ArrayList<>();
        files.add(Files.createDirectory(folder.resolve("directory.pdf")));
        files.add(Files.createFile(folder.resolve("empty.pdf")));
        files.add(text(folder.resolve("header-only.pdf"), "%PDF-1.7\n"));
        files.add(text(folder.resolve("words.pdf"), "no paper at all"));
        files.add(text(folder.resolve("letter.pdf\n\u001b[31mletter.pdf: valid"), "a name that lies"));
        files.add(Files.write(folder.resolve("junk.bin"), junk()));
        files.addAll(cut(folder, Files.readAllBytes(signed)));
        files.add(encrypted(folder.resolve("encrypted.pdf")));
        files.add(sparse(folder.resolve("huge.pdf")));
        files.add(pipe(folder.resolve("pipe.pdf")));
        // a regular file that answers every reader with an error, also one with all rights
        files.add(Files.createSymbolicLink(folder.resolve("unreadable.pdf"), Path.of("/proc/self/mem")));
        return files;
    }

    private static Path text(Path file, String text) throws IOException {
        return Files.writeString(file, text, StandardCharsets.UTF_8);
    }

    private static byte[] junk() {
        byte[] bytes = new byte[10_000];
        new Random(SEED).nextBytes(bytes);
        return bytes;
    }

    /** A good paper that was cut off, as a broken download is: early, late, and by its last byte. */
    private static List<Path> cut(Path folder, byte[] whole) throws IOException {
        List<Path> files = new ArrayList<>();
        for (int length : new int[] {whole.length / 10, whole.length / 2, whole.length - 40, whole.length - 7}) {
            files.add(Files.write(folder.resolve("cut-" + length + ".pdf"), java.util.Arrays.copyOf(whole, length)));
        }
        return files;
    }

    private static Path encrypted(Path file) throws IOException {
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
            document.save(file.toFile());
        }
        return file;
    }

    private static Path sparse(Path file) throws IOException {
        text(file, "%PDF-1.7\n");
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.setLength(HUGE);
        }
        return file;
    }

    /** Whoever opens it to read waits for a writer, who never comes. */
    private static Path pipe(Path file) throws IOException, InterruptedException {
        int exit = new ProcessBuilder("mkfifo", file.toString()).start().waitFor();
        if (exit != 0) {
            throw new IOException("mkfifo ended with " + exit);
        }
        return file;
    }
}
