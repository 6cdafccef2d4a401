package org.hudang.casework.application;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.hudang.archive.Acting;
import org.hudang.archive.Archive;
import org.hudang.archive.OpaqueId;
import org.hudang.archive.household.Household;
import org.hudang.casework.CaseworkJournal;
import org.hudang.casework.Openings;
import org.hudang.casework.Overdue;
import org.hudang.casework.Scope;
import org.hudang.casework.WorkFiles;
import org.hudang.casework.application.Application.PaperState;
import org.hudang.casework.application.Application.SignerState;
import org.hudang.forms.ComposedPaper;
import org.hudang.forms.Forms;
import org.hudang.signing.personal.PersonalAct;
import org.hudang.signing.personal.PersonalSigning;
import org.hudang.signing.personal.SignedPaper;
import org.hudang.signing.personal.Signer;
import org.hudang.signing.personal.SigningField;

/**
 * The desk at which applications are taken. Number and id are drawn durably first, the form is composed with them, and only
 * then the application exists: whoever is killed in between gets the same number and id with the same key.
 */
public final class ApplicationDesk implements Applications {
    private static final String FOLDER = "applications";

    private final Rooms rooms;
    private final Scope scope;
    private final ApplicationStore store;
    private final CaseworkJournal journal;
    private final WorkFiles files;
    private final ApplicationFiling filing;
    private final ApplicationPaper form;

    /**
     * What the desk works with.
     *
     * @param archive where households are known and the form is filed
     * @param forms composes the form
     * @param signing lets people sign
     * @param clock in the office's zone
     * @param random for ids
     */
    public record Rooms(Archive archive, Forms forms, PersonalSigning signing, Clock clock, SecureRandom random) {}

    public ApplicationDesk(
            Rooms rooms,
            Scope scope,
            ApplicationStore store,
            CaseworkJournal journal,
            WorkFiles files,
            ApplicationFiling filing) {
        this.rooms = rooms;
        this.scope = scope;
        this.store = store;
        this.journal = journal;
        this.files = files;
        this.filing = filing;
        this.form = new ApplicationPaper(rooms.forms(), rooms.clock());
    }

    @Override
    public Application open(OpenApplication command, Acting acting) {
        Household household = rooms.archive()
                .household(command.household(), acting)
                .orElseThrow(() ->
                        ApplicationRefused.householdUnknown(command.household().value()));
        String township = household.township();
        Optional<Application> there = scope.in(acting, () -> byKey(township, command));
        if (there.isPresent()) {
            return there.get();
        }
        requireVolume(command, acting);
        form.check(command, household);
        Openings.Drawn drawn = scope.in(acting, () -> draw(command, township));
        Application fresh = compose(command, household, drawn);
        return scope.in(acting, () -> {
            store.openings().lock(township, command.idempotencyKey());
            return byKey(township, command).orElseGet(() -> {
                store.insert(fresh, command.idempotencyKey(), acting.user());
                tell(fresh, "application-opened", fresh.number(), acting);
                return fresh;
            });
        });
    }

    private Optional<Application> byKey(String township, OpenApplication command) {
        Optional<Application> there =
                store.byKey(township, command.idempotencyKey()).flatMap(store::find);
        there.filter(one -> !one.household().equals(command.household())
                        || !one.volume().equals(command.volume())
                        || !one.applicant().equals(command.applicant())
                        || one.programme() != command.programme())
                .ifPresent(other -> {
                    throw ApplicationRefused.keyReused(command.idempotencyKey());
                });
        return there;
    }

    private void requireVolume(OpenApplication command, Acting acting) {
        boolean own = rooms.archive().contents(command.household(), acting).volumes().stream()
                .anyMatch(shelf -> shelf.volume().id().equals(command.volume()));
        if (!own) {
            throw ApplicationRefused.volumeElsewhere(command.volume().value());
        }
    }

    private Openings.Drawn draw(OpenApplication command, String township) {
        String key = command.idempotencyKey();
        store.openings().lock(township, key);
        Openings.Drawn drawn = store.openings()
                .drawn(township, key)
                .orElseGet(() -> store.draw(
                        township,
                        key,
                        command.household().value(),
                        new ApplicationId(OpaqueId.next("app", rooms.random())),
                        LocalDate.now(rooms.clock()).format(DateTimeFormatter.BASIC_ISO_DATE)));
        if (!drawn.household().equals(command.household().value())) {
            throw ApplicationRefused.keyReused(key);
        }
        return drawn;
    }

    private Application compose(OpenApplication command, Household household, Openings.Drawn drawn) {
        ComposedPaper paper = rooms.forms().compose(form.form(command, household, drawn.number()));
        // each composition has a file of its own, so that two that open at once do not change each other's
        String own = OpaqueId.next("ppr", rooms.random());
        Path file = files.write(folder(new ApplicationId(drawn.id())) + "/application-" + own + ".pdf", paper.pdf());
        List<SignerState> signers = paper.places().stream()
                .map(place -> new SignerState(
                        place.field(),
                        place.signer(),
                        name(place.signer(), command, household),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()))
                .toList();
        return new Application(
                new ApplicationId(drawn.id()),
                drawn.number(),
                household.number(),
                household.township(),
                command.volume(),
                command.programme(),
                command.applicant(),
                Application.State.SIGNING,
                now(),
                new PaperState(
                        paper.template().code().value(), paper.pages(), 0, files.name(file), WorkFiles.sm3(file)),
                signers,
                Optional.empty());
    }

    private static String name(String signer, OpenApplication command, Household household) {
        return command.agent()
                .filter(agent -> agent.key().equals(signer))
                .map(agent -> agent.name())
                .orElseGet(() ->
                        ApplicationPaper.applicant(command, household).name().value());
    }

    @Override
    public Application sign(ApplicationId id, Signature signature, Acting acting) {
        Application current = require(id, acting);
        SignerState place = current.signers().stream()
                .filter(one -> one.field().equals(signature.field()))
                .findFirst()
                .orElseThrow(() -> ApplicationRefused.unknownField(signature.field()));
        if (place.signedAt().isPresent()) {
            return current;
        }
        if (!place.name().equals(signature.name())) {
            throw ApplicationRefused.anotherName(place.field());
        }
        PersonalAct act = new PersonalAct(
                id + "/" + place.field() + "/" + current.paper().revision() + "/"
                        + signature.reading().confirmedAt().toEpochMilli(),
                current.township(),
                new SigningField(place.field(), place.signer()),
                new Signer(place.signer(), signature.name()),
                Optional.empty(),
                signature.reading(),
                signature.expression(),
                signature.identity(),
                signature.device());
        SignedPaper signed = rooms.signing().sign(act, existing(current));
        return scope.in(acting, () -> {
            if (!store.advance(current, files.name(signed.pdf()), signed.digest())) {
                require(id, acting);
                throw ApplicationRefused.paperChanged();
            }
            store.signed(id, place.field(), now(), signed.act().value(), files.name(signed.evidence()));
            tell(current, "application-signed", place.field() + " " + signed.act(), acting);
            return require(id, acting);
        });
    }

    @Override
    public Application file(ApplicationId id, Acting acting) {
        Application current = require(id, acting);
        if (current.state() == Application.State.FILED) {
            files.remove(folder(id));
            return current;
        }
        if (!current.missing().isEmpty()) {
            throw ApplicationRefused.incomplete(current.missing());
        }
        existing(current);
        rooms.archive().file(filing.of(current), acting);
        files.remove(folder(id));
        return require(id, acting);
    }

    @Override
    public Optional<Application> find(ApplicationId id, Acting acting) {
        return scope.in(acting, () -> store.find(id));
    }

    @Override
    public Path paper(ApplicationId id, Acting acting) {
        return existing(require(id, acting));
    }

    @Override
    public int endOverdue(Instant openedBefore) {
        Overdue overdue = new Overdue(files, FOLDER, openedBefore);
        List<ApplicationId> waiting = scope.in(Overdue.DUTY, () -> store.overdue(openedBefore));
        waiting.forEach(id -> overdue.attend(() -> end(id)));
        return overdue.sweep(name ->
                find(new ApplicationId(name), Overdue.DUTY).map(one -> one.state() != Application.State.SIGNING));
    }

    private Overdue.End end(ApplicationId id) {
        Overdue.End end = scope.in(Overdue.DUTY, () -> {
            store.hold(id);
            Application current = store.find(id).orElseThrow();
            if (current.state() != Application.State.SIGNING) {
                return Overdue.End.DONE;
            }
            if (current.missing().isEmpty()) {
                return Overdue.End.COMPLETE;
            }
            store.expired(id);
            rooms.signing().giveUp(id + "/", current.township());
            tell(current, "application-expired", String.join(" ", current.missing()), Overdue.DUTY);
            return Overdue.End.ENDED;
        });
        if (end == Overdue.End.COMPLETE) {
            file(id, Overdue.DUTY);
        }
        return end;
    }

    /** As it is; one whose time is over goes no further. */
    private Application require(ApplicationId id, Acting acting) {
        Application current = find(id, acting).orElseThrow(() -> ApplicationRefused.unknown(id));
        if (current.state() == Application.State.EXPIRED) {
            throw ApplicationRefused.expired(id);
        }
        return current;
    }

    private Path existing(Application application) {
        Path file = files.at(application.paper().file());
        if (!Files.exists(file)) {
            throw ApplicationRefused.workLost(application.id());
        }
        if (!WorkFiles.sm3(file).equals(application.paper().sm3())) {
            throw ApplicationRefused.workAltered(application.id());
        }
        return file;
    }

    private static String folder(ApplicationId id) {
        return FOLDER + "/" + id;
    }

    private void tell(Application about, String act, String facts, Acting acting) {
        journal.append(about.household().value(), about.township(), act, about.id() + " " + facts, acting);
    }

    private Instant now() {
        return rooms.clock().instant().truncatedTo(ChronoUnit.MICROS);
    }
}
