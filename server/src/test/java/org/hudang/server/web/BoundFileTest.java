package org.hudang.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.text.PDFTextStripper;
import org.hudang.archive.Acting;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.intake.DocumentType;
import org.hudang.archive.volume.ContentSource;
import org.hudang.archive.volume.Filing;
import org.hudang.archive.volume.HouseholdFile;
import org.hudang.archive.volume.ItemKind;
import org.hudang.archive.volume.NewItem;
import org.hudang.archive.volume.NewRendition;
import org.hudang.archive.volume.RenditionRole;
import org.hudang.archive.volume.VolumeId;
import org.hudang.server.account.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The whole file of a household as one PDF (整户装订). */
@ExtendWith(InOpenHouse.class)
class BoundFileTest {
    private static final Acting CLERK = new Acting("test", OpenHouse.OURS);

    private final OpenHouse house;

    BoundFileTest(OpenHouse house) {
        this.house = house;
    }

    @Test
    void the_demo_household_is_bound_with_contents_numbers_bookmarks_and_slips() throws IOException {
        HouseholdNumber number = house.anyHousehold();
        HouseholdFile file = house.house().archive().contents(number, new Acting("test", OpenHouse.OURS));

        Answer answer = house.as(Role.TOWNSHIP_CLERK).post("/households/" + number + "/file.pdf", Map.of());

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("application/pdf");
        assertThat(answer.header("Content-Disposition")).contains("attachment", number + ".pdf");
        try (PDDocument bound = Loader.loadPDF(answer.bytes())) {
            int pages = bound.getNumberOfPages();
            String words = new PDFTextStripper().getText(bound);
            assertThat(words).contains("社会救助户档", "总目录", "共 " + pages + " 页", "第 1 页　共 " + pages + " 页");
            assertThat(words).contains("第 " + pages + " 页　共 " + pages + " 页");
            assertThat(words).contains(file.household().head().name().value());
            List<String> bookmarks = new ArrayList<>();
            for (PDOutlineItem one :
                    bound.getDocumentCatalog().getDocumentOutline().children()) {
                bookmarks.add(one.getTitle());
                one.children().forEach(below -> bookmarks.add(below.getTitle()));
            }
            List<String> titles = new ArrayList<>(List.of(number.value()));
            for (HouseholdFile.Shelf shelf : file.volumes()) {
                titles.add(shelf.volume().title());
                shelf.items().forEach(item -> titles.add(item.title()));
            }
            assertThat(bookmarks).isEqualTo(titles);
            assertThat(contentsOf(bound)).isEqualTo(firstPagesOf(bound));
        }
        assertThat(left()).isEmpty();
    }

    @Test
    void one_paper_that_cannot_be_printed_costs_the_others_nothing_and_its_name_is_told() throws IOException {
        Household household = house.openHousehold("蒋样例");
        VolumeId volume = house.file(household.number(), "文本的一件", "样例").volume();
        file(volume, "good", "可读的一件", "good.pdf", "application/pdf", onePage());
        file(volume, "torn", "坏的一件", "坏\uD83D\uDE00.pdf", "application/pdf", bytes("%PDF-1.7\nno more"));
        file(volume, "words", "文字的一件", "w.docx", DocumentType.DOCX.mediaType(), wordFile());

        Answer answer = house.as(Role.ARCHIVIST).post("/households/" + household.number() + "/file.pdf", Map.of());

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        try (PDDocument bound = Loader.loadPDF(answer.bytes())) {
            String words = new PDFTextStripper().getText(bound);
            assertThat(words).contains("此件不能读成页", "坏[U+1F600].pdf", "此格式没有固定的版面", "w.docx");
            assertThat(words).contains("其中 3 件不能印成页", "a page that can be read");
        }
        assertThat(house.house().archive().journal(household.number(), CLERK))
                .filteredOn(entry -> entry.act().equals("item.copy"))
                .extracting(entry -> entry.who())
                .contains(house.login(Role.ARCHIVIST));
    }

    @Test
    void programs_get_it_too_and_another_townships_household_is_not_found() {
        String ours = "/api/v1/households/" + house.anyHousehold() + "/file.pdf";
        String theirs = "/households/" + house.theirs().household().number() + "/file.pdf";

        assertThat(house.as(Role.BUREAU_APPROVER).post(ours, Map.of()).status()).isEqualTo(200);
        assertThat(house.as(Role.TOWNSHIP_CLERK).post(theirs, Map.of()).status())
                .isEqualTo(404);
        assertThat(house.as(Role.VILLAGE_WORKER).post(ours, Map.of()).status()).isEqualTo(403);
    }

    /** Page numbers of the contents, in their order. */
    private static List<Integer> contentsOf(PDDocument bound) throws IOException {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setStartPage(2);
        stripper.setEndPage(2);
        return Stream.of(stripper.getText(bound).split("\\R"))
                .map(String::strip)
                .filter(line -> line.matches("J031.*\\d"))
                .map(line -> Integer.valueOf(line.replaceAll(".*\\D", "")))
                .toList();
    }

    private static List<Integer> firstPagesOf(PDDocument bound) throws IOException {
        List<Integer> pages = new ArrayList<>();
        boolean front = true;
        for (PDOutlineItem one : bound.getDocumentCatalog().getDocumentOutline().children()) {
            if (!front) {
                pages.add(page(one, bound));
            }
            front = false;
            for (PDOutlineItem below : one.children()) {
                pages.add(page(below, bound));
            }
        }
        return pages;
    }

    private static int page(PDOutlineItem bookmark, PDDocument bound) throws IOException {
        return bound.getPages().indexOf(bookmark.findDestinationPage(bound)) + 1;
    }

    private List<Path> left() throws IOException {
        Path temporary = house.house().directory().temporary();
        try (Stream<Path> all = Files.walk(temporary)) {
            return all.filter(path -> path.getFileName().toString().matches("(bound|run)-.*"))
                    .toList();
        }
    }

    private static byte[] bytes(String words) {
        return words.getBytes(StandardCharsets.UTF_8);
    }

    /** A Word file as far as its directory tells. */
    private static byte[] wordFile() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : List.of("[Content_Types].xml", "word/document.xml")) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(bytes("<words/>"));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] onePage() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream ink = new PDPageContentStream(document, page)) {
                ink.beginText();
                ink.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                ink.newLineAtOffset(100, 700);
                ink.showText("a page that can be read");
                ink.endText();
            }
            document.save(bytes);
        }
        return bytes.toByteArray();
    }

    private void file(VolumeId volume, String key, String title, String name, String type, byte[] content) {
        house.house()
                .archive()
                .file(
                        new Filing(
                                "bound/" + key,
                                volume,
                                "bound",
                                List.of(new NewItem(
                                        ItemKind.APPLICATION,
                                        title,
                                        Optional.empty(),
                                        java.time.LocalDate.now(house.house().clock()),
                                        "样例",
                                        List.of(new NewRendition(
                                                RenditionRole.ORIGINAL, name, type, ContentSource.of(content)))))),
                        CLERK);
    }
}
