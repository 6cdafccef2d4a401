package org.hudang.forms.layout;

/** Structure types of text (ISO 32000-1, 14.8.4). */
public enum Role {
    P("P"),
    H1("H1"),
    H2("H2"),
    H3("H3"),
    CAPTION("Caption"),
    SPAN("Span"),
    LABEL("Lbl"),
    ITEM_BODY("LBody"),
    /** No element of its own: the text belongs to the element that is open, or to an artifact. */
    NONE("");

    private final String tag;

    Role(String tag) {
        this.tag = tag;
    }

    String tag() {
        return tag;
    }
}
