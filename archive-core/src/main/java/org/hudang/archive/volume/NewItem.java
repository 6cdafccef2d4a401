package org.hudang.archive.volume;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hudang.archive.household.MemberId;

/**
 * An item to file (件).
 *
 * @param title 题名, at most 200 characters
 * @param member whom it concerns, when it is one person
 * @param date date of the paper (ML-02)
 * @param responsible 责任者: who made the paper
 * @param particulars 文号, 密级, 页数
 * @param renditions at least one, the first of role ORIGINAL
 */
public record NewItem(
        ItemKind kind,
        String title,
        Optional<MemberId> member,
        LocalDate date,
        String responsible,
        Particulars particulars,
        List<NewRendition> renditions) {
    public NewItem {
        renditions = List.copyOf(renditions);
    }

    /** An item of which no more is known. */
    public NewItem(
            ItemKind kind,
            String title,
            Optional<MemberId> member,
            LocalDate date,
            String responsible,
            List<NewRendition> renditions) {
        this(kind, title, member, date, responsible, Particulars.PLAIN, renditions);
    }
}
