package org.hudang.casework.benefit;

import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hudang.archive.Acting;

/**
 * The register of benefits in force. Whoever issues a relief certificate asks here first.
 *
 * <p>Every change is journaled in the same transaction. A caller sees and changes only the households of its township.
 */
public interface BenefitRegister {
    /**
     * Enters a benefit. The same entry made again gives the benefit that is there.
     *
     * @throws BenefitRefused if another benefit of this programme, not stopped, shares a day with it
     */
    Benefit enter(EnterBenefit entry, Acting acting);

    /**
     * Enters all rows of a table (docs/formats/benefits-csv-v1.md), or none of them. A row that says what the register holds
     * already, in force or stopped, changes nothing: no table brings a stopped benefit back.
     *
     * @throws BenefitTableRefused naming every row that cannot be entered
     */
    EnteredTable enterTable(InputStream csv, HouseholdLookup households, Acting acting);

    /** The benefits of a household, newest first. */
    List<Benefit> of(String household, Acting acting);

    /** The benefit of this programme that the household receives on this day. */
    Optional<Benefit> inForce(String household, Programme programme, LocalDate on, Acting acting);

    /**
     * Stops a benefit (停保) as of today or an earlier day. What must end with it, such as certificates, ends in the same
     * transaction through {@link StopListener}; hence a stop is not entered before its day has come.
     *
     * @throws BenefitRefused if it is unknown to this caller or stopped already, or the day lies ahead
     */
    Benefit stop(BenefitId id, Benefit.Stop stop, Acting acting);

    /**
     * What became of a table.
     *
     * @param entered benefits that were entered now, in the order of the rows
     * @param known benefits that were there already
     */
    record EnteredTable(List<Benefit> entered, List<Benefit> known) {
        public EnteredTable {
            entered = List.copyOf(entered);
            known = List.copyOf(known);
        }
    }

    /** Finds the household that a row of a table means, by household number or by an identity number of a member. */
    interface HouseholdLookup {
        Answer find(String numberOrIdentity);

        /** What a look gives. */
        sealed interface Answer {}

        /**
         * A household that is known.
         *
         * @param number its number
         * @param township the township that owns it
         */
        record Known(String number, String township) implements Answer {}

        /** No household, or none that this caller may see. */
        record Unknown() implements Answer {}

        /**
         * No household can be meant by this.
         *
         * @param rule what is wrong with it
         */
        record Wrong(BenefitTableRefused.Rule rule) implements Answer {}
    }

    /** Told inside the transaction in which a benefit stops; an exception here undoes the stop. */
    interface StopListener {
        void stopped(Benefit benefit, Acting acting);
    }
}
