package org.hudang.server.account;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
 * The accounts of staff. Five wrong passwords in a row lock an account for fifteen minutes; an unknown account takes as
 * long to refuse as a known one.
 */
public final class Accounts {
    private static final int FAILURES_ALLOWED = 5;
    private static final Duration LOCK = Duration.ofMinutes(15);
    private static final int LONGEST_PASSWORD_BYTES = 72;
    private static final Pattern LOGIN = Pattern.compile("[a-z][a-z0-9._-]{1,39}");
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final Clock clock;
    private final SecureRandom random;
    private final PasswordEncoder encoder = new BCryptPasswordEncoder(11);
    private final String nobodysHash;

    public Accounts(JdbcClient jdbc, TransactionOperations transactions, Clock clock, SecureRandom random) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
        this.random = random;
        this.nobodysHash = hash(newPassword());
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
                journal(actor, "account-created", person.login(), "local");
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
            jdbc.sql("update account.person set password_hash = ?, failures = 0, locked_until = null where login = ?")
                    .params(hash, login)
                    .update();
            jdbc.sql("delete from platform.spring_session where principal_name = ?")
                    .param(login)
                    .update();
            journal(actor, "password-reset", login, "local");
        });
        return password;
    }

    /** The account, when the password is right and the account is neither locked nor disabled. */
    public SignIn signIn(String login, String password, String source) {
        boolean tooLong = password.getBytes(java.nio.charset.StandardCharsets.UTF_8).length > LONGEST_PASSWORD_BYTES;
        String name = login.strip().toLowerCase(Locale.ROOT);
        Optional<Stored> stored = LOGIN.matcher(name).matches() ? find(name) : Optional.empty();
        String hash = stored.map(Stored::hash).orElse(nobodysHash);
        boolean right = encoder.matches(tooLong ? "" : password, hash) && stored.isPresent() && !tooLong;
        if (stored.isEmpty()) {
            return new SignIn.Refused();
        }
        Stored account = stored.get();
        if (account.lockedUntil() != null && clock.instant().isBefore(account.lockedUntil())) {
            return new SignIn.Locked();
        }
        return right ? welcome(account, source) : failed(account, source);
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

    private SignIn welcome(Stored account, String source) {
        transactions.executeWithoutResult(status -> {
            jdbc.sql("update account.person set failures = 0, locked_until = null where login = ?")
                    .param(account.person().login())
                    .update();
            journal(account.person().login(), "signed-in", account.person().login(), source);
        });
        return new SignIn.Welcome(account.person());
    }

    private SignIn failed(Stored account, String source) {
        transactions.executeWithoutResult(status -> {
            jdbc.sql("update account.person set failures = (failures + 1) % ?,"
                            + " locked_until = case when failures + 1 >= ? then ?::timestamptz end where login = ?")
                    .params(
                            FAILURES_ALLOWED,
                            FAILURES_ALLOWED,
                            now().plus(LOCK),
                            account.person().login())
                    .update();
            journal(account.person().login(), "sign-in-failed", account.person().login(), source);
        });
        return new SignIn.Refused();
    }

    private Optional<Stored> find(String login) {
        return jdbc.sql("select login, display_name, township, roles, password_hash, locked_until from account.person"
                        + " where login = ? and disabled_at is null")
                .param(login)
                .query(Accounts::stored)
                .optional();
    }

    private void journal(String actor, String act, String about, String source) {
        jdbc.sql("insert into account.journal (at, actor, act, about, source) values (?, ?, ?, ?, ?)")
                .params(now(), actor, act, about, source)
                .update();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
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
        @Nullable OffsetDateTime locked = row.getObject("locked_until", OffsetDateTime.class);
        return new Stored(
                new Person(row.getString("login"), row.getString("display_name"), row.getString("township"), roles),
                row.getString("password_hash"),
                locked == null ? null : locked.toInstant());
    }

    private record Stored(
            Person person, String hash, @Nullable Instant lockedUntil) {}
}
