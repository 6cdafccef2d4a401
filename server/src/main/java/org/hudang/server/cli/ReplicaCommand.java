package org.hudang.server.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import org.hudang.archive.replica.Replication;
import org.hudang.archive.replica.Replication.Copied;
import org.hudang.archive.replica.Replication.Lag;
import org.hudang.server.platform.House;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Copies to the second copy of the archive what it lacks, takes away what was destroyed, and says what is lacking still. */
@Command(name = "replica", mixinStandardHelpOptions = true)
final class ReplicaCommand implements Dispatch.NeedsHouse {
    @Option(names = "--json")
    boolean json;

    @Override
    public int run(House house, Console console) {
        Replication replication = house.rounds().replica().replication();
        if (!replication.wanted()) {
            console.warn(console.say("replica.none"));
            return Dispatch.BAD;
        }
        Copied copied = house.rounds().replica().now();
        Lag lag = replication.lag().orElseThrow();
        if (json) {
            console.out().println(asJson(copied, lag));
        } else {
            console.tell(console.say("replica.copied", copied.versions(), copied.records()));
            if (copied.removed() > 0) {
                console.tell(console.say("replica.removed", copied.removed()));
            }
            copied.failed().forEach(one -> console.tell("  " + console.say("replica.failed", one.what(), one.code())));
            console.tell(console.say("replica.lag", lag.versions(), lag.records(), since(lag.since())));
            if (lag.removals() > 0) {
                console.tell(console.say("replica.removals", lag.removals()));
            }
        }
        return lag.none() ? Dispatch.GOOD : Dispatch.BAD;
    }

    private static String since(Optional<Instant> since) {
        return since.map(Instant::toString).orElse("—");
    }

    private static ObjectNode asJson(Copied copied, Lag lag) {
        ObjectNode line = new ObjectMapper().createObjectNode();
        line.put("place", lag.place())
                .put("versions", copied.versions())
                .put("records", copied.records())
                .put("removed", copied.removed());
        ArrayNode failed = line.putArray("failed");
        copied.failed()
                .forEach(one -> failed.addObject().put("what", one.what()).put("code", one.code()));
        line.putObject("lacking")
                .put("volumes", lag.volumes())
                .put("versions", lag.versions())
                .put("records", lag.records())
                .put("removals", lag.removals())
                .put("since", lag.since().map(Instant::toString).orElse(null));
        return line;
    }
}
