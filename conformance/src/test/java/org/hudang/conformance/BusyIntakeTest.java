package org.hudang.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
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
import org.hudang.conformance.Ledger.Door;
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
    private static Path temporary = Path.of("");
    private static String household = "";
    private static OpenHouse house;
    private static final LedgerPage PAGE = new LedgerPage();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HOSTILE = "hostile-";
    private static Clerk clerk;

    @BeforeAll
    static void open() throws Exception {
        home = folder.resolve("data");
        Product.demoAt(home);
        household = Product.household();
        Product.Run reset = Product.in(home, "account", "reset", "clerk");
        assertThat(reset.exit()).as(reset.err()).isZero();
        String password = reset.out().strip().replaceAll("(?s).*\\s", "");
        temporary = Files.createDirectory(folder.resolve("temporary"));
        house = OpenHouse.at(home, temporary);
        clerk = Clerk.at(house.address(), "clerk", password);
    }

    @AfterAll
    static void close() throws IOException {
        house.close();
        PAGE.write("hostile-ledger-house.tsv");
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
            assertNothingIsLeftButWhatWaits();
        } finally {
            senders.shutdownNow();
        }
    }

    @Test
    void every_hostile_file_comes_over_the_network_while_others_work_and_gets_the_answer_of_the_ledger()
            throws Exception {
        Map<String, String> wanted = ledger().at(Door.UPLOAD);
        ExecutorService senders = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<String>> sendings = new ArrayList<>();
            for (String file : wanted.keySet()) {
                sendings.add(
                        senders.submit(() -> clerk.upload(household, Corpora.file("hostile", file), HOSTILE + file)));
            }
            Footprint peak = watched(sendings, HOSTILE, sendings.size());

            System.out.printf("%d hostile files, at the peak %s%n", sendings.size(), peak);
            assertThat(peak.bytes()).isBetween(Footprint.GIB / 10, MOST);
            Map<String, String> answers = new TreeMap<>();
            for (JsonNode upload : uploads(HOSTILE)) {
                String file = upload.path("name").asText().substring(HOSTILE.length());
                String state = upload.path("state").asText();
                String why = upload.path("findings").path(0).path("code").asText();
                note(answers, Door.UPLOAD, file, state.equals("READY") ? state : (state + " " + why).strip());
            }
            assertThat(answers).isEqualTo(new TreeMap<>(wanted));
            assertThat(Product.in(home, "archive", "check").exit()).isZero();
            assertNothingIsLeftButWhatWaits();
        } finally {
            senders.shutdownNow();
        }
    }

    @Test
    void a_hostile_body_of_a_request_is_refused_in_one_sentence_with_a_code() throws Exception {
        Map<String, String> answers = new TreeMap<>();
        for (String file : ledger().at(Door.REQUEST).keySet()) {
            byte[] body = Files.readAllBytes(Corpora.file("hostile", file));
            var answer = clerk.post("/api/v1/households/" + household + "/uploads", body);
            String code = JSON.readTree(answer.body()).path("code").asText();
            note(answers, Door.REQUEST, file, answer.statusCode() + " " + code);
            assertThat(answer.body()).doesNotContain("Exception").doesNotContain("99999999999");
        }

        assertThat(answers).isEqualTo(new TreeMap<>(ledger().at(Door.REQUEST)));
    }

    @Test
    void hostile_names_are_refused_or_shown_as_they_are_and_never_as_markup() throws Exception {
        Map<String, String> answers = new TreeMap<>();
        for (String file : ledger().at(Door.NAMES).keySet()) {
            int taken = 0;
            int refused = 0;
            for (JsonNode name : JSON.readTree(Corpora.file("hostile", file).toFile())) {
                byte[] announced = JSON.writeValueAsBytes(
                        Map.of("name", name.asText() + ".pdf", "bytes", 9, "sha256", "0".repeat(64)));
                var answer = clerk.post("/api/v1/households/" + household + "/uploads", announced);
                if (answer.statusCode() / 100 == 2) {
                    taken++;
                    clerk.drop(JSON.readTree(answer.body()).path("id").asText());
                } else {
                    assertThat(answer.statusCode()).as(answer.body()).isIn(400, 422);
                    assertThat(JSON.readTree(answer.body()).path("code").asText())
                            .matches("[A-Z]{2}-\\d{3}.*");
                    refused++;
                }
            }
            note(answers, Door.NAMES, file, taken + " taken, " + refused + " refused");
        }

        assertThat(answers).isEqualTo(new TreeMap<>(ledger().at(Door.NAMES)));
        assertThat(clerk.get("/households/" + household).body()).doesNotContain("<b>x</b>");
    }

    private static void note(Map<String, String> answers, Door door, String file, String answer) {
        answers.put(file, answer);
        PAGE.note(door, file, answer);
    }

    private static Ledger ledger() throws IOException {
        Corpora.table("hostile/manifest.tsv");
        return Ledger.read();
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

    private static List<JsonNode> uploads(String kind) throws IOException, InterruptedException {
        List<JsonNode> uploads = new ArrayList<>();
        for (JsonNode upload : clerk.uploads(household)) {
            if (upload.path("name").asText().startsWith(kind)) {
                uploads.add(upload);
            }
        }
        return uploads;
    }

    private static List<String> states(String kind) throws IOException, InterruptedException {
        return uploads(kind).stream()
                .map(upload -> upload.path("state").asText())
                .toList();
    }

    /**
     * Neither the house nor a child of it has left a temporary file; in the tray lies what waits there, and nothing when it was taken
     * back.
     */
    private static void assertNothingIsLeftButWhatWaits() throws Exception {
        List<String> waiting = new ArrayList<>();
        for (JsonNode upload : clerk.uploads(household)) {
            if (Set.of("READY", "QUARANTINED").contains(upload.path("state").asText())) {
                waiting.add(upload.path("id").asText());
            }
        }
        assertThat(left(home.resolve("work/tmp"))).isEmpty();
        assertThat(left(temporary)).isEmpty();
        Path tray = home.resolve("work/tray");
        assertThat(left(tray)).filteredOn(file -> file.endsWith("bytes")).hasSameSizeAs(waiting);
        assertThat(left(tray).stream()
                        .map(file -> tray.relativize(file).getName(0).toString())
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(waiting);
        for (String upload : waiting) {
            clerk.drop(upload);
        }
        assertThat(left(tray)).isEmpty();
    }

    /** Files that nobody works on: children keep their empty folders. */
    private static List<Path> left(Path where) throws IOException {
        try (Stream<Path> all = Files.walk(where)) {
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
