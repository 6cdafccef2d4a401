package org.hudang.server.cli;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.hudang.certificates.Acting;
import org.hudang.certificates.CertificateId;
import org.hudang.certificates.CertificateRecord;
import org.hudang.certificates.Revocation;
import org.hudang.certificates.RevocationRequest;
import org.hudang.server.account.Person;
import org.hudang.server.account.Role;
import org.hudang.server.certificate.Withdrawing;
import org.hudang.server.platform.House;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Withdraws a certificate, by two people: one asks, another approves or refuses (双人撤销). */
@Command(name = "revoke", mixinStandardHelpOptions = true)
final class CertificateRevokeCommand implements Dispatch.NeedsHouse {
    @Spec
    CommandSpec spec;

    @Parameters(paramLabel = "CERTIFICATE")
    String named = "";

    @ArgGroup(multiplicity = "1")
    Act act = new Act();

    @Option(names = "--note", paramLabel = "WORDS")
    String note = "";

    @Mixin
    ByLogin by = new ByLogin();

    /** One of them. */
    static final class Act {
        @Option(names = "--reason")
        Revocation.@Nullable Reason reason;

        @Option(names = "--approve")
        boolean approve;

        @Option(names = "--refuse")
        boolean refuse;
    }

    @Override
    public int run(House house, Console console) {
        Predicate<Role> may = act.approve ? Role::decidesCertificates : Role::handlesCertificates;
        Set<Role> roles = Arrays.stream(Role.values()).filter(may).collect(Collectors.toSet());
        Optional<org.hudang.archive.Acting> acting = by.acting(house, console, roles);
        if (acting.isEmpty()) {
            return Dispatch.BAD;
        }
        Optional<CertificateRecord> found = CertificateCommand.find(named, house, console, spec);
        if (found.isEmpty()) {
            return Dispatch.BAD;
        }
        Acting who = new Acting(acting.get().user(), acting.get().township());
        Optional<String> said = act(house, found.get().id(), who);
        if (said.isEmpty()) {
            console.warn(console.say("by.mayNot", by.login));
            return Dispatch.BAD;
        }
        house.publishLists();
        console.tell(console.say(said.get(), CertificateCommand.called(found.get(), console)));
        return Dispatch.GOOD;
    }

    /** Key of what is said of it; empty where this account may not. */
    private Optional<String> act(House house, CertificateId id, Acting who) {
        Revocation.Reason reason = act.reason;
        if (reason != null) {
            RevocationRequest unused =
                    house.revocations().ask(id, new Revocation(reason, Withdrawing.note("note", note)), who);
            return Optional.of("certificate.revocation.asked");
        }
        if (act.approve) {
            house.revocations().approve(id, who);
            return Optional.of("certificate.revoked");
        }
        Set<Role> roles = house.accounts().person(by.login).map(Person::roles).orElse(Set.of());
        return new Withdrawing(house).refuse(id, note, who, roles) == Withdrawing.Refusal.DONE
                ? Optional.of("certificate.revocation.refused")
                : Optional.empty();
    }
}
