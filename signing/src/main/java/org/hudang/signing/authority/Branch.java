package org.hudang.signing.authority;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hudang.signing.key.Certificates;
import org.hudang.signing.key.DurableFiles;
import org.hudang.signing.key.KeyAlgorithm;
import org.hudang.signing.key.KeyVault;
import org.hudang.signing.key.SigningKey;
import org.hudang.signing.timestamp.StampingKey;

/** Root, issuing CA, TSA and responder of one algorithm. */
final class Branch {
    private final SigningKey root;
    private final SigningKey issuing;
    private final SigningKey stamping;
    private final CertificateMaker maker;
    private final RevocationList rootList;
    private final RevocationList issuingList;
    private final OcspResponder responder;

    /** What all branches share. */
    record Ground(Path folder, KeyVault vault, Clock clock, SecureRandom random) {}

    /** Opens the branch; whatever of it is missing is made, in an order in which each part needs only earlier ones. */
    Branch(Ground ground, KeyAlgorithm algorithm) {
        String tag = algorithm.name().toLowerCase(Locale.ROOT).replace('_', '-');
        KeyVault vault = ground.vault();
        this.maker = new CertificateMaker(ground.clock(), ground.random());
        this.root = vault.findOrCreateRoot("root-" + tag, algorithm, (key, sign) -> maker.root(algorithm, key, sign));
        this.issuing =
                vault.findOrCreate("issuing-" + tag, algorithm, key -> List.of(maker.issuing(root, algorithm, key)));
        this.stamping = vault.findOrCreate(
                "tsa-" + tag,
                algorithm,
                key -> List.of(
                        maker.stamping(issuing, algorithm, key), issuing.chain().get(0)));
        Path trust = ground.folder().resolve("trust").resolve("demo-root-" + tag + ".pem");
        DurableFiles.writePublic(trust, Certificates.pem(root.chain()));
        this.rootList = list(ground, root, "root-" + tag);
        this.issuingList = list(ground, issuing, "issuing-" + tag);
        SigningKey responding = vault.findOrCreate(
                "ocsp-" + tag,
                algorithm,
                key -> List.of(
                        maker.responding(issuing, algorithm, key),
                        issuing.chain().get(0)));
        this.responder = new OcspResponder(responding, issuingList, ground.clock());
        rootList.current();
        issuingList.current();
    }

    private static RevocationList list(Ground ground, SigningKey issuer, String name) {
        return new RevocationList(
                issuer,
                ground.folder().resolve("withdrawn-" + name + ".tsv"),
                ground.folder().resolve("crl").resolve(name + ".pem"),
                ground.clock());
    }

    X509Certificate anchor() {
        return root.chain().get(0);
    }

    X509Certificate issuer() {
        return issuing.chain().get(0);
    }

    List<RevocationList> lists() {
        return List.of(rootList, issuingList);
    }

    /** Whether this is the root or the issuing CA. */
    boolean issues(X509Certificate certificate) {
        return anchor().equals(certificate) || issuing.chain().get(0).equals(certificate);
    }

    OcspResponder responder() {
        return responder;
    }

    StampingKey stampingKey(Clock clock, SecureRandom random) {
        return new StampingKey(stamping, DemoNames.STAMPING_POLICY, clock, random);
    }

    List<X509Certificate> certify(CertificateRequest request) {
        List<X509Certificate> chain = new ArrayList<>();
        chain.add(maker.asked(issuing, request));
        chain.addAll(issuing.chain());
        return chain;
    }
}
