package org.hudang.signing.seal;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hudang.signing.SigningException;
import org.hudang.signing.seal.RequestRows.Row;
import org.hudang.signing.seal.SealLogEntry.Use;
import org.hudang.signing.seal.SealUseFinding.Wrong;

/** Compares requests with the logs of their seals: one approved request, one output, told once. */
final class UsesCheck {
    private static final Set<SealEvent> OUTPUTS = EnumSet.of(SealEvent.USED, SealEvent.USE_ADOPTED);

    private final TownshipTables tables;
    private final RequestRows requests;
    private final SealLog log;

    UsesCheck(TownshipTables tables, RequestRows requests, SealLog log) {
        this.tables = tables;
        this.requests = requests;
        this.log = log;
    }

    List<SealUseFinding> check() {
        List<SealUseFinding> findings = new ArrayList<>();
        List<SealId> seals = tables.as(
                Officer.BUREAU,
                () -> tables.jdbc()
                        .sql("select id from signing.seal order by id")
                        .query((row, i) -> new SealId(row.getString(1)))
                        .list());
        for (SealId seal : seals) {
            findings.addAll(tables.as(Officer.BUREAU, () -> check(seal)));
        }
        return findings;
    }

    private List<SealUseFinding> check(SealId seal) {
        Map<SealRequestId, List<Use>> told = new LinkedHashMap<>();
        try {
            for (SealLogEntry entry : log.read(seal)) {
                if (OUTPUTS.contains(entry.event())) {
                    entry.use()
                            .ifPresent(use -> told.computeIfAbsent(use.request(), id -> new ArrayList<>())
                                    .add(use));
                }
            }
        } catch (SigningException broken) {
            return List.of(); // a broken chain is a finding of the journals
        }
        List<SealUseFinding> findings = new ArrayList<>();
        for (Row row : requests.used(seal)) {
            List<Use> uses = Optional.ofNullable(told.remove(row.id())).orElse(List.of());
            wrong(row, uses).ifPresent(what -> findings.add(new SealUseFinding(seal, row.id(), what)));
        }
        told.keySet().forEach(id -> findings.add(new SealUseFinding(seal, id, Wrong.NOT_USED)));
        return findings;
    }

    private static Optional<Wrong> wrong(Row row, List<Use> uses) {
        if (uses.isEmpty()) {
            return Optional.of(Wrong.UNTOLD);
        }
        if (uses.size() > 1) {
            return Optional.of(Wrong.TWICE);
        }
        return uses.get(0).after().equals(row.view().output()) ? Optional.empty() : Optional.of(Wrong.OTHER_OUTPUT);
    }
}
