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
     * What was made of a paper.
     *
     * @param pages of it; 0 when its words could not be read
     */
    public record Made(List<NewRendition> renditions, int pages) {
        public Made {
            renditions = List.copyOf(renditions);
        }
    }

    /** Pages of a paper whose words are these: each but the last ends with a form feed. */
    public static int pages(byte[] words) {
        if (words.length == 0) {
            return 0;
        }
        int pages = 1;
        for (byte one : words) {
            pages += one == '\f' ? 1 : 0;
        }
        return pages;
    }

    /**
     * The renditions of one paper, the original first.
     *
     * @param base name of the files in the archive, without an ending
     * @param paper where the paper lies in the work directory
     * @param evidence where the evidence of a signature lies in the work directory, by the field that bears it
     */
    public Made of(String base, String paper, Map<String, String> evidence) {
        Path pdf = files.at(paper);
        byte[] words = text.utf8(pdf);
        List<NewRendition> renditions = new ArrayList<>();
        renditions.add(
                new NewRendition(RenditionRole.ORIGINAL, base + ".pdf", "application/pdf", ContentSource.of(pdf)));
        renditions.add(
                new NewRendition(RenditionRole.TEXT, base + ".txt", "text/plain", ContentSource.of(words)));
        evidence.forEach((field, file) -> renditions.add(new NewRendition(
                RenditionRole.EVIDENCE,
                base + "-" + field + ".json",
                "application/json",
                ContentSource.of(files.at(file)))));
        return new Made(renditions, pages(words));
    }
}
