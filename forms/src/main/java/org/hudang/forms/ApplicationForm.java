package org.hudang.forms;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Application for social relief, 社会救助申请书. Fields: {@code applicant}, and {@code agent} where somebody applies for the
 * applicant.
 *
 * @param template version to compose with
 * @param number number of the application
 * @param addressee the office it goes to
 * @param relief what is applied for
 * @param applicant who applies
 * @param members the other members of the household, none to thirty
 * @param declaration income and property
 * @param reason why, in the applicant's words, one paragraph of at most 600 characters
 * @param kinship near relatives among the staff that handle relief, in one line; empty when there are none
 * @param agent who applies for the applicant
 * @param date day of the application
 */
public record ApplicationForm(
        TemplateCode template,
        String number,
        String addressee,
        Relief relief,
        Applicant applicant,
        List<FormMember> members,
        Declaration declaration,
        String reason,
        Optional<String> kinship,
        Optional<Agent> agent,
        LocalDate date)
        implements Paper {
    /** What is applied for. */
    public enum Relief {
        /** 最低生活保障. */
        SUBSISTENCE,
        /** 特困人员救助供养. */
        DESTITUTE,
        /** 临时救助. */
        TEMPORARY,
        /** 最低生活保障边缘家庭认定. */
        MARGINAL
    }

    public ApplicationForm {
        Given.matches("application.number", number, "[0-9A-Z-]{4,30}");
        Given.line("application.addressee", addressee, 40);
        members = Given.list("application.members", members, 0, 30);
        Given.line("application.reason", reason, 600);
        kinship.ifPresent(k -> Given.line("application.kinship", k, 200));
    }

    @Override
    public PaperKind kind() {
        return PaperKind.APPLICATION_FORM;
    }

    @Override
    public String toString() {
        return "ApplicationForm[" + template + ", " + number + "]";
    }
}
