package org.hudang.search.engine;

/** Names of the fields; docs/formats/search-index-v1.md explains them. */
public final class Fields {

    /** Version of the format; an index of another version is rebuilt. */
    public static final String FORMAT = "2";

    public static final String ID = "id";
    public static final String VERSION = "version";
    public static final String LIVE = "live";
    public static final String KIND = "kind";
    public static final String HOUSEHOLD = "household";
    public static final String TOWNSHIP = "township";
    public static final String VILLAGE = "village";
    public static final String PROGRAMME = "programme";
    public static final String ITEM_KIND = "itemKind";
    public static final String YEAR = "year";
    public static final String DATE = "date";

    public static final String CODE = "code";
    public static final String CODE_PART = "codePart";
    public static final String NAME_KEY = "nameKey";
    public static final String NAME = "name";
    public static final String PINYIN = "pinyin";
    public static final String PINYIN_PART = "pinyinPart";
    public static final String INITIALS = "initials";
    public static final String BEGINNING = "beginning";
    public static final String ID_WHOLE = "idWhole";
    public static final String ID_TAIL = "idTail";
    public static final String PHONE_TAIL = "phoneTail";
    public static final String TITLE = "title";
    public static final String PLACE = "place";
    public static final String PLACE_PINYIN = "placePinyin";
    public static final String TEXT = "text";
    public static final String CHARACTER = "character";

    public static final String SHOWN_TITLE = "shownTitle";
    public static final String SHOWN_ADDRESS = "shownAddress";
    public static final String SHOWN_CODE = "shownCode";
    public static final String SHOWN_NAME = "shownName";
    public static final String SHOWN_PAGE = "shownPage";
    public static final String SHOWN_DATE = "shownDate";
    public static final String SHOWN_DIGEST = "shownDigest";

    /** Positions left empty between two pages or two names. */
    public static final int GAP = 100;

    private Fields() {}
}
