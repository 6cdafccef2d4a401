package org.hudang.search.elastic;

import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.hudang.search.EngineUnavailable;
import org.hudang.search.IndexNotWritten;
import org.hudang.search.IndexUnreadable;

/**
 * Changes that wait to be sent together. Each carries the version of its source, so that Elasticsearch itself drops what comes late
 * or again. They are sent to aliases that must exist, so that no index appears by mistake.
 */
final class Changes {
    private static final int MOST = 500;
    private static final long MOST_CHARACTERS = 4_000_000;
    private static final int ATTEMPTS = 5;
    private static final int TOO_MANY = 429;
    private static final int SERVERS_FAULT = 500;

    private final Cluster cluster;
    private List<Change> waiting = new ArrayList<>();
    private long characters;

    Changes(Cluster cluster) {
        this.cluster = cluster;
    }

    private record Change(String key, Documents.Made made, long version) {
        BulkOperation to(String alias) {
            return BulkOperation.of(o -> o.index(i -> i.index(alias)
                    .requireAlias(true)
                    .id(key)
                    .version(version)
                    .versionType(VersionType.External)
                    .document(made.fields())));
        }
    }

    /** Where changes go; looked up anew for every try, because a rebuild may begin or end at any moment. */
    interface Targets {
        List<String> aliases();
    }

    /** Adds one; true when it is time to send. */
    boolean add(String id, Documents.Made made, long version) {
        waiting.add(new Change(Documents.keyOf(id), made, version));
        characters += made.characters();
        return waiting.size() >= MOST || characters >= MOST_CHARACTERS;
    }

    /** Sends what waits. Whether that succeeds or not, nothing waits afterwards: after a failure everything is fed again. */
    void send(Targets targets) {
        List<Change> batch = waiting;
        waiting = new ArrayList<>();
        characters = 0;
        if (batch.isEmpty()) {
            return;
        }
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            List<BulkOperation> operations = new ArrayList<>();
            for (String alias : targets.aliases()) {
                batch.forEach(change -> operations.add(change.to(alias)));
            }
            if (arrived(cluster.send(operations))) {
                return;
            }
        }
        throw new IndexUnreadable("an index that comes and goes", new IOException("no alias"));
    }

    /** False when an alias has gone since it was looked up: then a rebuild has ended, and all is sent again. */
    private static boolean arrived(List<Cluster.Outcome> outcomes) {
        boolean all = true;
        for (Cluster.Outcome outcome : outcomes) {
            if (outcome.isMissing()) {
                all = false;
            } else if (outcome.status() == TOO_MANY || outcome.status() >= SERVERS_FAULT) {
                throw new EngineUnavailable("status " + outcome.status(), new IOException(outcome.error()));
            } else if (!outcome.isGood()) {
                throw new IndexNotWritten(outcome.error(), new IOException("status " + outcome.status()));
            }
        }
        return all;
    }
}
