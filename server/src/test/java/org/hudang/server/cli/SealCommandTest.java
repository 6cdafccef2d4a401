package org.hudang.server.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.hudang.server.account.Person;
import org.hudang.server.account.Role;
import org.hudang.server.platform.DataDirectory;
import org.hudang.server.platform.House;
import org.hudang.server.platform.Sentences;
import org.hudang.server.platform.Settings;
import org.hudang.signing.key.DigestAlgorithm;
import org.hudang.signing.key.KeyUnavailable;
import org.hudang.signing.seal.Officer;
import org.hudang.signing.seal.SealId;
import org.hudang.signing.seal.SealManner;
import org.hudang.signing.seal.SealPlace;
import org.hudang.signing.seal.SealRequest;
import org.hudang.signing.seal.SealRequestId;
import org.hudang.signing.seal.SealRequestState;
import org.hudang.signing.verify.Verdict;
import org.hudang.signing.verify.VerificationReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The life of a seal by commands, with its keys in the house, in a token and at a signing service. */
class SealCommandTest {
    private static final Officer KEEPER = new Officer("keeper", Officer.BUREAU, "local");
    private static final Officer HEAD = new Officer("head", Officer.BUREAU, "local");

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void a_seal_whose_keys_live_in_a_token_seals_and_a_token_that_is_away_keeps_its_request() throws Exception {
        SoftToken token = SoftToken.initialised(folder);
        SealRequestId waiting;
        byte[] paper = paper();
        try (House house = house(token.settings())) {
            staff(house);
            String curve = approved(house, "样例县民政局（样例）");
            String modulus = approved(house, "样例县救助站（样例）");
            certified(house, token, curve, "curve", "-keyalg", "EC", "-groupname", "secp256r1");
            certified(house, token, modulus, "modulus", "-keyalg", "RSA", "-keysize", "3072");

            // the national key in the house, the international one in the token
            inUse(house, curve, "vault:sm2", "token:curve");
            inUse(house, modulus, "token:modulus");

            assertThat(say(house, "seal", "list"))
                    .contains("in use", "EC_P256 token:curve, SM2 seal-", "RSA_3072 token:modulus");
            assertThat(sealed(house, approved(house, curve, paper), paper)).hasSize(2);
            assertThat(sealed(house, approved(house, modulus, paper), paper)).hasSize(1);
            waiting = approved(house, modulus, paper);
        }

        // no token in the slot: the house opens, the seal says why it cannot work, and the request waits
        Map<String, String> empty = new HashMap<>(token.settings());
        empty.put("HUDANG_TOKEN_SLOT", "987654321");
        try (House house = house(empty)) {
            unavailable(house, waiting, paper);
        }
        try (House house = house(Map.of())) {
            assertThatThrownBy(() -> seal(house, waiting, paper)).hasMessageContaining("SG-248");
        }
        try (House house = house(token.settings())) {
            SealRequestId left = waiting;
            assertThat(sealed(house, left, paper)).hasSize(1);
            SealRequestId next = approved(house, sealOf(house, left), paper);

            token.pull();

            unavailable(house, next, paper);
            assertThat(err + " " + out).doesNotContain(SoftToken.PIN);
        }
    }

    @Test
    void a_seal_whose_key_is_kept_by_a_signing_service_seals() throws Exception {
        try (RemoteSigner service = new RemoteSigner(folder);
                House house = house(service.settings())) {
            staff(house);
            String seal = approved(house, "样例县民政局（样例）");
            service.bring(say(house, "seal", "certify", seal, "--request=" + service.request(), "--by", "keeper"));
            byte[] paper = paper();

            inUse(house, seal, "remote:" + RemoteSigner.CREDENTIAL);

            assertThat(sealed(house, approved(house, seal, paper), paper)).hasSize(1);

            service.stop();
            unavailable(house, approved(house, seal, paper), paper);
        }
    }

    @Test
    void each_step_takes_the_right_person_and_the_right_state() throws Exception {
        try (House house = house(Map.of())) {
            staff(house);
            String seal = drafted(house, "样例县民政局（样例）");

            refused(house, "There is no account keeper that may do this", "seal", "approve", seal, "--by", "keeper");
            refused(house, "There is no account nobody", "seal", "approve", seal, "--by", "nobody");
            refused(house, "approved and not made yet", "seal", "make", seal, "--key", "vault:sm2", "--by", "keeper");
            say(house, "seal", "approve", seal, "--by", "head");
            refused(house, "SG-248", "seal", "make", seal, "--key", "token:none", "--by", "keeper");
            refused(house, "SG-248", "seal", "make", seal, "--key", "remote:none", "--by", "keeper");
            Path nothing = Files.writeString(folder.resolve("nothing.csr"), "nothing");
            refused(house, "SG-249", "seal", "certify", seal, "--request", nothing.toString(), "--by", "keeper");
            inUse(house, seal, "vault:sm2", "vault:ec");
            say(house, "seal", "suspend", seal, "--reason", "盘点", "--by", "keeper");
            refused(house, "SG-205", "seal", "resume", seal, "--reason", "盘点完", "--by", "keeper");
            assertThat(say(house, "seal", "resume", seal, "--reason", "盘点完", "--by", "head"))
                    .contains("in use");
            assertThat(say(house, "seal", "cancel", seal, "--reason", "机构撤销", "--by", "head"))
                    .contains("cancelled");
            refused(house, "SG-204", "seal", "activate", seal, "--by", "head");
            assertThat(say(house, "seal", "list", "--json"))
                    .contains("\"state\":\"CANCELLED\"", "\"algorithm\":\"SM2\"", "\"township\":\"*\"");
        }
    }

    @Test
    void what_cannot_be_a_seal_is_wrong_use() throws Exception {
        try (House house = house(Map.of())) {
            staff(house);
            String seal = approved(house, "样例县民政局（样例）");

            wrongUse(house, "seal", "approve", "sel_1", "--by", "head");
            wrongUse(house, draft("样例县民政局（样例）", "--code", "1"));
            wrongUse(house, draft("样例县民政局（样例）", "--township", "123"));
            wrongUse(house, draft("样例县民政局（样例）", "--years", "11"));
            wrongUse(house, "seal", "make", seal, "--key", "drawer:1", "--by", "keeper");
            wrongUse(house, "seal", "make", seal, "--key", "vault:des", "--by", "keeper");
            wrongUse(house, "seal", "certify", seal, "--request", "no-such-file", "--by", "keeper");
        }
    }

    // ---- given

    private House house(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("HUDANG_HOME", folder.resolve("data").toString());
        Settings settings = Settings.from(environment);
        return House.open(settings, DataDirectory.open(settings.home(), settings.kind()));
    }

    private static void staff(House house) {
        person(house, "keeper", Role.SEAL_CUSTODIAN);
        person(house, "head", Role.BUREAU_APPROVER);
    }

    private static void person(House house, String login, Role role) {
        assertThat(house.accounts().createIfMissing(new Person(login, "样例", Officer.BUREAU, Set.of(role)), "test"))
                .isPresent();
    }

    private String drafted(House house, String owner) {
        return id(say(house, draft(owner)));
    }

    private static String[] draft(String owner, String... more) {
        List<String> command =
                new ArrayList<>(List.of("seal", "draft", "--owner", owner, "--business", "业务专用章", "--by", "keeper"));
        command.addAll(List.of(more));
        if (!command.contains("--code")) {
            command.addAll(List.of("--code", "11999001MB0000001A"));
        }
        return command.toArray(String[]::new);
    }

    private String approved(House house, String owner) {
        String seal = drafted(house, owner);
        say(house, "seal", "approve", seal, "--by", "head");
        return seal;
    }

    private void certified(House house, SoftToken token, String seal, String label, String... kind) throws Exception {
        Path request = token.generate(label, kind);
        // as keytool leaves it the key has a certificate of its own making
        refusedToken(house, seal, label);
        token.bring(label, say(house, "seal", "certify", seal, "--request", request.toString(), "--by", "keeper"));
    }

    private void refusedToken(House house, String seal, String label) {
        refused(house, "SG-207", "seal", "make", seal, "--key", "token:" + label, "--by", "keeper");
    }

    private void inUse(House house, String seal, String... keys) {
        List<String> make = new ArrayList<>(List.of("seal", "make", seal, "--by", "keeper"));
        Arrays.stream(keys).forEach(key -> make.addAll(List.of("--key", key)));
        assertThat(say(house, make.toArray(String[]::new))).contains("made");
        say(house, "seal", "file", seal, "--number", "999001-2026-0007", "--by", "keeper");
        assertThat(say(house, "seal", "activate", seal, "--by", "head")).contains("in use");
    }

    private static SealRequestId approved(House house, String seal, byte[] paper) {
        var use = house.signing().seals();
        SealRequestId id = use.request(new SealRequest(
                "test/" + seal + "/" + System.nanoTime(),
                new SealId(seal),
                java.util.HexFormat.of().formatHex(DigestAlgorithm.SM3.digest(paper)),
                new SealPlace.OnPage(1, 300, 400),
                "样例用印",
                "sample/1",
                KEEPER,
                SealManner.usual()));
        use.approve(id, HEAD);
        return id;
    }

    private static String sealOf(House house, SealRequestId id) {
        return house.signing().seals().find(id, HEAD).request().seal().value();
    }

    private Path seal(House house, SealRequestId id, byte[] paper) throws IOException {
        Path file = Files.write(folder.resolve("paper.pdf"), paper);
        return house.signing().seals().seal(id, file, KEEPER).pdf();
    }

    /** The signatures of the sealed paper, which is valid for the house. */
    private List<?> sealed(House house, SealRequestId id, byte[] paper) throws IOException {
        Path output = seal(house, id, paper);
        VerificationReport report =
                house.verifier().verify("sealed.pdf", Files.readAllBytes(output), house.verificationOptions());
        assertThat(report.verdict()).as(report.toString()).isEqualTo(new Verdict.Valid());
        return report.signatures();
    }

    private void unavailable(House house, SealRequestId id, byte[] paper) {
        assertThatThrownBy(() -> seal(house, id, paper))
                .isInstanceOf(KeyUnavailable.class)
                .satisfies(failed -> assertThat(
                                Sentences.of(failed, Locale.ENGLISH).sentence())
                        .contains("The signing key is not available now"));
        assertThat(house.signing().seals().find(id, HEAD).state()).isEqualTo(SealRequestState.APPROVED);
    }

    private static byte[] paper() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            document.save(bytes);
        }
        return bytes.toByteArray();
    }

    // ---- said

    private static String id(String line) {
        return line.split(" ", 2)[0];
    }

    private String say(House house, String... arguments) {
        int exit = run(house, arguments);
        assertThat(exit).as(String.join(" ", arguments) + " " + err).isZero();
        return out.toString(StandardCharsets.UTF_8);
    }

    private void refused(House house, String because, String... arguments) {
        assertThat(run(house, arguments)).isEqualTo(Dispatch.BAD);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains(because);
    }

    private void wrongUse(House house, String... arguments) {
        assertThat(run(house, arguments)).as(String.join(" ", arguments)).isEqualTo(Dispatch.WRONG_USE);
    }

    private int run(House house, String... arguments) {
        out.reset();
        err.reset();
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Locale.ENGLISH,
                Map.of());
        return new Dispatch(console, house).run(arguments);
    }
}
