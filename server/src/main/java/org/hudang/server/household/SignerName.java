package org.hudang.server.household;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The name of a signer out of a certificate's subject: persons masked, seals in full. */
public final class SignerName {
    private static final Pattern COMMON_NAME = Pattern.compile("(?:^|[,+])\\s*CN=((?:\\\\.|[^,+\\\\])+)");
    private static final Pattern ORGANIZATION = Pattern.compile("(?:^|[,+])\\s*O=");

    private SignerName() {}

    /**
     * The name as screens show it.
     *
     * @param subject distinguished name (RFC 4514)
     */
    public static String of(String subject) {
        Matcher found = COMMON_NAME.matcher(subject);
        if (!found.find()) {
            return "—";
        }
        String name = found.group(1).replaceAll("\\\\(.)", "$1");
        return ORGANIZATION.matcher(subject).find() ? name : Masked.name(name);
    }
}
