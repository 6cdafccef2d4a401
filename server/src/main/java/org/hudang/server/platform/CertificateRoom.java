package org.hudang.server.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.hudang.certificates.Acting;
import org.hudang.certificates.CertificateCopies;
import org.hudang.certificates.CertificateId;
import org.hudang.certificates.Certificates;
import org.hudang.certificates.Entitlement;
import org.hudang.certificates.IdentityWitness;
import org.hudang.certificates.ListsSetBack;
import org.hudang.certificates.PhoneCards;
import org.hudang.certificates.Revocations;
import org.hudang.certificates.SignedLists;
import org.hudang.certificates.check.CertificateChecker;
import org.hudang.certificates.check.CheckFiles;
import org.hudang.certificates.check.CheckMaterial;
import org.hudang.certificates.check.ListFolder;
import org.hudang.certificates.register.CertificateRegister;
import org.hudang.certificates.register.CertificateSettings;
import org.hudang.certificates.register.RegisterDatabase;
import org.hudang.certificates.register.RegisterPorts;
import org.hudang.certificates.status.StatusListToken;
import org.hudang.certificates.trust.Bureau;
import org.hudang.certificates.trust.PublishedTrustList;
import org.hudang.certificates.trust.SignedTrustList;
import org.hudang.certificates.trust.TrustList;
import org.hudang.certificates.trust.TrustListRefused;
import org.hudang.certificates.trust.TrustRoots;
import org.hudang.certificates.trust.TrustedKey;
import org.hudang.signing.PayloadContext;
import org.hudang.signing.PayloadKey;
import org.hudang.signing.PayloadSigner;
import org.hudang.signing.SigningException;
import org.hudang.signing.chain.HeadKey;
import org.jspecify.annotations.Nullable;

/** The register of certificates, and the signed lists that verifiers keep, also as files for commands. */
public final class CertificateRoom implements AutoCloseable {
    private static final Duration REFRESH = Duration.ofDays(30);

    private final CertificateRegister certificates;
    private final PayloadSigner signer;
    private final TrustRoots roots;
    private final Bureau bureau;
    private final DataDirectory directory;
    private final Settings settings;
    private final Clock clock;
    private final ListFolder published;
    private final CheckNotes notes;
    private final AtomicReference<@Nullable Checking> checking = new AtomicReference<>();

    CertificateRoom(Wiring wiring, RegisterDatabase database, Entitlement entitlement, IdentityWitness witness) {
        this.settings = wiring.settings();
        this.directory = wiring.directory();
        this.clock = wiring.clock();
        this.signer = wiring.signer();
        // who signs lists now and who will; one whose time is over signs none that anybody still takes for the newest
        this.roots = new TrustRoots(signer.keys(PayloadContext.TRUST_LIST).stream()
                .limit(2)
                .map(PayloadKey::publicKey)
                .toList());
        Office.Bureau office = wiring.office().bureau();
        this.bureau =
                new Bureau(office.code(), office.name(), office.nameEn(), settings.publicUrl() + "/status-lists/");
        CertificateSettings register = new CertificateSettings(
                settings.kind() == Settings.Kind.DEMO
                        ? CertificateSettings.Use.DEMONSTRATION
                        : CertificateSettings.Use.REAL,
                settings.publicUrl().getHost(),
                wiring.office().certificates(),
                office.authority(),
                bureau,
                settings.zone());
        this.published = new ListFolder(directory.certificates());
        this.certificates = new CertificateRegister(
                register,
                database,
                new RegisterPorts(entitlement, witness, signer, roots, wiring.heads(), published),
                clock,
                new SecureRandom());
        this.notes = new CheckNotes(id -> certificates.noteCheck(id, "public", "verification"));
    }

    /**
     * What the room is wired with.
     *
     * @param settings of the process
     * @param directory where the lists are kept as files
     * @param office who issues
     * @param signer signs codes and lists
     * @param heads authenticates the heads of journals
     * @param clock in the office's zone
     */
    record Wiring(
            Settings settings,
            DataDirectory directory,
            Office office,
            PayloadSigner signer,
            HeadKey heads,
            Clock clock) {}

    Certificates certificates() {
        return certificates;
    }

    /** The roots that verifiers of this house are built with. */
    TrustRoots roots() {
        return roots;
    }

    /** A word that marks invented certificates; empty in a real house. */
    String mark() {
        return settings.kind() == Settings.Kind.DEMO
                ? Messages.of("org.hudang.server.demo-words", Locale.ROOT).getString("mark")
                : "";
    }

    Revocations revocations() {
        return certificates.revocations();
    }

    PhoneCards cards() {
        return certificates.cards();
    }

    CertificateCopies copies() {
        return certificates.copies();
    }

    SignedLists lists() {
        return certificates.lists();
    }

    /** Notes a public check, beside the answer. */
    void noteCheck(CertificateId id) {
        notes.note(id);
    }

    @Override
    public void close() {
        notes.close();
    }

    /**
     * Publishes a trust list where there is none or the keys have changed, signs the status lists, and writes all lists as
     * files; what fails keeps the others from nothing and is told at the end. One at a time in this process; what another
     * process published meanwhile is as good.
     */
    synchronized void publish() {
        List<RuntimeException> failed = new ArrayList<>();
        for (Runnable step : List.<Runnable>of(() -> publishTrustList(newest()), lists()::resign, this::writeFiles)) {
            try {
                step.run();
            } catch (RuntimeException e) {
                failed.add(e);
            }
        }
        if (!failed.isEmpty()) {
            RuntimeException first = failed.get(0);
            failed.stream().skip(1).filter(other -> other != first).forEach(first::addSuppressed);
            throw first;
        }
    }

    /** The newest trust list; none when a root signed it whose time is over, or that is not of this office. */
    private Optional<PublishedTrustList> newest() {
        try {
            return lists().trustList();
        } catch (TrustListRefused signedByAFormerRoot) {
            return Optional.empty();
        }
    }

    private void publishTrustList(Optional<PublishedTrustList> newest) {
        List<TrustedKey> keys = new ArrayList<>();
        for (PayloadContext context :
                List.of(PayloadContext.CERTIFICATE, PayloadContext.STATUS_LIST, PayloadContext.CARD)) {
            signer.keys(context).forEach(key -> keys.add(TrustedKey.of(key, bureau.code())));
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        boolean current = newest.isPresent()
                && newest.get().list().keys().equals(keys)
                && newest.get().list().bureaus().equals(List.of(bureau))
                && now.isBefore(newest.get().list().refreshBy().minus(REFRESH.dividedBy(2)));
        if (!current) {
            // rises with the time, so that a register that was made anew goes on above what verifiers have seen
            long number = Math.max(newest.map(list -> list.list().number() + 1).orElse(1L), now.getEpochSecond());
            TrustList list = new TrustList(number, now, now.plus(REFRESH), keys, List.of(bureau));
            try {
                lists().publish(SignedTrustList.sign(list, signer).signed(), new Acting("system", Acting.BUREAU));
            } catch (TrustListRefused refused) {
                boolean another = newest().filter(there -> there.list().number() >= number)
                        .isPresent();
                if (!another) {
                    throw refused;
                }
            }
        }
    }

    /** Writes roots and trust list beside the status lists, for checks without the database. */
    private void writeFiles() {
        Path folder = directory.certificates();
        try {
            Files.createDirectories(folder.resolve(CheckFiles.STATUS));
            DurableFile.write(
                    folder.resolve(CheckFiles.ROOTS), roots.text().getBytes(java.nio.charset.StandardCharsets.UTF_8));
            Optional<PublishedTrustList> trust = lists().trustList();
            if (trust.isPresent()) {
                DurableFile.write(
                        folder.resolve(CheckFiles.TRUST_LIST), trust.get().signed());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A checker over the newest lists of the register; the same one as long as the trust list is the same, for it keeps what
     * it has opened.
     */
    CertificateChecker checker() {
        Optional<TrustList> newest = lists().trustList().map(PublishedTrustList::list);
        if (newest.isEmpty()) {
            return checker(newest);
        }
        return checking.updateAndGet(kept -> kept != null && kept.trust().equals(newest.get())
                        ? kept
                        : new Checking(newest.get(), checker(newest)))
                .checker();
    }

    private CertificateChecker checker(Optional<TrustList> trust) {
        return CertificateChecker.with(
                new CheckMaterial(
                        Set.of(settings.publicUrl().getHost()),
                        trust,
                        this::statusList,
                        code -> Optional.of(certificates.standing(code))),
                clock);
    }

    /** A checker and the trust list that it relies on. */
    private record Checking(TrustList trust, CertificateChecker checker) {}

    private Optional<byte[]> statusList(String address) {
        if (!address.startsWith(bureau.statusAddress())) {
            return Optional.empty();
        }
        String number = address.substring(bureau.statusAddress().length());
        return number.matches("[1-9]\\d{0,8}") ? statusList(Integer.parseInt(number)) : Optional.empty();
    }

    /**
     * The newest list. Where none can be handed out, for the register was set back or its keys are out of reach, it is what was
     * last published, whatever its age: a withdrawal in it counts for ever, and whoever judges looks at its expiry.
     */
    private Optional<byte[]> statusList(int list) {
        try {
            return lists().statusList(list).map(StatusListToken::token).or(() -> published.token(list));
        } catch (ListsSetBack | SigningException notNow) {
            return published.token(list);
        }
    }
}
