package org.hudang.server.platform;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.hudang.archive.Acting;
import org.hudang.archive.Archive;
import org.hudang.archive.ArchiveBuilder;
import org.hudang.archive.ArchiveRooms;
import org.hudang.archive.LifeRooms;
import org.hudang.archive.StoreWatch;
import org.hudang.archive.arranging.PageArranging;
import org.hudang.archive.arranging.PageMeans;
import org.hudang.archive.completeness.Checklists;
import org.hudang.archive.completeness.PaperChecks;
import org.hudang.archive.completeness.SheetMaker;
import org.hudang.archive.destruction.Remains;
import org.hudang.archive.inspection.Inspections;
import org.hudang.archive.inspection.SignatureReader;
import org.hudang.archive.inspection.VirusScanner;
import org.hudang.archive.intake.ChildUnavailable;
import org.hudang.archive.intake.Examined;
import org.hudang.archive.intake.Intake;
import org.hudang.archive.intake.tray.UploadsFiled;
import org.hudang.archive.journal.Histories;
import org.hudang.archive.journal.Journal;
import org.hudang.archive.keeping.Rounds;
import org.hudang.archive.record.HouseholdRecords;
import org.hudang.archive.replica.Replication;
import org.hudang.archive.secret.CipherAlgorithm;
import org.hudang.archive.secret.FieldCipher;
import org.hudang.archive.secret.KeyFile;
import org.hudang.archive.single.SwitchChain;
import org.hudang.archive.transfer.Packages;
import org.hudang.archive.volume.ContinuationHandler;
import org.hudang.casework.CaseworkJournal;
import org.hudang.casework.CaseworkJournals;
import org.hudang.casework.MovedCases;
import org.hudang.casework.PaperText;
import org.hudang.casework.Scope;
import org.hudang.casework.Seals;
import org.hudang.casework.WorkFiles;
import org.hudang.casework.application.ApplicationDesk;
import org.hudang.casework.application.ApplicationFiling;
import org.hudang.casework.application.ApplicationStore;
import org.hudang.casework.application.Applications;
import org.hudang.casework.authorization.AuthorizationDesk;
import org.hudang.casework.authorization.AuthorizationFiling;
import org.hudang.casework.authorization.AuthorizationStore;
import org.hudang.casework.authorization.Authorizations;
import org.hudang.casework.benefit.Benefit;
import org.hudang.casework.benefit.BenefitRegister;
import org.hudang.casework.benefit.PostgresBenefitRegister;
import org.hudang.casework.certificate.AnnotatedCopies;
import org.hudang.casework.certificate.CopyDesk;
import org.hudang.casework.certificate.RegisteredBenefits;
import org.hudang.casework.certificate.ReliefCertificates;
import org.hudang.casework.certificate.ReliefDesk;
import org.hudang.casework.certificate.ReliefFiled;
import org.hudang.casework.identity.IdentityChecks;
import org.hudang.casework.identity.IdentityDesk;
import org.hudang.casework.identity.WitnessedHolders;
import org.hudang.casework.inspection.SealedReportDesk;
import org.hudang.casework.inspection.SealedReportFiled;
import org.hudang.casework.inspection.SealedReports;
import org.hudang.certificates.Certificates;
import org.hudang.certificates.Revocation;
import org.hudang.certificates.register.CertificateJournals;
import org.hudang.certificates.register.CertificateOwner;
import org.hudang.certificates.register.RegisterDatabase;
import org.hudang.forms.Forms;
import org.hudang.server.journal.ArchiveChains;
import org.hudang.server.journal.JournalName;
import org.hudang.server.keeping.CopyFiled;
import org.hudang.server.keeping.KeptFromFiling;
import org.hudang.signing.chain.Chains;
import org.hudang.signing.longterm.KeepingRegister;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The archive, the benefit register, certificates and the flows over them, wired to each other. */
final class CaseRooms {
    private final Archive archive;
    private final HouseholdRecords records;
    private final LifeRoom life;
    private final Checklists checklists;
    private final Inspections inspections;
    private final SealedReports reports;
    private final InspectionRoom inspecting;
    private final Rounds rounds;
    private final Replication replication;
    private final Packages packages;
    private final PageArranging arranging;
    private final Histories histories;
    private final BenefitRegister benefits;
    private final CertificateRoom certificates;
    private final Authorizations authorizations;
    private final Applications applications;
    private final ReliefCertificates reliefCertificates;
    private final AnnotatedCopies copies;
    private final IdentityChecks identities;
    private final Map<JournalName, Chains> journals;

    /**
     * What the rooms are wired with.
     *
     * @param settings of the process
     * @param directory where everything lies
     * @param office whom the house works for
     * @param database connections of the application's role
     * @param jdbc over the same connections
     * @param transactions over the same connections
     * @param forms composes papers
     * @param signing keys, seals and signatures
     * @param intake reads the words of finished papers
     * @param gate examines the files of packages of others
     * @param cipher encrypts fields and authenticates heads of journals
     * @param clock in the office's zone
     * @param storage told when the archive can no longer trust its disk
     * @param papers reads signatures and seals of filed papers
     * @param sheets composes what closed volumes carry
     * @param remains forgets papers that were destroyed
     * @param names of accounts, as they are printed
     * @param troubles told what cannot be done
     */
    record Parts(
            Settings settings,
            DataDirectory directory,
            Office office,
            HikariDataSource database,
            JdbcClient jdbc,
            TransactionTemplate transactions,
            Forms forms,
            SigningRoom signing,
            Intake intake,
            Intake gate,
            FieldCipher cipher,
            Clock clock,
            StoreWatch storage,
            PaperChecks papers,
            SignatureReader signatures,
            SheetMaker sheets,
            Remains remains,
            UnaryOperator<String> names,
            Troubles troubles) {}

    CaseRooms(Parts parts) {
        SecureRandom random = new SecureRandom();
        Clock clock = parts.clock();
        JdbcClient jdbc = parts.jdbc();
        Scope scope = new Scope(jdbc, parts.transactions());
        FieldCipher cipher = parts.cipher();
        CaseworkJournal journal = new CaseworkJournal(jdbc, cipher, clock);
        RegisterDatabase database = new RegisterDatabase(jdbc, parts.transactions());
        AtomicReference<Certificates> register = new AtomicReference<>();
        this.benefits = new PostgresBenefitRegister(
                jdbc,
                scope,
                journal,
                clock,
                random,
                List.of((benefit, acting) -> withdraw(Objects.requireNonNull(register.get()), benefit, acting)));
        this.certificates = certificates(parts, database, benefits, scope);
        register.set(certificates.certificates());

        Papers papers = papers(parts, journal);
        ArchiveBuilder builder =
                archive(parts, cipher, random, handlers(parts, papers, journal)).relief(new RegisteredTimes(benefits));
        ArchiveRooms rooms = builder.rooms();
        this.records = builder.records();
        this.life = life(builder, parts, benefits);
        this.archive = rooms.archive();
        this.checklists = rooms.checklists();
        this.inspections = rooms.inspections();
        this.reports = new SealedReportDesk(new SealedReportDesk.Rooms(
                rooms.reports(), parts.forms(), seals(parts), papers.files(), parts.names(), clock, random));
        this.inspecting = new InspectionRoom(inspections, rooms.longKeeping(), clock, parts.troubles());
        this.rounds = rooms.rounds();
        this.replication = rooms.replication();
        this.packages = rooms.packages();
        this.arranging = rooms.arranging();
        this.histories = rooms.histories();
        AuthorizationDesk.Rooms counter = rooms(parts, archive, random);
        this.authorizations = new AuthorizationDesk(
                counter, scope, new AuthorizationStore(jdbc), journal, papers.files(), papers.authorizations());
        ApplicationDesk.Rooms window = new ApplicationDesk.Rooms(
                archive, parts.forms(), parts.signing().personal(), clock, random);
        this.applications = new ApplicationDesk(
                window, scope, new ApplicationStore(jdbc), journal, papers.files(), papers.applications());
        this.identities = new IdentityDesk(new IdentityDesk.Rooms(archive, jdbc, journal), scope, clock, random);
        ReliefDesk.Rooms issuing = new ReliefDesk.Rooms(
                archive,
                parts.forms(),
                new ReliefDesk.Register(certificates.certificates(), certificates.revocations()),
                benefits,
                seals(parts),
                new ReliefDesk.Papers(papers.files(), papers.text()));
        this.reliefCertificates = new ReliefDesk(issuing, scope, jdbc, clock, random);
        this.copies = new CopyDesk(issuing, certificates.copies(), scope, jdbc, clock, random);
        this.journals = journals(parts, database, journal, scope);
    }

    /** What else becomes true when something is filed. */
    private static List<ContinuationHandler> handlers(Parts parts, Papers papers, CaseworkJournal journal) {
        ContinuationHandler certified =
                new ReliefFiled(parts.jdbc(), journal, parts.signing().seals());
        KeepingRegister kept = parts.signing().registers().kept();
        List<ContinuationHandler> handlers =
                new ArrayList<>(List.of(new CopyFiled(kept), new UploadsFiled(parts.jdbc(), parts.clock())));
        for (ContinuationHandler files : List.of(papers.authorizations(), papers.applications(), certified)) {
            handlers.add(new KeptFromFiling(files, kept, parts.clock()));
        }
        handlers.add(new SealedReportFiled(parts.signing().seals()));
        return handlers;
    }

    private static LifeRoom life(ArchiveBuilder builder, Parts parts, BenefitRegister benefits) {
        LifeRooms.Rules rules = new LifeRooms.Rules(
                parts.settings().requestDays(),
                RetentionFile.of(parts.directory()),
                new RegisteredRelief(benefits, parts.clock()),
                List.of(
                        new MovedCases(parts.jdbc()),
                        new MovedElsewhere(
                                new CertificateOwner(parts.jdbc()),
                                parts.signing().registers().kept())),
                parts.remains());
        return new LifeRoom(builder.life(rules), parts.clock(), parts.troubles());
    }

    private static CertificateRoom certificates(
            Parts parts, RegisterDatabase database, BenefitRegister benefits, Scope scope) {
        return new CertificateRoom(
                new CertificateRoom.Wiring(
                        parts.settings(),
                        parts.directory(),
                        parts.office(),
                        parts.signing().payloads(),
                        parts.cipher()::index,
                        parts.clock()),
                database,
                new RegisteredBenefits(benefits),
                new WitnessedHolders(parts.jdbc(), scope, parts.clock()));
    }

    private static Map<JournalName, Chains> journals(
            Parts parts, RegisterDatabase database, CaseworkJournal casework, Scope scope) {
        FieldCipher cipher = parts.cipher();
        return Map.of(
                JournalName.ARCHIVE,
                        new ArchiveChains(
                                new Journal(parts.jdbc(), cipher, parts.clock()),
                                new SwitchChain(parts.jdbc(), cipher),
                                scope),
                JournalName.CASEWORK, new CaseworkJournals(casework, scope),
                JournalName.CERTIFICATES, new CertificateJournals(database, cipher::index));
    }

    /** The journals of these rooms. */
    Map<JournalName, Chains> journals() {
        return journals;
    }

    /** Papers on their way to the archive, and what becomes true when they are filed. */
    private record Papers(
            WorkFiles files, PaperText text, AuthorizationFiling authorizations, ApplicationFiling applications) {}

    private static Papers papers(Parts parts, CaseworkJournal journal) {
        WorkFiles files = new WorkFiles(parts.directory().work());
        PaperText text = pdf -> words(parts.intake(), pdf);
        SigningRoom signing = parts.signing();
        return new Papers(
                files,
                text,
                new AuthorizationFiling(
                        new AuthorizationStore(parts.jdbc()),
                        journal,
                        new AuthorizationFiling.Rooms(files, text, signing.personal(), signing.seals()),
                        parts.clock()),
                new ApplicationFiling(
                        new ApplicationStore(parts.jdbc()),
                        journal,
                        new ApplicationFiling.Rooms(files, text, signing.personal()),
                        parts.clock()));
    }

    private static AuthorizationDesk.Rooms rooms(Parts parts, Archive archive, SecureRandom random) {
        return new AuthorizationDesk.Rooms(
                archive, parts.forms(), parts.signing().personal(), seals(parts), parts.clock(), random);
    }

    private static Seals seals(Parts parts) {
        return new Seals(parts.signing().seals(), parts.signing().registry());
    }

    /** The key file of the house; made on first use. */
    static FieldCipher cipher(Settings settings, DataDirectory directory, SecureRandom random) {
        CipherAlgorithm cipher =
                settings.cipher() == Settings.Cipher.SM4 ? CipherAlgorithm.SM4_GCM : CipherAlgorithm.AES_256_GCM;
        return FieldCipher.of(KeyFile.openOrCreate(directory.keys().resolve("fields"), cipher, random), random);
    }

    private static ArchiveBuilder archive(
            Parts parts, FieldCipher cipher, SecureRandom random, List<ContinuationHandler> handlers) {
        ArchiveBuilder builder = new ArchiveBuilder()
                .database(parts.database(), parts.transactions())
                .storage(parts.directory().archive(), parts.directory().work())
                .cipher(cipher)
                .clock(parts.clock())
                .zone(parts.settings().zone())
                .codes(parts.office().codes())
                .random(random)
                .watch(parts.storage())
                .materials(MaterialsFile.of(parts.directory()))
                .papers(parts.papers())
                .signatures(parts.signatures())
                .sheets(parts.sheets())
                .counter((file, name) -> pages(parts.intake(), file, name))
                .scanner(scanner(parts.settings()))
                .pages(arranging(parts))
                .gate(parts.gate());
        handlers.forEach(builder::continuation);
        Path storage = parts.directory().archive();
        parts.settings()
                .outside()
                .replica()
                .ifPresent(copy -> builder.replica(ReplicaRoom.place(copy, storage, random, parts.clock())));
        return builder;
    }

    private static PageMeans arranging(Parts parts) {
        try {
            Path folder = parts.directory().temporary().resolve("arranging");
            return new PageMeans(parts.intake(), Files.createDirectories(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static VirusScanner scanner(Settings settings) {
        Optional<SocketAddress> clamd = settings.outside().clamd();
        return clamd.isPresent() ? new Clamd(clamd.get()) : VirusScanner.NONE;
    }

    Archive archive() {
        return archive;
    }

    HouseholdRecords records() {
        return records;
    }

    LifeRoom life() {
        return life;
    }

    Checklists checklists() {
        return checklists;
    }

    Rounds rounds() {
        return rounds;
    }

    Replication replication() {
        return replication;
    }

    Inspections inspections() {
        return inspections;
    }

    InspectionRoom inspecting() {
        return inspecting;
    }

    SealedReports sealedReports() {
        return reports;
    }

    Packages packages() {
        return packages;
    }

    Histories histories() {
        return histories;
    }

    PageArranging arranging() {
        return arranging;
    }

    BenefitRegister benefits() {
        return benefits;
    }

    CertificateRoom certificates() {
        return certificates;
    }

    Authorizations authorizations() {
        return authorizations;
    }

    Applications applications() {
        return applications;
    }

    /** Ends what was opened before this moment and is not signed; both are tried before the failure of one is told. */
    void endOverdue(Instant openedBefore) {
        try {
            applications.endOverdue(openedBefore);
        } finally {
            authorizations.endOverdue(openedBefore);
        }
    }

    IdentityChecks identities() {
        return identities;
    }

    ReliefCertificates reliefCertificates() {
        return reliefCertificates;
    }

    AnnotatedCopies copies() {
        return copies;
    }

    void publishLists() {
        certificates.publish();
    }

    private static void withdraw(Certificates register, Benefit benefit, Acting acting) {
        register.revokeForBenefit(
                benefit.household(),
                benefit.id().value(),
                Revocation.because(Revocation.Reason.BENEFIT_STOPPED),
                new org.hudang.certificates.Acting(acting.user(), acting.township()));
    }

    /** Asked for an inspection: a file that the house cannot look at now, or that has no fixed pages, has none counted. */
    private static OptionalInt pages(Intake intake, Path file, String name) {
        try {
            return intake.examine(file, name) instanceof Examined.Accepted accepted && accepted.pages() > 0
                    ? OptionalInt.of(accepted.pages())
                    : OptionalInt.empty();
        } catch (ChildUnavailable busy) {
            return OptionalInt.empty();
        }
    }

    private static byte[] words(Intake intake, Path pdf) {
        if (intake.examine(pdf, "paper.pdf") instanceof Examined.Accepted accepted) {
            return accepted.text().getBytes(StandardCharsets.UTF_8);
        }
        return new byte[0];
    }
}
