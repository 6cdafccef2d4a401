package org.hudang.server.cli;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hudang.archive.Acting;
import org.hudang.casework.certificate.CopiedPaper;
import org.hudang.casework.certificate.ReliefCertificates.Standing;
import org.hudang.certificates.CertificateId;
import org.hudang.certificates.CertificateRecord;
import org.hudang.certificates.CopyId;
import org.hudang.server.account.Role;
import org.hudang.server.platform.House;
import org.hudang.signing.seal.Officer;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Approves or refuses the seal on the paper of a certificate or of a copy of one, or says how the paper stands (证明用印审批). */
@Command(name = "paper", mixinStandardHelpOptions = true)
final class CertificatePaperCommand implements Dispatch.NeedsHouse {
    private static final String COPY = "cpy_";

    @Spec
    CommandSpec spec;

    @Parameters(paramLabel = "CERTIFICATE")
    String named = "";

    @ArgGroup
    Act act = new Act();

    @Mixin
    ByLogin by = new ByLogin();

    /** One of them, or none to look only. */
    static final class Act {
        @Option(names = "--approve")
        boolean approve;

        @Option(names = "--refuse", paramLabel = "REASON", defaultValue = "")
        String refuse = "";

        private boolean decides() {
            return approve || !refuse.isEmpty();
        }
    }

    @Override
    public int run(House house, Console console) {
        Set<Role> roles = Arrays.stream(Role.values())
                .filter(act.decides() ? Role::approvesSeals : Role::handlesCases)
                .collect(Collectors.toSet());
        Optional<Acting> acting = by.acting(house, console, roles);
        if (acting.isEmpty()) {
            return Dispatch.BAD;
        }
        if (named.strip().startsWith(COPY)) {
            return copy(house, named.strip(), acting.get(), console);
        }
        Optional<CertificateRecord> found = CertificateCommand.find(named, house, console, spec);
        if (found.isEmpty()) {
            return Dispatch.BAD;
        }
        Standing standing = standing(house, found.get().id(), acting.get());
        console.tell(CertificateCommand.called(found.get(), console) + " "
                + console.say("certificate.paper." + CertificateIssueCommand.word(standing)));
        return standing instanceof Standing.Filed ? Dispatch.GOOD : Dispatch.CANNOT_TELL;
    }

    private int copy(House house, String number, Acting acting, Console console) {
        Optional<CopiedPaper> found = number.matches(COPY + "[a-z2-7]{26}")
                ? house.copies().find(new CopyId(number), acting)
                : Optional.empty();
        if (found.isEmpty()) {
            console.warn(console.say("certificate.unknown", number));
            return Dispatch.BAD;
        }
        CopiedPaper copied = decided(house, found.get(), CertificateIssueCommand.officer(acting));
        console.tell(
                number + " " + console.say("certificate.paper." + CertificateIssueCommand.word(copied.standing())));
        return copied.standing() instanceof Standing.Filed ? Dispatch.GOOD : Dispatch.CANNOT_TELL;
    }

    private CopiedPaper decided(House house, CopiedPaper found, Officer officer) {
        if (!act.decides()) {
            return found;
        }
        CopyId id = found.copy().id();
        return act.approve
                ? house.copies().approve(id, officer)
                : house.copies().refuse(id, act.refuse, officer);
    }

    private Standing standing(House house, CertificateId id, Acting acting) {
        if (!act.decides()) {
            return house.reliefCertificates().standing(id, acting).orElseGet(() -> new Standing.GivenUp(id));
        }
        Officer officer = CertificateIssueCommand.officer(acting);
        Standing standing = act.approve
                ? house.reliefCertificates().approve(id, officer)
                : house.reliefCertificates().refuse(id, act.refuse, officer);
        house.publishLists();
        return standing;
    }
}
