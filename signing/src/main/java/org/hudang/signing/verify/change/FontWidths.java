package org.hudang.signing.verify.change;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hudang.signing.verify.structure.PdfValue;
import org.hudang.signing.verify.structure.PdfValue.Arr;
import org.hudang.signing.verify.structure.PdfValue.Dict;
import org.hudang.signing.verify.structure.PdfValue.Num;
import org.hudang.signing.verify.structure.PdfView;

/**
 * How wide the characters of a font are (ISO 32000-2, 9.2.4 and 9.7.4.3), in parts of its size. The codes of a composite
 * font count as its character identifiers, two bytes each.
 */
final class FontWidths {
    private static final double EM = 1000;
    private static final double ORDINARY = 500;
    private static final int MOST = 1 << 16;

    private final boolean composite;
    private final double otherwise;
    private final Map<Integer, Double> widths = new HashMap<>();

    private FontWidths(boolean composite, double otherwise) {
        this.composite = composite;
        this.otherwise = otherwise;
    }

    static FontWidths of(Dict font, PdfView view) {
        if (!font.is("Subtype", "Type0")) {
            FontWidths simple = new FontWidths(false, ORDINARY);
            int first = view.get(font, "FirstChar") instanceof Num number ? number.asIndex() : 0;
            simple.row(first, FieldJudge.items(view.get(font, "Widths")), view);
            return simple;
        }
        List<PdfValue> below = FieldJudge.items(view.get(font, "DescendantFonts"));
        Dict descendant = below.size() == 1 ? view.dict(below.get(0)).orElse(Dict.EMPTY) : Dict.EMPTY;
        FontWidths composite =
                new FontWidths(true, view.get(descendant, "DW") instanceof Num number ? number.value() : EM);
        composite.table(FieldJudge.items(view.get(descendant, "W")), view);
        return composite;
    }

    private void table(List<PdfValue> items, PdfView view) {
        for (int i = 0; i + 1 < items.size(); ) {
            int first = view.resolve(items.get(i)) instanceof Num number ? number.asIndex() : -1;
            PdfValue second = view.resolve(items.get(i + 1));
            if (second instanceof Arr row) {
                row(first, row.items(), view);
                i += 2;
            } else {
                int last = second instanceof Num number ? Math.min(number.asIndex(), MOST) : -1;
                PdfValue width = i + 2 < items.size() ? view.resolve(items.get(i + 2)) : PdfValue.NULL;
                for (int code = Math.max(first, 0); code <= last && width instanceof Num number; code++) {
                    view.budget().step();
                    widths.put(code, number.value());
                }
                i += 3;
            }
        }
    }

    private void row(int first, List<PdfValue> items, PdfView view) {
        for (int i = 0; first >= 0 && i < items.size(); i++) {
            view.budget().step();
            if (view.resolve(items.get(i)) instanceof Num width) {
                widths.put(first + i, width.value());
            }
        }
    }

    int count(byte[] codes) {
        return composite ? codes.length / 2 : codes.length;
    }

    double of(byte[] codes) {
        double all = 0;
        for (int i = 0; i < count(codes); i++) {
            int code = composite ? ((codes[2 * i] & 0xff) << 8) | (codes[2 * i + 1] & 0xff) : codes[i] & 0xff;
            all += widths.getOrDefault(code, otherwise);
        }
        return all / EM;
    }
}
