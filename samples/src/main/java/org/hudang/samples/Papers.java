package org.hudang.samples;

import java.awt.Color;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.List;
import java.util.Random;

/** Draws the papers of a household. Every one says that it is a sample. */
final class Papers {

    private static final int DPI = 300;
    private static final String OFFICE = "示例县样板镇人民政府样例章";

    private final Typefaces typefaces;
    private final Random random;

    Papers(Typefaces typefaces, Random random) {
        this.typefaces = typefaces;
        this.random = random;
    }

    private Sheet sheet(double width, double height, int dpi) {
        return new Sheet(typefaces, random, width, height, dpi);
    }

    /** Page of the household register (户口簿): one person. */
    Sheet registerPage(Case house, Person person, String relation, String schooling) {
        Sheet sheet = sheet(143, 105, 220);
        sheet.fill(new Color(0xf4, 0xef, 0xdc), new Rectangle2D.Double(0, 0, 143, 105));
        waves(sheet, new Color(0xdf, 0xe4, 0xcd));
        sheet.watermark("样例 样例 样例");
        sheet.centred("常住人口登记卡（样例）", 12, 15);
        String[][] rows = {
            {"姓　　名", person.name(), "户主或与\n户主关系", relation},
            {"曾用名", "", "性　　别", person.sex()},
            {"出生地", "示例省示例县", "民　　族", "汉族"},
            {"籍　　贯", "示例省示例县", "出生日期", person.birthInWords()},
            {"公民身份号码", person.idNumber(), "宗教信仰", ""},
            {"文化程度", schooling, "婚姻状况", ""},
            {"服务处所", "", "职　　业", ""},
            {"本市（县）其他住址", house.address(), "登记日期", "2019年8月20日"}
        };
        double y = 17;
        for (String[] row : rows) {
            sheet.box(8, y, 26, 9);
            sheet.box(34, y, 50, 9);
            sheet.box(84, y, 22, 9);
            sheet.box(106, y, 29, 9);
            label(sheet, row[0], 9.2, y);
            label(sheet, row[2], 85.2, y);
            sheet.text(row[1], 35.5, y + 6, row[1].length() > 16 ? 7.4 : 10.5);
            sheet.text(row[3], 107.5, y + 6, row[3].length() > 8 ? 8.6 : 10.5);
            y += 9;
        }
        sheet.text("承办人签章：", 9, y + 7, 9);
        sheet.hand("样承办", 30, y + 7, 11);
        sheet.text("登记日期：2019年08月20日", 84, y + 7, 9);
        sheet.seal("示例县样例派出所户口专用章", 115, y - 1, 11.5);
        return sheet;
    }

    private static void label(Sheet sheet, String text, double x, double y) {
        int cut = text.indexOf('\n');
        if (cut > 0) {
            sheet.text(text.substring(0, cut), x, y + 4, 7.5);
            sheet.text(text.substring(cut + 1), x, y + 7.6, 7.5);
        } else {
            sheet.text(text, x, y + 5.8, text.length() > 6 ? 7 : 9);
        }
    }

    private static void waves(Sheet sheet, Color color) {
        for (double y = 2; y < sheet.height(); y += 2.4) {
            Path2D wave = new Path2D.Double();
            wave.moveTo(0, y);
            for (double x = 0; x <= sheet.width(); x += 2) {
                wave.lineTo(x, y + Math.sin(x / 4.2 + y) * 0.9);
            }
            sheet.line(color, wave, 0.18);
        }
    }

    /** Copy of both sides of an identity card on one page, with the line that limits its use. */
    Sheet identityCopy(Case house, Person person) {
        Sheet sheet = sheet(210, 297, DPI);
        card(sheet, 60, 42);
        sheet.text("姓　名　" + person.name(), 66, 53, 11);
        sheet.text("性　别　" + person.sex() + "　　民　族　汉", 66, 61, 9);
        sheet.text("出　生　" + person.birthInWords(), 66, 68.5, 9);
        sheet.text("住　址", 66, 76, 9);
        sheet.paragraph(house.address(), 79.5, 76, 9, 40);
        sheet.text("公民身份号码　", 66, 91.5, 9);
        sheet.bold(person.idNumber(), 89, 91.5, 11);
        sheet.portrait(122, 51, 20, 25);
        card(sheet, 60, 128);
        sheet.bold("居 民 身 份 证", 84, 146, 17);
        sheet.bold("（样例，不是证件）", 84.5, 156, 11);
        sheet.text("签发机关　示例县公安局（样例）", 74, 170, 9.5);
        sheet.text("有效期限　2020.05.11—2040.05.11", 74, 177, 9.5);
        sheet.watermark("样例");
        sheet.hand("此复印件与原件一致，仅供办理社会救助使用。", 42, 214, 14);
        sheet.hand(person.name() + "　2026年9月8日", 112, 226, 14);
        sheet.seal(OFFICE, 150, 240, 20);
        return sheet;
    }

    private static void card(Sheet sheet, double x, double y) {
        RoundRectangle2D card = new RoundRectangle2D.Double(x, y, 85.6, 54, 6, 6);
        sheet.fill(new Color(0xe4, 0xec, 0xee), card);
        sheet.line(new Color(0x70, 0x78, 0x80), card, 0.3);
    }

    /** A letter on A4: heading, paragraphs, what it is signed and sealed with. */
    Sheet letter(Letter letter, int dpi) {
        Sheet sheet = sheet(210, 297, dpi);
        sheet.watermark("样　例");
        sheet.tinted(new Color(0x80, 0x80, 0x86), letter.office() + "　　" + letter.number(), 28, 22, 10);
        sheet.line(28, 25, 182, 25, 0.5);
        sheet.centred(letter.title(), 44, 22);
        double y = 62;
        for (String paragraph : letter.paragraphs()) {
            y = sheet.paragraph("　　" + paragraph, 28, y, 14, 154) + 2;
        }
        y += 14;
        sheet.text(letter.office(), 118, y, 13);
        sheet.text(letter.date(), 128, y + 10, 13);
        sheet.text(letter.office().startsWith("申请人") ? "申请人：" : "经办人：", 28, y, 13);
        sheet.hand(letter.signedBy(), 48, y, 17);
        sheet.seal(letter.seal(), 146, y + 2, 20);
        return sheet;
    }

    /**
     * A letter's words.
     *
     * @param signedBy written by hand
     */
    record Letter(
            String office,
            String number,
            String title,
            List<String> paragraphs,
            String date,
            String signedBy,
            String seal) {}

    /** Home visit record (入户调查表), filled in by hand, two pages. */
    List<Sheet> homeVisit(Case house, List<String> findings) {
        Sheet first = sheet(210, 297, DPI);
        first.centred("社会救助家庭入户调查表（样例）", 26, 19);
        first.text("编号：DC-2026-" + house.key(), 24, 36, 10.5);
        first.text("调查日期：", 128, 36, 10.5);
        first.hand("2026年9月16日", 147, 36, 12);
        field(first, 24, 40, 34, "申请人", house.head().name());
        field(
                first,
                105,
                40,
                34,
                "家庭人口",
                house.members().stream().filter(p -> !p.livesApart()).count() + "人");
        field(first, 24, 51, 34, "家庭住址", "");
        first.hand(house.address(), 60, 58, 12);
        table(first, house);
        double y = 72 + 11 * (house.members().size() + 1) + 8;
        first.bold("住房情况", 26, y, 12);
        check(first, 50, y, "自有", true);
        check(first, 76, y, "租住", false);
        check(first, 102, y, "借住", false);
        check(first, 128, y, "公租房", false);
        y += 12;
        first.bold("调查情况", 26, y, 12);
        for (String finding : findings) {
            y += 12;
            first.line(26, y + 2.6, 184, y + 2.6, 0.15);
            first.hand(finding, 28, y, 13.5);
        }
        Sheet second = sheet(210, 297, DPI);
        second.centred("社会救助家庭入户调查表（续页，样例）", 26, 17);
        second.bold("调查结论", 26, 44, 12);
        second.hand("情况属实，建议提交镇人民政府审核。", 32, 58, 15);
        second.text("调查人（两人以上）：", 26, 92, 12);
        second.hand("周调查", 72, 92, 18);
        second.hand("吴样员", 108, 92, 18);
        second.text("在场家庭成员：", 26, 116, 12);
        second.hand(house.head().name(), 72, 116, 18);
        second.text("村（居）民委员会意见：", 26, 140, 12);
        second.hand("同意上报。", 78, 140, 16);
        second.seal("示例县样板镇样板村村委会样例", 150, 158, 20);
        second.text("2026年9月16日", 132, 184, 12);
        return List.of(first, second);
    }

    private static void field(Sheet sheet, double x, double y, double labelWidth, String label, String value) {
        double whole = label.equals("家庭住址") ? 162 : 81;
        sheet.box(x, y, labelWidth, 11);
        sheet.box(x + labelWidth, y, whole - labelWidth, 11);
        sheet.text(label, x + 4, y + 7.2, 11);
        sheet.hand(value, x + labelWidth + 3, y + 7.4, 13);
    }

    private static void table(Sheet sheet, Case house) {
        double[] widths = {26, 26, 16, 62, 32};
        String[] heads = {"姓名", "关系", "性别", "公民身份号码", "备注"};
        double y = 66;
        for (int row = -1; row < house.members().size(); row++) {
            double x = 24;
            for (int i = 0; i < widths.length; i++) {
                sheet.box(x, y, widths[i], 11);
                if (row < 0) {
                    sheet.bold(heads[i], x + 3, y + 7.2, 11);
                } else {
                    sheet.hand(cell(house.members().get(row), i), x + 2.4, y + 7.4, i == 3 ? 11 : 12);
                }
                x += widths[i];
            }
            y += 11;
        }
    }

    private static String cell(Person person, int column) {
        return switch (column) {
            case 0 -> person.name();
            case 1 -> Households.relationInWords(person);
            case 2 -> person.sex();
            case 3 -> person.idNumber();
            default -> person.livesApart() ? "分开居住" : "";
        };
    }

    private static void check(Sheet sheet, double x, double y, String label, boolean ticked) {
        sheet.box(x, y - 3.6, 4, 4);
        sheet.text(label, x + 5.5, y, 11);
        if (ticked) {
            Path2D tick = new Path2D.Double();
            tick.moveTo(x - 0.4, y - 2.2);
            tick.lineTo(x + 1.5, y + 0.2);
            tick.lineTo(x + 5, y - 5.4);
            sheet.line(Sheet.PEN, tick, 0.55);
        }
    }

    /** Medical paper (诊断证明 or 费用清单) on A5, of a hospital that does not exist. */
    Sheet medical(Person person, String title, List<String[]> rows, String advice) {
        Sheet sheet = sheet(148, 210, 220);
        sheet.watermark("样　例");
        sheet.centred("示例县样例医院", 17, 16);
        sheet.centred(title, 28, 20);
        sheet.line(14, 33, 134, 33, 0.5);
        sheet.text("姓名：" + person.name(), 16, 41, 11);
        sheet.text("性别：" + person.sex(), 62, 41, 11);
        sheet.text("年龄：" + (2026 - person.birth().getYear()) + "岁", 98, 41, 11);
        sheet.text("身份证号：" + person.idNumber(), 16, 49, 10);
        double y = 60;
        for (String[] row : rows) {
            sheet.bold(row[0], 16, y, 11);
            y = sheet.paragraph(row[1], 42, y, 11, 90) + 2;
        }
        sheet.bold("建　议", 16, y, 11);
        sheet.paragraph(advice, 42, y, 11, 90);
        sheet.text("医师：", 70, 176, 11);
        sheet.hand("郑样医", 83, 176, 17);
        sheet.text("2026年8月28日", 92, 188, 11);
        sheet.seal("示例县样例医院诊断证明专用章", 106, 174, 17);
        return sheet;
    }
}
