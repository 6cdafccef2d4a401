package org.hudang.casework.authorization;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hudang.archive.Acting;
import org.hudang.archive.Archive;
import org.hudang.archive.OpaqueId;
import org.hudang.archive.household.Household;
import org.hudang.casework.CaseworkJournal;
import org.hudang.casework.Scope;
import org.hudang.casework.Terms;
import org.hudang.casework.WorkFiles;
import org.hudang.casework.authorization.Authorization.PaperState;
import org.hudang.casework.authorization.Authorization.SealState;
import org.hudang.casework.authorization.Authorization.SignerState;
import org.hudang.forms.ComposedPaper;
import org.hudang.forms.Forms;
import org.hudang.forms.PlaceKind;
import org.hudang.forms.SignaturePlace;
import org.hudang.signing.personal.PersonalAct;
import org.hudang.signing.personal.PersonalSigning;
import org.hudang.signing.personal.SignedPaper;
import org.hudang.signing.personal.Signer;
import org.hudang.signing.personal.SigningField;
import org.hudang.signing.seal.Officer;
import org.hudang.signing.seal.SealId;
import org.hudang.signing.seal.SealPlace;
import org.hudang.signing.seal.SealRequest;
import org.hudang.signing.seal.SealRequestId;
import org.hudang.signing.seal.SealUse;
import org.hudang.signing.seal.SealedPaper;

/** The desk at which authorizations are taken. */
public final class AuthorizationDesk implements Authorizations {
    private final Rooms rooms;
    private final Scope scope;
    private final AuthorizationStore store;
    private final CaseworkJournal journal;
    private final WorkFiles files;
    private final AuthorizationPapers papers;
    private final AuthorizationFiling filing;

    /**
     * What the desk works with.
     *
     * @param archive where households are known and papers are filed
     * @param forms composes the papers
     * @param signing lets people sign
     * @param seals puts seals on papers
     * @param clock in the office's zone
     * @param random for ids
     */
    public record Rooms(
            Archive archive, Forms forms, PersonalSigning signing, SealUse seals, Clock clock, SecureRandom random) {}

    public AuthorizationDesk(
            Rooms rooms,
            Scope scope,
            AuthorizationStore store,
            CaseworkJournal journal,
            WorkFiles files,
            AuthorizationFiling filing) {
        this.rooms = rooms;
        this.scope = scope;
        this.store = store;
        this.journal = journal;
        this.files = files;
        this.papers = new AuthorizationPapers(rooms.forms(), rooms.clock());
        this.filing = filing;
    }

    @Override
    public Authorization open(OpenAuthorization command, Acting acting) {
        Household household = rooms.archive()
                .household(command.household(), acting)
                .orElseThrow(() -> AuthorizationRefused.householdUnknown(
                        command.household().value()));
        Optional<Authorization> there = scope.in(
                acting,
                () -> store.byKey(household.township(), command.idempotencyKey())
                        .flatMap(store::find));
        return there.orElseGet(() -> compose(command, household, acting));
    }

    private Authorization compose(OpenAuthorization command, Household household, Acting acting) {
        AuthorizationId id = new AuthorizationId(OpaqueId.next("aut", rooms.random()));
        String date = LocalDate.now(rooms.clock()).format(DateTimeFormatter.BASIC_ISO_DATE);
        String division = household.township().substring(0, 6);
        String number = scope.in(acting, () -> store.nextNumber(division, date));
        ComposedPaper notice = rooms.forms().compose(papers.notice(command, household, number));
        PaperState noticeState = keep(id, PaperName.NOTICE, notice);
        ComposedPaper letter = rooms.forms().compose(papers.letter(command, household, number, noticeState.sm3()));
        PaperState letterState = keep(id, PaperName.LETTER, letter);
        List<SignerState> signers = new ArrayList<>(signers(PaperName.NOTICE, notice));
        signers.addAll(signers(PaperName.LETTER, letter));
        List<SealState> seals = new ArrayList<>(seals(PaperName.NOTICE, notice));
        seals.addAll(seals(PaperName.LETTER, letter));
        Authorization fresh = new Authorization(
                id,
                number,
                household.number(),
                household.township(),
                command.volume(),
                command.office().township(),
                command.programme(),
                Authorization.State.SIGNING,
                now(),
                List.of(noticeState, letterState),
                signers,
                seals,
                Optional.empty());
        return scope.in(acting, () -> {
            store.insert(fresh, command.idempotencyKey(), acting.user());
            tell(fresh, "authorization-opened", fresh.number(), acting);
            return fresh;
        });
    }

    @Override
    public Authorization sign(AuthorizationId id, Signature signature, Acting acting) {
        Authorization current = require(id, acting);
        SignerState place = current.signers().stream()
                .filter(one -> one.field().equals(signature.field()))
                .findFirst()
                .orElseThrow(() -> AuthorizationRefused.unknownField(signature.field()));
        if (place.signedAt().isPresent()) {
            return current;
        }
        if (place.paper() == PaperName.LETTER
                && current.missing(PaperName.NOTICE).stream()
                        .anyMatch(confirmer -> confirmer.signer().equals(place.signer()))) {
            throw AuthorizationRefused.noticeFirst();
        }
        PaperState paper = current.paper(place.paper());
        PersonalAct act = new PersonalAct(
                id + "/" + place.field() + "/" + paper.revision() + "/"
                        + signature.reading().confirmedAt().toEpochMilli(),
                current.township(),
                new SigningField(place.field(), place.signer()),
                new Signer(place.signer(), signature.name()),
                signature.behalf(),
                signature.reading(),
                signature.expression(),
                signature.identity(),
                signature.device());
        SignedPaper signed = rooms.signing().sign(act, existing(id, paper));
        return scope.in(acting, () -> {
            if (!store.advance(id, paper, files.name(signed.pdf()), signed.digest())) {
                throw AuthorizationRefused.paperChanged();
            }
            store.signed(id, place.field(), now(), signed.act().value(), files.name(signed.evidence()));
            tell(current, "authorization-signed", place.field() + " " + signed.act(), acting);
            return require(id, acting);
        });
    }

    @Override
    public Authorization seal(AuthorizationId id, String field, SealId seal, Officer officer) {
        Acting acting = new Acting(officer.user(), officer.township());
        Authorization current = require(id, acting);
        SealState place = current.seals().stream()
                .filter(one -> one.field().equals(field))
                .findFirst()
                .orElseThrow(() -> AuthorizationRefused.unknownField(field));
        if (place.sealedAt().isPresent()) {
            return current;
        }
        List<SignerState> missing = current.missing(place.paper());
        if (!missing.isEmpty()) {
            throw AuthorizationRefused.incomplete(
                    missing.stream().map(SignerState::field).toList());
        }
        PaperState paper = current.paper(place.paper());
        SealRequestId request = rooms.seals()
                .request(new SealRequest(
                        id + "/" + field + "/" + paper.revision(),
                        seal,
                        paper.sm3(),
                        new SealPlace.Field(field),
                        Terms.of("purpose." + place.paper().name()),
                        paper.template(),
                        officer));
        SealedPaper sealed = rooms.seals().seal(request, existing(id, paper), officer);
        return scope.in(acting, () -> {
            if (!store.advance(id, paper, files.name(sealed.pdf()), sealed.digest())) {
                throw AuthorizationRefused.paperChanged();
            }
            store.sealed(id, field, now(), request.value());
            tell(current, "authorization-sealed", field + " " + request, acting);
            return require(id, acting);
        });
    }

    @Override
    public Authorization file(AuthorizationId id, Acting acting) {
        Authorization current = require(id, acting);
        if (current.state() == Authorization.State.FILED) {
            return current;
        }
        List<String> missing = new ArrayList<>();
        current.signers().stream().filter(one -> one.signedAt().isEmpty()).forEach(one -> missing.add(one.field()));
        current.seals().stream().filter(one -> one.sealedAt().isEmpty()).forEach(one -> missing.add(one.field()));
        if (!missing.isEmpty()) {
            throw AuthorizationRefused.incomplete(missing);
        }
        rooms.archive().file(filing.of(current), acting);
        return require(id, acting);
    }

    @Override
    public Optional<Authorization> find(AuthorizationId id, Acting acting) {
        return scope.in(acting, () -> store.find(id));
    }

    @Override
    public Path paper(AuthorizationId id, PaperName paper, Acting acting) {
        return existing(id, require(id, acting).paper(paper));
    }

    private Authorization require(AuthorizationId id, Acting acting) {
        return find(id, acting).orElseThrow(() -> AuthorizationRefused.unknown(id));
    }

    private Path existing(AuthorizationId id, PaperState paper) {
        Path file = files.at(paper.file());
        if (!Files.exists(file)) {
            throw AuthorizationRefused.workLost(id);
        }
        return file;
    }

    private PaperState keep(AuthorizationId id, PaperName name, ComposedPaper paper) {
        Path file = files.write(
                "letters/" + id + "/" + name.name().toLowerCase(java.util.Locale.ROOT) + ".pdf", paper.pdf());
        return new PaperState(
                name, paper.template().code().value(), paper.pages(), 0, files.name(file), WorkFiles.sm3(file));
    }

    private static List<SignerState> signers(PaperName name, ComposedPaper paper) {
        return paper.places().stream()
                .filter(place -> place.kind() == PlaceKind.PERSON)
                .map(place -> new SignerState(
                        name, place.field(), place.signer(), Optional.empty(), Optional.empty(), Optional.empty()))
                .toList();
    }

    private static List<SealState> seals(PaperName name, ComposedPaper paper) {
        List<SealState> seals = new ArrayList<>();
        for (SignaturePlace place : paper.places()) {
            if (place.kind() == PlaceKind.SEAL) {
                seals.add(new SealState(name, place.field(), place.signer(), Optional.empty(), Optional.empty()));
            }
        }
        return seals;
    }

    private void tell(Authorization about, String act, String facts, Acting acting) {
        journal.append(about.household().value(), about.township(), act, about.id() + " " + facts, acting);
    }

    private Instant now() {
        return rooms.clock().instant().truncatedTo(ChronoUnit.MICROS);
    }
}
