package org.hudang.archive.desk;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.hudang.archive.ArchiveException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.RowMapper;

/**
 * Statements that need nothing of each other's answers and go to the database together, in this order. Each sees what those
 * before it did. Outside of a transaction they are one, as statements that follow each other without a Sync are (PostgreSQL,
 * Frontend/Backend Protocol, Extended Query), unless the driver is set to part them.
 */
final class Statements {
    private final List<Statement> all = new ArrayList<>();

    private abstract static class Statement {
        final String text;
        final Object[] parameters;

        Statement(String text, Object[] parameters) {
            this.text = text;
            this.parameters = parameters;
        }

        /** Reads what stands next in the answer. */
        abstract void read(PreparedStatement answered) throws SQLException;
    }

    private static final class Question<T> extends Statement {
        private final ResultSetExtractor<T> reading;
        private @Nullable T answer;

        Question(String text, Object[] parameters, ResultSetExtractor<T> reading) {
            super(text, parameters);
            this.reading = reading;
        }

        @Override
        void read(PreparedStatement answered) throws SQLException {
            try (ResultSet rows = Objects.requireNonNull(answered.getResultSet())) {
                answer = reading.extractData(rows);
            }
        }

        T answer() {
            return Objects.requireNonNull(answer, "asked for before it was put");
        }
    }

    private static final class Change extends Statement {
        private final int rows;

        Change(String text, Object[] parameters, int rows) {
            super(text, parameters);
            this.rows = rows;
        }

        @Override
        void read(PreparedStatement answered) throws SQLException {
            int changed = answered.getUpdateCount();
            if (changed != rows) {
                // no parameters: they may tell of people
                throw new OptimisticLockingFailureException(changed + " rows instead of " + rows + ": " + text);
            }
        }
    }

    /**
     * Puts a question.
     *
     * @param reading of its rows; never to null
     * @return the answer, once all are asked
     */
    <T> Supplier<T> put(String text, ResultSetExtractor<T> reading, Object... parameters) {
        Question<T> question = new Question<>(text, parameters, reading);
        all.add(question);
        return question::answer;
    }

    /**
     * Puts a question whose rows may be none of ours, for those who look for such.
     *
     * @return the answer, once all are asked; empty when one of its rows cannot be read
     */
    <T> Supplier<Optional<T>> ours(String text, ResultSetExtractor<T> reading, Object... parameters) {
        return put(
                text,
                rows -> {
                    try {
                        return Optional.ofNullable(reading.extractData(rows));
                    } catch (ArchiveException | IllegalArgumentException | DateTimeException nothingOfOurs) {
                        return Optional.<T>empty();
                    }
                },
                parameters);
    }

    /** Puts a question that one row answers, or none. */
    <T> Supplier<Optional<T>> one(String text, RowMapper<T> mapper, Object... parameters) {
        return put(
                text,
                rows -> rows.next() ? Optional.ofNullable(mapper.mapRow(rows, 0)) : Optional.<T>empty(),
                parameters);
    }

    /** Puts a question that any number of rows answer. */
    <T> Supplier<List<T>> list(String text, RowMapper<T> mapper, Object... parameters) {
        return put(
                text,
                rows -> {
                    List<T> list = new ArrayList<>();
                    while (rows.next()) {
                        list.add(Objects.requireNonNull(mapper.mapRow(rows, list.size())));
                    }
                    return list;
                },
                parameters);
    }

    /**
     * Puts a change of so many rows. When it finds others, none of these statements may stand: the transaction ends with {@link
     * OptimisticLockingFailureException}.
     */
    void change(int rows, String text, Object... parameters) {
        all.add(new Change(text, parameters, rows));
    }

    /** Sends all of them in one turn; where they have to stand or fall together, inside a transaction. */
    void atOnce(JdbcTemplate template) {
        if (all.isEmpty()) {
            return;
        }
        StringBuilder text = new StringBuilder();
        all.forEach(one -> text.append(text.isEmpty() ? "" : "; ").append(one.text));
        template.execute(text.toString(), (PreparedStatementCallback<Boolean>) together -> {
            int at = 1;
            for (Statement one : all) {
                for (Object parameter : one.parameters) {
                    together.setObject(at++, parameter);
                }
            }
            together.execute();
            boolean first = true;
            for (Statement one : all) {
                if (!first) {
                    together.getMoreResults();
                }
                first = false;
                one.read(together);
            }
            return true;
        });
    }
}
