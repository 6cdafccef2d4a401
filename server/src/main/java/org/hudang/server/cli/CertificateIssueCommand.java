package org.hudang.server.cli;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hudang.archive.Acting;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.household.MemberId;
import org.hudang.archive.volume.Volume;
import org.hudang.casework.benefit.Programme;
import org.hudang.casework.certificate.IssueRelief;
import org.hudang.casework.certificate.IssuedPaper;
import org.hudang.casework.certificate.ReliefCertificates.Standing;
import org.hudang.certificates.CertificateRecord;
import org.hudang.forms.CertificatePaper.Shape;
import org.hudang.server.account.Role;
import org.hudang.server.platform.House;
import org.hudang.server.platform.IssuingDefaults;
import org.hudang.signing.seal.Officer;
import org.hudang.signing.seal.Seal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Issues a relief certificate (签发证明). */
@Command(name = "issue", mixinStandardHelpOptions = true)
final class CertificateIssueCommand implements Dispatch.NeedsHouse {
    static final Set<Role> ISSUING = EnumSet.of(Role.TOWNSHIP_REVIEWER, Role.BUREAU_APPROVER);

    @Spec
    CommandSpec spec;

    @Parameters(paramLabel = "HOUSEHOLD")
    String household = "";

    @Option(names = "--programme", required = true)
    String programme = "";

    @Option(names = "--holder", paramLabel = "MEMBER")
    @Nullable
    String holder;

    @Option(names = "--from", paramLabel = "DAY")
    @Nullable
    LocalDate from;

    @Option(names = "--until", paramLabel = "DAY")
    @Nullable
    LocalDate until;

    @Option(names = "--replaces", paramLabel = "CERTIFICATE")
    @Nullable
    String replaces;

    @Option(names = "--card")
    boolean card;

    @Option(names = "--key", paramLabel = "KEY")
    @Nullable
    String key;

    @Mixin
    ByLogin by = new ByLogin();

    @Override
    public int run(House house, Console console) {
        Optional<Acting> acting = by.acting(house, console, ISSUING);
        if (acting.isEmpty()) {
            return Dispatch.BAD;
        }
        Officer officer = officer(acting.get());
        Household found = household(house, console, acting.get());
        Optional<CertificateRecord> former = Optional.empty();
        if (replaces != null) {
            former = CertificateCommand.find(replaces, house, console, spec);
            if (former.isEmpty()) {
                return Dispatch.BAD;
            }
        }
        IssuingDefaults usual = new IssuingDefaults(house);
        IssueRelief wish = new IssueRelief(
                key == null ? "command:" + UUID.randomUUID() : key,
                found.number(),
                holder(found, console),
                programme(programme, console),
                new IssueRelief.Days(
                        Optional.ofNullable(from), Optional.ofNullable(until), former.map(CertificateRecord::id)),
                new IssueRelief.Sheet(
                        volume(usual, found, acting.get(), console).id(), card ? Shape.CARD : Shape.SHEET),
                usual.issuer(seal(usual, officer, console)));
        IssuedPaper issued = house.reliefCertificates().issue(wish, acting.get(), officer);
        house.publishLists();
        console.tell(console.say(
                "certificate.issued",
                CertificateCommand.called(issued.issued().record(), console),
                console.say("certificate.paper." + word(issued.standing()))));
        return issued.standing() instanceof Standing.Filed ? Dispatch.GOOD : Dispatch.CANNOT_TELL;
    }

    static Officer officer(Acting acting) {
        return new Officer(acting.user(), acting.township(), SealOfficers.TERMINAL);
    }

    static String word(Standing standing) {
        if (standing instanceof Standing.Waiting) {
            return "WAITING";
        }
        if (standing instanceof Standing.Approved) {
            return "APPROVED";
        }
        return standing instanceof Standing.Filed ? "FILED" : "GIVEN_UP";
    }

    private Household household(House house, Console console, Acting acting) {
        try {
            return house.archive()
                    .household(new HouseholdNumber(household), acting)
                    .orElseThrow(() -> wrong(console.say("certificate.noHousehold", household)));
        } catch (IllegalArgumentException malformed) {
            throw wrong(console.say("certificate.noHousehold", household));
        }
    }

    private MemberId holder(Household found, Console console) {
        String given = holder;
        if (given == null) {
            return found.head().id();
        }
        return found.members().stream()
                .map(member -> member.id())
                .filter(id -> id.value().equals(given))
                .findFirst()
                .orElseThrow(() -> wrong(console.say("certificate.noMember", given)));
    }

    private Programme programme(String code, Console console) {
        return Programme.ofCode(code).orElseThrow(() -> wrong(console.say("certificate.noProgramme", code)));
    }

    private Volume volume(IssuingDefaults usual, Household found, Acting acting, Console console) {
        List<Volume> open = usual.openVolumes(found.number(), acting);
        if (open.isEmpty()) {
            throw wrong(console.say("certificate.noVolume", household));
        }
        return open.get(0);
    }

    private Seal seal(IssuingDefaults usual, Officer officer, Console console) {
        return usual.seals(officer).stream().findFirst().orElseThrow(() -> wrong(console.say("certificate.noSeal")));
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }
}
