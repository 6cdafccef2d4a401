package org.hudang.archive.intake;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The settings of intake, strict by default. A wrong value is refused at once.
 *
 * @param workDirectory an existing folder that only the house writes to; everything in it is temporary
 * @param fonts         TrueType or OpenType files in the order of preference, used to draw PDF text whose font is not
 *                      embedded; the system's fonts are never searched
 * @param children      child processes at the same time, 1 to 16
 * @param timeLimit     of one try of one job, 1 to 60 seconds
 * @param maxMegabytes  size of one file, 1 to 500
 * @param patience      how long a caller waits for a free child before it is told to come again, up to ten minutes; short
 *                      where the caller is a thread of the web
 */
public record IntakeSettings(
        Path workDirectory, List<Path> fonts, int children, Duration timeLimit, int maxMegabytes, Duration patience) {

    /**
     * Checks every value.
     *
     * @throws SettingRefused IN-084
     */
    public IntakeSettings {
        fonts = List.copyOf(fonts);
        workDirectory = workDirectory.toAbsolutePath().normalize();
        demand(Files.isDirectory(workDirectory), "workDirectory", workDirectory, "an existing folder");
        for (Path font : fonts) {
            demand(Files.isReadable(font), "fonts", font, "a readable font file");
        }
        demand(children >= 1 && children <= 16, "children", children, "1 … 16");
        boolean inTime =
                timeLimit.compareTo(Duration.ofSeconds(1)) >= 0 && timeLimit.compareTo(Duration.ofMinutes(1)) <= 0;
        demand(inTime, "timeLimit", timeLimit, "PT1S … PT60S");
        demand(maxMegabytes >= 1 && maxMegabytes <= 500, "maxMegabytes", maxMegabytes, "1 … 500");
        boolean bearable = !patience.isNegative() && patience.compareTo(Duration.ofMinutes(10)) <= 0;
        demand(bearable, "patience", patience, "PT0S … PT10M");
    }

    /** One child, 15 seconds, files up to 100 MB, no fonts; callers wait up to two minutes. */
    public static IntakeSettings in(Path workDirectory) {
        return new IntakeSettings(workDirectory, List.of(), 1, Duration.ofSeconds(15), 100, Duration.ofMinutes(2));
    }

    /** The same with these fonts. */
    public IntakeSettings withFonts(List<Path> files) {
        return new IntakeSettings(workDirectory, files, children, timeLimit, maxMegabytes, patience);
    }

    /** The same with this many child processes. */
    public IntakeSettings withChildren(int count) {
        return new IntakeSettings(workDirectory, fonts, count, timeLimit, maxMegabytes, patience);
    }

    /** The same with this time limit. */
    public IntakeSettings withTimeLimit(Duration limit) {
        return new IntakeSettings(workDirectory, fonts, children, limit, maxMegabytes, patience);
    }

    /** The same with callers that wait no longer than this. */
    public IntakeSettings withPatience(Duration longest) {
        return new IntakeSettings(workDirectory, fonts, children, timeLimit, maxMegabytes, longest);
    }

    private static void demand(boolean right, String key, Object found, String expected) {
        if (!right) {
            throw new SettingRefused(Finding.of(IntakeCode.SETTING, key, found, expected));
        }
    }
}
