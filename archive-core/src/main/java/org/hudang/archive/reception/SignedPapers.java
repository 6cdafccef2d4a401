package org.hudang.archive.reception;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hudang.archive.completeness.Checklist;
import org.hudang.archive.completeness.Comparison;
import org.hudang.archive.completeness.Materials;
import org.hudang.archive.completeness.PaperChecks.Paper;
import org.hudang.archive.inspection.Inspection;
import org.hudang.archive.inspection.Result;
import org.hudang.archive.inspection.Result.Why;
import org.hudang.archive.inspection.SignatureReader.Signed;
import org.hudang.archive.volume.ItemId;
import org.hudang.archive.volume.ItemView;

/**
 * What is known of the signatures on the papers of a package. Whose they are is not: a checklist that asks for signatures or
 * seals fails where one does not hold, and where it would rest on one that nobody compared it is for people.
 */
final class SignedPapers {
    private final Map<ItemId, Set<Signed>> known = new HashMap<>();
    /** Of papers on which the checklist rests. */
    private final Set<Signed> asked = EnumSet.noneOf(Signed.class);

    /** Notes what a file of a paper says. */
    void note(ItemId paper, Signed signed) {
        known.computeIfAbsent(paper, none -> EnumSet.noneOf(Signed.class)).add(signed);
    }

    /** As an inspection asks it of a file; empty when nobody reads signatures. Of one that holds no name is known here. */
    static Optional<Paper> of(Signed signed) {
        return switch (signed) {
            case NONE -> Optional.of(new Paper.ByHand());
            case HOLDS -> Optional.of(new Paper.Signed(List.of(), List.of()));
            case BROKEN -> Optional.of(new Paper.Broken());
            case UNTOLD -> Optional.of(new Paper.Untold());
            case UNREAD -> Optional.empty();
        };
    }

    /** The checklist of the case as it came. */
    Checklist checklist(Comparison comparison, Materials materials) {
        return comparison.with(materials, Optional.empty(), this::asked);
    }

    private Paper asked(ItemView item) {
        Set<Signed> files = known.getOrDefault(item.id(), Set.of());
        if (files.contains(Signed.BROKEN)) {
            return new Paper.Broken();
        }
        asked.addAll(files);
        return new Paper.ByHand();
    }

    /** Nothing is lacking, as far as anybody here can tell. */
    Inspection.Line scope(Inspection.Line line) {
        if (!(line.result() instanceof Result.Passed)) {
            return line;
        }
        return why().<Inspection.Line>map(why -> new Inspection.Line(line.number(), new Result.ByHand(why)))
                .orElse(line);
    }

    private Optional<Why> why() {
        if (asked.contains(Signed.UNREAD)) {
            return Optional.of(Why.NO_SIGNATURE_READER);
        }
        if (asked.contains(Signed.UNTOLD)) {
            return Optional.of(Why.SIGNATURE_UNKNOWN);
        }
        return asked.contains(Signed.HOLDS) ? Optional.of(Why.SIGNERS_NOT_COMPARED) : Optional.empty();
    }
}
