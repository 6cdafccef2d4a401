package org.hudang.forms.press;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.hudang.forms.CatalogueLine;
import org.hudang.forms.Forms;
import org.hudang.forms.NoteLine;
import org.hudang.forms.PaperDataRefused;
import org.hudang.forms.Specimens;
import org.hudang.forms.TemplateCode;
import org.hudang.forms.VolumeCover;
import org.hudang.forms.VolumeSheets;
import org.hudang.forms.VolumeSituation;
import org.hudang.forms.VolumeSituation.Keeping;
import org.hudang.forms.VolumeSituation.Originals;
import org.junit.jupiter.api.Test;

/** What cover, catalogue and note sheet of a volume say (ML-01 to ML-05). */
class VolumeSheetsTest {
    private static final Forms FORMS = Press.open(Specimens.SETTINGS);
    private static final LocalDate DAY = LocalDate.of(2026, 9, 15);

    private static CatalogueLine line(int number, int pages, String into) {
        return new CatalogueLine("%04d".formatted(number), "", "张样例", "申请书", DAY, "RESTRICTED", pages, into, "");
    }

    private static VolumeCover cover(String retention, int items, int pages) {
        return new VolumeCover(
                "某区民政局（样例）",
                "DB",
                "张样例户申请",
                DAY,
                DAY,
                retention,
                items,
                pages,
                "ZY·DB·2026·D30-042",
                "J031-ZY·DB·2026·D30-042");
    }

    private static VolumeSituation situation(Keeping keeping) {
        return new VolumeSituation(
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new Originals(keeping, 0, 0, 3),
                0,
                0);
    }

    private static String words(
            VolumeCover cover, List<CatalogueLine> lines, VolumeSituation situation, List<NoteLine> notes)
            throws IOException {
        VolumeSheets sheets =
                new VolumeSheets(new TemplateCode("JN-2026-1"), cover, lines, situation, "李经办（样例）", "", DAY, notes);
        try (PDDocument document = Loader.loadPDF(FORMS.compose(sheets).pdf())) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }

    @Test
    void the_cover_has_the_number_of_filing_and_the_period() throws IOException {
        String words = words(cover("D30", 0, 0), List.of(), situation(Keeping.UNRULED), List.of());

        assertThat(words)
                .contains("归 档 号 ZY·DB·2026·D30-042", "号 J031-ZY·DB·2026·D30-042", "定期 30 年")
                .contains("本卷没有文件。");
        assertThat(words(cover("D5", 0, 0), List.of(), situation(Keeping.UNRULED), List.of()))
                .contains("定期 5 年");
        assertThat(words(cover("Y", 0, 0), List.of(), situation(Keeping.UNRULED), List.of()))
                .contains("永久");
    }

    @Test
    void a_period_that_is_not_set_is_not_invented() throws IOException {
        assertThat(words(cover("", 0, 0), List.of(), situation(Keeping.UNRULED), List.of()))
                .contains("未定，案卷办结后按保管期限表确定")
                .doesNotContain("永久");
        assertThatThrownBy(() -> cover("30", 0, 0)).isInstanceOf(PaperDataRefused.class);
    }

    @Test
    void each_paper_begins_on_the_page_behind_the_one_before() throws IOException {
        List<CatalogueLine> lines = List.of(line(1, 3, ""), line(2, 0, "0003"), line(3, 12, ""), line(4, 1, ""));

        assertThat(words(cover("D30", 4, 16), lines, situation(Keeping.UNRULED), List.of()))
                .contains("20260915 限制 3 1 ", "20260915 限制 0 — ", "20260915 限制 12 4 ", "20260915 限制 1 16 ")
                .doesNotContain("不能确定");
    }

    @Test
    void behind_a_paper_that_nobody_counted_no_page_number_is_invented() throws IOException {
        List<CatalogueLine> lines = List.of(line(1, 3, ""), line(2, 0, ""), line(3, 12, ""));

        assertThat(words(cover("D30", 3, 15), lines, situation(Keeping.UNRULED), List.of()))
                .contains("20260915 限制 3 1 ", "20260915 限制 未计 4 ", "20260915 限制 12 — ")
                .contains("第 0002 件没有计页数，其后各件的起始页号不能确定");
    }

    @Test
    void an_uncounted_paper_at_the_end_takes_no_number_from_anybody() throws IOException {
        assertThat(words(
                        cover("D30", 2, 3),
                        List.of(line(1, 3, ""), line(2, 0, "")),
                        situation(Keeping.UNRULED),
                        List.of()))
                .contains("限制 未计 4")
                .doesNotContain("不能确定");
    }

    @Test
    void the_situation_names_what_is_missing_by_numbers() throws IOException {
        VolumeSituation situation = new VolumeSituation(
                List.of(2),
                List.of(1, 2, 3, 7),
                List.of(4),
                List.of(1, 3, 5, 7, 9, 11, 13, 15, 17, 19),
                List.of(6),
                List.of(8, 9),
                new Originals(Keeping.DOUBLE, 5, 1, 2),
                3,
                12);

        assertThat(words(cover("D30", 8, 20), List.of(), situation, List.of()).replace(" ", ""))
                .contains(
                        "本卷共8件，已计20页。",
                        "没有计页数的1件（第2件）。",
                        "没有可检索文字的4件（第1–3、7件）。",
                        "隔离存放、没有打开的1件（第4件）。",
                        "没有长期保存格式副本的10件（第1、3、5、7、9、11、13、15等件）。",
                        "件号保留的1件（第6件）。",
                        "件号缺2个（第8–9件），没有记载原因。",
                        "本类业务同时保存纸质原件。",
                        "纸质原件在库5件，不在库1件，没有登记存放处2件",
                        "有3处损坏尚未修复。",
                        "此前还有12条");
    }

    @Test
    void a_single_set_says_so_and_a_business_without_rule_nothing() throws IOException {
        assertThat(words(cover("D30", 3, 3), List.of(), situation(Keeping.SINGLE), List.of())
                        .replace(" ", ""))
                .contains("本卷共3件，3页。本类业务只保存电子文件（单套）。没有登记纸质原件的存放处。");
        assertThat(words(cover("D30", 3, 3), List.of(), situation(Keeping.UNRULED), List.of()))
                .doesNotContain("本类业务");
    }

    @Test
    void events_are_told_in_words_and_codes_without_words_as_they_are() throws IOException {
        List<NoteLine> notes = List.of(
                new NoteLine(DAY, "close", List.of("CONFIRMED", "2026-09-15"), "李经办（样例）"),
                new NoteLine(DAY, "paperdamaged", List.of("FILE_ALTERED", "2"), "hudang"),
                new NoteLine(DAY, "further", List.of("elsewhere"), "李经办（样例）"),
                new NoteLine(DAY, "moved", List.of("甲镇", "乙镇"), "李经办（样例）"));

        assertThat(words(cover("D30", 3, 3), List.of(), situation(Keeping.UNRULED), notes))
                .contains("归档：确认同意，2026-09-15 李经办（样例）", "发现第 2 件损坏：文件内容改变 系统", "为已归入的文件补存elsewhere", "户档由甲镇转到乙镇");
    }
}
