package org.hudang.archive.household;

/** Kind of identity document (证件类型). The kind is given with the number, never guessed from it. */
public enum DocumentType {
    /** Resident identity number (居民身份证, also of children known by the household register), GB 11643-1999. */
    RESIDENT_ID,
    /** Residence permit for residents of Hong Kong, Macao and Taiwan (港澳台居民居住证): 81/82/83 0000, same checksum. */
    RESIDENCE_PERMIT,
    /** Foreign permanent resident card (外国人永久居留身份证): 18 digits starting with 9, or 3 letters and 12 digits. */
    FOREIGN_PERMANENT_RESIDENCE,
    /** Passport (护照). */
    PASSPORT,
    /** Birth certificate (出生医学证明): one letter and nine digits. */
    BIRTH_CERTIFICATE
}
