package org.hudang.archive.completeness;

import java.util.Map;
import org.hudang.archive.Acting;
import org.hudang.archive.volume.VolumeId;

/** Composes what a closed volume carries besides its papers (封面、卷内目录、备考表): a port, for the archive sets no type. */
@FunctionalInterface
public interface SheetMaker {
    /** Of an archive that has nobody to ask. */
    SheetMaker NOBODY = (volume, after, acting) -> Map.of();

    /**
     * The sheets of a volume that is about to be closed.
     *
     * @param after where the case stands with the version that carries them
     * @param acting who closes it
     * @return file names of the volume, lower-case letters, digits, hyphens and one dot, with their bytes
     */
    Map<String, byte[]> sheets(VolumeId volume, VolumeCase after, Acting acting);
}
