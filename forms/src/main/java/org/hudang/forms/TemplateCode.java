package org.hudang.forms;

/**
 * Code of a template version as printed on the paper, for example {@code SQ-2026-1}.
 *
 * @param value 3 to 24 of {@code A-Z 0-9 -}
 */
public record TemplateCode(String value) {
    public TemplateCode {
        Given.matches("template", value, "[A-Z0-9][A-Z0-9-]{2,23}");
    }

    @Override
    public String toString() {
        return value;
    }
}
