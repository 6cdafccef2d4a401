package org.hudang.server.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/reference/glossary.md: every word of the trade is in the code under the name the page gives. */
class GlossaryPageTest {
    private static final Pattern ROW =
            Pattern.compile("^\\| ([^|`]+) \\| `([\\w.]+)` \\| ([a-z-]+) \\| [^|]+ \\|$", Pattern.MULTILINE);

    /**
     * A word of the trade.
     *
     * @param term in Chinese
     * @param name class, or class and what stands in it
     * @param module where it is
     */
    record Word(String term, String name, String module) {}

    static Stream<Word> words() {
        return ROW.matcher(Page.of("docs/reference/glossary.md").text())
                .results()
                .map(row -> new Word(row.group(1), row.group(2), row.group(3)));
    }

    @Test
    void no_row_of_the_page_is_passed_over() {
        long rows = Page.of("docs/reference/glossary.md")
                .text()
                .lines()
                .filter(line -> line.startsWith("|") && !line.startsWith("| 中文") && !line.startsWith("|---"))
                .count();

        assertThat(words()).hasSize((int) rows).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("words")
    void a_word_names_a_class_of_its_module_whose_javadoc_has_the_term(Word word) {
        String[] parts = word.name().split("\\.", -1);
        List<Path> sources = Tree.sources(word.module()).stream()
                .filter(file -> file.endsWith(parts[0] + ".java"))
                .toList();

        assertThat(sources).as("sources of " + parts[0]).isNotEmpty().anySatisfy(file -> {
            assertThat(Tree.read(file) + Tree.read(file.resolveSibling("package-info.java")))
                    .contains(word.term());
            assertThat(parts.length == 1 || has(type(file), parts[1]))
                    .as(word.name())
                    .isTrue();
        });
    }

    private static Class<?> type(Path file) {
        String path = file.toString();
        String name = path.substring(path.indexOf("org/hudang"), path.length() - ".java".length());
        try {
            return Class.forName(name.replace('/', '.'));
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    /** A constant or a class inside. */
    private static boolean has(Class<?> type, String inside) {
        return Stream.concat(
                        Arrays.stream(type.getDeclaredFields()).map(field -> field.getName()),
                        Arrays.stream(type.getDeclaredClasses()).map(Class::getSimpleName))
                .anyMatch(inside::equals);
    }
}
