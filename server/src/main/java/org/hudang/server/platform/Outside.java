package org.hudang.server.platform;

import java.io.IOException;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hudang.archive.replica.LocalReplica.Disks;
import org.hudang.archive.replica.s3.BucketPlace;
import org.hudang.archive.replica.s3.BucketPlace.Lock;
import org.hudang.archive.replica.s3.BucketPlace.Mode;

/**
 * What a house uses that lies outside of its data directory: nothing, unless it is said.
 *
 * @param database a PostgreSQL that somebody else runs, instead of the embedded one
 * @param search an Elasticsearch cluster, instead of the embedded engine
 * @param keys places of keys besides the files of the house
 * @param clamd where a virus scanner listens
 * @param replica where a second copy of the archive is kept
 * @param intakeFolder from which papers are taken
 * @param metricsToken file with the token of whoever collects figures
 */
public record Outside(
        Optional<Database> database,
        Optional<Elasticsearch> search,
        KeysElsewhere keys,
        Optional<SocketAddress> clamd,
        Optional<SecondCopy> replica,
        Optional<Path> intakeFolder,
        Optional<Path> metricsToken) {
    static final String REPLICA = "HUDANG_REPLICA";
    static final String REPLICA_DISK = "HUDANG_REPLICA_DISK";
    static final String INTAKE_FOLDER = "HUDANG_INTAKE_FOLDER";
    static final String REPLICA_KEY_FILE = "HUDANG_REPLICA_KEY_FILE";
    static final String REPLICA_REGION = "HUDANG_REPLICA_REGION";
    static final String REPLICA_LOCK = "HUDANG_REPLICA_LOCK";
    static final String METRICS_TOKEN_FILE = "HUDANG_METRICS_TOKEN_FILE";
    static final String CLAMD = "HUDANG_CLAMD";
    static final String DB_URL = "HUDANG_DB_URL";
    static final String DB_PASSWORD_FILE = "HUDANG_DB_PASSWORD_FILE";
    static final String DB_OWNER_PASSWORD_FILE = "HUDANG_DB_OWNER_PASSWORD_FILE";
    static final String SEARCH = "HUDANG_SEARCH";
    static final String ELASTICSEARCH_URL = "HUDANG_ELASTICSEARCH_URL";
    static final String ELASTICSEARCH_INDEX = "HUDANG_ELASTICSEARCH_INDEX";
    static final String ELASTICSEARCH_KEY_FILE = "HUDANG_ELASTICSEARCH_KEY_FILE";

    private static final String REPLICA_PLACES = "/FOLDER | s3:https://HOST:PORT/BUCKET/PREFIX";

    private static final Pattern JDBC =
            Pattern.compile("jdbc:postgresql://[A-Za-z0-9.,:\\[\\]_-]+/[A-Za-z0-9_-]+(\\?[^\\s]*)?");

    /** What may not stand in the address, which is shown and logged: names and secrets come from elsewhere. */
    private static final Pattern NOT_IN_THE_ADDRESS =
            Pattern.compile("(?i)[?&](user|password|sslpassword|logServerErrorDetail)=");

    private static final Pattern NODE = Pattern.compile("(https?)://([A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+])(:\\d{1,5})?");
    /** {@code s3:}, address of the object store, bucket, and perhaps folders in it. */
    private static final Pattern BUCKET =
            Pattern.compile("s3:" + NODE + "/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])((/[A-Za-z0-9_-][A-Za-z0-9._-]*)*)");

    private static final Pattern LOCK = Pattern.compile("(governance|compliance):([1-9]\\d{0,3})");
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127\\.0\\.0\\.1|\\[::1]");

    /**
     * A database server or cluster.
     *
     * @param url for JDBC, without names and secrets
     * @param password file with the password of the application's role
     * @param ownerPassword file with the password of the role that owns the schemas
     */
    public record Database(String url, Path password, Path ownerPassword) {

        /** Host and name, for people. */
        String shown() {
            return url.substring("jdbc:".length()).split("\\?", 2)[0];
        }
    }

    /**
     * A search cluster.
     *
     * @param nodes at least one
     * @param index its name there; two houses on one cluster need two names
     * @param key file with the API key, when the cluster asks for one
     */
    public record Elasticsearch(List<URI> nodes, String index, Optional<Path> key) {
        public Elasticsearch {
            nodes = List.copyOf(nodes);
        }
    }

    /** Where a second copy of the archive is kept (副本). */
    public sealed interface SecondCopy {
        /**
         * In a folder.
         *
         * @param folder that exists
         * @param disks which it may lie on
         */
        record Folder(Path folder, Disks disks) implements SecondCopy {}

        /** In a bucket of an object store. */
        record Bucket(BucketPlace place) implements SecondCopy {}
    }

    static Outside from(Map<String, Settings.Origin> origins) {
        Reading reading = new Reading(origins);
        Optional<Elasticsearch> search = reading.search();
        Optional<Database> database = reading.database();
        if (database.isPresent() && search.isEmpty()) {
            throw SettingRefused.together(SEARCH, reading.value(SEARCH), DB_URL + " → " + SEARCH + "=elasticsearch");
        }
        return new Outside(
                database,
                search,
                KeysElsewhere.from(reading),
                reading.clamd(),
                reading.replica(),
                reading.intakeFolder(),
                reading.value(METRICS_TOKEN_FILE).isEmpty()
                        ? Optional.empty()
                        : Optional.of(reading.secret(METRICS_TOKEN_FILE)));
    }

    /** Reads settings that belong together. */
    record Reading(Map<String, Settings.Origin> origins) {
        String value(String key) {
            Settings.Origin origin = origins.get(key);
            return origin == null ? "" : origin.value();
        }

        Optional<Database> database() {
            String url = value(DB_URL);
            if (url.isEmpty()) {
                refuseWithout(DB_URL, DB_PASSWORD_FILE, DB_OWNER_PASSWORD_FILE);
                return Optional.empty();
            }
            if (!JDBC.matcher(url).matches() || NOT_IN_THE_ADDRESS.matcher(url).find()) {
                throw SettingRefused.value(
                        DB_URL, withoutSecrets(url), "jdbc:postgresql://HOST:PORT/DATABASE?sslmode=…");
            }
            return Optional.of(new Database(url, secret(DB_PASSWORD_FILE), secret(DB_OWNER_PASSWORD_FILE)));
        }

        Optional<SocketAddress> clamd() {
            String given = value(CLAMD);
            if (given.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(Clamd.address(given)
                    .orElseThrow(() -> SettingRefused.value(CLAMD, given, "unix:/SOCKET | 127.0.0.1:PORT")));
        }

        /** Whether its disk is there is asked when it is used: it may come later, and go. */
        Optional<SecondCopy> replica() {
            String disk = value(REPLICA_DISK);
            if (!disk.equals("other") && !disk.equals("any")) {
                throw SettingRefused.value(REPLICA_DISK, disk, "other | any");
            }
            String given = value(REPLICA);
            Optional<Lock> lock = lock();
            if (given.startsWith("s3:")) {
                return Optional.of(new SecondCopy.Bucket(bucket(given, lock)));
            }
            refuseWithout(REPLICA + "=s3:…", REPLICA_KEY_FILE);
            if (lock.isPresent()) {
                throw SettingRefused.together(REPLICA_LOCK, value(REPLICA_LOCK), REPLICA + "=s3:…");
            }
            if (given.isEmpty()) {
                return Optional.empty();
            }
            if (!given.startsWith("/")) {
                throw SettingRefused.value(REPLICA, withoutSecrets(given), REPLICA_PLACES);
            }
            return Optional.of(
                    new SecondCopy.Folder(Path.of(given).normalize(), disk.equals("any") ? Disks.ANY : Disks.OTHER));
        }

        /** Nothing but loopback is spoken to without TLS. */
        private BucketPlace bucket(String given, Optional<Lock> lock) {
            Matcher found = BUCKET.matcher(given);
            if (!found.matches()
                    || (found.group(1).equals("http")
                            && !LOOPBACK.matcher(found.group(2)).matches())) {
                throw SettingRefused.value(REPLICA, withoutSecrets(given), REPLICA_PLACES);
            }
            String region = value(REPLICA_REGION);
            if (!region.matches("[a-z0-9-]{1,40}")) {
                throw SettingRefused.value(REPLICA_REGION, region, "a-z 0-9 -");
            }
            String endpoint = given.substring("s3:".length(), found.start(4) - 1);
            String below = found.group(5).isEmpty() ? "" : found.group(5).substring(1) + "/";
            return new BucketPlace(URI.create(endpoint), found.group(4), below, region, secret(REPLICA_KEY_FILE), lock);
        }

        private Optional<Lock> lock() {
            String given = value(REPLICA_LOCK);
            if (given.equals("none")) {
                return Optional.empty();
            }
            Matcher found = LOCK.matcher(given);
            if (!found.matches()) {
                throw SettingRefused.value(REPLICA_LOCK, given, "none | governance:DAYS | compliance:DAYS");
            }
            return Optional.of(
                    new Lock(Mode.valueOf(found.group(1).toUpperCase(Locale.ROOT)), Integer.parseInt(found.group(2))));
        }

        /** Whether it is there is asked when it is looked into. */
        Optional<Path> intakeFolder() {
            String given = value(INTAKE_FOLDER);
            if (given.isEmpty()) {
                return Optional.empty();
            }
            if (!given.startsWith("/")) {
                throw SettingRefused.value(INTAKE_FOLDER, given, "/FOLDER");
            }
            return Optional.of(Path.of(given).normalize());
        }

        Optional<Elasticsearch> search() {
            String engine = value(SEARCH);
            if (engine.equals("lucene")) {
                refuseWithout(SEARCH + "=elasticsearch", ELASTICSEARCH_URL, ELASTICSEARCH_KEY_FILE);
                return Optional.empty();
            }
            if (!engine.equals("elasticsearch")) {
                throw SettingRefused.value(SEARCH, engine, "lucene | elasticsearch");
            }
            String index = value(ELASTICSEARCH_INDEX);
            if (!index.matches("[a-z][a-z0-9-]{0,79}")) {
                throw SettingRefused.value(ELASTICSEARCH_INDEX, index, "a-z 0-9 -");
            }
            Optional<Path> key = value(ELASTICSEARCH_KEY_FILE).isEmpty()
                    ? Optional.empty()
                    : Optional.of(secret(ELASTICSEARCH_KEY_FILE));
            return Optional.of(new Elasticsearch(nodes(), index, key));
        }

        /** Nothing but loopback is spoken to without TLS. */
        private List<URI> nodes() {
            String given = value(ELASTICSEARCH_URL);
            List<URI> nodes = new ArrayList<>();
            for (String one : given.split(",", -1)) {
                var node = NODE.matcher(one.strip());
                if (!node.matches()
                        || (node.group(1).equals("http")
                                && !LOOPBACK.matcher(node.group(2)).matches())) {
                    throw SettingRefused.value(
                            ELASTICSEARCH_URL, withoutSecrets(given), "https://HOST:PORT,… | http://127.0.0.1:PORT");
                }
                nodes.add(URI.create(one.strip()));
            }
            return nodes;
        }

        void refuseWithout(String needed, String... keys) {
            for (String key : keys) {
                if (!value(key).isEmpty()) {
                    throw SettingRefused.together(key, withoutSecrets(value(key)), needed);
                }
            }
        }

        Path secret(String key) {
            String given = value(key);
            Path file = Path.of(given).toAbsolutePath();
            if (given.isEmpty() || !SecretFile.isForItsOwnerOnly(file)) {
                throw SettingRefused.value(key, given, "FILE, mode 600");
            }
            return file;
        }

        /** An address as it may be shown although it was refused. */
        static String withoutSecrets(String address) {
            return address.replaceAll("\\?.*", "?…").replaceAll("//[^/]*@", "//…@");
        }
    }

    /** What stands in a file with a secret. */
    static String read(Path secret) throws IOException {
        return Files.readString(secret).strip();
    }
}
