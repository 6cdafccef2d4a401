package org.hudang.server.cli;

import org.hudang.archive.CheckReport;
import org.hudang.archive.Recovered;
import org.hudang.server.platform.House;
import picocli.CommandLine.Command;

/** Looks after the archive. */
@Command(
        name = "archive",
        mixinStandardHelpOptions = true,
        subcommands = {ArchiveCommand.Check.class, ArchiveCommand.Recover.class})
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
                    .forEach(
                            stuck -> console.out().println("  " + stuck.volume().value() + " " + stuck.code()));
            return recovered.stuck().isEmpty() ? Dispatch.GOOD : Dispatch.BAD;
        }
    }
}
