package org.hudang.archive.household;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A person to enter in a household.
 *
 * @param birth date of birth; must agree with the number where the number states one
 * @param livesApart not a co-living member (共同生活的家庭成员): an obligor who lives apart, for example
 */
public record NewMember(
        PersonName name,
        IdDocument document,
        Relation relation,
        LocalDate birth,
        Optional<Phone> phone,
        boolean livesApart) {

    /** A co-living member with a document that states the date of birth, without telephone. */
    public static NewMember coLiving(PersonName name, IdNumber number, Relation relation) {
        return new NewMember(name, IdDocument.of(number), relation, number.birth(), Optional.empty(), false);
    }

    /** The same person with this telephone. */
    public NewMember withPhone(Phone number) {
        return new NewMember(name, document, relation, birth, Optional.of(number), livesApart);
    }

    /** The same person, living apart. */
    public NewMember apart() {
        return new NewMember(name, document, relation, birth, phone, true);
    }

    @Override
    public String toString() {
        return "NewMember(" + relation + ")";
    }
}
