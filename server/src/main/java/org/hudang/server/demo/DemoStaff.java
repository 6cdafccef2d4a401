package org.hudang.server.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hudang.archive.Acting;
import org.hudang.server.account.Person;
import org.hudang.server.account.Role;
import org.hudang.server.platform.Office;
import org.hudang.signing.seal.Officer;

/** The accounts of the demo's invented staff; whatever the demo does, one of them does it. */
final class DemoStaff {
    private static final String CUSTODIAN = "custodian";

    private final Office office;

    DemoStaff(Office office) {
        this.office = office;
    }

    /** Everybody; a clerk for each township. */
    List<Person> people() {
        List<Person> people = new ArrayList<>();
        for (Office.Township township : office.townships()) {
            people.add(person(clerkOf(township.code()), township.code(), Role.TOWNSHIP_CLERK));
        }
        people.add(person("reviewer", office.townships().get(0).code(), Role.TOWNSHIP_REVIEWER));
        people.add(person("approver", Acting.BUREAU, Role.BUREAU_APPROVER));
        people.add(person(CUSTODIAN, Acting.BUREAU, Role.SEAL_CUSTODIAN));
        people.add(person("archivist", Acting.BUREAU, Role.ARCHIVIST));
        return people;
    }

    private static Person person(String login, String township, Role role) {
        return new Person(login, DemoWords.of("person." + login), township, Set.of(role));
    }

    /** The clerk of a township: the first one's is {@code clerk}, the others' are numbered from two. */
    Acting clerk(String township) {
        return new Acting(clerkOf(township), township);
    }

    private String clerkOf(String township) {
        int place = 0;
        while (!office.townships().get(place).code().equals(township)) {
            place++;
        }
        return place == 0 ? "clerk" : "clerk-" + (place + 1);
    }

    /** Who decides at the bureau. */
    static Acting approver() {
        return Acting.bureau("approver");
    }

    /** The same, in the register of certificates. */
    static org.hudang.certificates.Acting issuer() {
        return new org.hudang.certificates.Acting(approver().user(), approver().township());
    }

    /** Who approves seals and their use. */
    static Officer sealApprover() {
        return new Officer(approver().user(), Officer.BUREAU, "demo");
    }

    /** Who keeps the seals, acting for this township or the bureau. */
    static Officer custodian(String township) {
        return new Officer(CUSTODIAN, township, "demo");
    }
}
