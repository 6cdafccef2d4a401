package org.hudang.forms;

/**
 * Where people may ask, get help or complain.
 *
 * @param office name as people know it
 * @param phone number as dialled
 */
public record HelpLine(String office, String phone) {
    public HelpLine {
        Given.line("helpLine.office", office, 40);
        Given.line("helpLine.phone", phone, 30);
    }
}
