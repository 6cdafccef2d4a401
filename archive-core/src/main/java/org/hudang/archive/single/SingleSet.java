package org.hudang.archive.single;

import java.time.Instant;
import java.util.Optional;

/** How the switch of one business stands (单套开关). */
public record SingleSet(BusinessLine line, State state) {
    /**
     * Somebody's word.
     *
     * @param why reason; empty where none is asked for
     */
    public record Said(String by, Instant at, String why) {}

    /** Whether papers of this business need no paper beside them. */
    public boolean isOn() {
        return state instanceof State.On;
    }

    /** A state of a switch. */
    public sealed interface State {
        /** Stable word, for example {@code WAITING}. */
        default String word() {
            if (this instanceof On) {
                return "ON";
            }
            return this instanceof Waiting ? "WAITING" : "OFF";
        }

        /**
         * Paper is kept beside (双套).
         *
         * @param ended how it was refused or switched off; empty when it was never asked for
         */
        record Off(Optional<Said> ended) implements State {}

        /** A feasibility record is entered; a second person has to approve it. */
        record Waiting(Feasibility record, Said entered) implements State {}

        /** The electronic form alone is kept (单套). */
        record On(Feasibility record, Said entered, Said approved) implements State {}
    }
}
