package org.hudang.signing.personal;

import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hudang.signing.pdf.ProofOfTime;
import org.hudang.signing.pdf.SignatureTask;
import org.hudang.signing.pdf.SignedPdf;
import org.hudang.signing.personal.ActRows.Row;
import org.hudang.signing.personal.ActRows.State;
import org.hudang.signing.personal.SignedPaper.Outcome;
import org.hudang.signing.seal.CanonicalJson;
import org.hudang.signing.seal.PaperStage;
import org.hudang.signing.seal.PaperStage.Staged;
import org.hudang.signing.seal.TownshipTables;
import org.hudang.signing.seal.UseLock;

/** Personal signing in PostgreSQL, schema {@code signing}, with a staging folder. */
public final class DatabasePersonalSigning implements PersonalSigning {
    private static final String PDF = ".pdf";
    private static final String EVIDENCE = ".json";
    private static final Set<State> DONE = EnumSet.of(State.FILED, State.GIVEN_UP);

    private final PersonalSigningParts parts;
    private final TownshipTables tables;
    private final ActRows acts;
    private final SignatureArt art;
    private final UseLock lock;

    /** Works with these parts. */
    public DatabasePersonalSigning(PersonalSigningParts parts) {
        this.parts = parts;
        this.tables = new TownshipTables(parts.database(), parts.transactions());
        this.acts = new ActRows(tables);
        this.art = new SignatureArt(parts.outlines(), parts.zone());
        this.lock = new UseLock(parts.database());
    }

    @Override
    public SignedPaper sign(PersonalAct act, Path pdf) {
        byte[] document = PaperStage.read(pdf);
        return lock.within("act " + act.township() + " " + act.idempotencyKey(), () -> signAlone(act, document))
                .orElseThrow(() -> new ActConflict("process"));
    }

    private SignedPaper signAlone(PersonalAct act, byte[] document) {
        String digest = CanonicalJson.sm3(document);
        Optional<Row> known = tables.alone(act.township(), () -> acts.byKey(act.township(), act.idempotencyKey()));
        if (known.isPresent()) {
            if (!known.get().document().equals(digest)) {
                throw new ShownDocumentDiffers(known.get().document(), digest);
            }
            Optional<SignedPaper> there = again(known.get(), act);
            if (there.isPresent()) {
                return there.get();
            }
        }
        Instant now = parts.clock().instant().truncatedTo(ChronoUnit.MILLIS);
        SigningFields.Empty field = SigningFields.read(document, act.field().name());
        ActChecks.check(act, digest, field.pages(), now);
        Row row = tables.alone(
                act.township(),
                () -> known.map(begun -> acts.renew(begun, act, now))
                        .orElseGet(() -> acts.insert(act, digest, now, parts.random())));
        parts.stage().clear(row.id().value());
        return signNow(act, row, document, field);
    }

    /** What an earlier call with this key left: a recorded or at least a staged outcome. */
    private Optional<SignedPaper> again(Row row, PersonalAct act) {
        boolean same = row.act().equals(ActForm.digest(act));
        if (!same && row.state() != State.BEGUN) {
            throw new ActConflict("content");
        }
        if (row.state() == State.FILED) {
            throw new ActFiled(row.id());
        }
        if (row.state() == State.GIVEN_UP) {
            throw new ActGivenUp(row.id());
        }
        Optional<Staged> pdf = parts.stage().find(row.id().value(), PDF);
        Optional<Staged> evidence = parts.stage().find(row.id().value(), EVIDENCE);
        if (pdf.isEmpty() || evidence.isEmpty()) {
            if (row.state() == State.SIGNED) {
                throw new EvidenceBroken("the staged paper is missing or changed");
            }
            return Optional.empty();
        }
        if (!same) {
            throw new ActConflict("content");
        }
        EvidenceBundle bundle =
                EvidenceBundle.read(PaperStage.read(evidence.get().file()));
        if (!bundle.output().equals(pdf.get().digest()) || !bundle.act().equals(row.id())) {
            throw new EvidenceBroken("the staged evidence is of another paper");
        }
        return Optional.of(record(row.id(), act.township(), pdf.get(), evidence.get(), Outcome.AGAIN));
    }

    private SignedPaper signNow(PersonalAct act, Row row, byte[] document, SigningFields.Empty field) {
        Instant now = parts.clock().instant().truncatedTo(ChronoUnit.MILLIS);
        SignatureTask task = SignatureTask.inField(
                act.field().name(),
                art.draw(act.expression(), now, field.widthPt(), field.heightPt()),
                now,
                act.signer().name());
        try (EventKeys keys = new EventKeys(parts, act, row.document())) {
            SignedPdf signed = parts.signer().sign(document, task, keys.signers());
            Staged pdf = parts.stage().keep(row.id().value(), PDF, signed.bytes());
            Map<String, Object> outcome = Map.of(
                    "field", act.field().name(),
                    "at", now.toString(),
                    "times",
                            signed.made().stream()
                                    .map(DatabasePersonalSigning::time)
                                    .toList(),
                    "document", row.document(),
                    "output", pdf.digest());
            byte[] bundle = evidence(act, row, keys.certificates(), outcome);
            Staged evidence = parts.stage().keep(row.id().value(), EVIDENCE, bundle);
            return record(row.id(), act.township(), pdf, evidence, Outcome.SIGNED);
        }
    }

    private static Map<String, Object> time(SignedPdf.Made made) {
        return Map.of(
                "algorithm",
                made.algorithm().name(),
                "proof",
                made.time() instanceof ProofOfTime.Proven
                        ? "PROVEN"
                        : made.time() instanceof ProofOfTime.Pending ? "PENDING" : "NOT_ASKED",
                "at",
                made.time() instanceof ProofOfTime.Proven proven
                        ? Optional.of(proven.at().toString())
                        : Optional.empty());
    }

    private byte[] evidence(PersonalAct act, Row row, List<X509Certificate> certificates, Map<String, Object> outcome) {
        String before = tables.alone(act.township(), () -> acts.evidenceOf(row.document()))
                .orElse(Evidence.NOTHING);
        return new Evidence(row.id(), before)
                .then("IDENTIFIED", ActForm.identity(act))
                .then("SHOWN", ActForm.reading(act.reading()))
                .then(
                        "EXPRESSED",
                        Map.of(
                                "will", ActForm.expression(act.expression()),
                                "device", ActForm.device(act.device())))
                .then(
                        "CERTIFIED",
                        Map.of(
                                "key",
                                "DESTROYED",
                                "certificates",
                                certificates.stream()
                                        .map(DatabasePersonalSigning::certificate)
                                        .toList()))
                .then("SIGNED", outcome)
                .bytes();
    }

    private static Map<String, Object> certificate(X509Certificate certificate) {
        try {
            return Map.of(
                    "serial", certificate.getSerialNumber().toString(16),
                    "from", certificate.getNotBefore().toInstant().toString(),
                    "until", certificate.getNotAfter().toInstant().toString(),
                    "der", Base64.getEncoder().encodeToString(certificate.getEncoded()));
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a parsed certificate always encodes", e);
        }
    }

    private SignedPaper record(ActId id, String township, Staged pdf, Staged evidence, Outcome outcome) {
        tables.alone(township, () -> acts.signed(id, pdf.digest(), evidence.digest()));
        return new SignedPaper(id, pdf.file(), pdf.digest(), evidence.file(), evidence.digest(), outcome);
    }

    @Override
    public void filed(ActId id, String township) {
        tables.as(township, () -> acts.filed(id, parts.clock().instant()));
        TownshipTables.afterCommit(() -> parts.stage().clear(id.value()));
    }

    @Override
    public int giveUp(String keyPrefix, String township) {
        List<ActId> acts = tables.as(township, () -> {
            List<ActId> given = this.acts.giveUp(township, keyPrefix);
            TownshipTables.afterCommit(() -> given.forEach(id -> parts.stage().clear(id.value())));
            return given;
        });
        return acts.size();
    }

    @Override
    public int sweep() {
        List<String> staged = parts.stage().owners("act_");
        List<String> done = tables.alone(
                org.hudang.signing.seal.Officer.BUREAU,
                () -> staged.stream()
                        .filter(id ->
                                acts.state(new ActId(id)).filter(DONE::contains).isPresent())
                        .toList());
        done.forEach(parts.stage()::clear);
        return done.size();
    }
}
