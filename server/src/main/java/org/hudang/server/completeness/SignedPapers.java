package org.hudang.server.completeness;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.hudang.archive.Acting;
import org.hudang.archive.completeness.PaperChecks;
import org.hudang.archive.volume.ItemView;
import org.hudang.archive.volume.RenditionView;
import org.hudang.server.household.SignerName;
import org.hudang.server.platform.House;
import org.hudang.signing.verify.SignatureReport;
import org.hudang.signing.verify.Verdict;
import org.hudang.signing.verify.VerificationReport;

/** Who has signed and sealed a filed paper, as the verifier of the house finds it. */
public final class SignedPapers implements PaperChecks {
    /** Formats in which signatures are read. */
    private static final Set<String> READ = Set.of("application/pdf", "application/ofd");

    private static final int CANNOT_TELL = 3;

    private final House house;

    /** Asks this house when it is asked. */
    public SignedPapers(House house) {
        this.house = house;
    }

    @Override
    public Paper look(ItemView item, Acting acting) {
        if (!READ.contains(item.original().mediaType())) {
            return new Paper.ByHand();
        }
        SealsOnPaper seals = new SealsOnPaper(house);
        return judged(report(item.kept().orElseGet(item::original), seals, acting), seals::of);
    }

    /**
     * What a report says of a paper. Of an OFD it is not told whether a person or an office has signed, nor is it renewed before its
     * certificates end: one that holds is for people to look at, one that holds no longer is one of which nobody can tell.
     *
     * @param seals which seal a signature of a seal is
     */
    static Paper judged(VerificationReport report, Function<SignatureReport, PaperSeal> seals) {
        boolean ofd = report.format() == VerificationReport.FileFormat.OFD;
        List<SignatureReport> signatures = report.signatures().stream()
                .filter(one -> one.kind() != SignatureReport.Kind.TIMESTAMP)
                .toList();
        if (signatures.isEmpty()) {
            if (report.integrity() == VerificationReport.Integrity.UNSIGNED) {
                return new Paper.ByHand();
            }
            return ofd ? new Paper.Untold() : new Paper.Broken();
        }
        if (report.verdict() instanceof Verdict.NotValid not) {
            boolean untold = ofd ? !isCondemned(not) : not.exitCode() == CANNOT_TELL;
            return untold ? new Paper.Untold() : new Paper.Broken();
        }
        if (ofd) {
            return new Paper.ByHand();
        }
        List<String> people = signatures.stream()
                .filter(one -> one.kind() == SignatureReport.Kind.PERSONAL)
                .map(SignatureReport::signer)
                .flatMap(Optional::stream)
                .map(SignerName::inFull)
                .toList();
        return new Paper.Signed(
                people,
                signatures.stream()
                        .filter(one -> one.kind() == SignatureReport.Kind.SEAL)
                        .map(seals)
                        .distinct()
                        .toList());
    }

    private static boolean isCondemned(Verdict.NotValid verdict) {
        return verdict instanceof Verdict.Altered
                || verdict instanceof Verdict.Revoked
                || verdict instanceof Verdict.Suspended;
    }

    private VerificationReport report(RenditionView paper, SealsOnPaper seals, Acting acting) {
        try {
            Path file = Files.createTempFile(house.directory().temporary(), "checked-", ".part");
            try {
                try (InputStream bytes = house.archive().read(paper.id(), acting)) {
                    Files.copy(bytes, file, StandardCopyOption.REPLACE_EXISTING);
                }
                return house.verifier().verify(file, house.verificationOptions().asking(seals.asked()));
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
