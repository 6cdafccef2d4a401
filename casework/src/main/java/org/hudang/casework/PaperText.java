package org.hudang.casework;

import java.nio.file.Path;

/** Port: the words of a paper the house has composed, page by page, for finding it again. Wired by the application. */
@FunctionalInterface
public interface PaperText {
    /** The text as UTF-8, pages separated by a form feed. */
    byte[] utf8(Path pdf);
}
