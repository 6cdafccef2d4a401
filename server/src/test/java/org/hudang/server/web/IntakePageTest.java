package org.hudang.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hudang.archive.Acting;
import org.hudang.archive.household.Household;
import org.hudang.archive.intake.tray.Standing;
import org.hudang.archive.intake.tray.Upload;
import org.hudang.archive.volume.HouseholdFile;
import org.hudang.archive.volume.ItemView;
import org.hudang.archive.volume.VolumeKind;
import org.hudang.server.account.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The page for papers that come in, as it works without script. */
@ExtendWith(InOpenHouse.class)
class IntakePageTest {
    private static final Acting OURS = new Acting("test", OpenHouse.OURS);
    private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([^\"]+)\"");

    private final OpenHouse house;
    private final Household household;

    IntakePageTest(OpenHouse house) {
        this.house = house;
        this.household = house.openHousehold("柏样例");
    }

    @Test
    void a_file_comes_in_is_named_masked_with_its_state_and_filed_into_a_new_volume() {
        Answer sent = send(Role.TOWNSHIP_CLERK, "柏样例的说明.txt", "样例：一。");
        assertThat(sent.status()).as(sent.toString()).isEqualTo(302);
        assertThat(sent.location()).isEqualTo(page());
        assertThat(clerk().get(page()).body())
                .contains("等待检查")
                .contains("柏*例的说明.txt")
                .doesNotContain("柏样例的说明");

        house.house().tray().attend();
        Answer ready = clerk().get(page());
        assertThat(ready.body()).contains("可以归档").contains("新立：");
        Map<String, String> form = form(ready, upload(0));
        Answer filed = clerk().post(page() + "/filings", form);
        Answer again = clerk().post(page() + "/filings", form);

        assertThat(filed.status()).as(filed.toString()).isEqualTo(302);
        assertThat(again.status()).as(again.toString()).isEqualTo(302);
        HouseholdFile file = house.house().archive().contents(household.number(), OURS);
        assertThat(file.volumes()).singleElement().satisfies(shelf -> {
            assertThat(shelf.volume().kind()).isEqualTo(VolumeKind.DAILY);
            assertThat(shelf.items()).extracting(ItemView::title).containsExactly("柏样例的说明");
        });
        assertThat(clerk().get(page()).body()).contains("已归档");
    }

    @Test
    void what_is_not_taken_says_why_and_can_be_taken_away() {
        send(Role.TOWNSHIP_CLERK, "现场说明.exe", "MZ");
        house.house().tray().attend();

        Answer shown = clerk().get(page());
        assertThat(shown.body()).contains("没收").contains("不收这种类型的文件");
        assertThat(clerk().post(page() + "/" + upload(0).id() + "/drop", Map.of())
                        .location())
                .isEqualTo(page());
        assertThat(clerk().get(page()).body()).contains("还没有收到文件");
    }

    @Test
    void a_form_without_a_file_says_so() {
        Answer answer = send(Role.TOWNSHIP_CLERK, "", "");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("role=\"alert\"");
    }

    @Test
    void a_wrong_date_is_told_and_the_form_keeps_what_was_written() {
        send(Role.TOWNSHIP_CLERK, "a.txt", "样例：二。");
        house.house().tray().attend();
        Map<String, String> form = form(clerk().get(page()), upload(0));
        form.put("date", "20261332");
        form.put("title", "写好的题名");

        Answer answer = clerk().post(page() + "/filings", form);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body())
                .contains("YYYYMMDD")
                .contains("value=\"写好的题名\"")
                .contains("checked");
        assertThat(upload(0).standing()).isInstanceOf(Standing.Ready.class);
    }

    @Test
    void a_village_worker_brings_papers_and_files_none() {
        Answer sent = send(Role.VILLAGE_WORKER, "村里的照片说明.txt", "样例：三。");
        assertThat(sent.location()).isEqualTo(page());

        Visitor worker = house.as(Role.VILLAGE_WORKER);
        assertThat(worker.get(page()).body()).contains("村里的照片说明.txt").doesNotContain("归档选中的文件");
        assertThat(worker.post(page() + "/filings", Map.of()).status()).isEqualTo(403);
        assertThat(worker.get("/households/" + household.number()).body()).contains(page());
        assertThat(house.as(Role.SEAL_CUSTODIAN)
                        .get("/households/" + household.number())
                        .body())
                .doesNotContain(page());
    }

    @Test
    void an_upload_of_another_household_is_not_dropped_from_here() {
        send(Role.TOWNSHIP_CLERK, "a.txt", "样例：四。");
        Household other = house.openHousehold("桂样例");

        Answer answer = clerk().post(
                        "/households/" + other.number() + "/intake/" + upload(0).id() + "/drop", Map.of());

        assertThat(answer.status()).isEqualTo(404);
        assertThat(uploads()).hasSize(1);
    }

    private Map<String, String> form(Answer shown, Upload upload) {
        Matcher key = KEY.matcher(shown.body());
        assertThat(key.find()).isTrue();
        Map<String, String> form = new LinkedHashMap<>();
        form.put("key", key.group(1));
        form.put("upload", upload.id().value());
        form.put("volume", "daily");
        form.put("kind", "other");
        form.put("date", "20261101");
        form.put("responsible", "柏样例");
        return form;
    }

    private Answer send(Role role, String name, String words) {
        Visitor visitor = house.as(role);
        return visitor.postParts(
                page(), Map.of("_csrf", visitor.token()), "file", name, words.getBytes(StandardCharsets.UTF_8));
    }

    private Upload upload(int number) {
        return uploads().get(number);
    }

    private List<Upload> uploads() {
        return house.house().tray().tray().of(household.number(), OURS);
    }

    private Visitor clerk() {
        return house.as(Role.TOWNSHIP_CLERK);
    }

    private String page() {
        return "/households/" + household.number() + "/intake";
    }
}
