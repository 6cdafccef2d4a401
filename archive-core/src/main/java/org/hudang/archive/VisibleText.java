package org.hudang.archive;

/** Text in which everything can be seen (可见文字): what a reader reads is all that stands there. */
public final class VisibleText {
    private VisibleText() {}

    /** One line: no control characters, no marks that turn or join text, no halves of characters, no line or paragraph ends. */
    public static boolean isLine(String text) {
        return text.codePoints().allMatch(VisibleText::isVisible);
    }

    private static boolean isVisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
