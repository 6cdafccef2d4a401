package org.hudang.casework;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.hudang.archive.Acting;
import org.hudang.archive.Archive;
import org.hudang.archive.ArchiveBuilder;
import org.hudang.archive.ArchiveRooms;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.IdNumber;
import org.hudang.archive.household.NewMember;
import org.hudang.archive.household.OpenHousehold;
import org.hudang.archive.household.PersonName;
import org.hudang.archive.household.Relation;
import org.hudang.archive.inspection.ReportPapers;
import org.hudang.archive.secret.CipherAlgorithm;
import org.hudang.archive.secret.FieldCipher;
import org.hudang.archive.secret.KeyFile;
import org.hudang.archive.volume.OpenVolume;
import org.hudang.archive.volume.VolumeId;
import org.hudang.archive.volume.VolumeKind;
import org.hudang.casework.application.ApplicationDesk;
import org.hudang.casework.application.ApplicationFiling;
import org.hudang.casework.application.ApplicationStore;
import org.hudang.casework.authorization.AuthorizationDesk;
import org.hudang.casework.authorization.AuthorizationFiling;
import org.hudang.casework.authorization.AuthorizationStore;
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
import org.hudang.certificates.Certificates;
import org.hudang.certificates.Entitlement;
import org.hudang.certificates.Revocation;
import org.hudang.certificates.check.ListFolder;
import org.hudang.certificates.number.CertificateType;
import org.hudang.certificates.register.CertificateRegister;
import org.hudang.certificates.register.CertificateSettings;
import org.hudang.certificates.register.RegisterDatabase;
import org.hudang.certificates.register.RegisterPorts;
import org.hudang.certificates.trust.Bureau;
import org.hudang.certificates.trust.TrustRoots;
import org.hudang.forms.Forms;
import org.hudang.forms.GlyphSource;
import org.hudang.forms.Weight;
import org.hudang.forms.press.Press;
import org.hudang.forms.press.PressSettings;
import org.hudang.signing.CryptoProvider;
import org.hudang.signing.PayloadAlgorithm;
import org.hudang.signing.PayloadContext;
import org.hudang.signing.PayloadKey;
import org.hudang.signing.authority.CertificatePurpose;
import org.hudang.signing.authority.CertificateRequest;
import org.hudang.signing.authority.CertificateSubject;
import org.hudang.signing.authority.DemoAuthority;
import org.hudang.signing.authority.PayloadKeys;
import org.hudang.signing.key.KeyAlgorithm;
import org.hudang.signing.key.KeyVault;
import org.hudang.signing.pdf.PdfSigner;
import org.hudang.signing.pdf.SignatureProfile;
import org.hudang.signing.personal.DatabasePersonalSigning;
import org.hudang.signing.personal.PersonalSigning;
import org.hudang.signing.personal.PersonalSigningParts;
import org.hudang.signing.seal.DatabaseSealRegistry;
import org.hudang.signing.seal.DraftSeal;
import org.hudang.signing.seal.FiveStepSealUse;
import org.hudang.signing.seal.GlyphOutlines;
import org.hudang.signing.seal.Officer;
import org.hudang.signing.seal.PaperStage;
import org.hudang.signing.seal.RoundFace;
import org.hudang.signing.seal.SealArt;
import org.hudang.signing.seal.SealId;
import org.hudang.signing.seal.SealKey;
import org.hudang.signing.seal.SealKeys;
import org.hudang.signing.seal.SealKind;
import org.hudang.signing.seal.SealOwner;
import org.hudang.signing.seal.SealRegistry;
import org.hudang.signing.seal.SealUse;
import org.hudang.signing.seal.SealUseParts;
import org.hudang.signing.seal.StandingApproval;
import org.hudang.signing.seal.Validity;
import org.hudang.testbed.HandClock;
import org.hudang.testbed.InventedNumber;
import org.hudang.testbed.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A township and its bureau with everything real: PostgreSQL, archive, composed papers, an authority, seals in use and a
 * register of certificates. Households are invented, a new one for each test.
 */
public final class ReliefBed implements AutoCloseable {
    public static final String TOWN = "999001001";
    public static final String TOWN_NAME = "样板镇人民政府（样例）";
    public static final String BUREAU_NAME = "示例县民政局（样例）";
    public static final Acting CLERK = new Acting("clerk", TOWN);
    public static final Acting STRANGER = new Acting("stranger", "999001002");
    public static final Acting BUREAU = Acting.bureau("approver");
    public static final Officer KEEPER = new Officer("keeper", TOWN, "10.0.0.1");
    public static final Officer BUREAU_KEEPER = new Officer("bureau-keeper", Officer.BUREAU, "10.0.0.2");
    public static final Officer APPROVER = new Officer("approver", Officer.BUREAU, "10.0.0.3");
    public static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    private static final ZoneId OFFICE = ZoneId.of("Asia/Shanghai");
    private static final AtomicInteger PEOPLE = new AtomicInteger();

    static {
        CryptoProvider.register();
    }

    public final TestDatabase database = TestDatabase.migrated("archive", "signing", "certificate", "casework");
    public final Path folder;
    public final HandClock clock = HandClock.at(Instant.parse("2026-11-24T02:00:00Z"), OFFICE);
    public final SecureRandom random = new SecureRandom();
    public final DataSource app = database.app();
    public final JdbcClient jdbc = JdbcClient.create(app);
    public final TransactionTemplate transactions = database.transactions(app);
    public final Scope scope = new Scope(jdbc, transactions);
    public final FieldCipher cipher;
    public final CaseworkJournal journal;
    public final WorkFiles files;
    public final AuthorizationStore store = new AuthorizationStore(jdbc);
    public final ApplicationStore applicationStore = new ApplicationStore(jdbc);
    public final Forms forms;
    public final PersonalSigning signing;
    public final SealRegistry registry;
    public final SealUse sealUse;
    public final ArchiveRooms rooms;
    public final Archive archive;
    public final PostgresBenefitRegister benefits;
    public final CertificateRegister certificates;
    public final SealId townSeal;
    public final SealId bureauSeal;

    private final DemoAuthority authority;
    private final KeyVault vault;

    public ReliefBed() {
        try {
            folder = Files.createTempDirectory("relief-bed");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cipher =
                FieldCipher.of(KeyFile.openOrCreate(folder.resolve("fields"), CipherAlgorithm.SM4_GCM, random), random);
        journal = new CaseworkJournal(jdbc, cipher, clock);
        files = new WorkFiles(folder.resolve("work"));
        forms = Press.open(new PressSettings(clock, OFFICE, List.of()));
        authority = DemoAuthority.openOrCreate(folder.resolve("authority"), clock, random);
        vault = KeyVault.open(
                folder.resolve("vault"), KeyVault.passphraseFile(folder.resolve("passphrase"), random), random);
        PdfSigner signer = PdfSigner.stamping(authority.timestamps());
        GlyphOutlines outlines = outlines(forms.glyphs());
        registry = new DatabaseSealRegistry(app, transactions, SealKeys.in(vault), cipher::index, clock, random);
        sealUse = new FiveStepSealUse(new SealUseParts(
                app,
                transactions,
                new PaperStage(folder.resolve("work/seals")),
                SealKeys.in(vault),
                cipher::index,
                new SealArt(outlines),
                signer,
                clock,
                random));
        signing = new DatabasePersonalSigning(new PersonalSigningParts(
                app,
                transactions,
                new PaperStage(folder.resolve("work/signatures")),
                authority,
                SignatureProfile.GUOMI,
                signer,
                outlines,
                OFFICE,
                clock,
                random));
        townSeal = seal("town", TOWN_NAME, TOWN, KEEPER);
        bureauSeal = seal("bureau", BUREAU_NAME, Officer.BUREAU, BUREAU_KEEPER);
        AtomicReference<Certificates> register = new AtomicReference<>();
        benefits = new PostgresBenefitRegister(
                jdbc,
                scope,
                journal,
                clock,
                random,
                List.of((benefit, acting) -> Objects.requireNonNull(register.get())
                        .revokeForBenefit(
                                benefit.household(),
                                benefit.id().value(),
                                Revocation.because(Revocation.Reason.BENEFIT_STOPPED),
                                new org.hudang.certificates.Acting(acting.user(), acting.township()))));
        certificates = register(new RegisteredBenefits(benefits));
        register.set(certificates);
        rooms = rooms(signing, sealUse);
        archive = rooms.archive();
    }

    /** The seals as they are. */
    public Seals seals() {
        return new Seals(sealUse, registry);
    }

    /** The desk over real rooms, of which one may be made to die. */
    public AuthorizationDesk desk(
            Forms withForms, PersonalSigning withSigning, SealUse withSeals, Archive withArchive) {
        return new AuthorizationDesk(
                new AuthorizationDesk.Rooms(
                        withArchive, withForms, withSigning, new Seals(withSeals, registry), clock, random),
                scope,
                store,
                journal,
                files,
                filing(signing, sealUse));
    }

    public AuthorizationDesk desk() {
        return desk(forms, signing, sealUse, archive);
    }

    /** The desk for applications over real rooms, of which one may be made to die. */
    public ApplicationDesk applications(Forms withForms, PersonalSigning withSigning, Archive withArchive) {
        return new ApplicationDesk(
                new ApplicationDesk.Rooms(withArchive, withForms, withSigning, clock, random),
                scope,
                applicationStore,
                journal,
                files,
                applicationFiling(signing));
    }

    public ApplicationDesk applications() {
        return applications(forms, signing, archive);
    }

    private ApplicationFiling applicationFiling(PersonalSigning withSigning) {
        return new ApplicationFiling(
                applicationStore, journal, new ApplicationFiling.Rooms(files, ReliefBed::words, withSigning), clock);
    }

    /** The desk at which reports are sealed, over real rooms, of which one may be made to die. */
    public SealedReportDesk reports(ReportPapers withPapers, SealUse withSeals) {
        return new SealedReportDesk(new SealedReportDesk.Rooms(
                withPapers, forms, new Seals(withSeals, registry), files, login -> login + "（样例）", clock, random));
    }

    public SealedReportDesk reports() {
        return reports(rooms.reports(), sealUse);
    }

    /** Issuing over real rooms, of which one may be made to die. */
    public ReliefCertificates issuing(Certificates withCertificates, SealUse withSeals, Archive withArchive) {
        return new ReliefDesk(rooms(withCertificates, withSeals, withArchive), scope, jdbc, clock, random);
    }

    private ReliefDesk.Rooms rooms(Certificates withCertificates, SealUse withSeals, Archive withArchive) {
        return new ReliefDesk.Rooms(
                withArchive,
                forms,
                new ReliefDesk.Register(withCertificates, certificates.revocations()),
                benefits,
                new Seals(withSeals, registry),
                new ReliefDesk.Papers(files, ReliefBed::words));
    }

    /** The desk at which copies are made. */
    public AnnotatedCopies copies() {
        return new CopyDesk(rooms(certificates, sealUse, archive), certificates.copies(), scope, jdbc, clock, random);
    }

    /** The desk at which identities are checked. */
    public IdentityChecks identities() {
        return new IdentityDesk(new IdentityDesk.Rooms(archive, jdbc, journal), scope, clock, random);
    }

    public ReliefCertificates issuing() {
        return issuing(certificates, sealUse, archive);
    }

    private AuthorizationFiling filing(PersonalSigning withSigning, SealUse withSeals) {
        return new AuthorizationFiling(
                store, journal, new AuthorizationFiling.Rooms(files, ReliefBed::words, withSigning, withSeals), clock);
    }

    private ArchiveRooms rooms(PersonalSigning withSigning, SealUse withSeals) {
        return new ArchiveBuilder()
                .database(app, transactions)
                .storage(folder.resolve("archive"), folder.resolve("work"))
                .cipher(cipher)
                .clock(clock)
                .random(random)
                .continuation(filing(withSigning, withSeals))
                .continuation(applicationFiling(withSigning))
                .continuation(new ReliefFiled(jdbc, journal, withSeals))
                .continuation(new SealedReportFiled(withSeals))
                .rooms();
    }

    /** The register of certificates, which asks this one for benefits. */
    public CertificateRegister register(Entitlement entitlement) {
        PayloadKeys payloads = PayloadKeys.open(vault, authority, PayloadAlgorithm.ES256, clock);
        TrustRoots roots = new TrustRoots(payloads.keys(PayloadContext.TRUST_LIST).stream()
                .map(PayloadKey::publicKey)
                .toList());
        return new CertificateRegister(
                new CertificateSettings(
                        CertificateSettings.Use.DEMONSTRATION,
                        "relief.example",
                        CertificateType.invented(),
                        "999001",
                        new Bureau(7, BUREAU_NAME, "Bureau (sample)", "https://relief.example/status-lists/"),
                        OFFICE),
                new RegisterDatabase(jdbc, transactions),
                new RegisterPorts(
                        entitlement,
                        new WitnessedHolders(jdbc, scope, clock),
                        payloads,
                        roots,
                        cipher::index,
                        new ListFolder(folder.resolve("certificates"))),
                clock,
                random);
    }

    /** A seal in use, for which nothing is approved in advance. */
    public SealId seal(String key, String owner, String township, Officer keeper) {
        SealId id = registry.draft(
                        new DraftSeal(
                                key,
                                owner + "业务专用章",
                                SealKind.BUSINESS,
                                new SealOwner(owner, "999001DEM000000000", township),
                                RoundFace.of(owner, "业务专用章"),
                                year()),
                        keeper)
                .id();
        registry.approve(id, APPROVER);
        String name = "seal-" + key;
        SealKey material = SealKey.in(
                vault,
                name,
                KeyAlgorithm.SM2,
                publicKey -> authority.certify(new CertificateRequest(
                        CertificatePurpose.SEAL,
                        KeyAlgorithm.SM2,
                        publicKey,
                        CertificateSubject.seal(name, owner, id.value()),
                        Duration.ofDays(400),
                        Optional.empty())));
        registry.make(id, List.of(material), keeper);
        registry.file(id, "999001-2026-" + key, keeper);
        registry.activate(id, APPROVER);
        return id;
    }

    /** Approves every use of both seals on every template in advance, by two people. */
    public ReliefBed approvedInAdvance() {
        for (org.hudang.forms.PaperKind kind : org.hudang.forms.PaperKind.values()) {
            forms.templates(kind).forEach(template -> {
                standing(townSeal, template.code().value(), KEEPER);
                standing(bureauSeal, template.code().value(), BUREAU_KEEPER);
            });
        }
        return this;
    }

    private void standing(SealId seal, String template, Officer keeper) {
        sealUse.approveStanding(
                sealUse.proposeStanding(new StandingApproval(seal, template, "用印制度第三条", year()), keeper), APPROVER);
    }

    private Validity year() {
        return new Validity(clock.instant().minusSeconds(60), clock.instant().plus(Duration.ofDays(365)));
    }

    /** A couple with a child of nine. */
    public Household family() {
        return household(List.of(
                person("张样例", "19800101", Relation.HEAD),
                person("李样例", "19820202", Relation.SPOUSE),
                person("张小样", "20170303", Relation.CHILD)));
    }

    /** A person alone. */
    public Household single() {
        return household(List.of(person("陈示范", "19550505", Relation.HEAD)));
    }

    public Household household(List<NewMember> members) {
        String key = "household-" + PEOPLE.incrementAndGet();
        return archive.open(new OpenHousehold(key, TOWN, "样例村", "示例县样板镇样例村", members), CLERK);
    }

    public static NewMember person(String name, String birth, Relation relation) {
        return NewMember.coLiving(PersonName.of(name), number("999001" + birth), relation);
    }

    /** An invented number that no other person of this run has. */
    private static IdNumber number(String fourteen) {
        String seventeen = fourteen + "%03d".formatted(PEOPLE.incrementAndGet() % 1000);
        return IdNumber.parse(InventedNumber.of(seventeen));
    }

    public VolumeId volume(Household household) {
        return archive.openVolume(
                        new OpenVolume(
                                "volume-" + PEOPLE.incrementAndGet(),
                                household.number(),
                                VolumeKind.APPROVAL,
                                "DB",
                                2026,
                                "最低生活保障申请"),
                        CLERK)
                .id();
    }

    /** The acts in the journal of a household, oldest first, after its chain was followed. */
    public List<String> acts(Household household) {
        return scope.in(BUREAU, () -> journal.read(household.number().value())).stream()
                .map(CaseworkJournal.Entry::act)
                .toList();
    }

    /** How many rows there are, seen with the bureau's eyes. */
    public long count(String sql, Object... params) {
        return scope.in(
                BUREAU, () -> jdbc.sql(sql).params(params).query(Long.class).single());
    }

    /** Changes rows as the owner of the tables, past what the application may do. */
    public void asOwner(String sql, Object... params) {
        DataSource owner = database.owner();
        JdbcClient tables = JdbcClient.create(owner);
        database.transactions(owner).executeWithoutResult(status -> {
            tables.sql("select set_config('hudang.township', '*', true)")
                    .query(String.class)
                    .single();
            tables.sql(sql).params(params).update();
        });
    }

    /** The room does this step and then the process is gone, once, before anybody hears of the outcome. */
    public static <T> T dyingAfter(Class<T> room, T real, String step) {
        return overtaken(room, real, step, () -> {
            throw new Killed();
        });
    }

    /** The room does this step, and before its outcome is heard, something happens elsewhere; once. */
    public static <T> T overtaken(Class<T> room, T real, String step, Runnable meanwhile) {
        AtomicBoolean first = new AtomicBoolean(true);
        return room.cast(Proxy.newProxyInstance(
                room.getClassLoader(), new Class<?>[] {room}, (proxy, method, arguments) -> {
                    try {
                        Object outcome = method.invoke(real, arguments);
                        if (method.getName().equals(step) && first.getAndSet(false)) {
                            meanwhile.run();
                        }
                        return outcome;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    /** The end of a process. */
    public static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private static GlyphOutlines outlines(GlyphSource glyphs) {
        return (codePoint, weight) -> {
            Weight face = weight == GlyphOutlines.Weight.BOLD ? Weight.BOLD : Weight.REGULAR;
            return Optional.of(
                    new GlyphOutlines.Glyph(glyphs.outline(codePoint, face), glyphs.advance(codePoint, face)));
        };
    }

    private static byte[] words(Path pdf) {
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            return new PDFTextStripper().getText(document).getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        database.close();
        try (Stream<Path> tree = Files.walk(folder)) {
            List<Path> paths = new ArrayList<>(tree.toList());
            java.util.Collections.reverse(paths);
            for (Path path : paths) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
