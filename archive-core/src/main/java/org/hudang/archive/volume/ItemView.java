package org.hudang.archive.volume;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.household.MemberId;

/**
 * An item as the catalogue knows it.
 *
 * @param number 件号 within the volume, from 1
 * @param code archival code (档号)
 * @param particulars 文号, 密级, 页数
 * @param version version of the volume that brought it
 */
public record ItemView(
        ItemId id,
        HouseholdNumber household,
        VolumeId volume,
        int number,
        String code,
        ItemKind kind,
        String title,
        Optional<MemberId> member,
        LocalDate date,
        String responsible,
        Particulars particulars,
        String event,
        int version,
        Instant filedAt,
        List<RenditionView> renditions) {
    public ItemView {
        renditions = List.copyOf(renditions);
    }

    /** The original. */
    public RenditionView original() {
        return renditions.get(0);
    }

    /** How many times the order of its pages was filed. */
    public int orders() {
        return Math.toIntExact(renditions.stream()
                .filter(one -> one.role() == RenditionRole.PAGE_ORDER)
                .count());
    }

    /** The newest order of its pages; empty when they are as they came. */
    public Optional<RenditionView> order() {
        return renditions.stream()
                .filter(one -> one.role() == RenditionRole.PAGE_ORDER)
                .reduce((older, newer) -> newer);
    }

    /** The paper with its pages in the newest order; empty when they are as they came, or went to another paper. */
    public Optional<RenditionView> working() {
        Optional<RenditionView> last = Optional.empty();
        for (RenditionView one : renditions) {
            if (one.role() == RenditionRole.PAGE_ORDER) {
                last = Optional.empty();
            } else if (one.role() == RenditionRole.WORKING) {
                last = Optional.of(one);
            }
        }
        return last;
    }

    /** Whether all its pages went to another paper. */
    public boolean isEmptied() {
        return order().isPresent() && working().isEmpty();
    }

    /** What people are shown of it: its pages in the newest order, else the original. */
    public RenditionView shown() {
        return working().orElseGet(this::original);
    }

    /** Its words; the newest are those of its pages as they stand. */
    public Optional<RenditionView> text() {
        return renditions.stream()
                .filter(one -> one.role() == RenditionRole.TEXT)
                .reduce((older, newer) -> newer);
    }

    /** Its copy for the long term as PDF, if there is one. */
    public Optional<RenditionView> pdfa() {
        return renditions.stream()
                .filter(one -> one.role() == RenditionRole.PDFA)
                .filter(one -> one.mediaType().equals("application/pdf"))
                .reduce((older, newer) -> newer);
    }

    /** The same with another number of pages. */
    public ItemView withPages(int pages) {
        return with(new Particulars(particulars.documentNumber(), particulars.secrecy(), pages), renditions);
    }

    /** The same with other files. */
    public ItemView withRenditions(List<RenditionView> others) {
        return with(particulars, others);
    }

    private ItemView with(Particulars others, List<RenditionView> files) {
        return new ItemView(
                id,
                household,
                volume,
                number,
                code,
                kind,
                title,
                member,
                date,
                responsible,
                others,
                event,
                version,
                filedAt,
                files);
    }

    /** The newest copy that keeps its signatures verifiable, if there is one. */
    public Optional<RenditionView> kept() {
        return renditions.stream()
                .filter(one -> one.role() == RenditionRole.KEPT)
                .reduce((older, newer) -> newer);
    }
}
