package org.hudang.server.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

class HousePostgresTest {
    private final SecureRandom random = new SecureRandom();

    @TempDir
    private Path home;

    @Test
    void what_was_written_is_there_after_a_restart_and_durability_is_on() {
        try (HousePostgres postgres = start();
                Owner owner = new Owner(postgres)) {
            owner.jdbc().sql("create schema kept").update();
            owner.jdbc().sql("create table kept.paper (id int)").update();
            for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
                assertThat(owner.jdbc()
                                .sql("show " + setting)
                                .query(String.class)
                                .single())
                        .as(setting)
                        .isEqualTo("on");
            }
        }

        try (HousePostgres postgres = start();
                Owner owner = new Owner(postgres)) {
            assertThat(owner.jdbc()
                            .sql("select count(*) from kept.paper")
                            .query(Integer.class)
                            .single())
                    .isZero();
        }
    }

    @Test
    void a_server_left_behind_by_a_killed_process_is_stopped_and_its_data_kept() throws IOException {
        HousePostgres left = start();
        try (Owner owner = new Owner(left)) {
            owner.jdbc().sql("create schema kept").update();
        }
        long orphan = Long.parseLong(
                Files.readAllLines(home.resolve("pg/data/postmaster.pid")).get(0));

        try (HousePostgres postgres = start();
                Owner owner = new Owner(postgres)) {
            assertThat(ProcessHandle.of(orphan).map(ProcessHandle::onExit).stream()
                            .toList())
                    .allSatisfy(exit -> assertThat(exit).succeedsWithin(Duration.ofSeconds(10)));
            assertThat(owner.jdbc()
                            .sql("select count(*) from pg_namespace where nspname = 'kept'")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(1);
        }
    }

    @Test
    void files_of_a_database_are_never_made_anew_whatever_else_is_missing() throws IOException {
        try (HousePostgres postgres = start();
                Owner owner = new Owner(postgres)) {
            owner.jdbc().sql("create schema kept").update();
        }
        // given a restore that brought the database's own files and nothing else, and a kill amid a first start
        Files.deleteIfExists(home.resolve("pg/data/hudang.ready"));
        Files.createDirectories(home.resolve("pg/data.new/base"));
        // and a process file that was torn
        Files.writeString(home.resolve("pg/data/postmaster.pid"), "12x");

        try (HousePostgres postgres = start();
                Owner owner = new Owner(postgres)) {
            assertThat(owner.jdbc()
                            .sql("select count(*) from pg_namespace where nspname = 'kept'")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(1);
        }
    }

    @Test
    void what_a_killed_process_was_still_making_is_ended_and_made_anew() throws IOException {
        HousePostgres before = start();
        before.close();
        DeleteTree.delete(home.resolve("pg/data"));
        Path unfinished = home.resolve("pg/data.new");
        Process making = new ProcessBuilder(before.command("initdb", "-D", unfinished.toString(), "-U", "somebody"))
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("initdb.log").toFile())
                .start();

        try (HousePostgres postgres = start();
                Owner owner = new Owner(postgres)) {
            assertThat(making.isAlive()).isFalse();
            assertThat(owner.jdbc().sql("select 1").query(Integer.class).single())
                    .isEqualTo(1);
        }
    }

    @Test
    void rows_and_passwords_stand_neither_in_the_log_nor_in_failures() throws IOException {
        try (HousePostgres postgres = start();
                Owner owner = new Owner(postgres)) {
            owner.jdbc().sql("create schema kept").update();
            owner.jdbc().sql("create table kept.member (name text primary key)").update();
            owner.jdbc().sql("insert into kept.member values ('张样例')").update();

            assertThatThrownBy(() -> owner.jdbc()
                            .sql("insert into kept.member values ('张样例')")
                            .update())
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageNotContaining("(name)=");
            assertThatThrownBy(() -> owner.jdbc()
                            .sql("alter role nobody password 'only-for-tests'")
                            .update())
                    .isInstanceOf(DataAccessException.class);
        }
        assertThat(Files.readString(home.resolve("pg/server.log")))
                .contains("ERROR")
                .doesNotContain("张样例")
                .doesNotContain("only-for-tests");
    }

    @Test
    void the_application_waits_for_nothing_for_ever() {
        try (HousePostgres postgres = start();
                HikariDataSource app = postgres.app(2)) {
            JdbcClient jdbc = JdbcClient.create(app);

            for (String limit : List.of("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout")) {
                assertThat(jdbc.sql("show " + limit).query(String.class).single())
                        .as(limit)
                        .isNotEqualTo("0");
            }
        }
    }

    @Test
    void nobody_enters_without_the_password() throws IOException {
        try (HousePostgres postgres = start()) {
            assertThatThrownBy(() -> connect(postgres, HousePostgres.APP, "guessed"))
                    .isInstanceOf(SQLException.class)
                    .extracting(e -> ((SQLException) e).getSQLState())
                    .isEqualTo("28P01");
            assertThatThrownBy(() -> connect(postgres, "hudang_super", "")).isInstanceOf(SQLException.class);
        }
        for (String secret : List.of("password-super", "password-owner", "password-app")) {
            assertThat(Files.getPosixFilePermissions(home.resolve("pg").resolve(secret)))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
    }

    @Test
    void the_application_owns_nothing() {
        try (HousePostgres postgres = start();
                HikariDataSource app = postgres.app(2)) {
            JdbcClient jdbc = JdbcClient.create(app);

            assertThatThrownBy(() -> jdbc.sql("create schema mine").update()).isInstanceOf(DataAccessException.class);
            assertThat(jdbc.sql("select rolsuper or rolbypassrls from pg_roles where rolname = current_user")
                            .query(Boolean.class)
                            .single())
                    .isFalse();
        }
    }

    private HousePostgres start() {
        return HousePostgres.start(home.resolve("pg"), random);
    }

    private static void connect(HousePostgres postgres, String role, String password) throws SQLException {
        try (Connection connection =
                DriverManager.getConnection(postgres.url(HousePostgres.DATABASE), role, password)) {
            assertThat(connection.isValid(1)).isTrue();
        }
    }

    private record Owner(HousePostgres postgres) implements AutoCloseable {
        JdbcClient jdbc() {
            return JdbcClient.create(new org.springframework.jdbc.datasource.DriverManagerDataSource(
                    postgres.url(HousePostgres.DATABASE), HousePostgres.OWNER, postgres.password(HousePostgres.OWNER)));
        }

        @Override
        public void close() {}
    }
}
