package org.hudang.certificates.cose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.hudang.certificates.cose.CborReader.KeyOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CborTest {
    /** Examples of RFC 8949, appendix A, of the kinds this house uses. */
    @ParameterizedTest
    @CsvSource({
        "00",
        "01",
        "0a",
        "17",
        "1818",
        "1819",
        "1864",
        "1903e8",
        "1a000f4240",
        "1b000000e8d4a51000",
        "20",
        "29",
        "3863",
        "3903e7",
        "40",
        "4401020304",
        "60",
        "6161",
        "6449455446",
        "62225c",
        "62c3bc",
        "63e6b0b4",
        "64f0908591",
        "80",
        "83010203",
        "8301820203820405",
        "a0",
        "a201020304",
        "a26161016162820203",
        "826161a161626163",
        "c11a514b67b0"
    })
    void examples_of_the_standard_are_read_and_written_back(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);

        assertThat(CborWriter.write(CborReader.read(bytes))).isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource({
        "1800, number not in its shortest form",
        "1817, number not in its shortest form",
        "1900ff, number not in its shortest form",
        "1a0000ffff, number not in its shortest form",
        "1b00000000ffffffff, number not in its shortest form",
        "580101, number not in its shortest form",
        "1bffffffffffffffff, number beyond 63 bits",
        "0001, bytes after the end",
        "'', cut short",
        "18, cut short",
        "4401, cut short",
        "8201, cut short",
        "9b7fffffffffffffff, cut short",
        "bb3fffffffffffffff, cut short",
        "5b7fffffffffffffff, cut short",
        "1c, reserved or indefinite length",
        "5f41004100ff, reserved or indefinite length",
        "9fff, reserved or indefinite length",
        "bfff, reserved or indefinite length",
        "f4, float or simple value",
        "f6, float or simple value",
        "f97e00, float or simple value",
        "fb3ff199999999999a, float or simple value",
        "a20201010200, keys out of order",
        "a201020103, key twice",
        "a26161016161016161, key twice",
        "62c328, text that is not UTF-8",
        "63eda080, text that is not UTF-8",
        "62c080, text that is not UTF-8",
        "818181818181818181818100, nested too deep"
    })
    void everything_else_is_refused(String hex, String why) {
        byte[] lie = HexFormat.of().parseHex(hex);

        assertThatThrownBy(() -> CborReader.read(lie))
                .isInstanceOfSatisfying(
                        CborRefused.class,
                        refused -> assertThat(refused.details()).first().isEqualTo(why));
    }

    @Test
    void formats_of_others_may_order_keys_freely_but_not_repeat_them() {
        byte[] unordered = HexFormat.of().parseHex("a202010102");

        assertThatThrownBy(() -> CborReader.read(unordered)).isInstanceOf(CborRefused.class);
        assertThat(CborReader.read(unordered, KeyOrder.ANY)).isInstanceOf(Cbor.Map.class);
        assertThatThrownBy(() -> CborReader.read(HexFormat.of().parseHex("a202010202"), KeyOrder.ANY))
                .isInstanceOf(CborRefused.class);
    }

    @Test
    void what_is_written_is_read_back_alike_over_many_random_items() {
        Random random = new Random(20270301);
        for (int n = 0; n < 5000; n++) {
            Cbor item = item(random, 0);
            byte[] bytes = CborWriter.write(item);

            assertThat(CborWriter.write(CborReader.read(bytes))).isEqualTo(bytes);
        }
    }

    @Test
    void random_and_damaged_bytes_are_refused_or_have_exactly_this_one_spelling() {
        Random random = new Random(20270302);
        int read = 0;
        for (int n = 0; n < 60_000; n++) {
            byte[] bytes;
            if (n % 2 == 0) {
                bytes = new byte[random.nextInt(40)];
                random.nextBytes(bytes);
            } else {
                bytes = CborWriter.write(item(random, 0));
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            }
            try {
                assertThat(CborWriter.write(CborReader.read(bytes))).isEqualTo(bytes);
                read++;
            } catch (CborRefused refused) {
                assertThat(refused.code()).isEqualTo("CE-020");
            }
        }
        assertThat(read).isBetween(1000, 59_000);
    }

    private static Cbor item(Random random, int depth) {
        int kind = random.nextInt(depth > 3 ? 3 : 6);
        if (kind == 0) {
            return Cbor.of(random.nextLong() >> random.nextInt(64));
        } else if (kind == 1) {
            byte[] bytes = new byte[random.nextInt(30)];
            random.nextBytes(bytes);
            return Cbor.of(bytes);
        } else if (kind == 2) {
            return Cbor.of("户".repeat(random.nextInt(4)) + "𠮷".repeat(random.nextInt(3)) + random.nextInt());
        } else if (kind == 3) {
            List<Cbor> items = new ArrayList<>();
            for (int n = random.nextInt(5); n > 0; n--) {
                items.add(item(random, depth + 1));
            }
            return new Cbor.Array(items);
        } else if (kind == 4) {
            List<Cbor.Entry> entries = new ArrayList<>();
            for (int n = random.nextInt(5); n > 0; n--) {
                entries.add(Cbor.entry(n * 7919L * (n % 2 == 0 ? 1 : -1), item(random, depth + 1)));
            }
            return new Cbor.Map(entries);
        }
        return new Cbor.Tagged(random.nextInt(70_000), item(random, depth + 1));
    }
}
