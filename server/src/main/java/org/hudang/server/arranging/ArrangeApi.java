package org.hudang.server.arranging;

import org.hudang.archive.arranging.Arranged;
import org.hudang.archive.arranging.Arrangement;
import org.hudang.archive.volume.ItemId;
import org.hudang.archive.volume.ItemView;
import org.hudang.server.Fields;
import org.hudang.server.account.Staff;
import org.hudang.server.household.NotFound;
import org.hudang.server.platform.House;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/items/{id}/arrangement}: the order of the pages of a paper, for programs. */
@RestController
class ArrangeApi {
    private final House house;
    private final ArrangeDesk desk;

    ArrangeApi(House house, ArrangeDesk desk) {
        this.house = house;
        this.desk = desk;
    }

    /**
     * How the pages of a paper stand.
     *
     * @param base to be named by the next edit
     * @param pages as many as are known; 0 when nobody has counted, or all went to another paper
     * @param undoable whether an edit can be taken back
     * @param into the paper to which all pages went, else empty
     * @param made the paper that an edit made, else empty
     */
    record View(String item, int base, int pages, boolean undoable, String into, String made) {
        static View of(ItemView item, Arrangement now, String made) {
            return new View(
                    now.item().value(),
                    now.base(),
                    now.order()
                            .map(order -> order.pages().size())
                            .orElse(item.particulars().pages()),
                    now.isUndoable(),
                    now.into().map(ItemId::value).orElse(""),
                    made);
        }
    }

    @GetMapping("/api/v1/items/{id}/arrangement")
    View now(@PathVariable String id, @AuthenticationPrincipal Staff staff) {
        ItemView item = item(id, staff);
        return View.of(item, house.arranging().of(item, staff.acting()), "");
    }

    @PostMapping("/api/v1/items/{id}/arrangement")
    View arrange(
            @PathVariable String id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody ArrangeDesk.Wanted wanted,
            @AuthenticationPrincipal Staff staff) {
        ItemView item = item(id, staff);
        Arranged arranged = desk.arrange(item.id(), Fields.key(key), wanted, staff);
        return View.of(
                item, arranged.arrangement(), arranged.made().map(ItemId::value).orElse(""));
    }

    private ItemView item(String id, Staff staff) {
        return house.archive().item(Fields.id(ItemId::new, id), staff.acting()).orElseThrow(NotFound::new);
    }
}
