package org.hudang.forms;

/** Who signs at a place. */
public enum PlaceKind {
    /** A person, by hand or fingerprint on paper, by an event certificate electronically. */
    PERSON,
    /** An office, by its seal. */
    SEAL
}
