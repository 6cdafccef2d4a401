package org.hudang.signing.verify.structure;

/** An entry of a cross-reference section (ISO 32000-2, 7.5.4 and 7.5.8). */
sealed interface Entry {
    /** The section says nothing about the object. */
    record None() implements Entry {}

    /** The object is free. */
    record Free() implements Entry {}

    /** The object stands at an offset of the file. */
    record At(int offset, int generation) implements Entry {}

    /** The object stands in an object stream. */
    record In(int container, int index) implements Entry {}

    None NONE = new None();
    Free FREE = new Free();
}
