package org.hudang.forms;

import java.time.LocalDate;

/**
 * One item in the catalogue of a volume (卷内文件目录的一行, DA/T 22-2015).
 *
 * @param number last part of its archival code
 * @param documentNumber 文号, empty when there is none
 * @param responsible 责任者
 * @param title 题名
 * @param date of the paper
 * @param secrecy 密级, a code that the template has a word for
 * @param pages 页数, 0 when nobody has counted
 * @param into number of the item to which all its pages went; empty when they are here
 * @param note 备注, may be empty
 */
public record CatalogueLine(
        String number,
        String documentNumber,
        String responsible,
        String title,
        LocalDate date,
        String secrecy,
        int pages,
        String into,
        String note) {
    public CatalogueLine {
        Given.matches("catalogue.number", number, "[0-9]{1,6}");
        Given.blankLine("catalogue.documentNumber", documentNumber, 100);
        Given.line("catalogue.responsible", responsible, 100);
        Given.line("catalogue.title", title, 200);
        Given.matches("catalogue.secrecy", secrecy, "[A-Z_]{1,20}");
        Given.matches("catalogue.into", into, "[0-9]{0,6}");
        Given.blankLine("catalogue.note", note, 100);
        Given.atLeast("catalogue.pages", pages, 0);
    }
}
