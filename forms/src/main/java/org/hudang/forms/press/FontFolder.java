package org.hudang.forms.press;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.hudang.forms.FontRefused;

/** Font files of a directory, for {@link PressSettings#moreFonts()}. */
public final class FontFolder {
    private FontFolder() {}

    /**
     * The files ending in {@code .ttf}, {@code .ttc} or {@code .otf} below a directory, ordered by path.
     *
     * @throws FontRefused if the directory cannot be read
     */
    public static List<Path> files(Path directory) {
        try (Stream<Path> below = Files.walk(directory)) {
            return below.filter(Files::isRegularFile)
                    .filter(FontFolder::isFont)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw (FontRefused) new FontRefused(directory, "is not a directory that can be read").initCause(e);
        }
    }

    private static boolean isFont(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.endsWith(".ttf") || name.endsWith(".ttc") || name.endsWith(".otf");
    }
}
