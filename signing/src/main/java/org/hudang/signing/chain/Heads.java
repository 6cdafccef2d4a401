package org.hudang.signing.chain;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Authenticates the heads of one journal and follows its chains to them.
 *
 * <pre>{@code
 * Heads heads = new Heads(key, "account.journal.head");
 * byte[] mac = heads.mac("accounts", number, hash);
 * Optional<ChainBreak> broken = heads.follow("accounts", links, kept);
 * }</pre>
 */
public final class Heads {
    /** Hash before the first entry: 64 zeros. */
    public static final String START = "0".repeat(64);

    private final HeadKey key;
    private final String purpose;

    /**
     * Heads of one journal.
     *
     * @param purpose of this journal alone
     */
    public Heads(HeadKey key, String purpose) {
        this.key = key;
        this.purpose = purpose;
    }

    /**
     * An entry of a chain.
     *
     * @param number as stored
     * @param hash as stored, 64 hexadecimal digits
     * @param hashAfter what its hash has to be after an entry of this hash; anything else when it says that it follows another
     */
    public record Link(long number, String hash, UnaryOperator<String> hashAfter) {}

    /**
     * A head as stored.
     *
     * @param number of the newest entry, 0 before the first
     * @param hash of that entry, {@link #START} before the first
     * @param mac authentication, in hexadecimal digits
     */
    public record Kept(long number, String hash, String mac) {}

    /** Authentication of a head. */
    public byte[] mac(String chain, long number, String hash) {
        return key.mac(purpose, chain + "|" + number + "|" + hash);
    }

    /** Whether this journal's key made the head. */
    public boolean isAuthentic(String chain, Kept head) {
        return MessageDigest.isEqual(HexFormat.of().parseHex(head.mac()), mac(chain, head.number(), head.hash()));
    }

    /**
     * Follows the entries of a chain by themselves.
     *
     * @param links in the order of their numbers
     */
    public static Optional<ChainBreak> follow(String chain, List<Link> links) {
        String previous = START;
        long expected = 1;
        for (Link link : links) {
            if (link.number() > expected) {
                return Optional.of(new ChainBreak(chain, expected, Harm.MISSING));
            }
            if (link.number() < expected || !link.hashAfter().apply(previous).equals(link.hash())) {
                return Optional.of(new ChainBreak(chain, link.number(), Harm.EDITED));
            }
            previous = link.hash();
            expected++;
        }
        return Optional.empty();
    }

    /**
     * Follows a chain to its head.
     *
     * @param links in the order of their numbers
     * @param head as stored; empty when there is none
     */
    public Optional<ChainBreak> follow(String chain, List<Link> links, Optional<Kept> head) {
        Optional<ChainBreak> inside = follow(chain, links);
        if (inside.isPresent()) {
            return inside;
        }
        long last = links.size();
        if (head.isEmpty()) {
            return last == 0 ? Optional.empty() : Optional.of(new ChainBreak(chain, last, Harm.HEAD_MISSING));
        }
        Kept kept = head.get();
        if (last < kept.number()) {
            return Optional.of(new ChainBreak(chain, last + 1, Harm.CUT_OFF));
        }
        String hash = links.isEmpty() ? START : links.get(links.size() - 1).hash();
        if (last > kept.number() || !hash.equals(kept.hash())) {
            return Optional.of(new ChainBreak(chain, last, Harm.EXCHANGED));
        }
        return isAuthentic(chain, kept)
                ? Optional.empty()
                : Optional.of(new ChainBreak(chain, last, Harm.HEAD_NOT_AUTHENTIC));
    }
}
