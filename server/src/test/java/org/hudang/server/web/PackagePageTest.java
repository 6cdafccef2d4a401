package org.hudang.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.hudang.archive.Acting;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.transfer.PackageCheck;
import org.hudang.archive.transfer.PackageReport;
import org.hudang.server.account.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The package of a household over the web: for archivists, whole, and nothing of it stays behind. */
@ExtendWith(InOpenHouse.class)
class PackagePageTest {
    private final OpenHouse house;

    @TempDir
    private Path folder;

    PackagePageTest(OpenHouse house) {
        this.house = house;
    }

    @Test
    void an_archivist_is_handed_the_whole_household_and_the_history_says_so() throws Exception {
        HouseholdNumber number = household("施样例");

        Answer answer = archivist().postJson("/api/v1/households/" + number + "/package?faults=told", "{}");

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/zip");
        assertThat(answer.header("Content-Disposition")).contains("attachment", number + ".zip");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        Path file = folder.resolve("household.zip");
        Files.write(file, answer.bytes());
        PackageReport report = PackageCheck.check(file);
        assertThat(report.findings()).isEmpty();
        assertThat(report.verdict()).isEqualTo(PackageReport.Verdict.WHOLE);
        assertThat(house.house().archive().journal(number, Acting.bureau("test")))
                .last()
                .satisfies(entry -> assertThat(entry.act()).isEqualTo("household.export"));
        Answer xml = archivist().postJson("/api/v1/households/" + number + "/package?faults=told&form=eep", "{}");
        assertThat(xml.status()).as(xml.toString()).isEqualTo(200);
        assertThat(xml.header("Content-Type")).startsWith("application/xml");
        Path eep = folder.resolve("household.xml");
        Files.write(eep, xml.bytes());
        assertThat(PackageCheck.check(eep).verdict()).isEqualTo(PackageReport.Verdict.WHOLE);
        String page = house.as(Role.TOWNSHIP_CLERK)
                .reading("zh-CN")
                .get("/households/" + number)
                .body();
        assertThat(page).contains("导出移交包（BagIt），1 卷", "导出移交包（EEP），1 卷").doesNotContain("/package\"");
        try (Stream<Path> left = Files.list(house.house().directory().temporary())) {
            assertThat(left.map(path -> path.getFileName().toString())).noneMatch(name -> name.contains("package"));
        }
    }

    @Test
    void what_lacks_papers_is_refused_with_the_report() throws Exception {
        HouseholdNumber number = household("施二样例");

        Answer refused = archivist().postJson("/api/v1/households/" + number + "/package", "{}");
        assertThat(refused.status()).as(refused.toString()).isEqualTo(409);
        JsonNode reports = new ObjectMapper().readTree(refused.body());
        assertThat(reports.path(0).path("stage").asText()).isEqualTo("YJ");
        assertThat(reports.path(0).path("totals").path("failed").asInt()).isPositive();

        Answer unknown = archivist().postJson("/api/v1/households/" + number + "/package?faults=some", "{}");
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.body()).contains("SV-032", "refused | told");

        Visitor visitor = house.as(Role.ARCHIVIST).reading("zh-CN").accepting("text/html");
        assertThat(visitor.get("/households/" + number).body()).contains("/households/" + number + "/package");
        Answer led = visitor.post("/households/" + number + "/package", Map.of());
        assertThat(led.status()).as(led.toString()).isEqualTo(303);
        assertThat(led.location()).matches("/volumes/vol_.*/inspections/YJ");
        assertThat(visitor.get(led.location()).body()).contains("YJ-2-9", "不通过");
    }

    @Test
    void what_others_hand_over_is_taken_or_goes_back_with_what_is_wrong() throws Exception {
        HouseholdNumber number = household("施三样例");
        byte[] bag = archivist()
                .postJson("/api/v1/households/" + number + "/package?faults=told", "{}")
                .bytes();

        Answer own = received(bag, "999001001");
        assertThat(own.status()).as(own.toString()).isEqualTo(200);
        assertThat(own.body()).contains("\"again\":true", number.value());
        Answer origins = archivist().get("/api/v1/households/" + number + "/origins");
        assertThat(origins.body()).isEqualTo("[]");

        bag[new String(bag, StandardCharsets.ISO_8859_1).indexOf("Source-Organization")] ^= 1;
        Answer altered = received(bag, "999001001");
        assertThat(altered.status()).as(altered.toString()).isEqualTo(409);
        assertThat(altered.body()).contains("hudang-package-report-1", "\"verdict\":\"altered\"");
        assertThat(received(new byte[] {1, 2, 3}, "999001001").status()).isEqualTo(409);
        assertThat(received(bag, "none").status()).isEqualTo(422);
    }

    private Answer received(byte[] bytes, String township) {
        Visitor archivist = archivist();
        return archivist.send(
                "POST",
                "/api/v1/packages?township=" + township,
                BodyPublishers.ofByteArray(bytes),
                "Content-Type",
                "application/octet-stream",
                "X-XSRF-TOKEN",
                archivist.token());
    }

    private Visitor archivist() {
        return house.signedIn(Role.ARCHIVIST).accepting("application/json");
    }

    private HouseholdNumber household(String name) {
        HouseholdNumber number = house.openHousehold(name).number();
        var unused = house.file(number, "样例", "样例");
        return number;
    }
}
