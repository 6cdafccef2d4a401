package org.hudang.archive.intake.tray;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hudang.archive.CommandRefused;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.Member;
import org.hudang.archive.household.MemberId;
import org.hudang.archive.volume.ItemKind;
import org.hudang.archive.volume.Secrecy;
import org.hudang.archive.volume.VolumeId;

/**
 * What a manifest says of a file (清单): docs/formats/intake-manifest-v1.md.
 *
 * @param position in the manifest, from 1
 * @param volume where it belongs, when the manifest says so
 * @param lastFour of the document number of the one whom it concerns; empty for the whole household
 */
public record Described(
        int position,
        Optional<VolumeId> volume,
        ItemKind kind,
        String title,
        Optional<String> lastFour,
        LocalDate date,
        String responsible) {

    /**
     * The upload as the item that the manifest wants it to be.
     *
     * @throws CommandRefused when not exactly one member of the household has these last four
     */
    public TrayPaper paper(UploadId upload, Household household, boolean evenIfThere) {
        return new TrayPaper(
                upload, kind, title, member(household), date, responsible, "", Secrecy.RESTRICTED, evenIfThere);
    }

    private Optional<MemberId> member(Household household) {
        if (lastFour.isEmpty()) {
            return Optional.empty();
        }
        List<Member> found = household.members().stream()
                .filter(member -> member.document().lastFour().equals(lastFour.get()))
                .toList();
        if (found.size() != 1) {
            throw new CommandRefused("items[" + position + "].member", "one member of this household");
        }
        return Optional.of(found.get(0).id());
    }
}
