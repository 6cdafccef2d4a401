package org.hudang.server.cli;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.hudang.server.account.Person;
import org.hudang.server.account.Role;
import org.hudang.server.platform.House;
import org.hudang.signing.seal.Officer;
import org.hudang.signing.seal.SealId;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Who may do what with seals; on the command line the owner of the data directory names who does it. */
final class SealOfficers {
    static final String TERMINAL = "local";

    private SealOfficers() {}

    /** What somebody does with a seal. */
    enum May {
        /** Asks for it, has it made and filed. */
        KEEP,
        /** Approves it and puts it in use. */
        DECIDE,
        /** Stops it. */
        EITHER;

        private Set<Role> roles() {
            return switch (this) {
                case KEEP -> EnumSet.of(Role.SEAL_CUSTODIAN);
                case DECIDE -> EnumSet.of(Role.TOWNSHIP_REVIEWER, Role.BUREAU_APPROVER);
                case EITHER -> EnumSet.of(Role.SEAL_CUSTODIAN, Role.TOWNSHIP_REVIEWER, Role.BUREAU_APPROVER);
            };
        }
    }

    /** The officer behind an account, when the account may do this; else why not is said. */
    static Optional<Officer> officer(House house, String login, May may, Console console) {
        Optional<Person> person = house.accounts()
                .person(login)
                .filter(one -> one.roles().stream().anyMatch(may.roles()::contains));
        if (person.isEmpty()) {
            console.warn(console.say("seal.notOfficer", login, may.roles().toString()));
        }
        return person.map(one -> new Officer(one.login(), one.township(), TERMINAL));
    }

    /** A command about one seal in the name of one officer. */
    abstract static class Acting implements Dispatch.NeedsHouse {
        @Spec
        CommandSpec spec;

        @Parameters(paramLabel = "SEAL")
        String seal = "";

        @Option(names = "--by", required = true, paramLabel = "LOGIN")
        String by = "";

        @Override
        public final int run(House house, Console console) throws Exception {
            SealId id;
            try {
                id = new SealId(seal);
            } catch (IllegalArgumentException e) {
                throw new ParameterException(spec.commandLine(), console.say("seal.noId", seal));
            }
            Optional<Officer> officer = officer(house, by, may(), console);
            return officer.isEmpty() ? Dispatch.BAD : run(house, console, id, officer.get());
        }

        abstract May may();

        abstract int run(House house, Console console, SealId seal, Officer officer) throws Exception;
    }
}
