package org.hudang.server.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.hudang.archive.transfer.NewPackage;
import org.hudang.archive.transfer.PackageCheck;
import org.hudang.archive.transfer.PackageReport;
import org.hudang.archive.transfer.SealedBag;
import org.hudang.server.platform.House;
import org.hudang.signing.key.DigestAlgorithm;
import org.hudang.signing.longterm.KeptMessage;
import org.hudang.signing.longterm.Missing;
import org.hudang.signing.seal.Officer;
import org.hudang.signing.seal.SealId;
import org.hudang.signing.seal.SealManner;
import org.hudang.signing.seal.SealPlace;
import org.hudang.signing.seal.SealRequest;
import org.hudang.signing.seal.SealRequestId;
import org.hudang.signing.seal.SealRequestState;
import org.hudang.signing.seal.SealUse;
import org.hudang.signing.verify.Reason;
import org.hudang.signing.verify.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Puts a seal on a package (移交信息包加盖印章): asks for its use and, when somebody else has approved it, makes the sealed
 * container, with what a receiver needs to judge the seal by the roots alone. Until then the same command asks for nothing more.
 */
@Command(name = "seal", mixinStandardHelpOptions = true)
final class SealPackageCommand implements Dispatch.NeedsHouse {
    /** For standing approvals. */
    private static final String TEMPLATE = "household-package/1";

    @Spec
    CommandSpec spec;

    @Parameters(paramLabel = "PACKAGE")
    Path bag = Path.of("");

    @Option(names = "--to", required = true, paramLabel = "FILE")
    Path to = Path.of("");

    @Option(names = "--seal", required = true, paramLabel = "SEAL")
    String seal = "";

    @Option(names = "--purpose", required = true, paramLabel = "WORDS")
    String purpose = "";

    @Option(names = "--by", required = true, paramLabel = "LOGIN")
    String by = "";

    @Override
    public int run(House house, Console console) throws IOException {
        SealId id = seal(console);
        if (!Files.isRegularFile(bag)) {
            throw new ParameterException(spec.commandLine(), console.say("verify.missing", bag));
        }
        Optional<Officer> officer = SealOfficers.officer(house, by, SealOfficers.May.KEEP, console);
        if (officer.isEmpty()) {
            return Dispatch.BAD;
        }
        NewPackage.requireFree(to);
        PackageReport report = PackageCheck.check(bag);
        if (report.verdict() != PackageReport.Verdict.WHOLE || !report.form().equals("bag")) {
            PackageReports.print(report, false, console);
            console.warn(console.say("package.noBag", bag));
            return Dispatch.BAD;
        }
        byte[] list = SealedBag.list(bag);
        String sm3 = HexFormat.of().formatHex(DigestAlgorithm.SM3.digest(list));
        SealUse use = house.signing().seals();
        SealRequestId request = use.request(new SealRequest(
                "package/" + sm3,
                id,
                sm3,
                new SealPlace.Beside(),
                purpose,
                TEMPLATE,
                officer.get(),
                SealManner.usual()));
        if (use.find(request, officer.get()).state() == SealRequestState.REQUESTED) {
            console.tell(console.say("package.waits", request));
            return Dispatch.BAD;
        }
        return make(house, request, list, officer.get(), console);
    }

    private SealId seal(Console console) {
        try {
            return new SealId(seal);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), console.say("seal.noId", seal));
        }
    }

    /** The use is told as filed when the container is on the disk; whoever comes too early finds the output staged. */
    private int make(House house, SealRequestId request, byte[] list, Officer officer, Console console)
            throws IOException {
        SealUse use = house.signing().seals();
        Path sealed = house.directory().temporary().resolve("package-" + UUID.randomUUID() + ".xml");
        try {
            Files.write(sealed, list);
            byte[] message =
                    Files.readAllBytes(use.seal(request, sealed, officer).pdf());
            KeptMessage kept = house.signing().messages().complete(list, message);
            if (kept instanceof KeptMessage.NotWorthKeeping not) {
                Reason why = ((Verdict.NotValid) not.verdict()).because();
                console.warn(why.code() + " " + (console.locale().equals(Locale.ENGLISH) ? why.en() : why.zh()));
                return Dispatch.BAD;
            }
            SealedBag.make(bag, list, kept instanceof KeptMessage.Complete done ? done.bytes() : message, to);
            use.filed(request, officer);
            console.tell(console.say("package.sealed", to));
            if (kept instanceof KeptMessage.NotNow not) {
                Missing first = not.missing().get(0);
                console.warn(console.say("package.proofLacks", first.what()));
            }
            return Dispatch.GOOD;
        } finally {
            Files.deleteIfExists(sealed);
        }
    }

    /** The process that takes the command may stand in another folder. */
    @Override
    public List<String> relayed(List<String> arguments) {
        return arguments.stream()
                .map(argument -> full(full(argument, "", bag), "", to))
                .map(argument -> full(argument, "--to=", to))
                .toList();
    }

    private static String full(String argument, String before, Path given) {
        return argument.equals(before + given) ? before + given.toAbsolutePath() : argument;
    }
}
