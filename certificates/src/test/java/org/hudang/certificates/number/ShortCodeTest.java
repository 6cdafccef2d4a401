package org.hudang.certificates.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ShortCodeTest {
    @Test
    void carries_seventy_random_bits_in_three_groups_of_five() {
        SecureRandom random = new SecureRandom();
        Set<ShortCode> codes = new HashSet<>();
        for (int n = 0; n < 2000; n++) {
            ShortCode code = ShortCode.random(random);
            assertThat(code.value()).matches("([0-9A-HJKMNP-TV-Z]{5}-){2}[0-9A-HJKMNP-TV-Z]{5}");
            codes.add(code);
        }
        assertThat(codes).hasSize(2000);
        for (int place = 0; place < 17; place++) {
            int at = place;
            if (at != 5 && at != 11) {
                assertThat(codes.stream().map(code -> code.value().charAt(at)).distinct())
                        .as("place %s", at)
                        .hasSize(32);
            }
        }
    }

    @Test
    void the_example_of_the_format_page_is_one() {
        assertThat(ShortCode.parse("7kq2m xw94t b3hz0")).hasToString("7KQ2M-XW94T-B3HZ0");
    }

    @Test
    void is_read_as_people_type_it() {
        ShortCode code = ShortCode.parse("00000-00000-00000");

        assertThat(ShortCode.parse(" 0o0O0 00000-OOOOO ")).isEqualTo(code);
    }

    @Test
    void every_single_mistyped_character_is_noticed() {
        String sound = ShortCode.random(new SecureRandom()).value();
        for (int at = 0; at < sound.length(); at++) {
            for (char other : "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray()) {
                if (sound.charAt(at) != '-' && sound.charAt(at) != other) {
                    String lie = sound.substring(0, at) + other + sound.substring(at + 1);
                    assertThatThrownBy(() -> ShortCode.parse(lie))
                            .isInstanceOfSatisfying(
                                    ShortCodeRefused.class,
                                    refused -> assertThat(refused.code()).isEqualTo("CE-013"));
                }
            }
        }
    }

    @Test
    void another_shape_is_refused() {
        for (String lie : new String[] {"", "12345", "12345-12345-1234U", "0".repeat(10_000), "12345-12345-123４5"}) {
            assertThatThrownBy(() -> ShortCode.parse(lie))
                    .isInstanceOfSatisfying(
                            ShortCodeRefused.class,
                            refused -> assertThat(refused.code()).isEqualTo("CE-012"));
        }
    }
}
