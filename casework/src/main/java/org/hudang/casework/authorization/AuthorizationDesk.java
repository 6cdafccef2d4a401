package org.hudang.casework.authorization;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.hudang.archive.Acting;
import org.hudang.archive.Archive;
import org.hudang.casework.CaseworkJournal;
import org.hudang.casework.Overdue;
import org.hudang.casework.Scope;
import org.hudang.casework.Seals;
import org.hudang.casework.Terms;
import org.hudang.casework.WorkFiles;
import org.hudang.casework.authorization.Authorization.PaperState;
import org.hudang.casework.authorization.Authorization.SealState;
import org.hudang.casework.authorization.Authorization.SignerState;
import org.hudang.forms.Forms;
import org.hudang.signing.personal.PersonalAct;
import org.hudang.signing.personal.PersonalSigning;
import org.hudang.signing.personal.SignedPaper;
import org.hudang.signing.personal.Signer;
import org.hudang.signing.personal.SigningField;
import org.hudang.signing.seal.Officer;
import org.hudang.signing.seal.SealId;
import org.hudang.signing.seal.SealManner;
import org.hudang.signing.seal.SealPlace;
import org.hudang.signing.seal.SealRequest;
import org.hudang.signing.seal.SealRequestId;
import org.hudang.signing.seal.SealedPaper;

/** The desk at which authorizations are taken. */
public final class AuthorizationDesk implements Authorizations {
    private static final String FOLDER = "letters";
    private static final Officer SYSTEM = new Officer(Overdue.DUTY.user(), Officer.BUREAU, "local");

    private final Rooms rooms;
    private final Scope scope;
    private final AuthorizationStore store;
    private final CaseworkJournal journal;
    private final WorkFiles files;
    private final AuthorizationOpening opening;
    private final AuthorizationFiling filing;

    /**
     * What the desk works with.
     *
     * @param archive where households are known and papers are filed
     * @param forms composes the papers
     * @param signing lets people sign
     * @param seals the seals and their use
     * @param clock in the office's zone
     * @param random for ids
     */
    public record Rooms(
            Archive archive, Forms forms, PersonalSigning signing, Seals seals, Clock clock, SecureRandom random) {}

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
        this.opening = new AuthorizationOpening(rooms, scope, store, journal, files);
        this.filing = filing;
    }

    @Override
    public Authorization open(OpenAuthorization command, Acting acting) {
        return opening.open(command, acting);
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
        requireSigner(current, place, signature, acting);
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
            store.hold(id);
            require(id, acting);
            if (!store.advance(id, paper, files.name(signed.pdf()), signed.digest())) {
                throw AuthorizationRefused.paperChanged();
            }
            store.signed(id, place.field(), now(), signed.act().value(), files.name(signed.evidence()));
            tell(current, "authorization-signed", place.field() + " " + signed.act(), acting);
            return require(id, acting);
        });
    }

    /** The person is the one whose name is printed there, and signs for whom the paper says, and for nobody else. */
    private void requireSigner(Authorization current, SignerState place, Signature signature, Acting acting) {
        if (!place.name().equals(signature.name())) {
            throw AuthorizationRefused.anotherName(place.field());
        }
        boolean fits = signature
                .behalf()
                .map(behalf -> place.wards().contains(behalf.person().key()))
                .orElse(place.wards().isEmpty());
        if (!fits) {
            throw AuthorizationRefused.notTheGuardian(place.field());
        }
        boolean known = signature
                .behalf()
                .map(behalf -> isMember(current, behalf.person(), acting))
                .orElse(true);
        if (!known) {
            throw AuthorizationRefused.anotherName(place.field());
        }
    }

    private boolean isMember(Authorization current, Signer person, Acting acting) {
        return rooms.archive().household(current.household(), acting).stream()
                .flatMap(household -> household.members().stream())
                .anyMatch(member -> member.id().value().equals(person.key())
                        && member.name().value().equals(person.name()));
    }

    /** The last seal on a paper closes it (VE-03): everybody has signed by then. */
    private static SealManner manner(Authorization current, SealState place) {
        boolean last = current.seals().stream()
                .filter(one -> one.paper() == place.paper())
                .noneMatch(one -> one.sealedAt().isEmpty() && !one.field().equals(place.field()));
        return last ? SealManner.usual().closing() : SealManner.usual();
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
        requireOwner(current, place, seal, officer);
        PaperState paper = current.paper(place.paper());
        SealRequestId request = rooms.seals()
                .use()
                .request(new SealRequest(
                        id + "/" + field + "/" + paper.revision(),
                        seal,
                        paper.sm3(),
                        new SealPlace.Field(field),
                        Terms.of("purpose." + place.paper().name()),
                        paper.template(),
                        officer,
                        manner(current, place)));
        SealedPaper sealed = rooms.seals().use().seal(request, existing(id, paper), officer);
        return scope.in(acting, () -> {
            store.hold(id);
            require(id, acting);
            if (!store.advance(id, paper, files.name(sealed.pdf()), sealed.digest())) {
                throw AuthorizationRefused.paperChanged();
            }
            store.sealed(id, field, now(), request.value());
            tell(current, "authorization-sealed", field + " " + request, acting);
            return require(id, acting);
        });
    }

    /** A seal goes where its owner's is printed, and whoever uses it acts for the owner. */
    private void requireOwner(Authorization current, SealState place, SealId seal, Officer officer) {
        String owner = place.role().equals(AuthorizationPapers.BUREAU) ? Officer.BUREAU : current.township();
        boolean fits = rooms.seals().registry().find(seal, officer).stream()
                .anyMatch(found -> found.owner().township().equals(owner));
        if (!fits) {
            throw AuthorizationRefused.wrongSeal(seal.value(), place.field());
        }
        if (!officer.township().equals(owner) && !officer.township().equals(Officer.BUREAU)) {
            throw AuthorizationRefused.notForOfficer(officer.user(), seal.value());
        }
    }

    @Override
    public Authorization file(AuthorizationId id, Acting acting) {
        Authorization current = require(id, acting);
        if (current.state() == Authorization.State.FILED) {
            files.remove(folder(id));
            return current;
        }
        List<String> missing = current.missing();
        if (!missing.isEmpty()) {
            throw AuthorizationRefused.incomplete(missing);
        }
        current.papers().forEach(paper -> existing(id, paper));
        rooms.archive().file(filing.of(current), acting);
        files.remove(folder(id));
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

    @Override
    public int endOverdue(Instant openedBefore) {
        Overdue overdue = new Overdue(files, FOLDER, openedBefore);
        List<AuthorizationId> waiting = scope.in(Overdue.DUTY, () -> store.overdue(openedBefore));
        waiting.forEach(id -> overdue.attend(() -> end(id)));
        return overdue.sweep(name ->
                find(new AuthorizationId(name), Overdue.DUTY).map(one -> one.state() != Authorization.State.SIGNING));
    }

    private Overdue.End end(AuthorizationId id) {
        Overdue.End end = scope.in(Overdue.DUTY, () -> {
            store.hold(id);
            Authorization current = store.find(id).orElseThrow();
            if (current.state() != Authorization.State.SIGNING) {
                return Overdue.End.DONE;
            }
            if (current.missing().isEmpty()) {
                return Overdue.End.COMPLETE;
            }
            store.expired(id);
            rooms.signing().giveUp(id + "/", current.township());
            rooms.seals().use().giveUp(id + "/", Terms.of("reason.EXPIRED"), SYSTEM);
            tell(current, "authorization-expired", String.join(" ", current.missing()), Overdue.DUTY);
            return Overdue.End.ENDED;
        });
        if (end == Overdue.End.COMPLETE) {
            file(id, Overdue.DUTY);
        }
        return end;
    }

    /** As it is; one whose time is over goes no further. */
    private Authorization require(AuthorizationId id, Acting acting) {
        Authorization current = find(id, acting).orElseThrow(() -> AuthorizationRefused.unknown(id));
        if (current.state() == Authorization.State.EXPIRED) {
            throw AuthorizationRefused.expired(id);
        }
        return current;
    }

    private Path existing(AuthorizationId id, PaperState paper) {
        Path file = files.at(paper.file());
        if (!Files.exists(file)) {
            throw AuthorizationRefused.workLost(id);
        }
        if (!WorkFiles.sm3(file).equals(paper.sm3())) {
            throw AuthorizationRefused.workAltered(id);
        }
        return file;
    }

    static String folder(AuthorizationId id) {
        return FOLDER + "/" + id;
    }

    private void tell(Authorization about, String act, String facts, Acting acting) {
        journal.append(about.household().value(), about.township(), act, about.id() + " " + facts, acting);
    }

    private Instant now() {
        return rooms.clock().instant().truncatedTo(ChronoUnit.MICROS);
    }
}
