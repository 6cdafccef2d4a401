package org.hudang.forms;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.hudang.forms.press.PressSettings;

/** Invented people and their papers: the division 999001 does not exist, the check digits are right. */
public final class Specimens {
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    public static final Clock CLOCK = Clock.fixed(Instant.parse("2026-09-15T01:30:00Z"), ZONE);
    public static final PressSettings SETTINGS = new PressSettings(CLOCK, ZONE, List.of());
    public static final String NUMBER = "999001202609150318";
    public static final String SM3 = "5d0f93c7a1b2c3d4e5f60718293a4b5c6d7e8f90112233445566778b41e2aa90";
    public static final SealSpot TOWNSHIP = SealSpot.round("township", "某某镇人民政府（样例）");
    public static final SealSpot BUREAU = SealSpot.round("bureau", "某区民政局（样例）");

    private Specimens() {}

    public static IdDocument id(String seventeen) {
        int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += (seventeen.charAt(i) - '0') * weights[i];
        }
        return new IdDocument(IdDocument.Kind.RESIDENT_ID, seventeen + "10X98765432".charAt(sum % 11));
    }

    public static Authoriser adult(String key, String name, String relation, String seventeen) {
        return new Authoriser(key, name, relation, id(seventeen), Authoriser.Standing.LIVES_TOGETHER, Optional.empty());
    }

    /** Four of a household, a child among them, and a brother who lives apart. */
    public static AuthorizationLetter letter() {
        List<Authoriser> authorisers = List.of(
                adult("mem-zhang", "张样例", "户主", "99900119850312001"),
                adult("mem-li", "李示范", "配偶", "99900119871109002"),
                new Authoriser(
                        "mem-child",
                        "张小样",
                        "子（10岁）",
                        id("99900120160520003"),
                        Authoriser.Standing.LIVES_TOGETHER,
                        Optional.of("mem-zhang")),
                adult("mem-wang", "王模板", "母亲", "99900119560218004"),
                new Authoriser(
                        "mem-brother",
                        "张范本",
                        "兄",
                        id("99900119820701005"),
                        Authoriser.Standing.OBLIGOR_APART,
                        Optional.empty()));
        return letter(authorisers, List.of(father()), List.of(TOWNSHIP.on(LocalDate.of(2026, 9, 18))));
    }

    public static Guardian father() {
        return new Guardian("mem-zhang", "张样例", id("99900119850312001"), "张小样之父", Guardian.Mandate.STATUTORY);
    }

    public static AuthorizationLetter letter(
            List<Authoriser> authorisers, List<Guardian> guardians, List<SealSpot> seals) {
        return new AuthorizationLetter(
                new TemplateCode("SQ-2026-1"),
                NUMBER,
                "最低生活保障",
                List.of("某某镇人民政府（样例）", "某区民政局（样例）"),
                authorisers,
                guardians,
                new Handling(
                        List.of(
                                new Handler("staff-zhao", "赵经办", Handler.Mark.SIGNS),
                                new Handler("staff-liu", "刘协办", Handler.Mark.PRINTED)),
                        "000-0000 0000（样例）",
                        Handling.Way.ELECTRONIC),
                seals,
                new NoticeReference(new TemplateCode("FX-2026-1"), SM3));
    }

    /** One old person alone. */
    public static AuthorizationLetter lonelyLetter() {
        return letter(
                List.of(adult("mem-alone", "陈独居", "户主", "99900119410312001")), List.of(), List.of(TOWNSHIP, BUREAU));
    }

    /** Eight people, long names, a rare character, obligors and their spouses, two guardians, two seals. */
    public static AuthorizationLetter crowdedLetter() {
        List<Authoriser> all = new ArrayList<>();
        all.add(adult("m1", "阿卜杜热合曼·阿卜杜克热木·买买提明", "户主", "99900119850312001"));
        all.add(adult("m2", "欧阳", "配偶", "99900119871109002"));
        for (int i = 3; i <= 6; i++) {
            all.add(new Authoriser(
                    "m" + i,
                    "张小样" + "甲乙丙丁".charAt(i - 3),
                    "次女（非婚生，随母）",
                    id("9990012016052000" + i),
                    Authoriser.Standing.LIVES_TOGETHER,
                    Optional.of(i < 5 ? "m1" : "m9")));
        }
        all.add(new Authoriser(
                "m7",
                "龘靐",
                "兄",
                new IdDocument(IdDocument.Kind.HMT_RESIDENCE_PERMIT, "810000199001010010"),
                Authoriser.Standing.OBLIGOR_APART,
                Optional.empty()));
        all.add(new Authoriser(
                "m8",
                "Alexandra Konstantinopolskaya",
                "嫂",
                new IdDocument(IdDocument.Kind.FOREIGN_PERMANENT_RESIDENCE, "911001199001010010"),
                Authoriser.Standing.OBLIGOR_SPOUSE_APART,
                Optional.empty()));
        List<Guardian> guardians = List.of(
                new Guardian(
                        "m1", "阿卜杜热合曼·阿卜杜克热木·买买提明", id("99900119850312001"), "张小样甲、张小样乙之父", Guardian.Mandate.STATUTORY),
                new Guardian(
                        "m9", "周指定", id("99900119850312009"), "张小样丙、张小样丁之姑母，经居民委员会指定", Guardian.Mandate.APPOINTED));
        return letter(
                all,
                guardians,
                List.of(
                        SealSpot.round("township", "某某自治县某某民族乡人民政府社会救助办公室（样例）"),
                        BUREAU.on(LocalDate.of(2026, 12, 31))));
    }

    public static RiskNotice notice(Confirmer... confirmers) {
        return new RiskNotice(
                new TemplateCode("FX-2026-1"),
                new TemplateCode("SQ-2026-1"),
                NUMBER,
                "某区民政局（样例）",
                List.of(new HelpLine("某某镇社会救助窗口", "000-0000 0000"), new HelpLine("某区民政局", "000-0000 0001")),
                List.of(confirmers));
    }

    public static Confirmer reader(String key, String name) {
        return new Confirmer(
                key,
                name,
                Optional.of(new Reading(
                        Reading.Way.READ,
                        Reading.Questions.ANSWERED,
                        Instant.parse("2026-09-15T01:41:00Z"),
                        Duration.ofSeconds(192))));
    }

    public static ApplicationForm application() {
        return new ApplicationForm(
                new TemplateCode("SS-2026-1"),
                "ZJ20260914-0027",
                "某某镇人民政府（样例）",
                ApplicationForm.Relief.SUBSISTENCE,
                applicant(),
                List.of(
                        member("李示范", "配偶", "99900119871109002", "健康，务工", "1800元"),
                        member("张小样", "子", "99900120160520003", "健康，小学四年级", "无"),
                        member("王模板", "母亲", "99900119560218004", "二级肢体残疾，无劳动能力", "125元")),
                new Declaration("21600元", "", "", "1500元（养老金）", "存款3200元", "自有住房一套，72平方米", "", "医疗自付18600元"),
                "申请人张样例2026年5月因病住院，丧失部分劳动能力，家庭主要收入中断；母亲肢体残疾需要照料，儿子在读小学。" + "家庭刚性支出大，基本生活发生困难，特申请最低生活保障。",
                Optional.empty(),
                Optional.empty(),
                LocalDate.of(2026, 9, 14));
    }

    /** Everything long: many members, an agent, near relatives, the longest reason. */
    public static ApplicationForm crowdedApplication() {
        List<FormMember> members = new ArrayList<>();
        for (int i = 0; i < 14; i++) {
            members.add(member(
                    i % 3 == 0 ? "阿卜杜热合曼·阿卜杜克热木" : "张小样",
                    i % 2 == 0 ? "子" : "外孙女（随母生活）",
                    "9990012016052000" + i % 10,
                    "一级智力残疾，需要长期照料，在特殊教育学校就读",
                    "无"));
        }
        return new ApplicationForm(
                new TemplateCode("SS-2026-1"),
                "ZJ20260914-0028",
                "某某自治县某某民族乡人民政府（样例）",
                ApplicationForm.Relief.DESTITUTE,
                applicant(),
                members,
                new Declaration("", "", "", "", "", "", "", ""),
                "因病致贫，家庭困难。".repeat(60),
                Optional.of("申请人之表弟张某某为某某镇人民政府社会救助经办人员；申请人之姑母为样例村村民委员会委员"),
                Optional.of(new Agent("staff-village", "孙代办", "样例村村民委员会主任", "000-0000 0002")),
                LocalDate.of(2026, 12, 31));
    }

    private static Applicant applicant() {
        return new Applicant(
                "mem-zhang",
                "张样例",
                id("99900119850312001"),
                "138 0000 0000",
                "某市某区某某镇样例村3组12号",
                "某市某区某某镇样例社区幸福路8号2单元301室");
    }

    private static FormMember member(String name, String relation, String seventeen, String condition, String income) {
        return new FormMember(name, relation, id(seventeen), condition, income);
    }

    /** A volume of so many items. */
    public static VolumeSheets sheets(int items) {
        List<CatalogueLine> lines = new ArrayList<>();
        for (int i = 1; i <= items; i++) {
            lines.add(new CatalogueLine(
                    "%04d".formatted(i),
                    i % 3 == 0 ? "样民〔2026〕" + i + "号" : "",
                    i % 2 == 0 ? "样板镇人民政府（样例）" : "张样例",
                    i % 5 == 0 ? "社会救助家庭经济状况核查授权书及其附件（样例，题名较长，需要折行）" : "申请书",
                    LocalDate.of(2026, 9, 15),
                    "RESTRICTED",
                    i % 4,
                    i == 8 ? "0007" : "",
                    ""));
        }
        VolumeCover cover = new VolumeCover(
                "某区民政局（样例）",
                "DB",
                "张样例户最低生活保障申请",
                LocalDate.of(2026, 9, 1),
                LocalDate.of(2026, 9, 15),
                "D30",
                items,
                items * 2,
                "ZY·DB·2026·D30-042",
                "J031-ZY·DB·2026·D30-042");
        return new VolumeSheets(
                new TemplateCode("JN-2026-1"),
                cover,
                lines,
                situation(items),
                "李经办（样例）",
                "",
                LocalDate.of(2026, 9, 15),
                List.of(
                        new NoteLine(LocalDate.of(2026, 9, 1), "open", List.of(), "李经办（样例）"),
                        new NoteLine(
                                LocalDate.of(2026, 9, 15), "file", List.of("application", "1–" + items), "李经办（样例）"),
                        new NoteLine(LocalDate.of(2026, 11, 2), "paperdamaged", List.of("FILE_ALTERED", "2"), "hudang"),
                        new NoteLine(LocalDate.of(2026, 11, 2), "paperrestored", List.of("2"), "hudang")));
    }

    /** As a volume of so many items may be. */
    public static VolumeSituation situation(int items) {
        List<Integer> uncounted = new ArrayList<>();
        for (int i = 4; i <= items; i += 4) {
            uncounted.add(i);
        }
        return new VolumeSituation(
                uncounted,
                List.of(),
                List.of(2),
                List.of(1, 2, 3),
                List.of(),
                List.of(),
                new VolumeSituation.Originals(VolumeSituation.Keeping.DOUBLE, items - 1, 1, 0),
                0,
                0);
    }

    public static FileFront front(int papers) {
        List<FileFront.Entry> entries = new ArrayList<>();
        entries.add(new FileFront.Entry(FileFront.What.VOLUME, "J031-ZY·DB·2026·D30-042", "张样例户最低生活保障申请", 3));
        for (int i = 1; i <= papers; i++) {
            entries.add(new FileFront.Entry(
                    i % 7 == 0 ? FileFront.What.SLIP : FileFront.What.PAPER,
                    "J031-ZY·DB·2026·D30-042-%04d".formatted(i),
                    i % 5 == 0 ? "社会救助家庭经济状况核查授权书及其附件（样例，题名较长，需要折行）" : "申请书",
                    3 + 2 * i));
        }
        return new FileFront(
                new TemplateCode("HF-2026-1"),
                "某区民政局（样例）",
                "张样例",
                "hh_sample",
                LocalDate.of(2026, 9, 1),
                LocalDate.of(2026, 11, 28),
                "李经办（样例）",
                entries,
                4 + 2 * papers);
    }

    /** A list of so many volumes. */
    public static DestructionSheet destruction(int volumes) {
        List<DestructionSheet.Line> lines = new ArrayList<>();
        for (int i = 1; i <= volumes; i++) {
            lines.add(new DestructionSheet.Line(
                    "J031-ZY·RC·2014·D10-%03d".formatted(i),
                    i % 5 == 0 ? "张样例户日常管理及其附件（样例，题名较长，需要折行）" : "日常管理",
                    "D10",
                    LocalDate.of(2014, 12, 31),
                    LocalDate.of(2025, 1, 1),
                    i,
                    i % 3,
                    "钱档案、孙审批、李审批（样例）"));
        }
        return new DestructionSheet(
                new TemplateCode("XH-2026-1"),
                "某区民政局（样例）",
                "XH-2026-0001",
                LocalDate.of(2026, 9, 15),
                "钱档案（样例）",
                lines,
                BUREAU);
    }

    public static FileSlip slip() {
        return new FileSlip(
                new TemplateCode("TD-2026-1"),
                "J031-ZY·DB·2026·D30-042-0003",
                "入户调查记录",
                "调查记录.docx",
                FileSlip.Reason.FORMAT,
                "ab".repeat(32),
                "cd".repeat(32));
    }

    /** A report of so many items: every third is for people, every fifth has faults, every seventh was judged. */
    public static InspectionPaper inspection(int items) {
        List<InspectionPaper.Line> lines = new ArrayList<>();
        for (int i = 1; i <= items; i++) {
            lines.add(new InspectionPaper.Line(
                    "GD-" + ((i - 1) / 10 % 4 + 1) + "-" + i,
                    "元数据与内容关联一致性检测",
                    i % 2 == 0 ? InspectionPaper.What.METADATA : InspectionPaper.What.PACKAGE,
                    "逐件比对著录的路径与其所指文件的摘要",
                    i % 5 == 0 ? faulty() : found(i)));
        }
        return new InspectionPaper(
                new TemplateCode("JC-2026-1"),
                new InspectionPaper.Head(
                        "GD-3",
                        "J031-ZY·DB·2026·D30-042",
                        "GD",
                        4,
                        CLOCK.instant(),
                        "孙档案（样例）",
                        "DA/T 70-2018",
                        "Hudang 1.0",
                        new InspectionPaper.Extent(19, 483210, SM3)),
                lines,
                BUREAU);
    }

    /** An item with as many faults as a paper names, and one with words of a person, each as long as it may be. */
    public static InspectionPaper faultyInspection() {
        InspectionPaper plain = inspection(1);
        InspectionPaper.Line line = plain.lines().get(0);
        List<InspectionPaper.Fault> faults = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            faults.add(new InspectionPaper.Fault("ab".repeat(100), "应".repeat(200), "12 ".repeat(66)));
        }
        return new InspectionPaper(
                plain.template(),
                plain.head(),
                List.of(
                        with(line, new InspectionPaper.Found(InspectionPaper.Word.FAILED, "", faults, 3)),
                        with(line, judged("长".repeat(500)))),
                plain.seal());
    }

    private static InspectionPaper.Line with(InspectionPaper.Line line, InspectionPaper.Found found) {
        return new InspectionPaper.Line(line.number(), line.title(), line.object(), line.method(), found);
    }

    private static InspectionPaper.Found found(int item) {
        if (item % 7 == 0) {
            return judged("抽看第1、3、9件，各页完整清楚。");
        }
        return item % 3 == 0
                ? new InspectionPaper.Found(InspectionPaper.Word.BY_HAND, "没有可用的杀毒软件，请人工检测。", List.of(), 0)
                : new InspectionPaper.Found(InspectionPaper.Word.PASSED, "", List.of(), 0);
    }

    /** An item that somebody decided about. */
    public static InspectionPaper.Found judged(String words) {
        return new InspectionPaper.Found(
                InspectionPaper.Word.PASSED,
                "请人工抽样打开文件查看。",
                List.of(),
                0,
                Optional.of(new InspectionPaper.Judged("孙档案（样例）", CLOCK.instant(), words)));
    }

    private static InspectionPaper.Found faulty() {
        String code = "J031-ZY·DB·2026·D30-042-0001 ";
        return new InspectionPaper.Found(
                InspectionPaper.Word.FAILED,
                "",
                List.of(
                        new InspectionPaper.Fault(code + "date", "1949 – 2026-09-16", "2031-01-01"),
                        new InspectionPaper.Fault(code + "title", "", "U+E000"),
                        new InspectionPaper.Fault(code + "sha512", "ab".repeat(64), "")),
                3);
    }

    public static CertificatePaper certificate(CertificatePaper.Shape shape) {
        return new CertificatePaper(
                new TemplateCode("ZM-2026-1"),
                shape,
                new CertificateFace(
                        "张*例",
                        "999***********0013",
                        "最低生活保障",
                        4,
                        4,
                        YearMonth.of(2026, 11),
                        LocalDate.of(2026, 11, 1),
                        LocalDate.of(2027, 10, 31),
                        "某区某某镇样例社区",
                        "某区民政局（样例）",
                        LocalDate.of(2026, 10, 23)),
                new CertificateCodes(
                        "1.2.156.3005.2.000000000000000000999.999001000000000000.2026000318.001.M",
                        "7K4M-9Q2X",
                        "verify.example.gov.cn",
                        noise(57)),
                BUREAU,
                Optional.of("样例"));
    }

    /** A copy of the certificate for one purpose. */
    public static AnnotatedCertificate copy(String purpose, String requester) {
        return new AnnotatedCertificate(
                new TemplateCode("JZ-2026-1"),
                certificate(CertificatePaper.Shape.SHEET),
                new AnnotatedCertificate.Note(
                        "cpy_sample", purpose, requester, LocalDate.of(2026, 11, 3), LocalDate.of(2026, 12, 3)));
    }

    /** A matrix with the shape of a code but no content. */
    public static QrMatrix noise(int size) {
        Random random = new Random(20261023);
        BitSet dark = new BitSet();
        for (int i = 0; i < size * size; i++) {
            dark.set(i, random.nextBoolean());
        }
        int[][] finders = {{0, 0}, {0, size - 7}, {size - 7, 0}};
        for (int[] at : finders) {
            for (int row = -1; row < 8; row++) {
                for (int column = -1; column < 8; column++) {
                    int r = at[0] + row;
                    int c = at[1] + column;
                    if (r >= 0 && c >= 0 && r < size && c < size) {
                        int ring = Math.max(Math.abs(row - 3), Math.abs(column - 3));
                        dark.set(r * size + c, ring == 3 || ring < 2);
                    }
                }
            }
        }
        return new QrMatrix(size, dark);
    }
}
