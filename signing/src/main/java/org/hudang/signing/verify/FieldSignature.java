package org.hudang.signing.verify;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.hudang.signing.verify.change.Signed;
import org.hudang.signing.verify.finding.Code;
import org.hudang.signing.verify.finding.Finding;
import org.hudang.signing.verify.finding.Unjudged;
import org.hudang.signing.verify.structure.FieldTree.Node;
import org.hudang.signing.verify.structure.PdfValue;
import org.hudang.signing.verify.structure.PdfValue.Arr;
import org.hudang.signing.verify.structure.PdfValue.Dict;
import org.hudang.signing.verify.structure.PdfValue.Name;
import org.hudang.signing.verify.structure.PdfValue.Num;
import org.hudang.signing.verify.structure.PdfValue.Str;
import org.hudang.signing.verify.structure.PdfView;

/**
 * Rules 1 and 2: the value of a signature field parses, and its range covers everything from the first byte but exactly
 * its own Contents token.
 *
 * @param node the field
 * @param key number of the object that is, or directly holds, the value
 * @param dict the signature dictionary
 * @param contents what Contents decodes to
 * @param contentsStart offset of the opening {@code <}
 * @param contentsEnd offset after the closing {@code >}
 * @param end the first byte that is not covered
 */
@SuppressWarnings("ArrayRecordComponent") // read only inside the verifier, never compared
record FieldSignature(Node node, int key, Dict dict, byte[] contents, int contentsStart, int contentsEnd, int end) {

    /** Lists inside included; what ASN.1 of two bytes an object takes in memory is many times that. */
    private static final int MOST_CONTENTS = 4 << 20;

    /** Reads the value of a field whose V is there; ends in {@link Unjudged} with the rule that is broken. */
    static FieldSignature read(Node node, PdfView view) {
        String where = "field " + node.name();
        PdfValue raw = node.value() == null ? PdfValue.NULL : node.value();
        if (!(view.resolve(raw) instanceof Dict dict)) {
            throw new Unjudged(Finding.of(Code.VALUE_MISSING, where, node.name()));
        }
        int key = Signed.key(node).orElseThrow(() -> new Unjudged(Finding.of(Code.VALUE_MISSING, where, node.name())));
        if (dict.duplicates()) {
            throw new Unjudged(Finding.of(Code.DUPLICATE_KEY, where));
        }
        if (!(dict.get("Contents") instanceof Str contents)
                || !contents.hex()
                || !contents.plain()
                || view.place(key).compressed()) {
            throw new Unjudged(Finding.of(Code.CONTENTS_MALFORMED, where));
        }
        if (contents.bytes().length > MOST_CONTENTS) {
            throw new Unjudged(Finding.of(Code.LIMIT_REACHED, where, "size"));
        }
        int[] range = range(dict, where);
        if (range[0] != 0 || range[1] != contents.start() || range[2] != contents.end()) {
            throw new Unjudged(
                    Finding.of(Code.BYTE_RANGE_GAP, where, contents.start(), contents.end(), range[1], range[2]));
        }
        if (range[3] > view.file().length() - range[2]) {
            throw new Unjudged(Finding.of(Code.BYTE_RANGE_OUTSIDE, where));
        }
        return new FieldSignature(
                node, key, dict, contents.bytes(), contents.start(), contents.end(), range[2] + range[3]);
    }

    private static int[] range(Dict dict, String where) {
        if (!(dict.get("ByteRange") instanceof Arr array) || array.items().size() != 4) {
            throw new Unjudged(Finding.of(Code.BYTE_RANGE_MALFORMED, where));
        }
        int[] range = new int[4];
        for (int i = 0; i < 4; i++) {
            range[i] = array.items().get(i) instanceof Num number ? number.asIndex() : -1;
            if (range[i] < 0) {
                throw new Unjudged(Finding.of(Code.BYTE_RANGE_MALFORMED, where));
            }
        }
        return range;
    }

    String subFilter() {
        return dict.get("SubFilter") instanceof Name name ? name.text() : "";
    }

    boolean timestamp() {
        return subFilter().equals("ETSI.RFC3161") || dict.is("Type", "DocTimeStamp");
    }

    /** Text of {@code M}, the time the signing program claims. */
    Optional<String> claimed() {
        return dict.get("M") instanceof Str text
                ? Optional.of(new String(text.bytes(), StandardCharsets.ISO_8859_1))
                : Optional.empty();
    }

    /** The covered bytes as offset and length pairs. */
    int[] ranges() {
        return new int[] {0, contentsStart, contentsEnd, end - contentsEnd};
    }

    /** Whether a field carries, or pretends to carry, a signature. */
    static boolean isSigned(Node node, PdfView view) {
        if (node.widgetOnly() || node.value() == null || !(node.own() || node.terminal())) {
            return false;
        }
        if (node.signature()) {
            return true;
        }
        return view.resolve(node.value()) instanceof Dict dict
                && List.of("ByteRange", "Contents").stream().anyMatch(key -> !(dict.get(key) instanceof PdfValue.Null));
    }
}
