package org.hudang.archive.completeness;

import java.text.MessageFormat;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.hudang.archive.completeness.Checklist.State;

/** Rows of checklists in words, in the reader's language; Chinese unless it is English. No personal data. */
public final class MaterialWords {
    private final ResourceBundle words;

    private MaterialWords(ResourceBundle words) {
        this.words = words;
    }

    /** The words of a language. */
    public static MaterialWords in(Locale locale) {
        return new MaterialWords(ResourceBundle.getBundle(
                "org.hudang.archive.completeness.words",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
    }

    /** Who has to sign an electronic paper of this row, and which seals it has to carry. */
    public List<String> asks(Material material) {
        List<String> asks = new java.util.ArrayList<>();
        if (material.signers() != Material.Signers.NOBODY) {
            asks.add(words.getString("signers." + material.signers()));
        }
        material.seals().forEach(seal -> asks.add(say("sealed", seal(seal))));
        return asks;
    }

    /** What is lacking, or what people have to look at, besides the people who are named by the state. */
    public List<String> lacks(State state) {
        if (state instanceof State.MissingIn missing) {
            return missing.quarters().stream()
                    .map(number -> words.getString("quarter." + number))
                    .toList();
        }
        if (state instanceof State.Unsealed unsealed) {
            return unsealed.seals().stream()
                    .map(seal -> say("unsealed", seal(seal)))
                    .toList();
        }
        if (state instanceof State.ForPeople open) {
            return open.why().stream()
                    .map(why -> why == Checklist.Why.SEAL_UNTOLD
                            ? say(
                                    "why." + why,
                                    joined(
                                            "and",
                                            open.seals().stream()
                                                    .map(this::seal)
                                                    .toList()))
                            : words.getString("why." + why))
                    .toList();
        }
        return List.of();
    }

    /** A seal that is asked for. */
    public String seal(AskedSeal seal) {
        String kinds = seal.kinds().isEmpty() ? words.getString("kind") : joined("or", names("kind.", seal.kinds()));
        return seal.owners().isEmpty() ? kinds : say("seal", joined("or", names("owner.", seal.owners())), kinds);
    }

    private List<String> names(String prefix, Collection<? extends Enum<?>> words) {
        return words.stream()
                .map(word -> this.words.getString(prefix + word.name()))
                .toList();
    }

    private String joined(String by, List<String> names) {
        return names.stream().collect(Collectors.joining(words.getString(by)));
    }

    private String say(String key, Object... blanks) {
        return new MessageFormat(words.getString(key), words.getLocale()).format(blanks);
    }
}
