package org.hudang.archive.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Supplier;
import org.hudang.archive.KeyReused;
import org.hudang.archive.household.HouseholdNumber;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Answers that were given, by idempotency key: a retry gets the same. */
final class Answers {
    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final Clock clock;

    Answers(Database database, Clock clock) {
        this.jdbc = database.jdbc();
        this.template = database.template();
        this.clock = clock;
    }

    /** Which request an answer belongs to. */
    record Asked(String township, String operation, String key, String request) {}

    private static final String ONE =
            "select request, answer from archive.answer where township = ? and operation = ? and key = ?";

    private record Given(String request, String answer) {
        static Given of(ResultSet row) throws SQLException {
            return new Given(row.getString("request"), row.getString("answer"));
        }

        String to(Asked asked) {
            if (!request.equals(asked.request())) {
                throw new KeyReused(asked.operation());
            }
            return answer;
        }
    }

    /**
     * The answer that this key got before.
     *
     * @throws KeyReused when it was for another request
     */
    Optional<String> find(Asked asked) {
        return jdbc.sql(ONE)
                .params(asked.township(), asked.operation(), asked.key())
                .query((row, i) -> Given.of(row))
                .optional()
                .map(given -> given.to(asked));
    }

    /**
     * The same, to be asked for with other questions.
     *
     * @throws KeyReused when it is taken
     */
    static Supplier<Optional<String>> ask(Statements questions, Asked asked) {
        Supplier<Optional<Given>> given =
                questions.one(ONE, (row, i) -> Given.of(row), asked.township(), asked.operation(), asked.key());
        return () -> given.get().map(one -> one.to(asked));
    }

    /** Lets requests with the same key follow each other: the second waits until the transaction of the first ends. */
    void queue(Asked asked) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param("hudang.archive.answer|" + asked.township() + "|" + asked.operation() + "|" + asked.key())
                .query((row, i) -> "")
                .single();
    }

    /** Keeps an answer. Fails on a key that another transaction has used meanwhile. */
    void give(Asked asked, HouseholdNumber household, String answer) {
        Statements alone = new Statements();
        give(alone, asked, household, answer);
        alone.atOnce(template);
    }

    /** The same, with other changes. */
    void give(Statements changes, Asked asked, HouseholdNumber household, String answer) {
        changes.change(
                1,
                "insert into archive.answer (township, operation, key, household, request, answer, given_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                asked.township(),
                asked.operation(),
                asked.key(),
                household.value(),
                asked.request(),
                answer,
                OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
    }
}
