package org.hudang.server.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A token of SoftHSM 2 (Debian package softhsm2), worked with as an administrator would: by its own tool and by keytool. The
 * library looks for tokens once in the life of a process, so this one must be there before the house asks for it.
 */
final class SoftToken {
    static final String PIN = "only-for-tests";

    private static final Path LIBRARY = Path.of("/usr/lib/softhsm/libsofthsm2.so");

    private final Path folder;
    private final Path tokens;
    private final long slot;
    private final Path pin;

    private SoftToken(Path folder, Path tokens, long slot, Path pin) {
        this.folder = folder;
        this.tokens = tokens;
        this.slot = slot;
        this.pin = pin;
    }

    static SoftToken initialised(Path folder) throws IOException, InterruptedException {
        String named = System.getenv("SOFTHSM2_CONF");
        if (named == null) {
            throw new IllegalStateException("SOFTHSM2_CONF is not set: run the tests with Maven");
        }
        Path tokens = Files.createDirectories(Path.of(named).resolveSibling("tokens"));
        Files.writeString(
                Path.of(named),
                "directories.tokendir = " + tokens + "\nobjectstore.backend = file\nlog.level = ERROR\n");
        String said = run(List.of(
                "softhsm2-util", "--init-token", "--free", "--label", "office", "--so-pin", "officer-1", "--pin", PIN));
        Matcher slot = Pattern.compile("reassigned to slot (\\d+)").matcher(said);
        if (!slot.find()) {
            throw new IllegalStateException(said);
        }
        Path pin = Files.createFile(
                folder.resolve("pin"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(pin, PIN);
        SoftToken token = new SoftToken(folder, tokens, Long.parseLong(slot.group(1)), pin);
        Files.writeString(token.provider(), """
                name = office
                library = %s
                slot = %d
                attributes(generate,CKO_PRIVATE_KEY,*) = {
                  CKA_SENSITIVE = true
                  CKA_EXTRACTABLE = false
                }
                """.formatted(LIBRARY, token.slot));
        return token;
    }

    private Path provider() {
        return folder.resolve("token.cfg");
    }

    /** The settings that lead a house to the token. */
    Map<String, String> settings() {
        return Map.of(
                "HUDANG_TOKEN_LIBRARY", LIBRARY.toString(),
                "HUDANG_TOKEN_SLOT", String.valueOf(slot),
                "HUDANG_TOKEN_PIN_FILE", pin.toString());
    }

    /** Has the token make a key, and returns the request for its certificate. */
    Path generate(String label, String... kind) throws IOException, InterruptedException {
        List<String> make = new ArrayList<>(List.of("-genkeypair", "-alias", label, "-dname", "CN=request"));
        make.addAll(List.of(kind));
        keytool(make);
        Path request = folder.resolve(label + ".csr");
        keytool(List.of("-certreq", "-alias", label, "-file", request.toString()));
        return request;
    }

    /** Puts the certificate and its issuers beside the key. */
    void bring(String label, String pem) throws IOException, InterruptedException {
        Path chain = Files.writeString(folder.resolve(label + ".pem"), pem);
        keytool(List.of("-importcert", "-noprompt", "-alias", label, "-file", chain.toString()));
    }

    /** Pulls it out; this process will not see it again, since the library looks once. */
    void pull() throws IOException {
        try (Stream<Path> all = Files.list(tokens)) {
            for (Path one : all.toList()) {
                Files.move(one, folder.resolve(one.getFileName()));
            }
        }
    }

    private void keytool(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(arguments);
        command.addAll(List.of("-keystore", "NONE", "-storetype", "PKCS11", "-storepass:file", pin.toString()));
        command.addAll(
                List.of("-addprovider", "SunPKCS11", "-providerArg", provider().toString()));
        run(command);
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IllegalStateException(said);
        }
        return said;
    }
}
