package org.hudang.signing.verify;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.DigestInfo;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509CertificateHolder;
import org.hudang.signing.verify.cms.Digests;
import org.hudang.signing.verify.cms.Message;
import org.hudang.signing.verify.cms.Names;
import org.hudang.signing.verify.finding.Budget;
import org.hudang.signing.verify.finding.Code;
import org.hudang.signing.verify.finding.Finding;
import org.hudang.signing.verify.structure.RevisionEnd;

/**
 * Whether the certificate of one act (事件证书) signs the document it was made for: it carries the digest of the document
 * that was shown to the person, which must be the file as it stood before that act. An act in two algorithms is two
 * signatures, the second directly over the first.
 */
final class ShownDocument {
    /** Extension of the demo authority: a DigestInfo. */
    private static final ASN1ObjectIdentifier SHOWN_DIGEST =
            new ASN1ObjectIdentifier("2.25.320717234490486047491182122930712483343.2.1");

    /** Bytes that may stand between the end of a revision and what was appended. */
    private static final int MOST_BLANKS = 8;

    private final byte[] file;
    private final Budget budget;
    /** By algorithm and length: the two signatures of an act ask for the same. */
    private final Map<String, byte[]> digests = new HashMap<>();

    ShownDocument(byte[] file, Budget budget) {
        this.file = file;
        this.budget = budget;
    }

    /** Why the certificate does not belong to this signature; empty when it does, or is bound to no document. */
    Optional<Finding> objection(List<Candidate> all, int index, String where) {
        Candidate candidate = all.get(index);
        Optional<Extension> bound = bound(candidate);
        if (bound.isEmpty() || !candidate.intact()) {
            return Optional.empty();
        }
        return fits(DigestInfo.getInstance(bound.get().getParsedValue()), all, index)
                ? Optional.empty()
                : Optional.of(Finding.of(
                        Code.EVENT_OTHER_DOCUMENT,
                        where,
                        subject(candidate).map(Names::called).orElse("?")));
    }

    private boolean fits(DigestInfo shown, List<Candidate> all, int index) {
        Optional<Digests.Algorithm> algorithm =
                Digests.find(shown.getAlgorithmId().getAlgorithm()).filter(known -> !known.weak());
        Optional<RevisionEnd> before = before(all.get(index));
        if (algorithm.isEmpty() || before.isEmpty()) {
            return false;
        }
        if (index > 0 && partners(all.get(index - 1), all.get(index), before.get())) {
            before = before(all.get(index - 1));
        }
        return before.isPresent() && digested(shown, algorithm.get(), before.get());
    }

    private Optional<RevisionEnd> before(Candidate candidate) {
        return candidate.signature == null
                ? Optional.empty()
                : RevisionEnd.last(file, candidate.signature.contentsStart(), budget);
    }

    /** Whether the first is by a certificate for the same document and person, and nothing stands between the two. */
    private boolean partners(Candidate first, Candidate second, RevisionEnd between) {
        return first.intact()
                && first.signature != null
                && between.eof() <= first.signature.end()
                && between.keyword() > first.signature.contentsStart()
                && bound(first).isPresent()
                && bound(first).equals(bound(second))
                && subject(first).equals(subject(second));
    }

    private static Optional<Extension> bound(Candidate candidate) {
        return candidate.message().flatMap(Message::signer).map(certificate -> certificate.getExtension(SHOWN_DIGEST));
    }

    private static Optional<X500Name> subject(Candidate candidate) {
        return candidate.message().flatMap(Message::signer).map(X509CertificateHolder::getSubject);
    }

    /** Files end with the line of the mark, at it, or some blanks behind it; what is appended begins after them. */
    private boolean digested(DigestInfo shown, Digests.Algorithm algorithm, RevisionEnd end) {
        if (is(shown, algorithm, end.end()) || is(shown, algorithm, end.eof())) {
            return true;
        }
        int most = Math.min(file.length, end.eof() + MOST_BLANKS);
        for (int length = end.eof() + 1; length <= most && blank(file[length - 1]); length++) {
            if (is(shown, algorithm, length)) {
                return true;
            }
        }
        return false;
    }

    private boolean is(DigestInfo shown, Digests.Algorithm algorithm, int length) {
        byte[] digest = digests.computeIfAbsent(algorithm.name() + " " + length, key -> {
            budget.look();
            return Digests.digest(algorithm, file, 0, length);
        });
        return Arrays.equals(shown.getDigest(), digest);
    }

    private static boolean blank(byte value) {
        return value == '\n' || value == '\r' || value == ' ';
    }
}
