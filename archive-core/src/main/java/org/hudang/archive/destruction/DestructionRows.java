package org.hudang.archive.destruction;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hudang.archive.HouseholdUnknown;
import org.hudang.archive.destruction.Destruction.Destroyed;
import org.hudang.archive.destruction.DestructionList.Facts;
import org.hudang.archive.destruction.DestructionList.Filed;
import org.hudang.archive.destruction.DestructionList.Held;
import org.hudang.archive.destruction.DestructionList.Line;
import org.hudang.archive.destruction.DestructionList.State;
import org.hudang.archive.destruction.Remains.Gone;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.retention.Proposal;
import org.hudang.archive.retention.ProposalId;
import org.hudang.archive.volume.ItemId;
import org.hudang.archive.volume.VolumeId;
import org.hudang.archive.volume.VolumeKind;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of lists and of what stands on them. */
final class DestructionRows {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LISTS =
            "select number, state, drawn_at, drawn_by, body, filed_at, filed_by, sealed from archive.destruction ";

    private final JdbcClient jdbc;

    DestructionRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Approved proposals that no hold keeps, as they will stand on a list; others cannot list them meanwhile. */
    List<Line> approved(int most) {
        return jdbc.sql("select d.*, v.code, v.title, v.kind, v.programme, v.year, v.version, v.inventory,"
                        + " (select coalesce(sum(i.pages), 0) from archive.item i where i.volume = v.id) as pages,"
                        + " (select coalesce(sum(r.bytes), 0) from archive.rendition r join archive.item i on i.id = r.item"
                        + "   where i.volume = v.id) as bytes,"
                        + " (select coalesce(string_agg(i.code, ' ' order by i.number), '') from archive.item i"
                        + "   where i.volume = v.id) as codes"
                        + " from archive.disposal d join archive.volume v on v.id = d.volume"
                        + " where d.state = 'APPROVED' and not exists (select 1 from archive.hold h"
                        + "   where h.household = d.household and h.released_at is null"
                        + "   and (h.volume is null or h.volume = d.volume))"
                        + " order by v.code limit ? for update of d")
                .param(most)
                .query((row, i) -> line(row))
                .list();
    }

    private static Line line(ResultSet row) throws SQLException {
        List<Proposal.Word> said = new ArrayList<>();
        for (String one : List.of("proposed", "first", "second")) {
            said.add(new Proposal.Word(row.getString(one + "_by"), instant(row, one + "_at")));
        }
        String codes = row.getString("codes");
        return new Line(
                new ProposalId(row.getString("id")),
                new HouseholdNumber(row.getString("household")),
                new VolumeId(row.getString("volume")),
                new Facts(
                        row.getString("code"),
                        row.getString("title"),
                        VolumeKind.valueOf(row.getString("kind")),
                        row.getString("programme"),
                        row.getInt("year"),
                        row.getString("period"),
                        row.getString("basis"),
                        row.getObject("counted_from", LocalDate.class),
                        row.getObject("expired_on", LocalDate.class)),
                new Held(
                        row.getInt("version"),
                        row.getString("inventory"),
                        row.getInt("pages"),
                        row.getLong("bytes"),
                        codes.isEmpty() ? List.of() : List.of(codes.split(" ", -1))),
                said,
                Proposal.State.LISTED);
    }

    /** The next number of a year; nobody else gets it before the end of the transaction. */
    ListNumber next(int year) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('hudang.archive.destruction'))")
                .query((row, i) -> "")
                .single();
        int last = jdbc.sql(
                        "select coalesce(max(substr(number, 9)::int), 0) from archive.destruction where substr(number, 4, 4) = ?")
                .param("%04d".formatted(year))
                .query(Integer.class)
                .single();
        return ListNumber.of(year, last + 1);
    }

    void insert(DestructionList list, String body, byte[] sheet) {
        jdbc.sql("insert into archive.destruction (number, state, drawn_at, drawn_by, body, sheet)"
                        + " values (?, 'DRAWN', ?, ?, ?, ?)")
                .params(list.number().value(), at(list.drawnAt()), list.drawnBy(), body, sheet)
                .update();
        for (Line line : list.lines()) {
            jdbc.sql("update archive.disposal set state = 'LISTED', list = ? where id = ?")
                    .params(list.number().value(), line.proposal().value())
                    .update();
        }
    }

    List<DestructionList> lists() {
        return jdbc.sql(LISTS + "order by number desc").query((row, i) -> list(row)).list().stream()
                .map(this::asItIsNow)
                .toList();
    }

    Optional<DestructionList> list(ListNumber number) {
        return jdbc.sql(LISTS + "where number = ?")
                .param(number.value())
                .query((row, i) -> list(row))
                .optional()
                .map(this::asItIsNow);
    }

    private static DestructionList list(ResultSet row) throws SQLException {
        OffsetDateTime filed = row.getObject("filed_at", OffsetDateTime.class);
        return new DestructionList(
                new ListNumber(row.getString("number")),
                State.valueOf(row.getString("state")),
                instant(row, "drawn_at"),
                row.getString("drawn_by"),
                ListText.lines(row.getString("body")),
                filed == null
                        ? Optional.empty()
                        : Optional.of(
                                new Filed(filed.toInstant(), row.getString("filed_by"), row.getBoolean("sealed"))));
    }

    private DestructionList asItIsNow(DestructionList list) {
        Map<String, Proposal.State> states = new HashMap<>();
        jdbc.sql("select id, state from archive.disposal where list = ?")
                .param(list.number().value())
                .query(row -> {
                    states.put(row.getString(1), Proposal.State.valueOf(row.getString(2)));
                });
        return new DestructionList(
                list.number(),
                list.state(),
                list.drawnAt(),
                list.drawnBy(),
                list.lines().stream()
                        .map(line -> line.at(states.getOrDefault(line.proposal().value(), Proposal.State.REFUSED)))
                        .toList(),
                list.filed());
    }

    /**
     * What is stored of a list.
     *
     * @param sheet before it was sealed
     * @param bodySha256 empty until it is filed
     */
    @SuppressWarnings("ArrayRecordComponent") // the bytes of a column
    record Stored(String state, String body, byte @Nullable [] sheet, String bodySha256, String sheetSha256) {}

    /** @param lock whether others who change the list wait for the end of the transaction */
    Optional<Stored> stored(ListNumber number, Lock lock) {
        return jdbc.sql("select state, body, sheet, body_sha256, sheet_sha256 from archive.destruction where number = ?"
                        + (lock == Lock.FOR_CHANGE ? " for update" : ""))
                .param(number.value())
                .query((row, i) -> new Stored(
                        row.getString(1), row.getString(2), row.getBytes(3), row.getString(4), row.getString(5)))
                .optional();
    }

    enum Lock {
        NONE,
        FOR_CHANGE
    }

    void withdraw(ListNumber number) {
        jdbc.sql("update archive.destruction set state = 'WITHDRAWN' where number = ?")
                .param(number.value())
                .update();
        jdbc.sql("update archive.disposal set state = 'APPROVED', list = null where list = ? and state = 'LISTED'")
                .param(number.value())
                .update();
    }

    void filed(ListNumber number, Filed filed, String bodySha256, String sheetSha256) {
        jdbc.sql("update archive.destruction set state = 'FILED', filed_at = ?, filed_by = ?, sealed = ?,"
                        + " body_sha256 = ?, sheet_sha256 = ? where number = ?")
                .params(at(filed.at()), filed.by(), filed.sealed(), bodySha256, sheetSha256, number.value())
                .update();
    }

    /** Waits for others who work on the household. */
    void lock(HouseholdNumber household) {
        var unused = jdbc.sql("select township from archive.household where number = ? for update")
                .param(household.value())
                .query(String.class)
                .optional()
                .orElseThrow(HouseholdUnknown::new);
    }

    /** A volume as it is now. */
    record Now(int version, String inventory, List<String> codes) {}

    Now now(VolumeId volume) {
        return jdbc.sql("select version, inventory, (select coalesce(string_agg(i.code, ' ' order by i.number), '')"
                        + " from archive.item i where i.volume = v.id) from archive.volume v where id = ?")
                .param(volume.value())
                .query((row, i) -> new Now(
                        row.getInt(1),
                        row.getString(2),
                        row.getString(3).isEmpty()
                                ? List.of()
                                : List.of(row.getString(3).split(" ", -1))))
                .single();
    }

    Proposal.State state(ProposalId proposal) {
        return Proposal.State.valueOf(jdbc.sql("select state from archive.disposal where id = ? for update")
                .param(proposal.value())
                .query(String.class)
                .single());
    }

    boolean isFiling(VolumeId volume) {
        return !jdbc.sql("select 1 from archive.intent where volume = ? and closed_at is null")
                .param(volume.value())
                .query(Integer.class)
                .list()
                .isEmpty();
    }

    /** The papers of a volume that are about to go. */
    Gone papers(HouseholdNumber household, VolumeId volume) {
        List<ItemId> items = jdbc.sql("select id from archive.item where volume = ? order by number")
                .param(volume.value())
                .query((row, i) -> new ItemId(row.getString(1)))
                .list();
        List<String> originals = jdbc.sql("select distinct r.sha256 from archive.rendition r"
                        + " join archive.item i on i.id = r.item where i.volume = ? order by 1")
                .param(volume.value())
                .query(String.class)
                .list();
        return new Gone(household, volume, items, originals);
    }

    /** From here on it is destroyed; the rest of it is looked for until nothing is left. */
    void destroy(ProposalId proposal, Gone gone, Instant now) {
        jdbc.sql("update archive.disposal set state = 'DESTROYING', remains = ? where id = ?")
                .params(text(gone), proposal.value())
                .update();
        jdbc.sql("select archive.destroy_volume(?, ?)")
                .params(gone.volume().value(), at(now))
                .query((row, i) -> "")
                .single();
    }

    /** Readers hear of the household and of every paper that is gone. */
    void tell(Gone gone, long version) {
        jdbc.sql("insert into archive.outbox (household, township, version, kind, item)"
                        + " select number, township, ?, 'volume.destroy', null from archive.household where number = ?"
                        + " union all select number, township, ?, 'volume.destroy', x from archive.household,"
                        + " unnest(?::text[]) x where number = ?")
                .params(version, gone.household().value(), version)
                .param(gone.items().stream().map(ItemId::value).toArray(String[]::new))
                .param(gone.household().value())
                .update();
    }

    /** A volume that is on its way. */
    record Going(ProposalId proposal, ListNumber list, Gone gone) {}

    List<Going> going() {
        return jdbc.sql("select id, household, volume, list, remains from archive.disposal where state = 'DESTROYING'"
                        + " order by household, id")
                .query((row, i) -> new Going(
                        new ProposalId(row.getString("id")),
                        new ListNumber(row.getString("list")),
                        gone(
                                new HouseholdNumber(row.getString("household")),
                                new VolumeId(row.getString("volume")),
                                row.getString("remains"))))
                .list();
    }

    /** Notes that nothing is left; false when that was noted before. */
    boolean finish(ProposalId proposal, Instant now) {
        return jdbc.sql("update archive.disposal set state = 'DESTROYED', remains = '', destroyed_at = ?"
                                + " where id = ? and state = 'DESTROYING'")
                        .params(at(now), proposal.value())
                        .update()
                == 1;
    }

    Map<VolumeId, Destroyed> destroyed(HouseholdNumber household) {
        Map<VolumeId, Destroyed> found = new LinkedHashMap<>();
        jdbc.sql("select id, destroyed_at, destroyed_by from archive.volume where household = ?"
                        + " and destroyed_at is not null order by id")
                .param(household.value())
                .query(row -> {
                    found.put(
                            new VolumeId(row.getString(1)),
                            new Destroyed(instant(row, "destroyed_at"), new ListNumber(row.getString(3))));
                });
        return found;
    }

    private static String text(Gone gone) {
        ObjectNode one = JSON.createObjectNode();
        ArrayNode items = one.putArray("items");
        gone.items().forEach(item -> items.add(item.value()));
        ArrayNode originals = one.putArray("sha256");
        gone.originals().forEach(originals::add);
        return one.toString();
    }

    private static Gone gone(HouseholdNumber household, VolumeId volume, String text) {
        try {
            JsonNode one = JSON.readTree(text);
            List<ItemId> items = new ArrayList<>();
            one.path("items").forEach(item -> items.add(new ItemId(item.asText())));
            List<String> originals = new ArrayList<>();
            one.path("sha256").forEach(sha -> originals.add(sha.asText()));
            return new Gone(household, volume, items, originals);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
