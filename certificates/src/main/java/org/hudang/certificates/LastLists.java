package org.hudang.certificates;

import java.util.List;
import java.util.Optional;
import org.hudang.certificates.status.StatusListToken;

/**
 * The status lists as they were last published, kept where the database is not: when the database is set back, or made anew,
 * they still say what was withdrawn.
 */
public interface LastLists {
    /** Numbers of the lists that are kept. */
    List<Integer> numbers();

    /** The newest token of a list that was kept. */
    Optional<byte[]> token(int list);

    /** Keeps a token in the place of the one before; when this returns, it outlives a power cut. */
    void keep(int list, StatusListToken token);
}
