package org.hudang.archive.desk;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.RowMapper;

/**
 * Questions that need nothing of each other's answers and go to the database together. Outside of a transaction they and the
 * scope are one there, in one turn: statements that follow each other without a Sync are (PostgreSQL, Frontend/Backend
 * Protocol, Extended Query).
 */
final class Questions {
    private static final String SCOPED = "select coalesce(current_setting('hudang.township', true), '')";

    private final List<Question<?>> all = new ArrayList<>();

    private static final class Question<T> {
        private final String text;
        private final Object[] parameters;
        private final ResultSetExtractor<T> reading;
        private @Nullable T answer;

        Question(String text, Object[] parameters, ResultSetExtractor<T> reading) {
            this.text = text;
            this.parameters = parameters;
            this.reading = reading;
        }

        void read(ResultSet rows) throws SQLException {
            answer = reading.extractData(rows);
        }

        T answer() {
            return Objects.requireNonNull(answer, "asked for before it was put");
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
     * Asks all of them in one turn.
     *
     * @param scope statement with one parameter that sets the township for the rest of a transaction
     * @return whether the scope held to the end: a driver that is set to part them lets it end with its own statement, and
     *     nothing of what was read counts
     */
    boolean askAtOnce(JdbcTemplate template, String scope, String township) {
        StringBuilder text = new StringBuilder(scope);
        all.forEach(question -> text.append("; ").append(question.text));
        text.append("; ").append(SCOPED);
        return Boolean.TRUE.equals(template.execute(text.toString(), (PreparedStatementCallback<Boolean>) together -> {
            int at = 1;
            together.setString(at++, township);
            for (Question<?> question : all) {
                for (Object parameter : question.parameters) {
                    together.setObject(at++, parameter);
                }
            }
            together.execute();
            for (Question<?> question : all) {
                try (ResultSet rows = next(together)) {
                    question.read(rows);
                }
            }
            try (ResultSet scoped = next(together)) {
                return scoped.next() && scoped.getString(1).equals(township);
            }
        }));
    }

    private static ResultSet next(PreparedStatement together) throws SQLException {
        together.getMoreResults();
        return Objects.requireNonNull(together.getResultSet());
    }

    /** Asks them one after the other, in the transaction that there is. */
    void askInTurn(JdbcTemplate template) {
        for (Question<?> question : all) {
            template.query(
                    question.text,
                    (ResultSetExtractor<Boolean>) rows -> {
                        question.read(rows);
                        return true;
                    },
                    question.parameters);
        }
    }
}
