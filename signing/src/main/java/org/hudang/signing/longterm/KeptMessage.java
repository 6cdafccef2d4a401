package org.hudang.signing.longterm;

import java.util.List;
import org.hudang.signing.verify.Verdict;

/** What came of keeping a message beside a file verifiable. */
public sealed interface KeptMessage {
    /** Done; our own verifier calls it valid with the anchors alone. */
    final class Complete implements KeptMessage {
        private final byte[] der;

        Complete(byte[] der) {
            this.der = der.clone();
        }

        /** The message, DER. */
        public byte[] bytes() {
            return der.clone();
        }
    }

    /**
     * Something could not be had now; try again later.
     *
     * @param missing what
     */
    record NotNow(List<Missing> missing) implements KeptMessage {
        public NotNow {
            missing = List.copyOf(missing);
        }
    }

    /**
     * The message is not valid, so it is not kept as if it were.
     *
     * @param verdict why
     */
    record NotWorthKeeping(Verdict verdict) implements KeptMessage {}
}
