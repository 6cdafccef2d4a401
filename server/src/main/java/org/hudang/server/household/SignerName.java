package org.hudang.server.household;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The name of a signer out of a certificate's subject: persons masked, seals in full. */
public final class SignerName {
    private static final Pattern COMMON_NAME = Pattern.compile("(?:^|[,+])\\s*CN=((?:\\\\.|[^,+\\\\])+)");
    private static final Pattern ORGANIZATION = Pattern.compile("(?:^|[,+])\\s*O=((?:\\\\.|[^,+\\\\])*)");

    private SignerName() {}

    /**
     * The name as screens show it.
     *
     * @param subject distinguished name (RFC 4514)
     */
    public static String of(String subject) {
        String name = inFull(subject);
        if (name.isEmpty()) {
            return "—";
        }
        return ORGANIZATION.matcher(subject).find() ? name : Masked.name(name);
    }

    /**
     * The name as it stands in the certificate: for comparing, never for showing.
     *
     * @return empty when there is none
     */
    public static String inFull(String subject) {
        Matcher found = COMMON_NAME.matcher(subject);
        return found.find() ? plain(found.group(1)) : "";
    }

    /**
     * The organisation that stands in the certificate, for comparing.
     *
     * @return empty when there is none, or more than one
     */
    public static String organization(String subject) {
        List<String> found = ORGANIZATION
                .matcher(subject)
                .results()
                .map(one -> plain(one.group(1)))
                .toList();
        return found.size() == 1 ? found.get(0) : "";
    }

    private static String plain(String escaped) {
        return escaped.replaceAll("\\\\(.)", "$1");
    }
}
