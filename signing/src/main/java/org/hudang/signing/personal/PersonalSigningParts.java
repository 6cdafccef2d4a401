package org.hudang.signing.personal;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneId;
import javax.sql.DataSource;
import org.hudang.signing.authority.CertificateAuthority;
import org.hudang.signing.pdf.PdfSigner;
import org.hudang.signing.pdf.SignatureProfile;
import org.hudang.signing.seal.GlyphOutlines;
import org.hudang.signing.seal.PaperStage;
import org.springframework.transaction.support.TransactionOperations;

/**
 * What personal signing works with.
 *
 * @param database connections of the application's role
 * @param transactions over the same connections
 * @param stage where papers and evidence wait to be filed, on the file system of the archive
 * @param authority issues the event certificates
 * @param profile which event keys are made: one, or one of each kind
 * @param signer signs the PDF
 * @param outlines letters for time lines and typed names
 * @param zone of the times that people read
 * @param clock of the house
 * @param random for keys and identifiers
 */
public record PersonalSigningParts(
        DataSource database,
        TransactionOperations transactions,
        PaperStage stage,
        CertificateAuthority authority,
        SignatureProfile profile,
        PdfSigner signer,
        GlyphOutlines outlines,
        ZoneId zone,
        Clock clock,
        SecureRandom random) {}
