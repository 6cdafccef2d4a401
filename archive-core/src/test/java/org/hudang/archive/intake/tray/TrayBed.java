package org.hudang.archive.intake.tray;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.hudang.archive.Acting;
import org.hudang.archive.Archive;
import org.hudang.archive.ArchiveBed;
import org.hudang.archive.household.Household;
import org.hudang.archive.intake.Intake;
import org.hudang.archive.intake.IntakeSettings;
import org.hudang.archive.journal.Journal;
import org.hudang.archive.store.Steps;
import org.hudang.archive.volume.ItemKind;
import org.hudang.archive.volume.Secrecy;
import org.hudang.archive.volume.Volume;
import org.hudang.testbed.HandClock;
import org.hudang.testbed.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A tray over a real archive, a real database and a real child process; time and room are the test's. */
final class TrayBed implements AutoCloseable {
    final ArchiveBed bed;
    final Archive archive;
    final Household household;
    final Volume volume;
    final Path folder;
    final Intake intake;
    final HandClock clock = HandClock.at(ArchiveBed.CLOCK.instant());
    long room = 10L << 30;

    TrayBed(TestDatabase database, Path folder) {
        try {
            bed = new ArchiveBed(ArchiveBed.emptied(database), Files.createDirectory(folder.resolve("bed")), 7);
            bed.with(new UploadsFiled(JdbcClient.create(bed.connections()), clock));
            archive = bed.archive();
            household = ArchiveBed.household(archive, "h", ArchiveBed.TOWN_A);
            volume = ArchiveBed.volume(archive, "v", household.number(), ArchiveBed.TOWN_A);
            this.folder = bed.work.resolve("tray");
            intake = Intake.open(IntakeSettings.in(Files.createDirectory(folder.resolve("intake"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A tray in a process of its own, as it were. */
    IntakeTray tray() {
        return tray(archive, Steps.SILENT);
    }

    IntakeTray tray(Archive over, Steps steps) {
        return IntakeTray.open(new TrayParts(
                bed.connections(),
                bed.database.transactions(bed.connections()),
                over,
                new Journal(JdbcClient.create(bed.connections()), bed.cipher, clock),
                intake,
                folder,
                () -> room,
                clock,
                ArchiveBed.seeded(11),
                steps));
    }

    void later(Duration time) {
        clock.pass(time);
    }

    NewUpload announced(String key, String name, byte[] bytes) {
        return new NewUpload(key, household.number(), name, bytes.length, sha256(bytes));
    }

    /** Sends a file in one part and says that it is whole. */
    Upload send(IntakeTray tray, String name, byte[] bytes) {
        Upload begun = tray.begin(
                announced("send/" + sha256(name.getBytes(StandardCharsets.UTF_8)), name, bytes), ArchiveBed.TOWN_A);
        later(Duration.ofSeconds(1)); // whichever comes next is the later one
        part(tray, begun.id(), bytes, 0, bytes.length, ArchiveBed.TOWN_A);
        return tray.complete(begun.id(), ArchiveBed.TOWN_A);
    }

    /** The same, and has it examined. */
    Upload examined(IntakeTray tray, String name, byte[] bytes) {
        Upload sent = send(tray, name, bytes);
        examineAll(tray);
        return tray.find(sent.id(), ArchiveBed.TOWN_A).orElseThrow();
    }

    /** Examines until nothing waits; returns how many. */
    static int examineAll(IntakeTray tray) {
        int examined = 0;
        while (tray.examineNext()) {
            examined++;
        }
        return examined;
    }

    static Upload part(IntakeTray tray, UploadId id, byte[] file, int from, int to, Acting acting) {
        byte[] part = Arrays.copyOfRange(file, from, to);
        return tray.put(id, new Part(from, part.length, sha256(part)), new ByteArrayInputStream(part), acting);
    }

    static TrayPaper paper(Upload upload) {
        return new TrayPaper(
                upload.id(),
                ItemKind.OTHER,
                "样例材料 " + upload.name(),
                Optional.empty(),
                LocalDate.of(2026, 9, 1),
                "张样例",
                "",
                Secrecy.RESTRICTED,
                false);
    }

    TrayFiling filing(String key, TrayPaper... papers) {
        return new TrayFiling(key, volume.id(), "application", List.of(papers));
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        intake.close();
    }
}
