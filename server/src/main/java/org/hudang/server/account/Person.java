package org.hudang.server.account;

import java.util.Set;

/**
 * An account of staff.
 *
 * @param login name to sign in with
 * @param displayName name shown beside acts; staff names are not masked
 * @param township code of the township it works for, or {@code *} for the bureau
 * @param roles what it may do
 */
public record Person(String login, String displayName, String township, Set<Role> roles) {
    public Person {
        roles = Set.copyOf(roles);
    }

    /** Whether this account may look into households at all. */
    public boolean seesHouseholds() {
        return roles.stream().anyMatch(role -> role != Role.SYSTEM_ADMINISTRATOR && role != Role.AUDITOR);
    }
}
