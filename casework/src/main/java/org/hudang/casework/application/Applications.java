package org.hudang.casework.application;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.hudang.archive.Acting;
import org.hudang.signing.personal.Device;
import org.hudang.signing.personal.Expression;
import org.hudang.signing.personal.IdentityEvidence;
import org.hudang.signing.personal.Reading;

/**
 * Takes an application for relief from composing to filing: the form is composed from the household and what the applicant
 * states, the applicant signs it with an event certificate of the own (and so does an agent, where there is one), and it is
 * filed together with the evidence. No seal belongs on it: it is the applicant's paper, received by being filed.
 *
 * <p>Each step may be repeated: a step already done changes nothing and gives the application as it is. A process that is
 * killed in between goes on where it was.
 */
public interface Applications {
    /**
     * Composes the form. An application that was not signed in time stays expired: apply anew with another key.
     *
     * @throws ApplicationRefused if the applicant is not a member of age who lives in the household, something is said of
     *     somebody who does not live in it, the volume is of another household, or the key was used for another application
     * @throws org.hudang.forms.FormsException if the statement does not fit the form
     */
    Application open(OpenApplication command, Acting acting);

    /**
     * Lets one person sign one field.
     *
     * @throws ApplicationRefused if the application or field is unknown, the name is not the one printed there, somebody else
     *     signed the form at the same time, or its time is over
     */
    Application sign(ApplicationId id, Signature signature, Acting acting);

    /**
     * Files the form with its evidence, once nothing is missing.
     *
     * @throws ApplicationRefused naming what is missing
     */
    Application file(ApplicationId id, Acting acting);

    /** The application, if this caller may see it. */
    Optional<Application> find(ApplicationId id, Acting acting);

    /** The newest revision of the form, for showing it; only while it is not filed. */
    Path paper(ApplicationId id, Acting acting);

    /**
     * Ends applications that were opened before this moment and are not signed to the end: the journal says so and their
     * papers are removed. One that only waits to be filed is filed. Removes what ended ones left in the work directory.
     *
     * @return how many ended now
     */
    int endOverdue(Instant openedBefore);

    /**
     * What one person gives.
     *
     * @param field which field
     * @param name full name of the person
     * @param reading what was shown
     * @param expression handwriting or typed name
     * @param identity how identity was made sure
     * @param device on which device
     */
    record Signature(
            String field,
            String name,
            Reading reading,
            Expression expression,
            IdentityEvidence identity,
            Device device) {}
}
