package org.hudang.certificates.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.hudang.certificates.CertificateId;
import org.hudang.certificates.Sample;
import org.hudang.certificates.cose.Cbor;
import org.hudang.certificates.cose.CborReader;
import org.hudang.certificates.cose.CborRefused;
import org.hudang.certificates.cose.CborWriter;
import org.hudang.certificates.payload.CertificateFacts.Grant;
import org.hudang.certificates.payload.CertificateFacts.Person;
import org.hudang.certificates.payload.CertificateFacts.StatusPlace;
import org.hudang.certificates.payload.CertificateFacts.Times;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CertificatePayloadTest {
    @Test
    void facts_come_back_over_many_random_ones() {
        Random random = new Random(7);
        String[] names = {"张*", "张*例", "欧阳*", "迪*·买*", "J*", "𠮷*样"};
        String[] divisions = {"999001", "999001001", "999001001205"};
        for (int n = 0; n < 3000; n++) {
            byte[] id = new byte[16];
            random.nextBytes(id);
            long from = random.nextInt(2_000_000_000);
            CertificateFacts facts = new CertificateFacts(
                    CertificateId.of(id),
                    new Person(names[random.nextInt(names.length)], "%03dX".formatted(random.nextInt(1000))),
                    new Grant(
                            random.nextBoolean() ? "DB" : "LSJZ",
                            divisions[random.nextInt(divisions.length)],
                            1 + random.nextInt(99),
                            random.nextInt(100)),
                    1 + random.nextLong(0xFFFF_FFFFL),
                    new StatusPlace(1 + random.nextInt(10_000), random.nextInt(StatusPlace.PLACES)),
                    new Times(
                            Instant.ofEpochSecond(random.nextInt(2_000_000_000)),
                            Instant.ofEpochSecond(from),
                            Instant.ofEpochSecond(from + 1 + random.nextInt(100_000_000))));

            assertThat(CertificatePayload.read(CertificatePayload.write(facts))).isEqualTo(facts);
        }
    }

    @Test
    void the_bytes_are_those_of_the_format_page() {
        String hex = HexFormat.of().formatHex(CertificatePayload.write(Sample.facts()));

        assertThat(hex)
                .startsWith("a504")
                .contains("0750" + HexFormat.of().formatHex(Sample.facts().id().bytes()))
                .contains("3a00010000" + "89" + "6a")
                .contains("64" + HexFormat.of().formatHex("123X".getBytes(StandardCharsets.US_ASCII)));
    }

    /** Every place of the array with a value that it may not have. */
    @ParameterizedTest
    @CsvSource({
        "0, t, 张样例",
        "0, t, ''",
        "0, i, 5",
        "1, i, 99900",
        "1, i, 9990010",
        "1, t, 999001",
        "1, i, -999001",
        "2, t, 123",
        "2, t, 12345",
        "2, t, 123x",
        "3, t, db",
        "3, t, D",
        "3, t, DBTKL",
        "4, i, 0",
        "4, i, 100",
        "4, t, 4",
        "5, i, -1",
        "5, i, 100",
        "6, i, 0",
        "6, i, 4294967296",
        "7, i, 0",
        "7, i, 2147483648",
        "8, i, -1",
        "8, i, 131072"
    })
    void facts_out_of_bounds_are_refused(int place, String kind, String value) {
        Cbor.Map map = (Cbor.Map) CborReader.read(CertificatePayload.write(Sample.facts()));
        Cbor.Array array = (Cbor.Array) map.get(Cbor.of(-65537)).orElseThrow();
        List<Cbor> items = new ArrayList<>(array.items());
        items.set(place, kind.equals("i") ? Cbor.of(Long.parseLong(value)) : Cbor.of(value));

        refused(with(map, -65537, new Cbor.Array(items)));
    }

    @ParameterizedTest
    @CsvSource({"4, -1", "4, 253402300800", "4, 1000000000", "5, 9000000000000000000", "6, -5"})
    void times_out_of_bounds_are_refused(long key, long value) {
        Cbor.Map map = (Cbor.Map) CborReader.read(CertificatePayload.write(Sample.facts()));

        refused(with(map, key, Cbor.of(value)));
    }

    @Test
    void a_key_more_or_less_or_of_another_type_is_refused() {
        Cbor.Map map = (Cbor.Map) CborReader.read(CertificatePayload.write(Sample.facts()));
        List<Cbor.Entry> more = new ArrayList<>(map.entries());
        more.add(Cbor.entry(1, Cbor.of("iss")));

        refused(CborWriter.write(new Cbor.Map(more)));
        refused(CborWriter.write(new Cbor.Map(map.entries().subList(0, 4))));
        refused(with(map, 7, Cbor.of(new byte[15])));
        refused(with(map, 7, Cbor.of("0123456789abcdef")));
        refused(with(map, -65537, Cbor.array()));
        refused(CborWriter.write(Cbor.array()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"张*\u202e例", "张*\u0000", "张*\n", " 张*例", "张*\u200b例", "张*\u2028例", "张*\ud842"})
    void names_that_hide_or_reorder_something_are_refused(String name) {
        assertThatThrownBy(() -> new Person(name, "1234")).isInstanceOfSatisfying(FactsRefused.class, refused -> {
            assertThat(refused.code()).isEqualTo("CE-014");
            assertThat(refused.getMessage()).doesNotContain("张");
        });
    }

    private static byte[] with(Cbor.Map map, long key, Cbor value) {
        return CborWriter.write(new Cbor.Map(map.entries().stream()
                .map(entry -> entry.key().equals(Cbor.of(key)) ? Cbor.entry(key, value) : entry)
                .toList()));
    }

    private static void refused(byte[] payload) {
        assertThatThrownBy(() -> CertificatePayload.read(payload)).isInstanceOf(CborRefused.class);
    }
}
