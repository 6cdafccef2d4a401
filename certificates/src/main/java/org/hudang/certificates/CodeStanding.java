package org.hudang.certificates;

/**
 * All that the printed short code alone tells. Unknown, withdrawn, suspended, expired and not yet valid are one answer, so
 * that nobody learns from a guessed code what became of a certificate.
 */
public enum CodeStanding {
    /** A certificate with this code is in force. */
    IN_FORCE,
    /** There is none in force. */
    NOT_IN_FORCE
}
