package org.hudang.server.cli;

import java.util.Optional;
import org.hudang.server.platform.House;
import org.hudang.signing.seal.Officer;
import org.hudang.signing.seal.SealRequestId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Approves one use of a seal that another asked for (用印审批). */
@Command(name = "allow", mixinStandardHelpOptions = true)
final class SealAllowCommand implements Dispatch.NeedsHouse {
    @Spec
    CommandSpec spec;

    @Parameters(paramLabel = "REQUEST")
    String request = "";

    @Option(names = "--by", required = true, paramLabel = "LOGIN")
    String by = "";

    @Override
    public int run(House house, Console console) {
        SealRequestId id;
        try {
            id = new SealRequestId(request);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), console.say("seal.noRequest", request));
        }
        Optional<Officer> officer = SealOfficers.officer(house, by, SealOfficers.May.DECIDE, console);
        if (officer.isEmpty()) {
            return Dispatch.BAD;
        }
        house.signing().seals().approve(id, officer.get());
        console.tell(console.say("seal.allowed", id));
        return Dispatch.GOOD;
    }
}
