package org.hudang.forms;

import java.time.LocalDate;

/**
 * What the cover of a volume says (案卷封面, GB/T 9705-2008).
 *
 * @param fonds 全宗名称: whose archive it is
 * @param category 类目名称: code of the programme
 * @param title 案卷题名
 * @param from date of the first paper
 * @param to date of the last paper
 * @param retention 保管期限: Y, or D and years; empty when none is set yet
 * @param items 件数
 * @param pages 页数 of the items that were counted
 * @param filingNumber 归档号: class and number of the volume, as they were given when it was opened
 * @param code 档号 of the volume
 */
public record VolumeCover(
        String fonds,
        String category,
        String title,
        LocalDate from,
        LocalDate to,
        String retention,
        int items,
        int pages,
        String filingNumber,
        String code) {
    public VolumeCover {
        Given.line("cover.fonds", fonds, 60);
        Given.matches("cover.category", category, "[A-Z0-9]{2}");
        Given.line("cover.title", title, 200);
        Given.matches("cover.retention", retention, "Y|D[1-9][0-9]?|");
        Given.line("cover.filingNumber", filingNumber, 60);
        Given.line("cover.code", code, 60);
    }
}
