package org.hudang.signing.chain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.hudang.signing.chain.Heads.Kept;
import org.hudang.signing.chain.Heads.Link;
import org.junit.jupiter.api.Test;

class HeadsTest {
    private static final Heads HEADS = heads("right key");

    @Test
    void a_chain_that_ends_with_what_an_authentic_head_names_holds() {
        List<Link> chain = chain("a", "b", "c");

        assertThat(HEADS.follow("x", chain, head(HEADS, "x", chain))).isEmpty();
        assertThat(HEADS.follow("x", List.of(), Optional.empty())).isEmpty();
        assertThat(HEADS.follow("x", List.of(), head(HEADS, "x", List.of()))).isEmpty();
    }

    @Test
    void an_entry_that_is_not_what_was_hashed_is_named() {
        List<Link> chain = chain("a", "b", "c");
        Optional<Kept> head = head(HEADS, "x", chain);
        chain.set(1, new Link(2, chain.get(1).hash(), previous -> hash(previous, "other")));

        found(chain, head, 2, Harm.EDITED);
    }

    @Test
    void an_entry_that_is_not_there_is_named() {
        List<Link> chain = chain("a", "b", "c");
        Optional<Kept> head = head(HEADS, "x", chain);
        chain.remove(0);

        found(chain, head, 1, Harm.MISSING);
    }

    @Test
    void newest_entries_that_are_not_there_are_named() {
        List<Link> chain = chain("a", "b", "c");

        found(chain.subList(0, 1), head(HEADS, "x", chain), 2, Harm.CUT_OFF);
        found(List.of(), head(HEADS, "x", chain), 1, Harm.CUT_OFF);
    }

    @Test
    void a_chain_computed_anew_does_not_end_with_what_the_head_names() {
        found(chain("a", "z", "c"), head(HEADS, "x", chain("a", "b", "c")), 3, Harm.EXCHANGED);
        found(chain("a", "b", "c", "d"), head(HEADS, "x", chain("a", "b", "c")), 4, Harm.EXCHANGED);
    }

    @Test
    void a_head_made_without_the_key_or_for_another_chain_or_journal_is_found() {
        List<Link> chain = chain("a", "b");

        found(chain, head(heads("wrong key"), "x", chain), 2, Harm.HEAD_NOT_AUTHENTIC);
        found(chain, head(HEADS, "y", chain), 2, Harm.HEAD_NOT_AUTHENTIC);
        found(chain, head(new Heads(key("right key"), "other"), "x", chain), 2, Harm.HEAD_NOT_AUTHENTIC);
    }

    @Test
    void entries_without_a_head_are_found() {
        found(chain("a"), Optional.empty(), 1, Harm.HEAD_MISSING);
    }

    private static void found(List<Link> chain, Optional<Kept> head, long number, Harm harm) {
        assertThat(HEADS.follow("x", chain, head)).contains(new ChainBreak("x", number, harm));
    }

    private static List<Link> chain(String... entries) {
        List<Link> chain = new ArrayList<>();
        String previous = Heads.START;
        for (String entry : entries) {
            String hash = hash(previous, entry);
            chain.add(new Link(chain.size() + 1, hash, before -> hash(before, entry)));
            previous = hash;
        }
        return chain;
    }

    private static Optional<Kept> head(Heads heads, String chain, List<Link> links) {
        String hash =
                links.isEmpty() ? Heads.START : links.get(links.size() - 1).hash();
        return Optional.of(
                new Kept(links.size(), hash, HexFormat.of().formatHex(heads.mac(chain, links.size(), hash))));
    }

    private static Heads heads(String secret) {
        return new Heads(key(secret), "test.head");
    }

    private static HeadKey key(String secret) {
        return (purpose, text) -> HexFormat.of().parseHex(hash(secret, purpose + "|" + text));
    }

    private static String hash(String previous, String entry) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest((previous + "|" + entry).getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
