package org.hudang.signing.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.sql.DataSource;
import org.hudang.signing.authority.CertificatePurpose;
import org.hudang.signing.authority.CertificateRequest;
import org.hudang.signing.authority.CertificateSubject;
import org.hudang.signing.authority.DemoAuthority;
import org.hudang.signing.chain.HeadKey;
import org.hudang.signing.key.KeyAlgorithm;
import org.hudang.signing.key.KeyVault;
import org.hudang.signing.key.SecretBytes;
import org.hudang.signing.key.SigningKey;
import org.hudang.signing.pdf.PdfSigner;
import org.hudang.testbed.HandClock;
import org.hudang.testbed.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A house with two townships, a bureau, a demo authority and a key store, for the tests of this room. */
final class SealBench implements AutoCloseable {
    static final String TOWN = "999001101";
    static final Officer CLERK = new Officer("clerk", TOWN, "10.0.0.1");
    static final Officer HEAD = new Officer("head", TOWN, "10.0.0.2");
    static final Officer KEEPER = new Officer("keeper", TOWN, "10.0.0.3");
    static final Officer OTHER_TOWN = new Officer("stranger", "999001102", "10.0.0.4");
    static final Officer BUREAU = new Officer("bureau", Officer.BUREAU, "10.0.0.5");
    static final Officer BUREAU_HEAD = new Officer("bureau-head", Officer.BUREAU, "10.0.0.6");

    /** The same in every process of a test. */
    static final HeadKey HEADS = (purpose, text) ->
            HexFormat.of().parseHex(CanonicalJson.sm3(("test key|" + purpose + "|" + text).getBytes(UTF_8)));

    final TestDatabase database = TestDatabase.migrated("signing");
    final DataSource app = database.app();
    final TransactionTemplate transactions = database.transactions(app);
    final HandClock clock = HandClock.at(Instant.parse("2026-11-24T02:00:00Z"));
    final Random random = new Random(42);
    final Path folder;
    final DemoAuthority authority;
    final KeyVault vault;
    final DatabaseSealRegistry registry;
    final SealUseParts parts;
    final FiveStepSealUse use;

    SealBench() {
        try {
            folder = Files.createTempDirectory("seal-bench");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        SecureRandom secure = new SecureRandom();
        authority = DemoAuthority.openOrCreate(folder.resolve("authority"), clock, secure);
        vault = KeyVault.open(folder.resolve("keys"), SecretBytes.copyOf("only for tests".getBytes(UTF_8)), secure);
        registry = new DatabaseSealRegistry(app, transactions, vault::find, HEADS, clock, random);
        parts = new SealUseParts(
                app,
                transactions,
                new PaperStage(folder.resolve("stage")),
                vault::find,
                HEADS,
                new SealArt(TestFont.blocks()),
                PdfSigner.stamping(authority.timestamps()),
                clock,
                random);
        use = new FiveStepSealUse(parts);
    }

    /** A round seal of the township, asked for but no more. */
    Seal draft(String key) {
        return registry.draft(asking(key, TOWN), CLERK);
    }

    DraftSeal asking(String key, String township) {
        return new DraftSeal(
                key,
                "某某镇人民政府（样例）业务专用章",
                SealKind.BUSINESS,
                new SealOwner("某某镇人民政府（样例）", "11999001MB0000001A", township),
                RoundFace.of("某某镇人民政府（样例）", "业务专用章"),
                new Validity(clock.instant().minusSeconds(60), clock.instant().plus(Duration.ofDays(365))));
    }

    /** Keys of both algorithms in the key store, certified by the authority. */
    List<SealKey> material(SealId id) {
        return List.of(key(id, KeyAlgorithm.SM2), key(id, KeyAlgorithm.EC_P256));
    }

    SealKey key(SealId id, KeyAlgorithm algorithm) {
        String name = id.value() + "-" + (algorithm == KeyAlgorithm.SM2 ? "sm2" : "p256");
        SigningKey key = vault.findOrCreate(
                name,
                algorithm,
                publicKey -> authority.certify(new CertificateRequest(
                        CertificatePurpose.SEAL,
                        algorithm,
                        publicKey,
                        CertificateSubject.seal("某某镇业务专用章", "某某镇人民政府（样例）", id.value()),
                        Duration.ofDays(300),
                        Optional.empty())));
        return new SealKey(algorithm, name, key.chain().get(0));
    }

    /** A seal in use. */
    SealId active(String key, String township) {
        boolean bureau = !township.equals(TOWN);
        Officer first = bureau ? BUREAU : CLERK;
        Officer second = bureau ? BUREAU_HEAD : HEAD;
        SealId id = registry.draft(asking(key, township), first).id();
        registry.approve(id, second);
        registry.make(id, material(id), first);
        registry.file(id, "999001-2026-0007", first);
        registry.activate(id, second);
        return id;
    }

    /** A file with a paper in it. */
    Path paper(byte[] pdf) {
        try {
            Path file = Files.createTempFile(folder, "paper", ".pdf");
            Files.write(file, pdf);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks for a seal in the field {@code seal} of a paper. */
    SealRequest asking(String key, SealId seal, byte[] pdf, Officer requester) {
        return new SealRequest(
                key,
                seal,
                CanonicalJson.sm3(pdf),
                new SealPlace.Field("seal"),
                "核查授权书用印",
                "authorization-letter/1",
                requester,
                SealManner.usual());
    }

    /** An approved request. */
    SealRequestId approved(String key, SealId seal, byte[] pdf) {
        SealRequestId id = use.request(asking(key, seal, pdf, CLERK));
        use.approve(id, HEAD);
        return id;
    }

    /** Holds a seal as PostgreSQL holds it for whoever wrote a row that refers to it; inside the running transaction. */
    void referTo(SealId seal) {
        JdbcClient jdbc = JdbcClient.create(app);
        jdbc.sql("select set_config('hudang.township', '*', true)")
                .query(String.class)
                .single();
        jdbc.sql("select id from signing.seal where id = ? for key share")
                .param(seal.value())
                .query(String.class)
                .single();
    }

    /** Runs a statement as the owner of the tables, who is bound by row-level security and looks as the bureau does. */
    void owner(String sql, Object... parameters) {
        DataSource source = database.owner();
        JdbcClient jdbc = JdbcClient.create(source);
        database.transactions(source).executeWithoutResult(status -> {
            jdbc.sql("select set_config('hudang.township', '*', true)")
                    .query(String.class)
                    .single();
            jdbc.sql(sql).params(parameters).update();
        });
    }

    @Override
    public void close() {
        database.close();
    }
}
