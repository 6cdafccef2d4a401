package org.hudang.signing.longterm;

import java.util.List;
import org.hudang.signing.verify.Verdict;

/** What came of keeping a file verifiable. */
public sealed interface Preservation {
    /**
     * Done; our own verifier calls the file valid.
     *
     * @param pdf the new file, to be stored in place of the old one
     */
    record Kept(KeptPdf pdf) implements Preservation {}

    /** It was so already; the file stays as it is. */
    record AlreadyKept() implements Preservation {}

    /**
     * Something could not be had now; nothing was written, try again later.
     *
     * @param missing what
     */
    record NotNow(List<Missing> missing) implements Preservation {
        public NotNow {
            missing = List.copyOf(missing);
        }
    }

    /**
     * The file is not valid, so it is not kept as if it were.
     *
     * @param verdict why
     */
    record NotWorthKeeping(Verdict verdict) implements Preservation {}
}
