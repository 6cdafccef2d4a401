package org.hudang.server.platform;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The settings of one process, strict from the start: every value is checked once, here, and a wrong one is refused with
 * its key, its value and the allowed values.
 *
 * @param home the data directory (数据目录)
 * @param kind demo or production; decides which trust anchors, users and type codes may exist
 * @param bind address the web listens on; loopback unless it is said otherwise
 * @param port port of the web
 * @param trustedProxies addresses of the proxies in front of the web, whose word on who asks is taken; nobody's unless said
 * @param publicUrl address under which third parties reach the house; stands in every certificate's QR
 * @param zone zone in which days begin and end
 * @param cipher cipher of fields at rest
 * @param fonts files or directories with fonts for characters that the built-in font lacks
 * @param requestDays how many days after its receipt a request of a person about the own data must be answered
 * @param outside the database, the search engine and places of keys, where they are not the house's own
 * @param launcher directory of the launcher, where samples/ lies
 * @param origins where each effective value came from, by key
 */
public record Settings(
        Path home,
        Kind kind,
        String bind,
        int port,
        List<InetAddress> trustedProxies,
        URI publicUrl,
        ZoneId zone,
        Cipher cipher,
        List<Path> fonts,
        int requestDays,
        Outside outside,
        Path launcher,
        Map<String, Origin> origins) {

    /** What a data directory is for. It is decided when the directory is created and never changes. */
    public enum Kind {
        DEMO,
        PRODUCTION
    }

    /** Cipher of fields at rest: the national one, or the international one. */
    public enum Cipher {
        SM4,
        AES
    }

    /** An effective value and where it came from: {@code default} or {@code environment}. */
    public record Origin(String value, String from) {}

    private static final Map<String, String> DEFAULTS = defaults();

    private static Map<String, String> defaults() {
        Map<String, String> map = new LinkedHashMap<>();
        map.put("HUDANG_HOME", "");
        map.put("HUDANG_KIND", "demo");
        map.put("HUDANG_BIND", "127.0.0.1");
        map.put("HUDANG_PORT", "8080");
        map.put("HUDANG_TRUSTED_PROXIES", "");
        map.put("HUDANG_PUBLIC_URL", "https://hudang.example");
        map.put("HUDANG_ZONE", "Asia/Shanghai");
        map.put("HUDANG_CIPHER", "sm4");
        map.put("HUDANG_FONTS", "");
        map.put("HUDANG_REQUEST_DAYS", "15");
        map.put(Outside.DB_URL, "");
        map.put(Outside.DB_PASSWORD_FILE, "");
        map.put(Outside.DB_OWNER_PASSWORD_FILE, "");
        map.put(Outside.SEARCH, "lucene");
        map.put(Outside.ELASTICSEARCH_URL, "");
        map.put(Outside.ELASTICSEARCH_INDEX, "hudang");
        map.put(Outside.ELASTICSEARCH_KEY_FILE, "");
        map.put(KeysElsewhere.TOKEN_LIBRARY, "");
        map.put(KeysElsewhere.TOKEN_SLOT, "");
        map.put(KeysElsewhere.TOKEN_PIN_FILE, "");
        map.put(KeysElsewhere.SERVICE_URL, "");
        map.put(KeysElsewhere.SERVICE_KEY_FILE, "");
        map.put(KeysElsewhere.SERVICE_PIN_FILE, "");
        map.put(Outside.CLAMD, "");
        map.put(Outside.REPLICA, "");
        map.put(Outside.REPLICA_DISK, "other");
        map.put(Outside.INTAKE_FOLDER, "");
        map.put(Outside.REPLICA_KEY_FILE, "");
        map.put(Outside.REPLICA_REGION, "us-east-1");
        map.put(Outside.REPLICA_LOCK, "none");
        map.put(Outside.METRICS_TOKEN_FILE, "");
        return map;
    }

    private static final String IPV4 = "((25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(?!$)|$)){4}";

    /** Keys that the launcher and the tests read; they are no settings of the application. */
    private static final List<String> NOT_OURS = List.of(
            "HUDANG_LAUNCHER", "HUDANG_LANG", "HUDANG_CORPORA", "HUDANG_ES_JAVA_HOME", "HUDANG_BENCHMARKS_BUILT");

    /** Reads the settings from an environment. */
    public static Settings from(Map<String, String> environment) {
        for (String key : new TreeMap<>(environment).keySet()) {
            if (key.startsWith("HUDANG_") && !DEFAULTS.containsKey(key) && !NOT_OURS.contains(key)) {
                throw SettingRefused.unknown(key, String.join(", ", DEFAULTS.keySet()));
            }
        }
        Map<String, Origin> origins = new LinkedHashMap<>();
        DEFAULTS.forEach((key, fallback) -> {
            String given = environment.getOrDefault(key, "").strip();
            origins.put(key, given.isEmpty() ? new Origin(fallback, "default") : new Origin(given, "environment"));
        });
        Path home = home(origins, environment.getOrDefault("HUDANG_LAUNCHER", ""));
        origins.computeIfPresent("HUDANG_HOME", (key, origin) -> new Origin(home.toString(), origin.from()));
        Kind kind = choice(origins, "HUDANG_KIND", Kind.values());
        return new Settings(
                home,
                kind,
                bind(origins),
                port(origins),
                trustedProxies(origins),
                publicUrl(origins, kind),
                zone(origins),
                choice(origins, "HUDANG_CIPHER", Cipher.values()),
                fonts(origins),
                requestDays(origins),
                Outside.from(origins),
                Path.of(environment.getOrDefault("HUDANG_LAUNCHER", "")).toAbsolutePath(),
                Map.copyOf(origins));
    }

    /** All keys of the application, in the order in which they are shown. */
    public static List<String> keys() {
        return List.copyOf(DEFAULTS.keySet());
    }

    private static String value(Map<String, Origin> origins, String key) {
        Origin origin = origins.get(key);
        return origin == null ? "" : origin.value();
    }

    private static Path home(Map<String, Origin> origins, String launcher) {
        String given = value(origins, "HUDANG_HOME");
        if (!given.isEmpty()) {
            return Path.of(given).toAbsolutePath().normalize();
        }
        return Path.of(launcher.isEmpty() ? "" : launcher)
                .resolve("data")
                .toAbsolutePath()
                .normalize();
    }

    private static <E extends Enum<E>> E choice(Map<String, Origin> origins, String key, E[] allowed) {
        String given = value(origins, key);
        List<String> names = new ArrayList<>();
        for (E one : allowed) {
            String name = one.name().toLowerCase(java.util.Locale.ROOT);
            if (name.equals(given)) {
                return one;
            }
            names.add(name);
        }
        throw SettingRefused.value(key, given, String.join(" | ", names));
    }

    private static String bind(Map<String, Origin> origins) {
        String given = value(origins, "HUDANG_BIND");
        if (!given.equals("localhost") && !given.matches(IPV4) && !isIpv6(given)) {
            throw SettingRefused.value("HUDANG_BIND", given, "127.0.0.1 | 0.0.0.0 | ::1 | …");
        }
        return given;
    }

    /** What has colons is never looked up as a name. */
    private static boolean isIpv6(String given) {
        try {
            return given.matches("[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*") && InetAddress.getByName(given) != null;
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static int requestDays(Map<String, Origin> origins) {
        String given = value(origins, "HUDANG_REQUEST_DAYS");
        if (!given.matches("[1-9]|[1-2]\\d|30")) {
            throw SettingRefused.value("HUDANG_REQUEST_DAYS", given, "1–30");
        }
        return Integer.parseInt(given);
    }

    private static int port(Map<String, Origin> origins) {
        String given = value(origins, "HUDANG_PORT");
        if (!given.matches("\\d{1,5}") || Integer.parseInt(given) > 65_535) {
            throw SettingRefused.value("HUDANG_PORT", given, "0–65535");
        }
        return Integer.parseInt(given);
    }

    /** Single addresses, no ranges: whoever stands in a range could say that somebody else asks. */
    private static List<InetAddress> trustedProxies(Map<String, Origin> origins) {
        List<InetAddress> proxies = new ArrayList<>();
        for (String part : value(origins, "HUDANG_TRUSTED_PROXIES").split(",", -1)) {
            String given = part.strip();
            if (given.isEmpty()) {
                continue;
            }
            try {
                if (!given.matches(IPV4) && !isIpv6(given)) {
                    throw new UnknownHostException(given);
                }
                InetAddress address = InetAddress.getByName(given);
                if (address.isAnyLocalAddress()) {
                    throw new UnknownHostException(given);
                }
                proxies.add(address);
            } catch (UnknownHostException e) {
                throw SettingRefused.value("HUDANG_TRUSTED_PROXIES", given, "ADDRESS, ADDRESS, … (IPv4 | IPv6)");
            }
        }
        return List.copyOf(proxies);
    }

    private static URI publicUrl(Map<String, Origin> origins, Kind kind) {
        String given = value(origins, "HUDANG_PUBLIC_URL");
        if (!given.matches("https://[a-z0-9]([a-z0-9.-]{0,38}[a-z0-9])?")) {
            throw SettingRefused.value("HUDANG_PUBLIC_URL", given, "https://HOST, 1–40 a-z 0-9 . -");
        }
        boolean fallback = given.equals(DEFAULTS.get("HUDANG_PUBLIC_URL"));
        if (kind == Kind.PRODUCTION && fallback) {
            throw SettingRefused.value("HUDANG_PUBLIC_URL", given, "https://HOST");
        }
        return URI.create(given);
    }

    private static ZoneId zone(Map<String, Origin> origins) {
        String given = value(origins, "HUDANG_ZONE");
        try {
            return ZoneId.of(given);
        } catch (DateTimeException e) {
            throw SettingRefused.value("HUDANG_ZONE", given, "Asia/Shanghai | …");
        }
    }

    private static List<Path> fonts(Map<String, Origin> origins) {
        List<Path> fonts = new ArrayList<>();
        for (String part : value(origins, "HUDANG_FONTS").split(":", -1)) {
            if (part.isBlank()) {
                continue;
            }
            Path path = Path.of(part.strip()).toAbsolutePath();
            boolean trueType = Files.isDirectory(path) || part.strip().matches("(?i).*\\.ttf");
            if (!Files.exists(path) || !trueType) {
                throw SettingRefused.value("HUDANG_FONTS", part, "FILE.ttf | DIRECTORY, :");
            }
            fonts.add(path);
        }
        return List.copyOf(fonts);
    }
}
