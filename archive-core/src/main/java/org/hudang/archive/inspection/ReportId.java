package org.hudang.archive.inspection;

import java.util.Locale;
import org.hudang.archive.volume.VolumeId;

/**
 * One report among those of its volume and stage.
 *
 * @param number from 1
 */
public record ReportId(VolumeId volume, Stage stage, int number) {
    /** As printed on the paper: {@code GD-3}. */
    public String printed() {
        return stage + "-" + number;
    }

    /** The file of the volume that has the report as data. */
    public String json() {
        return file("json");
    }

    /** The file of the volume that has the report as a sealed paper. */
    public String pdf() {
        return file("pdf");
    }

    private String file(String ending) {
        return "inspection-" + stage.name().toLowerCase(Locale.ROOT) + "-" + number + "." + ending;
    }

    @Override
    public String toString() {
        return volume + "/" + stage + "/" + number;
    }
}
