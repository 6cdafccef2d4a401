package org.hudang.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Much comes in at once, large and hostile; the house goes on working within its memory and leaves nothing lying about. */
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class BusyIntakeTest {
    private static final int UPLOADS = 30;
    private static final int MEGABYTES = 50;
    private static final int AT_ONCE = 8;
    private static final long PAUSE = 200;

    /** The aim is one GiB; the rest is for machines on which more runs at once. */
    private static final long MOST = Footprint.GIB * 5 / 4;

    private static final Set<String> EXAMINED = Set.of("READY", "QUARANTINED", "REFUSED", "UNPACKED");

    @TempDir
    private static Path folder;

    private static Path home = Path.of("");
    private static String household = "";
    private static OpenHouse house;
    private static Clerk clerk;

    @BeforeAll
    static void open() throws Exception {
        home = folder.resolve("data");
        Product.Run demo = Product.in(home, "demo", "--json");
        assertThat(demo.exit()).as(demo.err()).isZero();
        household = demo.json().path("households").get(0).path("number").asText();
        Product.Run reset = Product.in(home, "account", "reset", "clerk");
        assertThat(reset.exit()).as(reset.err()).isZero();
        String password = reset.out().strip().replaceAll("(?s).*\\s", "");
        house = OpenHouse.at(home);
        clerk = Clerk.at(house.address(), "clerk", password);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void thirty_files_of_fifty_megabytes_come_in_at_once_and_pages_are_answered_meanwhile() throws Exception {
        Path large = large();
        ExecutorService senders = Executors.newFixedThreadPool(UPLOADS);
        try {
            List<Callable<String>> sendings = new ArrayList<>();
            for (int i = 0; i < UPLOADS; i++) {
                String name = "large-" + i + ".pdf";
                sendings.add(() -> clerk.upload(household, large, name));
            }
            Footprint peak = watched(sendings.stream().map(senders::submit).toList(), "large-", UPLOADS);

            System.out.printf("%d uploads of %d MB, at the peak %s%n", UPLOADS, MEGABYTES, peak);
            assertThat(peak.bytes()).isBetween(Footprint.GIB / 10, MOST);
            assertThat(states("large-")).containsOnly("READY").hasSize(UPLOADS);
        } finally {
            senders.shutdownNow();
        }
    }

    @Test
    void every_hostile_file_comes_over_the_network_while_others_work_and_none_leaves_anything() throws Exception {
        Corpora.table("hostile/manifest.tsv");
        List<Path> files;
        try (Stream<Path> all = Files.list(Product.corpora().resolve("hostile"))) {
            files = all.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("manifest"))
                    .sorted()
                    .toList();
        }
        assertThat(files).hasSizeGreaterThan(80);
        ExecutorService senders = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<String>> sendings = new ArrayList<>();
            for (Path file : files) {
                String name = "hostile-" + file.getFileName();
                if (Files.size(file) > 0) {
                    sendings.add(senders.submit(() -> clerk.upload(household, file, name)));
                }
            }
            Footprint peak = watched(sendings, "hostile-", sendings.size());

            System.out.printf("%d hostile files, at the peak %s%n", sendings.size(), peak);
            assertThat(peak.bytes()).isBetween(Footprint.GIB / 10, MOST);
            assertThat(states("hostile-")).contains("READY", "REFUSED").allMatch(EXAMINED::contains);
            assertThat(Product.in(home, "archive", "check").exit()).isZero();
            assertThat(left()).isEmpty();
        } finally {
            senders.shutdownNow();
        }
    }

    /**
     * Waits until everything of this kind has come and was examined; meanwhile pages are asked for, and each is answered.
     *
     * @return the most memory that all processes took together
     */
    private static Footprint watched(List<Future<String>> sendings, String kind, int most) throws Exception {
        Footprint peak = new Footprint(List.of());
        long longest = 0;
        int asked = 0;
        boolean examined = false;
        while (!examined) {
            long start = System.nanoTime();
            assertThat(clerk.get("/sign-in").statusCode()).isEqualTo(200);
            assertThat(clerk.get("/households/" + household).statusCode()).isEqualTo(200);
            longest = Math.max(longest, System.nanoTime() - start);
            asked++;
            peak = peak.or(house.footprint());
            examined = sendings.stream().allMatch(Future::isDone)
                    && states(kind).size() >= most
                    && states(kind).stream().allMatch(EXAMINED::contains);
            TimeUnit.MILLISECONDS.sleep(PAUSE);
        }
        for (Future<String> sending : sendings) {
            assertThat(sending.get()).startsWith("upl_");
        }
        System.out.printf(
                "meanwhile two pages were asked for %d times, at most %d ms%n",
                asked, TimeUnit.NANOSECONDS.toMillis(longest));
        return peak;
    }

    private static List<String> states(String kind) throws IOException, InterruptedException {
        List<String> states = new ArrayList<>();
        for (JsonNode upload : clerk.uploads(household)) {
            if (upload.path("name").asText().startsWith(kind)) {
                states.add(upload.path("state").asText());
            }
        }
        return states;
    }

    /** Files of work that nobody works on: children keep their empty folders. */
    private static List<Path> left() throws IOException {
        try (Stream<Path> all = Files.walk(home.resolve("work/tmp"))) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().contains("hsperfdata"))
                    // scans that were filed before are being read meanwhile
                    .filter(file -> !file.startsWith(home.resolve("work/tmp/scans")))
                    .toList();
        }
    }

    /** A paper of one page with a picture's worth of bytes that do not compress. */
    private static Path large() throws IOException {
        byte[] noise = new byte[MEGABYTES * 1_000_000];
        new Random(30).nextBytes(noise);
        Path file = folder.resolve("large.pdf");
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            PDStream stream = new PDStream(document, new java.io.ByteArrayInputStream(noise));
            COSStream ballast = stream.getCOSObject();
            document.getDocumentCatalog().getCOSObject().setItem(COSName.getPDFName("Ballast"), ballast);
            document.save(file.toFile());
        }
        return file;
    }
}
