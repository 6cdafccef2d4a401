package org.hudang.search.elastic;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hudang.search.IndexDocument;
import org.hudang.search.TailKey;
import org.hudang.search.engine.Entry;
import org.hudang.search.engine.Fields;
import org.hudang.search.text.Token;

/** Turns documents of the trade into documents of Elasticsearch, with the words already cut. */
final class Documents {

    /** Key of the document that says when the index was last fed. */
    static final String STATE = "state";

    /** Where values for answers stand. */
    static final String SHOWN = "shown";

    static final String FED_AT = "fedAt";

    /** Stands at a position where no word is; the analysis of the index drops it and keeps the position. */
    private static final char EMPTY = '_';

    /** Joins two words at one position. */
    private static final char BOTH = '|';

    /**
     * Longest text of a paper that is indexed, in UTF-16 units over all pages: what is sent for one document must stay below the
     * 100 MB that a node takes in one request.
     */
    static final int LONGEST_TEXT = 6_000_000;

    /** Longest key of a document in Elasticsearch, in bytes. */
    private static final int LONGEST_KEY = 512;

    private final TailKey key;
    private final int longestText;

    Documents(TailKey key) {
        this(key, LONGEST_TEXT);
    }

    Documents(TailKey key, int longestText) {
        this.key = key;
        this.longestText = longestText;
    }

    /**
     * One document as it is sent.
     *
     * @param characters about how much text it holds
     */
    record Made(Map<String, Object> fields, long characters) {}

    /** The key under which a document is kept: its id, or the digest of one that is too long. */
    static String keyOf(String id) {
        byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= LONGEST_KEY - 3) {
            return "id-" + id;
        }
        try {
            return "sha256-"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A removal: keeps the id, and its version as every document does, and is never found. */
    static Made gone(String id) {
        return new Made(Map.of(Fields.ID, id), id.length());
    }

    static Made fedAt(Instant at) {
        return new Made(Map.of(SHOWN, Map.of(FED_AT, List.of(at.toString()))), 0);
    }

    Made of(IndexDocument document) {
        Into into = new Into(longestText);
        into.fields.put(Fields.ID, document.id());
        into.fields.put(Fields.DATE, document.date().toEpochDay());
        Entry.write(document, key, into);
        into.fields.put(SHOWN, into.shown);
        return new Made(into.fields, into.characters);
    }

    private static final class Into implements Entry.Sink {
        final Map<String, Object> fields = new LinkedHashMap<>();
        final Map<String, List<String>> shown = new LinkedHashMap<>();
        private final Map<String, List<String>> lists = new LinkedHashMap<>();
        private long characters;
        private int room;
        private int ofThisPage;

        Into(int room) {
            this.room = room;
        }

        @Override
        public void exact(String field, String term) {
            add(field, term);
        }

        @Override
        public void words(String field, List<Token> tokens) {
            boolean whole =
                    !field.equals(Fields.TEXT) || tokens.get(tokens.size() - 1).position() < ofThisPage;
            List<Token> kept = whole
                    ? tokens
                    : tokens.stream().filter(t -> t.position() < ofThisPage).toList();
            if (!kept.isEmpty()) {
                add(field, cut(kept));
            }
        }

        @Override
        public void shown(String field, String value) {
            String kept = field.equals(Fields.SHOWN_PAGE) ? page(value) : value;
            characters += kept.length();
            shown.computeIfAbsent(field, f -> new ArrayList<>()).add(kept);
        }

        /** As much of a page as there is room for; its words come next, and there are no more of them than characters. */
        private String page(String text) {
            ofThisPage = Math.min(room, text.length());
            room -= ofThisPage;
            return text.substring(0, ofThisPage);
        }

        private void add(String field, String value) {
            characters += value.length();
            List<String> list = lists.computeIfAbsent(field, f -> new ArrayList<>());
            list.add(value);
            fields.put(field, list);
        }
    }

    /** Words as one text in which every position is separated by a blank, counted from the first word. */
    static String cut(List<Token> tokens) {
        StringBuilder text = new StringBuilder(tokens.size() * 4);
        int at = -1;
        for (Token token : tokens) {
            if (at < 0) {
                at = token.position();
            } else if (token.position() == at) {
                text.append(BOTH);
            } else {
                while (++at < token.position()) {
                    text.append(' ').append(EMPTY);
                }
                text.append(' ');
            }
            text.append(token.term());
        }
        return text.toString();
    }
}
