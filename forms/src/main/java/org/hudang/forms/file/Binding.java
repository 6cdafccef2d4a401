package org.hudang.forms.file;

import java.nio.file.Path;
import java.util.List;

/**
 * What is to be bound.
 *
 * @param title of the whole, in the file's properties
 * @param numbers a PDF whose pages are laid over the pages of the whole, one for each
 * @param parts in their order
 * @param target a file that does not exist yet
 */
public record Binding(String title, Path numbers, List<Part> parts, Path target) {
    public Binding {
        parts = List.copyOf(parts);
    }

    /**
     * A PDF that is taken in whole.
     *
     * @param bookmark what leads to its first page
     * @param level 1 for a bookmark of the first order, 2 for one below the last of the first order
     * @param file where it lies
     */
    public record Part(String bookmark, int level, Path file) {}
}
