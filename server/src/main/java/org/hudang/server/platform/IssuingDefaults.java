package org.hudang.server.platform;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.hudang.archive.Acting;
import org.hudang.archive.destruction.Destruction.Destroyed;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.volume.HouseholdFile;
import org.hudang.archive.volume.Volume;
import org.hudang.archive.volume.VolumeId;
import org.hudang.casework.certificate.IssueRelief;
import org.hudang.signing.seal.Officer;
import org.hudang.signing.seal.Seal;
import org.hudang.signing.seal.SealState;

/** What a certificate is issued with where nobody says otherwise. */
public final class IssuingDefaults {
    private final House house;

    public IssuingDefaults(House house) {
        this.house = house;
    }

    /** Seals in use of the office that issues certificates, always in the same order. */
    public List<Seal> seals(Officer officer) {
        return house.signing().registry().all(officer).stream()
                .filter(seal -> seal.state() == SealState.ACTIVE)
                .filter(seal ->
                        seal.owner().name().equals(house.office().bureau().name()))
                .sorted(Comparator.comparing(seal -> seal.id().value()))
                .toList();
    }

    /** Volumes into which a paper can be filed, the newest first. */
    public List<Volume> openVolumes(HouseholdNumber household, Acting acting) {
        Map<VolumeId, Destroyed> destroyed = house.life().destruction().destroyed(household, acting);
        return house.archive().contents(household, acting).volumes().stream()
                .map(HouseholdFile.Shelf::volume)
                .filter(volume -> !destroyed.containsKey(volume.id()))
                .filter(volume -> !house.checklists()
                        .atAGlance(volume.id(), acting)
                        .matter()
                        .closed())
                .sorted(Comparator.comparing(Volume::openedAt).reversed())
                .toList();
    }

    /** The office behind a seal, as the paper names it. */
    public IssueRelief.Issuer issuer(Seal seal) {
        return new IssueRelief.Issuer(
                seal.owner().name(), seal.id(), house.settings().publicUrl().getHost() + "/v", house.certificateMark());
    }
}
