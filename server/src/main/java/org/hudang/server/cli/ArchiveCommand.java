package org.hudang.server.cli;

import java.util.Optional;
import org.hudang.archive.Acting;
import org.hudang.archive.CheckReport;
import org.hudang.archive.MalformedId;
import org.hudang.archive.Recovered;
import org.hudang.archive.Settled;
import org.hudang.archive.volume.VolumeId;
import org.hudang.server.account.Person;
import org.hudang.server.account.Role;
import org.hudang.server.platform.House;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks after the archive. */
@Command(
        name = "archive",
        mixinStandardHelpOptions = true,
        subcommands = {ArchiveCommand.Check.class, ArchiveCommand.Recover.class, ArchiveCommand.Discard.class})
final class ArchiveCommand {

    /** Compares catalogue, storage and journals in both directions, reading every byte. */
    @Command(name = "check", mixinStandardHelpOptions = true)
    static final class Check implements Dispatch.NeedsHouse {
        @Override
        public int run(House house, Console console) {
            CheckReport report = house.archive().check();
            if (report.findings().isEmpty()) {
                console.tell(console.say("archive.ok", report.households(), report.volumes(), report.files()));
                return Dispatch.GOOD;
            }
            console.tell(console.say("archive.bad", report.findings().size()));
            report.findings().forEach(finding -> console.tell("  " + finding));
            return Dispatch.BAD;
        }
    }

    /** Finishes or gives up what has no answer yet, and names what can be neither. */
    @Command(name = "recover", mixinStandardHelpOptions = true)
    static final class Recover implements Dispatch.NeedsHouse {
        @Override
        public int run(House house, Console console) {
            Recovered recovered = house.archive().recover();
            console.out()
                    .println(console.say(
                            "archive.recovered",
                            recovered.rolledForward().size(),
                            recovered.discarded().size(),
                            recovered.busy().size(),
                            recovered.stuck().size()));
            recovered
                    .stuck()
                    .forEach(stuck -> console.tell("  "
                            + console.say(
                                    "archive.stuck",
                                    stuck.volume().value(),
                                    stuck.household().value(),
                                    stuck.event(),
                                    stuck.since(),
                                    stuck.code())));
            return recovered.stuck().isEmpty() ? Dispatch.GOOD : Dispatch.BAD;
        }
    }

    /** Gives up a stuck filing in the name of an archivist; nothing that was acknowledged goes with it. */
    @Command(name = "discard", mixinStandardHelpOptions = true)
    static final class Discard implements Dispatch.NeedsHouse {
        @Spec
        CommandSpec spec;

        @Parameters(paramLabel = "VOLUME")
        String volume = "";

        @Option(names = "--reason", required = true)
        String reason = "";

        @Option(names = "--by", required = true, paramLabel = "LOGIN")
        String by = "";

        @Override
        public int run(House house, Console console) {
            VolumeId id;
            try {
                id = new VolumeId(volume);
            } catch (MalformedId e) {
                throw new ParameterException(spec.commandLine(), e.sentence(console.locale()));
            }
            Optional<Person> person = house.accounts().person(by);
            if (person.filter(one -> one.roles().contains(Role.ARCHIVIST)).isEmpty()) {
                console.warn(console.say("archive.notArchivist", by));
                return Dispatch.BAD;
            }
            Settled settled = house.discardFiling(
                    id, reason, new Acting(by, person.orElseThrow().township()));
            console.tell(console.say(key(settled), volume));
            return settled instanceof Settled.Discarded ? Dispatch.GOOD : Dispatch.BAD;
        }

        private static String key(Settled settled) {
            if (settled instanceof Settled.Discarded) {
                return "archive.discarded";
            }
            return settled instanceof Settled.Completed ? "archive.completed" : "archive.nothingStuck";
        }
    }
}
