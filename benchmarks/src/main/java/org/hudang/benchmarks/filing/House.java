package org.hudang.benchmarks.filing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.hudang.archive.Acting;
import org.hudang.archive.Archive;
import org.hudang.archive.ArchiveBuilder;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.household.IdNumber;
import org.hudang.archive.household.NewMember;
import org.hudang.archive.household.OpenHousehold;
import org.hudang.archive.household.PersonName;
import org.hudang.archive.household.Relation;
import org.hudang.archive.record.HouseholdRecords;
import org.hudang.archive.secret.CipherAlgorithm;
import org.hudang.archive.secret.FieldCipher;
import org.hudang.archive.secret.KeyFile;
import org.hudang.archive.volume.Filed;
import org.hudang.archive.volume.Filing;
import org.hudang.archive.volume.ItemKind;
import org.hudang.archive.volume.NewItem;
import org.hudang.archive.volume.NewRendition;
import org.hudang.archive.volume.OpenVolume;
import org.hudang.archive.volume.RenditionRole;
import org.hudang.archive.volume.VolumeId;
import org.hudang.archive.volume.VolumeKind;
import org.hudang.benchmarks.harness.WorkFolder;
import org.hudang.signing.CryptoProvider;
import org.hudang.testbed.InventedNumber;
import org.hudang.testbed.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A real archive over a real database that forces its commits to disk, with invented households. */
final class House implements AutoCloseable {
    private static final int RECORDS_AT_ONCE = 100;
    private static final int DAYS_OF_BIRTH = 20_000;
    private static final int FIRST_YEAR = 2017;
    private static final int YEARS = 10;
    private static final byte[] HEAD = "%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII);

    static final int PAPERS = 5;
    static final int BYTES = 100_000;
    static final Acting CLERK = new Acting("li.jingban", "999001001");

    private final TestDatabase database;
    private final HikariDataSource connections;
    private final SecureRandom random = new SecureRandom();
    private final Archive archive;
    private final Path root;
    private final HouseholdRecords records;
    private final AtomicInteger next = new AtomicInteger();

    House() {
        this(1);
    }

    /**
     * One that checks and rebuilds.
     *
     * @param abreast volumes or households that it works on at a time
     */
    House(int abreast) {
        System.setProperty(TestDatabase.DURABLE, "true");
        CryptoProvider.register();
        database = TestDatabase.migrated("archive");
        HikariConfig config = new HikariConfig();
        config.setDataSource(database.address());
        config.setMaximumPoolSize(16);
        connections = new HikariDataSource(config);
        requireDurable();
        JdbcClient.create(database.owner())
                .sql("create table note (id bigint generated always as identity primary key, what text not null);"
                        + " grant insert on note to public")
                .update();
        Path folder = WorkFolder.fresh();
        root = folder.resolve("archive");
        ArchiveBuilder builder = new ArchiveBuilder()
                .database(connections, database.transactions(connections))
                .storage(root, folder.resolve("work"))
                .cipher(FieldCipher.of(
                        KeyFile.openOrCreate(folder.resolve("keys"), CipherAlgorithm.SM4_GCM, random), random))
                .clock(Clock.systemUTC())
                .abreast(abreast)
                .random(random);
        records = builder.records();
        archive = builder.build();
    }

    /** A household of its own: filings into one wait for each other. */
    HouseholdNumber household() {
        int one = next.incrementAndGet();
        return archive.open(
                        new OpenHousehold(
                                "household-" + one,
                                CLERK.township(),
                                "样例村",
                                "样例县样例镇样例村",
                                List.of(NewMember.coLiving(
                                        PersonName.of("张样例"), IdNumber.parse(idNumber(one)), Relation.HEAD))),
                        CLERK)
                .number();
    }

    /** The identity number of an invented person, another one for each (GB 11643-1999). */
    private static String idNumber(int person) {
        String day = LocalDate.of(1940, 1, 1).plusDays(person % DAYS_OF_BIRTH).format(DateTimeFormatter.BASIC_ISO_DATE);
        return InventedNumber.of("999001" + day + String.format(Locale.ROOT, "%03d", 1 + person / DAYS_OF_BIRTH));
    }

    private void requireDurable() {
        for (String setting : List.of("fsync", "synchronous_commit")) {
            String value = JdbcClient.create(connections)
                    .sql("show " + setting)
                    .query(String.class)
                    .single();
            if (!value.equals("on")) {
                throw new IllegalStateException(
                        "the database does not force its commits to disk: " + setting + " is " + value);
            }
        }
    }

    /** The least that a database can be asked. */
    void ask() {
        try (Connection connection = connections.getConnection();
                PreparedStatement question = connection.prepareStatement("select 1");
                ResultSet answer = question.executeQuery()) {
            if (!answer.next()) {
                throw new IllegalStateException("no answer");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The least that a database can be told for good: one row, in a commit that is forced to disk. */
    void note(String what) {
        try (Connection connection = connections.getConnection();
                PreparedStatement row = connection.prepareStatement("insert into note (what) values (?)")) {
            row.setString(1, what);
            row.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What was noted, oldest first. */
    List<String> notes() {
        return JdbcClient.create(database.owner())
                .sql("select what from note order by id")
                .query(String.class)
                .list();
    }

    Archive archive() {
        return archive;
    }

    /** Where the files lie. */
    Path root() {
        return root;
    }

    /** What the storage root keeps of households. */
    HouseholdRecords records() {
        return records;
    }

    /** Writes what the storage root keeps of households, until nothing is left to write. */
    void writeRecords() {
        HouseholdRecords.Written written;
        do {
            written = records.write(RECORDS_AT_ONCE);
        } while (written.written() > 0);
    }

    /** The database is lost. */
    void loseCatalogue() {
        JdbcClient.create(database.owner())
                .sql("truncate archive.household, archive.series cascade")
                .update();
    }

    /** A fresh volume, of one year or another: a year has no more numbers for a township than four digits can tell. */
    VolumeId volume(HouseholdNumber household) {
        int one = next.incrementAndGet();
        return archive.openVolume(
                        new OpenVolume(
                                "volume-" + one,
                                household,
                                VolumeKind.APPROVAL,
                                "DB",
                                FIRST_YEAR + one % YEARS,
                                "最低生活保障申请"),
                        CLERK)
                .id();
    }

    /** Files five papers nobody has seen before. */
    Filed file(VolumeId volume, byte[][] papers) {
        List<NewItem> items = new ArrayList<>();
        for (byte[] paper : papers) {
            items.add(new NewItem(
                    ItemKind.APPLICATION,
                    "申请书",
                    Optional.empty(),
                    LocalDate.of(2025, 11, 24),
                    "张样例",
                    List.of(new NewRendition(
                            RenditionRole.ORIGINAL,
                            "申请书.pdf",
                            "application/pdf",
                            () -> new java.io.ByteArrayInputStream(paper)))));
        }
        return archive.file(new Filing("filing-" + next.incrementAndGet(), volume, "application", items), CLERK);
    }

    /** A paper that begins as a PDF does and is empty behind that. */
    static byte[] blank(int bytes) {
        return Arrays.copyOf(HEAD, bytes);
    }

    /** Papers of random bytes behind the head of a PDF: what is no paper is not filed. */
    static byte[][] papers() {
        SecureRandom random = new SecureRandom();
        byte[][] papers = new byte[PAPERS][BYTES];
        for (byte[] paper : papers) {
            random.nextBytes(paper);
            System.arraycopy(HEAD, 0, paper, 0, HEAD.length);
        }
        return papers;
    }

    /** Makes papers of old ones that nobody has seen before. */
    static void renew(byte[][] papers, long number) {
        for (byte[] paper : papers) {
            ByteBuffer.wrap(paper).putLong(HEAD.length, number);
        }
    }

    @Override
    public void close() {
        connections.close();
        database.close();
    }
}
