package org.hudang.certificates.register;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.hudang.certificates.Acting;
import org.hudang.certificates.CertificateEvent.Act;
import org.hudang.certificates.CertificateEvent.Done;
import org.hudang.certificates.CertificateId;
import org.hudang.certificates.CertificateRecord;
import org.hudang.certificates.CertificateRecord.Origin;
import org.hudang.certificates.CertificateRecord.Standing;
import org.hudang.certificates.CertificateState;
import org.hudang.certificates.Entitlement.Entitled;
import org.hudang.certificates.IdentityWitness.Witnessed;
import org.hudang.certificates.IssueCertificate;
import org.hudang.certificates.IssueRefused;
import org.hudang.certificates.IssuedCertificate;
import org.hudang.certificates.RevocationWaits;
import org.hudang.certificates.cose.Cbor;
import org.hudang.certificates.cose.CborWriter;
import org.hudang.certificates.cose.SignedEnvelope;
import org.hudang.certificates.number.CertificateNumber;
import org.hudang.certificates.number.ShortCode;
import org.hudang.certificates.payload.CertificateFacts;
import org.hudang.certificates.payload.CertificateFacts.Grant;
import org.hudang.certificates.payload.CertificateFacts.Person;
import org.hudang.certificates.payload.CertificateFacts.StatusPlace;
import org.hudang.certificates.payload.CertificateFacts.Times;
import org.hudang.certificates.payload.CertificatePayload;
import org.hudang.certificates.payload.FactsRefused;
import org.hudang.certificates.register.CertificateTable.Row;
import org.hudang.certificates.status.StatusValue;
import org.hudang.signing.PayloadContext;
import org.springframework.dao.DuplicateKeyException;

/**
 * Issues one certificate: looks, decides, takes a place in a status list, signs, writes down. Status lists are written in
 * rising order everywhere, and the newest, from which places are taken, is the highest: so the replaced certificate's bits
 * come first, after the hold on all places without which no list is written while a place is taken.
 */
final class Issuing {
    private final CertificateSettings settings;
    private final RegisterPorts ports;
    private final Shelves shelves;
    private final Clock clock;
    private final SecureRandom random;

    Issuing(CertificateSettings settings, RegisterPorts ports, Shelves shelves, Clock clock, SecureRandom random) {
        this.settings = settings;
        this.ports = ports;
        this.shelves = shelves;
        this.clock = clock;
        this.random = random;
    }

    IssuedCertificate issue(IssueCertificate wish, Acting acting) {
        require(
                "idempotency key",
                "8 to 100 of letters, digits and .:_-",
                wish.idempotencyKey(),
                "[A-Za-z0-9.:_-]{8,100}");
        require("township", "6 to 12 digits", wish.township(), "[0-9]{6,12}");
        require("household", "1 to 80 characters", wish.household(), ".{1,80}");
        require("holder", "1 to 80 characters", wish.holder().key(), ".{1,80}");
        if (!acting.township().equals(Acting.BUREAU) && !acting.township().equals(wish.township())) {
            throw IssueRefused.malformed("township", "the township of who acts");
        }
        return shelves.sight().of(acting.township(), () -> {
            shelves.journal().lock(wish.household());
            Optional<Row> known = shelves.certificates().byKey(wish.township(), wish.idempotencyKey());
            return known.isPresent() ? again(known.get(), wish) : first(wish, acting);
        });
    }

    /** Days that the wish leaves open are those of the day on which it was fulfilled. */
    private IssuedCertificate again(Row known, IssueCertificate wish) {
        if (!known.wishDigest()
                .equals(digest(wish, dayOf(known.record().facts().times().issuedAt())))) {
            throw IssueRefused.keyUsedForAnother(wish.idempotencyKey());
        }
        return Printing.of(settings.host(), known, true);
    }

    private IssuedCertificate first(IssueCertificate wish, Acting acting) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        LocalDate today = dayOf(now);
        LocalDate from = wish.validity().from(today);
        Entitled.InForce benefit = inForce(wish, from.isAfter(today) ? from : today);
        if (from.isBefore(today) && !inForce(wish, from).benefit().equals(benefit.benefit())) {
            throw IssueRefused.benefitNotInForce(wish.programme(), Entitled.NotInForce.NONE);
        }
        if (!benefit.division().equals(wish.township())) {
            throw IssueRefused.benefitNotInForce(wish.programme(), Entitled.NotInForce.NONE);
        }
        Witnessed witnessed =
                ports.witness().witnessed(wish.household(), wish.holder().key());
        if (!(witnessed instanceof Witnessed.Seen seen)) {
            throw IssueRefused.holderNotWitnessed(
                    witnessed instanceof Witnessed.NotSeen not ? not.reason() : "unknown");
        }
        Optional<Row> replaced = replaced(wish, benefit, now);
        LocalDate until = lastDay(wished(wish, today, replaced), benefit);
        if (from.isAfter(until) || today.isAfter(until)) {
            throw IssueRefused.noDayLeft(from, until);
        }
        replaced.ifPresent(old -> requireAsLong(old, from, until, benefit, now));
        Times times = new Times(now, startOf(from), startOf(until.plusDays(1)));
        shelves.status().holdPlaces();
        replaced.ifPresent(old -> shelves.status().put(old.record().facts().status(), StatusValue.REVOKED));
        Row row = row(wish, benefit, times, replaced);
        try {
            shelves.certificates().add(wish.idempotencyKey(), row);
        } catch (DuplicateKeyException taken) {
            throw IssueRefused.keyUsedForAnother(wish.idempotencyKey());
        }
        note(wish, row.record(), Act.ISSUED, new Done(acting.user(), now, "witnessed by " + seen.by()));
        replaced.ifPresent(old -> replace(wish, old.record(), row.record(), acting, now));
        return Printing.of(settings.host(), row, false);
    }

    /** The office certifies no day on which there was no relief, past ones included. */
    private Entitled.InForce inForce(IssueCertificate wish, LocalDate on) {
        Entitled entitled = ports.entitlement().inForce(wish.household(), wish.programme(), on);
        if (!(entitled instanceof Entitled.InForce benefit)) {
            throw IssueRefused.benefitNotInForce(
                    wish.programme(), entitled instanceof Entitled.NotInForce not ? not.reason() : "unknown");
        }
        return benefit;
    }

    /** A last day that is left open is no earlier than that of the certificate to be replaced. */
    private LocalDate wished(IssueCertificate wish, LocalDate today, Optional<Row> replaced) {
        LocalDate usual = wish.validity().until(today);
        return wish.validity().until().isPresent()
                ? usual
                : replaced.map(this::lastDayOf)
                        .filter(last -> last.isAfter(usual))
                        .orElse(usual);
    }

    private LocalDate lastDayOf(Row row) {
        return dayOf(row.record().facts().times().notAfter()).minusDays(1);
    }

    /** What takes the place of another leaves its holder no day without: replacing is no way for one person to withdraw. */
    private void requireAsLong(Row old, LocalDate from, LocalDate until, Entitled.InForce benefit, Instant now) {
        Times replaced = old.record().facts().times();
        if (!replaced.notAfter().isAfter(now)) {
            return;
        }
        LocalDate first = dayOf(replaced.notBefore().isAfter(now) ? replaced.notBefore() : now);
        LocalDate last = lastDay(lastDayOf(old), benefit);
        if (from.isAfter(first) || until.isBefore(last)) {
            throw IssueRefused.replacementFallsShort(old.record().id(), first, last);
        }
    }

    /** Never past the next periodic review, the end of the benefit, or the last day on which its key is believed. */
    private LocalDate lastDay(LocalDate wished, Entitled.InForce benefit) {
        LocalDate believed = LocalDate.ofInstant(
                        ports.signer().current(PayloadContext.CERTIFICATE).verifyUntil(), settings.zone())
                .minusDays(1);
        return Stream.of(benefit.nextReview(), benefit.until().orElse(wished), believed, wished)
                .min(Comparator.naturalOrder())
                .orElse(wished);
    }

    private Optional<Row> replaced(IssueCertificate wish, Entitled.InForce benefit, Instant now) {
        Optional<CertificateId> wished = wish.validity().replaces();
        List<Row> standing = shelves.certificates().standing(benefit.benefit()).stream()
                .filter(row ->
                        row.record().origin().holder().equals(wish.holder().key()))
                .toList();
        for (Row row : standing) {
            boolean inTime = row.record().facts().times().notAfter().isAfter(now);
            if (inTime && !wished.equals(Optional.of(row.record().id()))) {
                throw IssueRefused.alreadyIssued(row.record().id());
            }
        }
        Optional<Row> replaced = wished.map(id -> standing.stream()
                .filter(row -> row.record().id().equals(id))
                .findFirst()
                .orElseThrow(() -> IssueRefused.cannotReplace(id)));
        wished.flatMap(shelves.revocations()::of).ifPresent(waiting -> {
            throw new RevocationWaits(waiting.certificate(), waiting.by());
        });
        return replaced;
    }

    private Row row(IssueCertificate wish, Entitled.InForce benefit, Times times, Optional<Row> replaced) {
        CertificateId id = CertificateId.random(random);
        StatusPlace place = shelves.status().take(times.issuedAt());
        CertificateFacts facts;
        try {
            facts = new CertificateFacts(
                    id,
                    new Person(wish.holder().printedName(), wish.holder().lastFour()),
                    new Grant(wish.programme(), benefit.division(), benefit.householdSize(), benefit.level()),
                    settings.bureau().code(),
                    place,
                    times);
        } catch (FactsRefused refused) {
            throw IssueRefused.malformed(refused.field(), refused.expected());
        }
        byte[] envelope = SignedEnvelope.signBare(
                ports.signer(), ports.signer().current(PayloadContext.CERTIFICATE), CertificatePayload.write(facts));
        CertificateNumber number = replaced.map(old -> old.record().number().next())
                .orElseGet(() -> new CertificateNumber(settings.type().code(), settings.authority(), serial(id), 1));
        CertificateRecord record = new CertificateRecord(
                facts,
                number,
                ShortCode.random(random),
                new Origin(wish.household(), wish.township(), wish.holder().key(), benefit.benefit()),
                new Standing(CertificateState.VALID, times.issuedAt(), Optional.empty()));
        return new Row(record, digest(wish, dayOf(times.issuedAt())), new Cbor.Bytes(envelope));
    }

    private void replace(
            IssueCertificate wish, CertificateRecord old, CertificateRecord fresh, Acting acting, Instant now) {
        shelves.certificates().change(old.id(), CertificateState.REPLACED, now, Optional.of(fresh.id()));
        note(wish, old, Act.REPLACED, new Done(acting.user(), now, "by " + fresh.id()));
    }

    private void note(IssueCertificate wish, CertificateRecord record, Act act, Done done) {
        shelves.journal().add(wish.household(), wish.township(), record.id(), act, done);
    }

    private Instant startOf(LocalDate day) {
        return day.atStartOfDay(settings.zone()).toInstant();
    }

    private LocalDate dayOf(Instant moment) {
        return LocalDate.ofInstant(moment, settings.zone());
    }

    private static String serial(CertificateId id) {
        return HexFormat.of().formatHex(id.bytes()).toUpperCase(Locale.ROOT);
    }

    private static Cbor.Bytes digest(IssueCertificate wish, LocalDate issued) {
        return new Cbor.Bytes(Tables.sha256(CborWriter.write(Cbor.array(
                Cbor.of(wish.household()),
                Cbor.of(wish.township()),
                Cbor.of(wish.holder().key()),
                Cbor.of(wish.holder().printedName()),
                Cbor.of(wish.holder().lastFour()),
                Cbor.of(wish.programme()),
                Cbor.of(wish.validity().from(issued).toString()),
                Cbor.of(wish.validity().until(issued).toString()),
                Cbor.of(wish.validity().replaces().map(CertificateId::value).orElse(""))))));
    }

    private static void require(String field, String expected, String value, String pattern) {
        if (!value.matches(pattern)) {
            throw IssueRefused.malformed(field, expected);
        }
    }
}
