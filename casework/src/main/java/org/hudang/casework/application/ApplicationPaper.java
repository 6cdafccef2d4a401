package org.hudang.casework.application;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.Member;
import org.hudang.archive.household.MemberId;
import org.hudang.archive.household.Phone;
import org.hudang.archive.household.Relation;
import org.hudang.casework.PaperDocuments;
import org.hudang.casework.Terms;
import org.hudang.casework.benefit.Programme;
import org.hudang.forms.Applicant;
import org.hudang.forms.ApplicationForm;
import org.hudang.forms.FormMember;
import org.hudang.forms.Forms;
import org.hudang.forms.PaperKind;

/** Fills the application form from a household and what the applicant states. */
final class ApplicationPaper {
    private final Forms forms;
    private final Clock clock;

    ApplicationPaper(Forms forms, Clock clock) {
        this.forms = forms;
        this.clock = clock;
    }

    /**
     * Refuses an opening whose form could not be signed, before it is given a number.
     *
     * @throws ApplicationRefused if the applicant cannot apply, or something is said of somebody who does not live there
     */
    void check(OpenApplication command, Household household) {
        LocalDate today = LocalDate.now(clock);
        boolean applies = household.members().stream()
                .anyMatch(member ->
                        member.id().equals(command.applicant()) && !member.livesApart() && member.adultOn(today));
        if (!applies) {
            throw ApplicationRefused.cannotApply(command.applicant().value());
        }
        for (MemberId said : command.statement().people().keySet()) {
            if (others(command, household).stream()
                    .noneMatch(member -> member.id().equals(said))) {
                throw ApplicationRefused.livesElsewhere(said.value());
            }
        }
    }

    ApplicationForm form(OpenApplication command, Household household, String number) {
        LocalDate today = LocalDate.now(clock);
        OpenApplication.Statement said = command.statement();
        Member who = applicant(command, household);
        List<FormMember> members = new ArrayList<>();
        for (Member member : others(command, household)) {
            OpenApplication.Circumstances how =
                    said.people().getOrDefault(member.id(), OpenApplication.Circumstances.UNSAID);
            members.add(new FormMember(
                    member.name().value(),
                    relation(who, member),
                    PaperDocuments.of(member),
                    how.condition(),
                    how.income()));
        }
        return new ApplicationForm(
                forms.template(PaperKind.APPLICATION_FORM, today).code(),
                number,
                command.office(),
                relief(command.programme()),
                new Applicant(
                        who.id().value(),
                        who.name().value(),
                        PaperDocuments.of(who),
                        who.phone().map(Phone::reveal).orElse(""),
                        said.registeredAt(),
                        said.livesAt()),
                members,
                said.declaration(),
                said.reason(),
                said.kinship(),
                command.agent(),
                today);
    }

    static Member applicant(OpenApplication command, Household household) {
        return household.members().stream()
                .filter(member -> member.id().equals(command.applicant()))
                .findFirst()
                .orElseThrow();
    }

    /** The other members who live in the household (共同生活的其他家庭成员). */
    private static List<Member> others(OpenApplication command, Household household) {
        return household.members().stream()
                .filter(member -> !member.livesApart())
                .filter(member -> !member.id().equals(command.applicant()))
                .toList();
    }

    /** The house knows how people are related to the head; of another applicant it says just that. */
    private static String relation(Member applicant, Member member) {
        String toHead = Terms.of("relation." + member.relation().name());
        boolean asked = applicant.relation() == Relation.HEAD || member.relation() == Relation.HEAD;
        return asked ? toHead : Terms.of("relation.ofHead", toHead);
    }

    private static ApplicationForm.Relief relief(Programme programme) {
        return switch (programme) {
            case SUBSISTENCE -> ApplicationForm.Relief.SUBSISTENCE;
            case EXTREME_HARDSHIP -> ApplicationForm.Relief.DESTITUTE;
            case TEMPORARY -> ApplicationForm.Relief.TEMPORARY;
        };
    }
}
