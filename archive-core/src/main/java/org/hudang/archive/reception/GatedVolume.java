package org.hudang.archive.reception;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.hudang.archive.inspection.Inspection;
import org.hudang.archive.intake.tray.Quarantine;
import org.hudang.archive.transfer.ItemSheet;
import org.hudang.archive.volume.RenditionRole;

/**
 * A volume of a package after every file of it was looked at.
 *
 * @param volume as the package has it
 * @param shut files that are not opened here
 * @param unlike path of a file that is not the one that the list of its paper names, if there is one
 * @param inspection what was found (YJ)
 */
record GatedVolume(HandedVolume volume, Map<Place, Shut> shut, Optional<String> unlike, Inspection inspection) {
    /** What a house makes of an original, for those who open it. */
    private static final Set<RenditionRole> MADE = Set.of(
            RenditionRole.TEXT,
            RenditionRole.PAGE_IMAGES,
            RenditionRole.PDFA,
            RenditionRole.PAGE_ORDER,
            RenditionRole.WORKING);

    GatedVolume {
        shut = Map.copyOf(shut);
    }

    /**
     * Where a file stands.
     *
     * @param item position of its paper in the volume
     * @param file position of it in its paper
     */
    record Place(int item, int file) {}

    /** What keeps the original of a paper shut, if something does. */
    Optional<Shut> original(int item) {
        return Optional.ofNullable(shut.get(new Place(item, 0)));
    }

    /** What keeps a file shut, if something does; a copy that begins with its original is shut with it. */
    Optional<Shut> shut(int item, int file) {
        Optional<Shut> own = Optional.ofNullable(shut.get(new Place(item, file)));
        return own.isPresent() || role(item, file) != RenditionRole.KEPT ? own : original(item);
    }

    /** Whether the original of a paper is not opened here, or was not opened by the sender. */
    boolean isShut(int item) {
        ItemSheet.StoredFile original = volume.sheets().get(item).files().get(0);
        return original(item).isPresent() || original.mediaType().equals(Quarantine.MEDIA_TYPE);
    }

    /** Whether a file was made of an original that is shut: nothing is made of such a paper, so it is not kept. */
    boolean isMadeOfShut(int item, int file) {
        return isShut(item) && MADE.contains(role(item, file));
    }

    RenditionRole role(int item, int file) {
        return RenditionRole.valueOf(volume.sheets().get(item).files().get(file).role());
    }

    /** How many files a paper has. */
    int count(int item) {
        return volume.sheets().get(item).files().size();
    }

    /** Positions of files of this role in a paper, in their order. */
    List<Integer> files(int item, RenditionRole role) {
        return IntStream.range(0, count(item))
                .filter(file -> role(item, file) == role)
                .boxed()
                .toList();
    }
}
