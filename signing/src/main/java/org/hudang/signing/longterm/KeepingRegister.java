package org.hudang.signing.longterm;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.hudang.signing.seal.Officer;
import org.hudang.signing.seal.TownshipTables;
import org.springframework.transaction.support.TransactionOperations;

/** Which signed papers are kept for long, and when each must be looked after again; table {@code signing.kept_paper}. */
public final class KeepingRegister {
    private static final int SHOWN = 100;

    /** A day that no house lives to see. */
    private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

    private final TownshipTables tables;

    /**
     * @param database connections of the application's role
     * @param transactions over the same connections
     */
    public KeepingRegister(DataSource database, TransactionOperations transactions) {
        this.tables = new TownshipTables(database, transactions);
    }

    /** How far a paper is. */
    public enum State {
        /** Nothing proves the time of a signature yet (时间戳待补). */
        PENDING,
        /** Proven, or not looked at yet: on the way to B-LTA. */
        T,
        /** B-LTA, to be prolonged in time. */
        LTA,
        /** Not valid, so it is not kept as if it were: a person has to look. */
        STUCK
    }

    /**
     * A paper as it is registered.
     *
     * @param paper number of the item that is filed
     * @param township whose it is
     * @param tries how often it did not work since it last did
     * @param code why it did not work last
     */
    public record Due(String paper, String township, State state, Instant at, int tries, Optional<String> code) {}

    /** What a copy that is being filed brings a paper to, and when it must be looked after again. */
    public record Next(State state, Instant at) {}

    /**
     * All papers.
     *
     * @param papers how many are in each state
     * @param due how many have to be looked after now
     * @param waiting those that are pending or stuck, the oldest first, at most 100
     */
    public record Status(Map<State, Integer> papers, int due, List<Due> waiting) {}

    /** Takes a paper that is being filed into the register, in the running transaction and for its township; once. */
    public void enlist(String paper, Instant now) {
        tables.jdbc()
                .sql("insert into signing.kept_paper (paper, township, state, next_at, enlisted_at)"
                        + " values (?, current_setting('hudang.township'), 'T', ?, ?) on conflict (paper) do nothing")
                .params(paper, TownshipTables.timestamp(micros(now)), TownshipTables.timestamp(now))
                .update();
    }

    /** The same for a paper that was filed before. */
    public void enlist(String paper, String township, Instant now) {
        tables.as(township, () -> {
            enlist(paper, now);
            return paper;
        });
    }

    /** Gives papers to another township, in the running transaction, which sees every township. */
    public void give(List<String> papers, String township) {
        tables.jdbc()
                .sql("update signing.kept_paper set township = ? where paper = any(?)")
                .params(township, papers.toArray(String[]::new))
                .update();
    }

    /** Papers that were destroyed: nobody looks after them any more. May be said twice. */
    public void release(List<String> papers) {
        tables.as(
                Officer.BUREAU,
                () -> tables.jdbc()
                        .sql("update signing.kept_paper set state = 'LTA', next_at = ?, tries = 0, last_code = null"
                                + " where paper = any(?)")
                        .params(TownshipTables.timestamp(NEVER), papers.toArray(String[]::new))
                        .update());
    }

    /** Papers whose time has come, the longest overdue first. */
    public List<Due> due(Instant now, int most) {
        return tables.as(
                Officer.BUREAU,
                () -> tables.jdbc()
                        .sql("select * from signing.kept_paper where state <> 'STUCK' and next_at <= ?"
                                + " order by next_at, paper limit ?")
                        .params(TownshipTables.timestamp(now), most)
                        .query((row, n) -> row(row))
                        .list());
    }

    /**
     * Notes that a copy is filed; joins the transaction that files it. May be said twice. Whose the paper is meanwhile does
     * not matter: it may have moved since it was due.
     */
    public void kept(String paper, Next next) {
        tables.as(
                Officer.BUREAU,
                () -> tables.jdbc()
                        .sql(
                                "update signing.kept_paper set state = ?, next_at = ?, tries = 0, last_code = null where paper = ?")
                        .params(next.state().name(), TownshipTables.timestamp(micros(next.at())), paper)
                        .update());
    }

    /** Notes that nothing had to be done. */
    void already(Due paper, Instant next) {
        change(paper, new Next(State.LTA, next), 0, Optional.empty());
    }

    /** Notes that it did not work now; when to try again grows with each time. */
    void later(Due paper, State state, Instant now, String code) {
        change(paper, new Next(state, now.plus(pause(paper.tries()))), paper.tries() + 1, Optional.of(code));
    }

    /** Notes that trying again helps nothing. */
    void stuck(Due paper, String code) {
        change(paper, new Next(State.STUCK, paper.at()), paper.tries() + 1, Optional.of(code));
    }

    /** Only where nobody else changed it meanwhile. */
    private void change(Due paper, Next next, int tries, Optional<String> code) {
        tables.as(
                Officer.BUREAU,
                () -> tables.jdbc()
                        .sql(
                                "update signing.kept_paper set state = ?, next_at = ?, tries = ?, last_code = left(nullif(?, ''), 100)"
                                        + " where paper = ? and state = ? and next_at = ? and tries = ?")
                        .params(
                                next.state().name(),
                                TownshipTables.timestamp(micros(next.at())),
                                tries,
                                code.orElse(""),
                                paper.paper(),
                                paper.state().name(),
                                TownshipTables.timestamp(paper.at()),
                                paper.tries())
                        .update());
    }

    /** One minute, then twice as long each time, at most six hours. */
    static Duration pause(int tries) {
        Duration pause = Duration.ofMinutes(1L << Math.min(tries, 10));
        Duration longest = Duration.ofHours(6);
        return pause.compareTo(longest) > 0 ? longest : pause;
    }

    /** Lets stuck papers be looked after once more, as after somebody has mended what was in the way. */
    public int tryStuckAgain(Instant now) {
        return tables.as(
                Officer.BUREAU,
                () -> tables.jdbc()
                        .sql("update signing.kept_paper set state = 'T', next_at = ?, tries = 0 where state = 'STUCK'")
                        .param(TownshipTables.timestamp(micros(now)))
                        .update());
    }

    /** How all papers stand. */
    public Status status(Instant now) {
        return tables.as(Officer.BUREAU, () -> {
            Map<State, Integer> papers = new EnumMap<>(State.class);
            for (State state : State.values()) {
                papers.put(state, 0);
            }
            tables.jdbc()
                    .sql("select state, count(*) from signing.kept_paper group by state")
                    .query(row -> {
                        papers.put(State.valueOf(row.getString(1)), row.getInt(2));
                    });
            int due = tables.jdbc()
                    .sql("select count(*) from signing.kept_paper where state <> 'STUCK' and next_at <= ?")
                    .param(TownshipTables.timestamp(now))
                    .query(Integer.class)
                    .single();
            List<Due> waiting = tables.jdbc()
                    .sql("select * from signing.kept_paper where state in ('STUCK', 'PENDING')"
                            + " order by enlisted_at, paper limit " + SHOWN)
                    .query((row, n) -> row(row))
                    .list();
            return new Status(papers, due, waiting);
        });
    }

    private static Due row(ResultSet row) throws SQLException {
        return new Due(
                row.getString("paper"),
                row.getString("township"),
                State.valueOf(row.getString("state")),
                row.getTimestamp("next_at").toInstant(),
                row.getInt("tries"),
                Optional.ofNullable(row.getString("last_code")));
    }

    /** As precise as the database keeps it. */
    private static Instant micros(Instant at) {
        return at.truncatedTo(ChronoUnit.MICROS);
    }
}
