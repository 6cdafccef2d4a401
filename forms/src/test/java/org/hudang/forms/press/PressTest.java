package org.hudang.forms.press;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.hudang.forms.Authoriser;
import org.hudang.forms.AuthorizationLetter;
import org.hudang.forms.CertificateCodes;
import org.hudang.forms.CertificatePaper;
import org.hudang.forms.ComposedPaper;
import org.hudang.forms.Confirmer;
import org.hudang.forms.Forms;
import org.hudang.forms.GlyphMissing;
import org.hudang.forms.Guardian;
import org.hudang.forms.PageNumbers;
import org.hudang.forms.Paper;
import org.hudang.forms.PaperKind;
import org.hudang.forms.PaperOverfull;
import org.hudang.forms.PlaceKind;
import org.hudang.forms.RiskNotice;
import org.hudang.forms.SignaturePlace;
import org.hudang.forms.Specimens;
import org.hudang.forms.TemplateCode;
import org.hudang.forms.TemplateUnknown;
import org.hudang.forms.TemplateVersion;
import org.hudang.forms.layout.TinyFont;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PressTest {
    private static final Forms FORMS = Press.open(Specimens.SETTINGS);
    private static final int BUDGET = 200 * 1024;

    @TempDir
    Path folder;

    static Stream<Paper> papers() {
        return Stream.of(
                Specimens.letter(),
                Specimens.lonelyLetter(),
                Specimens.crowdedLetter(),
                Specimens.notice(Specimens.reader("mem-zhang", "张样例")),
                manyReaders(),
                Specimens.application(),
                Specimens.crowdedApplication(),
                Specimens.certificate(CertificatePaper.Shape.SHEET),
                Specimens.certificate(CertificatePaper.Shape.CARD),
                Specimens.copy("办理医疗救助", "某县人民医院（样例）"),
                Specimens.copy("样".repeat(40), "例".repeat(40)),
                Specimens.sheets(3),
                Specimens.sheets(60),
                Specimens.front(60),
                Specimens.slip(),
                Specimens.destruction(1),
                Specimens.destruction(60),
                Specimens.inspection(37),
                Specimens.inspection(6),
                new PageNumbers(new TemplateCode("YM-2026-1"), "hh_sample", 12));
    }

    @ParameterizedTest
    @MethodSource("papers")
    void every_paper_is_tagged_and_its_fields_are_where_it_says(Paper paper) throws IOException {
        ComposedPaper composed = FORMS.compose(paper);

        assertThat(composed.pdf().length).isLessThan(BUDGET);
        assertThat(composed.template().code()).isEqualTo(paper.template());
        try (PDDocument document = Loader.loadPDF(composed.pdf())) {
            assertThat(document.getNumberOfPages()).isEqualTo(composed.pages());
            ComposedFile file = new ComposedFile(document);
            file.assertTagged();
            file.assertFields(composed.places());
        }
    }

    @ParameterizedTest
    @MethodSource("papers")
    void the_same_paper_at_the_same_instant_has_the_same_bytes_and_later_others(Paper paper) {
        Clock later = Clock.offset(Specimens.CLOCK, Duration.ofSeconds(1));
        Forms other = Press.open(new PressSettings(later, Specimens.ZONE, List.of()));

        assertThat(FORMS.compose(paper).pdf()).isEqualTo(FORMS.compose(paper).pdf());
        assertThat(other.compose(paper).pdf()).isNotEqualTo(FORMS.compose(paper).pdf());
    }

    @Test
    void the_identifier_of_a_file_follows_its_content() throws IOException {
        ComposedPaper one = FORMS.compose(Specimens.notice(Specimens.reader("a", "张样例")));
        ComposedPaper other = FORMS.compose(Specimens.notice(Specimens.reader("a", "张样本")));

        try (PDDocument first = Loader.loadPDF(one.pdf());
                PDDocument second = Loader.loadPDF(other.pdf())) {
            assertThat(first.getDocument().getDocumentID().toString())
                    .isNotEqualTo(second.getDocument().getDocumentID().toString());
        }
    }

    @Test
    void a_letter_has_a_place_for_every_adult_every_guardian_the_staff_who_sign_and_every_seal() {
        ComposedPaper composed = FORMS.compose(Specimens.letter());

        assertThat(composed.pages()).isEqualTo(2);
        assertThat(composed.places().stream().map(SignaturePlace::field))
                .containsExactly(
                        "authoriser-1",
                        "authoriser-2",
                        "authoriser-4",
                        "authoriser-5",
                        "guardian-1",
                        "handler-1",
                        "seal-1");
        assertThat(composed.places().stream().map(SignaturePlace::signer))
                .containsExactly(
                        "mem-zhang", "mem-li", "mem-wang", "mem-brother", "mem-zhang", "staff-zhao", "township");
        assertThat(composed.places()).allSatisfy(p -> assertThat(p.page()).isEqualTo(2));
        SignaturePlace seal = composed.places().get(6);
        assertThat(seal.kind()).isEqualTo(PlaceKind.SEAL);
        assertThat(seal.width()).isBetween(119f, 119.1f);
        assertThat(seal.height()).isBetween(119f, 119.1f);
    }

    @Test
    void a_letter_reads_as_its_data_in_its_order() throws IOException {
        AuthorizationLetter letter = Specimens.letter();
        String text = text(FORMS.compose(letter));

        assertThat(text).contains("社会救助家庭经济状况核查授权书", letter.number(), "申请事项最低生活保障");
        assertThat(text).contains("未列明的不在授权范围之内：", "水、电、燃气、通信费用");
        assertThat(text).contains("一、授权对象。授权社会救助审核确认机关和全国各级家庭经济状况核对机构");
        assertThat(text).contains("由代理人签署（见表2）", "兄，分户居住（法定义务人）", "以下空白");
        assertThat(text).contains("某某镇人民政府（样例）2026年9月18日", Specimens.SM3);
        int at = 0;
        for (Authoriser authoriser : letter.authorisers()) {
            int next = text.indexOf(authoriser.name() + "", at);
            assertThat(next).as(authoriser.name()).isGreaterThanOrEqualTo(at);
            assertThat(text.substring(next)).contains(authoriser.document().number());
            at = next;
        }
    }

    @Test
    void a_crowded_letter_goes_on_over_the_page_and_repeats_the_confirmation() throws IOException {
        AuthorizationLetter crowded = Specimens.crowdedLetter();
        ComposedPaper composed = FORMS.compose(crowded);
        String text = text(composed);

        assertThat(composed.pages()).isEqualTo(3);
        assertThat(text.split("对授权没有疑问，自愿签署。", -1)).hasSize(3);
        assertThat(text).contains("阿卜杜热合曼·阿卜杜克热木·买买提明", "龘靐", "（日期以电子印章签署时间为准）");
        for (Authoriser authoriser : crowded.authorisers()) {
            assertThat(text).contains(authoriser.document().number());
        }
    }

    @Test
    void forty_authorisers_each_get_their_row_and_their_place() throws IOException {
        List<Authoriser> forty = IntStream.rangeClosed(1, 40)
                .mapToObj(i -> Specimens.adult("m" + i, "样例" + i, "家人", "9990011985031200" + i % 10))
                .toList();
        ComposedPaper composed = FORMS.compose(Specimens.letter(forty, List.of(), List.of(Specimens.TOWNSHIP)));

        assertThat(composed.places().stream().filter(p -> p.field().startsWith("authoriser-")))
                .hasSize(40);
        String text = text(composed);
        assertThat(text.split("对授权没有疑问，自愿签署。", -1)).hasSize(composed.pages());
        assertThat(text.split("授权人信息（续）", -1)).hasSizeGreaterThan(2);
    }

    @Test
    void a_guardian_may_sign_for_all() {
        Guardian guardian = Specimens.father();
        Authoriser ward = new Authoriser(
                "w",
                "张小样",
                "子",
                Specimens.id("99900120160520003"),
                Authoriser.Standing.LIVES_TOGETHER,
                Optional.of(guardian.key()));
        ComposedPaper composed =
                FORMS.compose(Specimens.letter(List.of(ward), List.of(guardian), List.of(Specimens.BUREAU)));

        assertThat(composed.places().stream().map(SignaturePlace::field))
                .containsExactly("guardian-1", "handler-1", "seal-1");
    }

    @Test
    void a_notice_for_two_readers_stays_on_one_page_and_for_many_goes_on() throws IOException {
        ComposedPaper two = FORMS.compose(Specimens.notice(Specimens.reader("a", "张样例"), Specimens.reader("b", "李示范")));
        ComposedPaper many = FORMS.compose(manyReaders());

        assertThat(two.pages()).isEqualTo(1);
        assertThat(many.pages()).isEqualTo(2);
        assertThat(text(two)).contains("刷脸不是唯一方式", "2026年9月15日09:41", "用时3分12秒", "0000001");
        assertThat(text(many)).contains("阅读确认（续）", "以电子签名时间为准");
        assertThat(many.places().stream().map(SignaturePlace::signer)).containsExactly("a", "b", "c", "d");
    }

    @Test
    void a_certificate_shows_what_it_was_given_and_no_more_of_the_holder() throws IOException {
        for (CertificatePaper.Shape shape : CertificatePaper.Shape.values()) {
            String text = text(FORMS.compose(Specimens.certificate(shape)));

            assertThat(text).contains("姓名张*例", "999***********0013", "最低生活保障", "4人（享受待遇4人）");
            assertThat(text).contains("7K4M-9Q2X", "verify.example.gov.cn");
            assertThat(text).contains("1.2.156.3005.2.000000000000000000999.999001000000000000.2026000318.001.M");
        }
    }

    @Test
    void a_copy_says_on_its_face_and_across_it_for_whom_and_for_what_it_is() throws IOException {
        ComposedPaper copy = FORMS.compose(Specimens.copy("办理医疗救助", "某县人民医院（样例）"));

        assertThat(copy.pages()).isEqualTo(1);
        try (PDDocument document = Loader.loadPDF(copy.pdf())) {
            PDFTextStripper stripper = new PDFTextStripper();
            // what stands on the watermark is no second print of it
            stripper.setSuppressDuplicateOverlappingText(false);
            String words = stripper.getText(document).replaceAll("\\s", "");
            assertThat(words)
                    .contains("电子社会救助证明（加注件）", "张*例", "7K4M-9Q2X", "2026年11月3日", "2026年12月3日", "cpy_sample")
                    .contains("只供下列单位用于下列用途")
                    .doesNotContain("兹证明");
            assertThat(words.split("办理医疗救助", -1)).hasSize(5);
            assertThat(words.split("某县人民医院（样例）", -1)).hasSize(5);
        }
    }

    @Test
    void a_code_too_large_for_its_place_is_refused() {
        CertificatePaper card = Specimens.certificate(CertificatePaper.Shape.CARD);
        CertificateCodes codes = card.codes();
        CertificateCodes large =
                new CertificateCodes(codes.identifier(), codes.shortCode(), codes.address(), Specimens.noise(177));

        assertThatThrownBy(() -> FORMS.compose(new CertificatePaper(
                        card.template(), card.shape(), card.face(), large, card.seal(), card.mark())))
                .isInstanceOf(PaperOverfull.class)
                .hasMessageContaining("certificate.qr");
    }

    @Test
    void a_report_of_an_inspection_goes_on_over_the_pages_and_ends_with_the_place_of_its_seal() throws IOException {
        ComposedPaper composed = FORMS.compose(Specimens.inspection(37));
        String text = text(composed);

        assertThat(composed.pages()).isGreaterThan(2);
        assertThat(text).contains("档号J031-ZY·DB·2026·D30-042", "归档环节（GD）", "DA/T70-2018", "Hudang1.0");
        assertThat(text).contains("2026年9月15日09:30:00", "有项目未通过检测", Specimens.SM3);
        assertThat(text.split("编号检测项目检测对象检测方法结果说明", -1)).hasSizeGreaterThan(3);
        assertThat(text).contains("GD-1-1", "GD-4-37", "不符6处，列于下", "应为“1949–2026-09-16”，实为“2031-01-01”", "另有3处");
        assertThat(text).contains("人工判定（孙档案（样例），2026年9月15日09:30:00）：抽看第1、3、9件，各页完整清楚。");
        assertThat(composed.places()).singleElement().satisfies(place -> {
            assertThat(place.field()).isEqualTo("seal-1");
            assertThat(place.kind()).isEqualTo(PlaceKind.SEAL);
            assertThat(place.page()).isEqualTo(composed.pages());
        });
    }

    @Test
    void a_report_whose_items_have_many_long_faults_keeps_every_line_on_its_pages() throws IOException {
        ComposedPaper composed = FORMS.compose(Specimens.faultyInspection());

        try (PDDocument document = Loader.loadPDF(composed.pdf())) {
            List<Float> low = new ArrayList<>();
            PDFTextStripper stripper = new PDFTextStripper() {
                @Override
                protected void writeString(String text, List<TextPosition> positions) {
                    positions.forEach(one -> low.add(one.getYDirAdj()));
                }
            };
            String unused = stripper.getText(document);
            // 272 mm, and the footer at 281 to 285 mm
            assertThat(low).allMatch(y -> y < 285 / 25.4f * 72);
        }
    }

    @Test
    void a_report_without_faults_says_what_people_still_have_to_find_out() throws IOException {
        assertThat(text(FORMS.compose(Specimens.inspection(3)))).contains("须由人工检测后方可认定");
        assertThat(text(FORMS.compose(Specimens.inspection(1)))).contains("全部适用项目通过检测");
    }

    @Test
    void an_application_holds_what_was_declared() throws IOException {
        String text = text(FORMS.compose(Specimens.application()));

        assertThat(text).contains("最低生活保障", "临时救助", "存款3200元", "1800元", "没有上述近亲属关系");
        assertThat(text).contains("某市某区某某镇样例村3组12号", "申请日期2026年9月14日");
        assertThat(text(FORMS.compose(Specimens.crowdedApplication()))).contains("表弟张某某", "代办人孙代办");
    }

    @Test
    void a_character_no_font_has_is_named_and_nothing_is_composed() throws IOException {
        RiskNotice notice = Specimens.notice(new Confirmer("a", "𠮷样例", Optional.empty()));

        assertThatThrownBy(() -> FORMS.compose(notice))
                .isInstanceOf(GlyphMissing.class)
                .hasMessage("FO-001: no font has U+20BB7");
        TinyFont.write(folder.resolve("tiny.ttf"), 0x20bb7, '吉');
        Forms more = Press.open(new PressSettings(Specimens.CLOCK, Specimens.ZONE, FontFolder.files(folder)));
        assertThat(text(more.compose(notice))).contains("𠮷样例");
    }

    @Test
    void words_in_braces_and_asterisks_are_data() throws IOException {
        String text = text(FORMS.compose(Specimens.notice(Specimens.reader("a", "{title}**样例**"))));

        assertThat(text).contains("{title}**样例**");
    }

    @Test
    void a_version_is_found_by_its_day_and_kept_for_good() {
        TemplateVersion version = FORMS.template(PaperKind.AUTHORIZATION_LETTER, LocalDate.of(2026, 1, 1));

        assertThat(version.code()).isEqualTo(new TemplateCode("SQ-2026-1"));
        assertThat(FORMS.templates(PaperKind.AUTHORIZATION_LETTER)).contains(version);
        assertThatThrownBy(() -> FORMS.template(PaperKind.AUTHORIZATION_LETTER, LocalDate.of(2025, 12, 31)))
                .isInstanceOf(TemplateUnknown.class)
                .hasMessageContaining("2025-12-31");
    }

    @Test
    void a_version_of_another_paper_is_no_version_of_this() {
        RiskNotice notice = Specimens.notice(Specimens.reader("a", "张样例"));
        RiskNotice wrong = new RiskNotice(
                new TemplateCode("SQ-2026-1"),
                notice.letterTemplate(),
                notice.letterNumber(),
                notice.maker(),
                notice.helpLines(),
                notice.confirmers());

        assertThatThrownBy(() -> FORMS.compose(wrong))
                .isInstanceOf(TemplateUnknown.class)
                .hasMessageContaining("FX-2026-1");
    }

    private static RiskNotice manyReaders() {
        return Specimens.notice(
                Specimens.reader("a", "张样例"),
                new Confirmer("b", "阿卜杜热合曼·阿卜杜克热木·买买提明", Optional.empty()),
                Specimens.reader("c", "王模板"),
                Specimens.reader("d", "张范本"));
    }

    /** The text without white space: where lines break and how wide gaps are is layout. */
    private static String text(ComposedPaper composed) throws IOException {
        try (PDDocument document = Loader.loadPDF(composed.pdf())) {
            PDFTextStripper stripper = new PDFTextStripper();
            return stripper.getText(document).replaceAll("[\\s\\u3000]", "");
        }
    }
}
