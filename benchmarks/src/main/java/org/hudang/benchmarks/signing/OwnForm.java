package org.hudang.benchmarks.signing;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
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
 * An authorization letter (授权书) as the house composes it, three pages and about 140 KB, with an empty field for a seal;
 * and the seal's drawing.
 *
 * @param pdf the unsigned file
 * @param field name of the seal's field
 * @param pages number of pages
 * @param seal the drawing
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes of a file, never compared
public record OwnForm(byte[] pdf, String field, int pages, Appearance seal) {
    private static final int SIGNERS = 14;
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** Composes the letter. */
    public static OwnForm composed() {
        Forms press = Press.open(new PressSettings(Office.clock(), ZONE, List.of()));
        ComposedPaper paper = press.compose(letter());
        String field = paper.places().stream()
                .filter(place -> place.kind() == PlaceKind.SEAL)
                .map(SignaturePlace::field)
                .findFirst()
                .orElseThrow();
        Appearance seal = new SealArt(outlines(press.glyphs())).draw(RoundFace.of(Office.NAME, "社会救助专用章"));
        return new OwnForm(paper.pdf(), field, paper.pages(), seal);
    }

    private static AuthorizationLetter letter() {
        List<Authoriser> authorisers = new ArrayList<>();
        for (int i = 0; i < SIGNERS; i++) {
            authorisers.add(new Authoriser(
                    "member-" + i,
                    "张样例" + "甲乙丙丁戊己庚辛壬癸子丑寅卯".charAt(i),
                    i == 0 ? "户主" : "兄弟姐妹",
                    number("999001195" + i % 10 + "0312" + String.format("%03d", i)),
                    Authoriser.Standing.LIVES_TOGETHER,
                    Optional.empty()));
        }
        return new AuthorizationLetter(
                new TemplateCode("SQ-2026-1"),
                "999001202611240001",
                "最低生活保障",
                List.of("某某镇人民政府（样例）", Office.NAME),
                authorisers,
                List.of(),
                new Handling(
                        List.of(new Handler("staff-zhao", "赵经办", Handler.Mark.PRINTED)),
                        "000-0000 0000（样例）",
                        Handling.Way.ELECTRONIC),
                List.of(SealSpot.round("bureau", Office.NAME).on(LocalDate.of(2026, 11, 24))),
                new NoticeReference(new TemplateCode("FX-2026-1"), "00".repeat(32)));
    }

    private static IdDocument number(String seventeen) {
        return new IdDocument(IdDocument.Kind.RESIDENT_ID, InventedNumber.of(seventeen));
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
