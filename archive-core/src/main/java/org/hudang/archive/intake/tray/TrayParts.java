package org.hudang.archive.intake.tray;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.hudang.archive.Archive;
import org.hudang.archive.intake.Intake;
import org.hudang.archive.journal.Journal;
import org.hudang.archive.store.Steps;
import org.springframework.transaction.support.TransactionOperations;

/**
 * What a tray is made of.
 *
 * @param source connections of the application's role
 * @param transactions over the same connections
 * @param archive files what is in the tray; was built with {@link UploadsFiled} over the same connections
 * @param journal histories of the households
 * @param intake examines; best one that nobody else waits for
 * @param folder of the tray, on a local or shared disk that all processes see
 * @param room bytes that are free on that disk
 * @param steps listener for drills of failure
 */
public record TrayParts(
        DataSource source,
        TransactionOperations transactions,
        Archive archive,
        Journal journal,
        Intake intake,
        Path folder,
        LongSupplier room,
        Clock clock,
        SecureRandom random,
        Steps steps) {}
