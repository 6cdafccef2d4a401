package org.hudang.certificates;

/** A certificate that is not put on a phone. */
public final class CardRefused extends CertificateException {
    private CardRefused(String code, String message, Object... details) {
        super(code, message, details);
    }

    /** It is not in force now. */
    public static CardRefused notInForce(CertificateId id, CertificateRecord.Shown shown) {
        return new CardRefused("CE-094", id + " is " + shown + " and cannot be put on a phone", shown);
    }

    /** Nobody checked lately who the holder is. */
    public static CardRefused notWitnessed(String reason) {
        return new CardRefused("CE-095", "the holder's identity was not checked: " + reason, reason);
    }
}
