package org.hudang.signing.authority;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.hudang.signing.key.Certificates;
import org.hudang.signing.key.DurableFiles;
import org.hudang.signing.key.SigningKey;

/**
 * What one issuer withdrew: a table (serial in hex, instant, reason; tabs between) that is the truth, and the CRL made of
 * it, which can always be made again. The table is written first.
 */
final class RevocationList {
    private static final Duration LIFE = Duration.ofDays(7);
    private static final Duration RENEW_BEFORE = Duration.ofDays(2);

    private final SigningKey issuer;
    private final Path table;
    private final Path pem;
    private final Clock clock;

    RevocationList(SigningKey issuer, Path table, Path pem, Clock clock) {
        this.issuer = issuer;
        this.table = table;
        this.pem = pem;
        this.clock = clock;
    }

    X509Certificate issuerCertificate() {
        return issuer.chain().get(0);
    }

    /** When and why one certificate was withdrawn. */
    record Entry(Instant at, RevocationReason reason) {}

    /** What the table says about a serial number. */
    Optional<Entry> find(BigInteger serial) {
        return Optional.ofNullable(read().get(serial));
    }

    void add(X509Certificate certificate, RevocationReason reason) {
        Map<BigInteger, Entry> entries = read();
        if (!entries.containsKey(certificate.getSerialNumber())) {
            entries.put(
                    certificate.getSerialNumber(), new Entry(clock.instant().truncatedTo(ChronoUnit.SECONDS), reason));
            StringBuilder text = new StringBuilder();
            entries.forEach((serial, entry) -> text.append(serial.toString(16))
                    .append('\t')
                    .append(entry.at())
                    .append('\t')
                    .append(entry.reason())
                    .append('\n'));
            DurableFiles.writePublic(table, text.toString().getBytes(StandardCharsets.UTF_8));
        }
        publish();
    }

    /** The list in force; made anew when it is missing, near its end, or behind the table. */
    X509CRL current() {
        Optional<X509CRL> there = published();
        if (there.isPresent()) {
            Date next = there.get().getNextUpdate();
            boolean fresh = next != null
                    && clock.instant().plus(RENEW_BEFORE).isBefore(next.toInstant())
                    && !there.get().getThisUpdate().toInstant().isAfter(clock.instant());
            int listed = there.get().getRevokedCertificates() == null
                    ? 0
                    : there.get().getRevokedCertificates().size();
            if (fresh && listed == read().size()) {
                return there.get();
            }
        }
        return publish();
    }

    private X509CRL publish() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        X509Certificate own = issuerCertificate();
        BigInteger number =
                published().map(RevocationList::number).orElse(BigInteger.ZERO).add(BigInteger.ONE);
        try {
            X509v2CRLBuilder builder = new X509v2CRLBuilder(
                    X500Name.getInstance(own.getSubjectX500Principal().getEncoded()), Date.from(now));
            builder.setNextUpdate(Date.from(now.plus(LIFE)));
            read().forEach((serial, entry) -> builder.addCRLEntry(
                    serial, Date.from(entry.at()), entry.reason().code()));
            SubjectPublicKeyInfo key =
                    SubjectPublicKeyInfo.getInstance(own.getPublicKey().getEncoded());
            builder.addExtension(
                    Extension.authorityKeyIdentifier, false, new AuthorityKeyIdentifier(CertificateMaker.keyId(key)));
            builder.addExtension(Extension.cRLNumber, false, new CRLNumber(number));
            X509CRL crl =
                    Certificates.crl(builder.build(KeyContentSigner.of(issuer)).getEncoded());
            DurableFiles.writePublic(pem, Certificates.pem(crl));
            return crl;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("a CRL always encodes", e);
        }
    }

    private static BigInteger number(X509CRL crl) {
        byte[] value = crl.getExtensionValue(Extension.cRLNumber.getId());
        if (value == null) {
            return BigInteger.ZERO;
        }
        byte[] inner = org.bouncycastle.asn1.ASN1OctetString.getInstance(value).getOctets();
        return ASN1Integer.getInstance(inner).getValue();
    }

    private Optional<X509CRL> published() {
        if (!Files.exists(pem)) {
            return Optional.empty();
        }
        try {
            String text = Files.readString(pem, StandardCharsets.US_ASCII)
                    .replaceAll("-----[A-Z0-9 ]+-----", "")
                    .replaceAll("\\s", "");
            return Optional.of(Certificates.crl(Base64.getDecoder().decode(text)));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }

    private Map<BigInteger, Entry> read() {
        Map<BigInteger, Entry> entries = new LinkedHashMap<>();
        if (!Files.exists(table)) {
            return entries;
        }
        try {
            for (String line : Files.readAllLines(table, StandardCharsets.UTF_8)) {
                String[] parts = line.split("\t", -1);
                entries.put(
                        new BigInteger(parts[0], 16),
                        new Entry(Instant.parse(parts[1]), RevocationReason.valueOf(parts[2])));
            }
            return entries;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + table.getFileName(), e);
        } catch (RuntimeException e) {
            throw new AuthorityRefused("the table of withdrawn certificates is damaged: " + table.getFileName(), e);
        }
    }
}
