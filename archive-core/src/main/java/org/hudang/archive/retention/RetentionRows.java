package org.hudang.archive.retention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hudang.archive.HouseholdUnknown;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.volume.VolumeId;
import org.hudang.archive.volume.VolumeKind;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of holds and proposals, and what of volumes their periods are counted by. */
final class RetentionRows {
    private static final String PROPOSAL =
            "select d.*, v.code from archive.disposal d join archive.volume v on v.id = d.volume where ";

    private final JdbcClient jdbc;

    RetentionRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What of a volume its period is counted by.
     *
     * @param outcome empty while it is open
     * @param ended ISO date, empty while it is open
     */
    record Counted(
            VolumeId id,
            HouseholdNumber household,
            VolumeKind kind,
            String programme,
            int year,
            String outcome,
            String ended) {}

    /** Waits for others who work on the household. */
    String lock(HouseholdNumber household) {
        return jdbc.sql("select township from archive.household where number = ? for update")
                .param(household.value())
                .query(String.class)
                .optional()
                .orElseThrow(HouseholdUnknown::new);
    }

    /** Households that have a volume of that year or before. */
    List<HouseholdNumber> households(String after, int latestYear, int most) {
        return jdbc.sql(
                        "select number from archive.household h where number > ? and exists (select 1 from archive.volume v"
                                + " where v.household = h.number and v.year <= ?) order by number limit ?")
                .params(after, latestYear, most)
                .query((row, i) -> new HouseholdNumber(row.getString(1)))
                .list();
    }

    Optional<Counted> volume(VolumeId id) {
        return volumes("id = ?", id.value()).stream().findFirst();
    }

    /** Volumes about which nobody is asked, and nobody has refused since that day. */
    List<Counted> unasked(HouseholdNumber household, Instant refusedSince) {
        return volumes(
                "household = ? and not exists (select 1 from archive.disposal d where d.volume = v.id"
                        + " and (d.state <> 'REFUSED' or d.refused_at > ?)) order by opened_at, id",
                household.value(),
                at(refusedSince));
    }

    private List<Counted> volumes(String condition, Object... values) {
        return jdbc.sql("select id, household, kind, programme, year, outcome, ended from archive.volume v where "
                        + condition)
                .params(values)
                .query((row, i) -> new Counted(
                        new VolumeId(row.getString("id")),
                        new HouseholdNumber(row.getString("household")),
                        VolumeKind.valueOf(row.getString("kind")),
                        row.getString("programme"),
                        row.getInt("year"),
                        row.getString("outcome"),
                        row.getString("ended")))
                .list();
    }

    List<Hold> holds(HouseholdNumber household) {
        return jdbc.sql("select * from archive.hold where household = ? order by since desc, id")
                .param(household.value())
                .query((row, i) -> hold(row))
                .list();
    }

    Optional<Hold> hold(HouseholdNumber household, String key) {
        return jdbc.sql("select * from archive.hold where household = ? and key = ?")
                .params(household.value(), key)
                .query((row, i) -> hold(row))
                .optional();
    }

    Optional<Hold> hold(HoldId id) {
        return jdbc.sql("select * from archive.hold where id = ?")
                .param(id.value())
                .query((row, i) -> hold(row))
                .optional();
    }

    void insert(Hold hold, String key, String township) {
        jdbc.sql("insert into archive.hold (id, household, township, key, kind, reason, since, placed_by, volume)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        hold.id().value(),
                        hold.household().value(),
                        township,
                        key,
                        hold.kind().name(),
                        hold.reason(),
                        at(hold.since()),
                        hold.placedBy())
                .param(hold.volume().map(VolumeId::value).orElse(null))
                .update();
    }

    void release(HoldId id, Hold.Release release) {
        jdbc.sql("update archive.hold set released_at = ?, released_by = ?, released_why = ? where id = ?")
                .params(at(release.at()), release.by(), release.reason(), id.value())
                .update();
    }

    List<Proposal> open() {
        return proposals("d.state not in ('REFUSED', 'DESTROYED') order by d.proposed_at, d.id");
    }

    Optional<Proposal> proposal(ProposalId id) {
        return proposals("d.id = ?", id.value()).stream().findFirst();
    }

    private List<Proposal> proposals(String condition, Object... values) {
        return jdbc.sql(PROPOSAL + condition)
                .params(values)
                .query((row, i) -> proposal(row))
                .list();
    }

    void insert(Proposal proposal, String township) {
        Proposal.Word proposed = proposal.said().get(0);
        jdbc.sql(
                        "insert into archive.disposal (id, household, township, volume, period, basis, counted_from, expired_on,"
                                + " state, proposed_at, proposed_by) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        proposal.id().value(),
                        proposal.household().value(),
                        township,
                        proposal.volume().value(),
                        proposal.period(),
                        proposal.basis(),
                        proposal.countedFrom(),
                        proposal.expiredOn(),
                        proposal.state().name(),
                        at(proposed.at()),
                        proposed.by())
                .update();
    }

    /** @param column {@code first} or {@code second} */
    void approve(ProposalId id, Proposal.State state, String column, Proposal.Word word) {
        jdbc.sql("update archive.disposal set state = ?, " + column + "_at = ?, " + column + "_by = ? where id = ?")
                .params(state.name(), at(word.at()), word.by(), id.value())
                .update();
    }

    void refuse(ProposalId id, Proposal.Word word, String reason) {
        jdbc.sql("update archive.disposal set state = 'REFUSED', second_at = null, second_by = '', refused_at = ?,"
                        + " refused_by = ?, refused_why = ? where id = ?")
                .params(at(word.at()), word.by(), reason, id.value())
                .update();
    }

    private static Hold hold(ResultSet row) throws SQLException {
        String volume = row.getString("volume");
        OffsetDateTime released = row.getObject("released_at", OffsetDateTime.class);
        return new Hold(
                new HoldId(row.getString("id")),
                new HouseholdNumber(row.getString("household")),
                volume == null ? Optional.empty() : Optional.of(new VolumeId(volume)),
                Hold.Kind.valueOf(row.getString("kind")),
                row.getString("reason"),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                row.getString("placed_by"),
                released == null
                        ? Optional.empty()
                        : Optional.of(new Hold.Release(
                                released.toInstant(), row.getString("released_by"), row.getString("released_why"))));
    }

    private static Proposal proposal(ResultSet row) throws SQLException {
        List<Proposal.Word> said = new ArrayList<>();
        for (String one : List.of("proposed", "first", "second", "refused")) {
            OffsetDateTime at = row.getObject(one + "_at", OffsetDateTime.class);
            if (at != null) {
                said.add(new Proposal.Word(row.getString(one + "_by"), at.toInstant()));
            }
        }
        return new Proposal(
                new ProposalId(row.getString("id")),
                new HouseholdNumber(row.getString("household")),
                new VolumeId(row.getString("volume")),
                row.getString("code"),
                row.getString("period"),
                row.getString("basis"),
                row.getObject("counted_from", LocalDate.class),
                row.getObject("expired_on", LocalDate.class),
                Proposal.State.valueOf(row.getString("state")),
                said,
                Optional.of(row.getString("refused_why")).filter(why -> !why.isEmpty()));
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
