package org.hudang.server.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hudang.archive.Acting;
import org.hudang.archive.CheckReport;
import org.hudang.archive.MalformedId;
import org.hudang.archive.Recovered;
import org.hudang.archive.Settled;
import org.hudang.archive.record.HouseholdRecords;
import org.hudang.archive.volume.VolumeId;
import org.hudang.server.account.Person;
import org.hudang.server.account.Role;
import org.hudang.server.journal.JournalFinding;
import org.hudang.server.journal.Journals;
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
        subcommands = {
            ArchiveCommand.Check.class,
            ArchiveCommand.Recover.class,
            ArchiveCommand.Discard.class,
            ArchiveCommand.Rebuild.class,
            InspectCommand.class,
            ReportCommand.class,
            BindCommand.class,
            RoundCommand.class,
            ReplicaCommand.class,
            ExportCommand.class,
            SealPackageCommand.class,
            ReceiveCommand.class
        })
final class ArchiveCommand {

    /** Compares catalogue and storage in both directions, reading every byte, and all journals with their heads and roots. */
    @Command(name = "check", mixinStandardHelpOptions = true)
    static final class Check implements Dispatch.NeedsHouse {
        @Option(names = "--json")
        boolean json;

        @Override
        public int run(House house, Console console) {
            CheckReport report = house.archive().check();
            Journals.Checked journals = house.journals().check();
            List<CheckReport.Finding> papers = new ArrayList<>(report.findings());
            papers.removeIf(finding -> finding.kind() == CheckReport.Kind.JOURNAL_BROKEN);
            papers.addAll(house.records().records().check());
            int findings = papers.size() + journals.findings().size();
            if (json) {
                console.out().println(asJson(report, papers, journals));
            } else if (findings == 0) {
                console.tell(console.say("archive.ok", report.households(), report.volumes(), report.files()));
                console.tell(console.say("archive.journals.ok", journals.chains(), journals.roots()));
            } else {
                console.tell(console.say("archive.bad", findings));
                papers.forEach(finding -> console.tell("  " + finding));
                journals.findings().forEach(finding -> console.tell("  " + sentence(finding, console)));
            }
            return findings == 0 ? Dispatch.GOOD : Dispatch.BAD;
        }

        private static String sentence(JournalFinding finding, Console console) {
            return console.say(
                    "archive.journal." + finding.wrong(),
                    console.say("archive.journal.of." + finding.journal()),
                    finding.chain(),
                    String.valueOf(finding.number()));
        }

        private static ObjectNode asJson(
                CheckReport report, List<CheckReport.Finding> papers, Journals.Checked journals) {
            ObjectNode line = new ObjectMapper().createObjectNode();
            line.put("households", report.households())
                    .put("volumes", report.volumes())
                    .put("files", report.files())
                    .put("bytes", report.bytes())
                    .put("chains", journals.chains())
                    .put("roots", journals.roots());
            ArrayNode findings = line.putArray("findings");
            told(findings, papers);
            journals.findings()
                    .forEach(finding -> findings.addObject()
                            .put("kind", "JOURNAL")
                            .put("journal", finding.journal())
                            .put("chain", finding.chain())
                            .put("number", finding.number())
                            .put("wrong", finding.wrong().name()));
            return line;
        }
    }

    /** Fills an empty catalogue from the storage root, and the index from it. */
    @Command(name = "rebuild", mixinStandardHelpOptions = true)
    static final class Rebuild implements Dispatch.NeedsHouse {
        @Option(names = "--json")
        boolean json;

        @Override
        public int run(House house, Console console) {
            HouseholdRecords.Rebuilt rebuilt = house.records().records().rebuild();
            house.upkeep().remakeIndex();
            if (json) {
                ObjectNode line = new ObjectMapper().createObjectNode();
                line.put("households", rebuilt.households())
                        .put("volumes", rebuilt.volumes())
                        .put("items", rebuilt.items())
                        .put("entries", rebuilt.entries());
                told(line.putArray("findings"), rebuilt.findings());
                console.out().println(line);
            } else {
                console.tell(console.say(
                        "archive.rebuilt",
                        rebuilt.households(),
                        rebuilt.volumes(),
                        rebuilt.items(),
                        rebuilt.entries()));
                rebuilt.findings().forEach(finding -> console.tell("  " + finding));
                console.tell(console.say("archive.rebuilt.next"));
            }
            return rebuilt.findings().isEmpty() ? Dispatch.GOOD : Dispatch.BAD;
        }
    }

    private static void told(ArrayNode list, List<CheckReport.Finding> findings) {
        findings.forEach(finding -> list.addObject()
                .put("kind", finding.kind().name())
                .put("where", finding.where())
                .put("expected", finding.expected())
                .put("found", finding.found()));
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
            Settled settled = house.upkeep()
                    .discardFiling(
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
