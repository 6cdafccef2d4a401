package org.hudang.server.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hudang.certificates.check.CertificateChecker;
import org.hudang.certificates.check.CheckFiles;
import org.hudang.server.platform.DataDirectory;
import org.hudang.server.platform.Settings;
import org.hudang.server.verify.LocalTrust;
import org.hudang.signing.verify.TimeDemand;
import org.hudang.signing.verify.TrustData;
import org.hudang.signing.verify.VerificationOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * What both checking commands take: when to judge, and whom to believe besides what the data directory vouches for. A house
 * that runs on that directory is asked which signatures its papers must carry and how its seals stood.
 * {@code --trust} takes the roots of seals and the trust list of certificates alike; which of the two a file is, its
 * content says.
 */
final class Judging {
    private static final String PEM = "-----BEGIN ";
    private static final int LARGEST = 1 << 20;
    /** First byte of a signed list: tagged, or the bare array of four. */
    private static final List<Byte> LIST = List.of((byte) 0xd2, (byte) 0x84);

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--json")
    boolean json;

    @Option(names = "--trust", paramLabel = "FILE")
    private List<Path> trust = new ArrayList<>();

    @Option(names = "--crl", paramLabel = "PEM")
    private List<Path> crls = new ArrayList<>();

    @Option(names = "--status", paramLabel = "FILE")
    private List<Path> status = new ArrayList<>();

    @Option(names = "--at", paramLabel = "TIME")
    @Nullable
    private String at;

    /**
     * Whom to believe, and when.
     *
     * @param options for signatures
     * @param certificates checker of codes, at the same time
     * @param clock the time asked for, else the time it is
     */
    record Believed(VerificationOptions options, CertificateChecker certificates, Clock clock) {}

    /** Reads everything that was named, and what the data directory of these settings holds. */
    Believed read(Console console, Settings settings) throws IOException {
        requireThere(console);
        Optional<DataDirectory> directory = DataDirectory.existing(settings.home());
        LocalTrust local = LocalTrust.of(directory);
        TrustData signatures = TrustData.read(roots(), crls).and(local.signatures());
        VerificationOptions options = VerificationOptions.strict().trusting(signatures);
        Optional<RunningRegister> register = RunningRegister.at(directory);
        if (register.isPresent()) {
            options = options.asking(register.get()).expecting(register.get()).demanding(TimeDemand.REGISTERED_PAPERS);
        }
        Clock clock = Clock.system(settings.zone());
        if (at != null) {
            Instant asked = instant(at);
            options = options.at(asked);
            clock = Clock.fixed(asked, settings.zone());
        }
        return new Believed(options, local.certificates(settings, trustList(), status, clock), clock);
    }

    private Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new ParameterException(spec.commandLine(), "--at: 2026-11-24T08:00:00Z");
        }
    }

    /** A name of a file that is not there is a slip of the pen and no answer about what was to be judged. */
    private void requireThere(Console console) throws IOException {
        List<Path> named = new ArrayList<>(trust);
        named.addAll(crls);
        named.addAll(status);
        trustList().ifPresent(list -> named.add(list.resolveSibling(CheckFiles.ROOTS)));
        for (Path one : named) {
            if (!Files.exists(one)) {
                throw new ParameterException(spec.commandLine(), console.say("verify.missing", one));
            }
        }
    }

    private List<Path> roots() throws IOException {
        List<Path> roots = new ArrayList<>();
        for (Path file : trust) {
            if (!isList(file)) {
                roots.add(file);
            }
        }
        return roots;
    }

    /** The last one that was named, as with any option that is given twice. */
    private Optional<Path> trustList() throws IOException {
        Optional<Path> list = Optional.empty();
        for (Path file : trust) {
            if (isList(file)) {
                list = Optional.of(file);
            }
        }
        return list;
    }

    /** Whether a file of {@code --trust} is a signed list; what is neither is told as a root that cannot be read. */
    private static boolean isList(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (var bytes = Files.newInputStream(file)) {
            byte[] head = bytes.readNBytes(LARGEST);
            boolean begins = head.length > 0 && LIST.contains(head[0]);
            boolean named = file.toString().endsWith(".cose");
            return (begins || named) && !new String(head, StandardCharsets.ISO_8859_1).contains(PEM);
        }
    }
}
