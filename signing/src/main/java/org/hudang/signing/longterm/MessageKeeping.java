package org.hudang.signing.longterm;

import java.util.List;
import java.util.Optional;
import org.hudang.signing.key.DigestAlgorithm;
import org.hudang.signing.revocation.RevocationSource;
import org.hudang.signing.timestamp.TimestampAnswer;
import org.hudang.signing.verify.TrustData;
import org.hudang.signing.verify.Verdict;
import org.hudang.signing.verify.VerificationOptions;
import org.hudang.signing.verify.Verifier;

/**
 * Makes a message beside a file ({@link org.hudang.signing.pdf.SignedMessage}) one that a receiver can judge with the anchors
 * alone: level B-LT of CAdES (EN 319 122-1, 6.3). Chains and proof that nothing on them was withdrawn are put in, and the
 * timestamp that it may lack.
 *
 * <p>Nothing is kept that our own verifier does not call valid with what was put in and nothing else. May be used by many threads.
 */
public final class MessageKeeping {
    private final LongTermParts parts;
    private final RevocationSource lasting;
    private final Verifier verifier;

    private MessageKeeping(LongTermParts parts, RevocationSource lasting) {
        this.parts = parts;
        this.lasting = lasting;
        this.verifier = Verifier.with(parts.clock());
    }

    /**
     * With these parts.
     *
     * @param lasting a second source whose proof is put in as well, where it has any: an answer is fresh and in force for a day, a
     *     list is older and lasts for longer
     */
    public static MessageKeeping with(LongTermParts parts, RevocationSource lasting) {
        return new MessageKeeping(parts, lasting);
    }

    /**
     * Completes a message.
     *
     * @param content what it stands beside
     * @param message DER
     */
    public KeptMessage complete(byte[] content, byte[] message) {
        Optional<Parsed> parsed = Parsed.of(message);
        Verdict before = verify(content, message);
        if (parsed.isEmpty() || LongTerm.hopeless(before)) {
            return new KeptMessage.NotWorthKeeping(before);
        }
        byte[] stamped = message;
        if (parsed.get().tokens().isEmpty()) {
            DigestAlgorithm digest = parsed.get().national() ? DigestAlgorithm.SM3 : DigestAlgorithm.SHA_256;
            TimestampAnswer answer = parts.timestamps().stamp(digest, digest.digest(MessageMaterial.value(message)));
            if (answer instanceof TimestampAnswer.NoAnswer none) {
                return new KeptMessage.NotNow(
                        List.of(new Missing("timestamp " + digest.jcaName(), none.why() + ": " + none.detail())));
            }
            stamped = MessageMaterial.stamped(
                    message, ((TimestampAnswer.Stamped) answer).token().der());
        }
        return filled(content, stamped);
    }

    private KeptMessage filled(byte[] content, byte[] message) {
        Parsed parsed = Parsed.of(message).orElseThrow();
        Gathering needed = gathered(parsed, parts.revocation());
        if (!needed.missing().isEmpty()) {
            return new KeptMessage.NotNow(needed.missing());
        }
        byte[] full = MessageMaterial.into(message, needed.material());
        full = MessageMaterial.into(full, gathered(parsed, lasting).material());
        Verdict verdict = verify(content, full);
        return verdict instanceof Verdict.Valid
                ? new KeptMessage.Complete(full)
                : new KeptMessage.NotWorthKeeping(verdict);
    }

    private Gathering gathered(Parsed message, RevocationSource source) {
        Gathering gathering = new Gathering(source, parts.anchors());
        gathering.know(message.certificates());
        message.tokens().forEach(token -> gathering.know(token.certificates()));
        gathering.take(message.signer());
        message.tokens().forEach(token -> gathering.take(token.signer()));
        return gathering;
    }

    private Verdict verify(byte[] content, byte[] message) {
        return verifier.verifyBeside(
                        "message.p7s",
                        content,
                        message,
                        VerificationOptions.strict().trusting(TrustData.of(parts.anchors(), List.of())))
                .verdict();
    }
}
