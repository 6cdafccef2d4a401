package org.hudang.archive.household;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A member of a household, or a person the procedure needs beside it.
 *
 * @param livesApart not a co-living member (共同生活的家庭成员)
 */
public record Member(
        MemberId id,
        PersonName name,
        IdDocument document,
        Relation relation,
        LocalDate birth,
        Optional<Phone> phone,
        boolean livesApart) {

    /** True when the person is eighteen or older on that day. */
    public boolean adultOn(LocalDate day) {
        return !birth.plusYears(18).isAfter(day);
    }

    @Override
    public String toString() {
        return "Member(" + id + ")";
    }
}
