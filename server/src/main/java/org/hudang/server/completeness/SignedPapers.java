package org.hudang.server.completeness;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
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
    private final House house;

    /** Asks this house when it is asked. */
    public SignedPapers(House house) {
        this.house = house;
    }

    @Override
    public Paper look(ItemView item, Acting acting) {
        if (!item.original().mediaType().equals("application/pdf")) {
            return new Paper.ByHand();
        }
        VerificationReport report = report(item.kept().orElseGet(item::original), acting);
        List<SignatureReport> signatures = report.signatures().stream()
                .filter(one -> one.kind() != SignatureReport.Kind.TIMESTAMP)
                .toList();
        if (signatures.isEmpty()) {
            return report.integrity() == VerificationReport.Integrity.UNSIGNED
                    ? new Paper.ByHand()
                    : new Paper.Broken();
        }
        if (!(report.verdict() instanceof Verdict.Valid)) {
            return new Paper.Broken();
        }
        List<String> people = signatures.stream()
                .filter(one -> one.kind() == SignatureReport.Kind.PERSONAL)
                .map(SignatureReport::signer)
                .flatMap(Optional::stream)
                .map(SignerName::inFull)
                .toList();
        long seals = signatures.stream()
                .filter(one -> one.kind() == SignatureReport.Kind.SEAL)
                .count();
        return new Paper.Signed(people, Math.toIntExact(seals));
    }

    private VerificationReport report(RenditionView paper, Acting acting) {
        try {
            Path file = Files.createTempFile(house.directory().temporary(), "checked-", ".part");
            try {
                try (InputStream bytes = house.archive().read(paper.id(), acting)) {
                    Files.copy(bytes, file, StandardCopyOption.REPLACE_EXISTING);
                }
                return house.verifier().verify(file, house.verificationOptions());
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
