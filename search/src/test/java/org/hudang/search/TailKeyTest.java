package org.hudang.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TailKeyTest {

    private static final byte[] SECRET = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    @Test
    void a_token_is_the_first_nine_bytes_of_an_hmac_in_base64url() {
        // python: base64.urlsafe_b64encode(hmac.new(b'0123456789abcdef', b'id-tail\0' + b'7754',
        // 'sha256').digest()[:9])
        assertThat(TailKey.hmacSha256(SECRET).token("id-tail", "7754")).isEqualTo("hLk6172iJeY2");
    }

    @Test
    void purpose_text_and_key_each_change_the_token() {
        TailKey key = TailKey.hmacSha256(SECRET);

        assertThat(key.token("a", "7754"))
                .isNotEqualTo(key.token("b", "7754"))
                .isNotEqualTo(key.token("a", "7755"))
                .isNotEqualTo(TailKey.hmacSha256("0123456789abcdeg".getBytes(StandardCharsets.US_ASCII))
                        .token("a", "7754"));
    }

    @Test
    void a_short_key_and_a_missing_provider_are_refused_and_nothing_is_told_of_the_key() {
        assertThatThrownBy(() -> TailKey.hmacSha256(new byte[15])).hasMessageContaining("15 bytes");
        assertThatThrownBy(() -> TailKey.hmacSm3(SECRET)).hasMessageContaining("HmacSM3");
        assertThat(TailKey.hmacSha256(SECRET)).hasToString("TailKey[HmacSHA256]");
    }
}
