package org.hudang.server.intake;

import java.util.List;
import org.hudang.archive.intake.Finding;
import org.hudang.archive.intake.tray.Standing;
import org.hudang.archive.intake.tray.Twin;
import org.hudang.archive.intake.tray.Upload;
import org.jspecify.annotations.Nullable;

/**
 * An upload as the interface shows it (docs/reference/rest.md).
 *
 * @param state word of its standing
 * @param received ranges that are durable: first byte, and the byte behind the last
 * @param findings codes of what the examination found: warnings, or why not
 * @param duplicateOf the paper ({@code itm_}) or upload ({@code upl_}) with the same bytes
 * @param item the paper it became
 */
record UploadView(
        String id,
        String household,
        String name,
        long bytes,
        String sha256,
        String state,
        List<Long[]> received,
        @Nullable String type,
        int pages,
        List<Found> findings,
        @Nullable String duplicateOf,
        @Nullable String item) {

    /** What was found, by its stable code and in both languages. */
    record Found(String code, String zh, String en) {
        static Found of(Finding finding) {
            return new Found(finding.code().code(), finding.zh(), finding.en());
        }
    }

    static UploadView of(Upload upload) {
        Standing standing = upload.standing();
        String type = null;
        int pages = 0;
        List<Finding> findings = List.of();
        String item = null;
        if (standing instanceof Standing.Ready ready) {
            type = ready.type().name();
            pages = ready.pages();
            findings = ready.warnings();
        } else if (standing instanceof Standing.Quarantined kept) {
            type = kept.type().name();
            findings = List.of(kept.why());
        } else if (standing instanceof Standing.Refused refused) {
            findings = List.of(refused.why());
        } else if (standing instanceof Standing.Filed filed) {
            item = filed.item().value();
        }
        return new UploadView(
                upload.id().value(),
                upload.household().value(),
                upload.name(),
                upload.bytes(),
                upload.sha256(),
                standing.word(),
                upload.received().stream()
                        .map(range -> new Long[] {range.from(), range.to()})
                        .toList(),
                type,
                pages,
                findings.stream().map(Found::of).toList(),
                upload.twin().map(UploadView::twin).orElse(null),
                item);
    }

    private static String twin(Twin twin) {
        return twin instanceof Twin.InArchive there
                ? there.item().value()
                : ((Twin.InTray) twin).upload().value();
    }
}
