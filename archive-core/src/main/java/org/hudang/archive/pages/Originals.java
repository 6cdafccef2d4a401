package org.hudang.archive.pages;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hudang.archive.Acting;
import org.hudang.archive.Archive;
import org.hudang.archive.volume.RenditionView;

/**
 * Originals that lie on the desk while their pages are drawn: each is read out of the archive once, with its digest checked,
 * and serves all its pages; who draws never gets a file of the archive itself.
 */
final class Originals {
    private final Archive archive;
    private final Path desk;
    private final long most;
    private final Map<String, Lying> lying = new LinkedHashMap<>(16, 0.75f, true);
    private long number;

    Originals(Archive archive, Path desk, long most) {
        this.archive = archive;
        this.desk = desk;
        this.most = most;
    }

    private static final class Lying {
        private final Path file;
        private final long bytes;
        private int users = 1;

        Lying(Path file, long bytes) {
            this.file = file;
            this.bytes = bytes;
        }
    }

    /** A file that stays until this is closed, and perhaps for longer. */
    record Lent(Path file, Originals originals, String sha256) implements AutoCloseable {
        @Override
        public void close() {
            originals.giveBack(sha256);
        }
    }

    /** Takes an original onto the desk; for one paper one caller at a time. */
    Lent lend(RenditionView original, Acting acting) throws IOException {
        synchronized (lying) {
            Lying there = lying.get(original.sha256());
            if (there != null) {
                there.users++;
                return new Lent(there.file, this, original.sha256());
            }
        }
        Path file = fetch(original, acting);
        synchronized (lying) {
            lying.put(original.sha256(), new Lying(file, original.bytes()));
            clear();
            return new Lent(file, this, original.sha256());
        }
    }

    private Path fetch(RenditionView original, Acting acting) throws IOException {
        Path file;
        synchronized (lying) {
            file = desk.resolve("original-" + ++number);
        }
        boolean whole = false;
        try (InputStream bytes = archive.read(original.id(), acting)) {
            Files.copy(bytes, file);
            whole = true;
            return file;
        } finally {
            if (!whole) {
                Files.deleteIfExists(file);
            }
        }
    }

    private void giveBack(String sha256) {
        synchronized (lying) {
            Lying there = lying.get(sha256);
            if (there != null) {
                there.users--;
            }
        }
    }

    /** Takes away what was not used for longest, as long as there is too much, and never what is in use. */
    private void clear() throws IOException {
        long sum = lying.values().stream().mapToLong(one -> one.bytes).sum();
        List<String> gone = new ArrayList<>();
        for (Map.Entry<String, Lying> one : lying.entrySet()) {
            if (sum > most && one.getValue().users == 0) {
                Files.deleteIfExists(one.getValue().file);
                sum -= one.getValue().bytes;
                gone.add(one.getKey());
            }
        }
        gone.forEach(lying::remove);
    }

    /** Takes this one away; the next who wants it reads it out of the archive again. */
    void forget(String sha256) throws IOException {
        synchronized (lying) {
            Lying there = lying.remove(sha256);
            if (there != null) {
                Files.deleteIfExists(there.file);
            }
        }
    }
}
