package org.hudang.server.platform;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.hudang.archive.Acting;
import org.hudang.archive.Archive;
import org.hudang.archive.StoreDegraded;
import org.hudang.archive.completeness.Checklists;
import org.hudang.archive.inspection.Inspections;
import org.hudang.archive.intake.Intake;
import org.hudang.archive.journal.Histories;
import org.hudang.archive.pages.PagePictures;
import org.hudang.archive.secret.FieldCipher;
import org.hudang.casework.application.Applications;
import org.hudang.casework.authorization.Authorizations;
import org.hudang.casework.benefit.BenefitRegister;
import org.hudang.casework.certificate.AnnotatedCopies;
import org.hudang.casework.certificate.ReliefCertificates;
import org.hudang.casework.identity.IdentityChecks;
import org.hudang.casework.inspection.SealedReports;
import org.hudang.certificates.CertificateId;
import org.hudang.certificates.Certificates;
import org.hudang.certificates.PhoneCards;
import org.hudang.certificates.Revocations;
import org.hudang.certificates.SignedLists;
import org.hudang.certificates.check.CertificateChecker;
import org.hudang.certificates.check.CheckResult;
import org.hudang.certificates.trust.TrustRoots;
import org.hudang.forms.Forms;
import org.hudang.forms.press.Press;
import org.hudang.forms.press.PressSettings;
import org.hudang.search.Search;
import org.hudang.search.TailKey;
import org.hudang.server.account.AccountJournal;
import org.hudang.server.account.Accounts;
import org.hudang.server.account.Person;
import org.hudang.server.completeness.NewSignatures;
import org.hudang.server.completeness.SignedPapers;
import org.hudang.server.completeness.VolumeSheetPapers;
import org.hudang.server.household.BoundFiles;
import org.hudang.server.journal.JournalName;
import org.hudang.server.journal.Journals;
import org.hudang.server.verify.PaperCheck;
import org.hudang.server.verify.SideBySide;
import org.hudang.server.verify.TrustFiles;
import org.hudang.signing.CryptoProvider;
import org.hudang.signing.chain.Chains;
import org.hudang.signing.chain.HeadKey;
import org.hudang.signing.verify.TimeDemand;
import org.hudang.signing.verify.VerificationOptions;
import org.hudang.signing.verify.Verifier;
import org.slf4j.bridge.SLF4JBridgeHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The whole house, wired: every room with its database, files and neighbours. Commands open it and close it; the web
 * keeps it open. Exactly one process at a time holds a data directory, unless database and index lie outside of it.
 */
public final class House implements AutoCloseable {
    private final Settings settings;
    private final DataDirectory directory;
    private final Office office;
    private final Clock clock;
    private final Foundation foundation;
    private final SigningRoom signing;
    private final CaseRooms cases;
    private final Intake intake;
    private final Intake strangersIntake;
    private final Intake packagesIntake;
    private final PageRoom pages;
    private final TrayRoom tray;
    private final SearchRoom search;
    private final Indexing indexing;
    private final KeepingRoom keeping;
    private final RecordKeeping records;
    private final RoundRoom rounds;
    private final Accounts accounts;
    private final Journals journals;
    private final Forms forms;
    private final Verifier verifier;
    private final TrustFiles trustFiles;
    private final String commandToken;
    private final Troubles troubles = new Troubles();
    private final Upkeep upkeep;
    private final BoundFiles boundFiles = new BoundFiles(this);

    private House(Settings settings, Foundation foundation, Clock clock) throws IOException {
        this.settings = settings;
        this.directory = foundation.directory();
        this.foundation = foundation;
        this.clock = clock;
        this.office = Office.of(directory, settings.kind());
        SecureRandom random = new SecureRandom();
        JdbcClient jdbc = JdbcClient.create(foundation.dataSource());
        DataSourceTransactionManager manager = new DataSourceTransactionManager(foundation.dataSource());
        TransactionTemplate transactions = new TransactionTemplate(manager);
        KeysInUse keys = new KeysInUse(directory, jdbc, clock);
        keys.require();
        if (isShared()) {
            keys.requireDatabase();
        }
        List<Path> fonts = IntakeRoom.files(settings.fonts());
        this.forms = Press.open(new PressSettings(clock, settings.zone(), fonts));
        FieldCipher cipher = CaseRooms.cipher(settings, directory, random);
        HeadKey heads = cipher::index;
        SigningRoom.Places places =
                new SigningRoom.Places(directory, settings.outside().keys());
        this.signing = SigningRoom.open(places, foundation.dataSource(), transactions, forms.glyphs(), heads, clock);
        this.intake = IntakeRoom.in(directory, "intake", fonts).open();
        // what strangers show waits for what strangers showed before, never a paper of the house
        this.strangersIntake =
                IntakeRoom.in(directory, "intake-strangers", fonts).open();
        this.packagesIntake = IntakeRoom.in(directory, "intake-arriving", fonts).open();
        this.cases = caseRooms(jdbc, transactions, cipher);
        this.records = new RecordKeeping(cases.records(), troubles);
        this.rounds = new RoundRoom(cases.rounds(), new ReplicaRoom(cases.replication(), troubles), clock, troubles);
        TrayRoom.Parts parts = papers(transactions, jdbc, cipher);
        this.pages = PageRoom.open(parts, fonts, troubles);
        this.tray = TrayRoom.open(parts, fonts, troubles);
        this.keeping = new KeepingRoom(cases.archive(), signing, foundation.dataSource(), clock, troubles);
        this.search = searchRoom(random);
        this.indexing = new Indexing(
                cases.archive(),
                search.feed(),
                new IndexDocuments(cases.archive(), settings.zone(), apart(foundation.dataSource())),
                clock);
        AccountJournal accountJournal = new AccountJournal(jdbc, transactions, heads, clock);
        this.accounts = new Accounts(jdbc, transactions, accountJournal, clock, random);
        this.journals = new Journals(
                chains(accountJournal),
                new Journals.Parts(directory.journalRoots(), jdbc, manager, heads, signing.payloads(), clock));
        HeadsOnce.give(directory, journals, accountJournal, clock);
        this.verifier = Verifier.with(clock);
        this.trustFiles = new TrustFiles(directory.authority());
        this.upkeep = new Upkeep(new Upkeep.Rooms(
                foundation.dataSource(), signing, cases, records, search, indexing, journals, troubles));
        keys.note();
        this.commandToken = token(random);
    }

    private CaseRooms caseRooms(JdbcClient jdbc, TransactionTemplate transactions, FieldCipher cipher) {
        return new CaseRooms(new CaseRooms.Parts(
                settings,
                directory,
                office,
                foundation.dataSource(),
                jdbc,
                transactions,
                forms,
                signing,
                intake,
                packagesIntake,
                cipher,
                clock,
                this::degraded,
                new SignedPapers(this),
                new NewSignatures(this),
                new VolumeSheetPapers(this),
                new DestroyedPapers(this),
                login -> accounts().person(login).map(Person::displayName).orElse(login),
                troubles));
    }

    private TrayRoom.Parts papers(TransactionTemplate transactions, JdbcClient jdbc, FieldCipher cipher) {
        return new TrayRoom.Parts(
                directory,
                foundation.dataSource(),
                transactions,
                jdbc,
                cases.archive(),
                cipher,
                clock,
                new SecureRandom());
    }

    private SearchRoom searchRoom(SecureRandom random) throws IOException {
        String tail = SecretFile.openOrCreate(directory.keys().resolve("search-tail"), random);
        return SearchRoom.open(
                settings,
                directory,
                TailKey.hmacSm3(tail.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                (hits, caller) -> Indexing.visible(cases.archive(), hits, new Acting(caller.user(), caller.township())),
                clock);
    }

    private Map<JournalName, Chains> chains(AccountJournal accountJournal) {
        Map<JournalName, Chains> all = new EnumMap<>(cases.journals());
        all.put(JournalName.SEALS, signing.logs());
        all.put(JournalName.ACCOUNTS, accountJournal);
        return all;
    }

    private static String token(SecureRandom random) {
        byte[] token = new byte[32];
        random.nextBytes(token);
        return HexFormat.of().formatHex(token);
    }

    /**
     * Opens the house and brings what a killed process left to its end.
     *
     * @throws DirectoryRefused if another process holds the data directory
     * @throws DatabaseFailed if the embedded database does not start
     * @throws DatabaseUnreachable if the database outside does not answer
     * @throws DatabaseRefused if it is not as it must be
     */
    public static House open(Settings settings, DataDirectory directory) {
        return open(settings, directory, Clock.system(settings.zone()));
    }

    /** The same at another time. */
    public static House open(Settings settings, DataDirectory directory, Clock clock) {
        requireKind(settings);
        CryptoProvider.register();
        ImageIO.setUseCache(false); // decoded pictures of papers leave no files
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        Foundation foundation = Foundation.lay(settings, directory);
        try {
            House house = foundation.database().alone(() -> opened(settings, foundation, clock));
            house.upkeep.atOpening();
            return house;
        } catch (RuntimeException e) {
            foundation.close();
            throw e;
        }
    }

    /** No other process opens the house meanwhile: schemas, keys and the search index are made once. */
    private static House opened(Settings settings, Foundation foundation, Clock clock) {
        try {
            foundation.migrate();
            return new House(settings, foundation, clock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Asked before a data directory is made for it.
     *
     * @throws SettingRefused if a house of this kind cannot be run yet
     */
    public static void requireKind(Settings settings) {
        if (settings.kind() == Settings.Kind.PRODUCTION) {
            throw SettingRefused.together("HUDANG_KIND", "production", "HUDANG_KIND=demo");
        }
    }

    /** Transactions of their own, whatever transaction the thread is in: what fails in one spoils no other. */
    private static TransactionOperations apart(HikariDataSource source) {
        TransactionTemplate apart = new TransactionTemplate(new DataSourceTransactionManager(source));
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return apart;
    }

    public Settings settings() {
        return settings;
    }

    public DataDirectory directory() {
        return directory;
    }

    public Office office() {
        return office;
    }

    /** In the office's zone. */
    public Clock clock() {
        return clock;
    }

    /** Connections of the application's role. */
    public HikariDataSource dataSource() {
        return foundation.dataSource();
    }

    public Archive archive() {
        return cases.archive();
    }

    /** What the storage root keeps of households beside their papers. */
    public RecordKeeping records() {
        return records;
    }

    /** Rounds over all papers. */
    public RoundRoom rounds() {
        return rounds;
    }

    /** What befalls households and their papers in the course of years. */
    public LifeRoom life() {
        return cases.life();
    }

    /** Completeness of cases, their closing and reopening. */
    public Checklists checklists() {
        return cases.checklists();
    }

    /** Inspection of volumes (四性检测). */
    public Inspections inspections() {
        return cases.inspections();
    }

    /** Inspections in the course of years (长期保存环节). */
    public InspectionRoom inspecting() {
        return cases.inspecting();
    }

    /** Their reports as sealed papers (检测报告用印). */
    public SealedReports sealedReports() {
        return cases.sealedReports();
    }

    /** Handing over households (移交). */
    public org.hudang.archive.transfer.Packages packages() {
        return cases.packages();
    }

    /** What happened to the files of households, a page at a time (经过). */
    public Histories histories() {
        return cases.histories();
    }

    /** The order of the pages of filed papers (页面整理). */
    public org.hudang.archive.arranging.PageArranging arranging() {
        return cases.arranging();
    }

    public Intake intake() {
        return intake;
    }

    /** Pictures of pages of filed papers; who would wait long is told to come again. */
    public PagePictures pictures() {
        return pages.pictures();
    }

    /** Words of papers that came as pictures. */
    public ScanRoom scans() {
        return pages.scans();
    }

    /** Copies for the long term that papers lack. */
    public CopyRoom lateCopies() {
        return pages.copies();
    }

    /** Papers between their first byte and their filing. */
    public TrayRoom tray() {
        return tray;
    }

    /** Whole files of households as one PDF. */
    public BoundFiles boundFiles() {
        return boundFiles;
    }

    public Forms forms() {
        return forms;
    }

    public SigningRoom signing() {
        return signing;
    }

    public BenefitRegister benefits() {
        return cases.benefits();
    }

    public Authorizations authorizations() {
        return cases.authorizations();
    }

    public Applications applications() {
        return cases.applications();
    }

    /** Notes who was seen with the identity document. */
    public IdentityChecks identities() {
        return cases.identities();
    }

    public ReliefCertificates reliefCertificates() {
        return cases.reliefCertificates();
    }

    /** Copies of certificates for one purpose. */
    public AnnotatedCopies copies() {
        return cases.copies();
    }

    public Certificates certificates() {
        return cases.certificates().certificates();
    }

    /** Withdrawing certificates, by two people. */
    public Revocations revocations() {
        return cases.certificates().revocations();
    }

    /** Certificates on phones of their holders (亮证). */
    public PhoneCards phoneCards() {
        return cases.certificates().cards();
    }

    /** A word that marks invented certificates; empty in a real house. */
    public String certificateMark() {
        return cases.certificates().mark();
    }

    /** Whom verifiers trust, and how each certificate stands. */
    public SignedLists signedLists() {
        return cases.certificates().lists();
    }

    /** Writes the signed lists of certificates anew, after something was issued or withdrawn. */
    public void publishLists() {
        cases.publishLists();
    }

    /** What is done again and again, and what this house cannot do right now. */
    public Upkeep upkeep() {
        return upkeep;
    }

    private void degraded(StoreDegraded failure) {
        upkeep.degraded(failure);
    }

    /** Keeps signed papers verifiable for long. */
    public KeepingRoom keeping() {
        return keeping;
    }

    /** All journals of the house, and their witness. */
    public Journals journals() {
        return journals;
    }

    /** Removes from the work folder what has been filed, and ends what was opened too long ago and not signed. */
    public void clearWork() {
        cases.endOverdue(clock.instant().minus(office.signingTime()));
        signing.personal().sweep();
        tray.sweep();
    }

    /** Checks certificates against the newest lists. */
    public CertificateChecker checker() {
        return cases.certificates().checker();
    }

    /** Checks a certificate shown as PDF: the seal under it and the code on it. */
    public PaperCheck.Answer checkPaper(Path pdf) {
        return paperCheck().check(pdf);
    }

    /** Checks a photo of a code; the picture is opened in the child process. */
    public CheckResult checkPicture(Path picture) {
        return paperCheck().checkPicture(picture);
    }

    /** Draws changed pages of papers as they were signed and as they are now, in the child process. */
    public SideBySide sideBySide() {
        return new SideBySide(strangersIntake, directory.temporary());
    }

    private PaperCheck paperCheck() {
        return new PaperCheck(
                checker(), verifier, verificationOptions(), PaperCheck.FirstPage.drawnBy(strangersIntake));
    }

    /** The roots that sign trust lists of this house, as pages that judge by themselves carry them. */
    public TrustRoots trustRoots() {
        return cases.certificates().roots();
    }

    /** Notes a check where the holder can see it; at once for the caller, who is told nothing of it. */
    public void noteCheck(CertificateId id) {
        cases.certificates().noteCheck(id);
    }

    public Search search() {
        return search.search();
    }

    /** Whether other processes may work with the same database and data directory. */
    public boolean isShared() {
        return settings.outside().database().isPresent();
    }

    /** Whether the index lies in a cluster, where it may go while this house is open. */
    public boolean hasIndexOutside() {
        return search.shared();
    }

    public Indexing indexing() {
        return indexing;
    }

    public Accounts accounts() {
        return accounts;
    }

    public Verifier verifier() {
        return verifier;
    }

    /**
     * Trust and registers of this house: which signatures a paper of its own must carry, with proven times, and how its seals
     * stood. Of papers of others the registers know nothing, and lower nothing.
     */
    public VerificationOptions verificationOptions() {
        try {
            return VerificationOptions.strict()
                    .trusting(trustFiles.now())
                    .asking(signing.registers().states())
                    .expecting(signing.registers().acts())
                    .demanding(TimeDemand.REGISTERED_PAPERS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Proof that a caller may read the data directory; changes with every start. */
    public String commandToken() {
        return commandToken;
    }

    @Override
    public void close() {
        try {
            cases.certificates().close();
            upkeep.atClosing();
            intake.close();
            strangersIntake.close();
            packagesIntake.close();
            pages.close();
            tray.close();
            search.close();
        } finally {
            foundation.close();
        }
    }
}
