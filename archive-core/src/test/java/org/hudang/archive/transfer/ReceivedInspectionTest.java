package org.hudang.archive.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.inspection.Inspection;
import org.hudang.archive.inspection.InspectionReport;
import org.hudang.archive.inspection.Result;
import org.hudang.archive.intake.Intake;
import org.hudang.archive.intake.IntakeSettings;
import org.hudang.archive.journal.Chain;
import org.hudang.archive.journal.JournalEntry;
import org.hudang.archive.reception.Receiving.Looked;
import org.hudang.archive.reception.Receiving.Received;
import org.hudang.archive.transfer.PackageReport.Verdict;
import org.hudang.archive.transfer.Packages.Faults;
import org.hudang.testbed.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A package whose lists, digests and history agree with each other may still be none that anybody should take: one test per lie. */
class ReceivedInspectionTest {
    private static final TestDatabase HERE = TestDatabase.migrated("archive");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LIST = PackageSheets.LIST;
    private static final Map<String, Lie> LIES = lies();

    @TempDir
    private static Path there;

    @TempDir
    private static Path children;

    private static Intake intake;
    private static Path bag = Path.of("");

    @TempDir
    private Path folder;

    private ReceivingBed here;

    /**
     * A lie that the check of a package does not find.
     *
     * @param number of the item of the inspection that has to
     * @param object of its fault, as a pattern
     */
    private record Lie(String number, String object, Consumer<Repacked> told) {}

    private static Map<String, Lie> lies() {
        Map<String, Lie> lies = new LinkedHashMap<>();
        String line = "metadata/transfer-list\\.json .*";
        lies.put("one item more is listed", new Lie("2-1", line, bag -> list(bag, one -> raise(one, "items"))));
        lies.put("one byte more is listed", new Lie("2-2", line, bag -> list(bag, one -> raise(one, "bytes"))));
        lies.put("one file more is listed", new Lie("2-11", line, bag -> list(bag, one -> raise(one, "files"))));
        lies.put("nothing is counted", new Lie("2-1", line, bag -> list(bag, one -> one.remove("items"))));
        lies.put(
                "another version is listed",
                new Lie("1-13", "metadata/vol_.*/inventory\\.json", bag -> list(bag, one -> raise(one, "version"))));
        lies.put("a volume is not listed", new Lie("2-1", "data/vol_.*", ReceivedInspectionTest::dropVolume));
        lies.put("the transfer list is another", new Lie("1-12", LIST, bag -> format(bag, LIST)));
        lies.put(
                "the sheet of the household is another",
                new Lie("1-12", PackageSheets.HOUSEHOLD, bag -> format(bag, PackageSheets.HOUSEHOLD)));
        lies.put(
                "the report of the sender is another",
                new Lie(
                        "1-12",
                        "metadata/vol_.*/inspection-yj\\.json",
                        bag -> format(bag, bag.path("metadata/vol_.*/inspection-yj\\.json"))));
        lies.put("a stray list", new Lie("4-3", "metadata/x\\.exe", bag -> add(bag, "metadata/x.exe")));
        lies.put("a stray file", new Lie("4-3", "x\\.exe", bag -> add(bag, "x.exe")));
        lies.put("a stray file beside the volumes", new Lie("4-3", "data/x\\.exe", ReceivedInspectionTest::addData));
        return lies;
    }

    static Stream<String> lie() {
        return LIES.keySet().stream();
    }

    @BeforeAll
    static void hand_a_household_over() {
        intake = Intake.open(IntakeSettings.in(children));
        try (TestDatabase database = TestDatabase.migrated("archive")) {
            PackageBed sender = new PackageBed(database, there.resolve("house"));
            sender.poorVolume();
            bag = there.resolve("bag.zip");
            sender.export(bag, Faults.TOLD);
        }
    }

    @AfterAll
    static void drop() {
        intake.close();
        HERE.close();
    }

    @BeforeEach
    void open_another_house() {
        here = new ReceivingBed(HERE, folder.resolve("here"), intake);
    }

    @ParameterizedTest
    @MethodSource
    void lie(String what) throws IOException {
        Lie lie = Objects.requireNonNull(LIES.get(what));
        Path lying = repacked(lie.told());

        assertThat(PackageCheck.check(lying).verdict()).isEqualTo(Verdict.WHOLE);
        assertThat(result(bag, lie.number())).isInstanceOf(Result.Passed.class);
        assertThat(result(lying, lie.number()))
                .isInstanceOfSatisfying(
                        Result.Failed.class,
                        failed -> assertThat(failed.faults())
                                .anySatisfy(fault -> assertThat(fault.object()).matches(lie.object())));
        assertThat(here.receive(lying, Faults.REFUSED)).isInstanceOf(Received.Faulty.class);
        here.assertNothingIsKept();
    }

    @Test
    void a_paper_whose_list_leads_to_a_file_that_is_not_there_fails_and_says_so() throws IOException {
        Path lying = repacked(bag -> {
            String sheet = bag.path("data/vol_.*/itm_.*/item\\.json");
            forge(bag, sheet, text -> text.replace("1-original.txt", "1-original.pdf"));
        });

        assertThat(PackageCheck.check(lying).verdict()).isEqualTo(Verdict.WHOLE);
        Received.Faulty back = (Received.Faulty) here.receive(lying, Faults.REFUSED);
        assertThat(back.inspections())
                .anySatisfy(one -> assertThat(one.failed())
                        .extracting(Inspection.Line::number)
                        .contains("1-1", "1-11", "2-2", "2-7"));
        here.assertNothingIsKept();
    }

    @Test
    void the_report_says_which_package_was_compared_and_with_what() throws IOException {
        Looked.Fit seen = (Looked.Fit) here.look(bag);

        Inspection.Arrived arrived = seen.volumes().get(0).arrived().orElseThrow();
        assertThat(arrived.form()).isEqualTo("bag");
        assertThat(arrived.sealedBy()).isEmpty();
        assertThat(arrived.files()).isEqualTo(seen.report().files());
        JsonNode json = JSON.readTree(InspectionReport.json(seen.volumes().get(0)));
        assertThat(json.path("package").path("files").asLong())
                .isEqualTo(seen.report().files());
        for (JsonNode item : json.path("items")) {
            if (item.path("number").asText().equals("YJ-1-14")) {
                assertThat(item.path("methodEn").asText()).contains("of the package");
                assertThat(item.path("methodZh").asText()).contains("移交包");
            }
        }
        assertThat(InspectionReport.parse(json.toString()).arrived()).contains(arrived);
    }

    private Result result(Path file, String number) {
        return ((Looked.Fit) here.look(file))
                .volumes().get(0).lines().stream()
                        .filter(line -> line.number().equals(number))
                        .findFirst()
                        .orElseThrow()
                        .result();
    }

    private Path repacked(Consumer<Repacked> lie) throws IOException {
        Repacked taken = Repacked.of(bag);
        lie.accept(taken);
        Path lying = folder.resolve("lying.zip");
        taken.write(lying);
        return lying;
    }

    /** Changes what the transfer list says of the first volume. */
    private static void list(Repacked bag, Consumer<ObjectNode> change) {
        json(bag, LIST, list -> change.accept((ObjectNode) list.path("volumes").get(0)));
    }

    private static void json(Repacked bag, String path, Consumer<ObjectNode> change) {
        PackageLies.change(bag, path, text -> {
            try {
                ObjectNode node = (ObjectNode) JSON.readTree(text);
                change.accept(node);
                return JSON.writeValueAsString(node);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static void raise(ObjectNode line, String what) {
        line.put(what, line.path(what).asLong() + 1);
    }

    private static void dropVolume(Repacked bag) {
        json(bag, LIST, list -> ((ArrayNode) list.path("volumes")).remove(1));
    }

    private static void format(Repacked bag, String path) {
        json(bag, path, node -> node.put("format", "hudang-something-else-1"));
    }

    private static void add(Repacked bag, String path) {
        bag.files.put(path, "x".getBytes(UTF_8));
        bag.edit(PackageLies.TAGS, lines -> lines + "0".repeat(128) + "  " + path + "\n");
        PackageLies.retag(bag, path);
    }

    /** With all its lines, and counted wherever files are counted. */
    private static void addData(Repacked bag) {
        String path = "data/x.exe";
        bag.files.put(path, "x".getBytes(UTF_8));
        bag.edit(PackageLies.MANIFEST, lines -> lines + "0".repeat(128) + "  " + path + "\n");
        bag.edit(PackageLies.SM3, lines -> lines + "0".repeat(64) + "  " + path + "\n");
        bag.adapt(path, PackageLies.MANIFEST, PackageLies.SM3);
        PackageLies.retag(bag, PackageLies.MANIFEST, PackageLies.SM3);
        json(bag, LIST, list -> {
            raise((ObjectNode) list.path("totals"), "files");
            raise((ObjectNode) list.path("totals"), "bytes");
        });
        PackageLies.change(bag, BagWriter.INFO, info -> {
            String[] oxum =
                    info.replaceAll("(?s).*Payload-Oxum: (\\d+\\.\\d+).*", "$1").split("\\.", -1);
            return info.replace(
                    oxum[0] + "." + oxum[1], (Long.parseLong(oxum[0]) + 1) + "." + (Long.parseLong(oxum[1]) + 1));
        });
    }

    /** Changes a file and makes every list, the inventory and the whole history anew, so that all of them agree. */
    private static void forge(Repacked bag, String path, UnaryOperator<String> change) {
        String before = BagJudge.sha512(bag.bytes(path));
        bag.edit(path, change);
        String after = BagJudge.sha512(bag.bytes(path));
        bag.adapt(path, PackageLies.MANIFEST, PackageLies.SM3);
        String volume = path.split("/", -1)[1];
        String inventory = PackageSheets.inventory(volume);
        String old = BagJudge.sha512(bag.bytes(inventory));
        bag.edit(inventory, text -> text.replace(before, after));
        String made = BagJudge.sha512(bag.bytes(inventory));
        HouseholdNumber household = new HouseholdNumber(bag.base);
        List<JournalEntry> entries = new ArrayList<>();
        String hash = "";
        try {
            for (JournalEntry one : PackageSheets.history(household, bag.text(PackageSheets.HISTORY))) {
                JournalEntry said = linked(one, one.after().replace(old, made), hash);
                entries.add(said);
                hash = said.hash();
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        bag.files.put(PackageSheets.HISTORY, PackageSheets.history(entries));
        String head = hash;
        bag.edit(
                PackageSheets.HOUSEHOLD,
                text -> text.replaceAll("\"hash\" : \"[^\"]+\"", "\"hash\" : \"" + head + "\""));
        PackageLies.retag(
                bag, PackageLies.MANIFEST, PackageLies.SM3, inventory, PackageSheets.HISTORY, PackageSheets.HOUSEHOLD);
    }

    private static JournalEntry linked(JournalEntry one, String after, String previous) {
        String hash = Chain.digest(List.of(
                previous,
                one.household().value(),
                Long.toString(one.number()),
                Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, one.at())),
                one.who(),
                one.act(),
                one.object(),
                one.before(),
                after,
                one.why()));
        return new JournalEntry(
                one.household(),
                one.number(),
                one.at(),
                one.who(),
                one.act(),
                one.object(),
                one.before(),
                after,
                one.why(),
                hash);
    }
}
