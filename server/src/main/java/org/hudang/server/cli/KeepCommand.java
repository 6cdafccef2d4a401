package org.hudang.server.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.hudang.server.platform.House;
import org.hudang.signing.longterm.Keeping;
import org.hudang.signing.longterm.KeepingRegister;
import org.hudang.signing.longterm.KeepingRegister.State;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Keeping signed papers verifiable for long. */
@Command(
        name = "keep",
        mixinStandardHelpOptions = true,
        subcommands = {KeepCommand.Status.class, KeepCommand.Run.class})
final class KeepCommand {

    /** Shows how many papers are how far, and names those that wait or are stuck. */
    @Command(name = "status", mixinStandardHelpOptions = true)
    static final class Status implements Dispatch.NeedsHouse {
        @Option(names = "--json")
        boolean json;

        @Override
        public int run(House house, Console console) {
            KeepingRegister.Status status = house.keeping().status();
            if (json) {
                console.out().println(asJson(status));
            } else {
                status.papers().forEach((state, papers) -> console.tell(console.say("keep.state." + state, papers)));
                console.tell(console.say("keep.due", status.due()));
                status.waiting()
                        .forEach(one -> console.tell("  "
                                + console.say(
                                        "keep.waiting." + one.state(),
                                        one.paper(),
                                        one.code().orElse("—"),
                                        String.valueOf(one.tries()),
                                        one.at())));
            }
            return status.papers().getOrDefault(State.STUCK, 0) == 0 ? Dispatch.GOOD : Dispatch.BAD;
        }

        private static ObjectNode asJson(KeepingRegister.Status status) {
            ObjectNode line = new ObjectMapper().createObjectNode();
            status.papers().forEach((state, papers) -> line.put(state.name().toLowerCase(Locale.ROOT), papers));
            line.put("due", status.due());
            ArrayNode waiting = line.putArray("waiting");
            status.waiting()
                    .forEach(one -> waiting.addObject()
                            .put("paper", one.paper())
                            .put("state", one.state().name())
                            .put("code", one.code().orElse(null))
                            .put("tries", one.tries())
                            .put("next", one.at().toString()));
            return line;
        }
    }

    /** Looks now after papers whose time has come; the open house does so by itself. */
    @Command(name = "run", mixinStandardHelpOptions = true)
    static final class Run implements Dispatch.NeedsHouse {
        private static final int LARGEST = 10_000;

        @Spec
        CommandSpec spec;

        @Option(names = "--most", paramLabel = "N")
        int most = 200;

        @Option(names = "--stuck")
        boolean stuck;

        @Option(names = "--all")
        boolean all;

        @Override
        public int run(House house, Console console) {
            if (most < 1 || most > LARGEST) {
                throw new ParameterException(spec.commandLine(), "--most: 1–" + LARGEST);
            }
            if (all) {
                house.keeping().enlistFiled();
            }
            if (stuck) {
                house.keeping().tryStuckAgain();
            }
            Keeping.Run done = house.keeping().run(most);
            console.tell(console.say("keep.done", done.kept(), done.later(), done.stuck()));
            if (done.stuck() > 0) {
                return Dispatch.BAD;
            }
            return done.later() > 0 ? Dispatch.CANNOT_TELL : Dispatch.GOOD;
        }
    }
}
