package org.hudang.signing.verify;

import java.nio.file.Path;
import java.time.Clock;

/**
 * Judges signed papers (验签). Every file ends in a report, hostile ones too: no input makes this door throw, loop or
 * take more than the limits of {@link VerificationOptions#limits()}.
 *
 * <p><b>Guarantee.</b> {@link Verdict.Valid} is answered only when every signature of the file passed every rule that
 * applies: its field and value parse, its range covers all but its own value, all later bytes are complete updates with
 * permitted changes only, the signature and its certificate bind, and the certificate chain is good at a trusted time.
 *
 * <p><b>Warning.</b> A file whose last signature was cut away is a perfectly good file with fewer signatures; only
 * {@link VerificationOptions#expectSigners(int)} or a register can tell.
 *
 * <p>Threads may share one verifier. Nothing is written to disk, nothing is fetched from a network.
 */
public interface Verifier {

    /**
     * Judges one file.
     *
     * @param file the file to judge; a missing or unreadable file is answered with {@link Verdict.Refused}
     * @param options trust, time, expectations and limits
     * @return the report, complete and immutable
     */
    VerificationReport verify(Path file, VerificationOptions options);

    /**
     * Judges bytes that are in memory already, for instance an upload. The array must not change meanwhile.
     *
     * @param name what the report calls the file
     * @param content the whole file
     */
    VerificationReport verify(String name, byte[] content, VerificationOptions options);

    /**
     * Judges a signature that stands in a message of its own beside what it signs (CAdES, detached).
     *
     * @param name of the file with the message
     * @param content what was signed, whole
     * @param message DER
     */
    VerificationReport verifyBeside(String name, byte[] content, byte[] message, VerificationOptions options);

    /** The verifier of the house; {@code clock} says what “now” is when a signature proves no time of its own. */
    static Verifier with(Clock clock) {
        return new StrictVerifier(clock);
    }
}
