package org.hudang.server.platform;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.hudang.archive.intake.Intake;
import org.hudang.archive.intake.IntakeSettings;

/** Where intake works: a folder of its own, wiped when a command ends. */
public final class IntakeRoom implements AutoCloseable {
    private static final String NAME = "hudang-intake-";
    private static final Duration PAGES_WAIT = Duration.ofSeconds(2);

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
        sweep(Path.of(System.getProperty("java.io.tmpdir")));
        Path folder = Files.createTempDirectory(NAME + ProcessHandle.current().pid() + "-");
        return new IntakeRoom(folder, files(settings.fonts()), true);
    }

    /** Removes folders of ours whose process was killed. */
    private static void sweep(Path temporary) throws IOException {
        String me = System.getProperty("user.name");
        try (DirectoryStream<Path> left = Files.newDirectoryStream(temporary, NAME + "*-*")) {
            for (Path folder : left) {
                String pid =
                        folder.getFileName().toString().substring(NAME.length()).split("-", 2)[0];
                boolean dead = pid.matches("\\d{1,9}")
                        && ProcessHandle.of(Long.parseLong(pid)).isEmpty();
                if (dead
                        && Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS)
                                .getName()
                                .equals(me)) {
                    DeleteTree.delete(folder);
                }
            }
        }
    }

    /** A folder inside the data directory. */
    static IntakeRoom in(DataDirectory directory, String name, List<Path> fonts) throws IOException {
        Path folder = Files.createDirectories(directory.temporary().resolve(name));
        return new IntakeRoom(folder, fonts, false);
    }

    /** Where its work lies. */
    public Path folder() {
        return folder;
    }

    /** The desk that works here. */
    public Intake open() {
        return Intake.open(settings());
    }

    /** The same for callers that are threads of the web: they are told to come again rather than kept waiting. */
    Intake openForPages() {
        return Intake.open(settings().withPatience(PAGES_WAIT));
    }

    private IntakeSettings settings() {
        return IntakeSettings.in(folder).withFonts(fonts);
    }

    @Override
    public void close() throws IOException {
        if (wiped) {
            DeleteTree.delete(folder);
        }
    }

    /** These files, and the fonts with TrueType outlines in these directories: others cannot be set in papers. */
    static List<Path> files(List<Path> places) throws IOException {
        List<Path> files = new java.util.ArrayList<>();
        for (Path place : places) {
            if (Files.isDirectory(place)) {
                try (Stream<Path> inside = Files.list(place)) {
                    inside.filter(file -> file.toString().matches("(?i).*\\.ttf"))
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
