package org.hudang.archive.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.hudang.archive.intake.gate.Stop;
import org.hudang.archive.transfer.PackageFinding.Kind;
import org.hudang.archive.transfer.PackageReport.Verdict;

/**
 * Judges a package (移交信息包) by itself, without database and key, and names each file that was changed, added, removed or
 * renamed: any bag (BagIt 1.0, RFC 8493) in a ZIP, one with a seal over all of it (ASiC-E), an XML file after DA/T 48, and of a
 * household's package its history too.
 *
 * <p>Never throws at what is in the file, unpacks nothing to disk, and reads each file once. The provider that has SM3 is
 * registered by the caller.
 */
public final class PackageCheck {
    private static final int LONGEST_NAME = 512;

    private PackageCheck() {}

    /**
     * Whether a file is to be judged as a package: a ZIP that begins with a folder's {@code bagit.txt}, or has one, or begins as a
     * sealed one does, or XML that begins with 电子文件封装包.
     */
    public static boolean isPackage(Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                return false;
            }
            return EepReading.begins(file) || (beginsAsZip(file) && isBag(file));
        } catch (Stop | IOException e) {
            return false;
        }
    }

    private static boolean isBag(Path zip) throws IOException {
        return firstName(zip).endsWith("/" + BagWriter.DECLARATION)
                || SealedBag.begins(zip)
                || BagReading.isBag(PackageFile.open(zip));
    }

    private static boolean beginsAsZip(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(4);
            return head.length == 4 && head[0] == 'P' && head[1] == 'K' && head[2] == 3 && head[3] == 4;
        }
    }

    private static String firstName(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] header = in.readNBytes(30);
            if (header.length < 30) {
                return "";
            }
            int length = (header[26] & 0xff) | (header[27] & 0xff) << 8;
            return new String(in.readNBytes(Math.min(length, LONGEST_NAME)), StandardCharsets.UTF_8);
        }
    }

    /** The report on a package, with nobody who can read seals. */
    public static PackageReport check(Path file) {
        return check(file, PackageSeals.NOBODY);
    }

    /**
     * The report on a package.
     *
     * @param seals who judges its seal, when it has one
     */
    public static PackageReport check(Path file, PackageSeals seals) {
        long start = System.nanoTime();
        try {
            return judge(file, EepReading.begins(file) ? EepReading.of(file) : BagReading.of(file, seals), start);
        } catch (Stop stop) {
            PackageFinding refused = PackageFinding.of(
                    Kind.REFUSED, "", "", stop.finding().code().code());
            return unread(file, Verdict.REFUSED, refused, start);
        } catch (IOException e) {
            PackageFinding unreadable =
                    PackageFinding.of(Kind.STRUCTURE, "", "", e.getClass().getSimpleName());
            return unread(file, Verdict.CANNOT_TELL, unreadable, start);
        }
    }

    private static PackageReport unread(Path file, Verdict verdict, PackageFinding why, long start) {
        return new PackageReport(file.toString(), "", Optional.empty(), verdict, "", 0, 0, List.of(why), millis(start));
    }

    private static PackageReport judge(Path file, Gathered gathered, long start) {
        HouseSheets house = new HouseSheets(gathered.sheets, gathered.findings);
        house.followHistory(gathered.base);
        gathered.lists.addAll(house.inventories(gathered.tags));
        if (gathered.isHousehold()) {
            house.requireSheets(gathered.unreadable.keySet());
            house.requireInventories(gathered.payload.keySet());
        }
        if (!gathered.lists.isEmpty()) {
            gathered.findings.addAll(new Comparison(gathered.payload, gathered.lists).run(gathered.unreadable(true)));
        }
        if (!gathered.isHousehold() || !gathered.tagLists.isEmpty()) {
            gathered.findings.addAll(new Comparison(gathered.tags, gathered.tagLists).run(gathered.unreadable(false)));
        }
        if (gathered.findings.isEmpty()) {
            // counted only where every file is what its lists say: what else is wrong has been told by name
            BagReading.count(gathered);
            house.count(gathered.payload);
        }
        Set<PackageFinding> told = told(gathered.findings, house.codes());
        return new PackageReport(
                file.toString(),
                gathered.form,
                gathered.seal,
                verdict(told, gathered.seal),
                gathered.base,
                gathered.payload.size() + gathered.tags.size(),
                bytes(gathered.payload) + bytes(gathered.tags),
                List.copyOf(told),
                millis(start));
    }

    private static Verdict verdict(Set<PackageFinding> told, Optional<PackageSeals.Seal> seal) {
        boolean isUncertain = seal.filter(one -> one.standing() == PackageSeals.Standing.UNCERTAIN)
                .isPresent();
        boolean onlyOpen = told.stream()
                .allMatch(finding -> finding.kind() == Kind.NO_DIGEST || (finding.kind() == Kind.SEAL && isUncertain));
        return told.isEmpty() ? Verdict.WHOLE : onlyOpen ? Verdict.CANNOT_TELL : Verdict.ALTERED;
    }

    /** Each once, with the code of the paper. */
    private static Set<PackageFinding> told(List<PackageFinding> findings, Map<String, String> codes) {
        Set<PackageFinding> told = new LinkedHashSet<>();
        Set<String> gone = new LinkedHashSet<>();
        for (PackageFinding finding : findings) {
            boolean again = finding.kind() == Kind.MISSING && !gone.add(finding.path());
            if (!again) {
                told.add(finding.coded(HouseSheets.code(finding.path(), codes)));
            }
        }
        return told;
    }

    private static long bytes(Map<String, Sums> files) {
        return files.values().stream().mapToLong(Sums::bytes).sum();
    }

    private static long millis(long start) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }
}
