package org.hudang.casework;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hudang.archive.volume.ContentSource;
import org.hudang.archive.volume.NewRendition;
import org.hudang.archive.volume.RenditionRole;

/** What of a finished paper goes into the archive: itself, its words, and the evidence of every signature on it. */
public final class PaperRenditions {
    private final WorkFiles files;
    private final PaperText text;

    public PaperRenditions(WorkFiles files, PaperText text) {
        this.files = files;
        this.text = text;
    }

    /**
     * The renditions of one paper, the original first.
     *
     * @param base name of the files in the archive, without an ending
     * @param paper where the paper lies in the work directory
     * @param evidence where the evidence of a signature lies in the work directory, by the field that bears it
     */
    public List<NewRendition> of(String base, String paper, Map<String, String> evidence) {
        Path pdf = files.at(paper);
        List<NewRendition> renditions = new ArrayList<>();
        renditions.add(
                new NewRendition(RenditionRole.ORIGINAL, base + ".pdf", "application/pdf", ContentSource.of(pdf)));
        renditions.add(
                new NewRendition(RenditionRole.TEXT, base + ".txt", "text/plain", ContentSource.of(text.utf8(pdf))));
        evidence.forEach((field, file) -> renditions.add(new NewRendition(
                RenditionRole.EVIDENCE,
                base + "-" + field + ".json",
                "application/json",
                ContentSource.of(files.at(file)))));
        return renditions;
    }
}
