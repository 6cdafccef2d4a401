package org.hudang.archive.inspection;

import java.util.List;

/** What became of one item of an inspection (检测结果). */
public sealed interface Result {
    /** As it has to be (通过). */
    record Passed() implements Result {}

    /** Not as it has to be (不通过). */
    record Failed(List<Fault> faults) implements Result {
        public Failed {
            faults = List.copyOf(faults);
        }
    }

    /** Nothing of the kind is there (不适用). */
    record NotApplicable(Why why) implements Result {}

    /** A machine cannot tell, or not this one (待人工): never passed. */
    record ByHand(Why why) implements Result {}

    /**
     * One thing that is not as it has to be.
     *
     * @param object archival code, path in the volume or name of a member
     * @param expected what should be there; no personal data
     * @param found what is there; no personal data
     */
    record Fault(String object, String expected, String found) {}

    /** Why there is no yes and no no; the sentence stands in the bundle of this package. */
    enum Why {
        /** Nobody is configured who reads signatures. */
        NO_SIGNATURE_READER,
        /** A signature is there, and nobody here can say that it holds. */
        SIGNATURE_UNKNOWN,
        /** Signatures hold, and nobody has compared whose they are with those that the materials table asks for. */
        SIGNERS_NOT_COMPARED,
        /** A file is kept in quarantine and is not opened. */
        QUARANTINED,
        /** No virus scanner is configured, or it does not answer. */
        NO_SCANNER,
        /** There is no materials table for this programme and business. */
        NO_TABLE,
        /** Of a required material only people can tell whether it is signed and sealed as it has to be, or is needed at all. */
        MATERIALS_UNTOLD,
        /** Codes were given by another house, by a rule that is not known here. */
        CODE_OF_ANOTHER_HOUSE,
        /** Nobody has counted the pages of a paper, or they cannot be counted now. */
        PAGES_NOT_COUNTED,
        /** The catalogue was made anew from the files, and its history lacks acts that only the lost database knew. */
        HISTORY_REBUILT,
        /** Somebody has to open papers and look at them. */
        LOOK_AT_PAPERS,
        /** Somebody has to look at the machines. */
        LOOK_AT_MACHINES,
        /** Somebody has to say how the work was done. */
        DECLARE_PROCESS,
        /** Nothing was carried on a medium. */
        ONLINE,
        /** Somebody has looked and says that nothing of the kind is there. */
        NOTHING_THERE
    }

    /** Passed when there is no fault. */
    static Result of(List<Fault> faults) {
        return faults.isEmpty() ? new Passed() : new Failed(faults);
    }

    /** The word of a result, as in reports. */
    default String word() {
        if (this instanceof Passed) {
            return "passed";
        }
        if (this instanceof Failed) {
            return "failed";
        }
        return this instanceof ByHand ? "by-hand" : "not-applicable";
    }
}
