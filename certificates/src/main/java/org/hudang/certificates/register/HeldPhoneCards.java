package org.hudang.certificates.register;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.hudang.certificates.Acting;
import org.hudang.certificates.CardRefused;
import org.hudang.certificates.CardSecret;
import org.hudang.certificates.CertificateEvent.Act;
import org.hudang.certificates.CertificateEvent.Done;
import org.hudang.certificates.CertificateId;
import org.hudang.certificates.CertificateRecord;
import org.hudang.certificates.CertificateRecord.Shown;
import org.hudang.certificates.Consent;
import org.hudang.certificates.IdentityWitness.Witnessed;
import org.hudang.certificates.PhoneCards;
import org.hudang.certificates.cose.SignedEnvelope;
import org.hudang.certificates.number.ShortCode;
import org.hudang.certificates.payload.CertificateLink;
import org.hudang.certificates.payload.Digits;
import org.hudang.certificates.payload.PhoneCode;
import org.hudang.certificates.payload.PhoneCodePayload;
import org.hudang.certificates.qr.QrWriter;
import org.hudang.certificates.register.CardTables.Agreed;
import org.hudang.certificates.register.CardTables.End;
import org.hudang.certificates.register.CertificateTable.Row;
import org.hudang.signing.PayloadContext;
import org.hudang.signing.SigningException;

/**
 * The cards of the register. Who changes something takes the household's line first, as issuing and withdrawing do, and looks
 * at it again afterwards.
 */
final class HeldPhoneCards implements PhoneCards {
    /** As the journal names whoever acts with a phone and no account. */
    private static final String HOLDER = "holder";

    /** As the key of marks is told from that of other texts. */
    private static final String MARKS = "certificate.card.consent";

    private static final int NONCE_BYTES = 8;
    /** Where the mark of an agreement begins in a nonce. */
    private static final int MARKED = 4;

    private static final Duration REMEMBERED = Duration.ofDays(400);

    private final CertificateSettings settings;
    private final RegisterPorts ports;
    private final Shelves shelves;
    private final StateChanges changes;
    private final Chance chance;

    /** Time and chance. */
    record Chance(Clock clock, SecureRandom random) {}

    HeldPhoneCards(
            CertificateSettings settings, RegisterPorts ports, Shelves shelves, StateChanges changes, Chance chance) {
        this.settings = settings;
        this.ports = ports;
        this.shelves = shelves;
        this.changes = changes;
        this.chance = chance;
    }

    @Override
    public WayIn offer(CertificateId id, Acting acting) {
        return shelves.sight().of(acting.township(), () -> {
            CertificateRecord record = changes.held(id);
            Instant now = now();
            Shown shown = record.at(now).shown();
            if (shown != Shown.VALID) {
                throw CardRefused.notInForce(id, shown);
            }
            Witnessed witnessed = ports.witness()
                    .witnessed(record.origin().household(), record.origin().holder());
            if (!(witnessed instanceof Witnessed.Seen seen)) {
                throw CardRefused.notWitnessed(witnessed instanceof Witnessed.NotSeen not ? not.reason() : "unknown");
            }
            boolean unused = shelves.cards().closeEntry(id, End.REPLACED, now);
            ShortCode code = ShortCode.random(chance.random());
            Instant until = now.plus(OPEN_FOR);
            shelves.cards().addEntry(record, digest(code.value()), acting.user(), now, until);
            note(record, Act.CARD_OFFERED, new Done(acting.user(), now, "witnessed by " + seen.by()));
            return new WayIn(code, until);
        });
    }

    @Override
    public void end(CertificateId id, Acting acting) {
        shelves.sight().of(acting.township(), () -> end(changes.held(id), acting.user()));
    }

    /** Ends whatever there is; of nothing nothing is noted. */
    private boolean end(CertificateRecord record, String by) {
        Instant now = now();
        boolean open = shelves.cards().closeEntry(record.id(), End.ENDED, now);
        boolean held = shelves.cards().endPhone(record.id(), by, now);
        shelves.cards().endConsent(record.id(), End.ENDED, now);
        if (open || held) {
            CertificateRecord.Origin origin = record.origin();
            shelves.journal()
                    .addInAnyCase(
                            origin.household(),
                            origin.township(),
                            record.id(),
                            Act.CARD_ENDED,
                            new Done(by, now, held ? "phone" : "way in"));
        }
        return open || held;
    }

    @Override
    public Held held(CertificateId id, Acting acting) {
        return shelves.sight().of(acting.township(), () -> shelves.cards().held(id, now()));
    }

    @Override
    public Taken take(ShortCode wayIn, String lastFour) {
        byte[] code = digest(wayIn.value());
        return shelves.sight().bureau(() -> {
            Optional<CertificateId> known = shelves.cards().entry(code, now());
            if (known.isEmpty()) {
                return new Taken.Refused();
            }
            CertificateRecord record = changes.held(known.get());
            Instant now = now();
            Optional<Integer> tries = shelves.cards().tryEntry(code, now);
            if (tries.isEmpty()) {
                return new Taken.Refused();
            }
            if (!sameNumber(record, lastFour) || record.at(now).shown() != Shown.VALID) {
                if (tries.get() >= TRIES) {
                    boolean unused = shelves.cards().closeEntry(record.id(), End.TRIED_OUT, now);
                }
                return new Taken.Refused();
            }
            return bind(record, now);
        });
    }

    private Taken bind(CertificateRecord record, Instant now) {
        boolean taken = shelves.cards().closeEntry(record.id(), End.TAKEN, now);
        boolean another = shelves.cards().endPhone(record.id(), HOLDER, now);
        shelves.cards().endConsent(record.id(), End.REPLACED, now);
        CardSecret phone = CardSecret.random(chance.random());
        shelves.cards().addPhone(record, digest(phone.reveal()), now);
        note(record, Act.CARD_TAKEN, new Done(HOLDER, now, taken && another ? "in place of another phone" : ""));
        return new Taken.Bound(phone, record.facts().times().notAfter());
    }

    private static boolean sameNumber(CertificateRecord record, String lastFour) {
        return MessageDigest.isEqual(
                digest(lastFour), digest(record.facts().person().lastFour()));
    }

    @Override
    public Optional<Card> card(CardSecret phone) {
        return shelves.sight()
                .bureau(() -> onPhone(phone)
                        .map(record -> new Card(
                                record,
                                record.at(now()),
                                shelves.cards().looks(record.id(), LOOKS),
                                shelves.cards().agreed(record.id(), now()).map(Agreed::consent))));
    }

    @Override
    public Optional<Code> code(CardSecret phone) {
        try {
            return shelves.sight()
                    .bureau(() -> onPhone(phone)
                            .filter(record -> record.at(now()).shown() == Shown.VALID)
                            .map(record -> code(record, shelves.cards().agreed(record.id(), now()))));
        } catch (SigningException outOfReach) {
            return Optional.empty();
        }
    }

    private Code code(CertificateRecord record, Optional<Agreed> agreed) {
        byte[] nonce = new byte[NONCE_BYTES];
        chance.random().nextBytes(nonce);
        agreed.ifPresent(one -> System.arraycopy(mark(one, nonce), 0, nonce, MARKED, NONCE_BYTES - MARKED));
        PhoneCode facts = new PhoneCode(
                record.id(),
                record.facts().status(),
                chance.clock().instant().truncatedTo(ChronoUnit.SECONDS),
                PhoneCode.LONGEST,
                HexFormat.of().formatHex(nonce),
                agreed.map(one -> one.consent().purpose().number()).orElse(PhoneCode.SHOWN));
        byte[] envelope = SignedEnvelope.signBare(
                ports.signer(), ports.signer().current(PayloadContext.CARD), PhoneCodePayload.write(facts));
        String link = new CertificateLink(settings.host()).around(Digits.of(envelope));
        return new Code(link, QrWriter.of(link), facts);
    }

    /** What the second half of a nonce is in codes that are made under an agreement; from its first half, under a key. */
    private byte[] mark(Agreed agreed, byte[] nonce) {
        String first = HexFormat.of().formatHex(nonce, 0, MARKED);
        return Arrays.copyOf(ports.heads().mac(MARKS, agreed.id() + "|" + first), NONCE_BYTES - MARKED);
    }

    private boolean isMadeUnder(Agreed agreed, PhoneCode code) {
        byte[] nonce = HexFormat.of().parseHex(code.nonce());
        return code.purpose() == agreed.consent().purpose().number()
                && MessageDigest.isEqual(mark(agreed, nonce), Arrays.copyOfRange(nonce, MARKED, NONCE_BYTES));
    }

    @Override
    public void agree(CardSecret phone, Consent consent) {
        Optional<CertificateRecord> unused = shelves.sight().bureau(() -> {
            Instant now = now();
            Optional<CertificateRecord> record =
                    onPhone(phone).filter(one -> one.at(now).shown() == Shown.VALID);
            record.ifPresent(one -> {
                CertificateRecord held = changes.held(one.id());
                shelves.cards().endConsent(held.id(), End.REPLACED, now);
                shelves.cards().addConsent(held, consent, now, now.plus(AGREED_FOR));
            });
            return record;
        });
    }

    @Override
    public void disagree(CardSecret phone) {
        Optional<CertificateRecord> unused = shelves.sight().bureau(() -> {
            Optional<CertificateRecord> record = onPhone(phone);
            record.ifPresent(one -> shelves.cards().endConsent(one.id(), End.ENDED, now()));
            return record;
        });
    }

    @Override
    public void leave(CardSecret phone) {
        boolean unused = shelves.sight()
                .bureau(() -> onPhone(phone)
                        .map(record -> end(changes.held(record.id()), HOLDER))
                        .orElse(false));
    }

    @Override
    public Use use(PhoneCode code, Asker asker) {
        Optional<byte[]> check =
                asker.check().isEmpty() ? Optional.empty() : Optional.of(digest(code.nonce() + "|" + asker.check()));
        return shelves.sight().bureau(() -> {
            Optional<CertificateRecord> record =
                    shelves.certificates().byId(code.id()).map(Row::record);
            if (record.isEmpty()) {
                return new Use.NotKnown();
            }
            if (code.purpose() != PhoneCode.SHOWN) {
                shelves.journal().lock(record.get().origin().household());
            }
            Instant now = now();
            boolean first = shelves.cards().use(record.get(), code, check, asker.by(), now);
            boolean counted = first
                    || check.filter(same -> shelves.cards().usedBy(code, same)).isPresent();
            shelves.cards().forgetUsesBefore(now.minus(REMEMBERED));
            return counted
                    ? new Use.Counted(record.get(), first ? told(record.get(), code, now) : Optional.empty())
                    : new Use.ShownBefore();
        });
    }

    /** What this code may tell beyond the masked face; from now on none does. What the journal cannot take is not told. */
    private Optional<Consent> told(CertificateRecord record, PhoneCode code, Instant now) {
        Optional<Consent> agreed = Consent.Purpose.of(code.purpose())
                .filter(purpose -> shelves.journal().takesLines(record.origin().household()))
                .flatMap(purpose -> shelves.cards().agreed(record.id(), now))
                .filter(one -> isMadeUnder(one, code))
                .flatMap(one -> shelves.cards().useConsent(one, code, now));
        agreed.ifPresent(consent -> note(
                record,
                Act.CARD_TOLD,
                new Done(HOLDER, now, consent.purpose().name() + " " + String.join(" ", names(consent)))));
        return agreed;
    }

    private static List<String> names(Consent consent) {
        return consent.fields().stream().map(Enum::name).toList();
    }

    private Optional<CertificateRecord> onPhone(CardSecret phone) {
        return shelves.cards()
                .phone(digest(phone.reveal()))
                .flatMap(id -> shelves.certificates().byId(id))
                .map(Row::record);
    }

    private void note(CertificateRecord record, Act act, Done done) {
        CertificateRecord.Origin origin = record.origin();
        shelves.journal().add(origin.household(), origin.township(), record.id(), act, done);
    }

    private Instant now() {
        return chance.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static byte[] digest(String secret) {
        return Tables.sha256(secret.getBytes(StandardCharsets.UTF_8));
    }
}
