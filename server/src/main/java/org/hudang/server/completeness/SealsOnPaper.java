package org.hudang.server.completeness;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hudang.archive.Acting;
import org.hudang.archive.completeness.AskedSeal;
import org.hudang.archive.completeness.PaperChecks.PaperSeal;
import org.hudang.server.household.SignerName;
import org.hudang.server.platform.House;
import org.hudang.server.platform.Office;
import org.hudang.signing.seal.Officer;
import org.hudang.signing.seal.RegisteredSeals;
import org.hudang.signing.seal.Seal;
import org.hudang.signing.seal.SealKind;
import org.hudang.signing.verify.AskedCertificates;
import org.hudang.signing.verify.SignatureReport;

/**
 * Which seals stand on one paper. A seal of this house is known by its certificate, and the register says its kind and owner. Of
 * another one the certificate names seal and organisation; no field of it says the kind, and an organisation that is neither the
 * bureau nor a township of the office is nobody's here.
 */
final class SealsOnPaper {
    private final Office office;
    private final RegisteredSeals register;
    private final AskedCertificates asked;

    SealsOnPaper(House house) {
        this.office = house.office();
        this.register = house.signing().registers().states();
        this.asked = new AskedCertificates(register);
    }

    /** What the verification of the paper has to ask. */
    AskedCertificates asked() {
        return asked;
    }

    /** The seal behind a signature of a seal that holds. */
    PaperSeal of(SignatureReport signature) {
        String subject = signature.signer().orElse("");
        return registered(subject)
                .map(seal -> new PaperSeal(seal.name(), Optional.of(kind(seal.kind())), Optional.of(owner(seal))))
                .orElseGet(() -> new PaperSeal(
                        SignerName.inFull(subject), Optional.empty(), owner(SignerName.organization(subject))));
    }

    /** The one seal of the register to which every certificate of this name belongs. */
    private Optional<Seal> registered(String subject) {
        List<Optional<Seal>> known =
                asked.of(subject).stream().map(register::of).toList();
        Set<String> ids = known.stream()
                .flatMap(Optional::stream)
                .map(seal -> seal.id().value())
                .collect(Collectors.toSet());
        return known.stream().allMatch(Optional::isPresent) && ids.size() == 1 ? known.get(0) : Optional.empty();
    }

    private static String owner(Seal seal) {
        String township = seal.owner().township();
        return township.equals(Officer.BUREAU) ? Acting.BUREAU : township;
    }

    private Optional<String> owner(String organization) {
        if (organization.equals(office.bureau().name())) {
            return Optional.of(Acting.BUREAU);
        }
        return office.townships().stream()
                .filter(one -> one.name().equals(organization))
                .map(Office.Township::code)
                .findFirst();
    }

    private static AskedSeal.Kind kind(SealKind kind) {
        return switch (kind) {
            case STATUTORY_NAME -> AskedSeal.Kind.STATUTORY_NAME;
            case DEPARTMENT -> AskedSeal.Kind.DEPARTMENT;
            case BRANCH -> AskedSeal.Kind.BRANCH;
            case BUSINESS -> AskedSeal.Kind.BUSINESS;
            case PERSONAL_NAME -> AskedSeal.Kind.PERSONAL_NAME;
        };
    }
}
