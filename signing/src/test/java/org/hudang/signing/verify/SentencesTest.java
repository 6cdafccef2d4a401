package org.hudang.signing.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import org.hudang.signing.verify.finding.Code;
import org.junit.jupiter.api.Test;

class SentencesTest {
    private static ResourceBundle bundle(Locale locale) {
        return bundle("messages", locale);
    }

    private static ResourceBundle bundle(String name, Locale locale) {
        return ResourceBundle.getBundle(
                "org.hudang.signing.verify." + name,
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    @Test
    void every_code_has_a_sentence_in_both_languages_and_no_sentence_is_left_over() {
        String[] codes = Arrays.stream(Code.values()).map(Code::text).toArray(String[]::new);

        assertThat(codes).doesNotHaveDuplicates();
        assertThat(bundle(Locale.ROOT).keySet()).containsExactlyInAnyOrder(codes);
        assertThat(bundle(Locale.ENGLISH).keySet()).containsExactlyInAnyOrder(codes);
    }

    @Test
    void places_have_words_in_both_languages() {
        assertThat(bundle("places", Locale.ROOT).keySet())
                .isEqualTo(bundle("places", Locale.ENGLISH).keySet())
                .contains("page.one", "field.one", "signature.one", "pages");
    }
}
