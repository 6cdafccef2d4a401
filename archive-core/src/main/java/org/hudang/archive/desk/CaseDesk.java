package org.hudang.archive.desk;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hudang.archive.Acting;
import org.hudang.archive.CommandRefused;
import org.hudang.archive.HouseholdBusy;
import org.hudang.archive.VolumeUnknown;
import org.hudang.archive.completeness.BusinessType;
import org.hudang.archive.completeness.Checklist;
import org.hudang.archive.completeness.Checklists;
import org.hudang.archive.completeness.Comparison;
import org.hudang.archive.completeness.Fact;
import org.hudang.archive.completeness.Materials;
import org.hudang.archive.completeness.NoMaterials;
import org.hudang.archive.completeness.Outcome;
import org.hudang.archive.completeness.PaperChecks;
import org.hudang.archive.completeness.PaperChecks.Paper;
import org.hudang.archive.completeness.ReliefTimes;
import org.hudang.archive.completeness.SheetMaker;
import org.hudang.archive.completeness.Surroundings;
import org.hudang.archive.completeness.VolumeCase;
import org.hudang.archive.completeness.VolumeClosed;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.inspection.Inspection;
import org.hudang.archive.volume.Filed;
import org.hudang.archive.volume.ItemView;
import org.hudang.archive.volume.Volume;
import org.hudang.archive.volume.VolumeId;
import org.hudang.archive.volume.VolumeKind;
import org.jspecify.annotations.Nullable;

/** Checklists over the catalogue; what changes where a case stands goes through {@link FilingDesk}. */
final class CaseDesk implements Checklists {
    private static final int TRIES = 3;

    private final Database database;
    private final Completion.Catalogue catalogue;
    private final FilingDesk filing;
    private final InspectionDesk inspections;
    private final Rules rules;

    CaseDesk(
            Database database,
            Completion.Catalogue catalogue,
            FilingDesk filing,
            InspectionDesk inspections,
            Rules rules) {
        this.inspections = inspections;
        this.database = database;
        this.catalogue = catalogue;
        this.filing = filing;
        this.rules = rules;
    }

    /** What cases are measured by. */
    record Rules(
            Materials materials, PaperChecks papers, ReliefTimes relief, SheetMaker sheets, Clock clock, ZoneId zone) {
        LocalDate today() {
            return LocalDate.now(clock.withZone(zone));
        }

        /** Cases beside this volume; only a volume of daily management is compared with others. */
        List<VolumeCase> cases(Volume volume, Supplier<List<Volumes.Row>> all) {
            return volume.kind() == VolumeKind.DAILY
                    ? all.get().stream()
                            .filter(row -> row.volume().kind() == VolumeKind.APPROVAL)
                            .map(row -> row.matter().matter())
                            .toList()
                    : List.of();
        }

        /** What is known beside this volume; to be asked outside of transactions. */
        Surroundings around(Volume volume, List<VolumeCase> cases, Set<String> keptBy, Acting acting) {
            return new Surroundings(
                    cases,
                    volume.kind() == VolumeKind.DAILY ? relief.of(volume.household(), acting) : List.of(),
                    keptBy);
        }
    }

    @Override
    public Materials materials() {
        return rules.materials();
    }

    @Override
    public Checklist of(VolumeId volume, Acting acting) {
        return seen(volume, acting).checklist(Optional.empty(), looking(acting));
    }

    @Override
    public Checklist atAGlance(VolumeId volume, Acting acting) {
        return seen(volume, acting).checklist(Optional.empty(), item -> new Paper.ByHand());
    }

    @Override
    public Checklist declare(String key, VolumeId volume, BusinessType business, Set<Fact> facts, Acting acting) {
        for (Fact fact : facts) {
            if (fact.source() != Fact.Source.PEOPLE) {
                throw new CommandRefused("facts", fact.name() + " = " + fact.source());
            }
        }
        VolumeCase after = new VolumeCase(business, facts, Optional.empty());
        CaseRow row = CaseRow.of(after);
        CaseTurn.Ask ask = new CaseTurn.Ask(key, volume, "declare", List.of(row.business(), row.facts()));
        turned(ask, acting, seen -> {
            requireOpen(seen);
            String why = (row.business() + " " + row.facts()).strip();
            return new CaseTurn(ask, after, "volume.declare", why, seen.version(), Map.of());
        });
        return of(volume, acting);
    }

    @Override
    public Closing close(Close command, Acting acting) {
        if (command.on().isAfter(rules.today())) {
            throw new CommandRefused("on", "<= " + rules.today());
        }
        String how = command.outcome() + " " + command.on();
        CaseTurn.Ask ask = new CaseTurn.Ask(command.key(), command.volume(), "close", List.of(how));
        List<Closing> refused = new ArrayList<>();
        List<Checklist> decided = new ArrayList<>();
        Optional<Filed> filed = turned(ask, acting, seen -> {
            requireOpen(seen);
            Checklist checklist = seen.checklist(Optional.of(command.outcome()), looking(acting));
            requireTable(checklist);
            decided.clear();
            decided.add(checklist);
            if (!checklist.complete()) {
                refused.add(new Closing.Incomplete(checklist));
                return null;
            }
            Map<String, byte[]> sheets = new HashMap<>();
            if (seen.version() > 0) {
                Inspection inspection = inspections.closing(checklist, acting);
                if (!inspection.failed().isEmpty()) {
                    refused.add(new Closing.Faulty(checklist, inspection));
                    return null;
                }
                sheets.putAll(InspectionDesk.sheet(inspection));
            }
            VolumeCase after = checklist.matter().closed(new VolumeCase.Ended(command.outcome(), command.on()));
            sheets.putAll(rules.sheets().sheets(command.volume(), after, acting));
            return new CaseTurn(ask, after, "volume.close", how, seen.version(), sheets);
        });
        if (filed.isEmpty()) {
            return refused.get(0);
        }
        return new Closing.Closed(filed.get().version(), decided.stream().findFirst());
    }

    @Override
    public Checklist reopen(String key, VolumeId volume, String reason, Acting acting) {
        Commands.reason(reason);
        CaseTurn.Ask ask = new CaseTurn.Ask(key, volume, "reopen", List.of(reason));
        turned(ask, acting, seen -> {
            if (!seen.row().matter().closed()) {
                throw new CommandRefused("volume", "closed");
            }
            VolumeCase after = seen.row().matter().matter().reopened();
            return new CaseTurn(ask, after, "volume.reopen", reason, seen.version(), Map.of());
        });
        return of(volume, acting);
    }

    /** Decides over a volume as it is; says nothing when there is nothing to file. */
    private interface Decision {
        @Nullable
        CaseTurn over(Seen seen);
    }

    /** Files what is decided; decides anew when the volume has moved on meanwhile. */
    private Optional<Filed> turned(CaseTurn.Ask ask, Acting acting, Decision decision) {
        Optional<Filed> earlier = filing.earlier(ask, acting);
        if (earlier.isPresent()) {
            return earlier;
        }
        for (int i = 0; i < TRIES; i++) {
            CaseTurn turn = decision.over(seen(ask.volume(), acting));
            if (turn == null) {
                return Optional.empty();
            }
            try {
                return Optional.of(filing.turn(turn, acting));
            } catch (CaseTurn.Stale moved) {
                // others filed or declared between the look and the lock
            }
        }
        throw new HouseholdBusy(0);
    }

    private void requireOpen(Seen seen) {
        if (seen.row().matter().closed()) {
            throw new VolumeClosed(seen.row().volume().code());
        }
    }

    private void requireTable(Checklist checklist) {
        if (checklist.table().isEmpty()) {
            throw new NoMaterials(
                    checklist.volume().programme(), checklist.matter().business());
        }
    }

    private Function<ItemView, Paper> looking(Acting acting) {
        return item -> rules.papers().judged(item, acting);
    }

    private Seen seen(VolumeId volume, Acting acting) {
        Found found = database.within(acting.township(), () -> {
            Volumes.Row row = catalogue.volumes().find(volume).orElseThrow(VolumeUnknown::new);
            HouseholdNumber household = row.volume().household();
            return new Found(
                    row,
                    catalogue.households().find(household).orElseThrow(),
                    catalogue.items().ofVolume(volume),
                    rules.cases(row.volume(), () -> catalogue.volumes().of(household)),
                    catalogue.households().keptBefore(household));
        });
        return new Seen(found, rules.around(found.row().volume(), found.cases(), found.keptBy(), acting), rules);
    }

    /** Rows of one moment. */
    private record Found(
            Volumes.Row row, Household household, List<ItemView> items, List<VolumeCase> cases, Set<String> keptBy) {}

    /** A volume at one moment, and what others know of its household. */
    private record Seen(Found found, Surroundings around, Rules rules) {
        Volumes.Row row() {
            return found.row();
        }

        int version() {
            return row().volume().version();
        }

        Checklist checklist(Optional<Outcome> outcome, Function<ItemView, Paper> papers) {
            return new Comparison(
                            found.household(),
                            row().volume(),
                            found.items(),
                            row().matter().matter(),
                            around,
                            rules.today())
                    .with(rules.materials(), outcome, papers);
        }
    }
}
