package org.hudang.server.search;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.hudang.archive.Acting;
import org.hudang.archive.Archive;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.life.Origins;
import org.hudang.search.Hit;
import org.hudang.search.Kind;
import org.hudang.search.Snippet;
import org.hudang.server.household.Masked;
import org.hudang.server.household.MaskedText;

/**
 * A hit as it may be shown: names of the household and long numbers are masked in the title and in the words around the
 * place found (MK-01, MK-02).
 *
 * @param hit what search answered
 * @param title masked
 * @param parts words around the place found, masked; empty where there are none
 * @param references of a household that was found; empty where there are none
 */
public record ShownHit(Hit hit, String title, List<Part> parts, List<Reference> references) {
    /**
     * Another household that this one belongs together with (分户、并户).
     *
     * @param how key of the words that say how
     */
    public record Reference(String number, String how, String cause, LocalDate on) {
        static Reference of(Origins.Link link) {
            return new Reference(
                    link.other().value(),
                    link.direction() + "." + link.fate(),
                    link.cause().name(),
                    link.on());
        }
    }

    /**
     * A piece of the words around.
     *
     * @param text as shown
     * @param marked whether it is what was looked for
     */
    public record Part(String text, boolean marked) {}

    /** The hits as this user may see them; one whose household is no longer this user's is left out. */
    public static List<ShownHit> of(List<Hit> hits, Archive archive, Origins origins, Acting acting) {
        Map<HouseholdNumber, List<Origins.Link>> links = origins.of(
                hits.stream()
                        .filter(hit -> hit.kind() == Kind.HOUSEHOLD)
                        .map(hit -> new HouseholdNumber(hit.household()))
                        .collect(Collectors.toSet()),
                acting);
        Map<String, Optional<Household>> households = new HashMap<>();
        List<ShownHit> shown = new ArrayList<>();
        for (Hit hit : hits) {
            households
                    .computeIfAbsent(hit.household(), number -> archive.household(new HouseholdNumber(number), acting))
                    .ifPresent(household -> shown.add(of(hit, household, links)));
        }
        return shown;
    }

    private static ShownHit of(Hit hit, Household household, Map<HouseholdNumber, List<Origins.Link>> links) {
        String title = hit.kind() == Kind.HOUSEHOLD ? Masked.name(hit.title()) : MaskedText.of(hit.title(), household);
        return new ShownHit(
                hit,
                title,
                hit.snippet().map(snippet -> parts(snippet, household)).orElse(List.of()),
                hit.kind() == Kind.HOUSEHOLD
                        ? links.getOrDefault(household.number(), List.of()).stream()
                                .map(Reference::of)
                                .toList()
                        : List.of());
    }

    private static List<Part> parts(Snippet snippet, Household household) {
        String text = MaskedText.of(snippet.text(), household);
        List<Part> parts = new ArrayList<>();
        int at = 0;
        for (Snippet.Mark mark : snippet.marks()) {
            parts.add(new Part(text.substring(at, mark.start()), false));
            parts.add(new Part(text.substring(mark.start(), mark.end()), true));
            at = mark.end();
        }
        parts.add(new Part(text.substring(at), false));
        return parts;
    }

    /** The words around the place found, in one piece. */
    public String snippet() {
        StringBuilder text = new StringBuilder();
        parts.forEach(part -> text.append(part.text()));
        return text.toString();
    }

    /** Whether a household was found; else a paper. */
    public boolean household() {
        return hit.kind() == Kind.HOUSEHOLD;
    }

    /** Where the hit leads on the pages. */
    public String link() {
        return household() ? "/households/" + hit.household() : "/items/" + hit.id();
    }

    /** Archival codes, or nothing. */
    public String codes() {
        return String.join(" ", hit.codes());
    }

    /** Page of the words, where the hit has pages. */
    public OptionalInt page() {
        return hit.page();
    }
}
