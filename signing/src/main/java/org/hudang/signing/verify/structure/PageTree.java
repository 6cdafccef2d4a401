package org.hudang.signing.verify.structure;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hudang.signing.verify.finding.Unjudged;
import org.hudang.signing.verify.structure.PdfValue.Arr;
import org.hudang.signing.verify.structure.PdfValue.Dict;
import org.hudang.signing.verify.structure.PdfValue.Ref;

/** The pages of one view in order (ISO 32000-2, 7.7.3). */
public final class PageTree {
    private static final int MOST_LEVELS = 64;

    private final PdfView view;
    private final List<Ref> pages = new ArrayList<>();
    private final Set<Integer> seen = new HashSet<>();

    private PageTree(PdfView view) {
        this.view = view;
    }

    public static PageTree of(PdfView view) {
        PageTree tree = new PageTree(view);
        tree.walk(view.catalog().get("Pages"), 0);
        return tree;
    }

    /** References to the pages, first page first. */
    public List<Ref> pages() {
        return pages;
    }

    /** Numbers of the pages and of every node above them. */
    public Set<Integer> numbers() {
        return seen;
    }

    private void walk(PdfValue value, int level) {
        view.budget().step();
        if (!(value instanceof Ref ref) || !seen.add(ref.number()) || level > MOST_LEVELS) {
            throw Unjudged.malformed(view.end().keyword(), "page tree without a loop");
        }
        if (!(view.resolve(ref) instanceof Dict dict)) {
            return;
        }
        if (view.get(dict, "Kids") instanceof Arr kids && !dict.is("Type", "Page")) {
            for (PdfValue kid : kids.items()) {
                walk(kid, level + 1);
            }
        } else {
            pages.add(ref);
        }
    }
}
