package org.hudang.conformance;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A house that is served on a free port until it is closed. */
final class OpenHouse implements AutoCloseable {
    private static final Pattern ADDRESS = Pattern.compile("http://localhost:(\\d+)");

    private final Path home;
    private final Process process;
    private final URI address;

    private OpenHouse(Path home, Process process, URI address) {
        this.home = home;
        this.process = process;
        this.address = address;
    }

    /** Opens it and waits until it says where. */
    static OpenHouse at(Path home) throws IOException {
        return of(home, Product.opening(home, "serve", "--port", "0"));
    }

    /** The same, with a folder for temporary files of its own. */
    static OpenHouse at(Path home, Path temporary) throws IOException {
        ProcessBuilder serve = Product.opening(home, "serve", "--port", "0");
        Traceless.in(serve, temporary);
        return of(home, serve);
    }

    private static OpenHouse of(Path home, ProcessBuilder serve) throws IOException {
        Process process = serve.start();
        BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
        String line = said.readLine();
        while (line != null) {
            Matcher address = ADDRESS.matcher(line);
            if (address.find()) {
                return new OpenHouse(home, process, URI.create("http://127.0.0.1:" + address.group(1)));
            }
            line = said.readLine();
        }
        throw new IllegalStateException("the house did not open");
    }

    /** Where it is. */
    URI address() {
        return address;
    }

    /** What all its processes take. */
    Footprint footprint() {
        return Footprint.of(home, process.toHandle());
    }

    /** Kills the serving process; its database is left. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Its database, as the superuser sees it: the rows of every township. */
    Connection database() throws IOException, SQLException {
        Path postgres = home.resolve("postgres");
        String port =
                Files.readAllLines(postgres.resolve("data/postmaster.pid")).get(3);
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port.strip() + "/hudang",
                "hudang_super",
                Files.readString(postgres.resolve("password-super")).strip());
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
