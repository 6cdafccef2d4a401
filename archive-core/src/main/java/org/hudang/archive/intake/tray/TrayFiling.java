package org.hudang.archive.intake.tray;

import java.util.List;
import org.hudang.archive.volume.VolumeId;

/**
 * Uploads to be filed together as one event of a volume.
 *
 * @param key 1 to 200 printable ASCII characters; a retry with the same key gives the same answer
 * @param event what happened, as in {@link org.hudang.archive.volume.Filing}
 * @param papers 1 to 200, each upload once
 */
public record TrayFiling(String key, VolumeId volume, String event, List<TrayPaper> papers) {
    public TrayFiling {
        papers = List.copyOf(papers);
    }
}
