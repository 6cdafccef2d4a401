package org.hudang.samples;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.hudang.samples.Papers.Letter;

/**
 * Makes the synthetic households: {@code Samples OUTPUT FONTS}.
 *
 * <p>{@code FONTS} is a folder with {@code NotoSerifSC_400Regular.ttf} and {@code NotoSerifSC_700Bold.ttf}, such as
 * {@code forms/target/classes/org/hudang/forms/typeface}. The seed is fixed; with the same fonts and the same Java every run gives the same bytes.
 */
public final class Samples {

    /** Name of the list of digests in the output folder. */
    public static final String MANIFEST = "manifest-sha256.txt";

    private static final long SEED = 999_001L;

    private final Path output;
    private final Typefaces typefaces;
    private final Map<String, String> digests = new TreeMap<>();

    private Samples(Path output, Typefaces typefaces) {
        this.output = output;
        this.typefaces = typefaces;
    }

    public static void main(String[] args) throws IOException {
        if (args.length != 2) {
            throw new IllegalArgumentException("usage: Samples OUTPUT FONTS");
        }
        make(Path.of(args[0]), Path.of(args[1]));
    }

    /**
     * Writes all files below {@code output}.
     *
     * @param fonts folder with the two fonts
     * @throws IOException when a font is missing or the disk refuses
     */
    public static void make(Path output, Path fonts) throws IOException {
        Samples samples = new Samples(output, Typefaces.in(fonts));
        List<Case> houses = List.of(Households.oldPerson(), Households.family(), Households.emergency());
        for (Case house : houses) {
            samples.household(house);
        }
        samples.write("benefits.csv", benefits(houses).getBytes(StandardCharsets.UTF_8));
        StringBuilder manifest = new StringBuilder();
        samples.digests.forEach((file, digest) ->
                manifest.append(digest).append("  ").append(file).append('\n'));
        Files.writeString(output.resolve(MANIFEST), manifest);
    }

    private void household(Case house) throws IOException {
        for (Material material : house.materials()) {
            write(house.folder() + "/" + material.file(), bytes(house, material));
        }
        for (Person person : house.signers()) {
            Map<String, Object> strokes = Signature.of(person.name(), random(house.folder() + person.key()));
            write(house.folder() + "/handwriting/" + person.key() + ".json", utf8(Json.of(strokes)));
        }
        write(house.folder() + "/household.json", utf8(Json.of(description(house))));
    }

    private byte[] bytes(Case house, Material material) throws IOException {
        String file = material.file();
        Random random = random(house.folder() + file);
        return switch (material.mediaType()) {
            case "text/plain" -> utf8(Households.note(house));
            case "application/pdf" -> PdfLetter.of(typefaces, Households.letter(house, file));
            case "image/tiff" -> homeVisit(house, random);
            case "image/png" ->
                Encoded.png(new Pictures(random)
                        .sixteenGreys(new Pictures(random).scanned(page(house, material, random), 1.1)));
            case "image/jpeg" -> jpeg(house, material, random);
            default -> {
                List<List<String>> words = Households.document(house, file);
                yield WordFile.of(words.get(0).get(0), words.get(1), words.get(2));
            }
        };
    }

    private byte[] homeVisit(Case house, Random random) throws IOException {
        List<BufferedImage> pages = new ArrayList<>();
        double skew = -0.8;
        Pictures pictures = new Pictures(random);
        for (Sheet sheet : new Papers(typefaces, random).homeVisit(house, Households.findings(house))) {
            pages.add(pictures.bilevel(pictures.scanned(sheet.image(), skew)));
            skew += 1.3;
        }
        return Encoded.tiff(pages);
    }

    private byte[] jpeg(Case house, Material material, Random random) throws IOException {
        BufferedImage page = page(house, material, random);
        if (material.orientation() == 0) {
            return Encoded.scannerJpeg(new Pictures(random).scanned(page, -1.4));
        }
        boolean scene = material.kind().equals("house-photo");
        BufferedImage seen = scene ? page : new Pictures(random).photographed(page);
        String taken = material.date().replace('-', ':') + " 10:1" + random.nextInt(10) + ":24";
        return Encoded.phoneJpeg(Pictures.stored(seen, material.orientation()), material.orientation(), taken);
    }

    private BufferedImage page(Case house, Material material, Random random) {
        Papers papers = new Papers(typefaces, random);
        Person about = house.member(material.member().orElse(house.head().key()));
        String file = material.file();
        if (material.kind().equals("house-photo")) {
            return new Scenes(random).house(look(house));
        }
        if (file.startsWith("register")) {
            String schooling = about.key().equals("zhang") ? "初中" : "小学";
            return papers.registerPage(house, about, Households.relationInWords(about), schooling)
                    .image();
        }
        if (file.startsWith("identity-copy")) {
            return papers.identityCopy(house, about).image();
        }
        if (material.kind().equals("medical-proof")) {
            return medical(papers, about, file).image();
        }
        Letter letter = Households.letter(house, file);
        return papers.letter(letter, material.orientation() == 0 ? 300 : 200).image();
    }

    private static Scenes.Look look(Case house) {
        return switch (house.programme()) {
            case "TK" -> Scenes.Look.OLD_BRICK;
            case "LS" -> Scenes.Look.BURNT;
            default -> Scenes.Look.TWO_FLOORS;
        };
    }

    private static Sheet medical(Papers papers, Person about, String file) {
        if (file.equals("hospital-bill.jpg")) {
            return papers.medical(
                    about,
                    "住院费用清单（样例）",
                    List.of(
                            new String[] {"西药费", "2316.40元"},
                            new String[] {"治疗费", "3180.00元"},
                            new String[] {"床位费", "480.00元"},
                            new String[] {"材料费", "2655.20元"},
                            new String[] {"合　计", "8631.60元（捌仟陆佰叁拾壹元陆角）"}),
                    "继续住院换药，预计还需十日。");
        }
        String illness = about.key().equals("wang") ? "类风湿关节炎，双手关节变形，活动受限" : "原发性高血压二级；双眼老年性白内障，视力下降";
        return papers.medical(
                about,
                "诊断证明书（样例）",
                List.of(new String[] {"科　别", "内科"}, new String[] {"诊　断", illness}, new String[] {"处　理", "口服药物治疗，定期复查。"
                }),
                "避免重体力劳动，三个月后门诊复查。本证明涂改无效。");
    }

    private static Map<String, Object> description(Case house) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("version", 1);
        json.put("key", house.key());
        json.put("township", house.township());
        json.put("townshipName", house.townshipName());
        json.put("village", house.village());
        json.put("address", house.address());
        json.put("programme", house.programme());
        json.put("year", 2026);
        json.put("volumeTitle", house.volumeTitle());
        json.put("members", house.members().stream().map(Samples::member).toList());
        json.put("application", Stated.of(house));
        json.put("materials", house.materials().stream().map(Samples::material).toList());
        return json;
    }

    private static Map<String, Object> member(Person person) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("key", person.key());
        json.put("name", person.name());
        json.put("relation", person.relation());
        json.put("birth", person.birth());
        json.put("documentType", "RESIDENT_ID");
        json.put("documentNumber", person.idNumber());
        json.put("phone", person.phone());
        json.put("livesApart", person.livesApart());
        person.guardian().ifPresent(guardian -> json.put("guardian", guardian));
        if (person.guardian().isEmpty()) {
            json.put("handwriting", "handwriting/" + person.key() + ".json");
        }
        return json;
    }

    private static Map<String, Object> material(Material material) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("file", material.file());
        json.put("mediaType", material.mediaType());
        json.put("kind", material.kind());
        json.put("title", material.title());
        material.member().ifPresent(member -> json.put("member", member));
        json.put("date", material.date());
        json.put("responsible", material.responsible());
        if (material.orientation() > 0) {
            json.put("exifOrientation", material.orientation());
        }
        return json;
    }

    private static String benefits(List<Case> houses) {
        StringBuilder csv = new StringBuilder("household,programme,level,people,from,until,nextReview\n");
        for (Case house : houses) {
            long people = house.members().stream().filter(p -> !p.livesApart()).count();
            String terms = switch (house.programme()) {
                case "TK" -> "分散供养,1,2026-10-01,,2026-12-31";
                case "DB" -> "STABLE," + people + ",2026-10-01,,2027-10-01";
                default -> "急难型," + people + ",2026-09-13,2027-03-12,2026-12-13";
            };
            csv.append(house.head().idNumber())
                    .append(',')
                    .append(house.programme())
                    .append(',')
                    .append(terms)
                    .append('\n');
        }
        return csv.toString();
    }

    private static Random random(String name) {
        return new Random(SEED * 31 + name.hashCode());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void write(String name, byte[] content) throws IOException {
        Path file = output.resolve(name);
        Path folder = file.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.write(file, content);
        digests.put(name, sha256(content));
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
