package org.hudang.archive.transfer;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hudang.archive.transfer.PackageFinding.Kind;

/**
 * A list of digests: a manifest of RFC 8493, 2.1.3, the list of SM3, or what an inventory says.
 *
 * @param name of the list
 * @param algorithm as Java calls it
 * @param folder it has to name every file whose path begins so
 * @param weight how much it is believed against others
 * @param digests lower-case hexadecimal, by path
 */
record Listing(String name, String algorithm, String folder, int weight, SortedMap<String, String> digests) {
    /** A list that somebody could have written anew. */
    static final int ONE = 1;
    /** A list that the history vouches for: it outweighs all others together. */
    static final int PROVEN = 10;

    private static final Pattern LINE = Pattern.compile("([0-9A-Fa-f]{64}|[0-9A-Fa-f]{128})[ \\t]+(.+)");
    private static final Map<String, String> ESCAPES =
            Map.of("%0A", "\n", "%0a", "\n", "%0D", "\r", "%0d", "\r", "%25", "%");
    private static final Pattern ESCAPE = Pattern.compile("%(0[AaDd]|25)");

    /** Reads the lines of a manifest; what is no line, or names a file twice, is a finding. */
    static Listing read(String name, String algorithm, byte[] bytes, List<PackageFinding> findings) {
        SortedMap<String, String> digests = new TreeMap<>();
        int number = 0;
        for (String line : new String(bytes, StandardCharsets.UTF_8).lines().toList()) {
            number++;
            Matcher matcher = LINE.matcher(line);
            boolean isLine = matcher.matches();
            String path = isLine ? unescaped(matcher.group(2)) : "";
            if (!isLine || digests.put(path, matcher.group(1).toLowerCase(Locale.ROOT)) != null) {
                findings.add(PackageFinding.of(Kind.STRUCTURE, name, "digest  path", "line " + number));
            }
        }
        return new Listing(name, algorithm, "", ONE, digests);
    }

    /** What it says of a file; empty when it does not know it. */
    String of(String path) {
        return digests.getOrDefault(path, "");
    }

    private static String unescaped(String path) {
        String plain = path.startsWith("*") ? path.substring(1) : path;
        return ESCAPE.matcher(plain.startsWith("./") ? plain.substring(2) : plain)
                .replaceAll(found -> Matcher.quoteReplacement(ESCAPES.getOrDefault(found.group(), found.group())));
    }
}
