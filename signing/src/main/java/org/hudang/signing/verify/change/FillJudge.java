package org.hudang.signing.verify.change;

import java.util.Optional;
import java.util.Set;
import org.hudang.signing.verify.finding.Code;
import org.hudang.signing.verify.finding.Finding;
import org.hudang.signing.verify.structure.FieldTree;
import org.hudang.signing.verify.structure.FieldTree.Node;
import org.hudang.signing.verify.structure.PdfValue;
import org.hudang.signing.verify.structure.PdfValue.Dict;
import org.hudang.signing.verify.structure.PdfValue.Name;
import org.hudang.signing.verify.structure.PdfValue.Num;
import org.hudang.signing.verify.structure.PdfValue.Str;
import org.hudang.signing.verify.structure.PdfValue.Stream;
import org.hudang.signing.verify.structure.PdfView;

/** Judges what a field that is filled shows: its value and nothing else, over nothing that was there. */
final class FillJudge {
    private static final int PUSH_BUTTON = 1 << 16;
    private static final Set<String> PLAIN_FONTS = Set.of(
            "Helvetica",
            "Helvetica-Bold",
            "Helvetica-Oblique",
            "Helvetica-BoldOblique",
            "Times-Roman",
            "Times-Bold",
            "Times-Italic",
            "Times-BoldItalic",
            "Courier",
            "Courier-Bold",
            "Courier-Oblique",
            "Courier-BoldOblique");

    private final PdfView signed;
    private final PdfView now;
    private final Covering covering;
    private final Notes notes;

    FillJudge(Comparison comparison, Covering covering, Notes notes) {
        this.signed = comparison.signed();
        this.now = comparison.now();
        this.covering = covering;
        this.notes = notes;
    }

    /**
     * Whether the field may be filled as it was; false, with the reason noted, when not.
     *
     * @param again whether it had a value, which a certification permits to replace, its words with it
     */
    boolean permits(Node old, Node later, boolean again) {
        String where = FieldJudge.field(old);
        if (!isFillable(old)) {
            notes.forbidden(Code.CHANGE_FORBIDDEN, where, where);
            return false;
        }
        PdfValue was = signed.get(old.dict(), "AP");
        PdfValue is = now.get(later.dict(), "AP");
        if (PdfValue.same(was, is, signed.file().bytes()) && sameLook(was)) {
            return true;
        }
        if (covering.hides(later)) {
            notes.forbidden(Code.COVERS_OTHER_SIGNATURE, where, where);
            return false;
        }
        if (old.type().equals("Btn")
                || (!again && showedWords(was))
                || !(is instanceof Dict || is instanceof PdfValue.Null)) {
            notes.forbidden(Code.APPEARANCE_SWAPPED, where, where);
            return false;
        }
        return !(is instanceof Dict looks) || showsItsValue(later, looks, where);
    }

    /** Whether every stream of an unchanged appearance is unchanged too. */
    private boolean sameLook(PdfValue looks) {
        if (looks instanceof Dict dict) {
            return dict.entries().values().stream().allMatch(this::sameLook);
        }
        return !(looks instanceof PdfValue.Ref ref)
                || signed.place(ref.number()).equals(now.place(ref.number()));
    }

    private boolean isFillable(Node node) {
        return switch (node.type()) {
            case "Tx", "Ch" -> true;
            case "Btn" -> {
                PdfValue flags = Drawing.inherited(node.dict(), "Ff", signed);
                yield !(flags instanceof Num number) || (number.asIndex() & PUSH_BUTTON) == 0;
            }
            default -> false;
        };
    }

    private boolean showedWords(PdfValue looks) {
        return looks instanceof Dict dict
                && signed.resolve(dict.get("N")) instanceof Stream stream
                && !Drawing.ofForm(stream, signed).words().isEmpty();
    }

    private boolean showsItsValue(Node later, Dict looks, String where) {
        if (!looks.entries().keySet().equals(Set.of("N")) || !(now.get(looks, "N") instanceof Stream stream)) {
            notes.unknown(Finding.of(Code.CHANGE_NOT_JUDGED, where));
            return true;
        }
        Drawing look = Drawing.ofForm(stream, now);
        if (look.showsNothing()) {
            return true;
        }
        if (!look.fonts().stream().allMatch(this::isPlain) || later.type().equals("Ch")) {
            notes.unknown(Finding.of(Code.CHANGE_NOT_JUDGED, where));
        } else if (!look.words().equals(value(later).orElse(""))) {
            notes.forbidden(Code.APPEARANCE_SWAPPED, where, where);
            return false;
        }
        if (look.paints()) {
            covering.requireClear(later);
        }
        return true;
    }

    private Optional<String> value(Node node) {
        return node.value() != null && now.resolve(node.value()) instanceof Str text
                ? Optional.of(FieldTree.text(text).replaceAll(Drawing.BLANKS, ""))
                : Optional.empty();
    }

    /** Whether every reader shows the characters of a font as they are written. */
    private boolean isPlain(Dict font) {
        return now.get(font, "BaseFont") instanceof Name name
                && PLAIN_FONTS.contains(name.text())
                && now.get(font, "FontDescriptor") instanceof PdfValue.Null
                && !(now.get(font, "Encoding") instanceof Dict)
                && font.is("Subtype", "Type1");
    }
}
