package org.hudang.server.household;

import org.hudang.archive.ArchiveException;
import org.hudang.archive.original.ItemUnknown;
import org.hudang.archive.original.PaperPlace;
import org.hudang.archive.volume.ItemId;
import org.hudang.archive.volume.ItemView;
import org.hudang.server.Fields;
import org.hudang.server.account.Staff;
import org.hudang.server.platform.House;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Where the paper original of an item lies, for programs (纸质原件存放处). */
@RestController
class ItemPaper {
    private final House house;

    ItemPaper(House house) {
        this.house = house;
    }

    /**
     * A place: a room with or without box and number, or a holder.
     *
     * @param holder who has it, when it lies in no room
     */
    record Place(
            @Nullable String room,
            @Nullable String box,
            @Nullable String number,
            @Nullable String holder) {
        static Place of(PaperPlace place) {
            return place instanceof PaperPlace.Kept kept
                    ? new Place(kept.room(), kept.box(), kept.number(), null)
                    : new Place(null, null, null, place.line());
        }

        /** @throws ArchiveException naming what is wrong */
        PaperPlace place() {
            String away = Fields.text(holder);
            return away.isEmpty()
                    ? new PaperPlace.Kept(Fields.text(room), Fields.text(box), Fields.text(number))
                    : new PaperPlace.Elsewhere(away);
        }
    }

    @GetMapping("/api/v1/items/{id}/paper")
    Place of(@PathVariable String id, @AuthenticationPrincipal Staff staff) {
        ItemView item =
                house.archive().item(Fields.id(ItemId::new, id), staff.acting()).orElseThrow(NotFound::new);
        return house.life()
                .places()
                .of(item.id(), staff.acting())
                .map(Place::of)
                .orElseThrow(NotFound::new);
    }

    @PutMapping("/api/v1/items/{id}/paper")
    Place note(@PathVariable String id, @RequestBody Place place, @AuthenticationPrincipal Staff staff) {
        ItemId item = Fields.id(ItemId::new, id);
        PaperPlace wanted = place.place();
        return Fields.found(ItemUnknown.class, () -> {
            house.life().places().note(item, wanted, staff.acting());
            return Place.of(wanted);
        });
    }
}
