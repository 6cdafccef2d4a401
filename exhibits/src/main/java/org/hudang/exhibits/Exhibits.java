package org.hudang.exhibits;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509CRL;
import java.time.Clock;
import java.util.List;
import org.hudang.signing.key.Certificates;

/**
 * Makes the exhibits in a folder:
 *
 * <pre>
 * root-1.pem root-2.pem   the roots, the international one first
 * crl-N.pem               their lists in force
 * papers.tsv papers/      what was signed, kept and prolonged, and what is expected of it
 * sheets/                 papers that are not in the matrix, before and after they were sealed: a destruction list, certificates
 * added.tsv added/        our signatures behind those of others, where a folder of such files is given
 * </pre>
 */
public final class Exhibits {
    private static final long SEED = 20_261_128L;

    private Exhibits() {}

    /** The folder; then, where there is one, the folder of other people's files. */
    public static void main(String[] arguments) throws IOException, GeneralSecurityException, InterruptedException {
        Path folder = Path.of(arguments[0]);
        Office office = new Office(folder.resolve("office"), Clock.systemUTC().instant());
        trust(folder, office);
        Matrix matrix = new Matrix(office, Files.createDirectories(folder.resolve("papers")));
        Files.write(folder.resolve("papers.tsv"), matrix.make());
        OwnLetter letter = OwnLetter.composed(office.clock());
        Path sheets = Files.createDirectories(folder.resolve("sheets"));
        ListPaper.leave(office, letter, sheets);
        CertificatePapers.leave(office, letter, sheets);
        if (arguments.length > 1) {
            Additions additions = new Additions(office, Files.createDirectories(folder.resolve("added")), SEED);
            Files.write(folder.resolve("added.tsv"), additions.make(Path.of(arguments[1])));
        }
    }

    private static void trust(Path folder, Office office) throws IOException {
        int number = 1;
        for (var anchor : office.authority().anchors()) {
            Files.write(folder.resolve("root-" + number++ + ".pem"), Certificates.pem(List.of(anchor)));
        }
        number = 1;
        for (X509CRL list : office.authority().crls()) {
            Files.write(folder.resolve("crl-" + number++ + ".pem"), Certificates.pem(list));
        }
    }
}
