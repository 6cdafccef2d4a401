package org.hudang.server.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.hudang.archive.keeping.Rounds.Damage;
import org.hudang.archive.keeping.Rounds.Standing;
import org.hudang.archive.keeping.Rounds.Step;
import org.hudang.server.platform.House;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Reads volumes whose turn it is, puts right what another copy has whole, and names what is damaged. */
@Command(name = "round", mixinStandardHelpOptions = true)
final class RoundCommand implements Dispatch.NeedsHouse {
    @Option(names = "--all")
    boolean all;

    @Option(names = "--json")
    boolean json;

    @Override
    public int run(House house, Console console) {
        Step step = house.rounds().now(all);
        Standing standing = house.rounds().rounds().standing();
        List<Damage> damages = house.rounds().rounds().damages();
        if (json) {
            console.out().println(asJson(step, standing, damages));
        } else {
            console.tell(console.say("round.read", step.volumes(), standing.volumes()));
            console.tell(console.say(
                    "round.oldest", standing.oldest().map(Instant::toString).orElse("—")));
            console.tell(console.say("round.healed", step.healed().size()));
            step.healed()
                    .forEach(one -> console.tell("  "
                            + console.say(
                                    "round.mended",
                                    one.item().orElse(one.code()),
                                    one.household().value(),
                                    one.place())));
            if (!step.failed().isEmpty()) {
                console.tell(console.say("round.failed", step.failed().size()));
                step.failed().forEach(one -> console.tell("  " + console.say("round.unread", one.what(), one.code())));
            }
            console.tell(console.say("round.damages", damages.size()));
            damages.forEach(one -> tell(one, console));
        }
        return damages.isEmpty() && step.failed().isEmpty() ? Dispatch.GOOD : Dispatch.BAD;
    }

    private static void tell(Damage one, Console console) {
        console.tell("  "
                + console.say(
                        "round.damage",
                        one.item().orElse(one.code()),
                        one.household().value(),
                        one.kind(),
                        one.place(),
                        one.since()));
        console.tell(
                "    " + console.say("round.digests", one.volume().value(), told(one.expected()), told(one.found())));
    }

    private static String told(String digest) {
        return digest.isEmpty() ? "—" : digest;
    }

    private static ObjectNode asJson(Step step, Standing standing, List<Damage> damages) {
        ObjectNode line = new ObjectMapper().createObjectNode();
        line.put("read", step.volumes())
                .put("bytes", step.bytes())
                .put("volumes", standing.volumes())
                .put("never", standing.never())
                .put("oldest", standing.oldest().map(Instant::toString).orElse(null));
        ArrayNode healed = line.putArray("healed");
        step.healed()
                .forEach(one -> healed.addObject()
                        .put("household", one.household().value())
                        .put("volume", one.volume().value())
                        .put("code", one.code())
                        .put("item", one.item().orElse(null))
                        .put("place", one.place()));
        ArrayNode failed = line.putArray("failed");
        step.failed().forEach(one -> failed.addObject().put("what", one.what()).put("code", one.code()));
        ArrayNode list = line.putArray("damages");
        damages.forEach(one -> list.addObject()
                .put("household", one.household().value())
                .put("volume", one.volume().value())
                .put("code", one.code())
                .put("item", one.item().orElse(null))
                .put("kind", one.kind().name())
                .put("place", one.place())
                .put("expected", one.expected())
                .put("found", one.found())
                .put("since", one.since().toString()));
        return line;
    }
}
