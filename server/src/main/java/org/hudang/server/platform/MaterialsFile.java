package org.hudang.server.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hudang.archive.completeness.Materials;

/** The materials tables of a region: {@code materials.json} in the data directory, else those in the box. */
final class MaterialsFile {
    private static final String NAME = "materials.json";

    private MaterialsFile() {}

    /**
     * The tables of this house.
     *
     * @throws org.hudang.archive.completeness.MaterialsRefused naming what is wrong in the file
     */
    static Materials of(DataDirectory directory) {
        Path file = directory.root().resolve(NAME);
        if (!Files.exists(file)) {
            return Materials.standard();
        }
        try {
            return Materials.parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
