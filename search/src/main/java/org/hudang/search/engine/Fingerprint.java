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
        part("exact", field, term);
        sink.exact(field, term);
    }

    @Override
    public void words(String field, List<Token> tokens) {
        MessageDigest words = sha256();
        tokens.stream()
                .sorted(BY_PLACE)
                .forEach(token -> words.update(bytes(token.position() + "\0" + token.term() + "\0")));
        part("words", field, HexFormat.of().formatHex(words.digest()));
        sink.words(field, tokens);
    }

    @Override
    public void shown(String field, String value) {
        part("shown", field, shown++ + "\0" + HexFormat.of().formatHex(sha256().digest(bytes(value))));
        sink.shown(field, value);
    }

    /** Texts are long and many: of each only its digest is kept. */
    private void part(String kind, String field, String value) {
        parts.add(kind + "\0" + field + "\0" + value + "\n");
    }

    /** SHA-256 over everything so far, lower-case hexadecimal. */
    String hex() {
        Collections.sort(parts);
        MessageDigest all = sha256();
        parts.forEach(part -> all.update(bytes(part)));
        return HexFormat.of().formatHex(all.digest());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
