package org.hudang.server.household;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.hudang.archive.pages.PictureSize;
import org.hudang.archive.volume.ItemView;
import org.hudang.server.FieldRefused;
import org.hudang.server.account.Staff;
import org.hudang.server.platform.House;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/items/{id}/pages}: pages of a paper as pictures, for programs. */
@RestController
class PageApi {
    private final House house;
    private final PageAnswer answer;

    PageApi(House house, PageAnswer answer) {
        this.house = house;
        this.answer = answer;
    }

    /**
     * What can be asked for.
     *
     * @param pages 0 when the paper has none that can be drawn
     */
    record Pages(String item, int pages) {}

    @GetMapping("/api/v1/items/{id}/pages")
    Pages pages(@PathVariable String id, @AuthenticationPrincipal Staff staff) {
        ItemView item = answer.item(id, staff);
        return new Pages(item.id().value(), house.pictures().pages(item, staff.acting()));
    }

    @GetMapping("/api/v1/items/{id}/pages/{page}")
    ResponseEntity<Resource> page(
            @PathVariable String id,
            @PathVariable int page,
            @RequestParam(defaultValue = "screen") String size,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String known,
            @AuthenticationPrincipal Staff staff) {
        PictureSize wanted = PictureSize.of(size)
                .orElseThrow(() -> new FieldRefused(
                        "size",
                        Arrays.stream(PictureSize.values())
                                .map(PictureSize::word)
                                .collect(Collectors.joining(" | "))));
        return answer.of(id, page, wanted, known, staff);
    }
}
