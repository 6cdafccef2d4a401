package org.hudang.archive.desk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.hudang.archive.Acting;
import org.hudang.archive.ArchiveException;
import org.hudang.archive.StoreFailed;
import org.hudang.archive.completeness.PaperChecks;
import org.hudang.archive.completeness.PaperChecks.Paper;
import org.hudang.archive.inspection.PageCounter;
import org.hudang.archive.inspection.Subject;
import org.hudang.archive.inspection.Subject.FiledFile;
import org.hudang.archive.inspection.Subject.Read;
import org.hudang.archive.inspection.VirusScanner;
import org.hudang.archive.inspection.VirusScanner.Scan;
import org.hudang.archive.intake.DocumentType;
import org.hudang.archive.intake.gate.Identify;
import org.hudang.archive.intake.gate.Stop;
import org.hudang.archive.store.Digests;
import org.hudang.archive.store.StorageRoot;
import org.hudang.archive.volume.ContentSource;
import org.hudang.archive.volume.ItemView;
import org.hudang.archive.volume.RenditionRole;
import org.hudang.archive.volume.RenditionView;

/** Reads every file of a volume's papers for an inspection: digests, what it is, who signed it, whether a virus is in it. */
final class FiledFiles {
    private static final int CHUNK = 1 << 16;
    private static final Pattern LOCK = Pattern.compile("/Encrypt[\\s]{1,8}(?:\\d|<<)");

    private final StorageRoot store;
    private final Path work;
    private final PaperChecks papers;
    private final VirusScanner scanner;
    private final PageCounter pages;

    /** Who is asked about a file besides its bytes. */
    record Judges(PaperChecks papers, VirusScanner scanner, PageCounter pages) {}

    FiledFiles(StorageRoot store, Path work, Judges judges) {
        this.store = store;
        this.work = work;
        this.papers = judges.papers();
        this.scanner = judges.scanner();
        this.pages = judges.pages();
    }

    List<FiledFile> read(List<ItemView> items, List<Items.Stored> stored, Acting acting) {
        boolean scans = scanner.about().isPresent();
        List<FiledFile> files = new ArrayList<>();
        int next = 0;
        for (ItemView item : items) {
            Optional<Paper> paper = papers == PaperChecks.NOBODY ? Optional.empty() : Optional.of(papers(item, acting));
            for (RenditionView rendition : item.renditions()) {
                files.add(one(item, rendition, stored.get(next++), paper, scans));
            }
        }
        return files;
    }

    /** A paper whose bytes are damaged says nothing of its signatures; the damage is told by itself. */
    private Paper papers(ItemView item, Acting acting) {
        try {
            return papers.look(item, acting);
        } catch (ArchiveException damaged) {
            return new Paper.Broken();
        }
    }

    private FiledFile one(
            ItemView item, RenditionView rendition, Items.Stored stored, Optional<Paper> paper, boolean scans) {
        try {
            Path copy = Files.createTempFile(work, "inspected-", ".part");
            try {
                Digests digests;
                try (InputStream in =
                                store.read(stored.object(), stored.contentPath(), stored.bytes(), stored.sha256());
                        FileChannel out = FileChannel.open(copy, StandardOpenOption.WRITE)) {
                    digests = Digests.copy(in, out);
                }
                Read read = new Read(
                        digests.bytes(),
                        digests.sha256(),
                        digests.sm3(),
                        type(copy),
                        isLocked(copy, rendition.mediaType()),
                        pages(copy, item, rendition));
                Scan scan = scans ? scanner.scan(ContentSource.of(copy)) : new Scan.CannotTell("");
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

    /** Of originals with fixed pages of which a number is kept that can be compared. */
    private OptionalInt pages(Path copy, ItemView item, RenditionView rendition) {
        boolean compared = rendition.role() == RenditionRole.ORIGINAL
                && item.particulars().pages() > 0
                && Subject.isPaged(rendition);
        return compared ? pages.pages(copy, "paper." + Extensions.of(rendition.mediaType())) : OptionalInt.empty();
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
