package org.hudang.certificates.check;

import java.time.Instant;

/** Code and report word of every verdict; the sentences stand in the bundle under the code. */
record VerdictCode(String code, VerdictWord word) {
    static VerdictCode of(CertificateVerdict verdict) {
        if (verdict instanceof CertificateVerdict.Genuine) {
            return new VerdictCode("CE-200", VerdictWord.VALID);
        } else if (verdict instanceof CertificateVerdict.GenuineStatusUnknown unknown) {
            return new VerdictCode(unknown.gap().code(), VerdictWord.CANNOT_TELL);
        } else if (verdict instanceof CertificateVerdict.CardGenuine) {
            return new VerdictCode("CE-090", VerdictWord.VALID);
        } else if (verdict instanceof CertificateVerdict.CardStatusUnknown unknown) {
            return new VerdictCode(unknown.gap().code(), VerdictWord.CANNOT_TELL);
        } else if (verdict instanceof CertificateVerdict.Suspended) {
            return new VerdictCode("CE-220", VerdictWord.SUSPENDED);
        } else if (verdict instanceof CertificateVerdict.Withdrawn) {
            return new VerdictCode("CE-221", VerdictWord.REVOKED);
        } else if (verdict instanceof CertificateVerdict.Expired) {
            return new VerdictCode("CE-222", VerdictWord.EXPIRED);
        } else if (verdict instanceof CertificateVerdict.NotYetValid) {
            return new VerdictCode("CE-223", VerdictWord.NOT_YET_VALID);
        } else if (verdict instanceof CertificateVerdict.Altered altered) {
            return new VerdictCode(altered.damage().code(), VerdictWord.ALTERED);
        } else if (verdict instanceof CertificateVerdict.IssuerUnknown stranger) {
            return new VerdictCode(stranger.stranger().code(), VerdictWord.UNTRUSTED);
        } else if (verdict instanceof CertificateVerdict.NotOurs other) {
            return new VerdictCode(other.other().code(), VerdictWord.NOT_OURS);
        } else if (verdict instanceof CertificateVerdict.CannotTellNow missing) {
            return new VerdictCode(missing.missing().code(), VerdictWord.CANNOT_TELL);
        }
        throw new IllegalStateException("a verdict without a code");
    }

    static Object[] arguments(CertificateVerdict verdict) {
        Instant instant = null;
        if (verdict instanceof CertificateVerdict.Genuine genuine) {
            instant = genuine.statusAsOf();
        } else if (verdict instanceof CertificateVerdict.CardGenuine genuine) {
            instant = genuine.statusAsOf();
        } else if (verdict instanceof CertificateVerdict.Suspended suspended) {
            instant = suspended.asOf();
        } else if (verdict instanceof CertificateVerdict.Withdrawn withdrawn) {
            instant = withdrawn.on();
        } else if (verdict instanceof CertificateVerdict.Expired expired) {
            instant = expired.on();
        } else if (verdict instanceof CertificateVerdict.NotYetValid notYet) {
            instant = notYet.from();
        }
        return instant == null ? new Object[0] : new Object[] {instant};
    }
}
