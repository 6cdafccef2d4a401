package org.hudang.server.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.hudang.archive.intake.Intake;
import org.hudang.archive.intake.Ocr;
import org.hudang.archive.pages.PagePictures;
import org.hudang.archive.pages.PictureParts;
import org.hudang.archive.reading.ReadingParts;
import org.hudang.archive.reading.ScanReading;

/** Pages of filed papers: their pictures, and the words that are read out of them. Each is drawn by a child of its own. */
final class PageRoom implements AutoCloseable {
    private static final long MOST = 2L << 30;

    /** Room for what is drawn at a time. */
    private static final long LEAST = 64L << 20;

    private static final long ON_THE_DESK = 512L << 20;
    private static final Duration AHEAD = Duration.ofSeconds(2);

    private final Intake drawing;
    private final Intake reading;
    private final PagePictures pictures;
    private final ScanRoom scans;

    private PageRoom(Intake drawing, Intake reading, PagePictures pictures, ScanRoom scans) {
        this.drawing = drawing;
        this.reading = reading;
        this.pictures = pictures;
        this.scans = scans;
    }

    /** On what the tray stands too. */
    static PageRoom open(TrayRoom.Parts parts, List<Path> fonts, Troubles troubles) throws IOException {
        Path kept = Files.createDirectories(parts.directory().pictures());
        Path desk = Files.createDirectories(parts.directory().temporary().resolve("originals"));
        Path work = Files.createDirectories(parts.directory().temporary().resolve("scans"));
        Intake drawing =
                IntakeRoom.in(parts.directory(), "intake-pictures", fonts).openForPages();
        Intake reading = IntakeRoom.in(parts.directory(), "intake-scans", fonts).open();
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
        return new PageRoom(drawing, reading, pictures, new ScanRoom(scans, parts.database(), troubles));
    }

    PagePictures pictures() {
        return pictures;
    }

    ScanRoom scans() {
        return scans;
    }

    @Override
    public void close() {
        drawing.close();
        reading.close();
    }
}
