package org.hudang.server.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hudang.server.platform.Sentences;
import org.hudang.server.platform.SettingRefused;
import org.hudang.server.platform.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/reference/configuration.md: every setting with its default, what is allowed, and an example that is accepted. */
class ConfigurationPageTest {
    private static final Page PAGE = Page.of("docs/reference/configuration.md");
    private static final Pattern VARIABLE = Pattern.compile("HUDANG_[A-Z_]+[A-Z]");
    private static final Pattern EXAMPLE = Pattern.compile("^Example: `(HUDANG_[A-Z_]+)=([^`]+)`", Pattern.MULTILINE);

    @TempDir
    private Path folder;

    static Set<String> keys() {
        return new TreeSet<>(Settings.keys());
    }

    @Test
    void the_table_has_every_setting_with_its_default_and_what_is_allowed() throws IOException {
        StringBuilder table = new StringBuilder("| setting | default | allowed |\n|---|---|---|\n");
        for (String key : Settings.keys()) {
            table.append("| `%s` | %s | %s |%n".formatted(key, fallback(key), allowed(key)));
        }

        PAGE.mustHold(Map.of("settings", table.toString()));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void every_setting_is_explained_with_an_example_that_is_accepted(String key) throws IOException {
        Matcher example = EXAMPLE.matcher(PAGE.under(key));

        assertThat(example.find()).as("an example of " + key).isTrue();
        assertThat(example.group(1)).isEqualTo(key);
        String value = key.equals("HUDANG_FONTS") ? folder.toString() : example.group(2);
        if (key.endsWith("_FILE")) {
            value = secret();
        }
        Map<String, String> environment = new HashMap<>(companions(key));
        environment.put(key, value);
        assertThat(Settings.from(environment).origins()).containsEntry(key, new Settings.Origin(value, "environment"));
    }

    /** Settings that are refused without others. */
    private Map<String, String> companions(String key) throws IOException {
        if (key.startsWith("HUDANG_TOKEN_")) {
            return Map.of(
                    "HUDANG_TOKEN_LIBRARY",
                    "/maker/lib.so",
                    "HUDANG_TOKEN_SLOT",
                    "0",
                    "HUDANG_TOKEN_PIN_FILE",
                    secret());
        }
        if (key.startsWith("HUDANG_REPLICA_")) {
            return Map.of("HUDANG_REPLICA", "s3:https://store.example/copies", "HUDANG_REPLICA_KEY_FILE", secret());
        }
        if (key.startsWith("HUDANG_SIGNING_SERVICE_")) {
            return Map.of(
                    "HUDANG_SIGNING_SERVICE_URL",
                    "https://sign.example/csc/v1",
                    "HUDANG_SIGNING_SERVICE_KEY_FILE",
                    secret());
        }
        if (!key.startsWith("HUDANG_DB_") && !key.startsWith("HUDANG_ELASTICSEARCH_") && !key.equals("HUDANG_SEARCH")) {
            return Map.of();
        }
        Map<String, String> search =
                Map.of("HUDANG_SEARCH", "elasticsearch", "HUDANG_ELASTICSEARCH_URL", "https://search.example:9200");
        if (!key.startsWith("HUDANG_DB_")) {
            return search;
        }
        Map<String, String> all = new HashMap<>(search);
        all.put("HUDANG_DB_URL", "jdbc:postgresql://db.example/hudang");
        all.put("HUDANG_DB_PASSWORD_FILE", secret());
        all.put("HUDANG_DB_OWNER_PASSWORD_FILE", secret());
        return all;
    }

    private String secret() throws IOException {
        Path file = folder.resolve("secret");
        if (!Files.exists(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        return file.toString();
    }

    @Test
    void every_variable_that_launcher_tests_and_benchmarks_read_is_told_and_does_not_stop_the_application() {
        Set<String> others = readByOthers();
        assertThat(others).isNotEmpty();

        Set<String> told = new TreeSet<>();
        PAGE.under("Read by others")
                .lines()
                .filter(line -> line.startsWith("| `HUDANG_"))
                .forEach(line -> {
                    Matcher name = VARIABLE.matcher(line);
                    if (name.find()) {
                        told.add(name.group());
                    }
                });

        assertThat(told).isEqualTo(others);
        for (String other : others) {
            assertThatCode(() -> Settings.from(Map.of(other, folder.toString())))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void nothing_else_is_on_the_page() {
        Set<String> known = new TreeSet<>(readByOthers());
        known.addAll(keys());
        Set<String> named = new TreeSet<>();
        VARIABLE.matcher(PAGE.text()).results().forEach(found -> named.add(found.group()));

        assertThat(known).containsAll(named);
    }

    /** Named in scripts, in the application outside of its settings, or asked for by tests. */
    private static Set<String> readByOthers() {
        Set<String> others = new TreeSet<>();
        for (Path file : Tree.files(Tree.ROOT, "")) {
            String name = Tree.name(file);
            if (List.of("hudang", ".ci/run", "benchmarks/run").contains(name)) {
                VARIABLE.matcher(Tree.read(file)).results().forEach(found -> others.add(found.group()));
            } else if (name.endsWith(".java") && !name.endsWith("/Settings.java")) {
                Pattern read = Pattern.compile((name.contains("src/test") ? "getenv\\(" : "") + "\"(HUDANG_[A-Z_]+)\"");
                read.matcher(Tree.read(file)).results().forEach(found -> others.add(found.group(1)));
            }
        }
        others.removeAll(keys());
        return others;
    }

    private static String fallback(String key) {
        Settings settings = Settings.from(Map.of("HUDANG_LAUNCHER", "/launcher"));
        Settings.Origin origin = settings.origins().getOrDefault(key, new Settings.Origin("", ""));
        if (key.equals("HUDANG_HOME")) {
            return "`%s` beside the launcher".formatted(Path.of("/launcher").relativize(settings.home()));
        }
        return origin.value().isEmpty() ? "none" : "`" + origin.value() + "`";
    }

    /** What the refusal of a wrong value says is allowed. */
    private String allowed(String key) throws IOException {
        try {
            Map<String, String> environment = new HashMap<>(companions(key));
            environment.put(key, "no such thing");
            Settings.from(environment);
            return "any path";
        } catch (SettingRefused refused) {
            String sentence = Sentences.of(refused, Locale.ENGLISH).sentence();
            String allowed = sentence.substring(sentence.lastIndexOf("allowed: ") + 9, sentence.length() - 1);
            return "`" + allowed.replace("|", "\\|") + "`";
        }
    }
}
