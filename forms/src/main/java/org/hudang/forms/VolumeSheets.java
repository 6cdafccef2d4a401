package org.hudang.forms;

import java.time.LocalDate;
import java.util.List;

/**
 * Cover, catalogue and note sheet of a volume in one paper: 案卷封面 (GB/T 9705-2008), 卷内文件目录 (DA/T 22-2015), 卷内备考表
 * (GB/T 9705-2008). No fields: nobody signs it.
 *
 * @param template version to compose with
 * @param lines in the order of the items, at most 2000
 * @param situation 本卷情况说明
 * @param maker 立卷人
 * @param checker 检查人, empty while the volume is open
 * @param made 立卷时间
 * @param notes what happened to the volume, at most 500
 */
public record VolumeSheets(
        TemplateCode template,
        VolumeCover cover,
        List<CatalogueLine> lines,
        VolumeSituation situation,
        String maker,
        String checker,
        LocalDate made,
        List<NoteLine> notes)
        implements Paper {
    public VolumeSheets {
        lines = Given.list("sheets.lines", lines, 0, 2000);
        notes = Given.list("sheets.notes", notes, 0, 500);
        Given.line("sheets.maker", maker, 60);
        Given.blankLine("sheets.checker", checker, 60);
    }

    @Override
    public PaperKind kind() {
        return PaperKind.VOLUME_SHEETS;
    }
}
