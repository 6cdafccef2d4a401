package org.hudang.server.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hudang.archive.Acting;
import org.hudang.archive.MalformedId;
import org.hudang.archive.destruction.Destruction.Done;
import org.hudang.archive.destruction.Destruction.What;
import org.hudang.archive.destruction.DestructionList;
import org.hudang.archive.destruction.ListNumber;
import org.hudang.server.account.Role;
import org.hudang.server.destruction.DestructionDesk;
import org.hudang.server.platform.House;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Destroys what two people approved: first a list, filed for ever, then the volumes on it. */
@Command(
        name = "destroy",
        mixinStandardHelpOptions = true,
        subcommands = {
            DestroyCommand.Lists.class,
            DestroyCommand.Draw.class,
            DestroyCommand.Withdraw.class,
            DestroyCommand.ToFile.class,
            DestroyCommand.SheetOf.class,
            DestroyCommand.Run.class
        })
final class DestroyCommand {
    private static final Set<Role> ARCHIVIST = Set.of(Role.ARCHIVIST);
    private static final Acting LOOKING = Acting.bureau("command");
    private static final Set<What> SETTLED = Set.of(What.DESTROYED, What.BEFORE, What.REFUSED);

    /** Shows all lists. */
    @Command(name = "list", mixinStandardHelpOptions = true)
    static final class Lists implements Dispatch.NeedsHouse {
        @Option(names = "--json")
        boolean json;

        @Override
        public int run(House house, Console console) {
            List<DestructionList> lists = house.life().destruction().lists(LOOKING);
            if (json) {
                ArrayNode all = new ObjectMapper().createArrayNode();
                lists.forEach(list -> put(list, all.addObject()));
                console.out().println(all);
            } else if (lists.isEmpty()) {
                console.tell(console.say("destroy.none"));
            } else {
                lists.forEach(list -> tell(list, console));
            }
            return Dispatch.GOOD;
        }
    }

    /** Draws up a list of what is approved. */
    @Command(name = "draw", mixinStandardHelpOptions = true)
    static final class Draw implements Dispatch.NeedsHouse {
        @Mixin
        ByLogin by = new ByLogin();

        @Override
        public int run(House house, Console console) {
            Optional<Acting> acting = by.acting(house, console, ARCHIVIST);
            if (acting.isEmpty()) {
                return Dispatch.BAD;
            }
            tell(new DestructionDesk(house).draw(acting.get()), console);
            return Dispatch.GOOD;
        }
    }

    /** What is done with one list in the name of an archivist. */
    abstract static class OneList implements Dispatch.NeedsHouse {
        @Spec
        CommandSpec spec;

        @Parameters(paramLabel = "LIST")
        String list = "";

        @Mixin
        ByLogin by = new ByLogin();

        @Override
        public final int run(House house, Console console) throws Exception {
            ListNumber number;
            try {
                number = new ListNumber(list);
            } catch (MalformedId e) {
                throw new ParameterException(spec.commandLine(), e.sentence(console.locale()));
            }
            Optional<Acting> acting = by.acting(house, console, ARCHIVIST);
            return acting.isEmpty() ? Dispatch.BAD : act(new DestructionDesk(house), number, acting.get(), console);
        }

        abstract int act(DestructionDesk desk, ListNumber number, Acting acting, Console console) throws Exception;
    }

    /** Gives up a list that is not filed. */
    @Command(name = "withdraw", mixinStandardHelpOptions = true)
    static final class Withdraw extends OneList {
        @Override
        int act(DestructionDesk desk, ListNumber number, Acting acting, Console console) {
            tell(desk.withdraw(number, acting), console);
            return Dispatch.GOOD;
        }
    }

    /** Files a list for ever, sealed where a standing approval allows it. */
    @Command(name = "file", mixinStandardHelpOptions = true)
    static final class ToFile extends OneList {
        @Override
        int act(DestructionDesk desk, ListNumber number, Acting acting, Console console) {
            tell(desk.file(number, acting, SealOfficers.TERMINAL), console);
            return Dispatch.GOOD;
        }
    }

    /** Writes the sheet of a list into a file. */
    @Command(name = "sheet", mixinStandardHelpOptions = true)
    static final class SheetOf extends OneList {
        @Option(names = "--to", required = true, paramLabel = "FILE")
        Path to = Path.of("");

        @Override
        int act(DestructionDesk desk, ListNumber number, Acting acting, Console console) throws IOException {
            Files.write(to, desk.sheet(number, acting), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            console.tell(console.say("destroy.sheet", to));
            return Dispatch.GOOD;
        }

        /** The process that takes the command may stand in another folder. */
        @Override
        public List<String> relayed(List<String> arguments) {
            String given = to.toString();
            String full = to.toAbsolutePath().toString();
            return arguments.stream()
                    .map(argument -> argument.equals(given) || argument.equals("--to=" + given)
                            ? argument.replace(given, full)
                            : argument)
                    .toList();
        }
    }

    /** Destroys what stands on a filed list. */
    @Command(name = "run", mixinStandardHelpOptions = true)
    static final class Run extends OneList {
        @Override
        int act(DestructionDesk desk, ListNumber number, Acting acting, Console console) {
            List<Done> done = desk.carryOut(number, acting);
            for (Done one : done) {
                console.tell(one.code() + " " + console.say("destroy.what." + one.what())
                        + one.because().map(code -> " (" + code + ")").orElse(""));
            }
            return done.stream().allMatch(one -> SETTLED.contains(one.what())) ? Dispatch.GOOD : Dispatch.BAD;
        }
    }

    private static void tell(DestructionList list, Console console) {
        boolean sealed = list.filed().map(DestructionList.Filed::sealed).orElse(false);
        String state = console.say("destroy.state." + list.state());
        console.tell(list.number() + " " + state + (sealed ? console.say("destroy.sealed") : ""));
        list.lines()
                .forEach(line -> console.tell("  " + line.facts().code() + " "
                        + console.say("retention.state." + line.state())
                        + " "
                        + console.say("destroy.items", line.held().codes().size())));
    }

    private static void put(DestructionList list, ObjectNode to) {
        to.put("number", list.number().value())
                .put("state", list.state().name())
                .put("drawnAt", list.drawnAt().toString())
                .put("drawnBy", list.drawnBy())
                .put("sealed", list.filed().map(DestructionList.Filed::sealed).orElse(false));
        ArrayNode lines = to.putArray("volumes");
        list.lines()
                .forEach(line -> lines.addObject()
                        .put("code", line.facts().code())
                        .put("volume", line.volume().value())
                        .put("household", line.household().value())
                        .put("proposal", line.proposal().value())
                        .put("state", line.state().name()));
    }
}
