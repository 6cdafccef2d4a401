package org.hudang.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.hudang.archive.Acting;
import org.hudang.archive.household.Household;
import org.hudang.archive.volume.ItemView;
import org.hudang.archive.volume.OpenVolume;
import org.hudang.archive.volume.Volume;
import org.hudang.archive.volume.VolumeKind;
import org.hudang.server.account.Role;
import org.hudang.server.cli.Beside.Said;
import org.hudang.server.web.ActingPdf;
import org.hudang.server.web.InOpenHouse;
import org.hudang.server.web.OpenHouse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Files are taken in through the running house, and filed together or not at all. */
@ExtendWith(InOpenHouse.class)
class IntakeAddTest {
    private static final Acting OURS = new Acting("test", OpenHouse.OURS);

    @TempDir
    private Path folder;

    private final OpenHouse house;
    private final Beside beside;
    private final Household household;
    private final Volume volume;

    IntakeAddTest(OpenHouse house) {
        this.house = house;
        this.beside = new Beside(house);
        this.household = house.openHousehold("杨样例");
        this.volume = house.house()
                .archive()
                .openVolume(
                        new OpenVolume(
                                "add/" + household.number(),
                                household.number(),
                                VolumeKind.APPROVAL,
                                "DB",
                                2026,
                                "样例卷"),
                        OURS);
    }

    @AfterEach
    void close() {
        beside.close();
    }

    @Test
    void files_are_filed_together_whatever_the_directory_and_once() throws Exception {
        write("一.txt", "样例：一。");
        write("二.txt", "样例：二。");
        String[] command = {
            "intake",
            "add",
            "--household",
            household.number().value(),
            "--volume",
            volume.id().value(),
            "--by",
            house.login(Role.TOWNSHIP_CLERK),
            "--date",
            "2026-11-01",
            "--responsible",
            "杨样例",
            "一.txt",
            "二.txt"
        };

        Said first = beside.runIn(folder, command);
        Said again = beside.runIn(folder, command);

        assertThat(first.exit()).as(first.toString()).isZero();
        assertThat(first.err()).contains("Items filed: 2");
        assertThat(again.exit()).as(again.toString()).isZero();
        assertThat(again.err()).contains("Files filed already: 2");
        assertThat(titles()).containsExactly("一", "二");
    }

    @Test
    void without_a_volume_files_wait_in_the_tray_and_each_is_told() throws IOException {
        Path good = write("好.txt", "样例：三。");
        Path acting = Files.write(folder.resolve("弹窗.pdf"), ActingPdf.bytes());

        Said said = add("--by", house.login(Role.VILLAGE_WORKER), "--json", good.toString(), acting.toString());

        assertThat(said.exit()).as(said.toString()).isEqualTo(3);
        List<JsonNode> lines = lines(said);
        assertThat(lines).extracting(line -> line.path("state").asText()).containsExactly("READY", "QUARANTINED");
        assertThat(lines.get(1).path("code").asText()).isEqualTo("IN-020");
        assertThat(titles()).isEmpty();
    }

    @Test
    void one_that_is_refused_keeps_all_from_being_filed() throws IOException {
        Path good = write("好.txt", "样例：四。");
        Path bad = write("坏.exe", "MZ");

        Said said = add(
                "--by", house.login(Role.ARCHIVIST), "--volume", volume.id().value(), good.toString(), bad.toString());

        assertThat(said.exit()).as(said.toString()).isEqualTo(1);
        assertThat(said.out()).contains("IN-003");
        assertThat(said.err()).contains("Nothing was filed");
        assertThat(titles()).isEmpty();
    }

    @Test
    void a_zip_is_filed_as_its_manifest_says() throws IOException {
        Path zip = folder.resolve("all.zip");
        Files.write(zip, zip("样例：五。", "样例：六。"));

        Said said = add("--by", house.login(Role.TOWNSHIP_CLERK), zip.toString());

        assertThat(said.exit()).as(said.toString()).isZero();
        assertThat(titles()).containsExactly("收入说明", "补充说明");
        assertThat(add("--by", house.login(Role.TOWNSHIP_CLERK), zip.toString()).err())
                .contains("Files filed already: 2");
    }

    @Test
    void whoever_brings_no_papers_is_refused() throws IOException {
        Path good = write("好.txt", "样例：七。");

        Said custodian = add("--by", house.login(Role.SEAL_CUSTODIAN), good.toString());
        Said worker = add(
                "--by",
                house.login(Role.VILLAGE_WORKER),
                "--volume",
                volume.id().value(),
                good.toString());
        Said nobody = add("--by", "nobody-at-all", good.toString());

        for (Said said : List.of(custodian, worker, nobody)) {
            assertThat(said.exit()).as(said.toString()).isEqualTo(1);
            assertThat(said.err()).contains("may not do this");
        }
        assertThat(house.house().tray().tray().of(household.number(), OURS)).isEmpty();
    }

    private Said add(String... arguments) {
        String[] all = new String[arguments.length + 4];
        all[0] = "intake";
        all[1] = "add";
        all[2] = "--household";
        all[3] = household.number().value();
        System.arraycopy(arguments, 0, all, 4, arguments.length);
        return beside.run(all);
    }

    private List<String> titles() {
        return house.house().archive().contents(household.number(), OURS).volumes().stream()
                .flatMap(shelf -> shelf.items().stream())
                .map(ItemView::title)
                .toList();
    }

    private static List<JsonNode> lines(Said said) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : said.out().lines().toList()) {
            lines.add(new ObjectMapper().readTree(line));
        }
        return lines;
    }

    private Path write(String name, String words) throws IOException {
        return Files.writeString(folder.resolve(name), words);
    }

    private byte[] zip(String first, String second) throws IOException {
        String manifest = ("{\"format\":\"hudang-intake-manifest-1\",\"household\":\"%s\",\"volume\":\"%s\",\"items\":["
                        + "{\"file\":\"b.txt\",\"sha256\":\"%s\",\"kind\":\"income-proof\",\"title\":\"收入说明\","
                        + "\"date\":\"2026-11-01\",\"responsible\":\"样例厂\"},"
                        + "{\"file\":\"a.txt\",\"sha256\":\"%s\",\"kind\":\"other\",\"title\":\"补充说明\","
                        + "\"date\":\"2026-11-02\",\"responsible\":\"杨样例\"}]}")
                .formatted(household.number(), volume.id(), sha256(first), sha256(second));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            put(zip, "manifest.json", manifest);
            put(zip, "a.txt", second);
            put(zip, "b.txt", first);
        }
        return out.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
