package org.hudang.signing.seal;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hudang.signing.SigningException;
import org.hudang.signing.pdf.SignaturePlacement;
import org.hudang.signing.seal.RequestRows.Row;
import org.hudang.signing.seal.SealLog.Line;

/** Uses of seals in PostgreSQL, schema {@code signing}, with a staging folder. */
public final class FiveStepSealUse implements SealUse {
    private final TownshipTables tables;
    private final SealUseParts parts;
    private final SealRows seals;
    private final RequestRows requests;
    private final StandingRows standing;
    private final SealLog log;
    private final Sealing sealing;

    /** Works with these parts. */
    public FiveStepSealUse(SealUseParts parts) {
        this(parts, step -> {});
    }

    FiveStepSealUse(SealUseParts parts, Sealing.Watcher watcher) {
        this.parts = parts;
        this.tables = new TownshipTables(parts.database(), parts.transactions());
        this.seals = new SealRows(tables);
        this.requests = new RequestRows(tables);
        this.log = new SealLog(tables, parts.heads(), parts.clock());
        this.standing = new StandingRows(tables, log, parts.clock());
        this.sealing = new Sealing(parts, tables, log, watcher);
    }

    @Override
    public SealRequestId request(SealRequest request) {
        Officer requester = request.requester();
        try {
            return tables.alone(requester.township(), () -> {
                SealRows.Row seal = seals.get(request.seal());
                Optional<Row> known = requests.byKey(township(request, seal), request.idempotencyKey());
                if (known.isPresent()) {
                    return same(known.get(), request);
                }
                sealing.requireUsable(seal.seal());
                return insert(request, seal);
            });
        } catch (SealUnknown unknown) {
            throw unknown;
        } catch (SigningException refused) {
            logAlone(
                    request.seal(),
                    Line.of(SealEvent.USE_REFUSED, requester)
                            .noting("request: " + request.purpose())
                            .refused(refused.code()));
            throw refused;
        }
    }

    /** Whose request it is: the requester's township's; what the bureau asks for belongs to the owner of the seal. */
    private static String township(SealRequest request, SealRows.Row seal) {
        Officer requester = request.requester();
        return requester.township().equals(Officer.BUREAU) ? seal.seal().owner().township() : requester.township();
    }

    private static SealRequestId same(Row known, SealRequest request) {
        if (!known.request().equals(request)) {
            throw new KeyReused(request.idempotencyKey());
        }
        return known.id();
    }

    private SealRequestId insert(SealRequest request, SealRows.Row seal) {
        SealRequestId id = new SealRequestId(RandomId.next(SealRequestId.PREFIX, parts.random()));
        Officer requester = request.requester();
        Optional<SealPlace.Field> field =
                request.place() instanceof SealPlace.Field named ? Optional.of(named) : Optional.empty();
        Optional<SealPlace.OnPage> page =
                request.place() instanceof SealPlace.OnPage place ? Optional.of(place) : Optional.empty();
        Optional<SealPlace.Riding> riding =
                request.place() instanceof SealPlace.Riding over ? Optional.of(over) : Optional.empty();
        int inserted = tables.jdbc()
                .sql("""
                        insert into signing.seal_request (id, township, idempotency_key, seal, document, field, page,
                          centre_x, centre_y, anchor, riding_group, riding_edges, beside, look, behind, purpose, template,
                          requester, requester_township, requester_terminal, requested_at, state)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'REQUESTED')
                        on conflict (township, idempotency_key) do nothing""")
                .params(java.util.Arrays.asList(
                        id.value(),
                        township(request, seal),
                        request.idempotencyKey(),
                        request.seal().value(),
                        request.document(),
                        field.map(SealPlace.Field::name).orElse(null),
                        page.map(SealPlace.OnPage::page).orElse(null),
                        page.map(SealPlace.OnPage::centreX).orElse(null),
                        page.map(SealPlace.OnPage::centreY)
                                .or(() -> riding.map(SealPlace.Riding::centreY))
                                .orElse(null),
                        request.place() instanceof SealPlace.AtText text ? text.anchor() : null,
                        riding.map(SealPlace.Riding::largestGroup).orElse(null),
                        riding.map(SealPlace.Riding::edges)
                                .orElse(SignaturePlacement.Edges.RIGHT)
                                .name(),
                        request.place() instanceof SealPlace.Beside ? Boolean.TRUE : null,
                        request.manner().look().name(),
                        request.manner().behind().name(),
                        request.purpose(),
                        request.template(),
                        requester.user(),
                        requester.township(),
                        requester.terminal(),
                        TownshipTables.timestamp(parts.clock().instant())))
                .update();
        if (inserted == 0) {
            return requests.byKey(township(request, seal), request.idempotencyKey())
                    .map(known -> same(known, request))
                    .orElseThrow(() -> new KeyReused(request.idempotencyKey()));
        }
        Row row = requests.get(id);
        log.append(
                request.seal(),
                Line.of(SealEvent.USE_REQUESTED, requester)
                        .about(row.use(Optional.empty()))
                        .noting(request.purpose()));
        cover(id, request);
        return id;
    }

    /** Approves a request at once when a standing approval covers it. */
    private void cover(SealRequestId id, SealRequest request) {
        standing.covering(request).ifPresent(cover -> {
            requests.update(id, "state = 'APPROVED', standing = ?, rule = ?", cover.id(), cover.rule());
            Row covered = requests.get(id);
            log.append(
                    request.seal(),
                    Line.of(SealEvent.USE_COVERED, request.requester())
                            .about(covered.use(Optional.empty()))
                            .noting(cover.rule()));
        });
    }

    @Override
    public void approve(SealRequestId id, Officer approver) {
        decide(id, approver, row -> {
            requests.update(id, "state = 'APPROVED', approver = ?", approver.user());
            return Line.of(SealEvent.USE_APPROVED, approver);
        });
    }

    @Override
    public void reject(SealRequestId id, String reason, Officer approver) {
        Words.line("reason", reason, 200);
        decide(id, approver, row -> {
            requests.update(id, "state = 'REJECTED', approver = ?", approver.user());
            return Line.of(SealEvent.USE_REJECTED, approver).noting(reason);
        });
    }

    private interface Decision {
        Line take(Row row);
    }

    private void decide(SealRequestId id, Officer approver, Decision decision) {
        Row asked = tables.alone(approver.township(), () -> requests.get(id));
        SealId seal = asked.request().seal();
        try {
            tables.alone(approver.township(), () -> {
                Row row = requests.locked(id);
                if (!seals.get(seal).ownedBy(approver)) {
                    throw new NotForOfficer(seal);
                }
                if (approver.is(row.request().requester().user())) {
                    throw new SamePerson("request", "approve");
                }
                require(row, EnumSet.of(SealRequestState.REQUESTED));
                Line line = decision.take(row);
                log.append(seal, line.about(requests.get(id).use(Optional.empty())));
                return id;
            });
        } catch (SigningException refused) {
            sealing.logRefusal(asked, approver, refused);
            throw refused;
        }
    }

    @Override
    public SealedPaper seal(SealRequestId id, Path pdf, Officer operator) {
        byte[] document = PaperStage.read(pdf);
        return new UseLock(parts.database())
                .within(id.value(), () -> sealing.seal(id, document, operator))
                .orElseThrow(() -> new SealBusy(id));
    }

    @Override
    public void filed(SealRequestId id, Officer operator) {
        tables.as(operator.township(), () -> {
            Row row = requests.locked(id);
            require(row, EnumSet.of(SealRequestState.USED, SealRequestState.FILED));
            if (row.view().state() == SealRequestState.USED) {
                requests.update(
                        id,
                        "state = 'FILED', filed_at = ?",
                        TownshipTables.timestamp(parts.clock().instant()));
                log.append(
                        row.request().seal(),
                        Line.of(SealEvent.USE_FILED, operator)
                                .about(row.use(row.view().output())));
            }
            TownshipTables.afterCommit(() -> parts.stage().clear(id.value()));
            return id;
        });
    }

    @Override
    public int giveUp(String keyPrefix, String reason, Officer operator) {
        Words.line("reason", reason, 200);
        return tables.as(operator.township(), () -> {
            int given = 0;
            for (Row row : requests.unfiled(keyPrefix)) {
                if (parts.stage().owners(row.id().value()).isEmpty()) {
                    continue;
                }
                log.append(
                        row.request().seal(),
                        Line.of(SealEvent.USE_GIVEN_UP, operator)
                                .about(row.use(row.view().output()))
                                .noting(reason));
                TownshipTables.afterCommit(() -> parts.stage().clear(row.id().value()));
                given++;
            }
            return given;
        });
    }

    @Override
    public StandingApprovalId proposeStanding(StandingApproval approval, Officer requester) {
        return tables.alone(requester.township(), () -> {
            SealRows.Row seal = seals.get(approval.seal());
            if (!seal.ownedBy(requester)) {
                throw new NotForOfficer(approval.seal());
            }
            if (seal.seal().state() == SealState.CANCELLED) {
                throw new SealStateRefused(
                        approval.seal(), EnumSet.complementOf(EnumSet.of(SealState.CANCELLED)), SealState.CANCELLED);
            }
            StandingApprovalId id = new StandingApprovalId(RandomId.next(StandingApprovalId.PREFIX, parts.random()));
            standing.propose(id, approval, seal.seal().owner(), requester);
            return id;
        });
    }

    @Override
    public void approveStanding(StandingApprovalId id, Officer approver) {
        tables.alone(approver.township(), () -> {
            standing.approve(id, approver);
            return id;
        });
    }

    @Override
    public void withdrawStanding(StandingApprovalId id, Officer officer) {
        tables.alone(officer.township(), () -> {
            standing.withdraw(id, officer);
            return id;
        });
    }

    @Override
    public List<StandingView> standing(SealId seal, Officer reader) {
        return tables.as(reader.township(), () -> standing.of(seal));
    }

    @Override
    public List<SealRequestView> waiting(Officer officer) {
        return tables.as(
                officer.township(),
                () -> requests.in(SealRequestState.REQUESTED).stream()
                        .map(Row::view)
                        .toList());
    }

    @Override
    public SealRequestView find(SealRequestId id, Officer reader) {
        return tables.as(reader.township(), () -> requests.get(id).view());
    }

    @Override
    public SealRecovery recover(Officer operator) {
        return new SealUseRecovery(parts, tables, requests, sealing).run(operator);
    }

    @Override
    public List<SealUseFinding> check() {
        return new UsesCheck(tables, requests, log).check();
    }

    @Override
    public List<SealLogEntry> log(SealId id, Officer reader) {
        return tables.as(reader.township(), () -> {
            if (!seals.get(id).ownedBy(reader)) {
                throw new SealUnknown(id);
            }
            return log.read(id);
        });
    }

    static void require(Row row, Set<SealRequestState> expected) {
        if (!expected.contains(row.view().state())) {
            throw new RequestStateRefused(row.id(), expected, row.view().state());
        }
    }

    private void logAlone(SealId seal, Line line) {
        tables.alone(line.officer().township(), () -> {
            log.append(seal, line);
            return seal;
        });
    }
}
