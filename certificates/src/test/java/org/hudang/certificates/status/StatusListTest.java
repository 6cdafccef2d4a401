package org.hudang.certificates.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DeflaterOutputStream;
import org.hudang.certificates.Corpora;
import org.hudang.certificates.FixedKeys;
import org.hudang.certificates.Sample;
import org.hudang.certificates.cose.Cbor;
import org.hudang.certificates.cose.CborReader;
import org.hudang.certificates.cose.CborRefused;
import org.hudang.certificates.cose.CborWriter;
import org.hudang.certificates.cose.SignedEnvelope;
import org.hudang.certificates.trust.TrustedKey;
import org.hudang.signing.PayloadContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatusListTest {
    private static final FixedKeys KEYS = FixedKeys.es256();
    private static final String URI = Sample.BUREAU.statusList(1);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8})
    void published_vectors_decode_from_json_and_from_cbor(int bits) throws IOException {
        String name = "vectors/tsl_" + bits + "bit";
        Matcher json = Pattern.compile("\"bits\": (\\d), \"lst\": \"([^\"]+)\", \"size\": (\\d+)")
                .matcher(Files.readString(Corpora.file(name + ".json")));
        assertThat(json.find()).isTrue();
        StatusList fromJson = StatusList.unpack(
                Integer.parseInt(json.group(1)), Base64.getUrlDecoder().decode(json.group(2)));
        byte[] cbor = HexFormat.of()
                .parseHex(Files.readString(Corpora.file(name + ".cbor.hex")).strip());
        StatusList fromCbor = SignedStatusList.list(CborReader.read(cbor, CborReader.KeyOrder.ANY));

        int judged = 0;
        List<String> lines = Files.readAllLines(Corpora.file("vectors/tsl.tsv"));
        for (String line : lines.subList(1, lines.size())) {
            String[] columns = line.split("\t", -1);
            if (columns[1].equals(String.valueOf(bits))) {
                int place = Integer.parseInt(columns[2]);
                assertThat(fromJson.at(place)).hasValue(Integer.parseInt(columns[3]));
                assertThat(fromCbor.at(place)).hasValue(Integer.parseInt(columns[3]));
                judged++;
            }
        }
        assertThat(judged).isGreaterThan(15);
        assertThat(fromJson.places()).isEqualTo(Integer.parseInt(json.group(3)));
    }

    @Test
    void the_first_place_stands_in_the_least_significant_bits() {
        StatusList list = StatusList.empty(2, 8);
        list.put(0, 1);
        list.put(3, 2);
        list.put(5, 3);

        StatusList read = StatusList.unpack(2, list.packed());

        assertThat(List.of(0, 1, 2, 3, 4, 5, 6, 7))
                .extracting(place -> read.at(place).getAsInt())
                .containsExactly(1, 0, 0, 2, 0, 3, 0, 0);
        assertThat(read.at(8)).isEmpty();
        assertThat(read.at(-1)).isEmpty();
    }

    @Test
    void every_value_comes_back_over_random_lists_of_every_width() {
        Random random = new Random(131_072);
        for (int bits : new int[] {1, 2, 4, 8}) {
            StatusList list = StatusList.empty(bits, 1000);
            int[] values = random.ints(1000, 0, 1 << bits).toArray();
            for (int place = 0; place < values.length; place++) {
                list.put(place, random.nextInt(1 << bits));
                list.put(place, values[place]);
            }
            StatusList read = StatusList.unpack(bits, list.packed());
            for (int place = 0; place < values.length; place++) {
                assertThat(read.at(place)).hasValue(values[place]);
            }
        }
    }

    @Test
    void a_token_is_opened_for_its_address_and_says_what_was_signed() {
        StatusListToken token = Sample.status(Map.of(5, 1, 131_071, 2), KEYS);

        SignedStatusList opened = SignedStatusList.open(token.token(), URI, Sample.BUREAU.code(), Sample.trust(KEYS));

        assertThat(opened.list().places()).isEqualTo(131_072);
        assertThat(opened.list().at(5)).hasValue(1);
        assertThat(opened.list().at(131_071)).hasValue(2);
        assertThat(opened.list().at(6)).hasValue(0);
        assertThat(opened.issuedAt()).isEqualTo(token.issuedAt());
        assertThat(opened.expiresAt()).isEqualTo(token.issuedAt().plus(Duration.ofDays(2)));
        assertThat(token.token()[0]).isEqualTo((byte) 0xD2);
    }

    @Test
    void one_percent_withdrawn_of_a_full_list_stays_small() {
        Random random = new Random(1);
        Map<Integer, Integer> values = new HashMap<>();
        while (values.size() < 1310) {
            values.put(random.nextInt(131_072), 1);
        }
        assertThat(Sample.status(values, KEYS).token().length).isLessThan(4096);
    }

    @Test
    void a_key_counts_for_lists_of_its_time_only() {
        StatusListToken token = Sample.status(Map.of(), KEYS);
        TrustedKey retired = key(token.issuedAt().minusSeconds(1), FixedKeys.VERIFY_UNTIL);
        TrustedKey ending = key(token.issuedAt(), token.issuedAt().plusSeconds(60));

        refused(token.token(), Sample.trust(List.of(retired)), "not signed by a status key of the bureau");
        assertThat(SignedStatusList.open(token.token(), URI, Sample.BUREAU.code(), Sample.trust(List.of(ending)))
                        .expiresAt())
                .isEqualTo(token.issuedAt().plusSeconds(60));
    }

    @Test
    void a_certificate_key_cannot_sign_a_list() {
        byte[] lie = SignedEnvelope.signTyped(
                KEYS,
                KEYS.current(PayloadContext.CERTIFICATE),
                claims(2, new byte[32_768]),
                StatusListToken.MEDIA_TYPE);

        refused(lie, Sample.trust(KEYS), "not signed by a status key of the bureau");
    }

    @Test
    void another_type_or_none_is_refused() {
        byte[] claims = claims(2, new byte[32_768]);
        byte[] otherType = SignedEnvelope.signTyped(
                KEYS, KEYS.current(PayloadContext.STATUS_LIST), claims, "application/statuslist+jwt");
        byte[] untyped = SignedEnvelope.signBare(KEYS, KEYS.current(PayloadContext.STATUS_LIST), claims);

        refused(otherType, Sample.trust(KEYS), "another type");
        refused(untyped, Sample.trust(KEYS), "no tag 18");
    }

    @Test
    void a_list_that_unpacks_beyond_its_limit_is_refused() {
        refused(signed(claims(2, new byte[3 * 1024 * 1024])), Sample.trust(KEYS), "list larger than 2097152 bytes");
    }

    @Test
    void a_damaged_stream_or_an_odd_width_is_refused() {
        byte[] sound = StatusList.empty(2, 131_072).packed();

        assertThatThrownBy(() -> StatusList.unpack(2, Arrays.copyOf(sound, sound.length - 1)))
                .isInstanceOf(CborRefused.class);
        assertThatThrownBy(() -> StatusList.unpack(2, Arrays.copyOf(sound, sound.length + 1)))
                .isInstanceOf(CborRefused.class);
        assertThatThrownBy(() -> StatusList.unpack(2, new byte[0])).isInstanceOf(CborRefused.class);
        assertThatThrownBy(() -> StatusList.unpack(3, sound)).isInstanceOf(CborRefused.class);
    }

    private static void refused(byte[] token, org.hudang.certificates.trust.TrustList trust, String why) {
        assertThatThrownBy(() -> SignedStatusList.open(token, URI, Sample.BUREAU.code(), trust))
                .isInstanceOfSatisfying(
                        CborRefused.class,
                        refused -> assertThat(refused.details()).first().isEqualTo(why));
    }

    private static byte[] signed(byte[] claims) {
        return SignedEnvelope.signTyped(
                KEYS, KEYS.current(PayloadContext.STATUS_LIST), claims, StatusListToken.MEDIA_TYPE);
    }

    private static byte[] claims(int bits, byte[] list) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
            deflater.write(list);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return CborWriter.write(Cbor.map(
                Cbor.entry(2, Cbor.of(URI)),
                Cbor.entry(4, Cbor.of(Sample.NOW.plusSeconds(100).getEpochSecond())),
                Cbor.entry(6, Cbor.of(Sample.NOW.getEpochSecond())),
                Cbor.entry(
                        65533,
                        Cbor.map(
                                new Cbor.Entry(Cbor.of("bits"), Cbor.of(bits)),
                                new Cbor.Entry(Cbor.of("lst"), Cbor.of(packed.toByteArray()))))));
    }

    private static TrustedKey key(Instant signUntil, Instant verifyUntil) {
        return new TrustedKey(
                KEYS.current(PayloadContext.STATUS_LIST).publicKey(),
                PayloadContext.STATUS_LIST,
                Sample.BUREAU.code(),
                new TrustedKey.Term(signUntil, verifyUntil));
    }
}
