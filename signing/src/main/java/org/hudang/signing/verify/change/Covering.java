package org.hudang.signing.verify.change;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.hudang.signing.verify.structure.FieldTree;
import org.hudang.signing.verify.structure.FieldTree.Node;
import org.hudang.signing.verify.structure.PdfValue;
import org.hudang.signing.verify.structure.PdfValue.Dict;
import org.hudang.signing.verify.structure.PdfView;

/** What a widget that came, or that shows something new, lies over. */
final class Covering {
    private static final double MOST = 0.5;
    private static final int MOST_LEVELS = 32;

    private final PdfView signed;
    private final PdfView now;
    private final FieldTree before;

    Covering(Comparison comparison, FieldTree before) {
        this.signed = comparison.signed();
        this.now = comparison.now();
        this.before = before;
    }

    /** Whether a widget lies over most of its page, or over most of a signature that was there. */
    boolean hides(Node node) {
        Optional<Box> place = Box.of(node.dict().get("Rect"), now);
        if (place.isEmpty()) {
            return false;
        }
        Box box = place.get();
        PdfValue page = node.dict().get("P");
        Optional<Box> sheet = now.resolve(page) instanceof Dict dict ? mediaBox(dict) : Optional.empty();
        if (sheet.isPresent() && box.common(sheet.get()) > MOST * sheet.get().area()) {
            return true;
        }
        for (Node other : before.nodes()) {
            Optional<Box> there = Box.of(other.dict().get("Rect"), signed).filter(found -> found.area() > 0);
            if (there.isPresent()
                    && FieldJudge.signatureIn(other, signed)
                    && other.dict().get("P").equals(page)
                    && box.common(there.get()) > MOST * there.get().area()) {
                return true;
            }
        }
        return false;
    }

    private Optional<Box> mediaBox(Dict page) {
        Set<Dict> seen = new HashSet<>();
        Dict at = page;
        for (int i = 0; i < MOST_LEVELS && seen.add(at); i++) {
            Optional<Box> box = Box.of(at.get("MediaBox"), now);
            if (box.isPresent()) {
                return box;
            }
            Optional<Dict> parent = now.dict(at.get("Parent"));
            if (parent.isEmpty()) {
                return Optional.empty();
            }
            at = parent.get();
        }
        return Optional.empty();
    }
}
