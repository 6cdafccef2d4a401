package org.hudang.exhibits;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hudang.signing.longterm.KeptLevel;
import org.hudang.signing.longterm.Preservation;
import org.hudang.signing.pdf.PdfSigner;
import org.hudang.signing.pdf.SignatureTask;

/**
 * Every level with every kind of key on the house's own letter; every shape with P-256 and with both at B-T and B-LTA. Levels of
 * one paper grow out of each other: what is prolonged is what was kept.
 */
final class Matrix {
    static final String HEADING = "file\tlevel\tkeys\tshape\tinternational\tnational";

    private final Office office;
    private final OwnLetter letter;
    private final Path folder;
    private final List<String> rows = new ArrayList<>(List.of(HEADING));

    Matrix(Office office, Path folder) {
        this.office = office;
        this.letter = OwnLetter.composed(office.clock());
        this.folder = folder;
    }

    List<String> make() throws IOException {
        for (Keys keys : Keys.values()) {
            make(Shape.OWN, keys, List.of(Level.values()));
        }
        for (Shape shape : Shape.values()) {
            if (shape != Shape.OWN) {
                make(shape, Keys.EC, List.of(Level.B_T, Level.B_LTA));
                make(shape, Keys.BOTH, List.of(Level.B_T, Level.B_LTA));
            }
        }
        return rows;
    }

    private void make(Shape shape, Keys keys, List<Level> levels) throws IOException {
        office.minute(5);
        if (levels.contains(Level.B_B)) {
            leave(shape, keys, Level.B_B, signed(shape, keys, PdfSigner.withoutTimestamps()));
        }
        byte[] stamped =
                signed(shape, keys, PdfSigner.stamping(office.authority().timestamps()));
        leave(shape, keys, Level.B_T, stamped);
        office.minute(7);
        if (levels.contains(Level.B_LT)) {
            leave(shape, keys, Level.B_LT, kept(office.keeping().preserve(stamped, KeptLevel.B_LT)));
        }
        byte[] kept = kept(office.keeping().preserve(stamped, KeptLevel.B_LTA));
        leave(shape, keys, Level.B_LTA, kept);
        if (levels.contains(Level.B_LTA_PROLONGED)) {
            office.minute(9);
            leave(shape, keys, Level.B_LTA_PROLONGED, kept(office.keeping().prolong(kept)));
        }
    }

    private byte[] signed(Shape shape, Keys keys, PdfSigner signer) {
        Shape.Plan plan = shape.plan(letter, office);
        byte[] pdf = plan.pdf();
        for (SignatureTask task : plan.tasks()) {
            pdf = signer.sign(pdf, task, office.signers(keys)).bytes();
        }
        return pdf;
    }

    private static byte[] kept(Preservation preservation) {
        if (preservation instanceof Preservation.Kept kept) {
            return kept.pdf().bytes();
        }
        throw new IllegalStateException("a paper was not kept: " + preservation);
    }

    private void leave(Shape shape, Keys keys, Level level, byte[] pdf) throws IOException {
        String name = String.join("_", shape.word(), keys.word(), level.word()) + ".pdf";
        Files.write(folder.resolve(name), pdf);
        rows.add(String.join(
                "\t",
                name,
                level.word(),
                keys.word(),
                shape.word(),
                String.valueOf(shape.acts() * keys.international()),
                String.valueOf(shape.acts() * keys.national())));
    }
}
