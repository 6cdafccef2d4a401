package org.hudang.server.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hudang.archive.intake.Intake;
import org.hudang.archive.intake.IntakeCheck;
import org.hudang.server.platform.IntakeRoom;
import org.hudang.server.platform.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes files in, or only looks at them. */
@Command(
        name = "intake",
        mixinStandardHelpOptions = true,
        subcommands = {IntakeCommand.Check.class, IntakeAddCommand.class})
final class IntakeCommand {

    /** Looks at files as intake would, and stores nothing. */
    @Command(name = "check", mixinStandardHelpOptions = true)
    static final class Check implements Dispatch.NeedsConsole {
        private static final ObjectMapper JSON = new ObjectMapper();

        @Spec
        CommandSpec spec;

        @Parameters(arity = "1..*", paramLabel = "FILE")
        List<Path> files = new ArrayList<>();

        @Option(names = "--json")
        boolean json;

        @Override
        public int run(Console console) throws IOException {
            for (Path file : files) {
                if (!Files.exists(file)) {
                    throw new ParameterException(spec.commandLine(), console.say("verify.missing", file));
                }
            }
            int worst = Dispatch.GOOD;
            try (IntakeRoom room = IntakeRoom.temporary(Settings.from(console.environment()));
                    Intake intake = room.open()) {
                for (Path file : files) {
                    IntakeCheck check = IntakeCheck.of(
                            intake.examine(file, file.getFileName().toString()));
                    print(file, check, console);
                    worst = worse(worst, check);
                }
            }
            return worst;
        }

        private void print(Path file, IntakeCheck check, Console console) throws IOException {
            if (json) {
                ObjectNode line = JSON.createObjectNode();
                line.put("file", file.toString());
                line.setAll((ObjectNode) JSON.valueToTree(check));
                console.out().println(JSON.writeValueAsString(line));
                return;
            }
            String sentence = console.locale().equals(Locale.ENGLISH) ? check.en() : check.zh();
            console.tell(file + ": " + check.code() + " " + sentence);
        }

        /** Refused outweighs quarantined, which outweighs accepted. */
        private static int worse(int worst, IntakeCheck check) {
            if (check.accepted() || worst == Dispatch.BAD) {
                return worst;
            }
            return check.quarantined() ? Dispatch.CANNOT_TELL : Dispatch.BAD;
        }
    }
}
