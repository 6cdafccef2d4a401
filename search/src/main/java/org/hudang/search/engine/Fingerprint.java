package org.hudang.search.engine;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.hudang.search.text.Token;

/**
 * The digest of all fields of an entry, by which an index tells whether it holds a document as it is now. Values for answers count in
 * their order; terms and the words of a text count in none, for they come out of sets.
 */
final class Fingerprint implements Entry.Sink {
    private static final Comparator<Token> BY_PLACE =
            Comparator.comparingInt(Token::position).thenComparing(Token::term);

    private final Entry.Sink sink;
    private final List<String> parts = new ArrayList<>();
    private int shown;

    /** @param sink takes all fields as well */
    Fingerprint(Entry.Sink sink) {
        this.sink = sink;
    }

    @Override
    public void exact(String field, String term) {
        parts.add("exact\0" + field + "\0" + term);
        sink.exact(field, term);
    }

    @Override
    public void words(String field, List<Token> tokens) {
        StringBuilder words = new StringBuilder("words\0" + field);
        tokens.stream()
                .sorted(BY_PLACE)
                .forEach(token -> words.append('\0')
                        .append(token.position())
                        .append('\0')
                        .append(token.term()));
        parts.add(words.toString());
        sink.words(field, tokens);
    }

    @Override
    public void shown(String field, String value) {
        parts.add("shown\0" + field + "\0" + shown++ + "\0" + value);
        sink.shown(field, value);
    }

    /** SHA-256 over everything so far, lower-case hexadecimal. */
    String hex() {
        Collections.sort(parts);
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                digest.update(part.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) '\n');
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
