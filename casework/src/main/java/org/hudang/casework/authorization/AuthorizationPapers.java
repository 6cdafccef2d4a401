package org.hudang.casework.authorization;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.Member;
import org.hudang.archive.household.MemberId;
import org.hudang.archive.household.Relation;
import org.hudang.casework.PaperDocuments;
import org.hudang.casework.Terms;
import org.hudang.casework.authorization.OpenAuthorization.NoticeRead;
import org.hudang.forms.Authoriser;
import org.hudang.forms.AuthorizationLetter;
import org.hudang.forms.Confirmer;
import org.hudang.forms.Forms;
import org.hudang.forms.Guardian;
import org.hudang.forms.Handler;
import org.hudang.forms.Handling;
import org.hudang.forms.HelpLine;
import org.hudang.forms.NoticeReference;
import org.hudang.forms.PaperKind;
import org.hudang.forms.Reading;
import org.hudang.forms.RiskNotice;
import org.hudang.forms.SealSpot;
import org.hudang.forms.TemplateCode;

/** Works out from a household who must sign (AU-01, AU-02) and fills the two papers with it. */
final class AuthorizationPapers {
    static final String TOWNSHIP = "township";
    static final String BUREAU = "bureau";

    private final Forms forms;
    private final Clock clock;

    AuthorizationPapers(Forms forms, Clock clock) {
        this.forms = forms;
        this.clock = clock;
    }

    /**
     * Refuses an opening whose papers could not be signed, before it is given a number.
     *
     * @throws AuthorizationRefused if somebody who cannot sign has no guardian, a guardian cannot be one, or a reading is
     *     of somebody who does not sign
     */
    void check(OpenAuthorization command, Household household) {
        Map<MemberId, Member> members = byId(household);
        LocalDate today = LocalDate.now(clock);
        command.guardians().forEach((ward, guardian) -> {
            require(members, ward);
            Member signs = members.get(guardian);
            if (signs == null || !signs.adultOn(today) || command.guardians().containsKey(guardian)) {
                throw AuthorizationRefused.cannotBeGuardian(guardian.value());
            }
        });
        for (Member member : household.members()) {
            if (!command.guardians().containsKey(member.id()) && !member.adultOn(today)) {
                throw AuthorizationRefused.noGuardian(member.id().value());
            }
        }
        for (NoticeRead read : command.readings()) {
            if (!members.containsKey(read.member()) || command.guardians().containsKey(read.member())) {
                throw AuthorizationRefused.doesNotSign(read.member().value());
            }
        }
    }

    /** The risk notice, to be confirmed by everybody who signs the letter; who has read it by now is ticked. */
    RiskNotice notice(OpenAuthorization command, Household household, String number) {
        List<Confirmer> confirmers = new ArrayList<>();
        for (Member member : household.members()) {
            if (!command.guardians().containsKey(member.id())) {
                confirmers.add(new Confirmer(
                        member.id().value(),
                        member.name().value(),
                        command.readings().stream()
                                .filter(read -> read.member().equals(member.id()))
                                .findFirst()
                                .map(AuthorizationPapers::reading)));
            }
        }
        OpenAuthorization.Office office = command.office();
        return new RiskNotice(
                template(PaperKind.RISK_NOTICE),
                template(PaperKind.AUTHORIZATION_LETTER),
                number,
                office.bureau(),
                List.of(
                        new HelpLine(office.township(), office.phone()),
                        new HelpLine(office.bureau(), office.bureauPhone())),
                confirmers);
    }

    /** The letter that every person concerned signs. */
    AuthorizationLetter letter(OpenAuthorization command, Household household, String number, String noticeSm3) {
        OpenAuthorization.Office office = command.office();
        return new AuthorizationLetter(
                template(PaperKind.AUTHORIZATION_LETTER),
                number,
                Terms.of("programme." + command.programme().code()),
                List.of(office.township(), office.bureau()),
                authorisers(command, household),
                guardians(command, household),
                new Handling(
                        office.handlers().stream()
                                .map(staff -> new Handler(staff.key(), staff.name(), Handler.Mark.SIGNS))
                                .toList(),
                        office.phone(),
                        Handling.Way.ELECTRONIC),
                List.of(SealSpot.round(TOWNSHIP, office.township()), SealSpot.round(BUREAU, office.bureau())),
                new NoticeReference(template(PaperKind.RISK_NOTICE), noticeSm3));
    }

    private static Reading reading(NoticeRead read) {
        Reading.Way way = read.by() == NoticeRead.Way.READ ? Reading.Way.READ : Reading.Way.LISTENED;
        Reading.Questions questions =
                read.questions() == NoticeRead.Questions.ANSWERED ? Reading.Questions.ANSWERED : Reading.Questions.NONE;
        return new Reading(way, questions, read.finishedAt(), read.took());
    }

    private TemplateCode template(PaperKind kind) {
        return forms.template(kind, LocalDate.now(clock)).code();
    }

    private static List<Authoriser> authorisers(OpenAuthorization command, Household household) {
        List<Authoriser> authorisers = new ArrayList<>();
        for (Member member : household.members()) {
            Optional<MemberId> guardian =
                    Optional.ofNullable(command.guardians().get(member.id()));
            authorisers.add(new Authoriser(
                    member.id().value(),
                    member.name().value(),
                    Terms.of("relation." + member.relation().name()),
                    PaperDocuments.of(member),
                    standing(member),
                    guardian.map(MemberId::value)));
        }
        return authorisers;
    }

    private static List<Guardian> guardians(OpenAuthorization command, Household household) {
        Map<MemberId, Member> members = byId(household);
        Map<MemberId, List<Member>> wards = new LinkedHashMap<>();
        for (Member member : household.members()) {
            MemberId guardian = command.guardians().get(member.id());
            if (guardian != null) {
                wards.computeIfAbsent(guardian, key -> new ArrayList<>()).add(member);
            }
        }
        List<Guardian> guardians = new ArrayList<>();
        wards.forEach((id, of) -> {
            Member guardian = require(members, id);
            String names = of.stream().map(ward -> ward.name().value()).collect(Collectors.joining("、"));
            guardians.add(new Guardian(
                    guardian.id().value(),
                    guardian.name().value(),
                    PaperDocuments.of(guardian),
                    Terms.of("guardian.of", names),
                    Guardian.Mandate.STATUTORY));
        });
        return guardians;
    }

    private static Authoriser.Standing standing(Member member) {
        if (!member.livesApart()) {
            return Authoriser.Standing.LIVES_TOGETHER;
        }
        return member.relation() == Relation.CHILD_IN_LAW
                ? Authoriser.Standing.OBLIGOR_SPOUSE_APART
                : Authoriser.Standing.OBLIGOR_APART;
    }

    private static Map<MemberId, Member> byId(Household household) {
        Map<MemberId, Member> members = new LinkedHashMap<>();
        household.members().forEach(member -> members.put(member.id(), member));
        return members;
    }

    private static Member require(Map<MemberId, Member> members, MemberId id) {
        Member member = members.get(id);
        if (member == null) {
            throw AuthorizationRefused.unknownField(id.value());
        }
        return member;
    }
}
