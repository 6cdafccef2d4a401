package org.hudang.server.platform;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.hudang.archive.Acting;
import org.hudang.archive.Archive;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.volume.HouseholdFile;
import org.hudang.archive.volume.ItemKind;
import org.hudang.archive.volume.ItemView;
import org.hudang.archive.volume.RenditionRole;
import org.hudang.server.keeping.ArchivedPapers;
import org.hudang.signing.longterm.Keeping;
import org.hudang.signing.longterm.KeepingRegister;
import org.hudang.signing.longterm.KeepingRegister.State;

/** Keeps the house's signed papers verifiable; at most one process at a time does so. */
public final class KeepingRoom {
    /** Papers in one run of the duty: it comes often, and other duties wait for it. */
    private static final int FEW = 20;

    private static final int PAGE = 200;
    private static final String DUTY = "keep-papers";
    private static final String STUCK = "papers-not-kept";
    private static final Acting KEEPER = Acting.bureau("keeping");

    private final Archive archive;
    private final KeepingRegister register;
    private final Keeping keeping;
    private final DataSource database;
    private final Clock clock;
    private final Troubles troubles;

    KeepingRoom(Archive archive, SigningRoom signing, DataSource database, Clock clock, Troubles troubles) {
        this.archive = archive;
        this.register = signing.registers().kept();
        this.keeping = new Keeping(signing.longTerm(), register, new ArchivedPapers(archive), clock);
        this.database = database;
        this.clock = clock;
        this.troubles = troubles;
    }

    /** The duty: looks after a few papers whose time has come. */
    public void attend() {
        troubles.attend(DUTY, () -> run(FEW)).ifPresent(failure -> {
            throw failure;
        });
    }

    /** Looks after up to so many papers; none where another process is at it. */
    public Keeping.Run run(int most) {
        Keeping.Run[] done = {new Keeping.Run(0, 0, 0)};
        DatabaseLock.attempt(database, "hudang.keep-papers", () -> done[0] = keeping.run(most));
        tellStuck();
        return done[0];
    }

    /** A paper that does not hold is no failure of the duty, but it is told. */
    private void tellStuck() {
        KeepingRegister.Status status = status();
        Optional<KeepingRegister.Due> first = status.waiting().stream()
                .filter(one -> one.state() == State.STUCK)
                .findFirst();
        if (first.isEmpty()) {
            troubles.clear(STUCK);
        } else {
            troubles.note(
                    STUCK,
                    status.papers().get(State.STUCK) + " " + first.get().code().orElse(""));
        }
    }

    /** How all papers stand. */
    public KeepingRegister.Status status() {
        return register.status(clock.instant());
    }

    /** Lets stuck papers be looked after once more. */
    public int tryStuckAgain() {
        return register.tryStuckAgain(clock.instant());
    }

    /** Enlists every signed paper of the archive that is not; for those that were filed before papers were kept. */
    public void enlistFiled() {
        Optional<HouseholdNumber> after = Optional.empty();
        List<HouseholdNumber> page = archive.numbers(after, PAGE, KEEPER);
        while (!page.isEmpty()) {
            page.forEach(this::enlist);
            after = Optional.of(page.get(page.size() - 1));
            page = archive.numbers(after, PAGE, KEEPER);
        }
    }

    private void enlist(HouseholdNumber number) {
        HouseholdFile file = archive.contents(number, KEEPER);
        file.volumes().stream()
                .flatMap(shelf -> shelf.items().stream())
                .filter(KeepingRoom::isSigned)
                .forEach(item ->
                        register.enlist(item.id().value(), file.household().township(), clock.instant()));
    }

    /** Papers with evidence of their signatures, and certificates, which are sealed only. */
    private static boolean isSigned(ItemView item) {
        boolean evidence = item.renditions().stream().anyMatch(one -> one.role() == RenditionRole.EVIDENCE);
        return item.original().mediaType().equals("application/pdf")
                && (evidence
                        || (item.kind().equals(ItemKind.CERTIFICATE)
                                && item.event().equals("certificate")));
    }
}
