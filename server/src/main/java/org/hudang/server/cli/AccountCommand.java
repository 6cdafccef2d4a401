package org.hudang.server.cli;

import org.hudang.server.platform.House;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Accounts of staff. */
@Command(
        name = "account",
        mixinStandardHelpOptions = true,
        subcommands = {AccountCommand.Reset.class, AccountCommand.Disable.class})
final class AccountCommand {

    /** Gives an account a new password, shown this once. */
    @Command(name = "reset", mixinStandardHelpOptions = true)
    static final class Reset implements Dispatch.NeedsHouse {
        @Parameters(paramLabel = "LOGIN")
        String login = "";

        @Override
        public int run(House house, Console console) {
            if (house.accounts().person(login).isEmpty()) {
                console.warn(console.say("account.unknown", login));
                return Dispatch.BAD;
            }
            console.tell(login + " " + house.accounts().resetPassword(login, "local"));
            return Dispatch.GOOD;
        }
    }

    /** Takes an account out of use; whoever is signed in with it is signed out. */
    @Command(name = "disable", mixinStandardHelpOptions = true)
    static final class Disable implements Dispatch.NeedsHouse {
        @Parameters(paramLabel = "LOGIN")
        String login = "";

        @Override
        public int run(House house, Console console) {
            if (house.accounts().person(login).isEmpty()) {
                console.err().println(console.say("account.unknown", login));
                return Dispatch.BAD;
            }
            house.accounts().disable(login, "local");
            console.out().println(console.say("account.disabled", login));
            return Dispatch.GOOD;
        }
    }
}
