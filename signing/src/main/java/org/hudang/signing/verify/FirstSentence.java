package org.hudang.signing.verify;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hudang.signing.verify.SignatureReport.ChangesAfter;
import org.hudang.signing.verify.SignatureReport.SignatureIntegrity;
import org.hudang.signing.verify.finding.Code;
import org.hudang.signing.verify.finding.Finding;
import org.hudang.signing.verify.finding.Spot;

/**
 * What a reader is told first of a paper that is not what was signed: what happened, and where. One change breaks every
 * signature that was made before it or covers it; what each of them says of that stands behind.
 */
final class FirstSentence {
    /** What later updates did wrong. */
    private static final Set<Code> CHANGES = EnumSet.range(Code.DUPLICATE_KEY, Code.COVERS_CONTENT);

    private final List<Candidate> candidates;
    private final byte[] file;

    /**
     * Over signatures that are judged.
     *
     * @param candidates in the order in which they were made
     * @param file all of it
     */
    FirstSentence(List<Candidate> candidates, byte[] file) {
        this.candidates = candidates;
        this.file = file;
    }

    /** The sentence; empty when every signature covers what was signed and nothing forbidden came later. */
    Optional<Finding> find(DamagedPage damaged) {
        if (candidates.stream().anyMatch(candidate -> has(candidate, Code.BYTE_RANGE_OUTSIDE))) {
            return Optional.of(cut(file.length));
        }
        int whole = candidates.stream()
                .filter(candidate -> candidate.signature != null && has(candidate, Code.TAIL_UNACCOUNTED))
                .mapToInt(Candidate::end)
                .max()
                .orElse(file.length);
        if (holds(file, whole, " obj") && !holds(file, whole, "%%EOF")) {
            return Optional.of(cut(whole));
        }
        for (int i = 0; i < candidates.size(); i++) {
            if (broken(candidates.get(i))) {
                return Optional.of(notAsSigned(i + 1, damaged));
            }
        }
        return candidates.stream()
                .filter(candidate -> candidate.changes == ChangesAfter.FORBIDDEN)
                .reduce((earlier, later) -> later)
                .flatMap(last -> last.findings.stream()
                        .filter(finding -> CHANGES.contains(finding.code()) && finding.code() != Code.CHANGE_PERMITTED)
                        .findFirst());
    }

    /** The end of the file is missing. */
    static Finding cut(int at) {
        return Finding.of(Code.FILE_CUT, "byte " + at, at);
    }

    private static boolean broken(Candidate candidate) {
        return candidate.integrity != SignatureIntegrity.INTACT && !candidate.notJudged;
    }

    private Finding notAsSigned(int first, DamagedPage damaged) {
        long broken = candidates.stream().filter(FirstSentence::broken).count();
        String signature = "signature " + first;
        Optional<Integer> page = damaged.find();
        if (page.isPresent()) {
            String where = "page " + page.get();
            return Finding.of(Code.NOT_AS_SIGNED_ON_PAGE, where, new Spot(where), candidates.size(), broken);
        }
        return first == 1
                ? Finding.of(Code.NOT_AS_SIGNED, signature, candidates.size(), broken)
                : Finding.of(Code.NOT_AS_SIGNED_SINCE, signature, new Spot(signature), candidates.size(), broken);
    }

    private static boolean has(Candidate candidate, Code code) {
        return candidate.findings.stream().anyMatch(finding -> finding.code() == code);
    }

    /** Whether a word stands somewhere after this byte. */
    static boolean holds(byte[] file, int from, String word) {
        byte[] sought = word.getBytes(StandardCharsets.US_ASCII);
        for (int at = from; at <= file.length - sought.length; at++) {
            if (file[at] == sought[0] && Arrays.equals(file, at, at + sought.length, sought, 0, sought.length)) {
                return true;
            }
        }
        return false;
    }
}
