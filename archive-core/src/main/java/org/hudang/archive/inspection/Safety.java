package org.hudang.archive.inspection;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.hudang.archive.CheckReport.Kind;
import org.hudang.archive.inspection.Result.Fault;
import org.hudang.archive.inspection.Subject.FiledFile;
import org.hudang.archive.inspection.VirusScanner.About;
import org.hudang.archive.inspection.VirusScanner.Scan;

/** Items of group 4 (安全性). */
final class Safety {
    private static final int OLDEST_DAYS = 7;

    private Safety() {}

    /** 4-1 杀毒软件安装: there, with signatures of the last week. */
    static Result scanner(Subject subject) {
        Optional<About> scanner = subject.scanner();
        if (scanner.isEmpty()) {
            return new Result.ByHand(Result.Why.NO_SCANNER);
        }
        LocalDate made = LocalDate.ofInstant(scanner.get().signatures(), ZoneOffset.UTC);
        LocalDate oldest = subject.today().minusDays(OLDEST_DAYS);
        return Result.of(
                made.isBefore(oldest)
                        ? List.of(new Fault(scanner.get().version(), ">= " + oldest, made.toString()))
                        : List.of());
    }

    /** 4-2 病毒感染. */
    static Result viruses(Subject subject) {
        List<Fault> faults = new ArrayList<>();
        boolean untold = subject.scanner().isEmpty();
        for (FiledFile file : subject.files()) {
            if (file.scan() instanceof Scan.Infected infected) {
                faults.add(new Fault(file.where(), "", infected.name()));
            }
            untold |= file.scan() instanceof Scan.CannotTell;
        }
        return faults.isEmpty() && untold ? new Result.ByHand(Result.Why.NO_SCANNER) : Result.of(faults);
    }

    /** 4-3 载体中多余文件. */
    static Result extra(Subject subject) {
        return Packaging.found(subject, EnumSet.of(Kind.FILE_UNKNOWN));
    }
}
