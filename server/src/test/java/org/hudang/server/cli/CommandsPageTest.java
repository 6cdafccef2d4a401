package org.hudang.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.hudang.server.docs.Page;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** docs/reference/commands.md: every command as its own help describes it, in both languages. */
class CommandsPageTest {
    private static final int COLUMNS = 100;

    private final Page page = Page.of("docs/reference/commands.md");

    @Test
    void the_page_has_every_command_as_its_help_describes_it() {
        StringBuilder commands = new StringBuilder();
        describe(line(Locale.ENGLISH), line(Locale.CHINESE), commands);

        page.mustHold(Map.of("commands", commands.toString()));
    }

    @Test
    void the_page_names_the_exit_codes_as_they_are() {
        Map<Integer, String> codes = new LinkedHashMap<>();
        codes.put(Dispatch.GOOD, "good");
        codes.put(Dispatch.BAD, "bad");
        codes.put(Dispatch.WRONG_USE, "wrong use");
        codes.put(Dispatch.CANNOT_TELL, "cannot tell");

        codes.forEach((code, word) -> assertThat(page.text()).containsPattern("\\| `%d` \\| %s".formatted(code, word)));
    }

    private static CommandLine line(Locale locale) {
        return Hudang.line(locale).setUsageHelpAutoWidth(false).setUsageHelpWidth(COLUMNS);
    }

    private static void describe(CommandLine english, CommandLine chinese, StringBuilder page) {
        page.append("### %s%n%n```text%n%s```%n%n```text%n%s```%n%n"
                .formatted(
                        english.getCommandSpec().qualifiedName(),
                        english.getUsageMessage(CommandLine.Help.Ansi.OFF),
                        chinese.getUsageMessage(CommandLine.Help.Ansi.OFF)));
        english.getSubcommands()
                .forEach((name, sub) -> describe(
                        sub,
                        java.util.Objects.requireNonNull(
                                chinese.getSubcommands().get(name)),
                        page));
    }
}
