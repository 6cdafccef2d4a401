package org.hudang.server.intake;

import java.util.List;
import org.hudang.archive.volume.ItemKind;

/** Kinds of material that people choose from when they file papers. */
public final class PaperKinds {
    private static final List<ItemKind> KINDS = List.of(
            ItemKind.APPLICATION,
            ItemKind.AUTHORIZATION,
            ItemKind.IDENTITY_COPY,
            ItemKind.INCOME_PROOF,
            ItemKind.HOME_VISIT,
            ItemKind.APPROVAL_FORM,
            ItemKind.NOTICE,
            new ItemKind("preliminary-opinion"),
            new ItemKind("publicity-notice"),
            new ItemKind("obligor-statement"),
            new ItemKind("medical-proof"),
            new ItemKind("emergency-proof"),
            new ItemKind("refusal-decision"),
            new ItemKind("not-accepted-notice"),
            new ItemKind("termination-notice"),
            new ItemKind("change-notice"),
            new ItemKind("stop-notice"),
            new ItemKind("visit-record"),
            new ItemKind("eligibility-record"),
            new ItemKind("care-visit"),
            new ItemKind("change-grounds"),
            new ItemKind("change-form"),
            new ItemKind("stop-grounds"),
            new ItemKind("stop-form"),
            ItemKind.OTHER);

    private PaperKinds() {}

    /** Their codes, in the order of the form. */
    public static List<String> codes() {
        return KINDS.stream().map(ItemKind::code).toList();
    }
}
