package org.hudang.server.account;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The accounts of staff. Five wrong passwords in a row lock an account for fifteen minutes, for the source they came from;
 * fifty within an hour, from wherever, lock it for everyone. A source that was refused twenty times within a minute is not
 * listened to until the minute is over. An unknown account takes as long to refuse as a known one.
 *
 * <p>A new password and the end of an account end its sessions.
 */
public final class Accounts {
    private static final int FAILURES_ALLOWED = 5;
    private static final Duration LOCK = Duration.ofMinutes(15);
    private static final int FAILURES_FROM_ANYWHERE = 50;
    private static final Duration REMEMBERED = Duration.ofHours(1);
    private static final Duration KEPT = Duration.ofDays(1);
    private static final int REFUSALS_A_MINUTE = 20;
    private static final int LONGEST_PASSWORD_BYTES = 72;
    private static final Pattern LOGIN = Pattern.compile("[a-z][a-z0-9._-]{1,39}");
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final AccountJournal journal;
    private final Clock clock;
    private final SecureRandom random;
    private final PasswordEncoder encoder = new BCryptPasswordEncoder(11);
    private volatile @Nullable String nobodysHash;
    private final SourceLimit limit;

    public Accounts(
            JdbcClient jdbc,
            TransactionOperations transactions,
            AccountJournal journal,
            Clock clock,
            SecureRandom random) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.journal = journal;
        this.clock = clock;
        this.random = random;
        this.limit = new SourceLimit(REFUSALS_A_MINUTE, Duration.ofMinutes(1), clock);
    }

    /**
     * Creates an account with a random password, unless it exists.
     *
     * @return the password, to be shown once and kept nowhere; empty when the account exists
     */
    public Optional<String> createIfMissing(Person person, String actor) {
        String password = newPassword();
        String hash = hash(password);
        Boolean created = transactions.execute(status -> {
            int rows = jdbc.sql("insert into account.person (login, display_name, township, roles, password_hash,"
                            + " created_at) values (?, ?, ?, ?, ?, ?) on conflict do nothing")
                    .params(
                            person.login(),
                            person.displayName(),
                            person.township(),
                            person.roles().stream().map(Role::name).toArray(String[]::new),
                            hash,
                            now())
                    .update();
            if (rows == 1) {
                journal.append(actor, "account-created", person.login(), "local");
            }
            return rows == 1;
        });
        return Boolean.TRUE.equals(created) ? Optional.of(password) : Optional.empty();
    }

    /** Gives an account a new random password and returns it, to be shown once. Whoever is signed in with it is signed out. */
    public String resetPassword(String login, String actor) {
        String password = newPassword();
        String hash = hash(password);
        transactions.executeWithoutResult(status -> {
            jdbc.sql("update account.person set password_hash = ? where login = ?")
                    .params(hash, login)
                    .update();
            jdbc.sql("delete from account.refused_sign_in where login = ?")
                    .param(login)
                    .update();
            endSessions(login);
            journal.append(actor, "password-reset", login, "local");
        });
        return password;
    }

    /** Takes an account out of use and ends its sessions. */
    public void disable(String login, String actor) {
        transactions.executeWithoutResult(status -> {
            int rows = jdbc.sql("update account.person set disabled_at = ? where login = ? and disabled_at is null")
                    .params(now(), login)
                    .update();
            endSessions(login);
            if (rows == 1) {
                journal.append(actor, "account-disabled", login, "local");
            }
        });
    }

    private void endSessions(String login) {
        jdbc.sql("delete from platform.spring_session where principal_name = ?")
                .param(login)
                .update();
    }

    /** The account, when the password is right and the account is neither locked nor disabled. */
    public SignIn signIn(String login, String password, String source) {
        if (!limit.admits(source)) {
            return new SignIn.Locked();
        }
        boolean tooLong = password.getBytes(java.nio.charset.StandardCharsets.UTF_8).length > LONGEST_PASSWORD_BYTES;
        String name = login.strip().toLowerCase(Locale.ROOT);
        String nobody = nobodysHash();
        Optional<Stored> stored = LOGIN.matcher(name).matches() ? find(name) : Optional.empty();
        String hash = stored.map(Stored::hash).orElse(nobody);
        boolean right = encoder.matches(tooLong ? "" : password, hash) && stored.isPresent() && !tooLong;
        if (stored.isEmpty()) {
            limit.count(source);
            return new SignIn.Refused();
        }
        Person person = stored.get().person();
        if (isLocked(person.login(), source)) {
            return new SignIn.Locked();
        }
        return right ? welcome(person, source) : failed(person, source);
    }

    private boolean isLocked(String login, String source) {
        return jdbc.sql("""
                        select exists (select 1 from account.refused_sign_in
                                       where login = :login and source = :source and locked_until > :now)
                            or (select coalesce(sum(failures), 0) from account.refused_sign_in
                                where login = :login and last_at > :since) >= :most""")
                .param("login", login)
                .param("source", source)
                .param("now", now())
                .param("since", now().minus(REMEMBERED))
                .param("most", FAILURES_FROM_ANYWHERE)
                .query(Boolean.class)
                .single();
    }

    /** The account without a look at any password. */
    public Optional<Person> person(String login) {
        return find(login).map(Stored::person);
    }

    /** The outcome of a try to sign in. */
    public sealed interface SignIn {
        /** Right password. */
        record Welcome(Person person) implements SignIn {}

        /** Unknown account, disabled account or wrong password; which of them is not told. */
        record Refused() implements SignIn {}

        /** Too many wrong passwords in a row; it opens by itself. */
        record Locked() implements SignIn {}
    }

    private SignIn welcome(Person person, String source) {
        transactions.executeWithoutResult(status -> {
            jdbc.sql("delete from account.refused_sign_in where login = ? and source = ?")
                    .params(person.login(), source)
                    .update();
            journal.append(person.login(), "signed-in", person.login(), source);
        });
        return new SignIn.Welcome(person);
    }

    /** The count begins anew when a lock is over; a try that raced with the one that locked does not open it. */
    private SignIn failed(Person person, String source) {
        limit.count(source);
        transactions.executeWithoutResult(status -> {
            jdbc.sql("delete from account.refused_sign_in where login = ? and last_at < ?")
                    .params(person.login(), now().minus(KEPT))
                    .update();
            jdbc.sql("""
                            insert into account.refused_sign_in as known (login, source, failures, last_at)
                            values (:login, :source, 1, :now)
                            on conflict (login, source) do update set
                              failures = case when known.locked_until <= :now then 1 else known.failures + 1 end,
                              locked_until = case when known.locked_until <= :now or known.failures + 1 < :allowed
                                             then null else :until end,
                              last_at = :now""")
                    .param("login", person.login())
                    .param("source", source)
                    .param("now", now())
                    .param("until", now().plus(LOCK))
                    .param("allowed", FAILURES_ALLOWED)
                    .update();
            journal.append(person.login(), "sign-in-failed", person.login(), source);
        });
        return new SignIn.Refused();
    }

    private Optional<Stored> find(String login) {
        return jdbc.sql("select login, display_name, township, roles, password_hash from account.person"
                        + " where login = ? and disabled_at is null")
                .param(login)
                .query(Accounts::stored)
                .optional();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** The hash of no account; made when somebody signs in first, whoever it is, so that the time it takes tells nothing. */
    private String nobodysHash() {
        String made = nobodysHash;
        if (made == null) {
            made = hash(newPassword());
            nobodysHash = made;
        }
        return made;
    }

    private String hash(String password) {
        String hash = encoder.encode(password);
        if (hash == null) {
            throw new IllegalStateException("no hash");
        }
        return hash;
    }

    /** Sixteen characters in groups of four, easy to read aloud; about 79 random bits. */
    private String newPassword() {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < 16; i++) {
            if (i > 0 && i % 4 == 0) {
                password.append('-');
            }
            password.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return password.toString();
    }

    private static Stored stored(ResultSet row, int n) throws SQLException {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        Object[] names = (Object[]) row.getArray("roles").getArray();
        Arrays.stream(names).forEach(name -> roles.add(Role.valueOf((String) name)));
        return new Stored(
                new Person(row.getString("login"), row.getString("display_name"), row.getString("township"), roles),
                row.getString("password_hash"));
    }

    private record Stored(Person person, String hash) {}
}
