package org.hudang.signing.personal;

import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import org.hudang.signing.personal.Reading.PageShown;

/** Everything that must be true before a key is made for an act. */
final class ActChecks {
    /** Clocks of devices and servers may differ so much. */
    private static final Duration SKEW = Duration.ofMinutes(2);
    /** Who was looked at so long ago may have handed the device on. */
    private static final Duration IDENTITY_LIFE = Duration.ofHours(2);

    private ActChecks() {}

    static void check(PersonalAct act, String document, int pages, Instant now) {
        if (!act.reading().document().equals(document)) {
            throw new ShownDocumentDiffers(act.reading().document(), document);
        }
        field(act);
        identity(act, now);
        reading(act, pages, now);
        expression(act);
    }

    private static void field(PersonalAct act) {
        String owner = act.field().signer();
        boolean own = owner.equals(act.signer().key());
        boolean wards = act.behalf().isPresent()
                && owner.equals(act.behalf().get().person().key());
        if (!own && !wards) {
            throw new FieldNotOfSigner(act.field().name());
        }
        act.behalf().ifPresent(behalf -> {
            if (behalf.person().key().equals(act.signer().key())) {
                throw GuardianRefused.ownGuardian();
            }
            if (behalf.ground().isBlank()) {
                throw GuardianRefused.noGround();
            }
        });
    }

    private static void identity(PersonalAct act, Instant now) {
        IdentityEvidence identity = act.identity();
        if (!identity.signer().equals(act.signer().key())) {
            throw IdentityRefused.anotherPerson();
        }
        if (identity.at().isAfter(now.plus(SKEW))) {
            throw IdentityRefused.inTheFuture();
        }
        if (identity.at().isBefore(now.minus(IDENTITY_LIFE))) {
            throw IdentityRefused.tooLongAgo();
        }
        if (identity instanceof StaffWitness witness
                && (witness.witness().isBlank()
                        || witness.witness().equals(act.signer().key()))) {
            throw IdentityRefused.noWitness();
        }
    }

    private static void reading(PersonalAct act, int pages, Instant now) {
        Reading reading = act.reading();
        BitSet shown = new BitSet();
        for (PageShown page : reading.pages()) {
            if (page.page() < 1 || page.page() > pages || page.millis() <= 0) {
                throw ReadingRefused.unknownPage(page.page());
            }
            if (page.from()
                    .plusMillis(page.millis())
                    .isAfter(reading.confirmedAt().plus(SKEW))) {
                throw ReadingRefused.consentBeforeReading();
            }
            shown.set(page.page());
        }
        if (shown.cardinality() != pages) {
            throw ReadingRefused.pagesNotShown(shown.cardinality(), pages);
        }
        if (reading.consentText().isBlank()) {
            throw ReadingRefused.noConsentText();
        }
        if (reading.confirmedAt().isAfter(now.plus(SKEW))
                || reading.confirmedAt().isBefore(now.minus(IDENTITY_LIFE))) {
            throw ReadingRefused.consentNotNow();
        }
    }

    private static void expression(PersonalAct act) {
        if (act.expression() instanceof Handwriting writing) {
            HandwritingLimits.check(writing);
        } else if (act.expression() instanceof TypedName typed
                && !plain(typed.name()).equals(plain(act.signer().name()))) {
            throw new TypedNameRefused();
        }
    }

    /** Names are equal when they look equal: NFC, no outer spaces. */
    private static String plain(String name) {
        return Normalizer.normalize(name.strip(), Normalizer.Form.NFC);
    }
}
