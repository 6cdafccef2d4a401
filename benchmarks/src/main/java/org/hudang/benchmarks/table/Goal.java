package org.hudang.benchmarks.table;

/**
 * An aim: the house does an operation at least so many times as fast as another does it.
 *
 * @param group operations it is about
 * @param with what they are done with; {@code *} for all
 * @param subject whose speed is judged
 * @param against whose speed it is divided by
 * @param atLeast the quotient that is wanted
 */
public record Goal(String group, String with, String subject, String against, double atLeast) {
    /** Stands for every way of doing it. */
    public static final String ALL = "*";

    boolean isAbout(Operation operation) {
        return group.equals(operation.group())
                && subject.equals(operation.name())
                && (with.equals(ALL) || with.equals(operation.with()));
    }

    /** Whether it was reached: the whole interval lies above, below, or on both sides of what is wanted. */
    Answer judge(Estimate quotient) {
        if (Double.isNaN(quotient.error())) {
            return quotient.value() >= atLeast ? Answer.MET : Answer.MISSED;
        }
        if (quotient.value() - quotient.error() >= atLeast) {
            return Answer.MET;
        }
        return quotient.value() + quotient.error() < atLeast ? Answer.MISSED : Answer.TOO_CLOSE;
    }

    /** Answers to a goal. */
    public enum Answer {
        /** Reached. */
        MET("met"),
        /** Not reached. */
        MISSED("not met"),
        /** The confidence interval holds the goal: measure longer, or on a quieter machine. */
        TOO_CLOSE("too close to tell");

        private final String words;

        Answer(String words) {
            this.words = words;
        }

        /** As the table says it. */
        public String words() {
            return words;
        }
    }
}
