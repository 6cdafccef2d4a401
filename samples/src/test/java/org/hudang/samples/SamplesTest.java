package org.hudang.samples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The committed files are what README.md says they are. */
class SamplesTest {

    private static final Path HERE = Path.of("").toAbsolutePath();
    private static final Path FONTS = HERE.resolve("../forms/target/classes/org/hudang/forms/typeface");
    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<Path> households() {
        return Stream.of("1-old-person", "2-family", "3-emergency").map(HERE::resolve);
    }

    static Stream<Path> files(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path household : households().toList()) {
            try (Stream<Path> walk = Files.walk(folder.resolve(household.getFileName()))) {
                walk.filter(Files::isRegularFile).forEach(files::add);
            }
        }
        files.add(folder.resolve("benefits.csv"));
        return files.stream();
    }

    private static JsonNode description(Path household) throws IOException {
        return JSON.readTree(household.resolve("household.json").toFile());
    }

    private static Set<String> names(Path folder) throws IOException {
        TreeSet<String> names = new TreeSet<>();
        files(folder).forEach(f -> names.add(folder.relativize(f).toString().replace(File.separatorChar, '/')));
        return names;
    }

    @Test
    void the_manifest_names_every_file_with_its_digest() throws IOException {
        TreeSet<String> listed = new TreeSet<>();
        for (String line : Files.readAllLines(HERE.resolve(Samples.MANIFEST))) {
            String name = line.substring(66);
            listed.add(name);
            assertThat(Samples.sha256(Files.readAllBytes(HERE.resolve(name))))
                    .as(name)
                    .isEqualTo(line.substring(0, 64));
        }

        assertThat(listed).isEqualTo(names(HERE));
    }

    @Test
    void the_folder_stays_small() throws IOException {
        assertThat(files(HERE).mapToLong(f -> f.toFile().length()).sum()).isLessThan(6_000_000);
    }

    @ParameterizedTest
    @MethodSource("households")
    void people_are_plainly_invented_and_their_numbers_are_well_formed(Path household) throws IOException {
        for (JsonNode member : description(household).get("members")) {
            String number = member.get("documentNumber").asText();
            assertThat(number).startsWith("999001").hasSize(18);
            assertThat(number.substring(6, 14))
                    .isEqualTo(member.get("birth").asText().replace("-", ""));
            assertThat(remainder(number)).as("ISO 7064 MOD 11-2 of %s", number).isEqualTo(1);
            assertThat(member.get("phone").asText()).startsWith("000-");
            assertThat(member.has("guardian")).isNotEqualTo(member.has("handwriting"));
        }
        assertThat(description(household).get("township").asText()).startsWith("999001");
    }

    @ParameterizedTest
    @MethodSource("households")
    void what_is_stated_is_about_the_others_who_live_in_the_household(Path household) throws IOException {
        JsonNode description = description(household);
        TreeSet<String> others = new TreeSet<>();
        description.get("members").forEach(member -> {
            if (!member.get("livesApart").asBoolean()
                    && !member.get("relation").asText().equals("HEAD")) {
                others.add(member.get("key").asText());
            }
        });
        TreeSet<String> said = new TreeSet<>();
        description.get("application").get("people").fieldNames().forEachRemaining(said::add);

        assertThat(said).isEqualTo(others);
        assertThat(description.get("application").get("reason").asText()).hasSizeBetween(20, 600);
    }

    /** By Horner's rule, unlike the generator's table of weights. */
    private static int remainder(String number) {
        int sum = 0;
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            sum = (sum * 2 + (c == 'X' ? 10 : c - '0')) % 11;
        }
        return sum;
    }

    @ParameterizedTest
    @MethodSource("households")
    void every_material_is_there_and_is_what_it_is_called(Path household) throws IOException {
        JsonNode description = description(household);
        List<String> keys = new ArrayList<>();
        description.get("members").forEach(m -> keys.add(m.get("key").asText()));
        for (JsonNode material : description.get("materials")) {
            byte[] content =
                    Files.readAllBytes(household.resolve(material.get("file").asText()));
            String begins = switch (material.get("mediaType").asText()) {
                case "image/jpeg" -> "\u00ff\u00d8\u00ff";
                case "image/png" -> "\u0089PNG";
                case "image/tiff" -> "MM\0*";
                case "application/pdf" -> "%PDF-";
                case "text/plain" -> "";
                default -> "PK\3\4";
            };
            assertThat(new String(content, StandardCharsets.ISO_8859_1)).startsWith(begins);
            if (material.has("member")) {
                assertThat(keys).contains(material.get("member").asText());
            }
            assertThat(material.get("kind").asText()).matches("[a-z][a-z0-9-]{1,39}");
            assertThat(material.get("title").asText()).isNotBlank();
        }
    }

    @ParameterizedTest
    @MethodSource("households")
    void photos_have_the_orientation_and_the_place_that_are_documented_and_scans_have_neither(Path household)
            throws IOException {
        for (JsonNode material : description(household).get("materials")) {
            if (material.get("mediaType").asText().equals("image/jpeg")) {
                byte[] jpeg = Files.readAllBytes(
                        household.resolve(material.get("file").asText()));
                int expected = material.path("exifOrientation").asInt(0);
                assertThat(exif(jpeg, 0x0112)).as(material.toString()).isEqualTo(expected);
                assertThat(exif(jpeg, 0x8825) > 0).as("place in %s", material).isEqualTo(expected > 0);
                BufferedImage image = ImageIO.read(
                        household.resolve(material.get("file").asText()).toFile());
                assertThat(image).isNotNull();
            }
        }
    }

    /** Value of an entry of the first directory of EXIF, 0 when there is none. */
    private static int exif(byte[] jpeg, int wanted) {
        ByteBuffer file = ByteBuffer.wrap(jpeg);
        if ((file.getShort(2) & 0xffff) != 0xffe1) {
            return 0;
        }
        ByteBuffer tiff = file.slice(12, (file.getShort(4) & 0xffff) - 8).order(ByteOrder.LITTLE_ENDIAN);
        int directory = tiff.getInt(4);
        for (int i = 0; i < tiff.getShort(directory); i++) {
            int entry = directory + 2 + 12 * i;
            if ((tiff.getShort(entry) & 0xffff) == wanted) {
                return tiff.getShort(entry + 2) == 3 ? tiff.getShort(entry + 8) : tiff.getInt(entry + 8);
            }
        }
        return 0;
    }

    @Test
    void all_three_orientations_occur() throws IOException {
        TreeSet<Integer> seen = new TreeSet<>();
        for (Path household : households().toList()) {
            description(household)
                    .get("materials")
                    .forEach(m -> seen.add(m.path("exifOrientation").asInt(0)));
        }
        assertThat(seen).containsExactly(0, 1, 3, 6);
    }

    @Test
    void scans_say_300_dots_per_inch_and_are_grey() throws IOException {
        byte[] jpeg = Files.readAllBytes(HERE.resolve("3-emergency/identity-copy.jpg"));
        assertThat(ByteBuffer.wrap(jpeg).getShort(14)).isEqualTo((short) 300);
        String png = new String(
                Files.readAllBytes(HERE.resolve("1-old-person/identity-copy.png")), StandardCharsets.ISO_8859_1);
        assertThat(png).contains("pHYs\0\0.#\0\0.#\1");
        BufferedImage scan =
                ImageIO.read(HERE.resolve("3-emergency/identity-copy.jpg").toFile());
        assertThat(scan.getWidth()).isEqualTo(2480);
        assertThat(scan.getRaster().getNumBands()).isEqualTo(1);
    }

    @Test
    void home_visits_are_tiffs_of_two_pages() throws IOException {
        for (String household : List.of("1-old-person", "2-family")) {
            ImageReader reader = ImageIO.getImageReadersByFormatName("tiff").next();
            try (ImageInputStream in = ImageIO.createImageInputStream(
                    HERE.resolve(household).resolve("home-visit.tif").toFile())) {
                reader.setInput(in);
                assertThat(reader.getNumImages(true)).isEqualTo(2);
                assertThat(reader.read(1).getWidth()).isEqualTo(2480);
            } finally {
                reader.dispose();
            }
        }
    }

    @Test
    void text_can_be_read_out_of_a_pdf_and_its_fonts_are_embedded_subsets() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(HERE.resolve("2-family/wages.pdf").toFile())) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("工资收入证明").contains("9870.00元");
            for (COSName name : pdf.getPage(0).getResources().getFontNames()) {
                assertThat(pdf.getPage(0).getResources().getFont(name).isEmbedded())
                        .isTrue();
                assertThat(pdf.getPage(0).getResources().getFont(name).getName())
                        .matches("[A-Z]{6}\\+.*");
            }
        }
    }

    @Test
    void a_word_document_is_an_office_open_xml_package() throws Exception {
        for (String name :
                List.of("1-old-person/application.docx", "2-family/application.docx", "2-family/support.docx")) {
            try (ZipFile zip = new ZipFile(HERE.resolve(name).toFile())) {
                zip.stream()
                        .forEach(entry -> assertThat(entry.getName())
                                .endsWith(entry.getName().endsWith("s") ? ".rels" : ".xml"));
                DocumentBuilderFactory xml = DocumentBuilderFactory.newInstance();
                for (var entry : zip.stream().toList()) {
                    xml.newDocumentBuilder().parse(zip.getInputStream(entry));
                }
                String types = new String(
                        zip.getInputStream(zip.getEntry("[Content_Types].xml")).readAllBytes(), StandardCharsets.UTF_8);
                assertThat(types)
                        .contains("application/vnd.openxmlformats-package.relationships+xml")
                        .contains("/word/document.xml");
                String text = xml.newDocumentBuilder()
                        .parse(zip.getInputStream(zip.getEntry("word/document.xml")))
                        .getDocumentElement()
                        .getTextContent();
                assertThat(text).contains("公民身份号码999001");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("households")
    void each_hand_stays_on_its_area_and_moves_forward_in_time(Path household) throws IOException {
        for (JsonNode member : description(household).get("members")) {
            if (!member.has("handwriting")) {
                continue;
            }
            JsonNode writing = JSON.readTree(
                    household.resolve(member.get("handwriting").asText()).toFile());
            assertThat(writing.get("strokes")).hasSizeGreaterThan(10);
            long before = -1;
            for (JsonNode stroke : writing.get("strokes")) {
                for (JsonNode point : stroke) {
                    assertThat(point.get(0).asDouble())
                            .isBetween(0.0, writing.get("w").asDouble());
                    assertThat(point.get(1).asDouble())
                            .isBetween(0.0, writing.get("h").asDouble());
                    assertThat(point.get(2).asLong()).isGreaterThan(before);
                    assertThat(point.get(3).asDouble()).isBetween(0.0, 1.0);
                    before = point.get(2).asLong();
                }
            }
        }
    }

    @Test
    void benefits_are_of_the_heads_of_the_three_households() throws IOException {
        List<String> lines = Files.readAllLines(HERE.resolve("benefits.csv"));

        assertThat(lines.get(0)).isEqualTo("household,programme,level,people,from,until,nextReview");
        assertThat(lines).hasSize(4);
        List<Path> folders = households().toList();
        for (int i = 0; i < 3; i++) {
            JsonNode description = description(folders.get(i));
            assertThat(lines.get(i + 1))
                    .startsWith(description
                                    .get("members")
                                    .get(0)
                                    .get("documentNumber")
                                    .asText() + ","
                            + description.get("programme").asText() + ",");
        }
    }

    @Test
    void the_generator_makes_the_same_again(@TempDir Path again) throws IOException {
        boolean fonts = Files.isRegularFile(FONTS.resolve(Typefaces.REGULAR));
        if (!fonts) {
            System.err.println(
                    "SKIPPED: the generator was not run, build forms first: no fonts in " + FONTS.normalize());
        }
        Assumptions.assumeTrue(fonts, "forms was not built: no fonts");

        Samples.make(again, FONTS);

        assertThat(names(again)).isEqualTo(names(HERE));
        for (String name : names(HERE)) {
            if (name.endsWith(".json") || name.endsWith(".csv") || name.endsWith(".txt")) {
                assertThat(again.resolve(name)).hasSameTextualContentAs(HERE.resolve(name));
            }
            if (name.endsWith(".jpg")) {
                BufferedImage made = ImageIO.read(again.resolve(name).toFile());
                BufferedImage kept = ImageIO.read(HERE.resolve(name).toFile());
                assertThat(List.of(made.getWidth(), made.getHeight()))
                        .as(name)
                        .containsExactly(kept.getWidth(), kept.getHeight());
            }
        }
    }
}
