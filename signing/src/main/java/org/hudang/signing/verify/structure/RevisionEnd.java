package org.hudang.signing.verify.structure;

import java.util.Optional;
import org.hudang.signing.verify.finding.Budget;
import org.hudang.signing.verify.finding.Unjudged;

/**
 * The end of a revision: {@code startxref n %%EOF}.
 *
 * @param startxref the offset it names
 * @param keyword where the word {@code startxref} stands
 * @param eof offset after {@code %%EOF}, before its line end
 * @param end offset after the line end, if there is one
 */
public record RevisionEnd(int startxref, int keyword, int eof, int end) {
    private static final String WORD = "startxref";
    /** Bytes searched in one step of the budget; a power of two. */
    private static final int PIECE = 4096;

    /** The last complete one that ends at or before {@code limit}. */
    public static Optional<RevisionEnd> last(byte[] file, int limit, Budget budget) {
        for (int at = limit - WORD.length(); at >= 0; at--) {
            if ((at & (PIECE - 1)) == 0) {
                budget.step();
            }
            if (file[at] == 's' && matches(file, at)) {
                budget.step();
                Optional<RevisionEnd> found = parse(file, at, limit, budget);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static boolean matches(byte[] file, int at) {
        for (int i = 0; i < WORD.length(); i++) {
            if (file[at + i] != WORD.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Reads it where the word {@code startxref} stands. */
    static Optional<RevisionEnd> parse(byte[] file, int at, int limit, Budget budget) {
        ValueReader reader = new ValueReader(file, at, limit, budget);
        try {
            reader.expect(WORD);
            reader.skipBlank();
            int offset = reader.expectInteger();
            reader.skipBlank();
            int eof = reader.position();
            if (!startsWithEof(file, eof, limit)) {
                return Optional.empty();
            }
            eof += 5;
            int end = eof;
            if (end < limit && file[end] == '\r') {
                end++;
            }
            if (end < limit && file[end] == '\n') {
                end++;
            }
            return Optional.of(new RevisionEnd(offset, at, eof, end));
        } catch (Unjudged e) {
            if (e.outOfBounds()) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private static boolean startsWithEof(byte[] file, int at, int limit) {
        return at + 5 <= limit
                && file[at] == '%'
                && file[at + 1] == '%'
                && file[at + 2] == 'E'
                && file[at + 3] == 'O'
                && file[at + 4] == 'F';
    }
}
