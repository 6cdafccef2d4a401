package org.hudang.signing.seal;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.hudang.signing.SigningException;
import org.hudang.signing.chain.HeadKey;
import org.hudang.signing.key.KeyAlgorithm;
import org.hudang.signing.key.SigningKey;
import org.hudang.signing.seal.SealLog.Line;
import org.hudang.signing.seal.SealRows.Row;
import org.springframework.transaction.support.TransactionOperations;

/** The register of seals in PostgreSQL, schema {@code signing}. */
public final class DatabaseSealRegistry implements SealRegistry {
    private final TownshipTables tables;
    private final SealRows rows;
    private final SealLog log;
    private final SealKeys keys;
    private final Clock clock;
    private final Random random;

    /**
     * @param database connections of the application's role
     * @param transactions over the same connections
     * @param keys where the keys of seals are kept
     * @param heads authenticates the heads of their logs
     * @param clock of the house
     * @param random for identifiers; a SecureRandom outside of tests
     */
    public DatabaseSealRegistry(
            DataSource database,
            TransactionOperations transactions,
            SealKeys keys,
            HeadKey heads,
            Clock clock,
            Random random) {
        this.tables = new TownshipTables(database, transactions);
        this.rows = new SealRows(tables);
        this.log = new SealLog(tables, heads, clock);
        this.keys = keys;
        this.clock = clock;
        this.random = random;
    }

    @Override
    public Seal draft(DraftSeal command, Officer requester) {
        return tables.alone(requester.township(), () -> {
            if (!requester.township().equals(Officer.BUREAU)
                    && !requester.township().equals(command.owner().township())) {
                throw new SealMaterialRefused("an officer asks for seals of the own township only");
            }
            SealId id = new SealId(RandomId.next(SealId.PREFIX, random));
            int inserted = tables.jdbc()
                    .sql("""
                            insert into signing.seal (id, township, idempotency_key, version, state, name, kind,
                              owner_name, owner_code, face, valid_from, valid_until, requester, digest)
                            values (?, ?, ?, 1, 'DRAFT', ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?)
                            on conflict (township, idempotency_key) do nothing""")
                    .params(
                            id.value(),
                            command.owner().township(),
                            command.idempotencyKey(),
                            command.name(),
                            command.kind().name(),
                            command.owner().name(),
                            command.owner().creditCode(),
                            CanonicalJson.text(SealForms.face(command.face())),
                            TownshipTables.timestamp(command.validity().from()),
                            TownshipTables.timestamp(command.validity().until()),
                            requester.user(),
                            SealForms.digest(id, command, List.of()))
                    .update();
            if (inserted == 0) {
                return again(command);
            }
            log.append(id, Line.of(SealEvent.DRAFTED, requester));
            return rows.get(id).seal();
        });
    }

    private Seal again(DraftSeal command) {
        return rows.byKey(command.owner().township(), command.idempotencyKey())
                .map(Row::seal)
                .filter(seal -> seal.name().equals(command.name())
                        && seal.kind() == command.kind()
                        && seal.owner().equals(command.owner())
                        && SealForms.face(seal.face()).equals(SealForms.face(command.face()))
                        && seal.validity().equals(command.validity()))
                .orElseThrow(() -> new KeyReused(command.idempotencyKey()));
    }

    @Override
    public Seal approve(SealId id, Officer approver) {
        return step(id, Step.of(SealEvent.APPROVED, approver, SealState.DRAFT), row -> {
            if (approver.is(row.requester())) {
                throw new SamePerson("request", "approve");
            }
            update(id, "state = 'APPROVED', approver = ?", approver.user());
        });
    }

    @Override
    public Seal make(SealId id, List<SealKey> material, Officer maker) {
        return step(id, Step.of(SealEvent.MADE, maker, SealState.APPROVED), row -> {
            check(material);
            for (SealKey key : material) {
                tables.jdbc()
                        .sql("insert into signing.seal_key (seal, township, algorithm, name, certificate)"
                                + " values (?, ?, ?, ?, ?)")
                        .params(
                                id.value(),
                                row.seal().owner().township(),
                                key.algorithm().name(),
                                key.name(),
                                SealForms.der(key.certificate()))
                        .update();
            }
            Seal seal = row.seal();
            DraftSeal asked = new DraftSeal("-", seal.name(), seal.kind(), seal.owner(), seal.face(), seal.validity());
            update(id, "state = 'MADE', maker = ?, digest = ?", maker.user(), SealForms.digest(id, asked, material));
        });
    }

    private void check(List<SealKey> material) {
        if (material.isEmpty()) {
            throw new SealMaterialRefused("a seal needs a key");
        }
        Set<KeyAlgorithm> algorithms = EnumSet.noneOf(KeyAlgorithm.class);
        Set<String> names = new HashSet<>();
        for (SealKey key : material) {
            if (!algorithms.add(key.algorithm()) || !names.add(key.name())) {
                throw new SealMaterialRefused("two keys of one algorithm or of one name");
            }
            boolean taken = tables.seeingAll(() -> tables.jdbc()
                    .sql("select exists (select 1 from signing.seal_key where name = ?)")
                    .param(key.name())
                    .query(Boolean.class)
                    .single());
            if (taken) {
                throw new SealMaterialRefused("the key belongs to another seal");
            }
            check(key);
        }
    }

    private void check(SealKey key) {
        SigningKey kept = keys.find(key.name())
                .orElseThrow(() -> new SealMaterialRefused("the key store has no key of that name"));
        X509Certificate certificate = key.certificate();
        if (kept.algorithm() != key.algorithm() || !kept.chain().get(0).equals(certificate)) {
            throw new SealMaterialRefused("the key store has another certificate for the key");
        }
        if (certificate.getIssuerX500Principal().equals(certificate.getSubjectX500Principal())) {
            throw new SealMaterialRefused("the key has no certificate of an authority yet");
        }
        boolean[] usage = certificate.getKeyUsage();
        if (usage == null || !(usage[0] || usage[1]) || certificate.getBasicConstraints() >= 0) {
            throw new SealMaterialRefused("the certificate is not for signing");
        }
        if (!SealTimes.covers(certificate, clock.instant())) {
            throw new SealMaterialRefused("the certificate is not valid now");
        }
    }

    @Override
    public Seal file(SealId id, String filingNumber, Officer officer) {
        Words.line("filingNumber", filingNumber, 100);
        return step(
                id,
                Step.of(SealEvent.FILED, officer, SealState.MADE).noting(filingNumber),
                row -> update(id, "state = 'FILED', filing_number = ?", filingNumber));
    }

    @Override
    public Seal activate(SealId id, Officer officer) {
        return step(id, Step.of(SealEvent.ACTIVATED, officer, SealState.FILED), row -> {
            if (officer.is(row.maker().orElse(""))) {
                throw new SamePerson("make", "activate");
            }
            update(id, "state = 'ACTIVE'");
        });
    }

    @Override
    public Seal suspend(SealId id, String reason, Officer officer) {
        return step(
                id,
                Step.of(SealEvent.SUSPENDED, officer, SealState.ACTIVE).noting(reason),
                row -> update(id, "state = 'SUSPENDED', suspender = ?", officer.user()));
    }

    @Override
    public Seal resume(SealId id, String reason, Officer officer) {
        return step(id, Step.of(SealEvent.RESUMED, officer, SealState.SUSPENDED).noting(reason), row -> {
            if (officer.is(row.suspender().orElse(""))) {
                throw new SamePerson("suspend", "resume");
            }
            update(id, "state = 'ACTIVE'");
        });
    }

    @Override
    public Seal cancel(SealId id, String reason, Officer officer) {
        Set<SealState> alive = EnumSet.complementOf(EnumSet.of(SealState.CANCELLED));
        Step step = new Step(SealEvent.CANCELLED, officer, alive, Optional.empty()).noting(reason);
        return step(id, step, row -> update(id, "state = 'CANCELLED'"));
    }

    @Override
    public Optional<Seal> find(SealId id, Officer reader) {
        return tables.as(reader.township(), () -> rows.find(id).map(Row::seal));
    }

    @Override
    public List<Seal> all(Officer reader) {
        return tables.as(reader.township(), rows::all);
    }

    @Override
    public List<SealLogEntry> log(SealId id, Officer reader) {
        return tables.as(reader.township(), () -> {
            if (!rows.get(id).ownedBy(reader)) {
                throw new SealUnknown(id);
            }
            return log.read(id);
        });
    }

    /**
     * One step in the life of a seal.
     *
     * @param event as it is logged
     * @param officer who takes it
     * @param from the states in which it is possible
     * @param note for the log
     */
    private record Step(SealEvent event, Officer officer, Set<SealState> from, Optional<String> note) {
        static Step of(SealEvent event, Officer officer, SealState from) {
            return new Step(event, officer, EnumSet.of(from), Optional.empty());
        }

        Step noting(String what) {
            return new Step(event, officer, from, Optional.of(Words.line("note", what, 200)));
        }

        Line line() {
            return new Line(event, officer, Optional.empty(), Optional.empty(), note);
        }
    }

    private Seal step(SealId id, Step step, Consumer<Row> change) {
        try {
            return tables.alone(step.officer().township(), () -> {
                Row row = rows.locked(id);
                if (!step.from().contains(row.seal().state())) {
                    throw new SealStateRefused(id, step.from(), row.seal().state());
                }
                log.append(id, step.line());
                change.accept(row);
                return rows.get(id).seal();
            });
        } catch (SealUnknown unknown) {
            throw unknown;
        } catch (SigningException refused) {
            Line line = Line.of(SealEvent.CHANGE_REFUSED, step.officer())
                    .noting(step.event().name())
                    .refused(refused.code());
            tables.alone(step.officer().township(), () -> {
                log.append(id, line);
                return id;
            });
            throw refused;
        }
    }

    private void update(SealId id, String change, Object... values) {
        Object[] parameters = java.util.Arrays.copyOf(values, values.length + 1);
        parameters[values.length] = id.value();
        tables.jdbc()
                .sql("update signing.seal set version = version + 1, " + change + " where id = ?")
                .params(parameters)
                .update();
    }
}
