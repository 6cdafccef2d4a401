package org.hudang.archive.reception;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hudang.archive.completeness.VolumeCase;
import org.hudang.archive.transfer.ItemSheet;
import org.hudang.archive.volume.ItemId;
import org.hudang.archive.volume.ItemView;
import org.hudang.archive.volume.Volume;

/**
 * A volume as a package has it, under the sender's numbers.
 *
 * @param matter where its case stood
 * @param items papers in the order of their numbers
 * @param sheets what the file of each paper says, in the same order
 * @param volumeJson the volume's own list
 * @param itemJson each paper's own file
 * @param paths of the newest version with their SHA-512
 * @param versions when each was made, the first one first
 * @param declared how much of it the transfer list says that there is
 */
record HandedVolume(
        Volume volume,
        VolumeCase matter,
        List<ItemView> items,
        List<ItemSheet> sheets,
        JsonNode volumeJson,
        Map<ItemId, JsonNode> itemJson,
        Map<String, String> paths,
        List<Instant> versions,
        Declared declared) {
    HandedVolume {
        items = List.copyOf(items);
        sheets = List.copyOf(sheets);
        itemJson = Map.copyOf(itemJson);
        paths = Map.copyOf(paths);
        versions = List.copyOf(versions);
    }

    /**
     * Counts of the transfer list (移交清单); -1 where it says none.
     *
     * @param files of the volume in the package
     * @param bytes their length
     */
    record Declared(int items, long files, long bytes) {}

    /** Where a file of a paper lies in the package. */
    String path(ItemSheet.StoredFile file) {
        return "data/" + volume.id() + "/" + file.path();
    }
}
