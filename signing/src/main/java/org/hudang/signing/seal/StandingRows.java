package org.hudang.signing.seal;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hudang.signing.seal.SealLog.Line;

/** Standing approvals in their table. */
final class StandingRows {
    private final TownshipTables tables;
    private final SealLog log;
    private final Clock clock;

    StandingRows(TownshipTables tables, SealLog log, Clock clock) {
        this.tables = tables;
        this.log = log;
        this.clock = clock;
    }

    /**
     * A standing approval that covers a request.
     *
     * @param id of the approval
     * @param rule that it names
     */
    record Cover(String id, String rule) {}

    private record Row(SealId seal, String template, String requester, boolean open) {}

    void propose(StandingApprovalId id, StandingApproval approval, SealOwner owner, Officer requester) {
        tables.jdbc()
                .sql("insert into signing.standing_approval"
                        + " (id, township, seal, template, rule, valid_from, valid_until, requester)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        id.value(),
                        owner.township(),
                        approval.seal().value(),
                        approval.template(),
                        approval.rule(),
                        TownshipTables.timestamp(approval.validity().from()),
                        TownshipTables.timestamp(approval.validity().until()),
                        requester.user())
                .update();
        log.append(approval.seal(), line(SealEvent.STANDING_PROPOSED, requester, id, approval.template()));
    }

    void approve(StandingApprovalId id, Officer approver) {
        Row row = locked(id);
        if (!row.open()) {
            throw new StandingApprovalRefused("it is approved or withdrawn already");
        }
        if (approver.is(row.requester())) {
            throw new SamePerson("request", "approve");
        }
        tables.jdbc()
                .sql("update signing.standing_approval set approver = ? where id = ?")
                .params(approver.user(), id.value())
                .update();
        log.append(row.seal(), line(SealEvent.STANDING_APPROVED, approver, id, row.template()));
    }

    void withdraw(StandingApprovalId id, Officer officer) {
        Row row = locked(id);
        int changed = tables.jdbc()
                .sql("update signing.standing_approval set withdrawn_at = ? where id = ? and withdrawn_at is null")
                .params(TownshipTables.timestamp(clock.instant()), id.value())
                .update();
        if (changed == 1) {
            log.append(row.seal(), line(SealEvent.STANDING_WITHDRAWN, officer, id, row.template()));
        }
    }

    /** The approval that covers a template on a seal now; the requester need not be able to see it. */
    Optional<Cover> covering(SealRequest request) {
        Instant now = clock.instant();
        return tables.seeingAll(() -> tables.jdbc()
                .sql("""
                        select id, rule from signing.standing_approval
                        where seal = ? and template = ? and approver is not null and approver <> ?
                          and withdrawn_at is null and valid_from <= ? and ? < valid_until
                        order by valid_from, id limit 1""")
                .params(
                        request.seal().value(),
                        request.template(),
                        request.requester().user(),
                        TownshipTables.timestamp(now),
                        TownshipTables.timestamp(now))
                .query((row, n) -> new Cover(row.getString("id"), row.getString("rule")))
                .optional());
    }

    /** Those of a seal that were not withdrawn. */
    List<StandingApprovalView> of(SealId seal) {
        return tables.jdbc()
                .sql("select * from signing.standing_approval where seal = ? and withdrawn_at is null"
                        + " order by valid_from, id")
                .param(seal.value())
                .query((row, n) -> new StandingApprovalView(
                        new StandingApprovalId(row.getString("id")),
                        new StandingApproval(
                                seal,
                                row.getString("template"),
                                row.getString("rule"),
                                new Validity(
                                        row.getTimestamp("valid_from").toInstant(),
                                        row.getTimestamp("valid_until").toInstant())),
                        Optional.ofNullable(row.getString("approver"))))
                .list();
    }

    private Row locked(StandingApprovalId id) {
        return tables.jdbc()
                .sql("select * from signing.standing_approval where id = ? for update")
                .param(id.value())
                .query((row, n) -> new Row(
                        new SealId(row.getString("seal")),
                        row.getString("template"),
                        row.getString("requester"),
                        row.getString("approver") == null && row.getTimestamp("withdrawn_at") == null))
                .optional()
                .orElseThrow(() -> new StandingApprovalRefused("there is none of that id"));
    }

    private static Line line(SealEvent event, Officer officer, StandingApprovalId id, String template) {
        return Line.of(event, officer).noting(id + " " + template);
    }
}
