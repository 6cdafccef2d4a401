package org.hudang.archive.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.hudang.archive.transfer.PackageFinding.Kind;
import org.hudang.archive.transfer.PackageReport.Verdict;
import org.hudang.archive.transfer.PackageSeals.Seal;
import org.hudang.archive.transfer.PackageSeals.Standing;
import org.hudang.archive.transfer.Packages.Faults;
import org.hudang.testbed.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A bag with a seal over all of it: what no list of the bag can show, the seal shows. The seal here is a signature of the JDK's;
 * the house's own stands in the tests of the server.
 */
class SealedBagTest {
    private static final String SEAL = "../META-INF/signature001.p7s";
    private static final String LIST = "../META-INF/ASiCManifest001.xml";

    @TempDir
    private static Path house;

    @TempDir
    private Path folder;

    private static final KeyPair OFFICE = pair();
    private static final KeyPair STRANGER = pair();
    private static final PackageSeals SEALS = (list, message) -> isBy(OFFICE, list, message)
            ? new Seal(Standing.HOLDS, "CN=office", "")
            : new Seal(Standing.BROKEN, "", "SG-349");

    private static Path bag = Path.of("");
    private static Path genuine = Path.of("");

    @BeforeAll
    static void seal_a_household() throws IOException {
        try (TestDatabase database = TestDatabase.migrated("archive")) {
            PackageBed bed = new PackageBed(database, house.resolve("house"));
            bag = house.resolve("bag.zip");
            var unused = bed.export(bag, Faults.REFUSED);
        }
        genuine = sealed(house.resolve("genuine.asice"), OFFICE);
    }

    @Test
    void it_is_whole_and_sealed_and_begins_with_its_type() throws IOException {
        PackageReport report = PackageCheck.check(genuine, SEALS);

        assertThat(report.findings()).isEmpty();
        assertThat(report.verdict()).isEqualTo(Verdict.WHOLE);
        assertThat(report.form()).isEqualTo("asic-e");
        assertThat(report.files()).isEqualTo(PackageCheck.check(bag).files());
        assertThat(PackageCheck.isPackage(genuine)).isTrue();
        JsonNode json = new ObjectMapper().readTree(report.json());
        assertThat(json.path("sealed").asBoolean()).isTrue();
        assertThat(json.path("seal").path("by").asText()).isEqualTo("CN=office");
        try (ZipFile zip = new ZipFile(genuine.toFile())) {
            ZipEntry first = zip.entries().nextElement();
            assertThat(first.getName()).isEqualTo("mimetype");
            assertThat(first.getMethod()).isEqualTo(ZipEntry.STORED);
        }
    }

    @Test
    void nobody_who_reads_seals_can_tell() {
        PackageReport report = PackageCheck.check(genuine);

        assertThat(report.verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(report.sealed()).isFalse();
        assertThat(report.findings()).extracting(PackageFinding::kind).containsExactly(Kind.SEAL);
    }

    @Test
    void the_same_bag_gives_the_same_list_and_the_same_container() throws IOException {
        assertThat(SealedBag.list(bag)).isEqualTo(SealedBag.list(bag));
        assertThat(sealed(folder.resolve("again.asice"), OFFICE)).hasSameBinaryContentAs(genuine);
    }

    private static final Map<String, PackageLies.Lie> LIES = lies();

    private static Map<String, PackageLies.Lie> lies() {
        Map<String, PackageLies.Lie> lies = new LinkedHashMap<>();
        String paper = PackageLies.PAPER;
        lies.put(
                "a paper edited", lie(Kind.ALTERED, paper, files -> files.edit(files.path(paper), text -> text + "x")));
        lies.put("a paper removed", lie(Kind.MISSING, paper, files -> files.files.remove(files.path(paper))));
        lies.put(
                "the sender edited with its line",
                lie(
                        Kind.ALTERED,
                        "bag-info\\.txt",
                        files -> PackageLies.change(files, BagWriter.INFO, text -> "X" + text)));
        lies.put(
                "the list of lists edited",
                lie(
                        Kind.ALTERED,
                        "tagmanifest-sha512\\.txt",
                        files -> files.edit(PackageLies.TAGS, text -> text + "\n")));
        lies.put(
                "the list of lists removed",
                lie(Kind.MISSING, "tagmanifest-sha512\\.txt", files -> files.files.remove(PackageLies.TAGS)));
        lies.put("what was sealed edited", lie(Kind.SEAL, seal(), files -> files.edit(LIST, text -> text + "\n")));
        lies.put(
                "what was sealed is none",
                lie(Kind.STRUCTURE, LIST.replace(".", "\\."), files -> files.edit(LIST, text -> "<" + text)));
        lies.put("what was sealed removed", lie(Kind.MISSING, ".*Manifest001.*", files -> files.files.remove(LIST)));
        lies.put("the seal removed", lie(Kind.MISSING, seal(), files -> files.files.remove(SEAL)));
        lies.put("the seal edited", lie(Kind.SEAL, seal(), files -> files.bytes(SEAL)[0] ^= 1));
        lies.put(
                "the seal of a stranger",
                lie(Kind.SEAL, seal(), files -> files.files.put(SEAL, signed(STRANGER, files.bytes(LIST)))));
        lies.put(
                "another type",
                lie(Kind.STRUCTURE, "\\.\\./mimetype", files -> files.edit("../mimetype", text -> "text/plain")));
        lies.put(
                "the type behind the files",
                lie(
                        Kind.STRUCTURE,
                        "\\.\\./mimetype",
                        files -> files.files.put(
                                "../mimetype", Objects.requireNonNull(files.files.remove("../mimetype")))));
        lies.put(
                "a file beside the seal",
                lie(
                        Kind.ADDED,
                        "\\.\\./META-INF/more\\.xml",
                        files -> files.files.put("../META-INF/more.xml", new byte[] {1})));
        return lies;
    }

    static Set<String> told() {
        return LIES.keySet();
    }

    @ParameterizedTest
    @MethodSource("told")
    void the_file_of_a_lie_is_named(String told) throws IOException {
        PackageLies.Lie lie = Objects.requireNonNull(LIES.get(told));
        Repacked taken = Repacked.of(genuine);
        lie.told().about(taken);
        Path lying = folder.resolve("lying.asice");
        taken.write(lying);

        PackageReport report = PackageCheck.check(lying, SEALS);

        assertThat(report.verdict()).isEqualTo(Verdict.ALTERED);
        assertThat(report.findings()).anySatisfy(finding -> {
            assertThat(finding.kind()).isEqualTo(lie.kind());
            assertThat(finding.path()).matches(lie.path());
        });
    }

    @Test
    void taken_out_of_its_container_the_bag_is_whole_and_not_sealed() throws IOException {
        Repacked taken = Repacked.of(genuine);
        taken.files.keySet().removeIf(path -> path.startsWith("../"));
        Path plain = folder.resolve("plain.zip");
        taken.write(plain);

        PackageReport report = PackageCheck.check(plain, SEALS);

        assertThat(report.verdict()).isEqualTo(Verdict.WHOLE);
        assertThat(report.sealed()).isFalse();
    }

    private static PackageLies.Lie lie(Kind kind, String path, PackageLies.Told told) {
        return new PackageLies.Lie(told, kind, path);
    }

    private static String seal() {
        return SEAL.replace(".", "\\.");
    }

    private static Path sealed(Path target, KeyPair by) throws IOException {
        byte[] list = SealedBag.list(bag);
        SealedBag.make(bag, list, signed(by, list), target);
        return target;
    }

    private static KeyPair pair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] signed(KeyPair by, byte[] list) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(by.getPrivate());
            signature.update(list);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isBy(KeyPair pair, byte[] list, byte[] message) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(pair.getPublic());
            signature.update(list);
            return signature.verify(message);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
