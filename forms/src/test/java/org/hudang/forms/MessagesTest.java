package org.hudang.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class MessagesTest {
    private static final List<FormsException> ALL = List.of(
            new GlyphMissing(0x20bb7),
            new FontRefused(Path.of("a.ttf"), "no font"),
            new TemplateUnknown(PaperKind.RISK_NOTICE, "FX-1", "FX-2"),
            new TemplateBroken("FX-1", "no text title"),
            new PaperDataRefused("letter.number", "18 digits", "nothing"),
            new PaperOverfull("certificate.qr", 40, 60),
            new ComposingFailed("FX-1", new IOException("disk")));

    @Test
    void every_cause_has_a_code_of_its_own_and_a_sentence_in_both_languages() throws IOException {
        Properties chinese = read("messages.properties");
        Properties english = read("messages_en.properties");

        assertThat(ALL).hasSameSizeAs(FormsException.class.getPermittedSubclasses());
        assertThat(chinese.keySet()).isEqualTo(english.keySet());
        assertThat(ALL.stream().map(FormsException::code))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(chinese.stringPropertyNames());
        for (FormsException cause : ALL) {
            for (Properties language : List.of(chinese, english)) {
                String sentence = new MessageFormat(language.getProperty(cause.code()), Locale.ROOT)
                        .format(cause.facts().toArray());
                assertThat(sentence).doesNotContain("{");
                assertThat(cause.facts())
                        .allSatisfy(fact -> assertThat(sentence).contains(fact));
            }
        }
    }

    private static Properties read(String name) throws IOException {
        Properties sentences = new Properties();
        try (InputStream in = MessagesTest.class.getResourceAsStream(name)) {
            sentences.load(new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8));
        }
        return sentences;
    }
}
