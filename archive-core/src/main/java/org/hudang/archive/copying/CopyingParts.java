package org.hudang.archive.copying;

import java.nio.file.Path;
import java.time.Clock;
import javax.sql.DataSource;
import org.hudang.archive.Archive;
import org.hudang.archive.intake.PdfaCopies;
import org.springframework.transaction.support.TransactionOperations;

/**
 * What making copies stands on.
 *
 * @param database connections of the application's role
 * @param transactions over the same connections
 * @param archive where the papers are, and where their copies go
 * @param copies makes them, in processes of their own
 * @param work an existing folder for papers while they are copied; nobody misses what lies there
 * @param clock tells when what failed is tried again
 */
public record CopyingParts(
        DataSource database,
        TransactionOperations transactions,
        Archive archive,
        PdfaCopies copies,
        Path work,
        Clock clock) {}
