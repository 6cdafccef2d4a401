package org.hudang.signing.verify;

import static org.hudang.signing.verify.KnownPaper.number;
import static org.hudang.signing.verify.KnownPaper.with;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.hudang.signing.verify.RawPaper.Parts;

/** Lies that libraries do not write: keys that stand twice, numbers behind references, tables that say too little. */
final class RawLies {
    private static final String LIE = TestPaper.stream("approved 999");

    private RawLies() {}

    /** One update behind a paper; empty when this paper has nothing of the kind. */
    interface RawLie {
        Optional<byte[]> behind(KnownPaper paper);
    }

    static Map<String, RawLie> all() {
        Map<String, RawLie> all = new LinkedHashMap<>();
        all.putAll(doubleKeys());
        all.putAll(sizes());
        return all;
    }

    // ---- keys that stand twice: one reader takes the first value, another the last

    private static Map<String, RawLie> doubleKeys() {
        Map<String, RawLie> all = new LinkedHashMap<>();
        all.put("page with two contents", paper -> again(paper, paper.page(), "/Contents", LIE));
        all.put(
                "page with two contents, the second name escaped",
                paper -> again(paper, paper.page(), "/C#6fntents", LIE));
        all.put("page with two contents, compressed", RawLies::compressed);
        all.put("page with two lists of annotations", paper -> again(paper, paper.page(), "/Annots", "[]"));
        all.put("page with two resources", paper -> again(paper, paper.page(), "/Resources", "<< >>"));
        all.put(
                "catalogue with two page trees",
                paper -> again(paper, paper.catalog(), "/Pages", "<< /Type /Pages >>"));
        all.put(
                "form with two lists of fields",
                paper -> paper.form()
                        .filter(form -> form.getKey() != null)
                        .flatMap(form -> again(paper, form, "/Fields", "[]")));
        for (String type : List.of("Sig", "Tx")) {
            all.put(
                    type + " with two places",
                    paper -> paper.filled(type).flatMap(field -> again(paper, field, "/Rect", "[60 690 300 720]")));
            all.put(
                    type + " with two looks",
                    paper -> paper.filled(type)
                            .flatMap(field -> again(paper, field, "/AP", "<< /N " + paper.free() + " 0 R >>")));
            all.put(
                    type + " with two values",
                    paper -> paper.filled(type).flatMap(field -> again(paper, field, "/V", "(900)")));
        }
        return all;
    }

    private static Optional<byte[]> again(KnownPaper paper, COSDictionary dictionary, String key, String value) {
        int free = paper.free() + 5;
        int number = dictionary == paper.catalog() ? paper.root() : number(dictionary);
        String text = with(dictionary, key + " " + free + " 0 R");
        if (dictionary.getItem(COSName.getPDFName(key.substring(1).replace("#6f", "o"))) == null) {
            text = with(dictionary, key + " null " + key + " " + free + " 0 R");
        }
        return Optional.of(paper.update(Map.of(number, text, free, value)));
    }

    private static Optional<byte[]> compressed(KnownPaper paper) {
        int free = paper.free();
        return Optional.of(RawPaper.compressed(
                paper.pdf(), Map.of(number(paper.page()), with(paper.page(), "/Contents " + free + " 0 R")), LIE));
    }

    // ---- sections that say how many objects there are

    private static Map<String, RawLie> sizes() {
        Map<String, RawLie> all = new LinkedHashMap<>();
        all.put("size of nothing", paper -> sized(paper, "/Size 1"));
        all.put("size without the objects before", paper -> sized(paper, "/Size " + (paper.free() - 1)));
        all.put("size without the objects of the update", paper -> sized(paper, "/Size " + paper.free()));
        all.put("no size", paper -> sized(paper, ""));
        all.put("size that is no number", paper -> sized(paper, "/Size (9)"));
        return all;
    }

    private static Optional<byte[]> sized(KnownPaper paper, String size) {
        Parts parts = RawPaper.of(paper.pdf(), Map.of(paper.free(), "null"));
        return Optional.of(
                parts.trailer(parts.trailer().replaceFirst("/Size \\d+", size)).behind(paper.pdf()));
    }
}
