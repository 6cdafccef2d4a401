package org.hudang.certificates.check;

import static org.hudang.certificates.check.OfflineChecker.SKEW;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hudang.certificates.check.CertificateVerdict.CannotTellNow;
import org.hudang.certificates.check.CertificateVerdict.CardGenuine;
import org.hudang.certificates.check.CertificateVerdict.CardStatusUnknown;
import org.hudang.certificates.check.CertificateVerdict.Expired;
import org.hudang.certificates.check.CertificateVerdict.Genuine;
import org.hudang.certificates.check.CertificateVerdict.GenuineStatusUnknown;
import org.hudang.certificates.check.CertificateVerdict.Missing;
import org.hudang.certificates.check.CertificateVerdict.NotYetValid;
import org.hudang.certificates.check.CertificateVerdict.StatusGap;
import org.hudang.certificates.check.CertificateVerdict.Suspended;
import org.hudang.certificates.check.CertificateVerdict.Withdrawn;
import org.hudang.certificates.cose.Cbor;
import org.hudang.certificates.cose.CborRefused;
import org.hudang.certificates.payload.CertificateFacts;
import org.hudang.certificates.payload.CertificateFacts.StatusPlace;
import org.hudang.certificates.payload.PhoneCode;
import org.hudang.certificates.status.SignedStatusList;
import org.hudang.certificates.status.StatusValue;
import org.hudang.certificates.trust.Bureau;
import org.hudang.certificates.trust.TrustList;

/**
 * How a certificate with a right signature stands: withdrawn before everything else, then the clock, then suspended. A
 * withdrawal counts even from a list that is too old; “valid” from such a list does not.
 */
final class StandingCheck {
    /**
     * How far clocks may be apart for a code that counts for a minute: enough for the way to the eye of another phone and for
     * clocks that are set by the network, too little for a picture that somebody sends on.
     */
    static final Duration PHONE_SKEW = Duration.ofSeconds(30);

    private static final int KEPT = 64;

    private final CheckMaterial.StatusLists lists;
    private final Map<Cbor.Bytes, SignedStatusList> opened = new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Cbor.Bytes, SignedStatusList> eldest) {
            return size() > KEPT;
        }
    };

    StandingCheck(CheckMaterial.StatusLists lists) {
        this.lists = lists;
    }

    /** What the list at hand says of a place. */
    private record Told(StatusValue value, Optional<SignedStatusList> list, StatusGap gap) {
        static Told nothing(StatusGap gap) {
            return new Told(StatusValue.UNKNOWN, Optional.empty(), gap);
        }

        boolean isTooOld(Instant now) {
            return list.map(one -> !now.minus(SKEW).isBefore(one.expiresAt())).orElse(true);
        }
    }

    CertificateVerdict of(CertificateFacts facts, Bureau bureau, TrustList trust, Instant now) {
        Told told = told(facts.status(), bureau, trust);
        Instant asOf = told.list().map(SignedStatusList::issuedAt).orElse(trust.issuedAt());
        if (told.value() == StatusValue.REVOKED) {
            return new Withdrawn(asOf);
        }
        Instant newest =
                Collections.max(List.of(asOf, trust.issuedAt(), facts.times().issuedAt()));
        if (now.plus(SKEW).isBefore(newest)) {
            return new CannotTellNow(Missing.CLOCK_IN_DOUBT);
        }
        if (!now.minus(SKEW).isBefore(facts.times().notAfter())) {
            return new Expired(facts.times().notAfter());
        }
        if (now.plus(SKEW).isBefore(facts.times().notBefore())) {
            return new NotYetValid(facts.times().notBefore());
        }
        if (told.value() == StatusValue.SUSPENDED) {
            return new Suspended(asOf);
        }
        if (!now.minus(SKEW).isBefore(trust.refreshBy())) {
            return new CannotTellNow(Missing.TRUST_LIST_TOO_OLD);
        }
        if (told.value() == StatusValue.UNKNOWN) {
            return new GenuineStatusUnknown(facts, bureau, told.gap());
        }
        return told.isTooOld(now)
                ? new GenuineStatusUnknown(facts, bureau, StatusGap.LIST_TOO_OLD)
                : new Genuine(facts, bureau, asOf);
    }

    /** How a phone code with a right signature stands: withdrawn first, then its own minute, then suspended. */
    CertificateVerdict of(PhoneCode code, Bureau bureau, TrustList trust, Instant now) {
        Told told = told(code.status(), bureau, trust);
        Instant asOf = told.list().map(SignedStatusList::issuedAt).orElse(trust.issuedAt());
        if (told.value() == StatusValue.REVOKED) {
            return new Withdrawn(asOf);
        }
        if (now.plus(PHONE_SKEW).isBefore(code.issuedAt())) {
            return new CannotTellNow(Missing.CODE_FROM_FUTURE);
        }
        if (now.plus(PHONE_SKEW).isBefore(Collections.max(List.of(asOf, trust.issuedAt())))) {
            return new CannotTellNow(Missing.CLOCK_IN_DOUBT);
        }
        if (!now.minus(PHONE_SKEW).isBefore(code.until())) {
            return new CannotTellNow(Missing.CODE_TOO_OLD);
        }
        if (told.value() == StatusValue.SUSPENDED) {
            return new Suspended(asOf);
        }
        if (!now.minus(SKEW).isBefore(trust.refreshBy())) {
            return new CannotTellNow(Missing.TRUST_LIST_TOO_OLD);
        }
        if (told.value() == StatusValue.UNKNOWN) {
            return new CardStatusUnknown(code, bureau, told.gap());
        }
        return told.isTooOld(now)
                ? new CardStatusUnknown(code, bureau, StatusGap.LIST_TOO_OLD)
                : new CardGenuine(code, bureau, asOf);
    }

    private Told told(StatusPlace place, Bureau bureau, TrustList trust) {
        String uri = bureau.statusList(place.list());
        Optional<byte[]> token = lists.newest(uri);
        if (token.isEmpty()) {
            return Told.nothing(StatusGap.NO_LIST);
        }
        SignedStatusList list;
        try {
            list = open(token.get(), uri, bureau, trust);
        } catch (CborRefused refused) {
            return Told.nothing(StatusGap.LIST_REFUSED);
        }
        if (list.list().bits() != 2) {
            return Told.nothing(StatusGap.NO_SUCH_PLACE);
        }
        StatusValue value = list.list().at(place.index()).stream()
                .mapToObj(StatusValue::of)
                .findFirst()
                .orElse(StatusValue.UNKNOWN);
        return new Told(value, Optional.of(list), StatusGap.NO_SUCH_PLACE);
    }

    /** Opening costs a signature check and unpacking; the same bytes for the same address are opened once. */
    private SignedStatusList open(byte[] token, String uri, Bureau bureau, TrustList trust) {
        Cbor.Bytes key = new Cbor.Bytes(token);
        synchronized (opened) {
            SignedStatusList known = opened.get(key);
            if (known != null && known.uri().equals(uri)) {
                return known;
            }
        }
        SignedStatusList list = SignedStatusList.open(token, uri, bureau.code(), trust);
        synchronized (opened) {
            opened.put(key, list);
        }
        return list;
    }
}
