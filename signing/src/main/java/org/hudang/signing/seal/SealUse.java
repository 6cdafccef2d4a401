package org.hudang.signing.seal;

import java.nio.file.Path;
import java.util.List;

/**
 * Using a seal (用印): a request that names document, place and purpose; approval by someone else; one signature; the log.
 *
 * <p>{@link #seal} works in five steps, each durable before the next: (1) the request becomes IN_USE with the digest of
 * the document, (2) the seal signs, (3) the output is staged and synced to disk, (4) its digest and USED are recorded,
 * (5) the caller files the output and calls {@link #filed}. After a crash at any point the same call, or
 * {@link #recover}, takes a staged output as it is and never signs a second time.
 *
 * <p>Every use and every refusal is written to the log of the seal before the caller is answered.
 */
public interface SealUse {
    /**
     * Asks for a use. When a standing approval covers template and time, the request is approved at once and the log
     * names the rule.
     *
     * @throws SealUnknown no such seal for this officer
     * @throws SealStateRefused the seal is not ACTIVE
     * @throws SealOutOfTime the seal is not valid now
     */
    SealRequestId request(SealRequest request);

    /**
     * Approves.
     *
     * @throws SamePerson the approver is the requester
     * @throws NotForOfficer the approver does not act for the owner of the seal
     * @throws RequestStateRefused the request does not wait for approval
     */
    void approve(SealRequestId id, Officer approver);

    /** Refuses the request for this reason; final. */
    void reject(SealRequestId id, String reason, Officer approver);

    /**
     * Puts the seal on the document.
     *
     * @return the staged output; the same again when an earlier call had signed and the output is not filed yet
     * @throws DocumentSwapped the file is not the document of the request
     * @throws RequestStateRefused the request is not approved
     * @throws SealAlreadyUsed the output of the request was filed
     * @throws SealStateRefused the seal is suspended or cancelled
     * @throws SealOutOfTime the seal is not valid now
     * @throws SealBusy another process is at it
     */
    SealedPaper seal(SealRequestId id, Path pdf, Officer operator);

    /**
     * Says that the caller has filed the output; joins the transaction of the caller. May be said twice.
     *
     * @throws RequestStateRefused the request is not USED
     */
    void filed(SealRequestId id, Officer operator);

    /**
     * Says that the caller has given a sealed paper up before it was filed: the log tells that the outputs of requests asked
     * for under keys that begin so are gone, and they are removed; joins the transaction of the caller. That the seal was
     * used stays in the log. Filed outputs stay. May be said twice.
     *
     * @param reason why, for the log
     * @param operator in whose name it is logged; an officer of the bureau, for the papers of a township may carry its seal
     * @return how many outputs were given up now
     */
    int giveUp(String keyPrefix, String reason, Officer operator);

    /** Asks for a standing approval; it covers nothing before someone else approves it. */
    StandingApprovalId proposeStanding(StandingApproval approval, Officer requester);

    /**
     * Approves a standing approval.
     *
     * @throws SamePerson the approver proposed it
     */
    void approveStanding(StandingApprovalId id, Officer approver);

    /** Ends a standing approval at once. */
    void withdrawStanding(StandingApprovalId id, Officer officer);

    /** The standing approvals of a seal that are not withdrawn, approved or not, the oldest first. */
    List<StandingView> standing(SealId seal, Officer reader);

    /** Requests that wait for a decision and that this officer may see, oldest first. */
    List<SealRequestView> waiting(Officer officer);

    /** The request as it is now. */
    SealRequestView find(SealRequestId id, Officer reader);

    /**
     * Cleans up after a crash: records staged outputs, gives requests without output back as approved, deletes the
     * staged files of filed requests. Signs nothing.
     *
     * @param operator in whose name it is logged; an officer of the bureau
     */
    SealRecovery recover(Officer operator);

    /**
     * Compares every use of every seal with the log: one approved request, one output, told once. A log whose chain is broken
     * says nothing here.
     */
    List<SealUseFinding> check();

    /** The log of a seal, oldest first; the chain is checked while reading. */
    List<SealLogEntry> log(SealId id, Officer reader);
}
