package org.hudang.signing.personal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.hudang.signing.seal.RandomId;
import org.hudang.signing.seal.TownshipTables;

/** Acts of signing in their table. */
final class ActRows {
    private final TownshipTables tables;

    ActRows(TownshipTables tables) {
        this.tables = tables;
    }

    /** Where an act is. */
    enum State {
        BEGUN,
        SIGNED,
        FILED,
        /** Its paper was given up before it was filed. */
        GIVEN_UP
    }

    /**
     * An act as it is recorded.
     *
     * @param id of the act
     * @param act digest of everything the person and the house brought
     * @param document SM3 of the document that is signed
     * @param state where it is
     */
    record Row(ActId id, String act, String document, State state) {}

    Optional<Row> byKey(String township, String idempotencyKey) {
        return tables.jdbc()
                .sql("select * from signing.personal_act where township = ? and idempotency_key = ?")
                .params(township, idempotencyKey)
                .query((row, n) -> row(row))
                .optional();
    }

    Row insert(PersonalAct act, String document, Instant now, Random random) {
        ActId id = new ActId(RandomId.next("act_", random));
        int inserted = tables.jdbc()
                .sql("""
                        insert into signing.personal_act (id, township, idempotency_key, act, field, signer, shown_as,
                          document, begun_at, state)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'BEGUN') on conflict (township, idempotency_key) do nothing""")
                .params(
                        id.value(),
                        act.township(),
                        act.idempotencyKey(),
                        ActForm.digest(act),
                        act.field().name(),
                        act.signer().key(),
                        shownAs(act.signer().name()),
                        document,
                        TownshipTables.timestamp(now))
                .update();
        if (inserted == 0) {
            throw new ActConflict("process");
        }
        return new Row(id, ActForm.digest(act), document, State.BEGUN);
    }

    /** The first character and a star: less than any mask of names shows, so that two masks together tell no more. */
    static String shownAs(String name) {
        return name.codePointCount(0, name.length()) < 2 ? "*" : name.substring(0, name.offsetByCodePoints(0, 1)) + "*";
    }

    /** An act that came to nothing is taken up again, perhaps with another handwriting. */
    Row renew(Row begun, PersonalAct act, Instant now) {
        String digest = ActForm.digest(act);
        tables.jdbc()
                .sql("update signing.personal_act set act = ?, begun_at = ? where id = ? and state = 'BEGUN'")
                .params(digest, TownshipTables.timestamp(now), begun.id().value())
                .update();
        return new Row(begun.id(), digest, begun.document(), State.BEGUN);
    }

    /** Digest of the evidence of the signature that made this document. */
    Optional<String> evidenceOf(String document) {
        return tables.jdbc()
                .sql("select evidence from signing.personal_act where output = ?")
                .param(document)
                .query(String.class)
                .optional();
    }

    int signed(ActId id, String output, String evidence) {
        return tables.jdbc()
                .sql("update signing.personal_act set state = 'SIGNED', output = ?, evidence = ?"
                        + " where id = ? and state in ('BEGUN', 'SIGNED')")
                .params(output, evidence, id.value())
                .update();
    }

    int filed(ActId id, Instant now) {
        int changed = tables.jdbc()
                .sql("update signing.personal_act set state = 'FILED', filed_at = coalesce(filed_at, ?)"
                        + " where id = ? and state in ('SIGNED', 'FILED')")
                .params(TownshipTables.timestamp(now), id.value())
                .update();
        if (changed == 0) {
            throw new ActUnknown(id);
        }
        return changed;
    }

    /** Gives up every act of the township that was begun under such a key and is not filed. */
    List<ActId> giveUp(String township, String keyPrefix) {
        return tables.jdbc()
                .sql("update signing.personal_act set state = 'GIVEN_UP' where township = ?"
                        + " and starts_with(idempotency_key, ?) and state in ('BEGUN', 'SIGNED') returning id")
                .params(township, keyPrefix)
                .query((row, n) -> new ActId(row.getString(1)))
                .list();
    }

    Optional<State> state(ActId id) {
        return tables.jdbc()
                .sql("select state from signing.personal_act where id = ?")
                .param(id.value())
                .query(String.class)
                .optional()
                .map(State::valueOf);
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                new ActId(row.getString("id")),
                row.getString("act"),
                row.getString("document"),
                State.valueOf(row.getString("state")));
    }
}
