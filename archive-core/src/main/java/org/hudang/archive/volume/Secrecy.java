package org.hudang.archive.volume;

/** Degree of secrecy of an item (密级, GB/T 7156). */
public enum Secrecy {
    /** For everybody (公开). */
    PUBLIC,
    /** For those who handle it, as every paper about a person (限制). */
    RESTRICTED,
    /** State secret (秘密). */
    SECRET,
    /** State secret (机密). */
    CONFIDENTIAL,
    /** State secret (绝密). */
    TOP_SECRET
}
