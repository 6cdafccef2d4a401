package org.hudang.search;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * A household (户).
 *
 * @param household its number; also the id of the document
 * @param programmes codes of the programmes it stands in, such as {@code DB}, {@code TK}, {@code LS}
 * @param people all members; the first is the one the household is called after
 * @param codes numbers that lead to this household: certificate ids, authorization numbers
 * @param date the day the file was opened
 */
public record HouseholdDocument(
        String household,
        Place place,
        Set<String> programmes,
        List<IndexedPerson> people,
        List<String> codes,
        LocalDate date)
        implements IndexDocument {

    public HouseholdDocument {
        IndexDocument.requireKey("household", household);
        programmes = Set.copyOf(programmes);
        people = List.copyOf(people);
        codes = List.copyOf(codes);
        programmes.forEach(programme -> IndexDocument.requireShort("programmes", programme));
        codes.forEach(code -> IndexDocument.requireShort("codes", code));
        if (people.isEmpty()) {
            throw new DocumentRefused("people", "at least one", "none");
        }
    }

    @Override
    public String id() {
        return household;
    }

    @Override
    public Kind kind() {
        return Kind.HOUSEHOLD;
    }
}
