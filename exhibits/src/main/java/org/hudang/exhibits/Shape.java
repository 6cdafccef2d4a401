package org.hudang.exhibits;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hudang.signing.pdf.Appearance;
import org.hudang.signing.pdf.Certification;
import org.hudang.signing.pdf.ContentOperators;
import org.hudang.signing.pdf.SignaturePlacement;
import org.hudang.signing.pdf.SignatureTask;

/** A kind of document, and the acts of signing that it gets. */
enum Shape {
    /** The house's own letter, sealed in the field made for it. */
    OWN,
    /** A cross-reference table; a new field with a place. */
    TABLE,
    /** A cross-reference stream and object streams; a new field with a place. */
    STREAMS,
    /** Table and stream at once; the field stands in an object stream. */
    HYBRID,
    /** A new field on a page that is turned and cropped. */
    TURNED,
    /** A form of others with filled and empty fields. */
    FORM,
    /** Three acts of signing, one after the other. */
    SEVERAL,
    /** Certified with P 2, then an empty field is signed. */
    CERTIFIED_P2,
    /** Certified with P 3, then a new field with a place is signed. */
    CERTIFIED_P3,
    /** A riding seal over the edges of three pages. */
    RIDING;

    /**
     * What is signed and how.
     *
     * @param pdf before the first signature
     * @param tasks the acts, in order
     */
    @SuppressWarnings("ArrayRecordComponent") // the bytes of a file, never compared
    record Plan(byte[] pdf, List<SignatureTask> tasks) {}

    /** How many acts of signing. */
    int acts() {
        return switch (this) {
            case SEVERAL -> 3;
            case CERTIFIED_P2, CERTIFIED_P3 -> 2;
            default -> 1;
        };
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Plan plan(OwnLetter letter, Office office) {
        Acts acts = new Acts(office);
        return switch (this) {
            case OWN -> new Plan(letter.pdf(), List.of(acts.in(letter.field(), letter.seal())));
            case TABLE -> new Plan(ForeignPaper.table(), List.of(acts.at("seal-1", 1)));
            case STREAMS -> new Plan(ForeignPaper.streams(), List.of(acts.at("seal-1", 1)));
            case HYBRID -> new Plan(ForeignPaper.hybrid(), List.of(acts.in("seal-1", Acts.LOOK)));
            case TURNED -> new Plan(ForeignPaper.turned(), List.of(acts.at("seal-1", 2)));
            case FORM -> new Plan(ForeignPaper.form(), List.of(acts.in("seal-1", Acts.LOOK)));
            case SEVERAL ->
                new Plan(
                        ForeignPaper.form(),
                        List.of(acts.in("person-1", Acts.LOOK), acts.in("seal-1", Acts.LOOK), acts.nowhere("archive")));
            case CERTIFIED_P2 ->
                new Plan(
                        ForeignPaper.form(),
                        List.of(
                                acts.in("seal-1", Acts.LOOK).certifying(Certification.FILLING_AND_SIGNING),
                                acts.in("person-1", Acts.LOOK)));
            case CERTIFIED_P3 ->
                new Plan(
                        ForeignPaper.table(),
                        List.of(acts.at("seal-1", 1).certifying(Certification.ANNOTATING), acts.at("seal-2", 2)));
            case RIDING -> new Plan(ForeignPaper.table(), List.of(acts.riding("seal-1")));
        };
    }

    /** Acts of signing at the office's time. */
    record Acts(Office office) {
        static final Appearance LOOK = Appearance.of(120, 120, ContentOperators.of("1 0 0 RG 3 w 5 5 110 110 re S"));

        SignatureTask in(String field, Appearance look) {
            return SignatureTask.inField(field, look, office.clock().instant(), Office.NAME)
                    .because("审核确认");
        }

        SignatureTask at(String field, int page) {
            return placed(new SignaturePlacement.NewVisibleField(
                    field, "公章", new SignaturePlacement.Place(page, 40, 40, 100, 100)));
        }

        SignatureTask nowhere(String field) {
            return SignatureTask.invisible(field, office.clock().instant(), Office.NAME);
        }

        SignatureTask riding(String field) {
            Appearance strip = Appearance.of(40, 119, ContentOperators.of("1 0 0 rg 0 0 40 119 re f"));
            return placed(new SignaturePlacement.Riding(
                    field, "骑缝章", 400, java.util.Collections.nCopies(ForeignPaper.PAGES, strip)));
        }

        private SignatureTask placed(SignaturePlacement place) {
            return new SignatureTask(
                    place,
                    place instanceof SignaturePlacement.Riding ? Optional.empty() : Optional.of(LOOK),
                    office.clock().instant(),
                    Office.NAME,
                    Optional.empty(),
                    Optional.empty());
        }
    }
}
