package org.hudang.certificates;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hudang.certificates.number.ShortCode;
import org.hudang.certificates.payload.PhoneCode;
import org.hudang.certificates.qr.QrCode;

/**
 * Certificates on the phones of their holders (亮证). Staff hand out a way in, once; the phone that takes it gets codes that
 * count for a minute each (docs/formats/phone-code-v1.md), as long as the certificate is in force. Only digests of what opens
 * anything are kept. Every method is one transaction; what a phone or a checker asks sees the one certificate it is about.
 */
public interface PhoneCards {
    /** How long a way in is open. */
    Duration OPEN_FOR = Duration.ofMinutes(10);

    /** How often somebody may miss the number at one way in before it is closed. */
    int TRIES = 5;

    /** How long an agreement waits for its checker. */
    Duration AGREED_FOR = Duration.ofMinutes(10);

    /** How many checks the holder is shown. */
    int LOOKS = 20;

    /**
     * Makes a way in for the holder's phone; an earlier one that nobody took is closed.
     *
     * @throws CertificateUnknown when the certificate is not in sight
     * @throws CardRefused when it is not in force, or the holder's identity was not checked lately
     */
    WayIn offer(CertificateId id, Acting acting);

    /**
     * Closes the way in and ends the phone; for ever, but another way in may be made. Nothing happens where there is neither.
     *
     * @throws CertificateUnknown when the certificate is not in sight
     */
    void end(CertificateId id, Acting acting);

    /** Whether a way in is open, and since when a phone has the card. */
    Held held(CertificateId id, Acting acting);

    /**
     * Takes a way in for a phone, which from then on is the only one. Unknown, taken, closed and over are one answer, and so is
     * a wrong number; each miss counts.
     *
     * @param lastFour last four characters of the identity number, as typed from the document
     */
    Taken take(ShortCode wayIn, String lastFour);

    /** The card on a phone; empty where the phone was ended or never had one. */
    Optional<Card> card(CardSecret phone);

    /** A fresh code; empty where there is no phone, the certificate is not in force, or the key of codes is out of reach. */
    Optional<Code> code(CardSecret phone);

    /**
     * Lets the first checker of one of the next codes see more, once; an agreement that nobody used yet gives way. Nothing
     * happens where there is no phone, or the certificate is not in force.
     */
    void agree(CardSecret phone, Consent consent);

    /** Takes an agreement back that nobody used yet. */
    void disagree(CardSecret phone);

    /** Ends a phone by its own wish. */
    void leave(CardSecret phone);

    /**
     * Uses up a code that was judged genuine, and notes the check for the holder. The same asker who asks again, because an
     * answer was lost or a button pressed twice, gets the same answer; nobody else does. Where the household's journal is broken
     * the code is used up and nothing beyond the masked face is told.
     */
    Use use(PhoneCode code, Asker asker);

    /**
     * A way in.
     *
     * @param code for typing, or as the fragment of a link; kept nowhere
     * @param until when it closes
     */
    record WayIn(ShortCode code, Instant until) {}

    /**
     * How a certificate stands with phones.
     *
     * @param since since when a phone has it
     * @param openUntil until when a way in is open
     */
    record Held(Optional<Instant> since, Optional<Instant> openUntil) {}

    /** What came of taking a way in. */
    sealed interface Taken {
        /**
         * The phone has the card.
         *
         * @param phone what it shows from now on
         * @param until end of the certificate
         */
        record Bound(CardSecret phone, Instant until) implements Taken {}

        /** Nothing came of it. */
        record Refused() implements Taken {}
    }

    /**
     * A card.
     *
     * @param record the certificate
     * @param told how it stands now
     * @param looks the newest checks, newest first
     * @param agreed what the next checker may see beyond the masked face
     */
    record Card(CertificateRecord record, CertificateRecord.Telling told, List<Look> looks, Optional<Consent> agreed) {
        public Card {
            looks = List.copyOf(looks);
        }
    }

    /**
     * A fresh code.
     *
     * @param link what the code holds: {@code https://HOST/v#DIGITS}
     * @param qr the same as modules
     * @param facts what was signed
     */
    record Code(String link, QrCode qr, PhoneCode facts) {}

    /**
     * A check.
     *
     * @param at when
     * @param what what was checked
     * @param by what the checker said of itself, unproven; mostly empty
     * @param agreed what it saw beyond the masked face
     */
    record Look(Instant at, What what, String by, Optional<Consent> agreed) {
        /** What was checked. */
        public enum What {
            /** The printed code; noted once a day. */
            PRINTED,
            /** A code on the phone. */
            PHONE
        }
    }

    /**
     * Who checks.
     *
     * @param check what tells this check from others, chosen by the asker; empty where there is nothing
     * @param by what the asker says of itself; at most 60 characters, empty where it says nothing
     */
    record Asker(String check, String by) {}

    /** What became of a code. */
    sealed interface Use {
        /**
         * Used up now, or before by this same check.
         *
         * @param agreed what may be told beyond the masked face, this once
         */
        record Counted(CertificateRecord record, Optional<Consent> agreed) implements Use {}

        /** Somebody else has used it up before. */
        record ShownBefore() implements Use {}

        /** The register has no such certificate: the database was set back. */
        record NotKnown() implements Use {}
    }
}
