package org.hudang.server.cli;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hudang.archive.Acting;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.volume.Volume;
import org.hudang.casework.certificate.CertificateRefused;
import org.hudang.casework.certificate.CopiedPaper;
import org.hudang.casework.certificate.CopyRelief;
import org.hudang.casework.certificate.IssueRelief;
import org.hudang.casework.certificate.ReliefCertificates.Standing;
import org.hudang.certificates.AnnotatedCopy;
import org.hudang.certificates.CertificateRecord;
import org.hudang.server.account.Role;
import org.hudang.server.platform.House;
import org.hudang.server.platform.IssuingDefaults;
import org.hudang.signing.seal.Officer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a copy of a certificate for one purpose (出具加注件). */
@Command(name = "copy", mixinStandardHelpOptions = true)
final class CertificateCopyCommand implements Dispatch.NeedsHouse {
    @Spec
    CommandSpec spec;

    @Parameters(paramLabel = "CERTIFICATE")
    String named = "";

    @Option(names = "--requester", required = true, paramLabel = "NAME")
    String requester = "";

    @Option(names = "--purpose", required = true, paramLabel = "WORDS")
    String purpose = "";

    @Option(names = "--until", required = true, paramLabel = "DAY")
    LocalDate until = LocalDate.EPOCH;

    @Option(names = "--key", paramLabel = "KEY")
    @Nullable
    String key;

    @Mixin
    ByLogin by = new ByLogin();

    @Override
    public int run(House house, Console console) {
        Set<Role> may =
                Arrays.stream(Role.values()).filter(Role::handlesCertificates).collect(Collectors.toSet());
        Optional<Acting> acting = by.acting(house, console, may);
        if (acting.isEmpty()) {
            return Dispatch.BAD;
        }
        Optional<CertificateRecord> found = CertificateCommand.find(named, house, console, spec);
        if (found.isEmpty()) {
            return Dispatch.BAD;
        }
        Officer officer = CertificateIssueCommand.officer(acting.get());
        CopiedPaper copied =
                house.copies().order(wish(house, found.get(), acting.get(), officer), acting.get(), officer);
        console.tell(console.say(
                "certificate.copied",
                copied.copy().id().value(),
                CertificateCommand.called(found.get(), console),
                console.say("certificate.paper." + CertificateIssueCommand.word(copied.standing()))));
        return copied.standing() instanceof Standing.Filed ? Dispatch.GOOD : Dispatch.CANNOT_TELL;
    }

    private CopyRelief wish(House house, CertificateRecord record, Acting acting, Officer officer) {
        IssuingDefaults usual = new IssuingDefaults(house);
        String household = record.origin().household();
        List<Volume> open = usual.openVolumes(new HouseholdNumber(household), acting);
        if (open.isEmpty()) {
            throw CertificateRefused.noVolume(household);
        }
        IssueRelief.Issuer issuer = usual.seals(officer).stream()
                .findFirst()
                .map(usual::issuer)
                .orElseThrow(
                        () -> CertificateRefused.noSeal(house.office().bureau().name()));
        return new CopyRelief(
                key == null ? "command:" + UUID.randomUUID() : key,
                record.id(),
                new AnnotatedCopy.Note(purpose.strip(), requester.strip(), until),
                open.get(0).id(),
                issuer);
    }
}
