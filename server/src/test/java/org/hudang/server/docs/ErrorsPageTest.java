package org.hudang.server.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/reference/errors.md: every code has one cause, one sentence in each language, and its line on the page. */
class ErrorsPageTest {
    private static final Map<String, ErrorCodes> MADE = ErrorCodes.made();
    private static final Map<String, String> CHINESE = ErrorCodes.sentences("");
    private static final Map<String, String> ENGLISH = ErrorCodes.sentences("_en");

    @Test
    void the_page_has_every_code_with_its_sentences() {
        Map<String, String> parts = new LinkedHashMap<>();
        for (String module : Tree.PRODUCT) {
            parts.put(module, table(module));
        }

        Page.of("docs/reference/errors.md").mustHold(parts);
    }

    @Test
    void every_code_that_a_class_makes_has_a_sentence_in_both_languages() {
        assertThat(CHINESE.keySet()).containsAll(MADE.keySet());
        assertThat(ENGLISH.keySet()).isEqualTo(CHINESE.keySet());
    }

    @Test
    void every_sentence_belongs_to_a_code_that_a_class_makes() {
        Set<String> codes =
                CHINESE.keySet().stream().map(key -> key.replace(".next", "")).collect(Collectors.toSet());

        assertThat(MADE.keySet()).containsAll(codes);
    }

    @Test
    void one_code_has_one_cause() {
        List<ErrorCodes> several = MADE.values().stream()
                .filter(made -> made.causes().size() > 1)
                .filter(made -> !overloaded(made.causes()))
                .toList();

        assertThat(several).isEmpty();
    }

    private static boolean overloaded(List<ErrorCodes.Cause> causes) {
        return causes.stream().allMatch(ErrorCodes.Cause::constructor)
                && causes.stream().map(ErrorCodes.Cause::file).distinct().count() == 1;
    }

    private static String table(String module) {
        StringBuilder table = new StringBuilder("| code | 中文 | English | made by |\n|---|---|---|---|\n");
        for (ErrorCodes made : MADE.values()) {
            if (made.module().equals(module)) {
                table.append("| `%s` | %s | %s | `%s` |%n"
                        .formatted(
                                made.code(),
                                cell(CHINESE, made.code()),
                                cell(ENGLISH, made.code()),
                                made.causes().get(0).type()));
            }
        }
        return table.toString();
    }

    /** As a person reads it: doubled quotes single, a choice as its words, what to do next behind an arrow. */
    private static String cell(Map<String, String> sentences, String code) {
        String sentence = sentences.getOrDefault(code, "**no sentence**");
        String next = sentences.get(code + ".next");
        String whole = next == null ? sentence : sentence + " → " + next;
        return whole.replace("''", "'")
                .replaceAll("\\{(\\d+),choice,\\d+#([^}]*)}", "{$1: $2}")
                .replaceAll("\\|\\d+#", " / ")
                .replace("|", "\\|")
                .replace("<", "&lt;");
    }
}
