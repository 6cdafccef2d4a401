package org.hudang.server.cli;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hudang.archive.Acting;
import org.hudang.archive.inspection.Inspection;
import org.hudang.archive.inspection.InspectionReport;
import org.hudang.archive.inspection.Result;
import org.hudang.archive.inspection.Stage;
import org.hudang.archive.volume.VolumeId;
import org.hudang.server.account.Role;
import org.hudang.server.platform.House;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Inspects a volume (四性检测) in the name of an archivist and keeps the report. */
@Command(name = "inspect", mixinStandardHelpOptions = true)
final class InspectCommand implements Dispatch.NeedsHouse {
    @Spec
    CommandSpec spec;

    @Parameters(paramLabel = "VOLUME")
    String volume = "";

    @Option(names = "--stage", defaultValue = "GD")
    Stage stage = Stage.GD;

    @Mixin
    ByLogin by = new ByLogin();

    @Option(names = "--json")
    boolean json;

    @Override
    public int run(House house, Console console) {
        VolumeId id = VolumeCommand.volume(volume, spec, console);
        Optional<Acting> acting = by.acting(house, console, Set.of(Role.ARCHIVIST));
        if (acting.isEmpty()) {
            return Dispatch.BAD;
        }
        Inspection inspection = house.inspections().inspect(id, stage, acting.get());
        if (json) {
            console.out().println(InspectionReport.json(inspection));
        } else {
            tell(inspection.lines(), console);
        }
        if (!inspection.failed().isEmpty()) {
            return Dispatch.BAD;
        }
        return inspection.byHand().isEmpty() ? Dispatch.GOOD : Dispatch.CANNOT_TELL;
    }

    /** A line for each item, and one for each of its faults. */
    static void tell(List<Inspection.Line> lines, Console console) {
        for (Inspection.Line line : lines) {
            String result = console.say("inspection." + line.result().word());
            console.tell(
                    line.number() + "  " + result + "  " + InspectionReport.title(line.number(), console.locale()));
            if (line.result() instanceof Result.Failed failed) {
                failed.faults()
                        .forEach(fault -> console.tell("    "
                                + console.say("inspection.fault", fault.object(), fault.expected(), fault.found())));
            }
        }
    }
}
