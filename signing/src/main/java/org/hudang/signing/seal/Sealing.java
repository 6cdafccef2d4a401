package org.hudang.signing.seal;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.hudang.signing.SigningException;
import org.hudang.signing.key.KeyAlgorithm;
import org.hudang.signing.key.KeyUnavailable;
import org.hudang.signing.key.SigningKey;
import org.hudang.signing.pdf.Appearance;
import org.hudang.signing.pdf.FieldLock;
import org.hudang.signing.pdf.PdfPages;
import org.hudang.signing.pdf.ProofOfTime;
import org.hudang.signing.pdf.SignaturePlacement;
import org.hudang.signing.pdf.SignatureTask;
import org.hudang.signing.pdf.SignedMessage;
import org.hudang.signing.pdf.SignedPdf;
import org.hudang.signing.pdf.Signers;
import org.hudang.signing.seal.PaperStage.Staged;
import org.hudang.signing.seal.RequestRows.Row;
import org.hudang.signing.seal.SealLog.Line;
import org.hudang.signing.seal.SealedPaper.Outcome;
import org.hudang.signing.verify.VerificationOptions;
import org.hudang.signing.verify.VerificationReport;
import org.hudang.signing.verify.VerificationReport.Integrity;
import org.hudang.signing.verify.Verifier;

/** The five steps of one use, held under the lock of the request. */
final class Sealing {
    private static final String PDF = ".pdf";
    private static final String MESSAGE = ".p7s";
    /** Logged as the code of failures that have none of their own. */
    private static final String UNEXPECTED = "SG-200";

    /** The words before what the lines of a seal say, in the language of papers. */
    private static final ResourceBundle LINES = ResourceBundle.getBundle(
            "org.hudang.signing.seal.lines",
            Locale.ROOT,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));

    private static final float LINES_WIDTH = 210;
    private static final float LINES_HEIGHT = 54;

    private final SealUseParts parts;
    private final TownshipTables tables;
    private final SealRows seals;
    private final RequestRows requests;
    private final SealLog log;
    private final Watcher watcher;

    Sealing(SealUseParts parts, TownshipTables tables, SealLog log, Watcher watcher) {
        this.parts = parts;
        this.tables = tables;
        this.seals = new SealRows(tables);
        this.requests = new RequestRows(tables);
        this.log = log;
        this.watcher = watcher;
    }

    /** Is told of each durable point as it is reached. */
    interface Watcher {
        void reached(UseStep step);
    }

    /** What the first step found: a paper that is there already, or a request to be signed now. */
    private sealed interface Begun {
        record There(SealedPaper paper) implements Begun {}

        record Ready(Row row, Seal seal) implements Begun {}
    }

    /** What was signed, and what proves the time of each signature, for the log. */
    @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
    private record Output(byte[] bytes, String times) {}

    /** How the staged output of a request ends. */
    static String suffix(Row row) {
        return row.request().place() instanceof SealPlace.Beside ? MESSAGE : PDF;
    }

    SealedPaper seal(SealRequestId id, byte[] document, Officer operator) {
        Row asked = tables.alone(operator.township(), () -> requests.get(id));
        Begun begun;
        try {
            begun = tables.alone(operator.township(), () -> begin(id, document, operator));
        } catch (SigningException refused) {
            logRefusal(asked, operator, refused);
            throw refused;
        }
        if (begun instanceof Begun.There there) {
            return there.paper();
        }
        Begun.Ready ready = (Begun.Ready) begun;
        watcher.reached(UseStep.BEGUN);
        Output signed = sign(ready, document, operator);
        watcher.reached(UseStep.SIGNED);
        Staged staged = parts.stage().keep(id.value(), suffix(ready.row()), signed.bytes());
        watcher.reached(UseStep.STAGED);
        Line line = Line.of(SealEvent.USED, operator).noting(signed.times());
        SealedPaper paper =
                tables.alone(operator.township(), () -> record(requests.locked(id), staged, Outcome.SEALED, line));
        watcher.reached(UseStep.RECORDED);
        return paper;
    }

    private Begun begin(SealRequestId id, byte[] paper, Officer operator) {
        String document = CanonicalJson.sm3(paper);
        Row row = requests.locked(id);
        SealRequestState state = row.view().state();
        if (state == SealRequestState.FILED) {
            throw new SealAlreadyUsed(id);
        }
        FiveStepSealUse.require(
                row, EnumSet.of(SealRequestState.APPROVED, SealRequestState.IN_USE, SealRequestState.USED));
        if (!document.equals(row.request().document())) {
            throw new DocumentSwapped(row.request().document(), document);
        }
        if (state == SealRequestState.USED) {
            return new Begun.There(staged(row));
        }
        Optional<Staged> left = parts.stage().find(id.value(), suffix(row));
        if (left.isPresent()) {
            toInUse(row, operator);
            return new Begun.There(record(row, left.get(), Outcome.ADOPTED, Line.of(SealEvent.USE_ADOPTED, operator)));
        }
        Seal seal = tables.seeingAll(() -> seals.get(row.request().seal())).seal();
        requireUsable(seal);
        if (!(row.request().place() instanceof SealPlace.Beside)) {
            requireIntact(paper);
        }
        toInUse(row, operator);
        log.append(seal.id(), Line.of(SealEvent.USE_BEGUN, operator).about(row.use(Optional.empty())));
        return new Begun.Ready(row, seal);
    }

    private void toInUse(Row row, Officer operator) {
        requests.update(row.id(), "state = 'IN_USE', operator = ?", operator.user());
    }

    private SealedPaper staged(Row row) {
        String output = row.view().output().orElseThrow();
        Staged staged = parts.stage()
                .find(row.id().value(), suffix(row))
                .filter(found -> found.digest().equals(output))
                .orElseThrow(() -> new StagedOutputDamaged(row.id(), output, "none of that digest"));
        return new SealedPaper(row.id(), staged.file(), output, Outcome.ADOPTED);
    }

    /** What is signed in the paper already must hold; whom to believe is not asked here. */
    private void requireIntact(byte[] paper) {
        VerificationReport report =
                Verifier.with(parts.clock()).verify("paper.pdf", paper, VerificationOptions.strict());
        boolean broken = report.integrity() == Integrity.ALTERED
                || (report.integrity() == Integrity.UNREADABLE
                        && !report.signatures().isEmpty());
        if (broken) {
            throw new PaperNotIntact(report.verdict().getClass().getSimpleName());
        }
    }

    void requireUsable(Seal seal) {
        if (seal.state() != SealState.ACTIVE) {
            throw new SealStateRefused(seal.id(), EnumSet.of(SealState.ACTIVE), seal.state());
        }
        Instant now = parts.clock().instant();
        if (!seal.validity().covers(now)) {
            throw new SealOutOfTime(seal.id(), seal.validity(), now);
        }
    }

    private Output sign(Begun.Ready ready, byte[] document, Officer operator) {
        try {
            Signers signers = signers(ready.seal());
            if (ready.row().request().place() instanceof SealPlace.Beside) {
                SigningKey key = signers.international().or(signers::national).orElseThrow();
                SignedMessage message =
                        parts.signer().beside(document, parts.clock().instant(), key);
                return new Output(message.bytes(), message.algorithm() + "=" + time(message.time()));
            }
            SignedPdf signed = parts.signer().sign(document, task(ready, document), signers);
            return new Output(signed.bytes(), times(signed));
        } catch (RuntimeException failed) {
            String code = failed instanceof SigningException coded ? coded.code() : UNEXPECTED;
            tables.alone(operator.township(), () -> {
                Row row = requests.locked(ready.row().id());
                requests.update(row.id(), "state = 'APPROVED', operator = null");
                Line line = Line.of(SealEvent.USE_FAILED, operator)
                        .about(row.use(Optional.empty()))
                        .refused(code);
                log.append(row.request().seal(), line);
                return row;
            });
            throw failed;
        }
    }

    private Signers signers(Seal seal) {
        Optional<SigningKey> national = Optional.empty();
        Optional<SigningKey> international = Optional.empty();
        for (SealKey key : seal.keys()) {
            if (key.algorithm() == KeyAlgorithm.SM2) {
                national = Optional.of(open(key));
            } else {
                international = Optional.of(open(key));
            }
        }
        return new Signers(national, international);
    }

    /** What proves the time of each signature, for the log. */
    private static String times(SignedPdf signed) {
        return signed.made().stream()
                .map(made -> made.algorithm() + "=" + time(made.time()))
                .collect(Collectors.joining(" "));
    }

    private static String time(ProofOfTime time) {
        return time instanceof ProofOfTime.Proven proven
                ? proven.at().toString()
                : time instanceof ProofOfTime.Pending ? "pending" : "not-asked";
    }

    private SigningKey open(SealKey key) {
        SigningKey kept = parts.keys()
                .find(key.name())
                .orElseThrow(() -> new KeyUnavailable("the key store has no key " + key.name()));
        if (!kept.chain().get(0).equals(key.certificate())) {
            throw new KeyUnavailable("the key store has another certificate for the key " + key.name());
        }
        if (!SealTimes.covers(key.certificate(), parts.clock().instant())) {
            throw new KeyUnavailable("the certificate of the key " + key.name() + " is not valid now");
        }
        return kept;
    }

    private SignatureTask task(Begun.Ready ready, byte[] document) {
        SealRequest request = ready.row().request();
        Instant now = parts.clock().instant();
        Appearance look = look(request, ready.seal(), now);
        SignatureTask task = new SignatureTask(
                        request.place() instanceof SealPlace.Riding riding
                                ? riding(riding, ready, document)
                                : placement(ready, look, now),
                        Optional.of(look),
                        now,
                        ready.seal().name(),
                        Optional.empty(),
                        Optional.empty())
                .because(request.purpose());
        return request.manner().behind() == SealManner.Behind.CLOSED ? task.locking(closing(ready)) : task;
    }

    private Appearance look(SealRequest request, Seal seal, Instant now) {
        if (request.manner().look() == SealManner.Look.FACE) {
            return parts.art().draw(seal.face());
        }
        return parts.art().lines(parts.clock().getZone()).draw(lines(request, seal, now), LINES_WIDTH, LINES_HEIGHT);
    }

    private static TextLineArt.Lines lines(SealRequest request, Seal seal, Instant now) {
        return new TextLineArt.Lines(
                new TextLineArt.Entry(LINES.getString("signer"), seal.name()),
                new TextLineArt.Entry(LINES.getString("reason"), request.purpose()),
                LINES.getString("time"),
                now);
    }

    /** What is read aloud in place of a drawing that is made now: the lines themselves, or whose seal it is. */
    private String alternative(SealRequest request, Seal seal, Instant now) {
        return request.manner().look() == SealManner.Look.FACE
                ? seal.name()
                : String.join(
                        LINES.getString("comma"),
                        parts.art().lines(parts.clock().getZone()).texts(lines(request, seal, now)));
    }

    /**
     * Closes the paper: with a level where it can be written, which is in a field made now. A field that was made with the paper is
     * covered by whoever signed before, and gets the lock of all fields in its signature.
     */
    private static FieldLock closing(Begun.Ready ready) {
        boolean pair = ready.seal().keys().size() > 1;
        boolean made = ready.row().request().place() instanceof SealPlace.Field;
        return pair || !made ? FieldLock.document() : FieldLock.all();
    }

    private SignaturePlacement placement(Begun.Ready ready, Appearance face, Instant now) {
        SealPlace place = ready.row().request().place();
        String alternative = alternative(ready.row().request(), ready.seal(), now);
        if (place instanceof SealPlace.Field field) {
            return new SignaturePlacement.ExistingField(field.name());
        }
        if (place instanceof SealPlace.AtText text) {
            return new SignaturePlacement.AtText(
                    newField(ready), alternative, text.anchor(), face.widthPt(), face.heightPt());
        }
        SealPlace.OnPage page = (SealPlace.OnPage) place;
        return new SignaturePlacement.NewVisibleField(
                newField(ready),
                alternative,
                new SignaturePlacement.Place(
                        page.page(),
                        page.centreX() - face.widthPt() / 2,
                        page.centreY() - face.heightPt() / 2,
                        face.widthPt(),
                        face.heightPt()));
    }

    private SignaturePlacement riding(SealPlace.Riding place, Begun.Ready ready, byte[] document) {
        SealFace face = ready.seal().face();
        RidingStrips strips = RidingStrips.over(PdfPages.in(document), face.widthMm(), place.largestGroup());
        return new SignaturePlacement.Riding(
                newField(ready),
                ready.seal().name(),
                place.centreY(),
                parts.art().draw(face, strips),
                place.edges());
    }

    private static String newField(Begun.Ready ready) {
        String id = ready.row().id().value();
        return "seal_" + id.substring(id.length() - 12);
    }

    /** Records a staged output as the one use of the request, inside the running transaction. */
    SealedPaper record(Row row, Staged staged, Outcome outcome, Line line) {
        requests.update(row.id(), "state = 'USED', output = ?", staged.digest());
        log.append(row.request().seal(), line.about(row.use(Optional.of(staged.digest()))));
        return new SealedPaper(row.id(), staged.file(), staged.digest(), outcome);
    }

    /** Gives a request that has no output back, inside the running transaction. */
    void release(Row row, Officer operator) {
        requests.update(row.id(), "state = 'APPROVED', operator = null");
        log.append(
                row.request().seal(), Line.of(SealEvent.USE_RELEASED, operator).about(row.use(Optional.empty())));
    }

    /** Logs, in a transaction of its own, that something about a request was refused. */
    void logRefusal(Row row, Officer officer, SigningException refused) {
        tables.alone(officer.township(), () -> {
            Line line = Line.of(SealEvent.USE_REFUSED, officer)
                    .about(row.use(Optional.empty()))
                    .refused(refused.code());
            log.append(
                    row.request().seal(),
                    refused instanceof DocumentSwapped swapped ? line.noting("found " + swapped.found()) : line);
            return row;
        });
    }
}
