package org.hudang.certificates;

/** A wish for a certificate that cannot be met. */
public final class IssueRefused extends CertificateException {
    private IssueRefused(String code, String message, Object... details) {
        super(code, message, details);
    }

    /** The benefit register says no. */
    public static IssueRefused benefitNotInForce(String programme, String reason) {
        return new IssueRefused("CE-001", "no benefit " + programme + " in force: " + reason, programme, reason);
    }

    /** Nobody checked who the holder is. */
    public static IssueRefused holderNotWitnessed(String reason) {
        return new IssueRefused("CE-002", "the holder's identity was not checked: " + reason, reason);
    }

    /** The idempotency key belongs to another wish. */
    public static IssueRefused keyUsedForAnother(String key) {
        return new IssueRefused("CE-003", "idempotency key " + key + " was used for another wish", key);
    }

    /** The holder has a valid certificate of this benefit. */
    public static IssueRefused alreadyIssued(CertificateId existing) {
        return new IssueRefused("CE-004", existing + " is still in force for the same benefit and holder", existing);
    }

    /** No day of validity is left before the benefit ends or the next review is due. */
    public static IssueRefused noDayLeft(Object from, Object latest) {
        return new IssueRefused(
                "CE-007", "first day " + from + " is after the last possible day " + latest, from, latest);
    }

    /** A field of the wish is malformed. */
    public static IssueRefused malformed(String field, String expected) {
        return new IssueRefused("CE-008", field + " is malformed, expected " + expected, field, expected);
    }

    /** The certificate to be replaced is another household's, holder's or is final. */
    public static IssueRefused cannotReplace(CertificateId replaced) {
        return new IssueRefused("CE-009", replaced + " cannot be replaced by this one", replaced);
    }

    /** What takes the place of a certificate would begin later or end earlier than it. */
    public static IssueRefused replacementFallsShort(CertificateId replaced, Object first, Object last) {
        return new IssueRefused(
                "CE-087",
                "what replaces " + replaced + " has to hold from " + first + " to " + last + " at least",
                first,
                last);
    }
}
