package org.hudang.server.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hudang.archive.Acting;
import org.hudang.archive.MalformedId;
import org.hudang.archive.retention.Proposal;
import org.hudang.archive.retention.ProposalId;
import org.hudang.server.account.Role;
import org.hudang.server.platform.House;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Volumes whose period is over, and what people say to them. */
@Command(
        name = "retention",
        mixinStandardHelpOptions = true,
        subcommands = {
            RetentionCommand.Lists.class,
            RetentionCommand.Propose.class,
            RetentionCommand.Approve.class,
            RetentionCommand.Refuse.class
        })
final class RetentionCommand {
    private static final Acting LOOKING = Acting.bureau("command");
    private static final Set<Role> DECIDE = Set.of(Role.ARCHIVIST, Role.BUREAU_APPROVER);

    /** Lists proposals that are not refused. */
    @Command(name = "list", mixinStandardHelpOptions = true)
    static final class Lists implements Dispatch.NeedsHouse {
        @Option(names = "--json")
        boolean json;

        @Override
        public int run(House house, Console console) {
            show(house.life().retention().proposals(LOOKING), console, json);
            return Dispatch.GOOD;
        }
    }

    /** Proposes now what is over; the open house does so by itself each day. */
    @Command(name = "propose", mixinStandardHelpOptions = true)
    static final class Propose implements Dispatch.NeedsHouse {
        @Mixin
        ByLogin by = new ByLogin();

        @Option(names = "--json")
        boolean json;

        @Override
        public int run(House house, Console console) {
            Optional<Acting> acting = by.acting(house, console, DECIDE);
            if (acting.isEmpty()) {
                return Dispatch.BAD;
            }
            show(house.life().retention().propose(acting.get()), console, json);
            return Dispatch.GOOD;
        }
    }

    /** Approves a proposal; two different people have to, neither of them the one who proposed. */
    @Command(name = "approve", mixinStandardHelpOptions = true)
    static final class Approve implements Dispatch.NeedsHouse {
        @Spec
        CommandSpec spec;

        @Parameters(paramLabel = "PROPOSAL")
        String proposal = "";

        @Mixin
        ByLogin by = new ByLogin();

        @Override
        public int run(House house, Console console) {
            ProposalId id = id(proposal, spec, console);
            Optional<Acting> acting = by.acting(house, console, DECIDE);
            if (acting.isEmpty()) {
                return Dispatch.BAD;
            }
            show(List.of(house.life().retention().approve(id, acting.get())), console, false);
            return Dispatch.GOOD;
        }
    }

    /** Refuses a proposal; it comes again after a year. */
    @Command(name = "refuse", mixinStandardHelpOptions = true)
    static final class Refuse implements Dispatch.NeedsHouse {
        @Spec
        CommandSpec spec;

        @Parameters(paramLabel = "PROPOSAL")
        String proposal = "";

        @Option(names = "--reason", required = true)
        String reason = "";

        @Mixin
        ByLogin by = new ByLogin();

        @Override
        public int run(House house, Console console) {
            ProposalId id = id(proposal, spec, console);
            Optional<Acting> acting = by.acting(house, console, DECIDE);
            if (acting.isEmpty()) {
                return Dispatch.BAD;
            }
            show(List.of(house.life().retention().refuse(id, reason, acting.get())), console, false);
            return Dispatch.GOOD;
        }
    }

    private static ProposalId id(String text, CommandSpec spec, Console console) {
        try {
            return new ProposalId(text);
        } catch (MalformedId e) {
            throw new ParameterException(spec.commandLine(), e.sentence(console.locale()));
        }
    }

    private static void show(List<Proposal> proposals, Console console, boolean json) {
        if (json) {
            ArrayNode list = new ObjectMapper().createArrayNode();
            proposals.forEach(proposal -> put(proposal, list.addObject()));
            console.out().println(list);
            return;
        }
        if (proposals.isEmpty()) {
            console.tell(console.say("retention.none"));
        }
        for (Proposal proposal : proposals) {
            console.tell(console.say(
                    "retention.line",
                    proposal.id(),
                    proposal.code(),
                    console.say("retention.state." + proposal.state()),
                    proposal.countedFrom().toString(),
                    proposal.expiredOn().toString(),
                    proposal.period()));
        }
    }

    private static void put(Proposal proposal, ObjectNode line) {
        line.put("id", proposal.id().value())
                .put("household", proposal.household().value())
                .put("volume", proposal.volume().value())
                .put("code", proposal.code())
                .put("period", proposal.period())
                .put("countedFrom", proposal.countedFrom().toString())
                .put("expiredOn", proposal.expiredOn().toString())
                .put("state", proposal.state().name());
        ArrayNode said = line.putArray("said");
        proposal.said()
                .forEach(word -> said.addObject()
                        .put("by", word.by())
                        .put("at", word.at().toString()));
    }
}
