package org.hudang.server.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.hudang.server.platform.House;
import org.hudang.signing.seal.DraftSeal;
import org.hudang.signing.seal.Officer;
import org.hudang.signing.seal.RoundFace;
import org.hudang.signing.seal.SealKind;
import org.hudang.signing.seal.SealOwner;
import org.hudang.signing.seal.Validity;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Asks for a round seal of a unit; somebody else has to approve it. */
@Command(name = "draft", mixinStandardHelpOptions = true)
final class SealDraftCommand implements Dispatch.NeedsHouse {
    /** As long as a common name in a certificate may be. */
    private static final int LONGEST_NAME = 64;

    @Spec
    CommandSpec spec;

    @Option(names = "--owner", required = true, paramLabel = "UNIT")
    String owner = "";

    @Option(names = "--code", required = true)
    String code = "";

    @Option(names = "--business", paramLabel = "WORDS")
    String business = "";

    @Option(names = "--kind")
    SealKind kind = SealKind.BUSINESS;

    @Option(names = "--township", paramLabel = "CODE")
    String township = Officer.BUREAU;

    @Option(names = "--years", paramLabel = "N")
    int years = 3;

    @Option(names = "--by", required = true, paramLabel = "LOGIN")
    String by = "";

    @Override
    public int run(House house, Console console) {
        boolean known = township.equals(Officer.BUREAU)
                || house.office().township(township).isPresent();
        if (!known) {
            throw new ParameterException(spec.commandLine(), console.say("seal.noTownship", township));
        }
        Optional<Officer> officer = SealOfficers.officer(house, by, SealOfficers.May.KEEP, console);
        if (officer.isEmpty()) {
            return Dispatch.BAD;
        }
        DraftSeal draft = draft(house.clock().instant(), house.settings().zone(), console);
        console.tell(SealCommand.line(house.signing().registry().draft(draft, officer.get()), console));
        return Dispatch.GOOD;
    }

    private DraftSeal draft(Instant now, ZoneId zone, Console console) {
        String name = owner + business;
        if (years < 1 || years > 10 || name.length() > LONGEST_NAME) {
            throw new ParameterException(spec.commandLine(), console.say("seal.wrong"));
        }
        try {
            return new DraftSeal(
                    "command/" + UUID.randomUUID(),
                    name,
                    kind,
                    new SealOwner(owner, code, township),
                    RoundFace.of(owner, business),
                    new Validity(now, now.atZone(zone).plusYears(years).toInstant()));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), console.say("seal.wrong"), e);
        }
    }
}
