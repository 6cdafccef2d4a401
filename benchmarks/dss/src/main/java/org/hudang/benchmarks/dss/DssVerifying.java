package org.hudang.benchmarks.dss;

import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.pades.validation.PDFDocumentValidator;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.spi.x509.revocation.crl.ExternalResourcesCRLSource;
import java.time.Instant;
import java.util.Date;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** DSS judges the form that the house sealed, with its default policy, the root and the lists. */
public class DssVerifying {
    /** The sealed form and its judge. */
    @State(Scope.Benchmark)
    @SuppressWarnings("NullAway.Init")
    public static class Desk {
        /** Kind of the seal's key. */
        @Param({"EC_P256", "RSA_3072"})
        public String key;

        private byte[] signed;
        private Date time;
        private CommonCertificateVerifier verifier;

        /** Makes all of it. */
        @Setup
        public void open() {
            Folder folder = Folder.given();
            signed = folder.signed(key);
            time = Date.from(Instant.parse(folder.word("time")));
            CommonTrustedCertificateSource roots = new CommonTrustedCertificateSource();
            roots.addCertificate(DSSUtils.loadCertificate(folder.root(key)));
            verifier = new CommonCertificateVerifier();
            verifier.setTrustedCertSources(roots);
            verifier.setCrlSource(new ExternalResourcesCRLSource(
                    folder.lists(key).stream().map(InMemoryDocument::new).toArray(DSSDocument[]::new)));
        }
    }

    /** What DSS says of the only signature. */
    @Benchmark
    public Indication dss(Desk desk) {
        PDFDocumentValidator validator = new PDFDocumentValidator(new InMemoryDocument(desk.signed));
        validator.setCertificateVerifier(desk.verifier);
        validator.setValidationTime(desk.time);
        SimpleReport report = validator.validateDocument().getSimpleReport();
        return report.getIndication(report.getFirstSignatureId());
    }
}
