package org.hudang.archive.reading;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.hudang.archive.Acting;
import org.hudang.archive.volume.ItemId;
import org.hudang.archive.volume.RenditionId;
import org.hudang.archive.volume.VolumeId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which papers wait, and what became of those that could not be read. */
final class Scans {
    private static final int TRIES = 3;
    private static final Duration PAUSE = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final ReadingParts parts;

    Scans(ReadingParts parts) {
        this.jdbc = JdbcClient.create(parts.database());
        this.parts = parts;
    }

    /** Papers without words, volume by volume, those that failed a while ago among them. */
    List<Scan> waiting(int most) {
        return within(() -> jdbc.sql("select i.id, i.volume, r.id original, s.file_name, r.media_type"
                        + " from archive.item i join archive.rendition s on s.id = (select shown.id"
                        + "   from archive.rendition shown where shown.item = i.id"
                        + "   and shown.role in ('ORIGINAL', 'PAGE_ORDER', 'WORKING') order by shown.position desc limit 1)"
                        // no page of a HEIC can be drawn but by its copy
                        + " join archive.rendition r on r.id = case when s.media_type = 'image/heic' then (select copy.id"
                        + "   from archive.rendition copy where copy.item = i.id and copy.role = 'PDFA'"
                        + "   order by copy.position desc limit 1) else s.id end"
                        + " left join archive.scan t on t.item = i.id"
                        + " where r.role <> 'PAGE_ORDER' and r.media_type in (:types)"
                        + " and not exists (select from archive.rendition w where w.item = i.id and w.role = 'TEXT')"
                        + " and (t.item is null or (t.state = 'FAILED' and t.tries < :tries and t.tried_at <= :before))"
                        + " order by t.tried_at nulls first, i.filed_at, i.volume, i.number limit :most")
                .param("types", Scan.TYPES.keySet())
                .param("tries", TRIES)
                .param("before", at(parts.clock().instant().minus(PAUSE)))
                .param("most", most)
                .query((row, number) -> new Scan(
                        new ItemId(row.getString("id")),
                        new VolumeId(row.getString("volume")),
                        new RenditionId(row.getString("original")),
                        row.getString("file_name"),
                        row.getString("media_type")))
                .list());
    }

    /** There is nothing to read on it. */
    void wordless(ItemId item) {
        note(item, "WORDLESS", 1, "");
    }

    /** It could not be read: one of its tries is gone. */
    void failed(ItemId item, String code) {
        note(item, "FAILED", 1, code);
    }

    /** It could be read and its words could not be filed: others come first. */
    void postponed(ItemId item, String code) {
        note(item, "FAILED", 0, code);
    }

    private void note(ItemId item, String state, int tries, String code) {
        within(() -> jdbc.sql("insert into archive.scan (item, household, township, state, tries, code, tried_at)"
                        + " select id, household, township, :state, :tries, :code, :at from archive.item where id = :item"
                        + " on conflict (item) do update set state = :state, tries = scan.tries + :tries, code = :code,"
                        + " tried_at = :at")
                .param("item", item.value())
                .param("state", state)
                .param("tries", tries)
                .param("code", code)
                .param("at", at(parts.clock().instant()))
                .update());
    }

    /** Its words are filed. */
    void read(ItemId item) {
        within(() -> jdbc.sql("delete from archive.scan where item = ?")
                .param(item.value())
                .update());
    }

    private <T> T within(Supplier<T> work) {
        return Objects.requireNonNull(parts.transactions().execute(status -> {
            jdbc.sql("select set_config('hudang.township', ?, true)")
                    .param(Acting.BUREAU)
                    .query(String.class)
                    .single();
            return work.get();
        }));
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
