package org.hudang.server.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hudang.archive.Acting;
import org.hudang.archive.inspection.Inspection;
import org.hudang.archive.reception.Receiving.Arrival;
import org.hudang.archive.reception.Receiving.Received;
import org.hudang.archive.reception.Receiving.Received.Reports;
import org.hudang.archive.transfer.Packages.Faults;
import org.hudang.server.account.Role;
import org.hudang.server.platform.House;
import org.hudang.server.verify.SealsOnPackages;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes the household of a package over (接收), in the name of an archivist. */
@Command(name = "receive", mixinStandardHelpOptions = true)
final class ReceiveCommand implements Dispatch.NeedsHouse {
    @Spec
    CommandSpec spec;

    @Parameters(paramLabel = "PACKAGE")
    Path file = Path.of("");

    @Option(names = "--township", required = true, paramLabel = "CODE")
    String township = "";

    @Mixin
    ByLogin by = new ByLogin();

    @Option(names = "--with-faults")
    boolean withFaults;

    @Override
    public int run(House house, Console console) {
        if (!Files.isRegularFile(file)) {
            throw new ParameterException(spec.commandLine(), console.say("verify.missing", file));
        }
        if (house.office().township(township).isEmpty()) {
            throw new ParameterException(spec.commandLine(), console.say("seal.noTownship", township));
        }
        Optional<Acting> acting = by.acting(house, console, Set.of(Role.ARCHIVIST));
        if (acting.isEmpty()) {
            return Dispatch.BAD;
        }
        Arrival arrival = new Arrival(
                township,
                withFaults ? Faults.TOLD : Faults.REFUSED,
                new SealsOnPackages(house.verificationOptions(), house.clock()));
        Received received = house.life().receiving().receive(file, arrival, acting.get());
        if (received instanceof Received.Taken taken) {
            console.tell(console.say("receive.taken", taken.household(), taken.volumes(), taken.items()));
            tell(taken.reports(), console);
            return Dispatch.GOOD;
        }
        if (received instanceof Received.Known known) {
            console.tell(console.say("receive.known", known.household()));
            return Dispatch.GOOD;
        }
        if (received instanceof Received.Altered altered) {
            console.tell(console.say("receive.altered", file));
            PackageReports.print(altered.report(), false, console);
        }
        if (received instanceof Received.Faulty faulty) {
            console.tell(console.say("receive.faulty", file));
            faulty.inspections().forEach(inspection -> {
                console.tell("  " + inspection.volume() + " " + inspection.code());
                InspectCommand.tell(inspection.failed(), console);
            });
        }
        return Dispatch.BAD;
    }

    /** What was found, and where that stands from now on. */
    private static void tell(Reports reports, Console console) {
        console.tell(console.say(
                "receive.arrival",
                reports.arrival().stream().mapToInt(one -> one.failed().size()).sum(),
                reports.arrival().stream().mapToInt(one -> one.byHand().size()).sum()));
        reports.paper().ifPresent(paper -> console.tell(console.say("receive.paper", paper)));
        for (Inspection kept : reports.kept()) {
            console.tell(console.say(
                    "receive.kept",
                    kept.code(),
                    kept.failed().size(),
                    kept.byHand().size(),
                    "/volumes/" + kept.volume() + "/inspections/" + kept.stage()));
        }
    }

    /** The process that takes the command may stand in another folder. */
    @Override
    public List<String> relayed(List<String> arguments) {
        String given = file.toString();
        return arguments.stream()
                .map(argument -> argument.equals(given) ? file.toAbsolutePath().toString() : argument)
                .toList();
    }
}
