package org.hudang.signing.pdf;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSObjectKey;
import org.hudang.signing.cms.CmsTemplate;
import org.hudang.signing.key.KeyAlgorithm;
import org.hudang.signing.key.SignatureProof;
import org.hudang.signing.key.SigningKey;
import org.hudang.signing.timestamp.TimestampAnswer;
import org.hudang.signing.timestamp.Timestamps;
import org.hudang.signing.verify.EarlierSignatures;

/**
 * Signs PDF (PAdES, ETSI EN 319 142-1, {@code ETSI.CAdES.detached}) by appending one update per signature. Bytes that were
 * there are never touched, so signatures that were there stay as they were.
 *
 * <pre>{@code
 * PdfSigner signer = PdfSigner.stamping(authority.timestamps());
 * SignedPdf signed = signer.sign(pdf, SignatureTask.inField("seal-1", look, clock.instant(), "样例县民政局"), Signers.both(sm2, ec));
 * if (signed.time() instanceof ProofOfTime.Pending) { … the document is PENDING_TIMESTAMP … }
 * }</pre>
 *
 * <p>Refuses, with a code each: encrypted and XFA files (SG-111, SG-112), files readers would have to repair (SG-113),
 * fields that are missing, signed or of another kind (SG-114…117), changes a signature in the file forbids (SG-118), places
 * off the page (SG-119), certifying what is signed already (SG-122), locks that contradict the file (SG-128).
 *
 * <p>May be used by many threads.
 */
public final class PdfSigner {
    private static final int ROOM_WITH_TIMESTAMP = 24 * 1024;
    /** What the second of two signatures may append beyond the length of the first without a copy of the file. */
    private static final int ROOM_FOR_SECOND = 64 * 1024;

    private final Optional<Timestamps> timestamps;
    private final TemplateCache templates = new TemplateCache();

    private PdfSigner(Optional<Timestamps> timestamps) {
        this.timestamps = timestamps;
    }

    /** Signs at level B-T. */
    public static PdfSigner stamping(Timestamps timestamps) {
        return new PdfSigner(Optional.of(timestamps));
    }

    /** Signs at level B-B: nothing proves the time. */
    public static PdfSigner withoutTimestamps() {
        return new PdfSigner(Optional.empty());
    }

    /**
     * Signs in one call. With two keys the national signature takes the field of the task, the international one a new
     * field without a place, named after it with {@code -intl}. A lock comes with the second one, which it would forbid else.
     */
    public SignedPdf sign(byte[] pdf, SignatureTask task, Signers signers) {
        if (signers.national().isPresent() && signers.international().isPresent()) {
            Finished first = sign(
                    Whole.of(pdf),
                    task.locked(Optional.empty()),
                    signers.national().get());
            Whole once = Whole.of(pdf).with(first.update(), first.update().length + ROOM_FOR_SECOND);
            Finished second = sign(
                    once, companion(task, first.made()), signers.international().get());
            return new SignedPdf(pdf, joined(first.update(), second.update()), List.of(first.made(), second.made()));
        }
        Finished only = sign(
                Whole.of(pdf),
                task,
                signers.national().or(signers::international).orElseThrow());
        return new SignedPdf(pdf, only.update(), List.of(only.made()));
    }

    /** What a signature appends, and what was made. */
    private static final class Finished {
        private final byte[] update;
        private final SignedPdf.Made made;

        Finished(byte[] update, SignedPdf.Made made) {
            this.update = update;
            this.made = made;
        }

        byte[] update() {
            return update;
        }

        SignedPdf.Made made() {
            return made;
        }
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private Finished sign(Whole pdf, SignatureTask task, SigningKey key) {
        PreparedSignature prepared = prepare(pdf, task, key.algorithm(), key.chain());
        // nobody else has what was just prepared, so that it is filled where it stands
        return complete(prepared, prepared.update(), key.sign(prepared.digest()));
    }

    /** The invisible second signature of a pair. */
    private static SignatureTask companion(SignatureTask task, SignedPdf.Made first) {
        String name = first.field().replace('.', '-') + "-intl";
        return new SignatureTask(
                new SignaturePlacement.NewInvisibleField(name),
                Optional.empty(),
                task.claimedAt(),
                task.name(),
                task.reason(),
                task.location(),
                Optional.empty(),
                task.lock());
    }

    /**
     * The first phase: everything but the key.
     *
     * @param chain the signer's certificate first
     */
    public PreparedSignature prepare(
            byte[] pdf, SignatureTask task, KeyAlgorithm algorithm, List<X509Certificate> chain) {
        return prepare(Whole.of(pdf), task, algorithm, chain);
    }

    private PreparedSignature prepare(
            Whole pdf, SignatureTask task, KeyAlgorithm algorithm, List<X509Certificate> chain) {
        CmsTemplate template = templates.of(algorithm, chain);
        int room = timestamps.isPresent()
                ? Math.max(ROOM_WITH_TIMESTAMP, template.largest() + ROOM_WITH_TIMESTAMP / 2)
                : template.largest();
        try (OpenPdf open = OpenPdf.of(pdf)) {
            Update update = new Update(pdf.length(), 2 * room + 8192 + drawn(task));
            COSObjectKey signature = open.newKey();
            Fields fields = Fields.of(open);
            boolean signedBefore = fields.signatures().stream().anyMatch(Fields.Field::signed);
            FieldWriter.Written written = new FieldWriter(open, update, fields).write(task, signature);
            open.changed().forEach(update::object);
            SignatureValue.Holes holes =
                    SignatureValue.write(update, signature, SignatureValue.signature(task, written.references()), room);
            COSDictionary trailer = open.trailer();
            byte[] bytes = update.finish(open.tail(), trailer, open.nextNumber());
            SignatureValue.fillRange(bytes, holes, pdf.length());
            if (signedBefore) {
                requireKept(pdf.with(bytes, 0), written.field());
            }
            byte[] attributes = template.signedAttributes(SignatureValue.digest(algorithm.digest(), pdf, bytes, holes));
            return new PreparedSignature(
                    new PreparedSignature.Signer(algorithm, chain),
                    written.field(),
                    new PreparedSignature.Draft(pdf.length(), bytes, holes),
                    attributes,
                    template.toBeSigned(attributes));
        }
    }

    /** Bytes of the drawing that goes into the update. */
    private static int drawn(SignatureTask task) {
        return task.appearance().map(look -> look.content().deflated().length).orElse(0);
    }

    /** No signature that is there may be broken: the verifier is asked before any key is. */
    private static void requireKept(Whole signed, String field) {
        EarlierSignatures.objection(signed.bytes(), signed.length()).ifPresent(reason -> {
            throw new ChangeForbidden(field, "a signature that is there: " + reason.code() + " at " + reason.where());
        });
    }

    /**
     * The second phase, perhaps much later and in another process.
     *
     * @param pdf the same bytes that were prepared
     * @param signatureValue what the key gave for {@link PreparedSignature#digest()}
     * @throws PreparedMismatch when file, prepared signature and value do not belong together
     */
    public SignedPdf finish(byte[] pdf, PreparedSignature prepared, byte[] signatureValue) {
        CmsTemplate template = templates.of(prepared.algorithm(), prepared.chain());
        byte[] attributes = template.signedAttributes(SignatureValue.digest(
                prepared.algorithm().digest(), Whole.of(pdf), prepared.update(), prepared.holes()));
        if (pdf.length != prepared.baseLength() || !Arrays.equals(attributes, prepared.signedAttributes())) {
            throw new PreparedMismatch("the signature was prepared for another file");
        }
        if (!SignatureProof.holds(
                prepared.algorithm(), prepared.chain().get(0).getPublicKey(), attributes, signatureValue)) {
            throw new PreparedMismatch("the signature value was not made by the certificate's key for this file");
        }
        Finished finished = complete(prepared, prepared.update().clone(), signatureValue);
        return new SignedPdf(pdf, finished.update(), List.of(finished.made()));
    }

    /**
     * Signs something that is no PDF, in a message of its own beside it, at the same level.
     *
     * @param claimedAt what the signer says of the time
     */
    public SignedMessage beside(byte[] content, Instant claimedAt, SigningKey key) {
        CmsTemplate template = templates.of(key.algorithm(), key.chain());
        byte[] attributes = template.signedAttributes(key.algorithm().digest().digest(content), claimedAt);
        byte[] value = key.sign(template.toBeSigned(attributes));
        Proof proof = prove(key.algorithm(), value);
        return new SignedMessage(template.assemble(attributes, value, proof.token()), key.algorithm(), proof.time());
    }

    /** @param update what was prepared; gets the message */
    private Finished complete(PreparedSignature prepared, byte[] update, byte[] signatureValue) {
        Proof proof = prove(prepared.algorithm(), signatureValue);
        byte[] cms = templates
                .of(prepared.algorithm(), prepared.chain())
                .assemble(prepared.signedAttributes(), signatureValue, proof.token());
        SignatureValue.fillContents(update, prepared.holes(), cms);
        return new Finished(update, new SignedPdf.Made(prepared.field(), prepared.algorithm(), proof.time()));
    }

    private record Proof(Optional<byte[]> token, ProofOfTime time) {}

    private Proof prove(KeyAlgorithm algorithm, byte[] signatureValue) {
        if (timestamps.isEmpty()) {
            return new Proof(Optional.empty(), new ProofOfTime.NotAsked());
        }
        byte[] imprint = algorithm.digest().digest(signatureValue);
        TimestampAnswer answer = timestamps.get().stamp(algorithm.digest(), imprint);
        if (answer instanceof TimestampAnswer.Stamped stamped) {
            return new Proof(Optional.of(stamped.token().der()), new ProofOfTime.Proven(stamped.time()));
        }
        TimestampAnswer.NoAnswer none = (TimestampAnswer.NoAnswer) answer;
        return new Proof(Optional.empty(), new ProofOfTime.Pending(none.why() + ": " + none.detail()));
    }
}
