package org.hudang.archive.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hudang.archive.Acting;
import org.hudang.archive.completeness.PaperChecks;
import org.hudang.archive.completeness.PaperChecks.Paper;
import org.hudang.archive.inspection.FileReading;
import org.hudang.archive.inspection.Subject.FiledFile;
import org.hudang.archive.store.StorageRoot;
import org.hudang.archive.volume.ItemView;
import org.hudang.archive.volume.RenditionView;

/** Reads every file of a volume's papers for an inspection, and asks who signed it. */
final class FiledFiles {
    private final StorageRoot store;
    private final PaperChecks papers;
    private final FileReading reading;

    FiledFiles(StorageRoot store, PaperChecks papers, FileReading reading) {
        this.store = store;
        this.papers = papers;
        this.reading = reading;
    }

    List<FiledFile> read(List<ItemView> items, List<Items.Stored> stored, Acting acting) {
        List<FiledFile> files = new ArrayList<>();
        int next = 0;
        for (ItemView item : items) {
            Optional<Paper> paper =
                    papers == PaperChecks.NOBODY ? Optional.empty() : Optional.of(papers.judged(item, acting));
            for (RenditionView rendition : item.renditions()) {
                Items.Stored file = stored.get(next++);
                files.add(reading.look(
                        item,
                        rendition,
                        () -> store.read(file.object(), file.contentPath(), file.bytes(), file.sha256()),
                        paper));
            }
        }
        return files;
    }
}
