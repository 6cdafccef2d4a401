package org.hudang.casework.authorization;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hudang.archive.household.DocumentType;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.Member;
import org.hudang.archive.household.MemberId;
import org.hudang.archive.household.Relation;
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
import org.hudang.forms.IdDocument;
import org.hudang.forms.NoticeReference;
import org.hudang.forms.PaperKind;
import org.hudang.forms.Reading;
import org.hudang.forms.RiskNotice;
import org.hudang.forms.SealSpot;
import org.hudang.forms.TemplateCode;

/** Works out from a household who must sign (AU-01, AU-02) and fills the two papers with it. */
final class AuthorizationPapers {
    private final Forms forms;
    private final Clock clock;

    AuthorizationPapers(Forms forms, Clock clock) {
        this.forms = forms;
        this.clock = clock;
    }

    /** The risk notice, confirmed by everybody who has read it by now. */
    RiskNotice notice(OpenAuthorization command, Household household, String number) {
        Map<MemberId, Member> members = byId(household);
        List<Confirmer> confirmers = new ArrayList<>();
        for (NoticeRead read : command.readings()) {
            Member member = require(members, read.member());
            Reading.Way way = read.by() == NoticeRead.Way.READ ? Reading.Way.READ : Reading.Way.LISTENED;
            confirmers.add(new Confirmer(
                    member.id().value(),
                    member.name().value(),
                    Optional.of(new Reading(way, Reading.Questions.ANSWERED, read.finishedAt(), read.took()))));
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
                List.of(SealSpot.round("township", office.township()), SealSpot.round("bureau", office.bureau())),
                new NoticeReference(template(PaperKind.RISK_NOTICE), noticeSm3));
    }

    private TemplateCode template(PaperKind kind) {
        return forms.template(kind, LocalDate.now(clock)).code();
    }

    private List<Authoriser> authorisers(OpenAuthorization command, Household household) {
        LocalDate today = LocalDate.now(clock);
        List<Authoriser> authorisers = new ArrayList<>();
        for (Member member : household.members()) {
            Optional<MemberId> guardian =
                    Optional.ofNullable(command.guardians().get(member.id()));
            if (guardian.isEmpty() && !member.adultOn(today)) {
                throw AuthorizationRefused.noGuardian(member.id().value());
            }
            authorisers.add(new Authoriser(
                    member.id().value(),
                    member.name().value(),
                    Terms.of("relation." + member.relation().name()),
                    document(member),
                    standing(member),
                    guardian.map(MemberId::value)));
        }
        return authorisers;
    }

    private List<Guardian> guardians(OpenAuthorization command, Household household) {
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
                    document(guardian),
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

    private static IdDocument document(Member member) {
        return new IdDocument(kind(member.document().type()), member.document().reveal());
    }

    private static IdDocument.Kind kind(DocumentType type) {
        return switch (type) {
            case RESIDENT_ID -> IdDocument.Kind.RESIDENT_ID;
            case RESIDENCE_PERMIT -> IdDocument.Kind.HMT_RESIDENCE_PERMIT;
            case FOREIGN_PERMANENT_RESIDENCE -> IdDocument.Kind.FOREIGN_PERMANENT_RESIDENCE;
            case PASSPORT -> IdDocument.Kind.PASSPORT;
            case BIRTH_CERTIFICATE -> IdDocument.Kind.BIRTH_CERTIFICATE;
        };
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
