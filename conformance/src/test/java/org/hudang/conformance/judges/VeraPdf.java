package org.hudang.conformance.judges;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;

/** veraPDF: what claims to be PDF/A-2a and PDF/UA-1 still is after signing and keeping. */
final class VeraPdf implements Judge {
    VeraPdf() {
        VeraGreenfieldFoundryProvider.initialise();
    }

    @Override
    public String name() {
        return "veraPDF";
    }

    @Override
    public Answer judge(Paper paper) throws Exception {
        try (InputStream bytes = Files.newInputStream(paper.file());
                PDFAParser parser = Foundries.defaultInstance().createParser(bytes)) {
            if (!parser.getFlavours().contains(PDFAFlavour.PDFA_2_A)) {
                return new Answer.CannotTell("the file claims no conformance");
            }
        }
        for (PDFAFlavour flavour : List.of(PDFAFlavour.PDFA_2_A, PDFAFlavour.PDFUA_1)) {
            ValidationResult result = validate(paper.file(), flavour);
            if (!result.isCompliant()) {
                return new Answer.Failed(flavour + " " + result.getFailedChecks());
            }
        }
        return new Answer.Passed(paper.signatures(), paper.signatures());
    }

    /** What a file claims to be; nothing for one that claims nothing. */
    static Set<PDFAFlavour> claimed(Path file) throws Exception {
        try (InputStream bytes = Files.newInputStream(file);
                PDFAParser parser = Foundries.defaultInstance().createParser(bytes)) {
            Set<PDFAFlavour> claimed = new LinkedHashSet<>(parser.getFlavours());
            claimed.remove(PDFAFlavour.NO_FLAVOUR);
            return claimed;
        }
    }

    /** What a file breaks of what it claims; empty when it keeps all of it. */
    static Optional<String> broken(Path file) throws Exception {
        for (PDFAFlavour flavour : claimed(file)) {
            ValidationResult result = validate(file, flavour);
            if (!result.isCompliant()) {
                return Optional.of(flavour + " " + result.getFailedChecks());
            }
        }
        return Optional.empty();
    }

    private static ValidationResult validate(Path file, PDFAFlavour flavour) throws Exception {
        try (InputStream bytes = Files.newInputStream(file);
                PDFAParser parser = Foundries.defaultInstance().createParser(bytes, flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            return validator.validate(parser);
        }
    }
}
