package org.hudang.certificates.register;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hudang.certificates.Acting;
import org.hudang.certificates.CertificateCopies;
import org.hudang.certificates.CertificateEvent;
import org.hudang.certificates.CertificateEvent.Act;
import org.hudang.certificates.CertificateEvent.Done;
import org.hudang.certificates.CertificateId;
import org.hudang.certificates.CertificateRecord;
import org.hudang.certificates.CertificateState;
import org.hudang.certificates.Certificates;
import org.hudang.certificates.CodeStanding;
import org.hudang.certificates.IssueCertificate;
import org.hudang.certificates.IssuedCertificate;
import org.hudang.certificates.PhoneCards;
import org.hudang.certificates.Revocation;
import org.hudang.certificates.Revocations;
import org.hudang.certificates.SignedLists;
import org.hudang.certificates.number.CertificateNumber;
import org.hudang.certificates.number.ShortCode;
import org.hudang.certificates.register.CertificateTable.Row;

/** The register in PostgreSQL. Keeps nothing but the trust list it opened last; may be used by many threads and processes. */
public final class CertificateRegister implements Certificates {
    private static final int LONGEST_NOTE = 200;

    private final CertificateSettings settings;
    private final Shelves shelves;
    private final Issuing issuing;
    private final StateChanges changes;
    private final Revocations revocations;
    private final PhoneCards cards;
    private final CertificateCopies copies;
    private final SignedLists lists;
    private final Clock clock;

    /** A register of this office over this database. */
    public CertificateRegister(
            CertificateSettings settings,
            RegisterDatabase database,
            RegisterPorts ports,
            Clock clock,
            SecureRandom random) {
        Sight sight = new Sight(database);
        StatusFloor floor = new StatusFloor(ports.lists(), clock);
        this.settings = settings;
        this.clock = clock;
        this.shelves = new Shelves(
                sight,
                new CertificateTable(database.jdbc()),
                new RevocationTable(database.jdbc()),
                new CopyTable(database.jdbc()),
                new StatusTables(database.jdbc(), random, floor::highest),
                new JournalTable(sight, ports.heads()),
                new CardTables(database.jdbc()),
                new TrustTable(database.jdbc(), ports.roots()));
        this.issuing = new Issuing(settings, ports, shelves, clock, random);
        this.changes = new StateChanges(shelves, clock);
        this.revocations = new TwoPersonRevocations(shelves, changes, clock);
        this.cards = new HeldPhoneCards(settings, ports, shelves, changes, new HeldPhoneCards.Chance(clock, random));
        this.copies = new RegisteredCopies(shelves, changes, settings.zone(), clock, random);
        this.lists = new RegisteredLists(
                shelves,
                new StatusSigning(shelves, new StatusSigning.Seal(settings.bureau(), ports.signer()), floor, clock),
                new ListAdoption(shelves, changes, floor, ports.lists(), clock),
                clock);
    }

    @Override
    public IssuedCertificate issue(IssueCertificate wish, Acting acting) {
        return issuing.issue(wish, acting);
    }

    @Override
    public Optional<IssuedCertificate> printed(CertificateId id, Acting acting) {
        return shelves.sight()
                .of(
                        acting.township(),
                        () -> shelves.certificates().byId(id).map(row -> Printing.of(settings.host(), row, true)));
    }

    @Override
    public List<CertificateId> revokeForBenefit(String household, String benefit, Revocation why, Acting acting) {
        return changes.revokeForBenefit(household, benefit, TwoPersonRevocations.detail(why), acting);
    }

    @Override
    public void suspend(CertificateId id, String note, Acting acting) {
        changes.change(id, CertificateState.SUSPENDED, note(note), acting);
    }

    @Override
    public void resume(CertificateId id, String note, Acting acting) {
        changes.change(id, CertificateState.VALID, note(note), acting);
    }

    @Override
    public Optional<CertificateRecord> find(CertificateId id, Acting acting) {
        return shelves.sight()
                .of(acting.township(), () -> shelves.certificates().byId(id).map(Row::record));
    }

    @Override
    public Optional<CertificateRecord> find(CertificateNumber number, Acting acting) {
        return shelves.sight()
                .of(
                        acting.township(),
                        () -> shelves.certificates().byNumber(number).map(Row::record));
    }

    @Override
    public Optional<CertificateRecord> find(ShortCode code, Acting acting) {
        return shelves.sight()
                .of(
                        acting.township(),
                        () -> shelves.certificates().byShortCode(code).map(Row::record));
    }

    @Override
    public List<CertificateRecord> ofHousehold(String household, Acting acting) {
        return shelves.sight()
                .of(
                        acting.township(),
                        () -> shelves.certificates().ofHousehold(household).stream()
                                .map(Row::record)
                                .toList());
    }

    @Override
    public CodeStanding standing(ShortCode code) {
        Instant now = clock.instant();
        return shelves.sight().bureau(() -> shelves.certificates().inForce(code, now))
                ? CodeStanding.IN_FORCE
                : CodeStanding.NOT_IN_FORCE;
    }

    @Override
    public void noteCheck(CertificateId id, String checker, String purpose) {
        Instant now = clock.instant();
        LocalDate day = LocalDate.ofInstant(now, settings.zone());
        Instant since = day.atStartOfDay(settings.zone()).toInstant();
        shelves.sight().bureau(() -> {
            Optional<CertificateRecord> known = shelves.journal().checkedSince(id, since)
                    ? Optional.empty()
                    : shelves.certificates().byId(id).map(Row::record);
            known.ifPresent(record -> {
                shelves.journal().lock(record.origin().household());
                if (!shelves.journal().checkedSince(id, since)) {
                    shelves.journal()
                            .add(
                                    record.origin().household(),
                                    record.origin().township(),
                                    id,
                                    Act.CHECKED,
                                    new Done(note(checker), now, note(purpose)));
                }
            });
            return known;
        });
    }

    @Override
    public List<CertificateEvent> journal(String household, Acting acting) {
        return shelves.sight().of(acting.township(), () -> shelves.journal().of(household));
    }

    /** The signed lists of this register. */
    public SignedLists lists() {
        return lists;
    }

    /** The withdrawals of this register. */
    public Revocations revocations() {
        return revocations;
    }

    /** Certificates of this register on phones. */
    public PhoneCards cards() {
        return cards;
    }

    /** The copies of this register's certificates. */
    public CertificateCopies copies() {
        return copies;
    }

    private static String note(String note) {
        return note.length() <= LONGEST_NOTE ? note : note.substring(0, LONGEST_NOTE);
    }
}
