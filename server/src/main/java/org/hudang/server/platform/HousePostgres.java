package org.hudang.server.platform;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The embedded PostgreSQL: the real server, from real binaries, under the data directory, with every durability switch
 * on and password authentication from its first byte.
 *
 * <p>It listens on loopback only, on a free port, and on no socket file. Its superuser is used to create the two roles
 * and the database, and for nothing else. What a killed process left running is recognised by the program it runs, which lies in this
 * directory, and ended before a new server starts; only the holder of the data directory's lock comes here.
 */
final class HousePostgres implements HouseDatabase {
    static final String DATABASE = "hudang";

    private static final String SUPERUSER = "hudang_super";

    /** Programs that end by becoming, or by calling, one of the database's. */
    private static final Set<String> FORERUNNERS = Set.of("unshare", "sh");

    private final Path home;
    private final Path binaries;
    private final Path log;
    private final int port;
    private final Map<String, String> passwords;

    private HousePostgres(Path home, Path binaries, int port, Map<String, String> passwords) {
        this.home = home;
        this.binaries = binaries;
        this.log = home.resolve("server.log");
        this.port = port;
        this.passwords = passwords;
    }

    /** Prepares on first use, sweeps what a killed process left, starts, and waits until it answers. */
    static HousePostgres start(Path home, SecureRandom random) {
        try {
            Files.createDirectories(
                    home, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Path binaries = PostgresBinaries.unpack(home.resolve("bin"));
            Map<String, String> passwords = Map.of(
                    SUPERUSER, SecretFile.openOrCreate(home.resolve("password-super"), random),
                    OWNER, SecretFile.openOrCreate(home.resolve("password-owner"), random),
                    APP, SecretFile.openOrCreate(home.resolve("password-app"), random));
            HousePostgres postgres = new HousePostgres(home, binaries, freePort(), passwords);
            postgres.stopLeftOver();
            postgres.initialise();
            postgres.startServer();
            postgres.ensureRolesAndDatabase();
            return postgres;
        } catch (IOException e) {
            throw new DatabaseFailed("files: " + e.getMessage(), home);
        }
    }

    @Override
    public String url() {
        return url(DATABASE);
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?logServerErrorDetail=false";
    }

    /** The lock on the data directory has seen to that. */
    @Override
    public <T> T alone(Supplier<T> opening) {
        return opening.get();
    }

    @Override
    public String password(String role) {
        String password = passwords.get(role);
        if (password == null) {
            throw new IllegalArgumentException(role);
        }
        return password;
    }

    @Override
    public void close() {
        if (!Files.exists(data().resolve("postmaster.pid"))) {
            return; // the same signal that ends this process has ended the server
        }
        run("stop", command("pg_ctl", "stop", "-D", data().toString(), "-m", "fast", "-w", "-t", "30"));
    }

    private Path data() {
        return home.resolve("data");
    }

    /**
     * Makes the database's files beside their place and renames them into it when they are whole: a folder of that name is
     * never half made, and never deleted.
     */
    private void initialise() throws IOException {
        if (Files.exists(data())) {
            return;
        }
        Path fresh = home.resolve("data.new");
        DeleteTree.delete(fresh);
        run(
                "initdb",
                command(
                        "initdb",
                        "-D",
                        fresh.toString(),
                        "-U",
                        SUPERUSER,
                        "-A",
                        "scram-sha-256",
                        "--pwfile=" + home.resolve("password-super"),
                        "-E",
                        "UTF8",
                        "--locale=C.UTF-8",
                        "--data-checksums"));
        Files.move(fresh, data(), StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel folder = FileChannel.open(home, StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    private void startServer() {
        String options = String.join(
                " ",
                "-p " + port,
                "-c listen_addresses=127.0.0.1",
                "-c unix_socket_directories=''",
                "-c fsync=on -c synchronous_commit=on -c full_page_writes=on",
                "-c shared_buffers=48MB -c max_connections=40 -c timezone=UTC -c log_min_messages=warning",
                // neither rows nor statements, which hold people's data and passwords, stand in the log
                "-c log_error_verbosity=terse -c log_min_error_statement=panic");
        run(
                "start",
                command(
                        "pg_ctl",
                        "start",
                        "-D",
                        data().toString(),
                        "-l",
                        log.toString(),
                        "-w",
                        "-t",
                        "60",
                        "-o",
                        options));
    }

    /**
     * Ends whatever of our database still runs: a server, or the program that was making, starting or stopping one. The
     * lock says that no living process of ours owns it. A server is asked first; what does not obey dies as in a power cut.
     */
    private void stopLeftOver() throws IOException {
        Path pidFile = data().resolve("postmaster.pid");
        if (Files.exists(pidFile) && !left().isEmpty()) {
            ended(command("pg_ctl", "stop", "-D", data().toString(), "-m", "fast", "-w", "-t", "60"));
        }
        for (List<ProcessHandle> left = left(); !left.isEmpty(); left = left()) {
            left.forEach(ProcessHandle::destroyForcibly);
            left.forEach(one -> one.onExit().orTimeout(60, TimeUnit.SECONDS).join());
        }
        Files.deleteIfExists(pidFile);
    }

    /** Processes that run the binaries of this directory, or are about to: the programs that stand before them say so by name. */
    private List<ProcessHandle> left() throws IOException {
        Path ours = binaries.toRealPath();
        return ProcessHandle.allProcesses()
                .filter(process -> runs(process.pid(), ours) || isAboutToRun(process.pid(), ours))
                .toList();
    }

    private static boolean runs(long pid, Path binaries) {
        try {
            return Files.readSymbolicLink(Path.of("/proc/" + pid + "/exe")).startsWith(binaries);
        } catch (IOException goneOrOfAnotherUser) {
            return false;
        }
    }

    /** {@code unshare -U …/initdb} before it has become {@code initdb}, and the shell by which {@code initdb} calls the server. */
    private static boolean isAboutToRun(long pid, Path binaries) {
        try {
            String[] words = Files.readString(Path.of("/proc/" + pid + "/cmdline"), StandardCharsets.ISO_8859_1)
                    .split("\0", 4);
            String ours = new String(
                    binaries.resolve("bin").toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
            return words.length > 2 && FORERUNNERS.contains(words[0]) && words[2].contains(ours + "/");
        } catch (IOException goneOrOfAnotherUser) {
            return false;
        }
    }

    private void ensureRolesAndDatabase() {
        try (Connection connection = connect("postgres", SUPERUSER);
                Statement statement = connection.createStatement()) {
            for (String role : List.of(OWNER, APP)) {
                if (!exists(statement, "select 1 from pg_roles where rolname = '" + role + "'")) {
                    statement.execute("create role " + role + " login nosuperuser nobypassrls nocreatedb nocreaterole");
                }
                statement.execute("alter role " + role + " password '" + password(role) + "'");
            }
            for (String limit : LIMITS) {
                statement.execute("alter role " + APP + " set " + limit);
            }
            if (!exists(statement, "select 1 from pg_database where datname = '" + DATABASE + "'")) {
                statement.execute("create database " + DATABASE + " owner " + OWNER);
            }
            statement.execute("revoke all on database " + DATABASE + " from public");
            statement.execute("grant connect on database " + DATABASE + " to " + APP);
        } catch (SQLException e) {
            throw new DatabaseFailed("roles (" + e.getSQLState() + ")", log);
        }
    }

    private Connection connect(String database, String role) throws SQLException {
        return DriverManager.getConnection(url(database), role, password(role));
    }

    private static boolean exists(Statement statement, String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            return rows.next();
        }
    }

    /** PostgreSQL refuses to run as root; in a user namespace of its own, root is nobody in particular. */
    List<String> command(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(binaries.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    private void run(String step, List<String> command) {
        if (!ended(command)) {
            throw new DatabaseFailed(step, step.equals("start") ? log : commandLog());
        }
    }

    /** Runs a program to its end; says whether it succeeded. */
    private boolean ended(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(commandLog().toFile())
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(90, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0;
        } catch (IOException e) {
            throw new DatabaseFailed(command.get(0) + ": " + e.getMessage(), log);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseFailed(command.get(0), log);
        }
    }

    private Path commandLog() {
        return home.resolve("command.log");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Where the binaries of this platform lie on the class path. */
    static InputStream archive() {
        String name = "postgres-linux-x86_64.tgz";
        InputStream stream = HousePostgres.class.getResourceAsStream(name);
        if (stream == null) {
            throw new DatabaseFailed("binaries", Path.of(name));
        }
        return stream;
    }
}
