package org.hudang.exhibits;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.hudang.forms.Authoriser;
import org.hudang.forms.AuthorizationLetter;
import org.hudang.forms.ComposedPaper;
import org.hudang.forms.Forms;
import org.hudang.forms.GlyphMissing;
import org.hudang.forms.GlyphSource;
import org.hudang.forms.Handler;
import org.hudang.forms.Handling;
import org.hudang.forms.IdDocument;
import org.hudang.forms.NoticeReference;
import org.hudang.forms.PlaceKind;
import org.hudang.forms.SealSpot;
import org.hudang.forms.SignaturePlace;
import org.hudang.forms.TemplateCode;
import org.hudang.forms.Weight;
import org.hudang.forms.press.Press;
import org.hudang.forms.press.PressSettings;
import org.hudang.signing.pdf.Appearance;
import org.hudang.signing.seal.GlyphOutlines;
import org.hudang.signing.seal.RoundFace;
import org.hudang.signing.seal.SealArt;
import org.hudang.testbed.InventedNumber;

/**
 * An authorization letter (授权书) as the house composes it: tagged, PDF/A-2a and PDF/UA-1, with an empty field for the seal.
 *
 * @param pdf the unsigned file
 * @param field name of the seal's field
 * @param seal the drawing
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes of a file, never compared
record OwnLetter(byte[] pdf, String field, Appearance seal) {

    static OwnLetter composed(Clock clock) {
        Forms press = Press.open(new PressSettings(clock, ZoneId.of("Asia/Shanghai"), List.of()));
        ComposedPaper paper = press.compose(letter());
        String field = paper.places().stream()
                .filter(place -> place.kind() == PlaceKind.SEAL)
                .map(SignaturePlace::field)
                .findFirst()
                .orElseThrow();
        Appearance seal = new SealArt(outlines(press.glyphs())).draw(RoundFace.of(Office.NAME + "（样例）", "社会救助专用章"));
        return new OwnLetter(paper.pdf(), field, seal);
    }

    private static AuthorizationLetter letter() {
        Authoriser head = new Authoriser(
                "member-1",
                "张样例",
                "户主",
                new IdDocument(IdDocument.Kind.RESIDENT_ID, InventedNumber.of("99900119600312001")),
                Authoriser.Standing.LIVES_TOGETHER,
                Optional.empty());
        return new AuthorizationLetter(
                new TemplateCode("SQ-2026-1"),
                "999001202611240001",
                "最低生活保障",
                List.of(Office.NAME),
                List.of(head),
                List.of(),
                new Handling(
                        List.of(new Handler("staff-1", "赵经办", Handler.Mark.PRINTED)),
                        "000-0000 0000（样例）",
                        Handling.Way.ELECTRONIC),
                List.of(SealSpot.round("bureau", Office.NAME).on(LocalDate.of(2026, 11, 24))),
                new NoticeReference(new TemplateCode("FX-2026-1"), "00".repeat(32)));
    }

    private static GlyphOutlines outlines(GlyphSource glyphs) {
        return (codePoint, weight) -> {
            Weight face = weight == GlyphOutlines.Weight.BOLD ? Weight.BOLD : Weight.REGULAR;
            try {
                return Optional.of(
                        new GlyphOutlines.Glyph(glyphs.outline(codePoint, face), glyphs.advance(codePoint, face)));
            } catch (GlyphMissing missing) {
                return Optional.empty();
            }
        };
    }
}
