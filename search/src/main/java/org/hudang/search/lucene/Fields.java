package org.hudang.search.lucene;

import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.IndexOptions;

/** Names and kinds of the fields; docs/formats/search-index-v1.md explains them. */
final class Fields {

    /** Version of the format; an index of another version is rebuilt. */
    static final String FORMAT = "1";

    static final String ID = "id";
    static final String VERSION = "version";
    static final String LIVE = "live";
    static final String KIND = "kind";
    static final String HOUSEHOLD = "household";
    static final String TOWNSHIP = "township";
    static final String VILLAGE = "village";
    static final String PROGRAMME = "programme";
    static final String ITEM_KIND = "itemKind";
    static final String YEAR = "year";
    static final String DATE = "date";

    static final String CODE = "code";
    static final String CODE_PART = "codePart";
    static final String NAME_KEY = "nameKey";
    static final String NAME = "name";
    static final String PINYIN = "pinyin";
    static final String PINYIN_PART = "pinyinPart";
    static final String INITIALS = "initials";
    static final String BEGINNING = "beginning";
    static final String ID_WHOLE = "idWhole";
    static final String ID_TAIL = "idTail";
    static final String PHONE_TAIL = "phoneTail";
    static final String TITLE = "title";
    static final String PLACE = "place";
    static final String PLACE_PINYIN = "placePinyin";
    static final String TEXT = "text";
    static final String CHARACTER = "character";

    static final String SHOWN_TITLE = "shownTitle";
    static final String SHOWN_ADDRESS = "shownAddress";
    static final String SHOWN_CODE = "shownCode";
    static final String SHOWN_NAME = "shownName";
    static final String SHOWN_PAGE = "shownPage";
    static final String SHOWN_DATE = "shownDate";

    /** Positions left empty between two pages or two names. */
    static final int GAP = 100;

    static final FieldType WORDS = words();

    private Fields() {}

    private static FieldType words() {
        FieldType type = new FieldType();
        type.setTokenized(true);
        type.setOmitNorms(true);
        type.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
        type.freeze();
        return type;
    }
}
