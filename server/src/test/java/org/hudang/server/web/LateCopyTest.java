package org.hudang.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.hudang.archive.Acting;
import org.hudang.archive.household.Household;
import org.hudang.archive.volume.ContentSource;
import org.hudang.archive.volume.Filing;
import org.hudang.archive.volume.ItemId;
import org.hudang.archive.volume.ItemKind;
import org.hudang.archive.volume.ItemView;
import org.hudang.archive.volume.NewItem;
import org.hudang.archive.volume.NewRendition;
import org.hudang.archive.volume.OpenVolume;
import org.hudang.archive.volume.RenditionRole;
import org.hudang.archive.volume.VolumeId;
import org.hudang.archive.volume.VolumeKind;
import org.hudang.server.account.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whoever looks at a paper without its copy for the long term reads what becomes of it. */
@ExtendWith(InOpenHouse.class)
class LateCopyTest {
    private static final Acting CLERK = new Acting("test", OpenHouse.OURS);

    private final OpenHouse house;
    private final String name;

    LateCopyTest(OpenHouse house, TestInfo test) {
        this.house = house;
        this.name = test.getTestMethod().orElseThrow().getName();
    }

    @Test
    void a_paper_says_that_it_waits_until_the_duty_has_made_its_copy() throws IOException {
        ItemId paper = file(png());
        assertThat(page(paper)).contains("还没有长期保存副本，会自动补制。");

        attendTo(paper);

        assertThat(item(paper).pdfa()).isPresent();
        assertThat(page(paper)).doesNotContain("没有长期保存副本").contains("scan.png.pdf");
        assertThat(house.house().upkeep().troubles()).doesNotContainKey("make-copies");
    }

    @Test
    void what_could_not_be_copied_stands_among_the_inspections_with_its_reason() throws IOException {
        ItemId paper = file(Arrays.copyOf(png(), 60));

        attendTo(paper);

        String code = item(paper).code();
        String course = house.as(Role.TOWNSHIP_CLERK)
                .reading("zh-CN")
                .get("/inspections")
                .body();
        assertThat(course).contains("补制没有成功的长期保存副本", code, "/items/" + paper);
        JsonNode lacking = new ObjectMapper()
                .readTree(house.as(Role.TOWNSHIP_CLERK)
                        .accepting("application/json")
                        .get("/api/v1/inspections")
                        .body())
                .path("lacking");
        assertThat(lacking).anySatisfy(one -> {
            assertThat(one.path("item").asText()).isEqualTo(paper.value());
            assertThat(one.path("code").asText()).isEqualTo(code);
            assertThat(one.path("because").asText()).startsWith("IN-");
            assertThat(one.path("again").asBoolean()).isTrue();
        });
        assertThat(page(paper)).contains("还没有长期保存副本，会自动补制。");
    }

    /** Other papers of the house may be due before it, and a round begins nothing new after a while. */
    private void attendTo(ItemId paper) {
        for (int rounds = 0; rounds < 30 && isUntried(paper); rounds++) {
            house.house().lateCopies().attend();
        }
    }

    private boolean isUntried(ItemId paper) {
        return item(paper).pdfa().isEmpty()
                && house.house().lateCopies().copies().lacking(1000, CLERK).stream()
                        .noneMatch(one -> one.item().equals(paper));
    }

    private String page(ItemId paper) {
        return house.as(Role.TOWNSHIP_CLERK)
                .reading("zh-CN")
                .accepting("text/html")
                .get("/items/" + paper)
                .body();
    }

    private ItemView item(ItemId paper) {
        return house.house().archive().item(paper, CLERK).orElseThrow();
    }

    private static byte[] png() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }

    /** As papers lie that were filed while no copy could be made. */
    private ItemId file(byte[] picture) {
        Household household = house.openHousehold("冯样例");
        VolumeId volume = house.house()
                .archive()
                .openVolume(
                        new OpenVolume("late/" + name, household.number(), VolumeKind.APPROVAL, "DB", 2026, "样例卷"),
                        CLERK)
                .id();
        NewItem paper = new NewItem(
                ItemKind.OTHER,
                "样例照片",
                Optional.empty(),
                LocalDate.of(2026, 9, 15),
                "冯样例",
                List.of(new NewRendition(RenditionRole.ORIGINAL, "scan.png", "image/png", ContentSource.of(picture))));
        return house.house()
                .archive()
                .file(new Filing("late-file/" + name, volume, "application", List.of(paper)), CLERK)
                .items()
                .get(0)
                .id();
    }
}
