package org.hudang.certificates.trust;

import java.util.ArrayList;
import java.util.List;
import org.hudang.signing.PayloadAlgorithm;
import org.hudang.signing.PayloadPublicKey;

/**
 * The offline roots that may sign a trust list: the current one and, where it is made already, the next one.
 *
 * @param keys one or two keys
 */
public record TrustRoots(List<PayloadPublicKey> keys) {
    public TrustRoots {
        keys = List.copyOf(keys);
        if (keys.isEmpty() || keys.size() > 2) {
            throw TrustListRefused.roots("expected one or two, found " + keys.size());
        }
    }

    /**
     * Reads the text form: one root a line, algorithm and point; {@code #} begins a comment.
     *
     * @throws TrustListRefused when a line is something else, or there are none or more than two
     */
    public static TrustRoots parse(String text) {
        List<PayloadPublicKey> keys = new ArrayList<>();
        for (String line : text.lines().map(String::strip).toList()) {
            if (!line.isEmpty() && !line.startsWith("#")) {
                keys.add(root(line));
            }
        }
        return new TrustRoots(keys);
    }

    /** The text form, without comments. */
    public String text() {
        StringBuilder text = new StringBuilder();
        keys.forEach(key ->
                text.append(key.algorithm()).append(' ').append(key.point()).append('\n'));
        return text.toString();
    }

    private static PayloadPublicKey root(String line) {
        int space = line.indexOf(' ');
        try {
            return new PayloadPublicKey(
                    PayloadAlgorithm.valueOf(line.substring(0, Math.max(space, 0))), line.substring(space + 1));
        } catch (IllegalArgumentException notARoot) {
            throw TrustListRefused.roots("a line is not ES256 or SM2 and a point of 130 digits");
        }
    }
}
