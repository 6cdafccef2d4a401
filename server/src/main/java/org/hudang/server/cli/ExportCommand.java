package org.hudang.server.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hudang.archive.Acting;
import org.hudang.archive.MalformedId;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.transfer.Packages.Faults;
import org.hudang.archive.transfer.Packages.Form;
import org.hudang.archive.transfer.Packages.Handed;
import org.hudang.archive.transfer.Packages.Order;
import org.hudang.server.account.Role;
import org.hudang.server.platform.House;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Hands a household over as a package (移交), in the name of an archivist. */
@Command(name = "export", mixinStandardHelpOptions = true)
final class ExportCommand implements Dispatch.NeedsHouse {
    @Spec
    CommandSpec spec;

    @Parameters(paramLabel = "HOUSEHOLD")
    String household = "";

    @Option(names = "--to", required = true, paramLabel = "FILE")
    Path to = Path.of("");

    @Option(names = "--form", defaultValue = "BAG")
    Form form = Form.BAG;

    @Mixin
    ByLogin by = new ByLogin();

    @Option(names = "--with-faults")
    boolean withFaults;

    @Override
    public int run(House house, Console console) {
        HouseholdNumber number;
        try {
            number = new HouseholdNumber(household);
        } catch (MalformedId e) {
            throw new ParameterException(spec.commandLine(), e.sentence(console.locale()));
        }
        Optional<Acting> acting = by.acting(house, console, Set.of(Role.ARCHIVIST));
        if (acting.isEmpty()) {
            return Dispatch.BAD;
        }
        Order order =
                new Order(number, form, house.office().bureau().name(), withFaults ? Faults.TOLD : Faults.REFUSED);
        Handed handed = house.packages().export(order, to, acting.get());
        if (handed instanceof Handed.Made made) {
            console.tell(console.say("export.made", to, made.volumes(), made.items(), made.files(), made.bytes()));
            console.tell("  SHA-256 " + made.sha256());
            return Dispatch.GOOD;
        }
        if (handed instanceof Handed.Faulty faulty) {
            console.tell(console.say("export.faulty", household));
            faulty.inspections().forEach(inspection -> {
                console.tell("  " + inspection.volume() + " " + inspection.code());
                InspectCommand.tell(inspection.failed(), console);
            });
        }
        return Dispatch.BAD;
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
