package org.hudang.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.hudang.archive.Acting;
import org.hudang.archive.journal.JournalEntry;
import org.hudang.archive.volume.ItemView;
import org.hudang.server.account.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Pages of papers as pictures, for people and for programs. */
@ExtendWith(InOpenHouse.class)
class PageApiTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Acting OURS = new Acting("test", OpenHouse.OURS);

    private final OpenHouse house;
    private final ItemView paper;
    private final int pages;

    /** Some paper of the demo has several pages. */
    PageApiTest(OpenHouse house) {
        this.house = house;
        this.paper = house.demoHousehold(SamplePeople.FAMILY_HEAD).volumes().stream()
                .flatMap(shelf -> shelf.items().stream())
                .filter(item -> house.house().pictures().pages(item, OURS) > 1)
                .findFirst()
                .orElseThrow();
        this.pages = house.house().pictures().pages(paper, OURS);
    }

    @Test
    void a_program_asks_how_many_pages_there_are_and_takes_each_in_the_size_it_wants() throws IOException {
        Answer answer = program().get("/api/v1/items/" + paper.id() + "/pages");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(JSON.readTree(answer.body()).path("pages").asInt()).isEqualTo(pages);

        int thumb = longerSide(page(pages, "?size=thumb"));
        int screen = longerSide(page(pages, ""));
        int full = longerSide(page(pages, "?size=full"));

        assertThat(List.of(thumb, screen, full)).isSorted();
        assertThat(thumb).isBetween(100, 240);
        assertThat(screen).isBetween(241, 1400);
        assertThat(full).isLessThanOrEqualTo(4000);
    }

    @Test
    void what_is_not_there_and_what_cannot_be_are_told_apart() throws IOException {
        Answer none = page(pages + 1, "");
        Answer size = page(1, "?size=huge");

        assertThat(none.status()).isEqualTo(404);
        assertThat(size.status()).isEqualTo(422);
        assertThat(JSON.readTree(size.body()).path("code").asText()).isEqualTo("SV-032");
        assertThat(house.as(Role.TOWNSHIP_CLERK)
                        .get("/items/" + paper.id() + "/pages/1?size=huge")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void only_small_pictures_stay_with_the_browser_and_only_as_long_as_they_stand() {
        Answer first = page(1, "?size=thumb");
        String tag = first.header("ETag");

        Answer again = program()
                .get("/api/v1/items/" + paper.id() + "/pages/1?size=thumb", "If-None-Match", "\"other\", " + tag);
        Answer changed = program().get("/api/v1/items/" + paper.id() + "/pages/1?size=thumb", "If-None-Match", "\"x\"");

        assertThat(first.header("Cache-Control"))
                .contains("no-cache", "private")
                .doesNotContain("no-store");
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.bytes()).isEmpty();
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.bytes()).isEqualTo(first.bytes());
        assertThat(page(1, "").header("Cache-Control")).contains("no-store");
    }

    @Test
    void a_paper_of_several_pages_shows_them_small_and_says_so_in_the_history_once() {
        String body = house.as(Role.ARCHIVIST).get("/items/" + paper.id()).body();
        for (int page = 1; page <= pages; page++) {
            String picture = "/items/" + paper.id() + "/pages/" + page + "?size=thumb";
            assertThat(body).contains(picture);
            assertThat(house.as(Role.ARCHIVIST).get(picture).status()).isEqualTo(200);
        }

        assertThat(house.house().archive().journal(paper.household(), OURS))
                .filteredOn(entry -> entry.who().equals(house.login(Role.ARCHIVIST)))
                .filteredOn(entry -> entry.object().equals(paper.id().value()))
                .extracting(JournalEntry::act)
                .containsOnlyOnce("item.thumbnails");
        assertThat(house.as(Role.ARCHIVIST)
                        .get("/households/" + paper.household())
                        .body())
                .contains("的缩略图");
    }

    private Visitor program() {
        return house.as(Role.TOWNSHIP_CLERK).accepting("application/json");
    }

    private Answer page(int page, String query) {
        return program().get("/api/v1/items/" + paper.id() + "/pages/" + page + query);
    }

    private static int longerSide(Answer answer) throws IOException {
        assertThat(answer.status()).as(answer.header("Content-Type")).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isIn("image/png", "image/jpeg");
        var image = ImageIO.read(new ByteArrayInputStream(answer.bytes()));
        return Math.max(image.getWidth(), image.getHeight());
    }
}
