package org.hudang.archive.completeness;

/** Conditions under which a material belongs to a case: a closed list, so that a table cannot ask for what nobody knows. */
public enum Fact {
    /** Somebody under eighteen lives in the household. */
    HAS_MINOR(Source.HOUSEHOLD),
    /** The file knows an obligor who lives apart (赡养、抚养、扶养义务人). */
    HAS_OBLIGOR(Source.HOUSEHOLD),
    /** Somebody has a disability (残疾). */
    DISABILITY(Source.PEOPLE),
    /** Somebody is seriously ill (重病). */
    SERIOUS_ILLNESS(Source.PEOPLE),
    /** Somebody works (就业). */
    WORKING(Source.PEOPLE),
    /** The home is rented (租房). */
    RENTED_HOME(Source.PEOPLE),
    /** A guardian signs for a grown-up who cannot (监护人代签), so not every adult's own name stands under a paper. */
    REPRESENTED(Source.PEOPLE),
    /** Near relative of staff or of a village committee (近亲属备案). */
    NEAR_RELATIVE(Source.PEOPLE),
    /** Neighbours were asked in a meeting (民主评议). */
    NEIGHBOUR_REVIEW(Source.PEOPLE),
    /** Materials were asked for once more (补正). */
    SUPPLEMENTED(Source.PEOPLE),
    /** Somebody objected during the publicity (公示异议). */
    OBJECTION(Source.PEOPLE),
    /** The amount was raised or lowered in the year of the volume (增发、减发). */
    AMOUNT_CHANGED(Source.PEOPLE),
    /** The person in need lives in an institution (集中供养), so nobody visits them at home (分散供养). */
    IN_INSTITUTION(Source.PEOPLE),
    /** A case of change was confirmed in the year of the volume, in a volume of its own. */
    CHANGE_FILED(Source.HOUSEHOLD),
    /** A case that ended the relief was confirmed in the year of the volume, in a volume of its own. */
    STOP_FILED(Source.HOUSEHOLD),
    /** Relief ended in the year of the volume (停发). */
    RELIEF_STOPPED(Source.REGISTER),
    /** {@link Outcome#CONFIRMED}, and as long as the case has no outcome. */
    CONFIRMED(Source.OUTCOME),
    /** {@link Outcome#REFUSED}. */
    REFUSED(Source.OUTCOME),
    /** {@link Outcome#NOT_ACCEPTED}. */
    NOT_ACCEPTED(Source.OUTCOME),
    /** {@link Outcome#TERMINATED}. */
    TERMINATED(Source.OUTCOME),
    /** {@link Outcome#ABANDONED}. */
    ABANDONED(Source.OUTCOME);

    private final Source source;

    Fact(Source source) {
        this.source = source;
    }

    /** Who knows it. */
    public Source source() {
        return source;
    }

    /** Where a fact comes from. */
    public enum Source {
        /** Computed from the members and the other volumes of the household. */
        HOUSEHOLD,
        /** Computed from the register of benefits; of a household that it does not know nobody can say. */
        REGISTER,
        /** Declared by the people who handle the case. */
        PEOPLE,
        /** Follows from the outcome. */
        OUTCOME
    }
}
