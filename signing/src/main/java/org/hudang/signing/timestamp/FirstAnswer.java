package org.hudang.signing.timestamp;

import java.util.List;
import org.hudang.signing.key.DigestAlgorithm;

/** Asks several authorities in order until one stamps. */
public record FirstAnswer(List<Timestamps> authorities) implements Timestamps {
    public FirstAnswer {
        if (authorities.isEmpty()) {
            throw new IllegalArgumentException("at least one time-stamping authority is needed");
        }
        authorities = List.copyOf(authorities);
    }

    /** The last refusal when nobody stamps. */
    @Override
    public TimestampAnswer stamp(DigestAlgorithm algorithm, byte[] imprint) {
        TimestampAnswer answer = authorities.get(0).stamp(algorithm, imprint);
        for (int next = 1; next < authorities.size() && answer instanceof TimestampAnswer.NoAnswer; next++) {
            answer = authorities.get(next).stamp(algorithm, imprint);
        }
        return answer;
    }
}
