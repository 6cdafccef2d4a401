package org.hudang.forms.layout;

/** The type scale all papers share; sizes and pitches in points. */
public final class Styles {
    /** 二号 bold, title of a paper. */
    public static final Style TITLE = Style.of(22, 31).bold().centred().role(Role.H1);
    /** 五号, tables. */
    public static final Style TABLE = Style.of(10.5, 14);
    /** 五号 with more air, labels and captions. */
    public static final Style LABEL = Style.of(10.5, 15);
    /** 小五, notes. */
    public static final Style NOTE = Style.of(9, 13.2);
    /** 小五 tight, second lines in cells. */
    public static final Style SMALL = Style.of(9, 11.8);
    /** Footer. */
    public static final Style FOOTER = Style.of(7.5, 10.5).ink(Ink.GREY).role(Role.NONE);
    /** Page number. */
    public static final Style PAGE_NUMBER = Style.of(9, 12).centred().role(Role.NONE);
    /** Caption of a table. */
    public static final Style CAPTION = LABEL.bold().role(Role.CAPTION);

    private Styles() {}
}
