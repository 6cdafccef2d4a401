package org.hudang.signing.verify.structure;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names that stand in nearly every file: one text for each, so that none is made for each place where it stands. */
final class CommonNames {
    private static final String ALL =
            "A AA AP AS AcroForm Annot Annots ArtBox Author BBox BE BS BaseFont Border ByteRange C CA"
                    + " CO Cert Certs Collection ColorSpace Colors Columns Contents Count CreationDate Creator CropBox D DA DR DSS DV"
                    + " DecodeParms Dest Dests DocMDP Document DocTimeStamp ETSI.CAdES.detached ETSI.RFC3161 Encrypt ExtGState"
                    + " Extensions F FT Ff Fields Figure Filter FirstChar First FlateDecode Font FontDescriptor Form H I ID IF Index"
                    + " Info K Kids L Lang Last LastChar Length Limits Link Location Lock M MCID MCR MK MarkInfo Marked Matrix"
                    + " MediaBox Metadata ModDate N Name Names Next Nums OBJR OCProperties ObjStm Obj Off OpenAction Outlines"
                    + " OutputIntents P PageLabels PageLayout PageMode Page Pages ParentTree ParentTreeNextKey Parent Perms Pg"
                    + " Predictor Prev Print ProcSet Producer Prop_Build Q R Reason Rect Reference Resources Root Rotate S Sig"
                    + " SigFieldLock SigFlags SigRef Size Span StructElem StructParent StructParents StructTreeRoot Sub SubFilter"
                    + " Subtype T TU TM Tabs Title TransformMethod TransformParams TrimBox Trapped Tx Type TypeInfo V VRI Version"
                    + " ViewerPreferences W Widget Widths XFA XML XObject XRef XRefStm Yes";
    private static final int PLACES = 1 << 10;
    private static final @Nullable String[] KNOWN = known();

    private CommonNames() {}

    private static @Nullable String[] known() {
        @Nullable String[] known = new @Nullable String[PLACES];
        for (String name : Pattern.compile(" ").splitAsStream(ALL).toList()) {
            int place = name.hashCode() & (PLACES - 1);
            while (known[place] != null) {
                place = (place + 1) & (PLACES - 1);
            }
            known[place] = name;
        }
        return known;
    }

    /** The text of a name without escapes. */
    static String of(byte[] data, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + (data[i] & 0xff);
        }
        int place = hash & (PLACES - 1);
        for (String name = KNOWN[place]; name != null; name = KNOWN[place]) {
            if (name.hashCode() == hash && is(name, data, from, to)) {
                return name;
            }
            place = (place + 1) & (PLACES - 1);
        }
        return new String(data, from, to - from, StandardCharsets.ISO_8859_1);
    }

    private static boolean is(String name, byte[] data, int from, int to) {
        if (name.length() != to - from) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (name.charAt(i - from) != (data[i] & 0xff)) {
                return false;
            }
        }
        return true;
    }
}
