package org.hudang.forms.press;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;

/**
 * What a press needs from outside.
 *
 * @param clock creation dates of files
 * @param zone zone in which instants are printed
 * @param moreFonts font files with TrueType outlines, asked in this order for characters the built-in faces lack
 */
public record PressSettings(Clock clock, ZoneId zone, List<Path> moreFonts) {
    public PressSettings {
        moreFonts = List.copyOf(moreFonts);
    }
}
