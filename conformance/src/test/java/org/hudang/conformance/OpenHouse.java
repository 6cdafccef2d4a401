package org.hudang.conformance;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A house that is served on a free port until it is closed. */
final class OpenHouse implements AutoCloseable {
    private final Path home;
    private final Process process;

    private OpenHouse(Path home, Process process) {
        this.home = home;
        this.process = process;
    }

    /** Opens it and waits until it says where. */
    static OpenHouse at(Path home) throws IOException {
        Process process = Product.open(home, "serve", "--port", "0");
        BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
        String line = said.readLine();
        while (line != null && !line.contains("http://localhost:")) {
            line = said.readLine();
        }
        if (line == null) {
            throw new IllegalStateException("the house did not open");
        }
        return new OpenHouse(home, process);
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
