package org.hudang.server.cli;

import org.hudang.server.platform.House;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Accounts of staff. */
@Command(name = "account", mixinStandardHelpOptions = true, subcommands = AccountCommand.Reset.class)
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
}
