package org.hudang.casework.application;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.household.MemberId;
import org.hudang.archive.volume.ItemId;
import org.hudang.archive.volume.VolumeId;
import org.hudang.casework.benefit.Programme;

/**
 * An application as it stands.
 *
 * @param id its id
 * @param number its number as printed (申请编号): {@code SS}, division, date, serial
 * @param household that applies
 * @param township that owns the household
 * @param volume where the form is filed
 * @param programme what is applied for
 * @param applicant the member who applies
 * @param state how far it has come
 * @param openedAt when it was composed
 * @param paper the form at its newest revision
 * @param signers every signature it needs, in the order of the form
 * @param filed where the form is, once filed
 */
public record Application(
        ApplicationId id,
        String number,
        HouseholdNumber household,
        String township,
        VolumeId volume,
        Programme programme,
        MemberId applicant,
        State state,
        Instant openedAt,
        PaperState paper,
        List<SignerState> signers,
        Optional<ItemId> filed) {
    public Application {
        signers = List.copyOf(signers);
    }

    /** How far an application has come. */
    public enum State {
        /** Signatures are missing, or the form is not filed yet. */
        SIGNING,
        /** Signed and filed: the township has received it. */
        FILED,
        /** Not signed in time; its form is gone. */
        EXPIRED
    }

    /**
     * The form at its newest revision.
     *
     * @param template version it was composed with
     * @param pages how many pages it has
     * @param revision 0 as composed, then one more with every signature
     * @param file name in the work directory
     * @param sm3 digest of that file
     */
    public record PaperState(String template, int pages, int revision, String file, String sm3) {}

    /**
     * A signature the form needs.
     *
     * @param field in which field
     * @param signer key of the person
     * @param name of the person, as the form prints it
     * @param signedAt when it was signed
     * @param act number of the act of signing
     * @param evidence name of its evidence in the work directory
     */
    public record SignerState(
            String field,
            String signer,
            String name,
            Optional<Instant> signedAt,
            Optional<String> act,
            Optional<String> evidence) {}

    /** Fields in which a signature is still missing. */
    public List<String> missing() {
        return signers.stream()
                .filter(signer -> signer.signedAt().isEmpty())
                .map(SignerState::field)
                .toList();
    }
}
