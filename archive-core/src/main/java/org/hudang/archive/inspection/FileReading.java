package org.hudang.archive.inspection;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.hudang.archive.ArchiveException;
import org.hudang.archive.StoreFailed;
import org.hudang.archive.completeness.PaperChecks.Paper;
import org.hudang.archive.inspection.Subject.FiledFile;
import org.hudang.archive.inspection.Subject.Read;
import org.hudang.archive.inspection.VirusScanner.Scan;
import org.hudang.archive.intake.DocumentType;
import org.hudang.archive.intake.gate.Identify;
import org.hudang.archive.intake.gate.Stop;
import org.hudang.archive.store.Digests;
import org.hudang.archive.volume.ContentSource;
import org.hudang.archive.volume.Extensions;
import org.hudang.archive.volume.ItemView;
import org.hudang.archive.volume.RenditionRole;
import org.hudang.archive.volume.RenditionView;

/** Reads a file for an inspection: digests, what it is, whether a virus is in it. */
public final class FileReading {
    private static final int HEAD = 4096;

    private final Path work;
    private final VirusScanner scanner;
    private final Opener opener;

    /** Opens a file while it is read, where somebody may, and counts its pages on the way. */
    @FunctionalInterface
    public interface Opener {
        /**
         * Looks into a file.
         *
         * @param copy of its bytes, deleted afterwards
         * @param type by its first bytes
         * @param seen what all of its bytes tell
         * @return its pages where they are to be compared ({@link #isCounted})
         */
        OptionalInt open(
                Path copy, ItemView item, RenditionView rendition, Optional<DocumentType> type, SeenBytes seen);
    }

    /**
     * Reads with these.
     *
     * @param work folder for a copy that is deleted again
     * @param pages who counts them where there is a number to compare with
     */
    public FileReading(Path work, VirusScanner scanner, PageCounter pages) {
        this(work, scanner, counting(pages));
    }

    /**
     * Reads with these.
     *
     * @param work folder for a copy that is deleted again
     * @param opener looks into every file
     */
    public FileReading(Path work, VirusScanner scanner, Opener opener) {
        this.work = work;
        this.scanner = scanner;
        this.opener = opener;
    }

    private static Opener counting(PageCounter pages) {
        return (copy, item, rendition, type, seen) -> isCounted(item, rendition)
                ? pages.pages(copy, "paper." + Extensions.of(rendition.mediaType()))
                : OptionalInt.empty();
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
                SeenBytes seen = new SeenBytes(rendition.mediaType());
                try (InputStream in = seen.over(content.open());
                        FileChannel out = FileChannel.open(copy, StandardOpenOption.WRITE)) {
                    digests = Digests.copy(in, out);
                }
                Optional<DocumentType> type = type(copy, rendition.role());
                Read read = new Read(
                        digests.bytes(),
                        digests.sha256(),
                        digests.sm3(),
                        type,
                        seen.isLocked(),
                        opener.open(copy, item, rendition, type, seen));
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

    /** Whether pages are compared: of originals with fixed pages of which a number is kept. */
    public static boolean isCounted(ItemView item, RenditionView rendition) {
        return rendition.role() == RenditionRole.ORIGINAL
                && item.particulars().pages() > 0
                && Subject.isPaged(rendition);
    }

    /** By the bytes alone: what has no signature of a format is text when it reads like text. */
    public static Optional<DocumentType> type(Path file, RenditionRole role) throws IOException {
        if (role == RenditionRole.TEXT && isWords(file)) {
            return Optional.of(DocumentType.TXT);
        }
        for (String name : List.of("file", "file.txt")) {
            try {
                return Optional.of(Identify.file(file, name));
            } catch (Stop unknown) {
                // the next name, or none
            }
        }
        return Optional.empty();
    }

    /** Words that were taken from a paper are text whatever they begin with, also when there are none. */
    private static boolean isWords(Path file) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(HEAD);
        }
        // decoded without an end: a character may be cut
        CharBuffer words = CharBuffer.allocate(HEAD);
        boolean decoded = !StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(head), words, false)
                .isError();
        return decoded
                && words.flip().chars().noneMatch(c -> c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f');
    }
}
