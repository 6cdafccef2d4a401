package org.hudang.archive.desk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hudang.archive.ArchiveException;
import org.hudang.archive.StoreFailed;
import org.hudang.archive.completeness.PaperChecks.Paper;
import org.hudang.archive.inspection.Subject.FiledFile;
import org.hudang.archive.inspection.Subject.Read;
import org.hudang.archive.inspection.VirusScanner;
import org.hudang.archive.inspection.VirusScanner.Scan;
import org.hudang.archive.intake.DocumentType;
import org.hudang.archive.intake.gate.Identify;
import org.hudang.archive.intake.gate.Stop;
import org.hudang.archive.store.Digests;
import org.hudang.archive.volume.ContentSource;
import org.hudang.archive.volume.ItemView;
import org.hudang.archive.volume.RenditionView;

/** Reads a file for an inspection: digests, what it is, whether a virus is in it. */
public final class FileReading {
    private static final int CHUNK = 1 << 16;
    private static final Pattern LOCK = Pattern.compile("/Encrypt[\\s]{1,8}(?:\\d|<<)");

    private final Path work;
    private final VirusScanner scanner;

    /**
     * Reads with these.
     *
     * @param work folder for a copy that is deleted again
     */
    public FileReading(Path work, VirusScanner scanner) {
        this.work = work;
        this.scanner = scanner;
    }

    /**
     * Reads one file to its end.
     *
     * @param content bytes of the file; one that throws is told as unreadable
     * @param paper who signed it; empty when nobody reads signatures
     */
    public FiledFile look(ItemView item, RenditionView rendition, ContentSource content, Optional<Paper> paper) {
        try {
            Path copy = Files.createTempFile(work, "inspected-", ".part");
            try {
                Digests digests;
                try (InputStream in = content.open();
                        FileChannel out = FileChannel.open(copy, StandardOpenOption.WRITE)) {
                    digests = Digests.copy(in, out);
                }
                Read read = new Read(
                        digests.bytes(),
                        digests.sha256(),
                        digests.sm3(),
                        type(copy),
                        isLocked(copy, rendition.mediaType()));
                Scan scan =
                        scanner.about().isPresent() ? scanner.scan(ContentSource.of(copy)) : new Scan.CannotTell("");
                return new FiledFile(item, rendition, Optional.of(read), paper, scan);
            } finally {
                Files.deleteIfExists(copy);
            }
        } catch (ArchiveException damaged) {
            return new FiledFile(item, rendition, Optional.empty(), paper, new Scan.CannotTell(damaged.code()));
        } catch (IOException e) {
            throw new StoreFailed("inspection", e);
        }
    }

    /** By the bytes alone: what has no signature of a format is text when it reads like text. */
    private static Optional<DocumentType> type(Path file) throws IOException {
        for (String name : List.of("file", "file.txt")) {
            try {
                return Optional.of(Identify.file(file, name));
            } catch (Stop unknown) {
                // the next name, or none
            }
        }
        return Optional.empty();
    }

    /** A PDF whose trailer names how it is encrypted. */
    private static boolean isLocked(Path file, String mediaType) throws IOException {
        if (!mediaType.equals(DocumentType.PDF.mediaType())) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            String before = "";
            for (byte[] chunk = in.readNBytes(CHUNK); chunk.length > 0; chunk = in.readNBytes(CHUNK)) {
                String text = before + new String(chunk, StandardCharsets.ISO_8859_1);
                if (LOCK.matcher(text).find()) {
                    return true;
                }
                before = text.substring(Math.max(0, text.length() - 20));
            }
        }
        return false;
    }
}
