package org.hudang.exhibits;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.hudang.signing.SigningException;
import org.hudang.signing.key.DigestAlgorithm;
import org.hudang.signing.pdf.PdfKeeping;
import org.hudang.signing.pdf.PdfSigner;
import org.hudang.signing.pdf.SignatureTask;
import org.hudang.signing.pdf.ValidationMaterial;

/**
 * Our signatures, validation data and document timestamps behind the signatures of others, chosen by a seed: every file that has
 * a signature is tried several times. Either all that was chosen is there afterwards, or the engine's refusal is.
 */
final class Additions {
    static final String HEADING = "file\tround\twhat\toutcome\tresult";
    private static final int ROUNDS = 4;

    private final Office office;
    private final Path folder;
    private final long seed;
    private final List<String> rows = new ArrayList<>(List.of(HEADING));

    /**
     * What is added in one round.
     *
     * @param visible whether the signature has a place
     * @param keys what it is signed with
     * @param data whether validation data comes behind it
     * @param stamps the document timestamps at the end
     */
    private record Choice(boolean visible, Keys keys, boolean data, List<DigestAlgorithm> stamps) {
        static Choice by(Random random) {
            List<DigestAlgorithm> stamps = switch (random.nextInt(4)) {
                case 0 -> List.of();
                case 1 -> List.of(DigestAlgorithm.SHA_256);
                case 2 -> List.of(DigestAlgorithm.SM3);
                default -> List.of(DigestAlgorithm.SM3, DigestAlgorithm.SHA_256);
            };
            return new Choice(
                    random.nextBoolean(),
                    List.of(Keys.values()).get(random.nextInt(Keys.values().length)),
                    random.nextBoolean(),
                    stamps);
        }

        String words() {
            List<String> words = new ArrayList<>(List.of(visible ? "visible" : "invisible", keys.word()));
            if (data) {
                words.add("data");
            }
            stamps.forEach(stamp -> words.add("stamp-" + stamp.jcaName()));
            return String.join(" ", words);
        }
    }

    Additions(Office office, Path folder, long seed) {
        this.office = office;
        this.folder = folder;
        this.seed = seed;
    }

    /** Tries every signed file below a folder. */
    List<String> make(Path corpora) throws IOException, GeneralSecurityException {
        office.minute(9);
        List<Path> files;
        try (Stream<Path> all = Files.walk(corpora)) {
            files = all.filter(file -> file.toString().endsWith(".pdf"))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            byte[] pdf = Files.readAllBytes(file);
            if (signed(pdf)) {
                String name = corpora.relativize(file).toString();
                Random random = new Random(seed ^ name.hashCode());
                for (int round = 1; round <= ROUNDS; round++) {
                    row(name, pdf, round, Choice.by(random));
                }
            }
        }
        return rows;
    }

    private void row(String name, byte[] pdf, int round, Choice choice) throws IOException, GeneralSecurityException {
        String result = name.replaceAll("[^A-Za-z0-9_.-]", "_").replaceFirst("\\.pdf$", "-" + round + ".pdf");
        String outcome = "signed";
        try {
            Files.write(folder.resolve(result), added(pdf, choice));
        } catch (SigningException refused) {
            outcome = refused.code();
            result = "";
        }
        rows.add(String.join("\t", name, String.valueOf(round), choice.words(), outcome, result));
    }

    private byte[] added(byte[] pdf, Choice choice) throws GeneralSecurityException {
        Shape.Acts acts = new Shape.Acts(office);
        SignatureTask task = choice.visible() ? acts.at("hudang-added", 1) : acts.nowhere("hudang-added");
        byte[] whole = PdfSigner.stamping(office.authority().timestamps())
                .sign(pdf, task, office.signers(choice.keys()))
                .bytes();
        if (choice.data()) {
            whole = PdfKeeping.withMaterial(
                    whole,
                    ValidationMaterial.none()
                            .plusCertificate(office.authority().anchors().get(0).getEncoded())
                            .plusList(office.authority().crls().get(0).getEncoded()));
        }
        for (DigestAlgorithm algorithm : choice.stamps()) {
            PdfKeeping.Stamping stamping =
                    PdfKeeping.stamped(whole, algorithm, office.authority().timestamps());
            if (!(stamping instanceof PdfKeeping.Stamping.Stamped stamped)) {
                throw new IllegalStateException("the authority in this process did not stamp");
            }
            whole = stamped.pdf();
        }
        return whole;
    }

    private static boolean signed(byte[] pdf) {
        return new String(pdf, StandardCharsets.ISO_8859_1).contains("/ByteRange");
    }
}
