package org.hudang.faults;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.hudang.archive.Archive;
import org.hudang.archive.ArchiveException;
import org.hudang.archive.CheckReport;
import org.hudang.archive.Recovered;
import org.hudang.archive.store.Steps;
import org.hudang.archive.store.StoreSettings;
import org.hudang.archive.volume.Filed;
import org.hudang.archive.volume.VolumeId;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A process that does what its arguments say, one after the other, and says what it was answered, one line each.
 *
 * <pre>
 * file VOLUME KEY PAPER,PAPER     ANSWER KEY VERSION | REFUSED KEY CODE
 * endless NAME                    the same for filings in volumes of its own, until one is refused
 * eager                           what follows is forced eight files at a time, as in production
 * recover                         RECOVERED forward discarded stuck
 * check                           FINDING KIND WHERE for each, then CHECKED n
 * </pre>
 *
 * <p>Unless it is eager, everything it does on the disk it does in its main thread. The database is named by the environment.
 */
final class StoreDriver {
    private static final int FILINGS_OF_A_VOLUME = 3;

    private final Store store;
    private Archive archive;

    private StoreDriver(Store store) {
        this.store = store;
        this.archive = store.archive();
    }

    public static void main(String[] arguments) {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(System.getenv("STORE_DATABASE"));
        database.setUser(System.getenv("STORE_USER"));
        database.setPassword(System.getenv("STORE_PASSWORD"));
        try (Store store = Store.in(Path.of(arguments[0]), database)) {
            new StoreDriver(store).run(List.of(arguments).subList(1, arguments.length));
        }
    }

    private void run(List<String> words) {
        int at = 0;
        while (at < words.size()) {
            switch (words.get(at)) {
                case "file" -> {
                    file(new VolumeId(words.get(at + 1)), words.get(at + 2), words.get(at + 3));
                    at += 4;
                }
                case "endless" -> {
                    endless(words.get(at + 1));
                    at += 2;
                }
                case "eager" -> {
                    archive = store.builder(Steps.SILENT)
                            .forcesAtOnce(StoreSettings.FORCES_AT_ONCE)
                            .build();
                    at++;
                }
                case "recover" -> {
                    recover();
                    at++;
                }
                case "check" -> {
                    check();
                    at++;
                }
                default -> throw new IllegalArgumentException(words.get(at));
            }
        }
    }

    private boolean file(VolumeId volume, String key, String papers) {
        try {
            Filed filed = archive.file(Store.filing(key, volume, Arrays.asList(papers.split(","))), Store.CLERK);
            say("ANSWER " + key + " " + filed.version());
            return true;
        } catch (ArchiveException e) {
            say("REFUSED " + key + " " + e.code());
            return false;
        }
    }

    private void endless(String name) {
        boolean goesOn = true;
        for (int i = 0; goesOn; i++) {
            VolumeId volume = Store.volume(archive, name + "-" + i);
            for (int j = 0; j < FILINGS_OF_A_VOLUME && goesOn; j++) {
                String key = name + "-" + i + "-" + j;
                goesOn = file(volume, key, key + "*2000," + key);
            }
        }
    }

    private void recover() {
        Recovered recovered = archive.recover();
        say("RECOVERED " + recovered.rolledForward().size() + " "
                + recovered.discarded().size() + " " + recovered.stuck().size());
    }

    private void check() {
        CheckReport report = archive.check();
        for (CheckReport.Finding finding : report.findings()) {
            say("FINDING " + finding.kind() + " " + finding.where());
        }
        say("CHECKED " + report.files());
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
