package org.hudang.signing.verify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.hudang.signing.verify.finding.Code;
import org.hudang.signing.verify.finding.Finding;
import org.hudang.signing.verify.finding.Unjudged;
import org.hudang.signing.verify.structure.PdfValue;
import org.hudang.signing.verify.structure.PdfValue.Arr;
import org.hudang.signing.verify.structure.PdfValue.Dict;
import org.hudang.signing.verify.structure.PdfValue.Stream;
import org.hudang.signing.verify.structure.PdfView;

/**
 * Validation data that the file brings along (DSS, ETSI EN 319 142-1, 5.4).
 *
 * @param certificates that may lie on a chain
 * @param crls lists, believed only when their issuer signed them
 * @param answers of responders (OCSP), believed only when their issuer or its responder signed them
 */
record ValidationData(List<X509CertificateHolder> certificates, List<X509CRLHolder> crls, List<BasicOCSPResp> answers) {
    private static final int MOST = 1024;

    static ValidationData none() {
        return new ValidationData(List.of(), List.of(), List.of());
    }

    /** Whether there are certificates, and lists or answers about them. */
    boolean complete() {
        return !certificates.isEmpty() && (!crls.isEmpty() || !answers.isEmpty());
    }

    /** Whether a view brings such data, told without reading it: the same data stands in every later view as well. */
    static boolean completeIn(PdfView view) {
        try {
            Optional<Dict> dss = view.dict(view.catalog().get("DSS"));
            return dss.isPresent()
                    && holds(dss.get(), "Certs", view)
                    && (holds(dss.get(), "CRLs", view) || holds(dss.get(), "OCSPs", view));
        } catch (Unjudged e) {
            if (e.outOfBounds()) {
                throw e;
            }
            return false;
        }
    }

    private static boolean holds(Dict dss, String key, PdfView view) {
        return view.get(dss, key) instanceof Arr array
                && array.items().stream().anyMatch(item -> view.resolve(item) instanceof Stream);
    }

    static Optional<BasicOCSPResp> answer(byte[] encoded) {
        try {
            return new OCSPResp(encoded).getResponseObject() instanceof BasicOCSPResp basic
                    ? Optional.of(basic)
                    : Optional.empty();
        } catch (IOException | OCSPException | RuntimeException e) {
            return Optional.empty();
        }
    }

    static ValidationData of(PdfView view) {
        try {
            Optional<Dict> dss = view.dict(view.catalog().get("DSS"));
            if (dss.isEmpty()) {
                return none();
            }
            List<X509CertificateHolder> certificates = new ArrayList<>();
            List<X509CRLHolder> crls = new ArrayList<>();
            for (byte[] item : items(dss.get(), "Certs", view)) {
                TrustJudge.certificate(item).ifPresent(certificates::add);
            }
            for (byte[] item : items(dss.get(), "CRLs", view)) {
                TrustJudge.crl(item).ifPresent(crls::add);
            }
            List<BasicOCSPResp> answers = new ArrayList<>();
            for (byte[] item : items(dss.get(), "OCSPs", view)) {
                answer(item).ifPresent(answers::add);
            }
            return new ValidationData(certificates, crls, answers);
        } catch (Unjudged e) {
            if (e.outOfBounds()) {
                throw e;
            }
            return none();
        }
    }

    private static List<byte[]> items(Dict dss, String key, PdfView view) {
        List<byte[]> items = new ArrayList<>();
        if (view.get(dss, key) instanceof Arr array) {
            for (PdfValue item : array.items()) {
                if (items.size() == MOST) {
                    throw new Unjudged(Finding.of(Code.LIMIT_REACHED, "DSS", key));
                }
                if (view.resolve(item) instanceof Stream stream) {
                    items.add(view.file().decode(stream));
                }
            }
        }
        return items;
    }
}
