package org.hudang.signing.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandwritingTest {
    @Test
    void strokes_of_a_device_are_read_as_they_are() {
        String json = json(Pen.wangDaDing(1));

        Handwriting writing = Handwriting.parse(json);

        assertThat(writing.strokes()).hasSize(9);
        assertThat(writing.width()).isEqualTo(600);
        assertThat(json(writing)).isEqualTo(json);
    }

    @Test
    void a_device_without_pressure_writes_too() {
        Handwriting writing = Handwriting.parse(
                "{\"strokes\":[[[10,10,0],[60,11,40],[110,12,80],[160,13,120],[210,14,160],[260,15,200]]],\"w\":600,\"h\":200}");

        assertThat(writing.strokes().get(0).points())
                .allSatisfy(point -> assertThat(point.pressure()).isEqualTo(0.5));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SG-220 | {\"strokes\":[],\"w\":600,\"h\":200}",
                "SG-221 | {\"strokes\":[[[10,10,0,0.5],[11,11,10,0.5]]],\"w\":600,\"h\":200}",
                "SG-221 | {\"strokes\":[[[1,1,0],[2,1,9],[3,1,20],[4,1,30],[5,1,40],[6,1,900]]],\"w\":600,\"h\":200}",
                "SG-221 | {\"strokes\":[[[1,1,0],[99,1,9],[1,1,20],[99,1,30],[1,1,40],[99,1,50]]],\"w\":600,\"h\":200}",
                "SG-223 | {\"strokes\":[[[1,1]]],\"w\":600,\"h\":200}",
                "SG-223 | {\"strokes\":[[[1,\"a\",0]]],\"w\":600,\"h\":200}",
                "SG-223 | {\"strokes\":[[[9e9,1,0],[1,1,1]]],\"w\":600,\"h\":200}",
                "SG-223 | {\"strokes\":[[[1e999,1,0],[1,1,1]]],\"w\":600,\"h\":200}",
                "SG-223 | {\"strokes\":[[[1,1,5],[1,1,1]]],\"w\":600,\"h\":200}",
                "SG-223 | {\"strokes\":[[[1,1,0,2],[1,1,1,0]]],\"w\":600,\"h\":200}",
                "SG-223 | {\"strokes\":[],\"w\":-1,\"h\":200}",
                "SG-223 | {\"strokes\":[],\"w\":600}",
                "SG-223 | {\"strokes\":{},\"w\":600,\"h\":200}",
                "SG-223 | {\"strokes\":[],\"strokes\":[],\"w\":600,\"h\":200}",
                "SG-223 | [[[[[[[[[[]]]]]]]]]]",
                "SG-223 | null",
                "SG-223 | nonsense",
                "SG-223 | {\"strokes\":[],\"w\":600,\"h\":200} {}"
            })
    void what_is_no_signature_is_refused(String code, String json) {
        assertThatThrownBy(() -> Handwriting.parse(json))
                .isInstanceOfSatisfying(
                        HandwritingRefused.class, r -> assertThat(r.code()).isEqualTo(code));
    }

    @Test
    void an_empty_stroke_beside_a_real_one_is_unreadable() {
        assertThatThrownBy(() -> Handwriting.parse("{\"strokes\":[[[1,1,0]],[]],\"w\":600,\"h\":200}"))
                .isInstanceOfSatisfying(
                        HandwritingRefused.class, r -> assertThat(r.code()).isEqualTo("SG-223"));
    }

    @Test
    void too_much_is_refused_before_it_costs() {
        String points = "[1,1,0],".repeat(20_001);
        String many = "{\"strokes\":[[" + points.substring(0, points.length() - 1) + "]],\"w\":600,\"h\":200}";
        String strokes = "[[1,1,0]],".repeat(201);
        String busy = "{\"strokes\":[" + strokes.substring(0, strokes.length() - 1) + "],\"w\":600,\"h\":200}";

        for (String json : new String[] {many, busy, " ".repeat(600_000)}) {
            assertThatThrownBy(() -> Handwriting.parse(json))
                    .isInstanceOfSatisfying(
                            HandwritingRefused.class, r -> assertThat(r.code()).isEqualTo("SG-222"));
        }
    }

    @Test
    void a_parser_fed_with_damaged_writings_only_refuses() {
        Random random = new Random(8);
        String whole = json(Pen.wangDaDing(9));
        int refused = 0;
        for (int i = 0; i < 3000; i++) {
            StringBuilder damaged = new StringBuilder(whole);
            for (int k = 0; k <= random.nextInt(4); k++) {
                int at = random.nextInt(damaged.length());
                switch (random.nextInt(3)) {
                    case 0 -> damaged.setCharAt(at, (char) (32 + random.nextInt(95)));
                    case 1 -> damaged.deleteCharAt(at);
                    default -> damaged.setLength(Math.max(1, at));
                }
            }
            try {
                Handwriting.parse(damaged.toString());
            } catch (HandwritingRefused expected) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(1000);
    }

    @Test
    void hostile_files_of_the_corpus_are_refused() throws IOException {
        Path hostile = corpora().resolve("hostile");
        String blank = Files.readString(hostile.resolve("s06_handwriting_blank.json"));
        String picture = Files.readString(hostile.resolve("s08_handwriting_dataurl_svg.txt"));

        assertThatThrownBy(() -> Handwriting.parse(blank))
                .isInstanceOfSatisfying(
                        HandwritingRefused.class, r -> assertThat(r.code()).isEqualTo("SG-220"));
        assertThatThrownBy(() -> Handwriting.parse(picture))
                .isInstanceOfSatisfying(
                        HandwritingRefused.class, r -> assertThat(r.code()).isEqualTo("SG-223"));
    }

    @Test
    void any_accepted_writing_can_be_drawn() {
        for (long seed = 0; seed < 50; seed++) {
            Handwriting writing = Handwriting.parse(json(Pen.wangDaDing(seed)));
            assertThatCode(() -> StrokeOutline.fitted(writing, new java.awt.geom.Rectangle2D.Double(1, 1, 80, 30)))
                    .doesNotThrowAnyException();
        }
    }

    static String json(Handwriting writing) {
        StringBuilder json = new StringBuilder("{\"strokes\":[");
        String stroke = "";
        for (Handwriting.Stroke one : writing.strokes()) {
            json.append(stroke).append('[');
            stroke = ",";
            String comma = "";
            for (Handwriting.PenPoint p : one.points()) {
                json.append(comma)
                        .append(String.format(
                                Locale.ROOT, "[%.2f,%.2f,%d,%.3f]", p.x(), p.y(), p.millis(), p.pressure()));
                comma = ",";
            }
            json.append(']');
        }
        return json.append("],\"w\":600,\"h\":200}").toString();
    }

    private static Path corpora() {
        String told = System.getenv("HUDANG_CORPORA");
        if (told != null) {
            return Path.of(told);
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path here = at.resolve("shared").resolve("corpora");
            if (Files.isDirectory(here)) {
                return here;
            }
        }
        System.err.println("SKIPPED: the corpora are not here (HUDANG_CORPORA)");
        return abort("the corpora are not here");
    }
}
