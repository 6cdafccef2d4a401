package org.hudang.server.platform;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where the keys of seals live besides the files of the house: nowhere, unless it is said.
 *
 * @param token a token or security module that speaks PKCS#11
 * @param service a signing service that speaks the interface of the Cloud Signature Consortium
 */
public record KeysElsewhere(Optional<Token> token, Optional<Service> service) {
    static final String TOKEN_LIBRARY = "HUDANG_TOKEN_LIBRARY";
    static final String TOKEN_SLOT = "HUDANG_TOKEN_SLOT";
    static final String TOKEN_PIN_FILE = "HUDANG_TOKEN_PIN_FILE";
    static final String SERVICE_URL = "HUDANG_SIGNING_SERVICE_URL";
    static final String SERVICE_KEY_FILE = "HUDANG_SIGNING_SERVICE_KEY_FILE";
    static final String SERVICE_PIN_FILE = "HUDANG_SIGNING_SERVICE_PIN_FILE";

    private static final Pattern SLOT = Pattern.compile("\\d{1,18}");
    private static final Pattern ADDRESS =
            Pattern.compile("(https?)://([A-Za-z0-9.-]+|\\[::1])(:\\d{1,5})?(/[A-Za-z0-9._~-]+)*/?");
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127\\.0\\.0\\.1|\\[::1]");

    /**
     * A token.
     *
     * @param library of its maker, named with its whole path
     * @param slot number of the slot
     * @param pin file with the PIN of the user
     */
    public record Token(Path library, long slot, Path pin) {}

    /**
     * A signing service.
     *
     * @param base address up to and with the version
     * @param key file with what the service gave this house to be let in with
     * @param pin file with the PIN of the credentials, when they want one
     */
    public record Service(URI base, Path key, Optional<Path> pin) {}

    static KeysElsewhere from(Outside.Reading reading) {
        return new KeysElsewhere(token(reading), service(reading));
    }

    private static Optional<Token> token(Outside.Reading reading) {
        String library = reading.value(TOKEN_LIBRARY);
        if (library.isEmpty()) {
            reading.refuseWithout(TOKEN_LIBRARY, TOKEN_SLOT, TOKEN_PIN_FILE);
            return Optional.empty();
        }
        // whether it is there is told when it is asked: a token may be away
        if (!library.startsWith("/")) {
            throw SettingRefused.value(TOKEN_LIBRARY, library, "/PATH/OF/THE/LIBRARY.so");
        }
        String slot = reading.value(TOKEN_SLOT);
        if (!SLOT.matcher(slot).matches()) {
            throw SettingRefused.value(TOKEN_SLOT, slot, "0 | 1 | …");
        }
        return Optional.of(new Token(Path.of(library), Long.parseLong(slot), reading.secret(TOKEN_PIN_FILE)));
    }

    /** Nothing but loopback is spoken to without TLS. */
    private static Optional<Service> service(Outside.Reading reading) {
        String address = reading.value(SERVICE_URL);
        if (address.isEmpty()) {
            reading.refuseWithout(SERVICE_URL, SERVICE_KEY_FILE, SERVICE_PIN_FILE);
            return Optional.empty();
        }
        var parts = ADDRESS.matcher(address);
        boolean safe = parts.matches()
                && (parts.group(1).equals("https")
                        || LOOPBACK.matcher(parts.group(2)).matches());
        if (!safe) {
            throw SettingRefused.value(
                    SERVICE_URL,
                    Outside.Reading.withoutSecrets(address),
                    "https://HOST:PORT/…/csc/v1 | http://127.0.0.1:PORT/…");
        }
        Optional<Path> pin = reading.value(SERVICE_PIN_FILE).isEmpty()
                ? Optional.empty()
                : Optional.of(reading.secret(SERVICE_PIN_FILE));
        return Optional.of(new Service(URI.create(address), reading.secret(SERVICE_KEY_FILE), pin));
    }
}
