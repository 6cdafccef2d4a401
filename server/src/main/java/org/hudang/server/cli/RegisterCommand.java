package org.hudang.server.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.hudang.server.platform.House;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What the house knows of signatures and seals; {@code verify} asks a running house in this way. */
@Command(
        name = "register",
        mixinStandardHelpOptions = true,
        subcommands = {RegisterCommand.Signers.class, RegisterCommand.Seal.class})
final class RegisterCommand {

    /** Who must have signed a paper of which these are revisions; as JSON. */
    @Command(name = "signers", mixinStandardHelpOptions = true)
    static final class Signers implements Dispatch.NeedsHouse {
        @Parameters(arity = "0..*", paramLabel = "SM3")
        List<String> revisions = new ArrayList<>();

        @Override
        public int run(House house, Console console) {
            ArrayNode answer = new ObjectMapper().createArrayNode();
            house.signing()
                    .registers()
                    .acts()
                    .of(revisions)
                    .forEach(one -> answer.addObject()
                            .put("name", one.name())
                            .put("field", one.field())
                            .put("output", one.output()));
            console.out().println(answer);
            return Dispatch.GOOD;
        }
    }

    /** How the seal of a certificate stood at a time, in one word. */
    @Command(name = "seal", mixinStandardHelpOptions = true)
    static final class Seal implements Dispatch.NeedsHouse {
        @Spec
        CommandSpec spec;

        @Option(names = "--certificate", required = true, paramLabel = "BASE64")
        String certificate = "";

        @Option(names = "--at", paramLabel = "TIME")
        @Nullable
        String at;

        @Override
        public int run(House house, Console console) {
            console.out()
                    .println(house.signing()
                            .registers()
                            .states()
                            .standing(der(), at == null ? house.clock().instant() : instant(at)));
            return Dispatch.GOOD;
        }

        private byte[] der() {
            try {
                return Base64.getDecoder().decode(certificate);
            } catch (IllegalArgumentException e) {
                throw new ParameterException(spec.commandLine(), "--certificate: DER, Base64");
            }
        }

        private Instant instant(String text) {
            try {
                return Instant.parse(text);
            } catch (DateTimeParseException e) {
                throw new ParameterException(spec.commandLine(), "--at: 2026-11-24T08:00:00Z");
            }
        }
    }
}
