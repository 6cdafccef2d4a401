package org.hudang.archive.copying;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.hudang.archive.Acting;
import org.hudang.archive.copying.LateCopies.Lacking;
import org.hudang.archive.copying.LateCopies.Standing;
import org.hudang.archive.volume.ItemId;
import org.hudang.archive.volume.RenditionId;
import org.hudang.archive.volume.VolumeId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which papers lack their copy, and what became of the tries. */
final class CopyRows {
    static final int TRIES = 6;
    private static final Duration FIRST_PAUSE = Duration.ofHours(1);
    private static final int GROWTH = 4;

    /**
     * The original of a paper without a copy, in a volume of which nobody has decided that it goes. The pages of a paper that was
     * put in order are not those of its original: it may hold some of another paper, and the original all of several.
     */
    private static final String WITHOUT =
            " from archive.item i join archive.rendition r on r.item = i.id and r.position = 1"
                    + " left join archive.late_copy c on c.item = i.id where r.media_type in (:types)"
                    + " and not exists (select from archive.rendition p where p.item = i.id"
                    + "   and p.role in ('PDFA', 'PAGE_ORDER', 'WORKING'))"
                    + " and not exists (select from archive.disposal d where d.volume = i.volume"
                    + "   and d.state in ('APPROVED', 'LISTED', 'DESTROYING'))";

    private final JdbcClient jdbc;
    private final CopyingParts parts;

    CopyRows(CopyingParts parts) {
        this.jdbc = JdbcClient.create(parts.database());
        this.parts = parts;
    }

    /**
     * A paper whose copy is due.
     *
     * @param tries how many there were
     */
    record Due(ItemId item, VolumeId volume, RenditionId original, String fileName, String mediaType, int tries) {}

    /** Those never tried first, volume by volume. */
    List<Due> due(Collection<String> mediaTypes, int most) {
        if (mediaTypes.isEmpty()) {
            return List.of();
        }
        return within(
                Acting.BUREAU,
                () -> jdbc.sql(
                                "select i.id, i.volume, r.id original, r.file_name, r.media_type, coalesce(c.tries, 0) tries"
                                        + WITHOUT
                                        + " and (c.item is null or (c.state = 'WAITING' and c.next_at <= :now))"
                                        + " order by c.next_at nulls first, i.filed_at, i.volume, i.number limit :most")
                        .param("types", mediaTypes)
                        .param("now", at(now()))
                        .param("most", most)
                        .query((row, number) -> new Due(
                                new ItemId(row.getString("id")),
                                new VolumeId(row.getString("volume")),
                                new RenditionId(row.getString("original")),
                                row.getString("file_name"),
                                row.getString("media_type"),
                                row.getInt("tries")))
                        .list());
    }

    /** One of these media types that a paper without a copy has. */
    Optional<String> waitingFor(Collection<String> mediaTypes) {
        if (mediaTypes.isEmpty()) {
            return Optional.empty();
        }
        return within(
                Acting.BUREAU,
                () -> jdbc.sql("select r.media_type" + WITHOUT
                                + " and (c.item is null or c.state = 'WAITING') order by r.media_type limit 1")
                        .param("types", mediaTypes)
                        .query(String.class)
                        .optional());
    }

    /** A try counts before it begins: a paper that takes the process along is not tried for ever. */
    void begin(Due paper) {
        Duration pause = FIRST_PAUSE;
        for (int i = 0; i < paper.tries(); i++) {
            pause = pause.multipliedBy(GROWTH);
        }
        note(paper.item(), "", 1, Optional.of(pause));
    }

    /** The try came to nothing; after the last one it is given up. */
    void failed(Due paper, String code) {
        if (paper.tries() + 1 < TRIES) {
            within(
                    Acting.BUREAU,
                    () -> jdbc.sql("update archive.late_copy set code = ? where item = ?")
                            .params(code, paper.item().value())
                            .update());
        } else {
            givenUp(paper, code);
        }
    }

    /** It is tried no more. */
    void givenUp(Due paper, String code) {
        note(paper.item(), code, 0, Optional.empty());
    }

    /** The house itself could not: the try does not count, and others come first. */
    void postponed(Due paper, String code) {
        note(paper.item(), code, -1, Optional.of(FIRST_PAUSE));
    }

    private void note(ItemId item, String code, int tries, Optional<Duration> pause) {
        Instant now = now();
        within(
                Acting.BUREAU,
                () -> jdbc.sql(
                                "insert into archive.late_copy"
                                        + " (item, household, township, state, tries, code, tried_at, next_at)"
                                        + " select id, household, township, :state, greatest(:tries, 0), :code, :at, :next"
                                        + " from archive.item where id = :item on conflict (item) do update set state = :state,"
                                        + " tries = greatest(late_copy.tries + :tries, 0), code = :code, tried_at = :at, next_at = :next")
                        .param("item", item.value())
                        .param("state", pause.isPresent() ? "WAITING" : "GIVEN_UP")
                        .param("tries", tries)
                        .param("code", code)
                        .param("at", at(now))
                        .param(
                                "next",
                                pause.map(now::plus).map(CopyRows::at).orElse(null),
                                Types.TIMESTAMP_WITH_TIMEZONE)
                        .update());
    }

    /** Its copy is filed. */
    void made(ItemId item) {
        within(
                Acting.BUREAU,
                () -> jdbc.sql("delete from archive.late_copy where item = ?")
                        .param(item.value())
                        .update());
    }

    /** What became of the tries; empty when there was none. */
    Optional<Standing> standing(ItemId item, Acting acting) {
        return within(
                acting.township(),
                () -> jdbc.sql("select state, code from archive.late_copy where item = ?")
                        .param(item.value())
                        .query((row, i) -> standing(row))
                        .optional());
    }

    List<Lacking> lacking(Collection<String> mediaTypes, int most, Acting acting) {
        return within(
                acting.township(),
                () -> jdbc.sql(
                                "select i.id, i.code archival, c.state, c.code, c.tried_at" + WITHOUT
                                        + " and c.item is not null order by c.state = 'WAITING', c.tried_at desc, i.id limit :most")
                        .param("types", mediaTypes)
                        .param("most", most)
                        .query((row, i) -> new Lacking(
                                new ItemId(row.getString("id")),
                                row.getString("archival"),
                                standing(row),
                                row.getObject("tried_at", OffsetDateTime.class).toInstant()))
                        .list());
    }

    private static Standing standing(ResultSet row) throws SQLException {
        String code = row.getString("code");
        return row.getString("state").equals("WAITING") ? new Standing.Waiting(code) : new Standing.GivenUp(code);
    }

    private <T> T within(String township, Supplier<T> work) {
        return Objects.requireNonNull(parts.transactions().execute(status -> {
            jdbc.sql("select set_config('hudang.township', ?, true)")
                    .param(township)
                    .query(String.class)
                    .single();
            return work.get();
        }));
    }

    private Instant now() {
        return parts.clock().instant();
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
