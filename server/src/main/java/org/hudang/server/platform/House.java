package org.hudang.server.platform;

import com.zaxxer.hikari.HikariDataSource;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.hudang.casework.CaseworkJournal;
import org.hudang.casework.Scope;
import org.hudang.casework.benefit.BenefitRegister;
import org.hudang.casework.benefit.PostgresBenefitRegister;
import org.hudang.server.account.Accounts;
import org.hudang.signing.CryptoProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The whole house, wired: every room with its database, files and neighbours. Commands open it and close it; the web
 * keeps it open. Exactly one process at a time holds a data directory.
 */
public final class House implements AutoCloseable {
    private final Settings settings;
    private final DataDirectory directory;
    private final DataDirectory.Hold hold;
    private final HousePostgres postgres;
    private final HikariDataSource dataSource;
    private final Clock clock;
    private final BenefitRegister benefits;
    private final Accounts accounts;

    private House(Settings settings, DataDirectory directory, DataDirectory.Hold hold, HousePostgres postgres) {
        this.settings = settings;
        this.directory = directory;
        this.hold = hold;
        this.postgres = postgres;
        this.clock = Clock.system(settings.zone());
        this.dataSource = postgres.app(10);
        SecureRandom random = new SecureRandom();
        JdbcClient jdbc = JdbcClient.create(dataSource);
        TransactionTemplate transactions = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
        CaseworkJournal journal = new CaseworkJournal(jdbc, clock);
        this.benefits =
                new PostgresBenefitRegister(jdbc, new Scope(jdbc, transactions), journal, clock, random, List.of());
        this.accounts = new Accounts(jdbc, transactions, clock, random);
    }

    /**
     * Opens the house.
     *
     * @throws DirectoryRefused if another process holds the data directory
     * @throws DatabaseFailed if the embedded database does not start
     */
    public static House open(Settings settings, DataDirectory directory) {
        CryptoProvider.register();
        DataDirectory.Hold hold = directory.hold();
        HousePostgres postgres = null;
        try {
            postgres = HousePostgres.start(directory.postgres(), new SecureRandom());
            Migrations.run(
                    postgres.url(HousePostgres.DATABASE), HousePostgres.OWNER, postgres.password(HousePostgres.OWNER));
            return new House(settings, directory, hold, postgres);
        } catch (RuntimeException e) {
            if (postgres != null) {
                postgres.close();
            }
            hold.close();
            throw e;
        }
    }

    public Settings settings() {
        return settings;
    }

    public DataDirectory directory() {
        return directory;
    }

    public Clock clock() {
        return clock;
    }

    /** Connections of the application's role. */
    public HikariDataSource dataSource() {
        return dataSource;
    }

    public BenefitRegister benefits() {
        return benefits;
    }

    public Accounts accounts() {
        return accounts;
    }

    @Override
    public void close() {
        try {
            dataSource.close();
            postgres.close();
        } finally {
            hold.close();
        }
    }
}
