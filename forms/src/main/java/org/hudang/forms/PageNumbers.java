package org.hudang.forms;

/**
 * As many pages as a bound file has, each with its number in the foot and nothing else; they are laid over the pages of the
 * file.
 *
 * @param template version to compose with
 * @param mark stands at the outer edge of each foot, for example the number of the file
 * @param pages 1 to 5000
 */
public record PageNumbers(TemplateCode template, String mark, int pages) implements Paper {
    public PageNumbers {
        Given.line("numbers.mark", mark, 60);
        Given.atLeast("numbers.pages", pages, 1);
    }

    @Override
    public PaperKind kind() {
        return PaperKind.PAGE_NUMBERS;
    }
}
