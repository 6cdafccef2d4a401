package org.hudang.archive.desk;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.hudang.archive.Acting;
import org.hudang.archive.ArchiveOutbox;
import org.hudang.archive.OutboxMessage;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.volume.ItemId;

/** The outbox table. */
final class Outbox implements ArchiveOutbox {
    private final Database database;

    Outbox(Database database) {
        this.database = database;
    }

    void put(OutboxMessage message) {
        Statements alone = new Statements();
        put(alone, List.of(message));
        alone.atOnce(database.template());
    }

    /** Messages in their order, with other changes. */
    static void put(Statements changes, List<OutboxMessage> messages) {
        if (messages.isEmpty()) {
            return;
        }
        changes.change(
                messages.size(),
                "insert into archive.outbox (household, township, version, kind, item)"
                        + " select * from unnest(?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[])",
                messages.stream().map(one -> one.household().value()).toArray(String[]::new),
                messages.stream().map(OutboxMessage::township).toArray(String[]::new),
                messages.stream().map(OutboxMessage::version).toArray(Long[]::new),
                messages.stream().map(OutboxMessage::kind).toArray(String[]::new),
                messages.stream()
                        .map(one -> one.item().map(ItemId::value).orElse(null))
                        .toArray(String[]::new));
    }

    @Override
    public int take(int max, Consumer<List<OutboxMessage>> consumer) {
        record Numbered(long id, OutboxMessage message) {}
        return database.within(Acting.BUREAU, () -> {
            List<Numbered> taken = database.jdbc()
                    .sql("delete from archive.outbox where id in (select id from archive.outbox order by id limit ?"
                            + " for update skip locked) returning id, household, township, item, version, kind")
                    .param(max)
                    .query((row, i) -> new Numbered(
                            row.getLong("id"),
                            new OutboxMessage(
                                    new HouseholdNumber(row.getString("household")),
                                    row.getString("township"),
                                    Optional.ofNullable(row.getString("item")).map(ItemId::new),
                                    row.getLong("version"),
                                    row.getString("kind"))))
                    .list();
            if (!taken.isEmpty()) {
                consumer.accept(taken.stream()
                        .sorted(Comparator.comparingLong(Numbered::id))
                        .map(Numbered::message)
                        .toList());
            }
            return taken.size();
        });
    }
}
