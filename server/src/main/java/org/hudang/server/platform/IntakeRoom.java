package org.hudang.server.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.hudang.archive.intake.Intake;
import org.hudang.archive.intake.IntakeSettings;

/** Where intake works: a folder of its own, wiped when a command ends. */
public final class IntakeRoom implements AutoCloseable {
    private final Path folder;
    private final List<Path> fonts;
    private final boolean wiped;

    private IntakeRoom(Path folder, List<Path> fonts, boolean wiped) {
        this.folder = folder;
        this.fonts = fonts;
        this.wiped = wiped;
    }

    /** A folder for one command. */
    public static IntakeRoom temporary(Settings settings) throws IOException {
        return new IntakeRoom(Files.createTempDirectory("hudang-intake"), files(settings.fonts()), true);
    }

    /** A folder inside the data directory. */
    static IntakeRoom in(DataDirectory directory, List<Path> fonts) throws IOException {
        Path folder = Files.createDirectories(directory.temporary().resolve("intake"));
        return new IntakeRoom(folder, fonts, false);
    }

    /** The desk that works here. */
    public Intake open() {
        return Intake.open(IntakeSettings.in(folder).withFonts(fonts));
    }

    @Override
    public void close() throws IOException {
        if (wiped) {
            DeleteTree.delete(folder);
        }
    }

    /** Font files among these files and directories. */
    static List<Path> files(List<Path> places) throws IOException {
        List<Path> files = new java.util.ArrayList<>();
        for (Path place : places) {
            if (Files.isDirectory(place)) {
                try (Stream<Path> inside = Files.list(place)) {
                    inside.filter(file -> file.toString().matches("(?i).*\\.(ttf|otf)"))
                            .sorted(Comparator.naturalOrder())
                            .forEach(files::add);
                }
            } else {
                files.add(place);
            }
        }
        return files;
    }
}
