package org.hudang.signing.verify.change;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hudang.signing.verify.finding.Code;
import org.hudang.signing.verify.finding.Finding;
import org.hudang.signing.verify.structure.FieldTree;
import org.hudang.signing.verify.structure.FieldTree.Node;
import org.hudang.signing.verify.structure.PdfValue;
import org.hudang.signing.verify.structure.PdfValue.Dict;
import org.hudang.signing.verify.structure.PdfValue.Ref;
import org.hudang.signing.verify.structure.PdfValue.Stream;
import org.hudang.signing.verify.structure.PdfView;

/** What a widget that came, or that shows something new, lies over. */
final class Covering {
    private static final double MOST = 0.5;
    /** How far two boxes must reach into each other, in points and in parts of the height of a line. */
    private static final double WIDE = 2;

    private static final double HIGH = 0.25;

    private final PdfView signed;
    private final PdfView now;
    private final FieldTree before;
    private final List<Ref> pages;
    private final Notes notes;
    private final Map<Integer, List<Box>> contents = new HashMap<>();

    Covering(Comparison comparison, FieldTree before, List<Ref> pages, Notes notes) {
        this.signed = comparison.signed();
        this.now = comparison.now();
        this.before = before;
        this.pages = pages;
        this.notes = notes;
    }

    /** Numbers, from 0, of the pages that list a widget, or that it names itself when none does. */
    private List<Integer> sheets(Node node, PdfView view) {
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < pages.size(); i++) {
            view.budget().step();
            boolean listed = view.resolve(pages.get(i)) instanceof Dict page
                    && node.ref() != null
                    && FieldJudge.items(view.get(page, "Annots")).contains(node.ref());
            if (listed || node.dict().get("P").equals(pages.get(i))) {
                all.add(i);
            }
        }
        return all;
    }

    boolean isPage(PdfValue value) {
        return value instanceof Ref ref && pages.contains(ref);
    }

    /** Whether the page that a widget names is the one that lists it. */
    boolean isOnItsPage(Node node) {
        PdfValue named = node.dict().get("P");
        return named instanceof PdfValue.Null
                || (named instanceof Ref ref
                        && pages.contains(ref)
                        && sheets(node, now).size() == 1);
    }

    /** Whether a widget lies over most of its page, or over most of a signature that was there. */
    boolean hides(Node node) {
        Optional<Box> place = Box.of(node.dict().get("Rect"), now);
        if (place.isEmpty()) {
            return false;
        }
        for (int sheet : sheets(node, now)) {
            Optional<Box> paper = paper(sheet);
            if (paper.isPresent()
                    && place.get().common(paper.get()) > MOST * paper.get().area()) {
                return true;
            }
            for (Node other : before.nodes()) {
                Optional<Box> there = Box.of(other.dict().get("Rect"), signed).filter(box -> box.area() > 0);
                if (there.isPresent()
                        && FieldJudge.signatureIn(other, signed)
                        && place.get().common(there.get()) > MOST * there.get().area()
                        && sheets(other, signed).contains(sheet)) {
                    return true;
                }
            }
        }
        return false;
    }

    private Optional<Box> paper(int sheet) {
        if (!(now.resolve(pages.get(sheet)) instanceof Dict page)) {
            return Optional.empty();
        }
        Optional<Box> cropped = Box.of(Drawing.inherited(page, "CropBox", now), now);
        return cropped.isPresent() ? cropped : Box.of(Drawing.inherited(page, "MediaBox", now), now);
    }

    /** Notes it when a look that hides what lies beneath stands over content of a page. */
    void requireClear(Node node) {
        Optional<Box> place = Box.of(node.dict().get("Rect"), now).filter(box -> box.area() > 0);
        if (place.isEmpty() || !isOpaque(node)) {
            return;
        }
        for (int sheet : sheets(node, now)) {
            if (contents(sheet).stream().anyMatch(box -> meet(place.get(), box))) {
                notes.unknown(
                        Finding.of(Code.COVERS_CONTENT, "page " + (sheet + 1), FieldJudge.field(node), sheet + 1));
                return;
            }
        }
    }

    private boolean isOpaque(Node node) {
        PdfValue looks = now.get(node.dict(), "AP");
        if (!(looks instanceof Dict dict)) {
            return !(now.get(node.dict(), "MK") instanceof PdfValue.Null);
        }
        for (PdfValue look : dict.entries().values()) {
            if (!(now.resolve(look) instanceof Stream stream)
                    || Drawing.ofForm(stream, now).opaque()) {
                return true;
            }
        }
        return false;
    }

    private List<Box> contents(int sheet) {
        return contents.computeIfAbsent(
                sheet,
                key -> signed.resolve(pages.get(sheet)) instanceof Dict page
                        ? Drawing.ofPage(page, signed).content()
                        : List.of());
    }

    private static boolean meet(Box place, Box content) {
        double wide = Math.min(place.right(), content.right()) - Math.max(place.left(), content.left());
        double high = Math.min(place.high(), content.high()) - Math.max(place.low(), content.low());
        return wide > Math.min(WIDE, (content.right() - content.left()) / 2)
                && high > HIGH * (content.high() - content.low());
    }
}
