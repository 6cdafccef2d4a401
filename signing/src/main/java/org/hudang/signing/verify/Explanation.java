package org.hudang.signing.verify;

import java.text.MessageFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.ResourceBundle;
import java.util.Set;
import org.hudang.signing.verify.SignatureReport.ChangesAfter;
import org.hudang.signing.verify.change.Comparison;
import org.hudang.signing.verify.change.Differences;
import org.hudang.signing.verify.change.Found;
import org.hudang.signing.verify.change.Rules;
import org.hudang.signing.verify.finding.Budget;
import org.hudang.signing.verify.finding.Code;
import org.hudang.signing.verify.finding.Spot;
import org.hudang.signing.verify.finding.Unjudged;
import org.hudang.signing.verify.structure.Accountant;
import org.hudang.signing.verify.structure.PdfFile;
import org.hudang.signing.verify.structure.PdfView;
import org.hudang.signing.verify.structure.RevisionEnd;
import org.hudang.signing.verify.structure.Update;

/**
 * Tells what later updates changed, page by page, once the verdict stands. It reads the file anew within bounds of its own,
 * so that whatever it meets changes nothing of the verdict.
 */
final class Explanation {
    private static final Duration TIME = Duration.ofSeconds(1);
    private static final String BUNDLE = "org.hudang.signing.verify.differences";
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    /** Findings of rule 4, which compares two documents. */
    private static final Set<Code> COMPARED = EnumSet.range(Code.CHANGE_FORBIDDEN, Code.COVERS_CONTENT);

    private Explanation() {}

    /** The differences since the first signature that holds and that later changes do not leave in peace. */
    static Compared of(byte[] file, List<Candidate> candidates, Limits limits) {
        Rules rules = Rules.none();
        for (Candidate candidate : candidates) {
            PdfView signed = candidate.signed;
            if (candidate.signature == null || signed == null) {
                continue;
            }
            rules = candidate.rules.and(rules);
            if (candidate.findings.stream().anyMatch(finding -> COMPARED.contains(finding.code()))
                    && (candidate.changes == ChangesAfter.FORBIDDEN || candidate.changes == ChangesAfter.UNKNOWN)) {
                return since(candidate, signed, new Since(file, candidates, rules, limits));
            }
        }
        return Compared.nothing();
    }

    @SuppressWarnings("ArrayRecordComponent") // the file that is judged, never compared
    private record Since(byte[] file, List<Candidate> candidates, Rules rules, Limits limits) {}

    private static Compared since(Candidate candidate, PdfView judged, Since since) {
        try {
            Duration time =
                    since.limits().time().compareTo(TIME) < 0 ? since.limits().time() : TIME;
            PdfFile file = new PdfFile(
                    since.file(),
                    new Budget(time, since.limits().depth(), since.limits().decoded()));
            PdfView signed = PdfView.open(file, judged.end());
            Optional<RevisionEnd> last = RevisionEnd.last(since.file(), since.file().length, file.budget());
            if (last.isEmpty()) {
                return Compared.nothing();
            }
            PdfView now = PdfView.open(file, last.get());
            List<PdfView> later = new ArrayList<>();
            for (Update update : Accountant.updates(signed, candidate.end(), now)) {
                later.add(PdfView.open(file, update.end()));
            }
            Comparison comparison =
                    new Comparison(signed, now, since.rules(), PdfVerification.holding(since.candidates()));
            List<Difference> told = Differences.of(comparison, later).stream()
                    .map(Explanation::told)
                    .toList();
            return told.isEmpty() ? Compared.nothing() : new Compared(candidate.end(), told);
        } catch (Unjudged | StackOverflowError | OutOfMemoryError e) {
            return Compared.nothing();
        }
    }

    // ---- words

    private static Difference told(Found found) {
        Found mute = found.withoutWords();
        return new Difference(
                found.kind().word(),
                found.page() == 0 ? OptionalInt.empty() : OptionalInt.of(found.page()),
                found.object().map(object -> object.substring(object.indexOf(' ') + 1)),
                found.revision(),
                found.place(),
                found.was(),
                found.is(),
                sentence(found, Locale.ROOT),
                sentence(found, Locale.ENGLISH),
                sentence(mute, Locale.ROOT),
                sentence(mute, Locale.ENGLISH));
    }

    private static String sentence(Found found, Locale locale) {
        ResourceBundle words = ResourceBundle.getBundle(BUNDLE, locale, NO_FALLBACK);
        String page = found.page() == 0 ? "" : Findings.place(new Spot("page " + found.page()), locale);
        String where = Findings.place(new Spot(found.where()), locale);
        return new MessageFormat(words.getString(key(found)), Locale.ROOT)
                .format(new Object[] {where, String.valueOf(found.revision()), found.was(), found.is(), page});
    }

    private static String key(Found found) {
        String kind = found.kind().word() + (found.kind() == Found.Kind.FIELD && found.page() == 0 ? ".unseen" : "");
        if (found.was().isEmpty() && found.is().isEmpty()) {
            return kind;
        }
        if (found.is().isEmpty()) {
            return kind + ".was";
        }
        return kind + (found.was().isEmpty() ? ".is" : ".both");
    }
}
