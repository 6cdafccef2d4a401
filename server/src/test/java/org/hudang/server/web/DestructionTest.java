package org.hudang.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hudang.archive.Acting;
import org.hudang.archive.household.Household;
import org.hudang.archive.retention.Proposal;
import org.hudang.archive.retention.Retention;
import org.hudang.archive.volume.ContentSource;
import org.hudang.archive.volume.Filing;
import org.hudang.archive.volume.ItemKind;
import org.hudang.archive.volume.ItemView;
import org.hudang.archive.volume.NewItem;
import org.hudang.archive.volume.NewRendition;
import org.hudang.archive.volume.OpenVolume;
import org.hudang.archive.volume.RenditionRole;
import org.hudang.archive.volume.Volume;
import org.hudang.archive.volume.VolumeKind;
import org.hudang.server.account.Role;
import org.hudang.server.platform.Doctor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From an approved proposal to a volume of which nothing is left, on the pages of the bureau. */
@ExtendWith(InOpenHouse.class)
class DestructionTest {
    private static final String WORDS = "待销毁的样例说明文字";

    private final OpenHouse house;
    private final Household household;
    private final Volume volume;

    DestructionTest(OpenHouse house) {
        this.house = house;
        this.household = house.openHousehold("沈样例");
        this.volume = house.house()
                .archive()
                .openVolume(
                        new OpenVolume("destruction", household.number(), VolumeKind.DAILY, "RC", 1999, "沈样例日常管理"),
                        town());
    }

    private static Acting town() {
        return new Acting("test", OpenHouse.OURS);
    }

    @Test
    void a_list_is_drawn_sealed_filed_and_carried_out_and_no_door_shows_anything_of_the_volume_any_more()
            throws IOException {
        ItemView item = file();
        String paper = "/items/" + item.id();
        assertThat(house.signedIn(Role.TOWNSHIP_CLERK).get(paper + "/pages/1").status())
                .isEqualTo(200);
        assertThat(kept(item.original().sha256())).isNotEmpty();
        house.house().upkeep().feedIndex();
        approve();
        Visitor bureau = bureau().reading("zh-CN");

        String page = bureau.post("/destructions", Map.of()).location();
        assertThat(page).matches("/destructions/XH-[0-9]{4}-[0-9]{4}");
        String number = page.substring(page.lastIndexOf('/') + 1);
        assertThat(bureau.get("/destructions").body()).contains(number, "已列出，未存档");
        assertThat(bureau.get(page).body()).contains(volume.code(), "沈*例日常管理", "盖章并存档");
        assertThat(bureau.post(page + "/file", Map.of()).location()).isEqualTo(page);
        assertThat(bureau.get(page).body()).contains("已存档", "已盖章", "销毁以后不能恢复");
        Answer sheet = bureau.get(page + "/list.pdf");
        assertThat(sheet.status()).isEqualTo(200);
        assertThat(sheet.body()).startsWith("%PDF").contains("/ByteRange");

        Answer mistyped = bureau.post(page + "/carry-out", Map.of("again", "XH-1949-0001"));
        assertThat(mistyped.status()).isEqualTo(422);
        assertThat(house.signedIn(Role.TOWNSHIP_CLERK).get(paper).status()).isEqualTo(200);
        Answer done = bureau.post(page + "/carry-out", Map.of("again", number));
        assertThat(done.status()).as(done.toString()).isEqualTo(200);
        assertThat(done.body()).contains("已销毁").doesNotContain("没有销毁。");

        house.house().upkeep().feedIndex();
        Visitor clerk = house.signedIn(Role.TOWNSHIP_CLERK).reading("zh-CN");
        for (String gone : List.of(
                paper, paper + "/pages/1", "/renditions/" + item.original().id())) {
            assertThat(clerk.get(gone).status()).as(gone).isEqualTo(404);
        }
        assertThat(clerk.get("/find?q=" + Visitor.encoded(WORDS)).body())
                .doesNotContain(item.id().value());
        String home = "/households/" + household.number();
        assertThat(clerk.get(home).body()).contains(volume.code()).doesNotContain(item.code(), "“”");
        assertThat(clerk.get(home + "/history").body())
                .contains("按清册 " + number + " 销毁", "归入过文件，已随案卷销毁", "销毁完毕", "查看一件已销毁的文件第 1 页")
                .doesNotContain(item.code(), "“”");
        assertThat(clerk.get("/volumes/" + volume.id() + "/case").status()).isEqualTo(200);
        assertThat(clerk.get("/volumes/" + volume.id() + "/sheets").status()).isEqualTo(200);
        assertThat(kept(item.original().sha256())).isEmpty();
        assertThat(bureau.get("/retention").body()).doesNotContain(volume.code());
        house.house().records().attend();
        assertThat(new Doctor(house.house()).look().findings()).isEmpty();
        assertThat(house.house().upkeep().troubles()).doesNotContainKey("unfinished-destructions");
    }

    /** A page that can be drawn, and words that can be found. */
    private ItemView file() throws IOException {
        ItemView picture = house.demoHousehold(SamplePeople.FAMILY_HEAD).volumes().get(0).items().stream()
                .filter(one -> one.original().mediaType().startsWith("image/jpeg"))
                .findFirst()
                .orElseThrow();
        byte[] bytes;
        try (InputStream in = house.house().archive().read(picture.original().id(), Acting.bureau("test"))) {
            bytes = in.readAllBytes();
        }
        NewItem item = new NewItem(
                ItemKind.APPLICATION,
                "沈样例的照片",
                Optional.empty(),
                LocalDate.of(1999, 5, 1),
                "沈样例",
                List.of(
                        new NewRendition(RenditionRole.ORIGINAL, "photo.jpg", "image/jpeg", ContentSource.of(bytes)),
                        new NewRendition(
                                RenditionRole.TEXT,
                                "photo.txt",
                                "text/plain",
                                ContentSource.of(WORDS.getBytes(StandardCharsets.UTF_8)))));
        var filed =
                house.house().archive().file(new Filing("destruction/f", volume.id(), "paper", List.of(item)), town());
        return house.house().archive().item(filed.items().get(0).id(), town()).orElseThrow();
    }

    private void approve() {
        Retention retention = house.house().life().retention();
        var unused = retention.propose(Acting.bureau("hudang:retention"));
        Proposal proposal = retention.proposals(Acting.bureau("test")).stream()
                .filter(one -> one.volume().equals(volume.id()))
                .findFirst()
                .orElseThrow();
        retention.approve(proposal.id(), Acting.bureau("first"));
        retention.approve(proposal.id(), Acting.bureau("second"));
    }

    private List<Path> kept(String sha256) throws IOException {
        try (Stream<Path> all = Files.walk(house.house().directory().pictures())) {
            return all.filter(one -> one.toString().contains(sha256))
                    .filter(Files::isRegularFile)
                    .toList();
        }
    }

    private Visitor bureau() {
        return house.stranger().signIn("destroying", house.newAccount("destroying", Acting.BUREAU, Role.ARCHIVIST));
    }
}
