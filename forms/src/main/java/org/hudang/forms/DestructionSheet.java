package org.hudang.forms;

import java.time.LocalDate;
import java.util.List;

/**
 * List of what is to be destroyed (档案销毁清册): the volumes, by what their period was counted, and who proposed and approved. One field,
 * for the seal of the office.
 *
 * @param template version to compose with
 * @param fonds 全宗名称: whose archive it is
 * @param number 清册编号
 * @param drawn day on which it was drawn up
 * @param maker who drew it up
 * @param lines 1 to 500
 * @param seal where the office seals
 */
public record DestructionSheet(
        TemplateCode template,
        String fonds,
        String number,
        LocalDate drawn,
        String maker,
        List<Line> lines,
        SealSpot seal)
        implements Paper {
    public DestructionSheet {
        Given.line("destruction.fonds", fonds, 60);
        Given.line("destruction.number", number, 40);
        Given.line("destruction.maker", maker, 60);
        lines = Given.list("destruction.lines", lines, 1, 500);
    }

    /**
     * A volume.
     *
     * @param code 档号
     * @param title 题名
     * @param period 保管期限, a code: {@code D} and years
     * @param countedFrom 起算日期
     * @param expiredOn first day on which the period was over
     * @param items 件数
     * @param pages 页数, 0 when nobody has counted
     * @param people 鉴定意见: who proposed and who approved, in their order
     */
    public record Line(
            String code,
            String title,
            String period,
            LocalDate countedFrom,
            LocalDate expiredOn,
            int items,
            int pages,
            String people) {
        public Line {
            Given.line("destruction.code", code, 60);
            Given.line("destruction.title", title, 200);
            Given.matches("destruction.period", period, "D[0-9]{1,2}");
            Given.atLeast("destruction.items", items, 0);
            Given.atLeast("destruction.pages", pages, 0);
            Given.line("destruction.people", people, 200);
        }
    }

    @Override
    public PaperKind kind() {
        return PaperKind.DESTRUCTION_LIST;
    }
}
