package org.hudang.server.cli;

import java.util.Optional;
import java.util.Set;
import org.hudang.archive.Acting;
import org.hudang.server.account.Person;
import org.hudang.server.account.Role;
import org.hudang.server.platform.House;
import picocli.CommandLine.Option;

/** In whose name a command acts: the owner of the data directory names the account. */
final class ByLogin {
    @Option(names = "--by", required = true, paramLabel = "LOGIN")
    String login = "";

    /** The person of this account; empty, and said, when it has none of the roles. */
    Optional<Acting> acting(House house, Console console, Set<Role> roles) {
        Optional<Person> person = house.accounts()
                .person(login)
                .filter(one -> one.roles().stream().anyMatch(roles::contains));
        if (person.isEmpty()) {
            console.warn(console.say("by.mayNot", login));
        }
        return person.map(one -> new Acting(login, one.township()));
    }
}
