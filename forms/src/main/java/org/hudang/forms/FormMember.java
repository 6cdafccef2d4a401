package org.hudang.forms;

/**
 * A member of the household on the application form.
 *
 * @param name full name
 * @param relation to the applicant (与申请人关系)
 * @param document identity document
 * @param condition health, ability to work, occupation or school, in a few words; may be empty
 * @param income monthly income in words or figures; may be empty
 */
public record FormMember(String name, String relation, IdDocument document, String condition, String income) {
    public FormMember {
        Given.line("member.name", name, 60);
        Given.line("member.relation", relation, 20);
        Given.blankLine("member.condition", condition, 60);
        Given.blankLine("member.income", income, 20);
    }

    @Override
    public String toString() {
        return "FormMember[" + relation + "]";
    }
}
