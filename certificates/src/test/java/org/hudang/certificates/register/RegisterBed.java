package org.hudang.certificates.register;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.hudang.certificates.Acting;
import org.hudang.certificates.CertificateId;
import org.hudang.certificates.Entitlement;
import org.hudang.certificates.Entitlement.Entitled;
import org.hudang.certificates.FixedKeys;
import org.hudang.certificates.IdentityWitness;
import org.hudang.certificates.IdentityWitness.Witnessed;
import org.hudang.certificates.IssueCertificate;
import org.hudang.certificates.IssueCertificate.Holder;
import org.hudang.certificates.IssueCertificate.Validity;
import org.hudang.certificates.Revocation;
import org.hudang.certificates.RevocationRequest;
import org.hudang.certificates.Sample;
import org.hudang.certificates.check.ListFolder;
import org.hudang.certificates.number.CertificateType;
import org.hudang.certificates.trust.TrustRoots;
import org.hudang.signing.PayloadContext;
import org.hudang.signing.PayloadKey;
import org.hudang.signing.PayloadSignature;
import org.hudang.signing.PayloadSigner;
import org.hudang.signing.chain.HeadKey;
import org.hudang.signing.key.KeyUnavailable;
import org.hudang.testbed.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A register over a database of its own, with a benefit register and an identity check that say what a test wants. */
final class RegisterBed implements AutoCloseable {
    static final String TOWN = "999001001";
    static final String OTHER_TOWN = "999001002";
    static final Acting CLERK = new Acting("clerk-07", TOWN);
    static final Acting REVIEWER = new Acting("reviewer-03", TOWN);
    static final Acting NEIGHBOUR = new Acting("clerk-09", OTHER_TOWN);
    static final Acting BUREAU = new Acting("officer-01", Acting.BUREAU);
    static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    static final LocalDate TODAY = LocalDate.ofInstant(Sample.NOW, CHINA);
    static final LocalDate REVIEW = LocalDate.of(2027, 12, 31);

    /** As the application's key would. */
    static final HeadKey HEADS =
            (purpose, text) -> Tables.sha256(("test key|" + purpose + "|" + text).getBytes(StandardCharsets.UTF_8));

    final TestDatabase database = TestDatabase.migrated("certificate");
    final DataSource app = database.app();
    final Path folder;
    final TransactionTemplate transactions = database.transactions(app);
    final JdbcClient jdbc = JdbcClient.create(app);

    RegisterBed() {
        this(folder());
    }

    /** @param folder where the lists that were published are kept */
    RegisterBed(Path folder) {
        this.folder = folder;
    }

    /** A register that asks nobody: the benefit is in force in {@link #TOWN}, and the holder was seen. */
    CertificateRegister register() {
        return register(inForce("benefit-1"));
    }

    CertificateRegister register(Entitlement entitlement) {
        return register(entitlement, Clock.fixed(Sample.NOW, CHINA));
    }

    CertificateRegister register(Entitlement entitlement, Clock clock) {
        return register(entitlement, clock, FixedKeys.es256());
    }

    /** A register whose keys are out of reach. */
    CertificateRegister mute(Clock clock) {
        return register(inForce("benefit-1"), clock, new PayloadSigner() {
            @Override
            public PayloadKey current(PayloadContext context) {
                return FixedKeys.es256().current(context);
            }

            @Override
            public List<PayloadKey> keys(PayloadContext context) {
                return FixedKeys.es256().keys(context);
            }

            @Override
            public PayloadSignature sign(PayloadKey key, byte[] toBeSigned) {
                throw new KeyUnavailable("the token was pulled out");
            }
        });
    }

    CertificateRegister register(Entitlement entitlement, IdentityWitness witness, Clock clock) {
        return register(entitlement, witness, clock, FixedKeys.es256());
    }

    /** A register whose codes and lists are signed by this signer. */
    CertificateRegister register(Entitlement entitlement, Clock clock, PayloadSigner signer) {
        return register(
                entitlement,
                (household, holder) -> new Witnessed.Seen("id-card-at-counter", Sample.NOW.minusSeconds(60)),
                clock,
                signer);
    }

    private CertificateRegister register(
            Entitlement entitlement, IdentityWitness witness, Clock clock, PayloadSigner signer) {
        return new CertificateRegister(
                new CertificateSettings(
                        CertificateSettings.Use.DEMONSTRATION,
                        Sample.HOST,
                        CertificateType.invented(),
                        "999001",
                        Sample.BUREAU,
                        CHINA),
                new RegisterDatabase(jdbc, transactions),
                new RegisterPorts(
                        entitlement,
                        witness,
                        signer,
                        new TrustRoots(List.of(FixedKeys.es256()
                                .current(PayloadContext.TRUST_LIST)
                                .publicKey())),
                        HEADS,
                        new ListFolder(folder)),
                clock,
                new SecureRandom());
    }

    static Entitlement inForce(String benefit) {
        return (household, programme, on) -> granted(benefit, TOWN);
    }

    static Entitled granted(String benefit, String township) {
        return new Entitled.InForce(benefit, township, 3, 2, REVIEW, Optional.empty());
    }

    static IssueCertificate wish(String key, String household) {
        return wish(key, household, TOWN);
    }

    static IssueCertificate wish(String key, String household, String township) {
        return wish(key, household, township, Validity.between(TODAY, REVIEW));
    }

    static IssueCertificate wish(String key, String household, String township, Validity validity) {
        return new IssueCertificate(
                key, household, township, new Holder(household + "-mem", "张*例", "123X"), "DB", validity);
    }

    /** Withdraws a certificate as two people of the town do. */
    static void withdraw(CertificateRegister register, CertificateId id, Revocation why) {
        RevocationRequest unused = register.revocations().ask(id, why, CLERK);
        register.revocations().approve(id, REVIEWER);
    }

    static void withdraw(CertificateRegister register, CertificateId id) {
        withdraw(register, id, Revocation.because(Revocation.Reason.LOST));
    }

    /** As the owner of the tables, who sees all rows. */
    void owner(String sql) throws SQLException {
        try (Connection connection = database.owner().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false); // the session goes on, its township does not
            statement.execute("select set_config('hudang.township', '*', true)");
            statement.execute(sql);
            connection.commit();
        }
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("published-lists");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        database.close();
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
