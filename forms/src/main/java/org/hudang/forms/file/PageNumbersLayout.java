package org.hudang.forms.file;

import java.util.Map;
import org.hudang.forms.PageNumbers;
import org.hudang.forms.layout.Margins;
import org.hudang.forms.layout.Sheet;
import org.hudang.forms.template.Template;

/** A number in the foot of each page. */
public final class PageNumbersLayout {
    private final PageNumbers numbers;
    private final Template template;
    private final Sheet sheet;

    public PageNumbersLayout(PageNumbers numbers, Template template, Sheet sheet) {
        this.numbers = numbers;
        this.template = template;
        this.sheet = sheet;
    }

    /** Sets them all. */
    public void compose() {
        while (sheet.pages() < numbers.pages()) {
            sheet.newPage();
        }
        String all = String.valueOf(numbers.pages());
        Margins.BOUND.footers(
                sheet,
                numbers.mark(),
                "",
                page -> template.text("page", Map.of("page", String.valueOf(page), "pages", all)));
    }
}
