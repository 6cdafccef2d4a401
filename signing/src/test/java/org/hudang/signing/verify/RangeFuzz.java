package org.hudang.signing.verify;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Other words in the signature dictionary, and other digits in its value: the scan for ByteRange and Contents. */
public final class RangeFuzz {
    private static final int DICTIONARY = Forger.text(FuzzPaper.SIGNED)
            .indexOf("<<", Forger.text(FuzzPaper.SIGNED).indexOf("90 0 obj"));
    private static final List<String> RANGES = List.of(
            "[]",
            "[0 1 2 3]",
            "[0 0 0 0]",
            "[0 -1 2 3]",
            "[0.0 1 2 3]",
            "(x)",
            "<< >>",
            "90 0 R",
            "null",
            "[[0 1 2 3]]");

    private RangeFuzz() {}

    /** First byte even: the words before the value; odd: the value and what stands behind it. */
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length == 0) {
            return;
        }
        byte[] words = Arrays.copyOfRange(input, 1, input.length);
        if (input[0] % 2 != 0) {
            FuzzPaper.requireSigned(FuzzPaper.with(FuzzPaper.GAP[0], words));
            return;
        }
        byte[] room = new byte[FuzzPaper.GAP[0] - DICTIONARY];
        Arrays.fill(room, (byte) ' ');
        System.arraycopy(words, 0, room, 0, Math.min(words.length, room.length));
        FuzzPaper.requireSigned(FuzzPaper.with(DICTIONARY, room));
    }

    static Map<String, byte[]> seeds() {
        String own = Forger.text(FuzzPaper.SIGNED).substring(DICTIONARY, FuzzPaper.GAP[0]);
        String value = Forger.text(FuzzPaper.SIGNED).substring(FuzzPaper.GAP[0], FuzzPaper.GAP[1]);
        Map<String, byte[]> seeds = new LinkedHashMap<>();
        seeds.put("own", Forger.bytes("\0" + own));
        seeds.put("value", Forger.bytes("\1" + value));
        seeds.put("value of nothing", Forger.bytes("\1" + "<30030201>"));
        seeds.put("two values", Forger.bytes("\1" + "<00> /Contents <00>"));
        for (String range : RANGES) {
            seeds.put("range " + seeds.size(), Forger.bytes("\0" + own.replaceFirst("\\[[^]]*\\]", range)));
        }
        seeds.put("escaped", Forger.bytes("\0" + own.replace("/ByteRange", "/Byte#52ange")));
        return seeds;
    }
}
