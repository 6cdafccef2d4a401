package org.hudang.server.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hudang.server.platform.House;
import org.hudang.server.platform.SealMaking;
import org.hudang.signing.authority.KeyRequest;
import org.hudang.signing.key.Certificates;
import org.hudang.signing.key.KeyAlgorithm;
import org.hudang.signing.seal.KeyPlaces;
import org.hudang.signing.seal.Officer;
import org.hudang.signing.seal.Seal;
import org.hudang.signing.seal.SealId;
import org.hudang.signing.seal.SealKey;
import org.hudang.signing.seal.SealState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Gives an approved seal its keys: made here in the vault, or there already in a token or at a signing service. */
@Command(name = "make", mixinStandardHelpOptions = true)
final class SealMakeCommand extends SealOfficers.Acting {
    private static final String VAULT = "vault:";

    @Option(names = "--key", required = true, paramLabel = "PLACE:NAME")
    List<String> keys = new ArrayList<>();

    @Override
    SealOfficers.May may() {
        return SealOfficers.May.KEEP;
    }

    @Override
    int run(House house, Console console, SealId id, Officer officer) {
        Optional<Seal> seal = approved(house, console, id, officer);
        if (seal.isEmpty()) {
            return Dispatch.BAD;
        }
        SealMaking making = new SealMaking(house.signing(), house.clock());
        List<SealKey> material = new ArrayList<>();
        for (String key : keys) {
            if (key.startsWith(VAULT)) {
                material.add(making.inVault(seal.get(), algorithm(key, console)));
            } else if (key.startsWith(KeyPlaces.TOKEN) || key.startsWith(KeyPlaces.REMOTE)) {
                material.add(making.elsewhere(key));
            } else {
                throw wrong(key, console);
            }
        }
        console.tell(SealCommand.line(house.signing().registry().make(id, material, officer), console));
        return Dispatch.GOOD;
    }

    private KeyAlgorithm algorithm(String key, Console console) {
        return switch (key.substring(VAULT.length()).toLowerCase(Locale.ROOT)) {
            case "sm2" -> KeyAlgorithm.SM2;
            case "ec" -> KeyAlgorithm.EC_P256;
            case "rsa" -> KeyAlgorithm.RSA_3072;
            default -> throw wrong(key, console);
        };
    }

    private ParameterException wrong(String key, Console console) {
        return new ParameterException(spec.commandLine(), console.say("seal.noPlace", key));
    }

    /** The seal, when keys may be made for it now; else why not is said. */
    private static Optional<Seal> approved(House house, Console console, SealId id, Officer officer) {
        Optional<Seal> seal = house.signing().registry().find(id, officer);
        if (seal.isEmpty()) {
            console.warn(console.say("seal.noId", id));
        } else if (seal.get().state() != SealState.APPROVED) {
            console.warn(console.say("seal.notApproved", SealCommand.line(seal.get(), console)));
        }
        return seal.filter(one -> one.state() == SealState.APPROVED);
    }

    /** Certifies a key that was made in a token, for an approved seal. */
    @Command(name = "certify", mixinStandardHelpOptions = true)
    static final class Certify extends SealOfficers.Acting {
        @Option(names = "--request", required = true, paramLabel = "FILE")
        Path request = Path.of("");

        @Override
        SealOfficers.May may() {
            return SealOfficers.May.KEEP;
        }

        /** A house that is open already works in another directory than the caller. */
        @Override
        public List<String> relayed(List<String> arguments) {
            String given = request.toString();
            String full = request.toAbsolutePath().toString();
            return arguments.stream()
                    .map(argument -> argument.equals(given) || argument.equals("--request=" + given)
                            ? argument.replace(given, full)
                            : argument)
                    .toList();
        }

        @Override
        int run(House house, Console console, SealId id, Officer officer) throws IOException {
            if (!Files.isRegularFile(request)) {
                throw new ParameterException(spec.commandLine(), console.say("verify.missing", request));
            }
            Optional<Seal> seal = approved(house, console, id, officer);
            if (seal.isEmpty()) {
                return Dispatch.BAD;
            }
            SealMaking making = new SealMaking(house.signing(), house.clock());
            byte[] pem = Certificates.pem(making.certify(seal.get(), KeyRequest.read(Files.readAllBytes(request))));
            console.out().print(new String(pem, StandardCharsets.US_ASCII));
            return Dispatch.GOOD;
        }
    }
}
