package org.hudang.archive.desk;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.hudang.archive.arranging.PageMeans;
import org.hudang.archive.completeness.Materials;
import org.hudang.archive.completeness.PaperChecks;
import org.hudang.archive.completeness.ReliefTimes;
import org.hudang.archive.completeness.SheetMaker;
import org.hudang.archive.inspection.PageCounter;
import org.hudang.archive.inspection.SignatureReader;
import org.hudang.archive.inspection.VirusScanner;
import org.hudang.archive.intake.Intake;
import org.hudang.archive.replica.ReplicaSource;
import org.hudang.archive.secret.FieldCipher;
import org.hudang.archive.store.Steps;
import org.hudang.archive.store.StorageRoot;
import org.hudang.archive.volume.ArchivalCodes;
import org.hudang.archive.volume.ContinuationHandler;
import org.springframework.transaction.support.TransactionOperations;

/** What an archive is made of; put together by {@link org.hudang.archive.ArchiveBuilder}. */
public record ArchiveParts(
        DataSource source,
        TransactionOperations transactions,
        StorageRoot store,
        Path work,
        FieldCipher cipher,
        Clock clock,
        ZoneId zone,
        SecureRandom random,
        List<ContinuationHandler> handlers,
        ArchivalCodes codes,
        Duration patience,
        int atOnce,
        int abreast,
        Steps steps,
        Materials materials,
        PaperChecks papers,
        ReliefTimes relief,
        VirusScanner scanner,
        SignatureReader signatures,
        PageCounter counter,
        SheetMaker sheets,
        Optional<ReplicaSource> replica,
        Optional<PageMeans> pages,
        Optional<Intake> gate) {
    public ArchiveParts {
        handlers = List.copyOf(handlers);
    }
}
