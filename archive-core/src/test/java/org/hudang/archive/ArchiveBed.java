package org.hudang.archive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.Security;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.hudang.archive.completeness.PaperChecks;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.household.IdNumber;
import org.hudang.archive.household.NewMember;
import org.hudang.archive.household.OpenHousehold;
import org.hudang.archive.household.PersonName;
import org.hudang.archive.household.Phone;
import org.hudang.archive.household.Relation;
import org.hudang.archive.inspection.VirusScanner;
import org.hudang.archive.record.HouseholdRecords;
import org.hudang.archive.secret.CipherAlgorithm;
import org.hudang.archive.secret.FieldCipher;
import org.hudang.archive.secret.KeyFile;
import org.hudang.archive.store.Steps;
import org.hudang.archive.volume.ContentSource;
import org.hudang.archive.volume.ContinuationHandler;
import org.hudang.archive.volume.Filing;
import org.hudang.archive.volume.ItemKind;
import org.hudang.archive.volume.NewItem;
import org.hudang.archive.volume.NewRendition;
import org.hudang.archive.volume.OpenVolume;
import org.hudang.archive.volume.RenditionRole;
import org.hudang.archive.volume.Volume;
import org.hudang.archive.volume.VolumeKind;
import org.hudang.testbed.InventedNumber;
import org.hudang.testbed.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A real database, a real storage root in a folder of the test, and invented people. */
public final class ArchiveBed {
    static {
        Security.addProvider(new BouncyCastleProvider());
    }

    public static final Acting TOWN_A = new Acting("li.jingban", "500112001");
    public static final Acting TOWN_B = new Acting("wang.jingban", "500112002");
    public static final Acting BUREAU = Acting.bureau("zhao.shenhe");
    public static final Clock CLOCK = Clock.fixed(Instant.parse("2026-09-15T02:30:00.123456Z"), ZoneOffset.UTC);
    public static final IdNumber ZHANG = number("99900119500101001");
    public static final IdNumber LI = number("99900119520228004");

    public final TestDatabase database;
    public final Path root;
    public final Path work;
    public final FieldCipher cipher;
    private final DataSource app;
    private final SecureRandom random;
    private final List<ContinuationHandler> handlers = new ArrayList<>();

    public ArchiveBed(TestDatabase database, Path folder, long seed) {
        this.database = database;
        app = database.app();
        root = folder.resolve("archive");
        work = folder.resolve("work");
        random = seeded(seed);
        cipher = FieldCipher.of(KeyFile.openOrCreate(folder.resolve("keys"), CipherAlgorithm.SM4_GCM, random), random);
    }

    /** The database without any household or rule of the office. */
    public static TestDatabase emptied(TestDatabase database) {
        database.empty(
                "archive.household",
                "archive.series",
                "archive.destruction",
                "archive.single_set_entry",
                "archive.single_set_head");
        return database;
    }

    /** An archive in a process of its own, as it were: same database, same folders. */
    public Archive archive(Steps steps) {
        return builder(steps).build();
    }

    /** The records of households. */
    public HouseholdRecords records() {
        return records(Steps.SILENT);
    }

    public HouseholdRecords records(Steps steps) {
        return builder(steps).records();
    }

    /** The archive with the doors beside it. */
    public ArchiveRooms rooms(PaperChecks papers) {
        return rooms(papers, VirusScanner.NONE);
    }

    /** The same with somebody who looks for viruses. */
    public ArchiveRooms rooms(PaperChecks papers, VirusScanner scanner) {
        return builder(Steps.SILENT).papers(papers).scanner(scanner).rooms();
    }

    /** The same, for those who set something else as well. */
    public ArchiveBuilder builder(Steps steps) {
        DataSource source = app;
        ArchiveBuilder builder = new ArchiveBuilder()
                .database(source, database.transactions(source))
                .storage(root, work)
                .cipher(cipher)
                .clock(CLOCK)
                .random(random)
                .patience(Duration.ofSeconds(5))
                .steps(steps);
        handlers.forEach(builder::continuation);
        return builder;
    }

    /** Connections of the application. */
    public DataSource connections() {
        return app;
    }

    /** Works as the application, joining the transaction of the caller. */
    public void work(Consumer<JdbcClient> work) {
        work.accept(JdbcClient.create(app));
    }

    public Archive archive() {
        return archive(Steps.SILENT);
    }

    public ArchiveBed with(ContinuationHandler handler) {
        handlers.add(handler);
        return this;
    }

    /** The owner's view, past row-level security, for one statement. */
    public int asOwner(String sql, Object... arguments) {
        DataSource owner = database.owner();
        Integer rows = database.transactions(owner).execute(status -> {
            JdbcClient jdbc = JdbcClient.create(owner);
            jdbc.sql("select set_config('hudang.township', '*', true)")
                    .query(String.class)
                    .single();
            return jdbc.sql(sql).params(arguments).update();
        });
        return rows == null ? 0 : rows;
    }

    /** A number that the owner reads. */
    public long count(String sql, Object... arguments) {
        DataSource owner = database.owner();
        Long number = database.transactions(owner).execute(status -> {
            JdbcClient jdbc = JdbcClient.create(owner);
            jdbc.sql("select set_config('hudang.township', '*', true)")
                    .query(String.class)
                    .single();
            return jdbc.sql(sql).params(arguments).query(Long.class).single();
        });
        return number == null ? 0 : number;
    }

    /** Texts that the owner reads. */
    public List<String> texts(String sql) {
        DataSource owner = database.owner();
        List<String> rows = database.transactions(owner).execute(status -> {
            JdbcClient jdbc = JdbcClient.create(owner);
            jdbc.sql("select set_config('hudang.township', '*', true), set_config('timezone', 'UTC', true)")
                    .query((row, i) -> "")
                    .single();
            return jdbc.sql(sql).query(String.class).list();
        });
        return rows == null ? List.of() : rows;
    }

    /** Tables of the archive. */
    public List<String> tables() {
        return texts("select table_name from information_schema.tables where table_schema = 'archive'"
                + " and table_type = 'BASE TABLE' and table_name not like 'flyway%' order by 1");
    }

    /** Every row of every table of the catalogue but work in progress, and these tables. */
    public List<String> catalogue(String... but) {
        List<String> rows = new ArrayList<>();
        for (String table : tables()) {
            if (!table.equals("intent")
                    && !table.equals("outbox")
                    && !List.of(but).contains(table)) {
                rows.addAll(
                        texts("select '" + table + " ' || to_jsonb(x)::text from archive." + table + " x order by 1"));
            }
        }
        return rows;
    }

    public static Household household(Archive archive, String key, Acting acting) {
        return archive.open(
                new OpenHousehold(
                        key,
                        acting.township(),
                        "样例村",
                        "样例县样例镇样例村",
                        List.of(
                                NewMember.coLiving(PersonName.of("张样例"), ZHANG, Relation.HEAD)
                                        .withPhone(new Phone("13800005678")),
                                NewMember.coLiving(PersonName.of("李样例"), LI, Relation.SPOUSE))),
                acting);
    }

    public static Volume volume(Archive archive, String key, HouseholdNumber household, Acting acting) {
        return archive.openVolume(new OpenVolume(key, household, VolumeKind.APPROVAL, "DB", 2026, "最低生活保障申请"), acting);
    }

    public static Filing filing(String key, Volume volume, String... papers) {
        List<NewItem> items = new ArrayList<>();
        for (String paper : papers) {
            items.add(item(paper));
        }
        return new Filing(key, volume.id(), "application", items);
    }

    public static NewItem item(String paper) {
        byte[] text = paper.getBytes(StandardCharsets.UTF_8);
        return new NewItem(
                ItemKind.APPLICATION,
                "申请书 " + paper,
                Optional.empty(),
                LocalDate.of(2026, 9, 15),
                "张样例",
                List.of(new NewRendition(RenditionRole.ORIGINAL, "申请书-张样例.txt", "text/plain", ContentSource.of(text))));
    }

    public static String text(Archive archive, Filing filing, Acting acting, int item) throws IOException {
        var rendition =
                archive.file(filing, acting).items().get(item).renditions().get(0);
        try (var in = archive.read(rendition.id(), acting)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The number with its check character. */
    public static IdNumber number(String seventeen) {
        return IdNumber.parse(InventedNumber.of(seventeen));
    }

    public static SecureRandom seeded(long seed) {
        try {
            SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
            random.setSeed(seed);
            return random;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
