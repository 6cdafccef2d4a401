package org.hudang.server.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hudang.archive.Acting;
import org.hudang.archive.HouseholdUnknown;
import org.hudang.archive.MalformedId;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.server.account.Role;
import org.hudang.server.household.BoundFiles.Bound;
import org.hudang.server.platform.House;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Binds the whole file of a household into one PDF for reading, in the name of somebody who may copy its papers. */
@Command(name = "bind", mixinStandardHelpOptions = true)
final class BindCommand implements Dispatch.NeedsHouse {
    @Spec
    CommandSpec spec;

    @Parameters(paramLabel = "HOUSEHOLD")
    String household = "";

    @Option(names = "--to", required = true, paramLabel = "FILE")
    Path to = Path.of("");

    @Mixin
    ByLogin by = new ByLogin();

    @Override
    public List<String> relayed(List<String> arguments) {
        String given = to.toString();
        String full = to.toAbsolutePath().toString();
        return arguments.stream()
                .map(argument ->
                        argument.equals(given) ? full : argument.equals("--to=" + given) ? "--to=" + full : argument)
                .toList();
    }

    @Override
    public int run(House house, Console console) throws IOException {
        if (Files.exists(to)) {
            throw new ParameterException(spec.commandLine(), console.say("bind.exists", to));
        }
        HouseholdNumber number;
        try {
            number = new HouseholdNumber(household);
        } catch (MalformedId e) {
            throw new ParameterException(spec.commandLine(), e.sentence(console.locale()));
        }
        Set<Role> may = Arrays.stream(Role.values()).filter(Role::copiesFiles).collect(Collectors.toSet());
        Optional<Acting> acting = by.acting(house, console, may);
        if (acting.isEmpty()) {
            return Dispatch.BAD;
        }
        if (house.archive().household(number, acting.get()).isEmpty()) {
            throw new HouseholdUnknown();
        }
        try (Bound bound = house.boundFiles().bind(number, acting.get())) {
            Files.copy(bound.file(), to);
            console.tell(console.say("bind.done", to, bound.pages(), bound.slips()));
            return Dispatch.GOOD;
        } catch (FileAlreadyExistsException e) {
            throw new ParameterException(spec.commandLine(), console.say("bind.exists", to));
        }
    }
}
