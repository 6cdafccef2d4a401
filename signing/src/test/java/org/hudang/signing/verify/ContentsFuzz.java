package org.hudang.signing.verify;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** Any signature value over a paper that nobody signed: the reader of messages and seals. No such value makes it valid. */
public final class ContentsFuzz {
    private static final byte[] UNSIGNED = Forger.replaced(FuzzPaper.SIGNED, "approved 100", "approved 900");

    private ContentsFuzz() {}

    /** The value, DER; what is longer than the room for it is cut. */
    public static void fuzzerTestOneInput(byte[] input) {
        int room = (FuzzPaper.GAP[1] - FuzzPaper.GAP[0] - 2) / 2;
        byte[] padded = Arrays.copyOf(input, room);
        byte[] file = UNSIGNED.clone();
        byte[] digits = Forger.bytes(HexFormat.of().formatHex(padded));
        System.arraycopy(digits, 0, file, FuzzPaper.GAP[0] + 1, digits.length);
        if (FuzzPaper.isValid(file)) {
            throw new IllegalStateException("valid, and nobody signed it");
        }
    }

    static Map<String, byte[]> seeds() {
        TestAuthority national = new TestAuthority(TestAuthority.Algorithm.SM2);
        TestAuthority rsa = new TestAuthority(TestAuthority.Algorithm.RSA);
        byte[] content = Forger.bytes("another paper");
        Map<String, byte[]> seeds = new LinkedHashMap<>();
        seeds.put("own", value());
        seeds.put("of another paper", FuzzPaper.SIGNER.sign(content));
        seeds.put("SM2", TestSigner.of(national.identity("CN=Seal"), national).sign(content));
        seeds.put("RSA", TestSigner.of(rsa.identity("CN=Seal"), rsa).sign(content));
        seeds.put(
                "token",
                TestSigner.token(content, rsa.identity("CN=TSA", TestAuthority.Terms.stamping()), TestAuthority.NOW));
        seeds.put("seal", SealFuzz.seal());
        seeds.put("nothing", new byte[0]);
        seeds.put("open end", new byte[] {0x30, (byte) 0x80});
        return seeds;
    }

    private static byte[] value() {
        String text = Forger.text(FuzzPaper.SIGNED);
        byte[] padded = HexFormat.of().parseHex(text.substring(FuzzPaper.GAP[0] + 1, FuzzPaper.GAP[1] - 1));
        int length = 4 + ((padded[2] & 0xff) << 8) + (padded[3] & 0xff);
        return Arrays.copyOf(padded, length);
    }
}
