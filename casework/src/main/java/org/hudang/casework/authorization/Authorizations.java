package org.hudang.casework.authorization;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.hudang.archive.Acting;
import org.hudang.signing.personal.Behalf;
import org.hudang.signing.personal.Device;
import org.hudang.signing.personal.Expression;
import org.hudang.signing.personal.IdentityEvidence;
import org.hudang.signing.personal.Reading;
import org.hudang.signing.seal.Officer;
import org.hudang.signing.seal.SealId;

/**
 * Takes an authorization from composing to filing: risk notice and letter are composed, every person concerned signs both
 * with an event certificate of the own, the seals follow, and the papers are filed together with the evidence.
 *
 * <p>Each step may be repeated: a step already done changes nothing and gives the authorization as it is. A process that
 * is killed in between goes on where it was.
 */
public interface Authorizations {
    /**
     * Composes the two papers and works out who must sign. An authorization that was not signed in time stays expired: open a
     * new one with another key.
     *
     * @throws AuthorizationRefused if a member who cannot sign has no guardian who can, nobody read the notice, the volume
     *     is of another household, or the key was used for another authorization
     */
    Authorization open(OpenAuthorization command, Acting acting);

    /**
     * Lets one person sign one field.
     *
     * @throws AuthorizationRefused if the authorization or field is unknown, the name is not the one printed there, a
     *     guardian does not say for whom, the notice is not confirmed before the letter, somebody else signed the same paper at
     *     the same time, or its time is over
     */
    Authorization sign(AuthorizationId id, Signature signature, Acting acting);

    /**
     * Puts a seal where the papers need it, after all signatures of that paper.
     *
     * @throws AuthorizationRefused if signatures are missing, the seal does not belong there, or the officer does not act
     *     for its owner
     */
    Authorization seal(AuthorizationId id, String field, SealId seal, Officer officer);

    /**
     * Files both papers with their evidence, once nothing is missing.
     *
     * @throws AuthorizationRefused naming what is missing
     */
    Authorization file(AuthorizationId id, Acting acting);

    /**
     * Ends authorizations that were opened before this moment and are not signed and sealed to the end (AU-10): the journal
     * says so, what was signed is given up and their papers are removed. One that only waits to be filed is filed. Removes
     * what ended ones left in the work directory.
     *
     * @return how many ended now
     */
    int endOverdue(Instant openedBefore);

    /** The authorization, if this caller may see it. */
    Optional<Authorization> find(AuthorizationId id, Acting acting);

    /** The newest revision of a paper, for showing it; only while it is not filed. */
    Path paper(AuthorizationId id, PaperName paper, Acting acting);

    /**
     * What one person gives.
     *
     * @param field which field
     * @param name full name of the person
     * @param reading what was shown
     * @param expression handwriting or typed name
     * @param identity how identity was made sure
     * @param device on which device
     * @param behalf for whom, if a guardian signs
     */
    record Signature(
            String field,
            String name,
            Reading reading,
            Expression expression,
            IdentityEvidence identity,
            Device device,
            Optional<Behalf> behalf) {}
}
