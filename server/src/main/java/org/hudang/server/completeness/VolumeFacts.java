package org.hudang.server.completeness;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.hudang.archive.Acting;
import org.hudang.archive.completeness.NoMaterials;
import org.hudang.archive.completeness.VolumeCase;
import org.hudang.archive.intake.tray.Quarantine;
import org.hudang.archive.original.PaperPlace;
import org.hudang.archive.retention.RetentionPolicies;
import org.hudang.archive.single.BusinessLine;
import org.hudang.archive.volume.ItemId;
import org.hudang.archive.volume.ItemView;
import org.hudang.archive.volume.RenditionRole;
import org.hudang.archive.volume.Volume;
import org.hudang.archive.volume.VolumeKind;
import org.hudang.forms.VolumeSituation;
import org.hudang.forms.VolumeSituation.Keeping;
import org.hudang.forms.VolumeSituation.Originals;
import org.hudang.server.platform.House;

/** What the sheets of a volume say of it that no single paper says: period, counts, what is missing. */
final class VolumeFacts {
    private static final Pattern PERIOD = Pattern.compile("·(Y|D30|D10)(?:·|-)");
    private static final String BESIDE = "replica/";
    private static final Acting LOOKING = Acting.bureau("sheets");

    private final House house;

    VolumeFacts(House house) {
        this.house = house;
    }

    /**
     * The period (保管期限): the one that the code promises; where the code has none, that of the policy for how the case ended.
     *
     * @param matter where the case stands
     * @return {@code Y}, or {@code D} and years; empty while the case is open and nothing is set
     */
    static String period(Volume volume, VolumeCase matter, RetentionPolicies policies) {
        Matcher promised = PERIOD.matcher(volume.code());
        if (promised.find()) {
            return promised.group(1);
        }
        if (volume.kind() == VolumeKind.DAILY) {
            return policies.of(volume.kind(), volume.programme(), Optional.empty(), LocalDate.of(volume.year(), 12, 31))
                    .get(0)
                    .period();
        }
        return matter.ended()
                .map(end -> policies.of(volume.kind(), volume.programme(), Optional.of(end.outcome()), end.on())
                        .get(0)
                        .period())
                .orElse("");
    }

    /**
     * The volume as it is.
     *
     * @param items in the order of their numbers, with the pages that they have now
     * @param earlier events that the note sheet has no room for
     */
    VolumeSituation situation(
            Volume volume, VolumeCase matter, List<ItemView> items, Map<ItemId, PaperPlace> places, int earlier) {
        return new VolumeSituation(
                numbers(items, VolumeFacts::isUncounted),
                numbers(items, VolumeFacts::isWordless),
                numbers(items, VolumeFacts::isQuarantined),
                numbers(items, VolumeFacts::isUncopied),
                numbers(items, ItemView::isEmptied),
                missing(items),
                originals(volume, matter, items, places),
                damages(volume),
                earlier);
    }

    private static List<Integer> numbers(List<ItemView> items, Predicate<ItemView> which) {
        return items.stream().filter(which).map(ItemView::number).sorted().toList();
    }

    /** Whether nobody has counted its pages. */
    static boolean isUncounted(ItemView item) {
        return item.particulars().pages() == 0 && !item.isEmptied();
    }

    private static boolean isWordless(ItemView item) {
        return item.text().isEmpty() && !item.original().mediaType().startsWith("text/") && !item.isEmptied();
    }

    private static boolean isQuarantined(ItemView item) {
        return item.renditions().stream().anyMatch(file -> file.mediaType().equals(Quarantine.MEDIA_TYPE));
    }

    private static boolean isUncopied(ItemView item) {
        return !item.isEmptied() && item.renditions().stream().noneMatch(file -> file.role() == RenditionRole.PDFA);
    }

    private static List<Integer> missing(List<ItemView> items) {
        Set<Integer> there = new HashSet<>(items.stream().map(ItemView::number).toList());
        int last = items.stream().mapToInt(ItemView::number).max().orElse(0);
        return IntStream.rangeClosed(1, last)
                .filter(number -> !there.contains(number))
                .boxed()
                .toList();
    }

    private Originals originals(
            Volume volume, VolumeCase matter, List<ItemView> items, Map<ItemId, PaperPlace> places) {
        List<PaperPlace> noted = items.stream()
                .flatMap(item -> Optional.ofNullable(places.get(item.id())).stream())
                .toList();
        int kept =
                (int) noted.stream().filter(PaperPlace.Kept.class::isInstance).count();
        return new Originals(keeping(volume, matter), kept, noted.size() - kept, items.size() - noted.size());
    }

    private Keeping keeping(Volume volume, VolumeCase matter) {
        if (volume.kind() == VolumeKind.DAILY) {
            return Keeping.UNRULED;
        }
        try {
            BusinessLine line = new BusinessLine(volume.programme(), matter.business());
            return house.life().singles().of(line, LOOKING).isOn() ? Keeping.SINGLE : Keeping.DOUBLE;
        } catch (NoMaterials e) {
            return Keeping.UNRULED;
        }
    }

    /** In the storage root; a copy that is damaged is no fact of the volume. */
    private int damages(Volume volume) {
        return (int) house.rounds().rounds().damages().stream()
                .filter(damage -> damage.volume().equals(volume.id()))
                .filter(damage -> !damage.place().startsWith(BESIDE))
                .count();
    }
}
