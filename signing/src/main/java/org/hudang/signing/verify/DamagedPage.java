package org.hudang.signing.verify;

import java.util.List;
import java.util.Optional;
import org.hudang.signing.verify.finding.Unjudged;
import org.hudang.signing.verify.structure.PageTree;
import org.hudang.signing.verify.structure.PdfValue;
import org.hudang.signing.verify.structure.PdfValue.Arr;
import org.hudang.signing.verify.structure.PdfValue.Dict;
import org.hudang.signing.verify.structure.PdfValue.Name;
import org.hudang.signing.verify.structure.PdfValue.Ref;
import org.hudang.signing.verify.structure.PdfValue.Stream;
import org.hudang.signing.verify.structure.PdfView;

/**
 * Looks for a page whose content can no longer be inflated: where a byte of a packed page was changed, its checksum tells
 * it. Who packs anew leaves no such trace.
 */
final class DamagedPage {
    private final PdfView view;

    DamagedPage(PdfView view) {
        this.view = view;
    }

    /** The number of the first such page. */
    Optional<Integer> find() {
        try {
            List<Ref> pages = PageTree.of(view).pages();
            for (int i = 0; i < pages.size(); i++) {
                if (view.resolve(pages.get(i)) instanceof Dict page && isDamaged(page)) {
                    return Optional.of(i + 1);
                }
            }
            return Optional.empty();
        } catch (Unjudged e) {
            // it was only to say where; what is wrong is known without
            return Optional.empty();
        }
    }

    private boolean isDamaged(Dict page) {
        PdfValue contents = view.get(page, "Contents");
        List<PdfValue> parts = contents instanceof Arr array ? array.items() : List.of(contents);
        Dict resources = view.dict(page.get("Resources")).orElse(Dict.EMPTY);
        Dict drawn = view.dict(resources.get("XObject")).orElse(Dict.EMPTY);
        return parts.stream().anyMatch(part -> isBroken(view.resolve(part)))
                || drawn.entries().values().stream().anyMatch(item -> isBroken(view.resolve(item)));
    }

    private boolean isBroken(PdfValue value) {
        if (!(value instanceof Stream stream)
                || !(view.resolve(stream.dict().get("Filter")) instanceof Name filter)
                || !filter.text().equals("FlateDecode")
                || !(stream.dict().get("DecodeParms") instanceof PdfValue.Null)) {
            return false;
        }
        try {
            view.file().decode(stream);
            return false;
        } catch (Unjudged e) {
            if (e.outOfBounds()) {
                throw e;
            }
            return true;
        }
    }
}
