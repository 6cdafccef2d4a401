package org.hudang.certificates.cose;

import java.util.Optional;
import org.hudang.signing.PayloadAlgorithm;

/** The numbers of the signature algorithms in COSE headers. */
public final class Algorithms {
    private static final long ES256 = -7;
    /** Private use (RFC 9053 §8 leaves numbers below -65536 to applications): SM2 with SM3. */
    private static final long SM2 = -65538;

    private Algorithms() {}

    /** The number of an algorithm. */
    public static long number(PayloadAlgorithm algorithm) {
        return switch (algorithm) {
            case ES256 -> ES256;
            case SM2 -> SM2;
        };
    }

    /** The algorithm with this number. */
    public static Optional<PayloadAlgorithm> of(long number) {
        return number == ES256
                ? Optional.of(PayloadAlgorithm.ES256)
                : number == SM2 ? Optional.of(PayloadAlgorithm.SM2) : Optional.empty();
    }
}
