package org.hudang.samples;

import java.util.List;
import org.hudang.samples.Papers.Letter;

/** The three households, all invented: their people, their papers and the words that stand in them. */
final class Households {

    private static final String VILLAGE = "示例县样板镇样板村村民委员会";
    private static final String VILLAGE_SEAL = "示例县样板镇样板村村委会样例";

    private Households() {}

    /** A single old person who asks for 特困人员救助供养. */
    static Case oldPerson() {
        Person chen = Person.of("chen", "陈样老", "HEAD", "1948-03-12", 11, "000-0001-1948");
        return new Case(
                "1-old-person",
                "tk-0001",
                "999001001",
                "样板镇",
                "样板村",
                "示例省示例县样板镇样板村3组18号",
                "TK",
                "陈样老特困人员救助供养审批材料",
                List.of(chen),
                Materials.of("1-old-person"));
    }

    /** A family of four who ask for 最低生活保障, and a brother who lives apart. */
    static Case family() {
        List<Person> members = List.of(
                Person.of("zhang", "张样例", "HEAD", "1985-06-21", 17, "000-0002-1985"),
                Person.of("li", "李示范", "SPOUSE", "1987-11-03", 28, "000-0002-1987"),
                Person.of("xiao", "张小样", "CHILD", "2015-04-09", 35, "000-0002-1985")
                        .withGuardian("zhang"),
                Person.of("wang", "王模板", "PARENT", "1957-01-30", 44, "000-0002-1957"),
                Person.of("fan", "张范本", "OBLIGOR", "1982-09-14", 53, "000-0002-1982")
                        .apart());
        return new Case(
                "2-family",
                "db-0002",
                "999001001",
                "样板镇",
                "样板村",
                "示例省示例县样板镇样板村5组7号",
                "DB",
                "张样例户最低生活保障审批材料",
                members,
                Materials.of("2-family"));
    }

    /** Two people and a child in need far from home, who ask for 临时救助 where the need arose. */
    static Case emergency() {
        List<Person> members = List.of(
                Person.of("zhao", "赵急难", "HEAD", "1990-02-17", 71, "000-0003-1990"),
                Person.of("qian", "钱样本", "SPOUSE", "1992-12-05", 62, "000-0003-1992"),
                Person.of("zhaoxiao", "赵小范", "CHILD", "2020-07-23", 80, "000-0003-1990")
                        .withGuardian("zhao"));
        return new Case(
                "3-emergency",
                "ls-0003",
                "999001002",
                "示范街道",
                "样例社区",
                "示例省示例县示范街道样例社区2栋101室（急难发生地）",
                "LS",
                "赵急难户临时救助审批材料",
                members,
                Materials.of("3-emergency"));
    }

    static String relationInWords(Person person) {
        return switch (person.relation()) {
            case "HEAD" -> "户主";
            case "SPOUSE" -> "妻";
            case "CHILD" -> "子女";
            case "PARENT" -> "母亲";
            default -> "兄";
        };
    }

    /** Words of the letters; the key is folder/file. */
    static Letter letter(Case house, String file) {
        Person head = house.head();
        return switch (house.folder() + "/" + file) {
            case "1-old-person/no-income.pdf" ->
                villageLetter(
                        "无劳动能力、无生活来源证明",
                        List.of(
                                head.name() + "，" + head.sex() + "，公民身份号码" + head.idNumber() + "，系本村3组村民，独居。",
                                "经查，该村民年满78周岁，患有高血压、白内障，无劳动能力；名下承包地已流转，年租金320元，无子女，无法定赡养义务人，无其他生活来源。",
                                "情况属实，特此证明。"));
            case "2-family/wages.pdf" ->
                new Letter(
                        "示例县样例五金厂",
                        "样五金证〔2026〕9号",
                        "工资收入证明",
                        List.of(
                                head.name() + "，公民身份号码" + head.idNumber() + "，2024年3月起在我厂从事包装工作。",
                                "2026年3月至8月，该职工实发工资合计9870.00元，月平均1645.00元，已扣除社会保险个人缴费。",
                                "本证明仅供办理社会救助使用，内容真实，如有不实愿承担责任。"),
                        "2026年9月4日",
                        "孙样会",
                        "示例县样例五金厂样例章");
            case "2-family/odd-jobs.jpg" ->
                villageLetter(
                        "灵活就业收入证明",
                        List.of(
                                house.member("li").name() + "，公民身份号码"
                                        + house.member("li").idNumber() + "，系本村5组村民。",
                                "该村民因照料患病老人和上学儿童，不能外出务工，农忙时在附近果园采摘橘子，2026年1月至8月共计42天，每天90元，合计3780元。",
                                "特此证明。"));
            case "3-emergency/fire-report.pdf" ->
                communityLetter(
                        "火灾情况证明",
                        List.of(
                                "2026年9月10日22时许，我社区2栋101室因电动车充电线路短路起火。租住人" + head.name() + "一家三口撤离，其妻钱样本手臂烧伤送医。",
                                "室内衣物、家具、家电基本烧毁，一家三口暂由社区安置在便民服务站。",
                                "情况紧急，建议先行救助，手续随后补办。"));
            case "3-emergency/residence.png" ->
                communityLetter(
                        "居住情况证明",
                        List.of(
                                head.name() + "，公民身份号码" + head.idNumber() + "，2025年2月起租住我社区2栋101室。",
                                "户籍地为示例省样本县范例乡，人户分离。特此证明。"));
            default ->
                new Letter(
                        "申请人：" + head.name(),
                        "急难发生地申请",
                        "临时救助申请书",
                        List.of(
                                "示例县示范街道办事处：",
                                "我叫" + head.name() + "，外地来此务工。9月10日晚租住房屋失火，妻子烧伤住院，已花费8600余元，家中物品烧毁，孩子年幼，生活陷入困境。",
                                "现申请临时救助。以上情况属实，同意核查家庭经济状况。"),
                        "2026年9月12日",
                        head.name(),
                        "示例县示范街道收件专用章样例");
        };
    }

    private static Letter villageLetter(String title, List<String> paragraphs) {
        return new Letter(VILLAGE, "样村证〔2026〕31号", title, paragraphs, "2026年9月9日", "周样干", VILLAGE_SEAL);
    }

    private static Letter communityLetter(String title, List<String> paragraphs) {
        return new Letter(
                "示例县示范街道样例社区居民委员会", "样社证〔2026〕12号", title, paragraphs, "2026年9月12日", "冯样社", "示例县示范街道样例社区居委会样例");
    }

    /** Plain text of the notes. */
    static String note(Case house) {
        if (house.programme().equals("TK")) {
            return "走访记录（样例）\n\n2026年9月16日上午，村干部周样干、镇民政办吴样员到陈样老家走访。\n"
                    + "老人精神尚可，能自己做饭，视力差，冬天取暖靠柴火。\n"
                    + "厨房电线老化，已联系村电工更换。\n老人表示愿意在家分散供养，不去敬老院。\n"
                    + "联系电话：" + house.head().phone() + "\n";
        }
        return "急难情况说明（样例）\n\n本人赵急难，身份证号" + house.head().idNumber() + "，电话"
                + house.head().phone() + "。\n2026年9月10日夜里租住房失火，妻子钱样本烧伤，现在示例县样例医院治疗。\n"
                + "身份证原件在火灾中烧毁，手续先用复印件，原件补办后再交。\n";
    }

    /** What investigators wrote. */
    static List<String> findings(Case house) {
        return house.programme().equals("TK")
                ? List.of("独居，砖瓦房两间，屋顶有漏雨痕迹。", "患高血压、白内障，药费每月约160元。", "承包地流转，年租金320元，无其他收入。", "无子女，邻居每日照看。")
                : List.of(
                        "一家四口同住，砖房四间，家具简单。",
                        "户主在五金厂打工，月平均1645元。",
                        "母亲王模板患类风湿关节炎，常年服药。",
                        "孩子在样板镇小学读五年级。",
                        "兄张范本另住，每月给母亲200元。");
    }

    /** Title, paragraphs, closing of the text documents. */
    static List<List<String>> document(Case house, String file) {
        Person head = house.head();
        if (file.equals("support.docx")) {
            Person brother = house.member("fan");
            return List.of(
                    List.of("赡养义务人家庭情况说明"),
                    List.of(
                            "本人" + brother.name() + "，公民身份号码" + brother.idNumber() + "，系王模板之长子，与申请人分开居住。",
                            "本人在外地做泥水工，收入不稳定，需供养妻子和两个上学的孩子，每月给母亲生活费200元。",
                            "本人同意依法核查家庭经济状况，以上说明真实。"),
                    List.of("说明人：" + brother.name(), "电话：" + brother.phone(), "2026年9月10日"));
        }
        boolean single = house.programme().equals("TK");
        return List.of(
                List.of(single ? "特困人员救助供养申请书" : "最低生活保障申请书"),
                List.of(
                        "示例县" + house.townshipName() + "人民政府：",
                        "申请人" + head.name() + "，" + head.sex() + "，" + head.birthInWords() + "出生，公民身份号码"
                                + head.idNumber() + "，住" + house.address() + "。",
                        single
                                ? "本人年老多病，无劳动能力，无子女，没有生活来源，现申请特困人员救助供养，愿意在家分散供养。"
                                : "家中四口人，母亲患类风湿关节炎常年吃药，孩子上小学，全家靠我一人打工，收入低于当地最低生活保障标准，现申请最低生活保障。",
                        "本人承诺所提供的材料真实、完整，同意依法核查家庭经济状况；情况有变化时及时报告。"),
                List.of("申请人：" + head.name(), "联系电话：" + head.phone(), single ? "2026年9月8日" : "2026年9月7日"));
    }
}
