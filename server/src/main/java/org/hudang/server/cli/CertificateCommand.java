package org.hudang.server.cli;

import java.util.Optional;
import org.hudang.certificates.Acting;
import org.hudang.certificates.CertificateId;
import org.hudang.certificates.CertificateRecord;
import org.hudang.certificates.Revocation;
import org.hudang.server.platform.House;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Relief certificates: checking what somebody shows, how one stands, and withdrawing one. */
@Command(
        name = "certificate",
        mixinStandardHelpOptions = true,
        subcommands = {CertificateVerifyCommand.class, CertificateCommand.Status.class, CertificateCommand.Revoke.class
        })
final class CertificateCommand {
    private static final Acting BUREAU = new Acting("local", Acting.BUREAU);

    /** How a certificate stands. */
    @Command(name = "status", mixinStandardHelpOptions = true)
    static final class Status implements Dispatch.NeedsHouse {
        @Spec
        CommandSpec spec;

        @Parameters(paramLabel = "ID")
        String id = "";

        @Override
        public int run(House house, Console console) {
            Optional<CertificateRecord> found = house.certificates().find(id(id, spec), BUREAU);
            if (found.isEmpty()) {
                console.warn(console.say("certificate.unknown", id));
                return Dispatch.BAD;
            }
            CertificateRecord.Standing standing = found.get().standing();
            console.tell(console.say(
                    "certificate.status",
                    id,
                    standing.state(),
                    standing.since().atZone(house.settings().zone()).toOffsetDateTime()));
            return Dispatch.GOOD;
        }
    }

    /** Withdraws a certificate for ever. */
    @Command(name = "revoke", mixinStandardHelpOptions = true)
    static final class Revoke implements Dispatch.NeedsHouse {
        @Spec
        CommandSpec spec;

        @Parameters(paramLabel = "ID")
        String id = "";

        @Option(names = "--reason", required = true)
        Revocation.Reason reason = Revocation.Reason.ISSUED_IN_ERROR;

        @Override
        public int run(House house, Console console) {
            house.certificates().revoke(id(id, spec), Revocation.because(reason), BUREAU);
            house.publishLists();
            console.tell(console.say("certificate.revoked", id));
            return Dispatch.GOOD;
        }
    }

    private static CertificateId id(String text, CommandSpec spec) {
        try {
            return new CertificateId(text);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "ID: cer_…");
        }
    }
}
