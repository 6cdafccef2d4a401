package org.hudang.server.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hudang.archive.Acting;
import org.hudang.archive.MalformedId;
import org.hudang.archive.completeness.BusinessType;
import org.hudang.archive.completeness.Checklist;
import org.hudang.archive.completeness.Checklists.Close;
import org.hudang.archive.completeness.Checklists.Closing;
import org.hudang.archive.completeness.Fact;
import org.hudang.archive.completeness.Outcome;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.volume.HouseholdFile;
import org.hudang.archive.volume.VolumeId;
import org.hudang.server.account.Role;
import org.hudang.server.completeness.ChecklistView;
import org.hudang.server.platform.House;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Cases of volumes: what they have and lack, and their end. */
@Command(
        name = "volume",
        mixinStandardHelpOptions = true,
        subcommands = {
            VolumeCommand.Lists.class,
            VolumeCommand.Declare.class,
            VolumeCommand.End.class,
            VolumeCommand.Reopen.class
        })
final class VolumeCommand {
    private static final Acting LOOKING = Acting.bureau("command");

    /** Shows what a case, or every case of a household, has and lacks. */
    @Command(name = "checklist", mixinStandardHelpOptions = true)
    static final class Lists implements Dispatch.NeedsHouse {
        @Spec
        CommandSpec spec;

        @Parameters(paramLabel = "VOLUME")
        String what = "";

        @Option(names = "--json")
        boolean json;

        @Override
        public int run(House house, Console console) {
            boolean complete = true;
            for (VolumeId volume : volumes(house, console)) {
                Checklist checklist = house.checklists().of(volume, LOOKING);
                show(checklist, house, console, json);
                complete &= checklist.complete();
            }
            return complete ? Dispatch.GOOD : Dispatch.BAD;
        }

        private List<VolumeId> volumes(House house, Console console) {
            if (!what.startsWith("hh_")) {
                return List.of(volume(what, spec, console));
            }
            try {
                return house.archive().contents(new HouseholdNumber(what), LOOKING).volumes().stream()
                        .map(HouseholdFile.Shelf::volume)
                        .map(volume -> volume.id())
                        .toList();
            } catch (MalformedId e) {
                throw new ParameterException(spec.commandLine(), e.sentence(console.locale()));
            }
        }
    }

    /** Says what a case is about and which facts hold. */
    @Command(name = "declare", mixinStandardHelpOptions = true)
    static final class Declare implements Dispatch.NeedsHouse {
        @Spec
        CommandSpec spec;

        @Parameters(paramLabel = "VOLUME")
        String volume = "";

        @Option(names = "--business", defaultValue = "NEW")
        BusinessType business = BusinessType.NEW;

        @Option(names = "--fact", paramLabel = "FACT")
        List<Fact> facts = new ArrayList<>();

        @Mixin
        ByLogin by = new ByLogin();

        @Override
        public int run(House house, Console console) {
            VolumeId id = volume(volume, spec, console);
            Optional<Acting> acting = by.acting(
                    house,
                    console,
                    Set.of(Role.TOWNSHIP_CLERK, Role.TOWNSHIP_REVIEWER, Role.BUREAU_APPROVER, Role.ARCHIVIST));
            if (acting.isEmpty()) {
                return Dispatch.BAD;
            }
            EnumSet<Fact> declared = EnumSet.noneOf(Fact.class);
            declared.addAll(facts);
            String key = key(house, "declare", id, acting.get());
            show(house.checklists().declare(key, id, business, declared, acting.get()), house, console, false);
            return Dispatch.GOOD;
        }
    }

    /** Closes a volume, or names what it lacks. */
    @Command(name = "close", mixinStandardHelpOptions = true)
    static final class End implements Dispatch.NeedsHouse {
        @Spec
        CommandSpec spec;

        @Parameters(paramLabel = "VOLUME")
        String volume = "";

        @Option(names = "--outcome", required = true)
        Outcome outcome = Outcome.CONFIRMED;

        @Option(names = "--on", required = true, paramLabel = "DAY")
        LocalDate on = LocalDate.EPOCH;

        @Mixin
        ByLogin by = new ByLogin();

        @Override
        public int run(House house, Console console) {
            VolumeId id = volume(volume, spec, console);
            Optional<Acting> acting = by.acting(
                    house,
                    console,
                    Set.of(Role.TOWNSHIP_CLERK, Role.TOWNSHIP_REVIEWER, Role.BUREAU_APPROVER, Role.ARCHIVIST));
            if (acting.isEmpty()) {
                return Dispatch.BAD;
            }
            String key = key(house, "close", id, acting.get());
            Closing closing = house.checklists().close(new Close(key, id, outcome, on), acting.get());
            if (closing instanceof Closing.Incomplete lacks) {
                console.tell(console.say("volume.incomplete", volume));
                lacks.lacks().lacking().forEach(row -> console.tell("  " + line(row, lacks.lacks(), house, console)));
                return Dispatch.BAD;
            }
            if (closing instanceof Closing.Faulty faulty) {
                console.tell(console.say("volume.faulty", volume));
                InspectCommand.tell(faulty.inspection().failed(), console);
                return Dispatch.BAD;
            }
            console.tell(console.say("volume.closed", volume));
            return Dispatch.GOOD;
        }
    }

    /** Opens a closed volume again, in the name of an archivist. */
    @Command(name = "reopen", mixinStandardHelpOptions = true)
    static final class Reopen implements Dispatch.NeedsHouse {
        @Spec
        CommandSpec spec;

        @Parameters(paramLabel = "VOLUME")
        String volume = "";

        @Option(names = "--reason", required = true)
        String reason = "";

        @Mixin
        ByLogin by = new ByLogin();

        @Override
        public int run(House house, Console console) {
            VolumeId id = volume(volume, spec, console);
            Optional<Acting> acting = by.acting(house, console, Set.of(Role.ARCHIVIST));
            if (acting.isEmpty()) {
                return Dispatch.BAD;
            }
            house.checklists().reopen(key(house, "reopen", id, acting.get()), id, reason, acting.get());
            console.tell(console.say("volume.reopened", volume));
            return Dispatch.GOOD;
        }
    }

    static VolumeId volume(String number, CommandSpec spec, Console console) {
        try {
            return new VolumeId(number);
        } catch (MalformedId e) {
            throw new ParameterException(spec.commandLine(), e.sentence(console.locale()));
        }
    }

    /** One act of a kind at a version: a command that is given twice by mistake acts once. */
    private static String key(House house, String act, VolumeId volume, Acting acting) {
        int version = house.checklists().atAGlance(volume, acting).volume().version();
        return "command/" + act + "/" + volume + "/" + version;
    }

    private static void show(Checklist checklist, House house, Console console, boolean json) {
        ChecklistView view = view(checklist, house, console);
        if (json) {
            ObjectNode line = new ObjectMapper().createObjectNode();
            line.put("volume", view.volume())
                    .put("code", view.code())
                    .put("business", view.business())
                    .put("table", view.table())
                    .put("complete", view.complete())
                    .put("closed", view.closed())
                    .put("outcome", view.outcome())
                    .put("ended", view.ended() == null ? null : view.ended().toString());
            view.facts().forEach(line.putArray("facts")::add);
            view.toPlace().forEach(line.putArray("toPlace")::add);
            var rows = line.putArray("rows");
            view.rows().forEach(row -> {
                ObjectNode one = rows.addObject()
                        .put("id", row.id())
                        .put("name", row.name())
                        .put("kind", row.kind())
                        .put("state", row.state())
                        .put("lacking", row.lacking());
                row.items().forEach(one.putArray("items")::add);
                row.people().forEach(one.putArray("people")::add);
                row.asks().forEach(one.putArray("asks")::add);
                row.lacks().forEach(one.putArray("lacks")::add);
            });
            console.out().println(line);
            return;
        }
        console.tell(view.volume() + " " + view.code() + " "
                + console.say(
                        view.closed()
                                ? "volume.state.CLOSED"
                                : view.complete() ? "volume.state.COMPLETE" : "volume.state.OPEN"));
        view.rows().forEach(row -> console.tell("  " + line(row, console)));
        view.toPlace().forEach(code -> console.tell("  " + console.say("volume.toPlace", code)));
    }

    private static String line(Checklist.Row row, Checklist checklist, House house, Console console) {
        return view(checklist, house, console).rows().stream()
                .filter(one -> one.id().equals(row.material().id()))
                .map(one -> line(one, console))
                .findFirst()
                .orElse(row.material().id());
    }

    private static String line(ChecklistView.RowView row, Console console) {
        String state = console.say("volume.row." + row.state());
        return row.details().isEmpty()
                ? console.say("volume.row", state, row.name())
                : console.say("volume.row.of", state, row.name(), String.join("、", row.details()));
    }

    private static ChecklistView view(Checklist checklist, House house, Console console) {
        Household household = house.archive()
                .household(checklist.volume().household(), LOOKING)
                .orElseThrow();
        return ChecklistView.of(
                checklist,
                household,
                house.life().singles().toPlace(checklist.volume().id(), LOOKING),
                console.locale());
    }
}
