package org.hudang.signing.verify;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.hudang.signing.verify.finding.Budget;
import org.hudang.signing.verify.finding.Code;
import org.hudang.signing.verify.finding.Finding;
import org.hudang.signing.verify.finding.Unjudged;
import org.hudang.signing.verify.structure.RevisionEnd;

/** What a PDF was before each of its updates, told by digests: by them a register knows a file again. */
final class Revisions {
    /** More ends than any honest paper has; whoever writes more wants the register not to see one of them. */
    private static final int MOST = 4_096;

    private Revisions() {}

    /**
     * SM3 of every beginning that may once have been the whole file, the shortest first, the file itself last. Whether a
     * line end belonged to a revision cannot be seen, so each is taken with and without.
     *
     * @throws Unjudged when there are more than a register can be asked about
     */
    static List<String> digests(byte[] file, Budget budget) {
        NavigableSet<Integer> ends = new TreeSet<>();
        ends.add(file.length);
        int limit = file.length;
        Optional<RevisionEnd> end = RevisionEnd.last(file, limit, budget);
        while (end.isPresent()) {
            ends.add(end.get().eof());
            ends.add(end.get().end());
            ends.add(afterBlank(file, end.get().end()));
            if (ends.size() > MOST) {
                throw new Unjudged(Finding.of(Code.REGISTER_SILENT, "register"));
            }
            limit = end.get().keyword();
            end = RevisionEnd.last(file, limit, budget);
        }
        List<String> digests = new ArrayList<>();
        SM3Digest running = new SM3Digest();
        int from = 0;
        for (int to : ends) {
            running.update(file, from, to - from);
            from = to;
            byte[] digest = new byte[running.getDigestSize()];
            new SM3Digest(running).doFinal(digest, 0);
            digests.add(HexFormat.of().formatHex(digest));
        }
        return digests;
    }

    private static int afterBlank(byte[] file, int from) {
        int at = from;
        while (at < file.length && (file[at] == ' ' || file[at] == '\r' || file[at] == '\n' || file[at] == '\t')) {
            at++;
        }
        return at;
    }
}
