package org.hudang.signing.seal;

/**
 * Square name seal (名章), read from the right column downwards.
 *
 * @param text four characters, or two to three, which are completed by 印 or 之印 as is the habit
 * @param cut whether characters or ground are red
 * @param sideMm usually 18; 8 to 30 are drawn
 */
public record NameFace(String text, Cut cut, double sideMm) implements SealFace {
    /** How the stone is cut. */
    public enum Cut {
        /** 朱文: red characters. */
        RAISED,
        /** 白文: white characters on a red ground. */
        SUNK
    }

    public NameFace {
        FaceRefused.unlessCharacters("text", text, 2, 4);
        FaceRefused.unlessBetween("sideMm", sideMm, 8, 30);
    }

    /** A seal of the usual 18 mm. */
    public static NameFace of(String text, Cut cut) {
        return new NameFace(text, cut, 18);
    }

    /** The text as it is cut: two characters take 之印, three take 印. */
    String fourCharacters() {
        return switch (text.codePointCount(0, text.length())) {
            case 2 -> text + "之印";
            case 3 -> text + "印";
            default -> text;
        };
    }

    @Override
    public double widthMm() {
        return sideMm;
    }

    @Override
    public double heightMm() {
        return sideMm;
    }
}
