package org.hudang.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.hudang.certificates.Acting;
import org.hudang.certificates.CertificateRecord;
import org.hudang.server.verify.Annotated;
import org.hudang.server.web.InOpenHouse;
import org.hudang.server.web.OpenHouse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Checking papers and certificates by command: here, and on a machine that has only what it was given. */
@ExtendWith(InOpenHouse.class)
class CheckingTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final OpenHouse house;

    @TempDir
    private Path elsewhere;

    CheckingTest(OpenHouse house) {
        this.house = house;
    }

    /** What a command said and how it ended. */
    private record Said(int exit, String out, String err) {
        JsonNode json() {
            try {
                return JSON.readTree(out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    // ---- certificates as papers

    @Test
    void a_withdrawn_certificate_is_withdrawn_whichever_command_looks_at_its_paper() {
        String paper = result("ls-0003-certificate.pdf");

        Said verified = here("verify", "--json", paper);
        Said checked = here("certificate", "verify", "--json", paper);

        for (Said said : List.of(verified, checked)) {
            assertThat(said.exit()).as(said.toString()).isEqualTo(1);
            assertThat(said.json().path("verdict").asText()).isEqualTo("revoked");
            assertThat(said.json().path("format").asText()).isEqualTo("certificate");
            assertThat(said.json().path("register").asText()).isEqualTo("asked");
            assertThat(said.json().path("signatures")).hasSize(2);
        }
        assertThat(here("verify", paper).out()).contains("withdrawn").contains("CE-221");
    }

    @Test
    void a_certificate_in_force_was_asked_for_and_a_letter_is_no_certificate() {
        JsonNode certificate =
                here("verify", "--json", result("db-0002-certificate.pdf")).json();
        JsonNode letter = here("verify", "--json", letter()).json();

        assertThat(certificate.path("verdict").asText()).isEqualTo("valid");
        assertThat(certificate.path("format").asText()).isEqualTo("certificate");
        assertThat(certificate.path("register").asText()).isEqualTo("asked");
        assertThat(letter.path("verdict").asText()).isEqualTo("valid");
        assertThat(letter.path("format").asText()).isEqualTo("pdf");
        assertThat(letter.path("register").asText()).isEqualTo("not-asked");
    }

    @Test
    void without_any_list_the_seals_are_judged_and_it_is_said_that_nobody_was_asked() {
        List<String> arguments = new ArrayList<>(List.of("verify", "--json"));
        arguments.addAll(roots());
        arguments.add(result("ls-0003-certificate.pdf"));

        Said said = elsewhere(arguments);

        assertThat(said.exit()).as(said.toString()).isZero();
        assertThat(said.json().path("format").asText()).isEqualTo("certificate");
        assertThat(said.json().path("register").asText()).isEqualTo("not-asked");
        assertThat(said.json().path("reasons").get(0).path("code").asText()).isEqualTo("SV-033");
    }

    @Test
    void lists_that_somebody_hands_over_tell_of_the_withdrawal() {
        for (List<String> command : List.of(List.of("verify"), List.of("certificate", "verify"))) {
            List<String> arguments = new ArrayList<>(command);
            arguments.add("--json");
            arguments.addAll(roots());
            arguments.add("--trust=" + certificates("trust-list.cose"));
            arguments.add("--status=" + certificates("status/1.cwt"));
            arguments.add(result("ls-0003-certificate.pdf"));

            Said said = elsewhere(arguments);

            assertThat(said.exit()).as(said.toString()).isEqualTo(1);
            assertThat(said.json().path("verdict").asText()).isEqualTo("revoked");
            assertThat(said.json().path("register").asText()).isEqualTo("asked");
        }
    }

    @Test
    void a_trust_list_without_status_list_calls_no_certificate_valid() {
        List<String> arguments = new ArrayList<>(List.of("verify", "--json"));
        arguments.addAll(roots());
        arguments.add("--trust=" + certificates("trust-list.cose"));
        arguments.add(result("db-0002-certificate.pdf"));

        Said said = elsewhere(arguments);

        assertThat(said.exit()).as(said.toString()).isEqualTo(3);
        assertThat(said.json().path("reasons").get(0).path("code").asText()).isEqualTo("CE-210");
    }

    @Test
    void the_seal_of_a_certificate_is_judged_by_roots_that_somebody_hands_over() {
        List<String> lists =
                List.of("--trust=" + certificates("trust-list.cose"), "--status=" + certificates("status/1.cwt"));
        List<String> without = new ArrayList<>(List.of("certificate", "verify", "--json"));
        without.addAll(lists);
        List<String> with = new ArrayList<>(without);
        with.addAll(roots());
        without.add(result("db-0002-certificate.pdf"));
        with.add(result("db-0002-certificate.pdf"));

        assertThat(elsewhere(without).json().path("verdict").asText()).isEqualTo("untrusted");
        assertThat(elsewhere(with).json().path("verdict").asText()).isEqualTo("valid");
    }

    // ---- what people read

    @Test
    void each_act_is_one_line_with_both_algorithms_and_both_answers() {
        Said said = here("verify", letter());

        assertThat(said.exit()).isZero();
        List<String> lines = said.out().lines().skip(1).toList();
        List<String> acts = lines.subList(0, lines.size() - 1);
        assertThat(lines.get(lines.size() - 1))
                .isEqualTo("  SG-378 Anchors of trust that vouch for the signatures:"
                        + " Hudang DEMO Root CA EC_P256, Hudang DEMO Root CA SM2.");
        assertThat(acts)
                .isNotEmpty()
                .allMatch(line -> line.matches("  \\d+\\+\\d+\\. .* · \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d"
                        + " · SM2 SM3 B-T: intact, trusted · ECDSA P-256 SHA-256 B-T: intact, trusted"));
        assertThat(here("verify", "--json", letter()).json().path("signatures")).hasSize(2 * acts.size());
    }

    @Test
    void one_changed_byte_is_one_sentence() throws IOException {
        byte[] bytes = Files.readAllBytes(Path.of(letter()));
        bytes[bytes.length / 7] ^= 1;
        Path altered = Files.write(elsewhere.resolve("altered.pdf"), bytes);

        Said said = here("verify", altered.toString());

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.out().lines().filter(line -> line.contains("SG-")))
                .singleElement()
                .asString()
                .contains("SG-39");
        assertThat(said.out()).contains("SM2 SM3 B-T: altered · ECDSA P-256 SHA-256 B-T: altered");
    }

    @Test
    void a_box_over_a_letter_is_told_with_the_words_under_it_and_drawn_beside_the_letter_as_it_was()
            throws IOException {
        Path covered = Files.write(elsewhere.resolve("covered.pdf"), Annotated.of(Path.of(letter())));
        Path pictures = elsewhere.resolve("pictures");

        Said said = here("verify", "--pictures", pictures.toString(), covered.toString());

        assertThat(said.exit()).as(said.toString()).isEqualTo(1);
        assertThat(said.out()).containsPattern("An annotation covers “.*授权书.*” on page 1 since revision \\d+\\.");
        BufferedImage signed =
                ImageIO.read(pictures.resolve("covered-page-1-signed.png").toFile());
        BufferedImage now =
                ImageIO.read(pictures.resolve("covered-page-1-now.png").toFile());
        assertThat(Math.max(signed.getWidth(), signed.getHeight())).isBetween(1_590, 1_600);
        assertThat(ink(signed)).isGreaterThan(2 * ink(now));
        assertThat(said.out()).contains("covered-page-1-now.png");
    }

    /** Dark points in the upper third of a page. */
    private static int ink(BufferedImage page) {
        int dark = 0;
        for (int y = 10; y < page.getHeight() / 3 - 10; y++) {
            for (int x = 10; x < page.getWidth() - 10; x++) {
                dark += (page.getRGB(x, y) & 0xff) < 80 && (page.getRGB(x, y) >> 16 & 0xff) < 80 ? 1 : 0;
            }
        }
        return dark + 1;
    }

    @Test
    void a_letter_that_holds_needs_no_pictures() {
        Path pictures = elsewhere.resolve("none");

        Said said = here("verify", "--json", "--pictures", pictures.toString(), letter());

        assertThat(said.exit()).isZero();
        assertThat(said.json().path("differences")).isEmpty();
        assertThat(pictures).doesNotExist();
    }

    @Test
    void before_it_was_signed_a_letter_is_not_valid_yet() {
        Said said = here("verify", "--at", "2020-01-01T00:00:00Z", letter());

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.out()).contains("not valid yet").contains("SG-374");
    }

    // ---- names of a certificate

    @Test
    void a_certificate_is_found_by_everything_that_is_printed_on_it() {
        CertificateRecord certificate = certificate();
        String printed = certificate.shortCode() + " (" + certificate.number() + ")";

        for (String name : List.of(
                certificate.shortCode().value(),
                certificate.shortCode().value().toLowerCase(Locale.ROOT).replace("-", " "),
                certificate.number().toString(),
                certificate.id().value())) {
            Said said = here("certificate", "status", name);

            assertThat(said.exit()).as(said.toString()).isZero();
            assertThat(said.out()).startsWith(printed + ": valid since ");
        }
    }

    @Test
    void a_slip_in_a_code_is_wrong_use_and_a_code_of_nobody_is_unknown() {
        String code = certificate().shortCode().value();
        String slipped = (code.charAt(0) == '7' ? '8' : '7') + code.substring(1);

        Said slip = here("certificate", "status", slipped);
        Said nonsense = here("certificate", "status", "nonsense");
        Said nobody = here("certificate", "revoke", "--reason=lost", "--by=approver", "cer_aaaaaaaaaaaaaaaaaaaaaaaaaa");

        assertThat(slip.exit()).isEqualTo(2);
        assertThat(slip.err()).contains("One character");
        assertThat(nonsense.exit()).isEqualTo(2);
        assertThat(nonsense.err()).contains("short code");
        assertThat(nobody.exit()).isEqualTo(1);
        assertThat(nobody.err()).contains("no such certificate");
    }

    @Test
    void lists_are_told_and_nothing_is_adopted_while_the_register_knows_all_that_was_published() {
        Said lists = here("certificate", "lists");
        Said adopted = here("certificate", "lists", "adopt");

        assertThat(lists.exit()).as(lists.toString()).isZero();
        assertThat(lists.out()).startsWith("List 1: signed ").contains("good until");
        assertThat(adopted.exit()).as(adopted.toString()).isZero();
        assertThat(adopted.out()).contains("nothing to take over");
    }

    private CertificateRecord certificate() {
        return house.house()
                .certificates()
                .ofHousehold(house.anyHousehold().value(), new Acting("test", Acting.BUREAU))
                .get(0);
    }

    /** Roots and revocation lists of the demo authority, as options. */
    private List<String> roots() {
        Path authority = house.house().directory().authority();
        List<String> options = new ArrayList<>();
        files(authority.resolve("trust")).forEach(file -> options.add("--trust=" + file));
        files(authority.resolve("crl")).forEach(file -> options.add("--crl=" + file));
        return options;
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".pem"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String certificates(String file) {
        return house.house().directory().certificates().resolve(file).toString();
    }

    private String result(String file) {
        return house.house().directory().root().resolve("results").resolve(file).toString();
    }

    private String letter() {
        Path results = house.house().directory().root().resolve("results");
        try (Stream<Path> files = Files.list(results)) {
            return files.filter(file -> file.toString().endsWith("-letter.pdf"))
                    .sorted()
                    .findFirst()
                    .orElseThrow()
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Said here(String... arguments) {
        return said(
                house.house().directory().root(), console -> new Dispatch(console, house.house()), List.of(arguments));
    }

    private Said elsewhere(List<String> arguments) {
        return said(elsewhere.resolve("absent"), Dispatch::new, arguments);
    }

    private static Said said(Path home, Function<Console, Dispatch> dispatch, List<String> arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Locale.ENGLISH,
                Map.of("HUDANG_HOME", home.toString()));
        int exit = dispatch.apply(console).run(arguments.toArray(String[]::new));
        return new Said(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
