package org.hudang.signing.seal;

import java.time.Clock;
import java.util.Random;
import javax.sql.DataSource;
import org.hudang.signing.chain.HeadKey;
import org.hudang.signing.pdf.PdfSigner;
import org.springframework.transaction.support.TransactionOperations;

/**
 * What the use of seals works with.
 *
 * @param database connections of the application's role
 * @param transactions over the same connections
 * @param stage where outputs wait to be filed, on the file system of the archive
 * @param keys where the keys of seals are kept
 * @param heads authenticates the heads of their logs
 * @param art draws the faces
 * @param signer signs the PDF
 * @param clock of the house
 * @param random for identifiers; a SecureRandom outside of tests
 */
public record SealUseParts(
        DataSource database,
        TransactionOperations transactions,
        PaperStage stage,
        SealKeys keys,
        HeadKey heads,
        SealArt art,
        PdfSigner signer,
        Clock clock,
        Random random) {}
