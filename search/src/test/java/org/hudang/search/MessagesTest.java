package org.hudang.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessagesTest {

    private static Properties bundle(String name) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = Objects.requireNonNull(MessagesTest.class.getResourceAsStream(name))) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return properties;
    }

    @Test
    void both_languages_have_a_sentence_for_every_code() throws IOException {
        IOException cause = new IOException();
        Stream<SearchException> others = Stream.of(
                new DocumentRefused("f", "e", "f"),
                new IndexUnreadable("f", cause),
                new IndexMadeOtherwise("e", "f"),
                new IndexInUse("f", cause),
                new IndexNotWritten("f", cause),
                new RebuildUnderWay("e", "f"),
                new EngineUnavailable("f", cause));
        String[] codes = Stream.concat(
                        Arrays.stream(QueryRefused.Rule.values()).map(rule -> new QueryRefused(rule, "e", "f")), others)
                .map(SearchException::code)
                .toArray(String[]::new);

        assertThat(bundle("messages.properties").stringPropertyNames()).containsExactlyInAnyOrder(codes);
        assertThat(bundle("messages_en.properties").stringPropertyNames()).containsExactlyInAnyOrder(codes);
        assertThat(codes).doesNotHaveDuplicates();
    }
}
