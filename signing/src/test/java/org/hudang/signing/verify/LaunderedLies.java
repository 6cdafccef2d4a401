package org.hudang.signing.verify;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.hudang.signing.verify.LaterUpdates.Deed;
import org.hudang.signing.verify.LaterUpdates.Scene;

/** Lies over which somebody who is trusted signs, or a clock stamps, afterwards: no later signature excuses a change. */
final class LaunderedLies {
    private static final List<String> SIGNED_OVER =
            List.of("content added", "page dropped", "annotation Square", "metadata that is no stream");

    private LaunderedLies() {}

    /** One lie and what was done over it; the same bytes when this paper has nothing of the kind. */
    interface Laundering {
        byte[] over(byte[] pdf, Random random);
    }

    static Map<String, Laundering> all(SignedPapers office) {
        Map<String, Deed> known = new LinkedHashMap<>(ContentLies.all());
        known.putAll(CatalogLies.all());
        known.putAll(FormLies.all());
        Map<String, Laundering> all = new LinkedHashMap<>();
        for (String name : SIGNED_OVER) {
            Deed deed = Objects.requireNonNull(known.get(name), name);
            all.put(name + ", signed over", over(deed, forged -> TestPaper.sign(forged, office.stranger())));
            all.put(name + ", stamped over", over(deed, office::stamped));
        }
        // who signs over it answers for the paper as it then is; a clock answers for nothing
        all.put("newest signature taken away, stamped over", over(LaunderedLies::removed, office::stamped));
        return all;
    }

    private static Laundering over(Deed deed, UnaryOperator<byte[]> later) {
        return (pdf, random) -> {
            byte[] forged = LaterUpdates.apply(pdf, deed, random);
            return forged == pdf ? pdf : later.apply(forged);
        };
    }

    /** Takes the newest signature away, as if it had never been made. */
    private static boolean removed(Scene scene) {
        COSDictionary form = scene.catalog().getCOSDictionary(COSName.ACRO_FORM);
        COSArray fields = form == null ? null : form.getCOSArray(COSName.FIELDS);
        if (form == null || fields == null) {
            return false;
        }
        for (int i = fields.size() - 1; i >= 0; i--) {
            if (fields.getObject(i) instanceof COSDictionary field
                    && "Sig".equals(field.getNameAsString(COSName.FT))
                    && field.getItem(COSName.V) != null) {
                fields.remove(i);
                scene.touchList(form, COSName.FIELDS);
                scene.touch(scene.catalog());
                return true;
            }
        }
        return false;
    }
}
