package org.hudang.server.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.hudang.archive.copying.CopyingParts;
import org.hudang.archive.copying.LateCopies;
import org.hudang.archive.intake.Intake;
import org.hudang.archive.intake.Ocr;
import org.hudang.archive.pages.PagePictures;
import org.hudang.archive.pages.PictureParts;
import org.hudang.archive.reading.ReadingParts;
import org.hudang.archive.reading.ScanReading;

/** Pages of filed papers: their pictures, the words that are read out of them, and copies of them for the long term. Each has a child of its own. */
final class PageRoom implements AutoCloseable {
    private static final long MOST = 2L << 30;

    /** Room for what is drawn at a time. */
    private static final long LEAST = 64L << 20;

    private static final long ON_THE_DESK = 512L << 20;
    private static final Duration AHEAD = Duration.ofSeconds(2);

    private final Intake drawing;
    private final Intake reading;
    private final PagePictures pictures;
    private final Intake copying;
    private final ScanRoom scans;
    private final CopyRoom copies;

    /** The children that draw, read and copy. */
    private record Children(Intake drawing, Intake reading, Intake copying) {}

    private PageRoom(Children children, PagePictures pictures, ScanRoom scans, CopyRoom copies) {
        this.drawing = children.drawing();
        this.reading = children.reading();
        this.copying = children.copying();
        this.pictures = pictures;
        this.scans = scans;
        this.copies = copies;
    }

    /** On what the tray stands too. */
    static PageRoom open(TrayRoom.Parts parts, List<Path> fonts, Troubles troubles) throws IOException {
        Path kept = Files.createDirectories(parts.directory().pictures());
        Path desk = Files.createDirectories(parts.directory().temporary().resolve("originals"));
        Path work = Files.createDirectories(parts.directory().temporary().resolve("scans"));
        Intake drawing =
                IntakeRoom.in(parts.directory(), "intake-pictures", fonts).openForPages();
        Intake reading = IntakeRoom.in(parts.directory(), "intake-scans", fonts).open();
        Intake copying =
                IntakeRoom.in(parts.directory(), "intake-copies", fonts).open();
        // a full disk takes no papers: pictures take a tenth of what is free at most
        long most = Math.max(LEAST, Math.min(MOST, Files.getFileStore(kept).getUsableSpace() / 10));
        PagePictures pictures = PagePictures.open(new PictureParts(
                parts.archive(),
                drawing,
                parts.cipher(),
                new PictureParts.Places(kept, most, desk, ON_THE_DESK),
                AHEAD,
                parts.clock()));
        ScanReading scans = ScanReading.open(new ReadingParts(
                parts.database(), parts.transactions(), parts.archive(), reading, Ocr.find(work), work, parts.clock()));
        Path papers = Files.createDirectories(parts.directory().temporary().resolve("copies"));
        LateCopies copies = LateCopies.open(new CopyingParts(
                parts.database(), parts.transactions(), parts.archive(), copying.pdfaCopies(), papers, parts.clock()));
        return new PageRoom(
                new Children(drawing, reading, copying),
                pictures,
                new ScanRoom(scans, parts.database(), troubles),
                new CopyRoom(copies, parts.database(), troubles));
    }

    PagePictures pictures() {
        return pictures;
    }

    ScanRoom scans() {
        return scans;
    }

    CopyRoom copies() {
        return copies;
    }

    @Override
    public void close() {
        drawing.close();
        reading.close();
        copying.close();
    }
}
