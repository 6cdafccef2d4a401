package org.hudang.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * SoftHSM 2 (Debian package softhsm2) as a token that really keeps its keys: all tokens of a process lie in one folder, because
 * the library reads its configuration once. It knows no SM2.
 */
public final class SoftHsm {
    /** The PIN of every token. */
    public static final String PIN = "only-for-tests";

    private static final Path LIBRARY = Path.of("/usr/lib/softhsm/libsofthsm2.so");
    /** The library reads it once, from this variable of the process: whoever starts it sets it, the file is written here. */
    private static final String SETTINGS = "SOFTHSM2_CONF";

    static {
        settle();
    }

    private final long slot;

    private SoftHsm(long slot) {
        this.slot = slot;
    }

    /**
     * Fresh tokens, one for each label. All of a run are made at once, before the library is loaded: it looks for slots once.
     */
    public static Map<String, SoftHsm> initialised(String... labels) throws IOException, InterruptedException {
        Map<String, SoftHsm> tokens = new HashMap<>();
        for (String label : labels) {
            String said = tool("--init-token", "--free", "--label", label, "--so-pin", "officer-1", "--pin", PIN);
            Matcher found = Pattern.compile("reassigned to slot (\\d+)").matcher(said);
            if (!found.find()) {
                throw new IllegalStateException(said);
            }
            tokens.put(label, new SoftHsm(Long.parseLong(found.group(1))));
        }
        return tokens;
    }

    /** The PKCS#11 library. */
    public Path library() {
        return LIBRARY;
    }

    /** The number of the token's slot. */
    public long slot() {
        return slot;
    }

    /** Has the token make a key on P-256, which never leaves it, and puts the certificate beside it. */
    public void makeEc(String label, Function<PublicKey, List<X509Certificate>> certify)
            throws GeneralSecurityException, IOException {
        make(label, "EC", new ECGenParameterSpec("secp256r1"), certify);
    }

    /** The same with an RSA key of 3072 bits. */
    public void makeRsa(String label, Function<PublicKey, List<X509Certificate>> certify)
            throws GeneralSecurityException, IOException {
        make(label, "RSA", new RSAKeyGenParameterSpec(3072, RSAKeyGenParameterSpec.F4), certify);
    }

    private void make(
            String label, String kind, AlgorithmParameterSpec shape, Function<PublicKey, List<X509Certificate>> certify)
            throws GeneralSecurityException, IOException {
        Provider provider = Security.getProvider("SunPKCS11")
                .configure("--name = maker-" + slot + "\nlibrary = \"" + LIBRARY + "\"\nslot = " + slot
                        + "\nattributes(generate,CKO_PRIVATE_KEY,*) = {\n CKA_TOKEN = false\n CKA_SENSITIVE = true\n"
                        + " CKA_EXTRACTABLE = false\n}\n");
        KeyStore store = KeyStore.getInstance("PKCS11", provider);
        store.load(null, PIN.toCharArray());
        KeyPairGenerator generator = KeyPairGenerator.getInstance(kind, provider);
        generator.initialize(shape);
        KeyPair pair = generator.generateKeyPair();
        store.setKeyEntry(
                label, pair.getPrivate(), null, certify.apply(pair.getPublic()).toArray(new Certificate[0]));
    }

    /** Takes everything out of the token, as if it had been exchanged for an empty one. */
    public void wipe() throws IOException, InterruptedException {
        String said = tool(
                "--init-token",
                "--slot",
                String.valueOf(slot),
                "--label",
                "wiped",
                "--so-pin",
                "officer-1",
                "--pin",
                PIN);
        if (!said.contains("initialized")) {
            throw new IllegalStateException(said);
        }
    }

    private static void settle() {
        String named = System.getenv(SETTINGS);
        if (named == null) {
            throw new IllegalStateException(SETTINGS + " is not set: run the tests with Maven");
        }
        Path file = Path.of(named);
        try {
            Path tokens = Files.createDirectories(file.resolveSibling("tokens"));
            Files.writeString(
                    file, "directories.tokendir = " + tokens + "\nobjectstore.backend = file\nlog.level = ERROR\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String tool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("softhsm2-util"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IllegalStateException(said);
        }
        return said;
    }
}
