package org.hudang.signing.verify;

import static org.hudang.signing.verify.KnownPaper.number;
import static org.hudang.signing.verify.KnownPaper.with;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.hudang.signing.verify.RawPaper.Parts;

/** Lies that libraries do not write: keys that stand twice, numbers behind references, tables that say too little. */
final class RawLies {
    private static final String LIE = TestPaper.stream("approved 999");
    private static final String WHITE =
            "<< /Type /XObject /Subtype /Form /BBox [0 0 600 900] /Length 22 >>\nstream\n1 g 0 0 600 900 re f  \nendstream";

    private static final List<String> KINDS = List.of(
            "Square", "Circle", "FreeText", "Highlight", "Line", "Ink", "Redact", "Stamp", "Link", "Text", "Watermark");

    private RawLies() {}

    /** One update behind a paper; empty when this paper has nothing of the kind. */
    interface RawLie {
        Optional<byte[]> behind(KnownPaper paper);
    }

    static Map<String, RawLie> all() {
        Map<String, RawLie> all = new LinkedHashMap<>();
        all.putAll(doubleKeys());
        all.putAll(fields());
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

    // ---- annotations that call themselves signature fields

    private static Map<String, RawLie> fields() {
        Map<String, RawLie> all = new LinkedHashMap<>();
        String typed = "/FT /Sig /T (x) ";
        String place = "/Rect [60 690 300 720] ";
        String drawn = "/IC [1 1 1] /C [1 1 1] /DA (/Helv 14 Tf 0 g) /Contents (900) /L [60 700 300 700] ";
        for (String kind : KINDS) {
            all.put(
                    "signature field that is a " + kind,
                    paper -> field(paper, "/Type /Annot /Subtype /" + kind + " " + typed + place + drawn));
            all.put(
                    "signature field that is a plain " + kind,
                    paper -> field(paper, "/Subtype /" + kind + " " + typed + place));
        }
        String widget = "/Type /Annot /Subtype /Widget " + typed;
        String look = "/AP << /N LOOK 0 R >> ";
        all.put("signature field without a kind", paper -> field(paper, typed + place + look));
        all.put(
                "signature field of another type of object",
                paper -> field(paper, "/Type /Page /Subtype /Widget " + typed));
        all.put(
                "signature field with one number of its place behind a reference",
                paper -> field(paper, widget + look + "/Rect [0 0 595 NUMBER 0 R] "));
        all.put(
                "signature field with its place behind a reference",
                paper -> field(paper, widget + look + "/Rect PLACE 0 R "));
        all.put(
                "signature field with two places",
                paper -> field(paper, widget + look + "/Rect [0 0 0 0] /Rect [0 0 595 842] "));
        all.put("signature field with five numbers", paper -> field(paper, widget + look + "/Rect [0 0 595 842 0] "));
        all.put("signature field without a place", paper -> field(paper, widget + look));
        all.put(
                "signature field with a ground",
                paper -> field(paper, widget + place + "/MK << /BG [1 1 1] /CA (900) >> "));
        all.put(
                "signature field with a ground behind a reference",
                paper -> field(paper, widget + "/MK << /BG [1 1 1] >> /Rect PLACE 0 R "));
        all.put(
                "signature field with a border",
                paper -> field(paper, widget + place + "/Border [0 0 100] /C [1 1 1] "));
        all.put("signature field with an area", paper -> field(paper, widget + place));
        all.put(
                "signature field of a layer",
                paper -> field(paper, widget + "/Rect [0 0 0 0] /OC << /Type /OCG /Name (x) >> "));
        all.put(
                "signature field that opens something",
                paper -> field(paper, widget + "/Rect [0 0 0 0] /AA << /E << /S /Named /N /Print >> >> "));
        all.put("signature field with a popup", paper -> field(paper, widget + "/Rect [0 0 0 0] /Popup 3 0 R "));
        return all;
    }

    private static Optional<byte[]> field(KnownPaper paper, String keys) {
        int free = paper.free();
        String field = "<< "
                + keys.replace("LOOK", "" + (free + 1))
                        .replace("NUMBER", "" + (free + 2))
                        .replace("PLACE", "" + (free + 3))
                + ">>";
        return paper.field(free, field).map(objects -> {
            Map<Integer, String> all = new TreeMap<>(objects);
            all.put(free + 1, WHITE);
            all.put(free + 2, "842");
            all.put(free + 3, "[0 0 595 842]");
            return paper.update(all);
        });
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
