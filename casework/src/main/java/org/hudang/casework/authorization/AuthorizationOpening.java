package org.hudang.casework.authorization;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.hudang.archive.Acting;
import org.hudang.archive.OpaqueId;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.Member;
import org.hudang.archive.household.MemberId;
import org.hudang.casework.CaseworkJournal;
import org.hudang.casework.Openings;
import org.hudang.casework.Scope;
import org.hudang.casework.WorkFiles;
import org.hudang.casework.authorization.Authorization.PaperState;
import org.hudang.casework.authorization.Authorization.SealState;
import org.hudang.casework.authorization.Authorization.SignerState;
import org.hudang.forms.ComposedPaper;
import org.hudang.forms.PlaceKind;

/**
 * Opens authorizations: number and id are drawn durably first, the papers are composed with them, and only then the
 * authorization exists. Whoever is killed in between gets the same number and id with the same key.
 */
final class AuthorizationOpening {
    private final AuthorizationDesk.Rooms rooms;
    private final Scope scope;
    private final AuthorizationStore store;
    private final CaseworkJournal journal;
    private final WorkFiles files;
    private final AuthorizationPapers papers;

    AuthorizationOpening(
            AuthorizationDesk.Rooms rooms,
            Scope scope,
            AuthorizationStore store,
            CaseworkJournal journal,
            WorkFiles files) {
        this.rooms = rooms;
        this.scope = scope;
        this.store = store;
        this.journal = journal;
        this.files = files;
        this.papers = new AuthorizationPapers(rooms.forms(), rooms.clock());
    }

    Authorization open(OpenAuthorization command, Acting acting) {
        Household household = rooms.archive()
                .household(command.household(), acting)
                .orElseThrow(() -> AuthorizationRefused.householdUnknown(
                        command.household().value()));
        String township = household.township();
        Optional<Authorization> there = scope.in(acting, () -> byKey(township, command));
        if (there.isPresent()) {
            return there.get();
        }
        requireVolume(command, acting);
        papers.check(command, household);
        Openings.Drawn drawn = scope.in(acting, () -> draw(command, township));
        Authorization fresh = compose(command, household, drawn);
        return scope.in(acting, () -> {
            store.openings().lock(township, command.idempotencyKey());
            return byKey(township, command).orElseGet(() -> {
                store.insert(fresh, command.idempotencyKey(), acting.user());
                journal.append(
                        command.household().value(),
                        township,
                        "authorization-opened",
                        fresh.id() + " " + fresh.number(),
                        acting);
                return fresh;
            });
        });
    }

    private Optional<Authorization> byKey(String township, OpenAuthorization command) {
        Optional<Authorization> there =
                store.byKey(township, command.idempotencyKey()).flatMap(store::find);
        there.filter(one -> !one.household().equals(command.household())
                        || !one.volume().equals(command.volume())
                        || one.programme() != command.programme())
                .ifPresent(other -> {
                    throw AuthorizationRefused.keyReused(command.idempotencyKey());
                });
        return there;
    }

    private void requireVolume(OpenAuthorization command, Acting acting) {
        boolean own = rooms.archive().contents(command.household(), acting).volumes().stream()
                .anyMatch(shelf -> shelf.volume().id().equals(command.volume()));
        if (!own) {
            throw AuthorizationRefused.volumeElsewhere(command.volume().value());
        }
    }

    private Openings.Drawn draw(OpenAuthorization command, String township) {
        String key = command.idempotencyKey();
        store.openings().lock(township, key);
        Openings.Drawn drawn = store.openings()
                .drawn(township, key)
                .orElseGet(() -> store.draw(
                        township,
                        key,
                        command.household().value(),
                        new AuthorizationId(OpaqueId.next("aut", rooms.random())),
                        LocalDate.now(rooms.clock()).format(DateTimeFormatter.BASIC_ISO_DATE)));
        if (!drawn.household().equals(command.household().value())) {
            throw AuthorizationRefused.keyReused(key);
        }
        return drawn;
    }

    private Authorization compose(OpenAuthorization command, Household household, Openings.Drawn drawn) {
        AuthorizationId id = new AuthorizationId(drawn.id());
        Signing signing = new Signing(command, household);
        ComposedPaper notice = rooms.forms().compose(papers.notice(command, household, drawn.number()));
        PaperState noticeState = keep(id, PaperName.NOTICE, notice);
        ComposedPaper letter =
                rooms.forms().compose(papers.letter(command, household, drawn.number(), noticeState.sm3()));
        PaperState letterState = keep(id, PaperName.LETTER, letter);
        List<SignerState> signers = new ArrayList<>(signing.places(PaperName.NOTICE, notice));
        signers.addAll(signing.places(PaperName.LETTER, letter));
        List<SealState> seals = new ArrayList<>(seals(PaperName.NOTICE, notice));
        seals.addAll(seals(PaperName.LETTER, letter));
        return new Authorization(
                id,
                drawn.number(),
                household.number(),
                household.township(),
                command.volume(),
                command.office().township(),
                command.programme(),
                Authorization.State.SIGNING,
                rooms.clock().instant().truncatedTo(ChronoUnit.MICROS),
                List.of(noticeState, letterState),
                signers,
                seals,
                Optional.empty());
    }

    /** Each composition has a file of its own, so that two that open at once do not change each other's. */
    private PaperState keep(AuthorizationId id, PaperName name, ComposedPaper paper) {
        String own = OpaqueId.next("ppr", rooms.random());
        Path file = files.write(
                AuthorizationDesk.folder(id) + "/" + name.name().toLowerCase(Locale.ROOT) + "-" + own + ".pdf",
                paper.pdf());
        return new PaperState(
                name, paper.template().code().value(), paper.pages(), 0, files.name(file), WorkFiles.sm3(file));
    }

    /** Who signs where, under which name, and for whom. */
    private record Signing(OpenAuthorization command, Household household) {
        List<SignerState> places(PaperName paper, ComposedPaper composed) {
            return composed.places().stream()
                    .filter(place -> place.kind() == PlaceKind.PERSON)
                    .map(place -> new SignerState(
                            paper,
                            place.field(),
                            place.signer(),
                            name(place.signer()),
                            place.field().startsWith("guardian-") ? wards(place.signer()) : List.of(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty()))
                    .toList();
        }

        private String name(String signer) {
            return Stream.concat(
                            household.members().stream()
                                    .filter(member -> member.id().value().equals(signer))
                                    .map(member -> member.name().value()),
                            command.office().handlers().stream()
                                    .filter(staff -> staff.key().equals(signer))
                                    .map(OpenAuthorization.Staff::name))
                    .findFirst()
                    .orElseThrow();
        }

        private List<String> wards(String guardian) {
            return household.members().stream()
                    .map(Member::id)
                    .filter(member -> Optional.ofNullable(command.guardians().get(member))
                            .filter(signs -> signs.value().equals(guardian))
                            .isPresent())
                    .map(MemberId::value)
                    .toList();
        }
    }

    private static List<SealState> seals(PaperName name, ComposedPaper paper) {
        return paper.places().stream()
                .filter(place -> place.kind() == PlaceKind.SEAL)
                .map(place -> new SealState(name, place.field(), place.signer(), Optional.empty(), Optional.empty()))
                .toList();
    }
}
