package org.hudang.server.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Collectors;
import org.hudang.server.platform.House;
import org.hudang.signing.seal.Officer;
import org.hudang.signing.seal.Seal;
import org.hudang.signing.seal.SealId;
import org.hudang.signing.seal.SealRegistry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The register of seals: each step in the life of a seal, in the name of the officer who takes it. */
@Command(
        name = "seal",
        mixinStandardHelpOptions = true,
        subcommands = {
            SealCommand.Show.class,
            SealDraftCommand.class,
            SealCommand.Approve.class,
            SealMakeCommand.Certify.class,
            SealMakeCommand.class,
            SealCommand.Filed.class,
            SealCommand.Activate.class,
            SealCommand.Suspend.class,
            SealCommand.Resume.class,
            SealCommand.Cancel.class,
            SealAllowCommand.class
        })
final class SealCommand {

    /** Lists all seals with where their keys live. */
    @Command(name = "list", mixinStandardHelpOptions = true)
    static final class Show implements Dispatch.NeedsHouse {
        private static final Officer LOOKING = new Officer("local", Officer.BUREAU, SealOfficers.TERMINAL);

        @Option(names = "--json")
        boolean json;

        @Override
        public int run(House house, Console console) {
            ArrayNode all = new ObjectMapper().createArrayNode();
            for (Seal seal : house.signing().registry().all(LOOKING)) {
                if (json) {
                    describe(all.addObject(), seal);
                } else {
                    String keys = seal.keys().stream()
                            .map(key -> key.algorithm() + " " + key.name())
                            .collect(Collectors.joining(", "));
                    console.tell(line(seal, console) + (keys.isEmpty() ? "" : "  " + keys));
                }
            }
            if (json) {
                console.out().println(all);
            }
            return Dispatch.GOOD;
        }

        private static void describe(ObjectNode to, Seal seal) {
            to.put("id", seal.id().value())
                    .put("name", seal.name())
                    .put("state", seal.state().name())
                    .put("township", seal.owner().township())
                    .put("until", seal.validity().until().toString());
            ArrayNode keys = to.putArray("keys");
            seal.keys()
                    .forEach(key -> keys.addObject()
                            .put("algorithm", key.algorithm().name())
                            .put("name", key.name())
                            .put(
                                    "certificate",
                                    key.certificate().getSerialNumber().toString(16))
                            .put(
                                    "until",
                                    key.certificate().getNotAfter().toInstant().toString()));
        }
    }

    /** One line about a seal: id, name, state. */
    static String line(Seal seal, Console console) {
        return seal.id() + "  " + seal.name() + "  " + console.say("seal.state." + seal.state());
    }

    /** A step that leaves the seal in another state. */
    abstract static class Step extends SealOfficers.Acting {
        @Override
        final int run(House house, Console console, SealId seal, Officer officer) {
            console.tell(line(take(house.signing().registry(), seal, officer), console));
            return Dispatch.GOOD;
        }

        abstract Seal take(SealRegistry registry, SealId seal, Officer officer);
    }

    /** Approves what another asked for. */
    @Command(name = "approve", mixinStandardHelpOptions = true)
    static final class Approve extends Step {
        @Override
        SealOfficers.May may() {
            return SealOfficers.May.DECIDE;
        }

        @Override
        Seal take(SealRegistry registry, SealId seal, Officer officer) {
            return registry.approve(seal, officer);
        }
    }

    /** Notes the number under which the seal was filed. */
    @Command(name = "file", mixinStandardHelpOptions = true)
    static final class Filed extends Step {
        @Option(names = "--number", required = true)
        String number = "";

        @Override
        SealOfficers.May may() {
            return SealOfficers.May.KEEP;
        }

        @Override
        Seal take(SealRegistry registry, SealId seal, Officer officer) {
            return registry.file(seal, number, officer);
        }
    }

    /** Puts the seal in use. */
    @Command(name = "activate", mixinStandardHelpOptions = true)
    static final class Activate extends Step {
        @Override
        SealOfficers.May may() {
            return SealOfficers.May.DECIDE;
        }

        @Override
        Seal take(SealRegistry registry, SealId seal, Officer officer) {
            return registry.activate(seal, officer);
        }
    }

    /** A step that says why. */
    abstract static class Reasoned extends Step {
        @Option(names = "--reason", required = true)
        String reason = "";

        @Override
        final SealOfficers.May may() {
            return SealOfficers.May.EITHER;
        }
    }

    /** Stops the seal for a time. */
    @Command(name = "suspend", mixinStandardHelpOptions = true)
    static final class Suspend extends Reasoned {
        @Override
        Seal take(SealRegistry registry, SealId seal, Officer officer) {
            return registry.suspend(seal, reason, officer);
        }
    }

    /** Lets it work again. */
    @Command(name = "resume", mixinStandardHelpOptions = true)
    static final class Resume extends Reasoned {
        @Override
        Seal take(SealRegistry registry, SealId seal, Officer officer) {
            return registry.resume(seal, reason, officer);
        }
    }

    /** Ends it for ever. */
    @Command(name = "cancel", mixinStandardHelpOptions = true)
    static final class Cancel extends Reasoned {
        @Override
        Seal take(SealRegistry registry, SealId seal, Officer officer) {
            return registry.cancel(seal, reason, officer);
        }
    }
}
