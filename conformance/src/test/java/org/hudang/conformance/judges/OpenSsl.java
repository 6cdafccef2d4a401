package org.hudang.conformance.judges;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.openssl.PEMParser;
import org.hudang.conformance.Product;

/**
 * OpenSSL, over the parts of a paper: signatures, timestamps, certificates, lists and answers, in all algorithms. Its own CMS
 * and TS commands cannot be told the signer id of GB/T 32918, so it is asked about each digest and each value by itself.
 */
final class OpenSsl implements Judge {
    private static final Map<String, String> DIGESTS =
            Map.of("1.2.156.10197.1.401", "sm3", "2.16.840.1.101.3.4.2.1", "sha256");
    private static final Map<String, String> SIGNATURES = Map.of(
            "1.2.156.10197.1.501", "sm3",
            "1.2.840.10045.4.3.2", "sha256",
            "1.2.840.113549.1.1.1", "sha256",
            "1.2.840.113549.1.1.11", "sha256");

    private final Path folder;
    private final List<X509CertificateHolder> roots = new ArrayList<>();
    /** Certificates and lists are the same in many papers. */
    private final Map<String, Boolean> answered = new HashMap<>();

    OpenSsl(Path folder, List<Path> roots) throws IOException {
        this.folder = Files.createDirectories(folder);
        for (Path root : roots) {
            try (Reader in = Files.newBufferedReader(root);
                    PEMParser pem = new PEMParser(in)) {
                this.roots.add((X509CertificateHolder) pem.readObject());
            }
        }
    }

    @Override
    public String name() {
        return "OpenSSL";
    }

    @Override
    public Answer judge(Paper paper) throws Exception {
        Parts parts = Parts.of(paper.file(), roots);
        for (Parts.Digest digest : parts.digests()) {
            if (!holds(digest)) {
                return new Answer.Failed("another digest: " + digest.what());
            }
        }
        for (Parts.Value value : parts.values()) {
            if (!holds(value)) {
                return new Answer.Failed("not signed by its key: " + value.what());
            }
        }
        return parts.signatures() == paper.signatures()
                ? new Answer.Passed(parts.signatures(), paper.signatures())
                : new Answer.Failed("finds " + parts.signatures() + " of " + paper.signatures() + " signatures");
    }

    private boolean holds(Parts.Digest digest) throws IOException, InterruptedException {
        Path bytes = Files.write(folder.resolve("bytes"), digest.bytes());
        String name = known(DIGESTS, digest.algorithm());
        Product.Run run = Product.start(List.of("openssl", "dgst", "-" + name, "-r", bytes.toString()), 30);
        if (run.exit() != 0) {
            throw new IllegalStateException(run.err());
        }
        return run.out().startsWith(HexFormat.of().formatHex(digest.said()));
    }

    private boolean holds(Parts.Value value) throws IOException, InterruptedException {
        String question = value.algorithm()
                + Arrays.hashCode(value.key().getEncoded())
                + HexFormat.of().formatHex(value.value())
                + Base64.getEncoder().encodeToString(value.bytes());
        Boolean before = answered.get(question);
        if (before == null) {
            before = verifies(value);
            answered.put(question, before);
        }
        return before;
    }

    private boolean verifies(Parts.Value value) throws IOException, InterruptedException {
        Path key = Files.writeString(folder.resolve("key.pem"), pem(value.key().getEncoded()));
        Path bytes = Files.write(folder.resolve("bytes"), value.bytes());
        Path signature = Files.write(folder.resolve("value"), value.value());
        String digest = known(SIGNATURES, value.algorithm());
        List<String> command = new ArrayList<>(List.of(
                "openssl", "pkeyutl", "-verify", "-pubin", "-inkey", key.toString(), "-rawin", "-digest", digest));
        if (digest.equals("sm3")) {
            command.addAll(List.of("-pkeyopt", "distid:1234567812345678"));
        }
        command.addAll(List.of("-in", bytes.toString(), "-sigfile", signature.toString()));
        Product.Run run = Product.start(command, 30);
        if (run.out().contains("Signature Verified Successfully")) {
            return true;
        }
        if (run.out().contains("Signature Verification Failure")) {
            return false;
        }
        throw new IllegalStateException(run.out() + run.err());
    }

    private static String known(Map<String, String> names, String algorithm) {
        return Optional.ofNullable(names.get(algorithm))
                .orElseThrow(() -> new IllegalStateException("no such algorithm is used here: " + algorithm));
    }

    private static String pem(byte[] der) {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(der)
                + "\n-----END PUBLIC KEY-----\n";
    }
}
