package org.hudang.server.cli;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.hudang.archive.intake.Intake;
import org.hudang.server.platform.IntakeRoom;
import org.hudang.server.platform.Settings;
import org.hudang.server.verify.SideBySide;
import org.hudang.signing.verify.VerificationReport;
import org.jspecify.annotations.Nullable;

/** Writes pictures of changed pages into a folder; the child process that draws them starts with the first of them. */
final class Pictures implements AutoCloseable {
    private final Path folder;
    private final Settings settings;
    private @Nullable IntakeRoom room;
    private @Nullable Intake intake;

    Pictures(Path folder, Settings settings) {
        this.folder = folder;
        this.settings = settings;
    }

    /** The files written for one report: named as the file, with the page and its state. */
    List<Path> write(Path file, VerificationReport report) throws IOException {
        List<Path> written = new ArrayList<>();
        if (report.compared().differences().stream()
                .noneMatch(difference -> difference.page().isPresent())) {
            return written;
        }
        Files.createDirectories(folder);
        String name = String.valueOf(file.getFileName()).replaceFirst("(?i)\\.pdf$", "");
        for (SideBySide.Pair pair : sideBySide().draw(file, report, SideBySide.MOST_PAGES)) {
            write(name + "-page-" + pair.page() + "-signed.png", pair.signed(), written);
            write(name + "-page-" + pair.page() + "-now.png", pair.now(), written);
        }
        return written;
    }

    private void write(String name, Optional<BufferedImage> picture, List<Path> written) throws IOException {
        if (picture.isPresent()) {
            Path target = folder.resolve(name);
            ImageIO.write(picture.get(), "png", target.toFile());
            written.add(target);
        }
    }

    private SideBySide sideBySide() throws IOException {
        IntakeRoom open = room;
        Intake desk = intake;
        if (open == null || desk == null) {
            open = IntakeRoom.temporary(settings);
            room = open;
            desk = open.open();
            intake = desk;
        }
        return new SideBySide(desk, open.folder());
    }

    @Override
    public void close() throws IOException {
        if (intake != null) {
            intake.close();
        }
        if (room != null) {
            room.close();
        }
    }
}
