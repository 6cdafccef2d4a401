package org.hudang.signing.verify;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hudang.signing.verify.SignatureReport.ChangesAfter;
import org.hudang.signing.verify.SignatureReport.Kind;
import org.hudang.signing.verify.SignatureReport.SignatureIntegrity;
import org.hudang.signing.verify.finding.Code;

/**
 * A report in the words of ETSI EN 319 102-1 V1.3.1 (clause 5.1.3, tables 5 and 6): for each signature an indication, and where it
 * is not passed a sub-indication. It is made from the report and decides nothing anew; what this house asks beyond that standard
 * (updates after a signature, expected signers) shows as {@link SubIndication#SIG_CONSTRAINTS_FAILURE}. JSON form: docs/formats/etsi-report-v1.md.
 *
 * @param file as the caller named it
 * @param signatures all but timestamps, in the order in which they were made
 */
public record EtsiReport(String file, List<Conclusion> signatures) {
    private static final String STANDARD = "ETSI EN 319 102-1 V1.3.1";
    private static final JsonFactory JSON = new JsonFactory();

    /** What the register of seals says against a certificate that holds: a constraint of the house, not of the certificate. */
    private static final Set<Code> SEAL_NOT_IN_USE =
            Set.of(Code.SEAL_SUSPENDED, Code.SEAL_CANCELLED, Code.SEAL_NOT_YET, Code.SEAL_ENDED);

    public EtsiReport {
        signatures = List.copyOf(signatures);
    }

    /** The three indications. */
    public enum Indication {
        TOTAL_PASSED("TOTAL-PASSED"),
        TOTAL_FAILED("TOTAL-FAILED"),
        INDETERMINATE("INDETERMINATE");

        private final String word;

        Indication(String word) {
            this.word = word;
        }

        /** As the standard writes it. */
        public String word() {
            return word;
        }
    }

    /** Those of the standard's sub-indications that are used. */
    public enum SubIndication {
        FORMAT_FAILURE,
        HASH_FAILURE,
        SIG_CRYPTO_FAILURE,
        REVOKED,
        EXPIRED,
        NOT_YET_VALID,
        SIG_CONSTRAINTS_FAILURE,
        CRYPTO_CONSTRAINTS_FAILURE_NO_POE,
        NO_SIGNING_CERTIFICATE_FOUND,
        NO_CERTIFICATE_CHAIN_FOUND,
        CERTIFICATE_CHAIN_GENERAL_FAILURE,
        REVOKED_NO_POE,
        OUT_OF_BOUNDS_NO_POE,
        TRY_LATER
    }

    /**
     * The conclusion about one signature.
     *
     * @param index as in the report
     * @param field as in the report
     * @param indication the answer
     * @param sub why it is not passed
     * @param bestSignatureTime the earliest time at which it is proven to have existed; empty when nothing proves one
     */
    public record Conclusion(
            int index,
            String field,
            Indication indication,
            Optional<SubIndication> sub,
            Optional<Instant> bestSignatureTime) {}

    /** The same findings in these words. */
    public static EtsiReport of(VerificationReport report) {
        return new EtsiReport(
                report.file(),
                report.signatures().stream()
                        .filter(signature -> signature.kind() != Kind.TIMESTAMP)
                        .map(EtsiReport::conclude)
                        .toList());
    }

    private static Conclusion conclude(SignatureReport signature) {
        Optional<SubIndication> sub = sub(signature);
        Indication indication = sub.map(EtsiReport::indication).orElse(Indication.TOTAL_PASSED);
        return new Conclusion(signature.index(), signature.field(), indication, sub, signature.provenAt());
    }

    private static Indication indication(SubIndication sub) {
        return switch (sub) {
            case FORMAT_FAILURE, HASH_FAILURE, SIG_CRYPTO_FAILURE, REVOKED, EXPIRED, NOT_YET_VALID ->
                Indication.TOTAL_FAILED;
            case SIG_CONSTRAINTS_FAILURE,
                    CRYPTO_CONSTRAINTS_FAILURE_NO_POE,
                    NO_SIGNING_CERTIFICATE_FOUND,
                    NO_CERTIFICATE_CHAIN_FOUND,
                    CERTIFICATE_CHAIN_GENERAL_FAILURE,
                    REVOKED_NO_POE,
                    OUT_OF_BOUNDS_NO_POE,
                    TRY_LATER -> Indication.INDETERMINATE;
        };
    }

    private static Optional<SubIndication> sub(SignatureReport signature) {
        Set<String> codes = signature.reasons().stream().map(Reason::code).collect(Collectors.toSet());
        if (signature.integrity() != SignatureIntegrity.INTACT) {
            return Optional.of(broken(codes));
        }
        if (has(codes, Code.ESS_MISSING) || has(codes, Code.ESS_MISMATCH)) {
            return Optional.of(SubIndication.NO_SIGNING_CERTIFICATE_FOUND);
        }
        if (has(codes, Code.ALGORITHM_WEAK)) {
            return Optional.of(SubIndication.CRYPTO_CONSTRAINTS_FAILURE_NO_POE);
        }
        Optional<SubIndication> trust = trust(signature, codes);
        if (trust.isPresent()) {
            return trust;
        }
        return signature.changesAfter() == ChangesAfter.NONE || signature.changesAfter() == ChangesAfter.PERMITTED
                ? Optional.empty()
                : Optional.of(SubIndication.SIG_CONSTRAINTS_FAILURE);
    }

    private static SubIndication broken(Set<String> codes) {
        if (has(codes, Code.DIGEST_MISMATCH)) {
            return SubIndication.HASH_FAILURE;
        }
        return has(codes, Code.SIGNATURE_WRONG) ? SubIndication.SIG_CRYPTO_FAILURE : SubIndication.FORMAT_FAILURE;
    }

    private static Optional<SubIndication> trust(SignatureReport signature, Set<String> codes) {
        boolean proven = signature.provenAt().isPresent();
        return switch (signature.trust()) {
            case TRUSTED ->
                has(codes, Code.NOT_SIGNED_YET)
                        ? Optional.of(SubIndication.NOT_YET_VALID)
                        : SEAL_NOT_IN_USE.stream().anyMatch(code -> has(codes, code))
                                ? Optional.of(SubIndication.SIG_CONSTRAINTS_FAILURE)
                                : Optional.empty();
            case UNTRUSTED ->
                Optional.of(
                        has(codes, Code.CERTIFICATE_NOT_YET)
                                ? SubIndication.NOT_YET_VALID
                                : has(codes, Code.KEY_USAGE)
                                        ? SubIndication.SIG_CONSTRAINTS_FAILURE
                                        : SubIndication.NO_CERTIFICATE_CHAIN_FOUND);
            case REVOKED ->
                Optional.of(
                        has(codes, Code.CERTIFICATE_ON_HOLD)
                                ? SubIndication.TRY_LATER
                                : proven ? SubIndication.REVOKED : SubIndication.REVOKED_NO_POE);
            case EXPIRED -> Optional.of(proven ? SubIndication.EXPIRED : SubIndication.OUT_OF_BOUNDS_NO_POE);
            case UNKNOWN ->
                Optional.of(
                        has(codes, Code.REVOCATION_UNKNOWN)
                                ? SubIndication.TRY_LATER
                                : SubIndication.CERTIFICATE_CHAIN_GENERAL_FAILURE);
        };
    }

    private static boolean has(Set<String> codes, Code code) {
        return codes.contains(code.text());
    }

    /** One JSON object without line breaks. */
    public String toJson() {
        StringWriter out = new StringWriter(512);
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("file", file);
            json.writeStringField("standard", STANDARD);
            json.writeArrayFieldStart("signatures");
            for (Conclusion one : signatures) {
                json.writeStartObject();
                json.writeNumberField("index", one.index());
                json.writeStringField("field", one.field());
                json.writeStringField("indication", one.indication().word());
                json.writeStringField("subIndication", one.sub().map(Enum::name).orElse(null));
                json.writeStringField(
                        "bestSignatureTime",
                        one.bestSignatureTime().map(Instant::toString).orElse(null));
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }
}
