package org.hudang.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import javax.sql.DataSource;
import org.hudang.server.account.Accounts.SignIn;
import org.hudang.testbed.HandClock;
import org.hudang.testbed.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class AccountsTest {
    private static final TestDatabase DATABASE = TestDatabase.migrated("account", "platform");
    private static final String HERE = "192.0.2.1";
    private static final String ELSEWHERE = "198.51.100.7";

    private final DataSource source = DATABASE.app();
    private final HandClock clock = HandClock.at(Instant.parse("2026-09-15T02:30:00Z"));
    private final AccountJournal journal = new AccountJournal(
            JdbcClient.create(source), DATABASE.transactions(source), (purpose, text) -> new byte[16], clock);
    private final Accounts accounts =
            new Accounts(JdbcClient.create(source), DATABASE.transactions(source), journal, clock, new SecureRandom());
    private String password = "";

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    @BeforeEach
    void account() {
        DATABASE.empty("account.person", "platform.spring_session");
        Person clerk = new Person("clerk", "经办样例", "999001101", Set.of(Role.TOWNSHIP_CLERK));
        password = accounts.createIfMissing(clerk, "test").orElseThrow();
    }

    @Test
    void five_wrong_passwords_lock_an_account_for_where_they_came_from_and_for_nobody_else() {
        wrong(5, ELSEWHERE);

        assertThat(accounts.signIn("clerk", password, ELSEWHERE)).isInstanceOf(SignIn.Locked.class);
        assertThat(accounts.signIn("clerk", password, HERE)).isInstanceOf(SignIn.Welcome.class);

        clock.pass(Duration.ofMinutes(15));
        assertThat(accounts.signIn("clerk", password, ELSEWHERE)).isInstanceOf(SignIn.Welcome.class);
    }

    @Test
    void the_count_begins_anew_after_a_lock_and_after_the_right_password() {
        wrong(5, HERE);
        clock.pass(Duration.ofMinutes(15));
        wrong(4, HERE);

        assertThat(accounts.signIn("clerk", password, HERE)).isInstanceOf(SignIn.Welcome.class);
        wrong(4, HERE);
        assertThat(accounts.signIn("clerk", password, HERE)).isInstanceOf(SignIn.Welcome.class);
    }

    @Test
    void fifty_wrong_passwords_from_many_places_lock_it_for_everyone_for_an_hour() {
        for (int place = 1; place <= 10; place++) {
            wrong(5, "203.0.113." + place);
        }

        assertThat(accounts.signIn("clerk", password, HERE)).isInstanceOf(SignIn.Locked.class);

        clock.pass(Duration.ofHours(1));
        assertThat(accounts.signIn("clerk", password, HERE)).isInstanceOf(SignIn.Welcome.class);
    }

    @Test
    void a_source_that_tries_names_without_end_is_not_listened_to_for_the_rest_of_the_minute() {
        for (int i = 0; i < 20; i++) {
            assertThat(accounts.signIn("nobody" + i, "guess", ELSEWHERE)).isInstanceOf(SignIn.Refused.class);
        }

        assertThat(accounts.signIn("nobody", "guess", ELSEWHERE)).isInstanceOf(SignIn.Locked.class);
        assertThat(accounts.signIn("clerk", password, ELSEWHERE)).isInstanceOf(SignIn.Locked.class);
        assertThat(accounts.signIn("clerk", password, HERE)).isInstanceOf(SignIn.Welcome.class);

        clock.pass(Duration.ofMinutes(1));
        assertThat(accounts.signIn("clerk", password, ELSEWHERE)).isInstanceOf(SignIn.Welcome.class);
    }

    @Test
    void a_new_password_and_the_end_of_an_account_end_its_sessions_and_no_others() {
        session("one", "clerk");
        session("other", "reviewer");

        String fresh = accounts.resetPassword("clerk", "test");

        assertThat(sessions()).isEqualTo(1);
        assertThat(accounts.signIn("clerk", password, HERE)).isInstanceOf(SignIn.Refused.class);
        assertThat(accounts.signIn("clerk", fresh, HERE)).isInstanceOf(SignIn.Welcome.class);

        session("two", "clerk");
        accounts.disable("clerk", "test");

        assertThat(sessions()).isEqualTo(1);
        assertThat(accounts.signIn("clerk", fresh, HERE)).isInstanceOf(SignIn.Refused.class);
        assertThat(accounts.person("clerk")).isEmpty();
    }

    private void wrong(int times, String from) {
        for (int i = 0; i < times; i++) {
            assertThat(accounts.signIn("clerk", "guess", from)).isInstanceOf(SignIn.Refused.class);
        }
    }

    private void session(String id, String login) {
        JdbcClient.create(source)
                .sql("insert into platform.spring_session (primary_id, session_id, creation_time, last_access_time,"
                        + " max_inactive_interval, expiry_time, principal_name) values (?, ?, 0, 0, 1800, 0, ?)")
                .params(id, id, login)
                .update();
    }

    private int sessions() {
        return JdbcClient.create(source)
                .sql("select count(*) from platform.spring_session")
                .query(Integer.class)
                .single();
    }
}
