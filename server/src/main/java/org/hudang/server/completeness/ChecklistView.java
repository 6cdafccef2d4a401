package org.hudang.server.completeness;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.hudang.archive.completeness.Checklist;
import org.hudang.archive.completeness.Checklist.State;
import org.hudang.archive.completeness.Material;
import org.hudang.archive.completeness.MaterialWords;
import org.hudang.archive.completeness.VolumeCase;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.Masking;
import org.hudang.archive.household.Member;
import org.hudang.archive.household.MemberId;
import org.hudang.archive.single.SingleSets.ToPlace;
import org.hudang.archive.volume.ItemId;
import org.jspecify.annotations.Nullable;

/**
 * A checklist as programs and commands read it: names of people masked.
 *
 * @param table edition of the materials table; empty when there is none for this programme and business
 * @param complete whether nothing is lacking
 * @param outcome null while the volume is open
 * @param ended null while the volume is open
 * @param toPlace codes of papers whose paper original has no place yet (待上架); they keep no case open
 */
public record ChecklistView(
        String volume,
        String code,
        String business,
        Set<String> facts,
        String table,
        boolean complete,
        boolean closed,
        @Nullable String outcome,
        @Nullable LocalDate ended,
        List<RowView> rows,
        List<String> toPlace) {

    /**
     * A material and how the case stands to it.
     *
     * @param name in the reader's language
     * @param state {@code PRESENT NOT_NEEDED FOR_PEOPLE MISSING UNSIGNED UNSEALED BROKEN}
     * @param items those that fulfil it, or that people have to look at
     * @param people masked names of those of whom it is missing, or who have not signed
     * @param asks who has to sign it and which seals it has to carry, in the reader's language
     * @param lacks which seals or quarters are missing, or what people have to look at, in the reader's language
     */
    public record RowView(
            String id,
            String name,
            String kind,
            String state,
            boolean lacking,
            List<String> items,
            List<String> people,
            List<String> asks,
            List<String> lacks) {
        /** People and whatever else is missing, as one list. */
        public List<String> details() {
            return Stream.concat(people.stream(), lacks.stream()).toList();
        }
    }

    /** The checklist of a case of this household. */
    public static ChecklistView of(Checklist checklist, Household household, List<ToPlace> toPlace, Locale locale) {
        VolumeCase matter = checklist.matter();
        return new ChecklistView(
                checklist.volume().id().value(),
                checklist.volume().code(),
                matter.business().name(),
                new java.util.TreeSet<>(matter.facts().stream().map(Enum::name).toList()),
                checklist.table(),
                checklist.complete(),
                matter.closed(),
                matter.ended().map(end -> end.outcome().name()).orElse(null),
                matter.ended().map(VolumeCase.Ended::on).orElse(null),
                checklist.rows().stream()
                        .map(row -> row(row, household, locale))
                        .toList(),
                toPlace.stream().map(ToPlace::code).toList());
    }

    private static RowView row(Checklist.Row row, Household household, Locale locale) {
        Material material = row.material();
        MaterialWords words = MaterialWords.in(locale);
        return new RowView(
                material.id(),
                name(material, locale),
                material.kind().code(),
                word(row.state()),
                row.state().lacking(),
                items(row.state()).stream().map(ItemId::value).toList(),
                people(row.state()).stream().map(id -> name(id, household)).toList(),
                words.asks(material),
                words.lacks(row.state()));
    }

    /** The material's name in the reader's language; Chinese unless it is English. */
    public static String name(Material material, Locale locale) {
        return locale.getLanguage().equals(Locale.ENGLISH.getLanguage()) ? material.en() : material.zh();
    }

    /** The word of a state, as the key of its sentence. */
    static String word(State state) {
        if (state instanceof State.Present) {
            return "PRESENT";
        }
        if (state instanceof State.NotNeeded) {
            return "NOT_NEEDED";
        }
        if (state instanceof State.ForPeople) {
            return "FOR_PEOPLE";
        }
        if (state instanceof State.Missing || state instanceof State.MissingIn) {
            return "MISSING";
        }
        if (state instanceof State.Unsigned) {
            return "UNSIGNED";
        }
        return state instanceof State.Unsealed ? "UNSEALED" : "BROKEN";
    }

    private static List<ItemId> items(State state) {
        if (state instanceof State.ForPeople open) {
            return open.items();
        }
        return state instanceof State.Present present ? present.items() : List.of();
    }

    private static List<MemberId> people(State state) {
        if (state instanceof State.Missing missing) {
            return missing.of();
        }
        if (state instanceof State.ForPeople open) {
            return open.of();
        }
        return state instanceof State.Unsigned unsigned ? unsigned.of() : List.of();
    }

    private static String name(MemberId id, Household household) {
        return household.members().stream()
                .filter(member -> member.id().equals(id))
                .map(Member::name)
                .map(Masking::name)
                .findFirst()
                .orElse("*");
    }
}
