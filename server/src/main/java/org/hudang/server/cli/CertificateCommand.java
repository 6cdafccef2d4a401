package org.hudang.server.cli;

import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.hudang.certificates.Acting;
import org.hudang.certificates.CertificateId;
import org.hudang.certificates.CertificateRecord;
import org.hudang.certificates.Certificates;
import org.hudang.certificates.number.CertificateNumber;
import org.hudang.certificates.number.CertificateNumberRefused;
import org.hudang.certificates.number.ShortCode;
import org.hudang.certificates.number.ShortCodeRefused;
import org.hudang.server.platform.House;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Relief certificates: issuing, checking what somebody shows, how one stands, and withdrawing one. */
@Command(
        name = "certificate",
        mixinStandardHelpOptions = true,
        subcommands = {
            CertificateVerifyCommand.class,
            CertificateCommand.Status.class,
            CertificateIssueCommand.class,
            CertificateBatchCommand.class,
            CertificatePaperCommand.class,
            CertificateCopyCommand.class,
            CertificateRevokeCommand.class,
            CertificateKeysCommand.class,
            CertificateListsCommand.class
        })
final class CertificateCommand {
    private static final String ID = "cer_";
    static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final Acting BUREAU = new Acting("local", Acting.BUREAU);

    /** How a certificate stands. */
    @Command(name = "status", mixinStandardHelpOptions = true)
    static final class Status implements Dispatch.NeedsHouse {
        @Spec
        CommandSpec spec;

        @Parameters(paramLabel = "CERTIFICATE")
        String named = "";

        @Override
        public int run(House house, Console console) {
            Optional<CertificateRecord> found = find(named, house, console, spec);
            if (found.isEmpty()) {
                return Dispatch.BAD;
            }
            CertificateRecord.Telling told = found.get().at(house.clock().instant());
            console.tell(console.say(
                    "certificate.status",
                    called(found.get(), console),
                    console.say("certificate.state." + told.shown()),
                    SECOND.format(told.since().atZone(house.settings().zone()))));
            return Dispatch.GOOD;
        }
    }

    /** As it is printed: what was typed may be another of its names. */
    static String called(CertificateRecord certificate, Console console) {
        return console.say("certificate.called", certificate.shortCode(), certificate.number());
    }

    /** By any of its names; where there is none, that is said. */
    static Optional<CertificateRecord> find(String named, House house, Console console, CommandSpec spec) {
        Optional<CertificateRecord> found = asked(named, house.certificates(), console, spec);
        if (found.isEmpty()) {
            console.warn(console.say("certificate.unknown", named));
        }
        return found;
    }

    private static Optional<CertificateRecord> asked(
            String named, Certificates certificates, Console console, CommandSpec spec) {
        String name = named.strip();
        try {
            if (name.startsWith(CertificateNumber.ROOT)) {
                return certificates.find(CertificateNumber.parse(name), BUREAU);
            }
            return name.startsWith(ID)
                    ? certificates.find(new CertificateId(name), BUREAU)
                    : certificates.find(ShortCode.parse(name), BUREAU);
        } catch (ShortCodeRefused refused) {
            String key = refused.mistyped() ? "certificate.mistyped" : "certificate.wanted";
            throw new ParameterException(spec.commandLine(), console.say(key, name));
        } catch (CertificateNumberRefused | IllegalArgumentException malformed) {
            throw new ParameterException(spec.commandLine(), console.say("certificate.wanted", name));
        }
    }
}
