package org.hudang.server.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.hudang.archive.Acting;
import org.hudang.archive.inspection.Stage;
import org.hudang.archive.volume.VolumeId;
import org.hudang.casework.inspection.SealedReports;
import org.hudang.casework.inspection.SealedReports.Standing;
import org.hudang.server.account.Role;
import org.hudang.server.platform.House;
import org.hudang.signing.seal.Officer;
import org.hudang.signing.seal.SealId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Has the newest report of a stage sealed and filed (检测报告用印归卷), or says how it stands. */
@Command(name = "report", mixinStandardHelpOptions = true)
final class ReportCommand implements Dispatch.NeedsHouse {
    @Spec
    CommandSpec spec;

    @Parameters(paramLabel = "VOLUME")
    String volume = "";

    @Option(names = "--stage", defaultValue = "GD")
    Stage stage = Stage.GD;

    @ArgGroup
    @Nullable
    Act act;

    @Option(names = "--to", paramLabel = "FILE")
    @Nullable
    Path to;

    @Mixin
    ByLogin by = new ByLogin();

    /** One of them, or none to look only. */
    static final class Act {
        @Option(names = "--seal", paramLabel = "SEAL")
        @Nullable
        String seal;

        @Option(names = "--approve")
        boolean approve;

        @Option(names = "--refuse", paramLabel = "REASON")
        @Nullable
        String refuse;

        /** Who may do it. */
        private Predicate<Role> who() {
            return seal != null ? Role.ARCHIVIST::equals : Role::approvesSeals;
        }
    }

    /** The process that takes the command may stand in another folder. */
    @Override
    public List<String> relayed(List<String> arguments) {
        Path file = to;
        if (file == null) {
            return arguments;
        }
        String given = file.toString();
        String full = file.toAbsolutePath().toString();
        return arguments.stream()
                .map(argument ->
                        argument.equals(given) ? full : argument.equals("--to=" + given) ? "--to=" + full : argument)
                .toList();
    }

    @Override
    public int run(House house, Console console) throws IOException {
        VolumeId id = VolumeCommand.volume(volume, spec, console);
        Predicate<Role> who = act == null ? Role::handlesCases : act.who();
        Set<Role> may = Arrays.stream(Role.values()).filter(who).collect(Collectors.toSet());
        Optional<Acting> acting = by.acting(house, console, may);
        if (acting.isEmpty()) {
            return Dispatch.BAD;
        }
        Standing standing = standing(house.sealedReports(), id, acting.get(), console);
        console.tell(standing.report().printed() + " " + console.say("report." + word(standing)));
        Path file = to;
        if (file != null) {
            write(house.sealedReports().pdf(id, stage, acting.get()), file, console);
        }
        return standing instanceof Standing.Filed ? Dispatch.GOOD : Dispatch.CANNOT_TELL;
    }

    private Standing standing(SealedReports reports, VolumeId id, Acting acting, Console console) {
        Officer officer = new Officer(acting.user(), acting.township(), SealOfficers.TERMINAL);
        Act wanted = act;
        if (wanted == null) {
            return reports.standing(id, stage, acting);
        }
        String seal = wanted.seal;
        String reason = wanted.refuse;
        if (seal != null) {
            return reports.ask(id, stage, seal(seal, console), officer);
        }
        return reason == null ? reports.approve(id, stage, officer) : reports.refuse(id, stage, reason, officer);
    }

    private SealId seal(String given, Console console) {
        try {
            return new SealId(given);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), console.say("seal.noId", given));
        }
    }

    private void write(Optional<byte[]> pdf, Path file, Console console) throws IOException {
        if (pdf.isEmpty()) {
            return;
        }
        try {
            Files.write(file, pdf.get(), StandardOpenOption.CREATE_NEW);
            console.tell(console.say("report.written", file));
        } catch (FileAlreadyExistsException e) {
            throw new ParameterException(spec.commandLine(), console.say("bind.exists", file));
        }
    }

    private static String word(Standing standing) {
        if (standing instanceof Standing.Waiting) {
            return "WAITING";
        }
        if (standing instanceof Standing.Approved) {
            return "APPROVED";
        }
        return standing instanceof Standing.Filed ? "FILED" : "UNASKED";
    }
}
