package org.hudang.server.verify;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javax.imageio.ImageIO;
import org.hudang.archive.intake.DocumentType;
import org.hudang.archive.intake.Examined;
import org.hudang.archive.intake.Intake;
import org.hudang.archive.intake.IntakeException;
import org.hudang.archive.intake.PageImage;
import org.hudang.signing.verify.Difference;
import org.hudang.signing.verify.VerificationReport;
import org.hudang.signing.verify.change.Area;

/**
 * Draws the pages of which a report tells differences, as they were signed and as they are now, with the changed places
 * marked. Both are drawn in the child process of intake, within its limits of time, memory and size. A page that cannot be
 * drawn is left out; no picture is a reason of any verdict.
 */
public final class SideBySide {
    /** As many pages as a person compares. */
    public static final int MOST_PAGES = 5;

    private static final int PIXELS = 1_600;
    private static final int WHOLE = 1_000;
    private static final Color MARK = new Color(0xc6, 0x28, 0x28);

    private final Intake intake;
    private final Path folder;

    /**
     * Draws in a folder for a short time.
     *
     * @param folder where copies lie while they are drawn
     */
    public SideBySide(Intake intake, Path folder) {
        this.intake = intake;
        this.folder = folder;
    }

    /**
     * One page in two states.
     *
     * @param page from 1
     * @param signed as it was signed; empty where it cannot be drawn
     * @param now as it is now; empty where it cannot be drawn
     */
    public record Pair(int page, Optional<BufferedImage> signed, Optional<BufferedImage> now) {}

    /** The first pages that a report names, so many at most; none where nothing was compared. */
    public List<Pair> draw(Path file, VerificationReport report, int most) throws IOException {
        List<Difference> differences = report.compared().differences();
        int[] pages = differences.stream()
                .flatMapToInt(difference -> difference.page().stream())
                .distinct()
                .sorted()
                .limit(Math.min(most, MOST_PAGES))
                .toArray();
        List<Pair> pairs = new ArrayList<>();
        if (pages.length == 0) {
            return pairs;
        }
        Path before = Files.createTempFile(folder, "signed-", ".pdf");
        try {
            copyFirst(file, report.compared().signedBytes(), before);
            boolean drawsBefore = isAccepted(before);
            boolean drawsNow = isAccepted(file);
            for (int page : pages) {
                List<Area> marks = differences.stream()
                        .filter(difference -> difference.page().equals(OptionalInt.of(page)))
                        .flatMap(difference -> difference.area().stream())
                        .toList();
                pairs.add(new Pair(
                        page,
                        drawsBefore ? drawn(before, page, marks) : Optional.empty(),
                        drawsNow ? drawn(file, page, marks) : Optional.empty()));
            }
            return pairs;
        } finally {
            Files.deleteIfExists(before);
        }
    }

    private static void copyFirst(Path file, int bytes, Path to) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            Files.write(to, in.readNBytes(bytes));
        }
    }

    private boolean isAccepted(Path file) {
        try {
            return intake.examine(file, "shown.pdf") instanceof Examined.Accepted accepted
                    && accepted.type() == DocumentType.PDF;
        } catch (IntakeException e) {
            return false;
        }
    }

    private Optional<BufferedImage> drawn(Path file, int page, List<Area> marks) throws IOException {
        PageImage image;
        try {
            image = intake.pageImages().render(file, DocumentType.PDF, page, PIXELS);
        } catch (IntakeException e) {
            return Optional.empty();
        }
        return Optional.ofNullable(ImageIO.read(new ByteArrayInputStream(image.bytes())))
                .map(picture -> marked(picture, marks));
    }

    private static BufferedImage marked(BufferedImage picture, List<Area> marks) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        BufferedImage marked = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = marked.createGraphics();
        pen.drawImage(picture, 0, 0, null);
        pen.setColor(MARK);
        float thick = Math.max(2f, width / 400f);
        pen.setStroke(new BasicStroke(thick));
        int room = Math.round(2 * thick);
        for (Area area : marks) {
            pen.drawRect(
                    area.left() * width / WHOLE - room,
                    area.top() * height / WHOLE - room,
                    area.width() * width / WHOLE + 2 * room,
                    area.height() * height / WHOLE + 2 * room);
        }
        pen.dispose();
        return marked;
    }
}
