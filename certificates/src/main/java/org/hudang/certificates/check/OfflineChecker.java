package org.hudang.certificates.check;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.hudang.certificates.check.CertificateVerdict.Altered;
import org.hudang.certificates.check.CertificateVerdict.CannotTellNow;
import org.hudang.certificates.check.CertificateVerdict.Damage;
import org.hudang.certificates.check.CertificateVerdict.IssuerUnknown;
import org.hudang.certificates.check.CertificateVerdict.Missing;
import org.hudang.certificates.check.CertificateVerdict.NotOurs;
import org.hudang.certificates.check.CertificateVerdict.Other;
import org.hudang.certificates.check.CertificateVerdict.Stranger;
import org.hudang.certificates.cose.CborRefused;
import org.hudang.certificates.cose.SignedEnvelope;
import org.hudang.certificates.number.ShortCode;
import org.hudang.certificates.number.ShortCodeRefused;
import org.hudang.certificates.payload.CertificateFacts;
import org.hudang.certificates.payload.CertificateLink;
import org.hudang.certificates.payload.CertificatePayload;
import org.hudang.certificates.payload.Digits;
import org.hudang.certificates.payload.PhoneCode;
import org.hudang.certificates.payload.PhoneCodePayload;
import org.hudang.certificates.qr.FirstPage;
import org.hudang.certificates.qr.PictureRefused;
import org.hudang.certificates.qr.Pictures;
import org.hudang.certificates.qr.QrReader;
import org.hudang.certificates.trust.Bureau;
import org.hudang.certificates.trust.TrustList;
import org.hudang.certificates.trust.TrustedKey;
import org.hudang.signing.PayloadContext;

/** Checks with what is at hand: text, then signature, then the clock and the register. */
final class OfflineChecker implements CertificateChecker {
    /** How far clocks may be apart. */
    static final Duration SKEW = Duration.ofMinutes(5);

    private final CheckMaterial material;
    private final Clock clock;
    private final StandingCheck standing;

    OfflineChecker(CheckMaterial material, Clock clock) {
        this.material = material;
        this.clock = clock;
        this.standing = new StandingCheck(material.statusLists());
    }

    @Override
    public CheckResult check(String text) {
        Instant now = clock.instant();
        return new CheckResult(verdict(text, now), now);
    }

    @Override
    public CheckResult checkPicture(byte[] picture) {
        return checkImage(() -> Pictures.read(picture), Missing.PICTURE);
    }

    @Override
    public CheckResult checkImage(BufferedImage image) {
        return checkImage(() -> image, Missing.PICTURE);
    }

    @Override
    public CheckResult checkPdf(Path pdf) {
        return checkImage(() -> FirstPage.of(pdf), Missing.DOCUMENT);
    }

    private CheckResult checkImage(Supplier<BufferedImage> image, Missing whenUnreadable) {
        Instant now = clock.instant();
        try {
            return new CheckResult(verdict(QrReader.read(image.get()), now), now);
        } catch (PictureRefused refused) {
            return new CheckResult(new CannotTellNow(whenUnreadable), now);
        }
    }

    /** One certificate code is judged; codes of others beside it are passed over; two of ours are not chosen from. */
    private CertificateVerdict verdict(Set<String> codes, Instant now) {
        if (codes.isEmpty()) {
            return new CannotTellNow(Missing.NO_CODE_FOUND);
        }
        Set<String> ours = new LinkedHashSet<>();
        for (String code : codes) {
            if (CertificateLink.read(code, material.hosts()) instanceof CertificateLink.Read.Ours) {
                ours.add(code);
            }
        }
        if (ours.size() > 1) {
            return new CannotTellNow(Missing.SEVERAL_CODES);
        }
        return ours.isEmpty()
                ? new NotOurs(Other.TEXT)
                : verdict(ours.iterator().next(), now);
    }

    private CertificateVerdict verdict(String text, Instant now) {
        CertificateLink.Read read = CertificateLink.read(text, material.hosts());
        if (read instanceof CertificateLink.Read.Ours ours) {
            return CertificateLink.isDigits(ours.rest())
                    ? verdict(ours.rest(), new Altered(Damage.UNREADABLE), now)
                    : new Altered(Damage.UNREADABLE);
        } else if (read instanceof CertificateLink.Read.Bare bare) {
            return verdict(bare.digits(), new NotOurs(Other.DIGITS), now);
        }
        return typed(text);
    }

    /**
     * A code typed by hand. It never makes a certificate valid: whoever forges one may print the code of another, and the
     * code shows no name to compare.
     */
    private CertificateVerdict typed(String text) {
        try {
            ShortCode code = ShortCode.parse(text.strip());
            return material.codes()
                    .standing(code)
                    .<CertificateVerdict>map(standing -> switch (standing) {
                        case IN_FORCE -> new CannotTellNow(Missing.CODE_ALONE);
                        case NOT_IN_FORCE -> new NotOurs(Other.CODE);
                    })
                    .orElseGet(() -> new NotOurs(Other.TEXT));
        } catch (ShortCodeRefused refused) {
            return new NotOurs(refused.mistyped() ? Other.MISTYPED : Other.TEXT);
        }
    }

    private CertificateVerdict verdict(String digits, CertificateVerdict whenUnreadable, Instant now) {
        SignedEnvelope envelope;
        try {
            byte[] bytes = Digits.read(digits);
            if (bytes.length > CertificatePayload.LONGEST_ENVELOPE) {
                return whenUnreadable;
            }
            envelope = SignedEnvelope.readBare(bytes);
        } catch (CborRefused refused) {
            return whenUnreadable;
        }
        Optional<TrustList> trust = material.trust();
        if (trust.isEmpty()) {
            return new CannotTellNow(Missing.NO_TRUST_LIST);
        }
        return verdict(envelope, trust.get(), now);
    }

    private CertificateVerdict verdict(SignedEnvelope envelope, TrustList trust, Instant now) {
        List<TrustedKey> named = new ArrayList<>(trust.keys(PayloadContext.CERTIFICATE, envelope.keyId()));
        named.addAll(trust.keys(PayloadContext.CARD, envelope.keyId()));
        if (named.isEmpty()) {
            return new IssuerUnknown(Stranger.NO_SUCH_KEY);
        }
        Damage damage = Damage.ALGORITHM;
        for (TrustedKey key : named) {
            SignedEnvelope.Match match = envelope.matches(key.key());
            if (match == SignedEnvelope.Match.SIGNED) {
                return key.context() == PayloadContext.CARD
                        ? phone(envelope.payload(), key, trust, now)
                        : verdict(envelope.payload(), key, trust, now);
            } else if (match == SignedEnvelope.Match.NOT_SIGNED) {
                damage = Damage.SIGNATURE;
            }
        }
        return new Altered(damage);
    }

    private CertificateVerdict verdict(byte[] payload, TrustedKey key, TrustList trust, Instant now) {
        CertificateFacts facts;
        try {
            facts = CertificatePayload.read(payload);
        } catch (CborRefused refused) {
            return new NotOurs(Other.KIND);
        }
        Optional<Bureau> bureau = trust.bureau(facts.bureau());
        if (key.bureau() != facts.bureau() || bureau.isEmpty()) {
            return new IssuerUnknown(Stranger.ANOTHER_BUREAU);
        }
        return stranger(key, facts.times().issuedAt(), now)
                .<CertificateVerdict>map(IssuerUnknown::new)
                .orElseGet(() -> standing.of(facts, bureau.get(), trust, now));
    }

    /** What a key for phone cards signed is a phone code or nothing, as what a key for certificates signed is never one. */
    private CertificateVerdict phone(byte[] payload, TrustedKey key, TrustList trust, Instant now) {
        PhoneCode code;
        try {
            code = PhoneCodePayload.read(payload);
        } catch (CborRefused refused) {
            return new NotOurs(Other.KIND);
        }
        Optional<Bureau> bureau = trust.bureau(key.bureau());
        if (bureau.isEmpty()) {
            return new IssuerUnknown(Stranger.ANOTHER_BUREAU);
        }
        return stranger(key, code.issuedAt(), now)
                .<CertificateVerdict>map(IssuerUnknown::new)
                .orElseGet(() -> standing.of(code, bureau.get(), trust, now));
    }

    /** Why what this key signed at a time does not count now, if it does not. */
    private static Optional<Stranger> stranger(TrustedKey key, Instant issuedAt, Instant now) {
        if (issuedAt.isAfter(key.term().signUntil())) {
            return Optional.of(Stranger.AFTER_SIGN_UNTIL);
        }
        return now.isBefore(key.term().verifyUntil()) ? Optional.empty() : Optional.of(Stranger.AFTER_VERIFY_UNTIL);
    }
}
