package org.hudang.server.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hudang.archive.Acting;
import org.hudang.archive.single.BusinessLine;
import org.hudang.archive.single.Feasibility;
import org.hudang.archive.single.SingleSet;
import org.hudang.archive.single.SingleSet.State;
import org.hudang.server.account.Role;
import org.hudang.server.platform.House;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** For which business the electronic form alone is kept. */
@Command(
        name = "single-sets",
        mixinStandardHelpOptions = true,
        subcommands = {
            SingleCommand.Lists.class,
            SingleCommand.Enter.class,
            SingleCommand.Approve.class,
            SingleCommand.Off.class
        })
final class SingleCommand {
    private static final Acting LOOKING = Acting.bureau("command");
    private static final Set<Role> DECIDE = Set.of(Role.ARCHIVIST, Role.BUREAU_APPROVER);

    /** Lists every business and how its switch stands. */
    @Command(name = "list", mixinStandardHelpOptions = true)
    static final class Lists implements Dispatch.NeedsHouse {
        @Option(names = "--json")
        boolean json;

        @Override
        public int run(House house, Console console) {
            show(house.life().singles().all(LOOKING), console, json);
            return Dispatch.GOOD;
        }
    }

    /** Enters a feasibility record. */
    @Command(name = "enter", mixinStandardHelpOptions = true)
    static final class Enter implements Dispatch.NeedsHouse {
        @Parameters(paramLabel = "BUSINESS")
        String line = "";

        @Option(names = "--assessor", required = true)
        String assessor = "";

        @Option(names = "--on", required = true, paramLabel = "DAY")
        LocalDate on = LocalDate.EPOCH;

        @Option(names = "--conclusion", required = true)
        String conclusion = "";

        @Option(names = "--document", required = true)
        String document = "";

        @Mixin
        ByLogin by = new ByLogin();

        @Override
        public int run(House house, Console console) {
            Optional<Acting> acting = by.acting(house, console, Set.of(Role.ARCHIVIST));
            if (acting.isEmpty()) {
                return Dispatch.BAD;
            }
            Feasibility record = new Feasibility(assessor, on, conclusion, document);
            show(List.of(house.life().singles().enter(BusinessLine.parse(line), record, acting.get())), console, false);
            return Dispatch.GOOD;
        }
    }

    /** Switches on what waits. */
    @Command(name = "approve", mixinStandardHelpOptions = true)
    static final class Approve implements Dispatch.NeedsHouse {
        @Parameters(paramLabel = "BUSINESS")
        String line = "";

        @Mixin
        ByLogin by = new ByLogin();

        @Override
        public int run(House house, Console console) {
            Optional<Acting> acting = by.acting(house, console, DECIDE);
            if (acting.isEmpty()) {
                return Dispatch.BAD;
            }
            show(List.of(house.life().singles().approve(BusinessLine.parse(line), acting.get())), console, false);
            return Dispatch.GOOD;
        }
    }

    /** Refuses what waits, or switches off what is on. */
    @Command(name = "off", mixinStandardHelpOptions = true)
    static final class Off implements Dispatch.NeedsHouse {
        @Parameters(paramLabel = "BUSINESS")
        String line = "";

        @Option(names = "--reason", required = true)
        String reason = "";

        @Mixin
        ByLogin by = new ByLogin();

        @Override
        public int run(House house, Console console) {
            Optional<Acting> acting = by.acting(house, console, DECIDE);
            if (acting.isEmpty()) {
                return Dispatch.BAD;
            }
            show(List.of(house.life().singles().off(BusinessLine.parse(line), reason, acting.get())), console, false);
            return Dispatch.GOOD;
        }
    }

    private static void show(List<SingleSet> sets, Console console, boolean json) {
        if (json) {
            ArrayNode list = new ObjectMapper().createArrayNode();
            sets.forEach(set -> put(set, list.addObject()));
            console.out().println(list);
            return;
        }
        for (SingleSet set : sets) {
            console.tell(console.say(
                    "single.line",
                    set.line().word(),
                    console.say("single.state." + set.state().word()),
                    record(set).map(Feasibility::document).orElse("")));
        }
    }

    private static Optional<Feasibility> record(SingleSet set) {
        if (set.state() instanceof State.On on) {
            return Optional.of(on.record());
        }
        return set.state() instanceof State.Waiting waiting ? Optional.of(waiting.record()) : Optional.empty();
    }

    private static void put(SingleSet set, ObjectNode line) {
        line.put("line", set.line().word()).put("state", set.state().word());
        record(set)
                .ifPresent(record -> line.putObject("record")
                        .put("assessor", record.assessor())
                        .put("on", record.on().toString())
                        .put("conclusion", record.conclusion())
                        .put("document", record.document()));
    }
}
