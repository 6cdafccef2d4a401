package org.hudang.certificates.register;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.hudang.certificates.Acting;
import org.hudang.certificates.AnnotatedCopy;
import org.hudang.certificates.CertificateCopies;
import org.hudang.certificates.CertificateEvent.Act;
import org.hudang.certificates.CertificateEvent.Done;
import org.hudang.certificates.CertificateId;
import org.hudang.certificates.CertificateRecord;
import org.hudang.certificates.CopyId;
import org.hudang.certificates.CopyRefused;
import org.hudang.certificates.OrderCopy;

/** Orders of copies: row and line of the journal in one transaction, while the certificate is held as it stands. */
final class RegisteredCopies implements CertificateCopies {
    private final Shelves shelves;
    private final StateChanges changes;
    private final ZoneId zone;
    private final Clock clock;
    private final SecureRandom random;

    RegisteredCopies(Shelves shelves, StateChanges changes, ZoneId zone, Clock clock, SecureRandom random) {
        this.shelves = shelves;
        this.changes = changes;
        this.zone = zone;
        this.clock = clock;
        this.random = random;
    }

    @Override
    public AnnotatedCopy order(OrderCopy wish, Acting acting) {
        return shelves.sight().of(acting.township(), () -> {
            CertificateRecord record = changes.held(wish.certificate());
            Optional<AnnotatedCopy> known =
                    shelves.copies().byKey(record.origin().household(), wish.idempotencyKey());
            return known.isPresent() ? same(known.get(), wish) : first(record, wish, acting);
        });
    }

    private static AnnotatedCopy same(AnnotatedCopy known, OrderCopy wish) {
        if (!known.certificate().equals(wish.certificate()) || !known.note().equals(wish.note())) {
            throw CopyRefused.keyUsedForAnother(wish.idempotencyKey());
        }
        return known;
    }

    private AnnotatedCopy first(CertificateRecord record, OrderCopy wish, Acting acting) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        CertificateRecord.Shown shown = record.at(now).shown();
        if (shown != CertificateRecord.Shown.VALID) {
            throw CopyRefused.notInForce(record.id(), shown);
        }
        requireDay(record, wish.note().until(), now);
        AnnotatedCopy copy = new AnnotatedCopy(
                CopyId.random(random), record.id(), record.origin().household(), wish.note(), acting.user(), now);
        shelves.copies().add(wish.idempotencyKey(), record.origin().township(), copy);
        shelves.journal()
                .add(
                        copy.household(),
                        record.origin().township(),
                        record.id(),
                        Act.ANNOTATED,
                        new Done(
                                acting.user(),
                                now,
                                copy.id() + " until " + wish.note().until()));
        return copy;
    }

    private void requireDay(CertificateRecord record, LocalDate until, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        LocalDate ends = LocalDate.ofInstant(record.facts().times().notAfter().minusSeconds(1), zone);
        LocalDate most = today.plusDays(MOST_DAYS);
        LocalDate last = ends.isBefore(most) ? ends : most;
        if (until.isBefore(today) || until.isAfter(last)) {
            throw CopyRefused.dayOutOfBounds(until, today, last);
        }
    }

    @Override
    public Optional<AnnotatedCopy> find(CopyId id, Acting acting) {
        return shelves.sight().of(acting.township(), () -> shelves.copies().byId(id));
    }

    @Override
    public List<AnnotatedCopy> of(CertificateId certificate, Acting acting) {
        return shelves.sight().of(acting.township(), () -> shelves.copies().of(certificate));
    }
}
