package org.hudang.archive.reading;

import java.nio.file.Path;
import java.time.Clock;
import javax.sql.DataSource;
import org.hudang.archive.Archive;
import org.hudang.archive.intake.Intake;
import org.hudang.archive.intake.Ocr;
import org.springframework.transaction.support.TransactionOperations;

/**
 * What reading stands on.
 *
 * @param database connections of the application's role
 * @param transactions over the same connections
 * @param archive where the papers are, and where their words go
 * @param intake draws their pages, in a child of its own
 * @param ocr reads what was drawn
 * @param work an existing folder for papers while they are read; nobody misses what lies there
 * @param clock tells when what failed is tried again
 */
public record ReadingParts(
        DataSource database,
        TransactionOperations transactions,
        Archive archive,
        Intake intake,
        Ocr ocr,
        Path work,
        Clock clock) {}
