package org.hudang.forms;

import java.nio.file.Path;

/** {@code FO-002}: a font file that was handed in cannot be used. */
public final class FontRefused extends FormsException {
    public FontRefused(Path font, String why) {
        super("FO-002", font + ": " + why, String.valueOf(font), why);
    }
}
