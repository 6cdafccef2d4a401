package org.hudang.faults;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.Security;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.hudang.archive.Acting;
import org.hudang.archive.Archive;
import org.hudang.archive.ArchiveBuilder;
import org.hudang.archive.household.IdNumber;
import org.hudang.archive.household.NewMember;
import org.hudang.archive.household.OpenHousehold;
import org.hudang.archive.household.PersonName;
import org.hudang.archive.household.Relation;
import org.hudang.archive.secret.CipherAlgorithm;
import org.hudang.archive.secret.FieldCipher;
import org.hudang.archive.secret.KeyFile;
import org.hudang.archive.store.Steps;
import org.hudang.archive.volume.ContentSource;
import org.hudang.archive.volume.Filed;
import org.hudang.archive.volume.Filing;
import org.hudang.archive.volume.ItemKind;
import org.hudang.archive.volume.NewItem;
import org.hudang.archive.volume.NewRendition;
import org.hudang.archive.volume.OpenVolume;
import org.hudang.archive.volume.RenditionRole;
import org.hudang.archive.volume.VolumeId;
import org.hudang.archive.volume.VolumeKind;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** An archive in a folder, over a database that is there, with papers whose bytes follow from their names. */
final class Store implements AutoCloseable {
    static final Acting CLERK = new Acting("li.jingban", "999001001");

    private final Path folder;
    private final HikariDataSource connections;
    private final SecureRandom random = new SecureRandom();

    private Store(Path folder, HikariDataSource connections) {
        this.folder = folder;
        this.connections = connections;
    }

    /** Opens it; makes nothing until an archive is asked for. */
    static Store in(Path folder, PGSimpleDataSource database) {
        Security.addProvider(new BouncyCastleProvider());
        HikariConfig config = new HikariConfig();
        config.setDataSource(database);
        config.setMaximumPoolSize(10);
        config.setMinimumIdle(0);
        return new Store(folder, new HikariDataSource(config));
    }

    /** An archive as a fresh process has it. */
    Archive archive() {
        return builder(Steps.SILENT).build();
    }

    /**
     * The same, for those who set something else as well. The small disks of the tests keep nothing free; one force at a time
     * lets the tracer count them.
     */
    ArchiveBuilder builder(Steps steps) {
        return new ArchiveBuilder()
                .database(connections, new TransactionTemplate(new DataSourceTransactionManager(connections)))
                .storage(root(), work())
                .cipher(FieldCipher.of(
                        KeyFile.openOrCreate(folder.resolve("keys"), CipherAlgorithm.SM4_GCM, random), random))
                .clock(Clock.systemUTC())
                .random(random)
                .patience(Duration.ofSeconds(20))
                .keptFree(0)
                .forcesAtOnce(1)
                .steps(steps);
    }

    Path root() {
        return folder.resolve("archive");
    }

    Path work() {
        return folder.resolve("work");
    }

    /** A fresh volume of a fresh household. */
    static VolumeId volume(Archive archive, String key) {
        var household = archive.open(
                new OpenHousehold(
                        "household-" + key,
                        CLERK.township(),
                        "样例村",
                        "样例县样例镇样例村",
                        List.of(NewMember.coLiving(
                                PersonName.of("张样例"), IdNumber.parse("999001195001010013"), Relation.HEAD))),
                CLERK);
        return archive.openVolume(
                        new OpenVolume(
                                "volume-" + key, household.number(), VolumeKind.APPROVAL, "DB", 2026, "最低生活保障申请"),
                        CLERK)
                .id();
    }

    /** A filing of papers by these names. */
    static Filing filing(String key, VolumeId volume, List<String> papers) {
        List<NewItem> items = new ArrayList<>();
        for (String paper : papers) {
            items.add(new NewItem(
                    ItemKind.APPLICATION,
                    "申请书",
                    Optional.empty(),
                    LocalDate.of(2025, 11, 24),
                    "张样例",
                    List.of(new NewRendition(
                            RenditionRole.ORIGINAL, "申请书.txt", "text/plain", ContentSource.of(bytes(paper))))));
        }
        return new Filing(key, volume, "application", items);
    }

    /** The bytes of a paper; {@code name*1000} has the name a thousand times. */
    static byte[] bytes(String paper) {
        int times = paper.indexOf('*');
        return (times < 0 ? paper : paper.substring(0, times).repeat(Integer.parseInt(paper.substring(times + 1))))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** What an item of an answered filing reads as. */
    static byte[] read(Archive archive, Filed filed, int item) throws IOException {
        try (InputStream in =
                archive.read(filed.items().get(item).renditions().get(0).id(), CLERK)) {
            return in.readAllBytes();
        }
    }

    @Override
    public void close() {
        connections.close();
    }
}
