package org.hudang.forms.catalogue;

import java.util.Optional;
import org.hudang.forms.CatalogueLine;

/**
 * Page numbers through a volume (页号, ML-03): where each item begins. Behind an item whose pages nobody has counted none is
 * known any more.
 */
final class PageNumbering {
    private int next = 1;
    private Optional<String> lost = Optional.empty();
    private boolean told;

    /** The page on which the next item begins; empty when it has no pages or its beginning is not known. */
    Optional<Integer> next(CatalogueLine line) {
        if (!line.into().isEmpty()) {
            return Optional.empty();
        }
        told |= lost.isPresent();
        Optional<Integer> begins = lost.isPresent() ? Optional.empty() : Optional.of(next);
        if (line.pages() == 0 && lost.isEmpty()) {
            lost = Optional.of(line.number());
        }
        next += line.pages();
        return begins;
    }

    /** The item behind which numbers are not known; empty when all are, also when it is the last one. */
    Optional<String> lost() {
        return told ? lost : Optional.empty();
    }
}
