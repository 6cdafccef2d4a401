package org.hudang.server.intake;

import java.util.List;
import java.util.Locale;
import org.hudang.archive.household.Household;
import org.hudang.archive.intake.Finding;
import org.hudang.archive.intake.tray.Standing;
import org.hudang.archive.intake.tray.Twin;
import org.hudang.archive.intake.tray.Upload;
import org.hudang.server.household.MaskedText;
import org.jspecify.annotations.Nullable;

/**
 * An upload as the page shows it.
 *
 * @param name names masked
 * @param state key of the word of its standing
 * @param mark shape and colour
 * @param share how much of it has come, in percent
 * @param said what the examination found, in the reader's language
 * @param pages as counted; 0 for none
 * @param files of a ZIP
 * @param twinLink the paper with the same bytes; null when the twin is in the tray, or there is none
 * @param twinName code or name of the twin; null when there is none
 * @param itemLink the paper it became
 * @param described title and date that a manifest gives it, names masked; null without one
 */
record UploadRow(
        String id,
        String name,
        String state,
        String mark,
        int share,
        List<String> said,
        int pages,
        int files,
        @Nullable String twinLink,
        @Nullable String twinName,
        @Nullable String itemLink,
        @Nullable String described) {

    static UploadRow of(Upload upload, Household household, Locale locale) {
        Standing standing = upload.standing();
        Twin twin = upload.twin().orElse(null);
        return new UploadRow(
                upload.id().value(),
                MaskedText.of(upload.name(), household),
                standing.word(),
                mark(standing),
                (int) (100 * upload.receivedBytes() / upload.bytes()),
                findings(standing).stream()
                        .map(finding -> locale.getLanguage().equals("en") ? finding.en() : finding.zh())
                        .toList(),
                standing instanceof Standing.Ready ready ? ready.pages() : 0,
                standing instanceof Standing.Unpacked unpacked ? unpacked.files() : 0,
                twin instanceof Twin.InArchive there ? "/items/" + there.item() : null,
                twinName(twin, household),
                standing instanceof Standing.Filed filed ? "/items/" + filed.item() : null,
                upload.described()
                        .map(said -> MaskedText.of(said.title(), household) + " · " + said.date())
                        .orElse(null));
    }

    private static @Nullable String twinName(@Nullable Twin twin, Household household) {
        if (twin == null) {
            return null;
        }
        return twin instanceof Twin.InArchive there
                ? there.code()
                : MaskedText.of(((Twin.InTray) twin).name(), household);
    }

    private static String mark(Standing standing) {
        if (standing instanceof Standing.Ready || standing instanceof Standing.Filed) {
            return "ok";
        }
        if (standing instanceof Standing.Quarantined) {
            return "warn";
        }
        return standing instanceof Standing.Refused ? "bad" : "wait";
    }

    private static List<Finding> findings(Standing standing) {
        if (standing instanceof Standing.Ready ready) {
            return ready.warnings();
        }
        if (standing instanceof Standing.Quarantined kept) {
            return List.of(kept.why());
        }
        return standing instanceof Standing.Refused refused ? List.of(refused.why()) : List.of();
    }

    /** Whether it can become a paper. */
    public boolean mayBeFiled() {
        return state.equals("READY") || state.equals("QUARANTINED");
    }

    /** Whether it can be taken out of the tray. */
    public boolean mayGo() {
        return !state.equals("FILED");
    }

    /** Shape of its mark in {@code icons.svg}. */
    public String shape() {
        return mark.equals("bad") ? "no" : mark;
    }
}
