package org.hudang.signing.seal;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.hudang.signing.authority.DemoAuthority;
import org.hudang.signing.key.KeyVault;
import org.hudang.signing.key.SecretBytes;
import org.hudang.signing.pdf.PdfSigner;
import org.hudang.testbed.TestDatabase;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A process of its own that seals and halts, without any farewell, at one of the durable points. */
final class SealVictim {
    static final int KILLED = 137;

    private SealVictim() {}

    /** Arguments: database, folder of the bench, request, paper, step. */
    public static void main(String[] arguments) {
        SealUseParts parts = parts(arguments[0], Path.of(arguments[1]));
        UseStep last = UseStep.valueOf(arguments[4]);
        FiveStepSealUse use = new FiveStepSealUse(parts, step -> {
            if (step == last) {
                Runtime.getRuntime().halt(KILLED);
            }
        });
        use.seal(new SealRequestId(arguments[2]), Path.of(arguments[3]), SealBench.KEEPER);
    }

    /** The parts of a bench, opened by another process. */
    static SealUseParts parts(String database, Path folder) {
        PGSimpleDataSource app = new PGSimpleDataSource();
        app.setUrl(database);
        app.setUser(TestDatabase.APP);
        app.setPassword(System.getenv("VICTIM_PASSWORD"));
        Clock clock = Clock.fixed(Instant.parse("2026-11-24T02:00:00Z"), ZoneOffset.UTC);
        SecureRandom random = new SecureRandom();
        DemoAuthority authority = DemoAuthority.openOrCreate(folder.resolve("authority"), clock, random);
        KeyVault vault = KeyVault.open(
                folder.resolve("keys"), SecretBytes.copyOf("only for tests".getBytes(StandardCharsets.UTF_8)), random);
        return new SealUseParts(
                app,
                new TransactionTemplate(new DataSourceTransactionManager(app)),
                new PaperStage(folder.resolve("stage")),
                vault::find,
                SealBench.HEADS,
                new SealArt(TestFont.blocks()),
                PdfSigner.stamping(authority.timestamps()),
                clock,
                random);
    }
}
