package org.hudang.signing.longterm;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hudang.signing.key.Certificates;
import org.hudang.signing.key.DigestAlgorithm;
import org.hudang.signing.pdf.PdfKeeping;
import org.hudang.signing.pdf.PdfSignature;

/** The signatures and document timestamps of a file, taken apart. */
final class Document {
    /** One of them; message is empty when it cannot be read. */
    record Item(PdfSignature in, Optional<Parsed> message) {
        boolean timestamp() {
            return in.documentTimestamp();
        }

        /** The digest that goes with its algorithms. */
        DigestAlgorithm digest() {
            return message.map(Parsed::national).orElse(false) ? DigestAlgorithm.SM3 : DigestAlgorithm.SHA_256;
        }
    }

    private final List<Item> items;
    private final List<X509Certificate> stored;

    private Document(List<Item> items, List<X509Certificate> stored) {
        this.items = items;
        this.stored = stored;
    }

    static Document of(byte[] pdf) {
        List<Item> items = new ArrayList<>();
        for (PdfSignature one : PdfSignature.in(pdf)) {
            items.add(new Item(one, Parsed.of(one.message())));
        }
        List<X509Certificate> stored = new ArrayList<>();
        for (byte[] der : PdfKeeping.material(pdf).certificates()) {
            try {
                stored.add(Certificates.of(der));
            } catch (CertificateException unreadable) {
                // what cannot be read helps no chain
            }
        }
        return new Document(items, stored);
    }

    /** Certificates anywhere in the file. */
    List<X509Certificate> certificates() {
        List<X509Certificate> all = new ArrayList<>(stored);
        for (Item item : items) {
            item.message().ifPresent(message -> {
                all.addAll(message.certificates());
                message.tokens().forEach(token -> all.addAll(token.certificates()));
            });
        }
        return all;
    }

    /** Every signature, every token inside one, every document timestamp. */
    List<Parsed> everything() {
        List<Parsed> all = new ArrayList<>();
        for (Item item : items) {
            item.message().ifPresent(message -> {
                all.add(message);
                all.addAll(message.tokens());
            });
        }
        return all;
    }

    /** The algorithms of its signatures: the national one first. */
    Set<DigestAlgorithm> algorithms() {
        Set<DigestAlgorithm> found = EnumSet.noneOf(DigestAlgorithm.class);
        for (Item item : items) {
            if (!item.timestamp()) {
                found.add(item.digest());
            }
        }
        return found;
    }

    /** Algorithms of signatures whose time nothing proves: no token inside, no document timestamp of the kind behind. */
    Set<DigestAlgorithm> pending() {
        Set<DigestAlgorithm> found = EnumSet.noneOf(DigestAlgorithm.class);
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            boolean own =
                    item.message().map(message -> !message.tokens().isEmpty()).orElse(false);
            if (!item.timestamp() && !own && !stampedBehind(i, item.digest())) {
                found.add(item.digest());
            }
        }
        return found;
    }

    private boolean stampedBehind(int index, DigestAlgorithm algorithm) {
        return items.subList(index + 1, items.size()).stream()
                .anyMatch(item -> item.timestamp() && item.digest() == algorithm);
    }

    /** The timestamps that hold the file up now: the last document timestamp of each kind, else the tokens inside. */
    List<Parsed> pillars() {
        Map<DigestAlgorithm, Parsed> last = new EnumMap<>(DigestAlgorithm.class);
        for (Item item : items) {
            if (item.timestamp()) {
                item.message().ifPresent(message -> last.put(item.digest(), message));
            }
        }
        if (!last.isEmpty()) {
            return List.copyOf(last.values());
        }
        List<Parsed> tokens = new ArrayList<>();
        for (Item item : items) {
            item.message().ifPresent(message -> tokens.addAll(message.tokens()));
        }
        return tokens;
    }

    /** When the first certificate that a timestamp brought along ends. */
    static Instant ends(Parsed token) {
        Instant first = token.signer().getNotAfter().toInstant();
        for (X509Certificate certificate : token.certificates()) {
            Instant end = certificate.getNotAfter().toInstant();
            first = end.isBefore(first) ? end : first;
        }
        return first;
    }
}
