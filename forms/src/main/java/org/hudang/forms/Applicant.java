package org.hudang.forms;

/**
 * Who applies (申请人).
 *
 * @param key key of the person
 * @param name full name
 * @param document identity document
 * @param phone where to reach him, may be empty
 * @param registeredAt address of the household register (户籍地)
 * @param livesAt address where the household lives (常住地)
 */
public record Applicant(
        String key, String name, IdDocument document, String phone, String registeredAt, String livesAt) {
    public Applicant {
        Given.key("applicant.key", key);
        Given.line("applicant.name", name, 60);
        Given.blankLine("applicant.phone", phone, 30);
        Given.line("applicant.registeredAt", registeredAt, 100);
        Given.line("applicant.livesAt", livesAt, 100);
    }

    @Override
    public String toString() {
        return "Applicant[" + key + "]";
    }
}
