package org.hudang.certificates.check;

import java.time.Instant;
import org.hudang.certificates.payload.CertificateFacts;
import org.hudang.certificates.payload.PhoneCode;
import org.hudang.certificates.trust.Bureau;

/**
 * What came out of checking a certificate. Only verdicts that say the certificate was truly issued and holds in time
 * carry what it says; the others carry no personal data, so that nobody learns a name from a bad code.
 */
public sealed interface CertificateVerdict {
    /**
     * 真实有效: issued by this bureau, in its time, and not withdrawn as of a status list that is fresh enough.
     *
     * @param statusAsOf when the status list was signed
     */
    record Genuine(CertificateFacts facts, Bureau issuer, Instant statusAsOf) implements CertificateVerdict {}

    /** 真实，状态未知: issued by this bureau and in its time; whether it was withdrawn is not known. Never green. */
    record GenuineStatusUnknown(CertificateFacts facts, Bureau issuer, StatusGap gap) implements CertificateVerdict {}

    /**
     * 亮证码真实有效: shown now by whoever holds the phone card of a certificate in force. The code names nobody; whether it was shown
     * to others before, only the house knows.
     *
     * @param statusAsOf when the status list was signed
     */
    record CardGenuine(PhoneCode code, Bureau issuer, Instant statusAsOf) implements CertificateVerdict {}

    /** 亮证码真实，状态未知: shown now from a phone card; whether the certificate was withdrawn is not known. Never green. */
    record CardStatusUnknown(PhoneCode code, Bureau issuer, StatusGap gap) implements CertificateVerdict {}

    /** 已暂停: set aside by the bureau as of this instant; may come back. */
    record Suspended(Instant asOf) implements CertificateVerdict {}

    /** 已撤销: withdrawn for ever, known since this instant at the latest. */
    record Withdrawn(Instant on) implements CertificateVerdict {}

    /** 已过期: did hold, until this instant. */
    record Expired(Instant on) implements CertificateVerdict {}

    /** 尚未生效: will hold from this instant. */
    record NotYetValid(Instant from) implements CertificateVerdict {}

    /** 被改动: names a key of a trusted bureau, but that key did not sign this. */
    record Altered(Damage damage) implements CertificateVerdict {}

    /** 签发机关未知: signed by a key that the trust list does not vouch for, or not for that time. */
    record IssuerUnknown(Stranger stranger) implements CertificateVerdict {}

    /** 不是本系统的证明: not a relief certificate of this system at all. */
    record NotOurs(Other other) implements CertificateVerdict {}

    /** 暂时无法判断: something that is needed for an answer is missing. */
    record CannotTellNow(Missing missing) implements CertificateVerdict {}

    /** A reason with a stable code. */
    interface Reason {
        /** Stable code, for example {@code CE-231}. */
        String code();
    }

    /** Why the status is not known. */
    enum StatusGap implements Reason {
        /** No status list at hand. */
        NO_LIST("CE-210"),
        /** The newest list at hand is past its expiry. */
        LIST_TOO_OLD("CE-211"),
        /** The list is not signed by the bureau, or is not the one asked for. */
        LIST_REFUSED("CE-212"),
        /** The list has no such place or a value of unknown meaning. */
        NO_SUCH_PLACE("CE-213");

        private final String code;

        StatusGap(String code) {
            this.code = code;
        }

        @Override
        public String code() {
            return code;
        }
    }

    /** In which way it was altered. */
    enum Damage implements Reason {
        /** The signature does not fit the content. */
        SIGNATURE("CE-230"),
        /** It stands behind our address, but cannot be read as a certificate. */
        UNREADABLE("CE-231"),
        /** It claims an algorithm that the key is not bound to. */
        ALGORITHM("CE-232");

        private final String code;

        Damage(String code) {
            this.code = code;
        }

        @Override
        public String code() {
            return code;
        }
    }

    /** Why the issuer is not known. */
    enum Stranger implements Reason {
        /** No key with that name. */
        NO_SUCH_KEY("CE-240"),
        /** The key did not sign any more when it claims to have been issued. */
        AFTER_SIGN_UNTIL("CE-241"),
        /** The key may not be relied on any more. */
        AFTER_VERIFY_UNTIL("CE-242"),
        /** The key belongs to another bureau than the certificate names. */
        ANOTHER_BUREAU("CE-243");

        private final String code;

        Stranger(String code) {
            this.code = code;
        }

        @Override
        public String code() {
            return code;
        }
    }

    /** What it is instead. */
    enum Other implements Reason {
        /** A link or text that is not ours. */
        TEXT("CE-250"),
        /** Digits that are no certificate. */
        DIGITS("CE-251"),
        /** Signed by a bureau, but no relief certificate of a kind known here. */
        KIND("CE-252"),
        /** A short code with a character typed wrong. */
        MISTYPED("CE-253"),
        /** A short code of which no certificate is in force; never told from one that was withdrawn. */
        CODE("CE-254");

        private final String code;

        Other(String code) {
            this.code = code;
        }

        @Override
        public String code() {
            return code;
        }
    }

    /** What is missing for an answer. */
    enum Missing implements Reason {
        /** No QR code could be read from the picture. */
        NO_CODE_FOUND("CE-260"),
        /** More than one certificate code in the picture. */
        SEVERAL_CODES("CE-261"),
        /** The picture cannot be read. */
        PICTURE("CE-262"),
        /** The document cannot be read. */
        DOCUMENT("CE-263"),
        /** No trust list at hand. */
        NO_TRUST_LIST("CE-264"),
        /** The trust list is too old to vouch for anything. */
        TRUST_LIST_TOO_OLD("CE-265"),
        /** The clock here is earlier than the newest list or than the certificate itself. */
        CLOCK_IN_DOUBT("CE-266"),
        /** A certificate with this short code is in force; whether it is this paper, only its QR code shows. */
        CODE_ALONE("CE-267"),
        /** A phone code whose time is over: a picture of a screen, or a card that did not refresh. */
        CODE_TOO_OLD("CE-091"),
        /** A phone code that was signed later than the clock here shows. */
        CODE_FROM_FUTURE("CE-092"),
        /** A phone code that somebody else has checked before; known to the house alone. */
        SHOWN_BEFORE("CE-093");

        private final String code;

        Missing(String code) {
            this.code = code;
        }

        @Override
        public String code() {
            return code;
        }
    }
}
