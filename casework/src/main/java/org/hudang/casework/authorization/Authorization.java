package org.hudang.casework.authorization;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.volume.ItemId;
import org.hudang.archive.volume.VolumeId;
import org.hudang.casework.benefit.Programme;

/**
 * An authorization as it stands.
 *
 * @param id its id
 * @param number its number as printed (授权书编号), 18 digits: division, date, serial
 * @param household whose economic status is to be checked
 * @param township that owns the household
 * @param volume where its papers are filed
 * @param office township government that takes it, as printed
 * @param programme what is applied for
 * @param state how far it has come
 * @param openedAt when it was composed
 * @param papers its two papers at their newest revision
 * @param signers every signature it needs, in the order of the papers
 * @param seals every seal it needs
 * @param filed where its papers are, once filed
 */
public record Authorization(
        AuthorizationId id,
        String number,
        HouseholdNumber household,
        String township,
        VolumeId volume,
        String office,
        Programme programme,
        State state,
        Instant openedAt,
        List<PaperState> papers,
        List<SignerState> signers,
        List<SealState> seals,
        Optional<FiledAs> filed) {
    public Authorization {
        papers = List.copyOf(papers);
        signers = List.copyOf(signers);
        seals = List.copyOf(seals);
    }

    /** How far an authorization has come. */
    public enum State {
        /** Signatures or seals are missing, or the papers are not filed yet. */
        SIGNING,
        /** Signed by all, sealed, filed: it may be relied on. */
        FILED,
        /** Not signed and sealed in time; its papers are gone. */
        EXPIRED
    }

    /**
     * A paper at its newest revision.
     *
     * @param name which
     * @param template version it was composed with
     * @param pages how many pages it has
     * @param revision 0 as composed, then one more with every signature and seal
     * @param file name in the work directory
     * @param sm3 digest of that file
     */
    public record PaperState(PaperName name, String template, int pages, int revision, String file, String sm3) {}

    /**
     * A signature the papers need.
     *
     * @param paper on which paper
     * @param field in which field
     * @param signer key of the person
     * @param name of the person, as the paper prints it
     * @param wards members for whom the person signs here as guardian; empty when one signs for oneself
     * @param signedAt when it was signed
     * @param act number of the act of signing
     * @param evidence name of its evidence in the work directory
     */
    public record SignerState(
            PaperName paper,
            String field,
            String signer,
            String name,
            List<String> wards,
            Optional<Instant> signedAt,
            Optional<String> act,
            Optional<String> evidence) {
        public SignerState {
            wards = List.copyOf(wards);
        }
    }

    /**
     * A seal the papers need.
     *
     * @param paper on which paper
     * @param field in which field
     * @param role {@code township} or {@code bureau}
     * @param request number of the request for its use
     * @param sealedAt when it was sealed
     */
    public record SealState(
            PaperName paper, String field, String role, Optional<String> request, Optional<Instant> sealedAt) {}

    /**
     * The filed papers.
     *
     * @param notice item of the signed notice
     * @param letter item of the signed and sealed letter
     */
    public record FiledAs(ItemId notice, ItemId letter) {}

    /** The paper of this name. */
    public PaperState paper(PaperName name) {
        return papers.stream().filter(paper -> paper.name() == name).findFirst().orElseThrow();
    }

    /** Fields in which a signature or a seal is still missing. */
    public List<String> missing() {
        return Stream.concat(
                        signers.stream()
                                .filter(signer -> signer.signedAt().isEmpty())
                                .map(SignerState::field),
                        seals.stream().filter(seal -> seal.sealedAt().isEmpty()).map(SealState::field))
                .toList();
    }

    /** Signatures that are still missing on a paper. */
    public List<SignerState> missing(PaperName name) {
        return signers.stream()
                .filter(signer -> signer.paper() == name && signer.signedAt().isEmpty())
                .toList();
    }
}
