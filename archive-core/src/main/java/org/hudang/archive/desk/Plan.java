package org.hudang.archive.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.volume.Filed;
import org.hudang.archive.volume.FiledItem;
import org.hudang.archive.volume.FiledRendition;
import org.hudang.archive.volume.ItemId;
import org.hudang.archive.volume.Particulars;
import org.hudang.archive.volume.RenditionId;
import org.hudang.archive.volume.RenditionRole;
import org.hudang.archive.volume.Secrecy;
import org.hudang.archive.volume.VolumeId;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a filing still has to write once its bytes are in the storage root; kept with the intent, so that any
 * process can finish it.
 *
 * @param at ISO 8601 instant
 * @param before sha512 of the inventory before, empty when there was none
 * @param after sha512 of the inventory after
 */
record Plan(
        String key,
        String request,
        String township,
        String household,
        String volume,
        String user,
        String event,
        String at,
        int version,
        String before,
        String after,
        List<Item> items,
        @Nullable String continuation,
        @Nullable String payload,
        @Nullable List<Copy> copies,
        @Nullable Turn turn) {
    private static final ObjectMapper JSON = new ObjectMapper();

    record Item(
            String id,
            int number,
            String code,
            String kind,
            String title,
            @Nullable String member,
            String date,
            String responsible,
            List<Rendition> renditions,
            @Nullable About about) {
        /** 文号, 密级, 页数; plans of before said nothing of them. */
        Particulars particulars() {
            return about == null
                    ? Particulars.PLAIN
                    : new Particulars(about.documentNumber(), Secrecy.valueOf(about.secrecy()), about.pages());
        }

        Item withRenditions(List<Rendition> files) {
            return new Item(id, number, code, kind, title, member, date, responsible, files, about);
        }
    }

    record About(String documentNumber, String secrecy, int pages) {
        static About of(Particulars particulars) {
            return new About(particulars.documentNumber(), particulars.secrecy().name(), particulars.pages());
        }
    }

    /** Where the case stands with this version, and what the journal says of it. */
    record Turn(CaseRow after, String act, String why) {}

    record Rendition(
            String id,
            String role,
            String fileName,
            String mediaType,
            long bytes,
            String sha512,
            String sha256,
            String sm3,
            String contentPath) {}

    /**
     * A further file of an item that was filed before.
     *
     * @param position among the files of the item, from 1
     */
    record Copy(String item, String code, int position, Rendition rendition) {}

    /** The further files; plans of before had none. */
    List<Copy> further() {
        return copies == null ? List.of() : copies;
    }

    /** What the journal calls this version. */
    String act() {
        return turn == null ? "volume.file" : turn.act();
    }

    /** What the journal says besides. */
    String why() {
        return turn == null ? event : turn.why();
    }

    Filed filed() {
        List<FiledItem> filed = new ArrayList<>();
        for (Item item : items) {
            filed.add(new FiledItem(
                    new ItemId(item.id()),
                    item.code(),
                    item.renditions().stream().map(Plan::filed).toList()));
        }
        for (Copy copy : further()) {
            filed.add(new FiledItem(new ItemId(copy.item()), copy.code(), List.of(filed(copy.rendition()))));
        }
        return new Filed(new HouseholdNumber(household), new VolumeId(volume), version, filed, false);
    }

    private static FiledRendition filed(Rendition one) {
        return new FiledRendition(
                new RenditionId(one.id()), RenditionRole.valueOf(one.role()), one.bytes(), one.sha256());
    }

    String toJson() {
        return write(this);
    }

    static Plan parse(String json) {
        return read(json, Plan.class);
    }

    static String toJson(Filed filed) {
        return write(filed);
    }

    static Filed parseFiled(String json) {
        return read(json, Filed.class);
    }

    private static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> T read(String json, Class<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
