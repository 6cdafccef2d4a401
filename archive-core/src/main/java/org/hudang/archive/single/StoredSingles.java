package org.hudang.archive.single;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.hudang.archive.Acting;
import org.hudang.archive.CommandRefused;
import org.hudang.archive.JournalBroken;
import org.hudang.archive.TownshipRefused;
import org.hudang.archive.completeness.BusinessType;
import org.hudang.archive.completeness.Materials;
import org.hudang.archive.completeness.NoMaterials;
import org.hudang.archive.desk.ArchiveParts;
import org.hudang.archive.desk.Commands;
import org.hudang.archive.desk.Database;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.single.SingleSet.Said;
import org.hudang.archive.single.SingleSet.State;
import org.hudang.archive.volume.VolumeId;

/** Switches in the catalogue. */
public final class StoredSingles implements SingleSets {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ENTER = "single.enter";
    private static final String APPROVE = "single.approve";
    private static final String OFF = "single.off";
    private static final String UNPLACED = "select v.id, v.programme, v.business, i.id as item, i.code"
            + " from archive.volume v join archive.item i on i.volume = v.id"
            + " where v.kind = 'APPROVAL' and not exists (select 1 from archive.paper_place p where p.item = i.id)";

    private final Database database;
    private final SwitchChain chain;
    private final Materials materials;
    private final Clock clock;
    private final ZoneId zone;

    public StoredSingles(ArchiveParts parts) {
        database = new Database(parts.source(), parts.transactions());
        chain = new SwitchChain(database.jdbc(), parts.cipher());
        materials = parts.materials();
        clock = parts.clock();
        zone = parts.zone();
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(zone));
    }

    @Override
    public List<SingleSet> all(Acting acting) {
        return database.within(acting.township(), () -> {
            Map<BusinessLine, State> states = states();
            return materials.businesses().stream()
                    .map(BusinessLine::parse)
                    .sorted()
                    .map(line -> found(line, states))
                    .toList();
        });
    }

    @Override
    public SingleSet of(BusinessLine line, Acting acting) {
        requireBusiness(line);
        return database.within(acting.township(), () -> found(line, states()));
    }

    @Override
    public SingleSet enter(BusinessLine line, Feasibility record, Acting acting) {
        requireBusiness(line);
        if (record.on().isAfter(today())) {
            throw new CommandRefused("on", "<= " + today());
        }
        return turned(line, acting, before -> {
            if (before.state() instanceof State.Waiting waiting
                    && waiting.record().equals(record)
                    && waiting.entered().by().equals(acting.user())) {
                return Optional.empty();
            }
            if (!(before.state() instanceof State.Off)) {
                throw new SwitchElsewhere(before);
            }
            return Optional.of(new Act(ENTER, json(record)));
        });
    }

    @Override
    public SingleSet approve(BusinessLine line, Acting acting) {
        requireBusiness(line);
        return turned(line, acting, before -> {
            if (!(before.state() instanceof State.Waiting waiting)) {
                throw new SwitchElsewhere(before);
            }
            if (waiting.entered().by().equals(acting.user())) {
                throw new SecondPersonNeeded(line);
            }
            return Optional.of(new Act(APPROVE, ""));
        });
    }

    @Override
    public SingleSet off(BusinessLine line, String reason, Acting acting) {
        requireBusiness(line);
        Commands.text("reason", reason, 200);
        return turned(line, acting, before -> {
            if (before.state() instanceof State.Off) {
                throw new SwitchElsewhere(before);
            }
            return Optional.of(new Act(OFF, reason));
        });
    }

    /** What is written down. */
    private record Act(String act, String why) {}

    /** Decides over the state under the lock; nothing is written when there is nothing to do. */
    private SingleSet turned(BusinessLine line, Acting acting, Function<SingleSet, Optional<Act>> decision) {
        if (!acting.township().equals(Acting.BUREAU)) {
            throw new TownshipRefused(acting.township());
        }
        return database.within(acting.township(), () -> {
            chain.lock();
            SingleSet before = found(line, states());
            Optional<Act> act = decision.apply(before);
            act.ifPresent(one -> chain.append(
                    clock.instant().truncatedTo(ChronoUnit.MICROS), acting.user(), one.act(), line, one.why()));
            return act.isPresent() ? found(line, states()) : before;
        });
    }

    private void requireBusiness(BusinessLine line) {
        if (materials.rows(line.programme(), line.business()).isEmpty()) {
            throw new NoMaterials(line.programme(), line.business());
        }
    }

    private static SingleSet found(BusinessLine line, Map<BusinessLine, State> states) {
        return new SingleSet(line, states.getOrDefault(line, new State.Off(Optional.empty())));
    }

    private Map<BusinessLine, State> states() {
        Map<BusinessLine, State> states = new HashMap<>();
        for (SwitchChain.Linked entry : chain.entries()) {
            Said said = new Said(entry.who(), entry.at(), entry.act().equals(ENTER) ? "" : entry.why());
            BusinessLine line = BusinessLine.parse(entry.line());
            states.compute(line, (one, before) -> after(Optional.ofNullable(before), entry, said));
        }
        return states;
    }

    private static State after(Optional<State> before, SwitchChain.Linked entry, Said said) {
        if (entry.act().equals(ENTER)) {
            return new State.Waiting(record(entry.why()), said);
        }
        return entry.act().equals(APPROVE) && before.orElse(null) instanceof State.Waiting waiting
                ? new State.On(waiting.record(), waiting.entered(), said)
                : new State.Off(Optional.of(said));
    }

    private static String json(Feasibility record) {
        return JSON.createObjectNode()
                .put("assessor", record.assessor())
                .put("on", record.on().toString())
                .put("conclusion", record.conclusion())
                .put("document", record.document())
                .toString();
    }

    private static Feasibility record(String json) {
        try {
            JsonNode record = JSON.readTree(json);
            return new Feasibility(
                    record.path("assessor").asText(),
                    LocalDate.parse(record.path("on").asText()),
                    record.path("conclusion").asText(),
                    record.path("document").asText());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("written here, and its hash is right", e);
        }
    }

    @Override
    public Map<VolumeId, List<ToPlace>> toPlace(HouseholdNumber household, Acting acting) {
        return unplaced("v.household", household.value(), acting);
    }

    @Override
    public List<ToPlace> toPlace(VolumeId volume, Acting acting) {
        return unplaced("v.id", volume.value(), acting).getOrDefault(volume, List.of());
    }

    private Map<VolumeId, List<ToPlace>> unplaced(String column, String value, Acting acting) {
        return database.within(acting.township(), () -> {
            Map<BusinessLine, State> states = states();
            Map<VolumeId, List<ToPlace>> found = new LinkedHashMap<>();
            database.jdbc()
                    .sql(UNPLACED + " and " + column + " = ? order by v.opened_at, v.id, i.number")
                    .param(value)
                    .query(row -> {
                        BusinessLine line = new BusinessLine(
                                row.getString("programme"), BusinessType.valueOf(row.getString("business")));
                        if (!found(line, states).isOn()) {
                            found.computeIfAbsent(new VolumeId(row.getString("id")), id -> new ArrayList<>())
                                    .add(new ToPlace(row.getString("item"), row.getString("code")));
                        }
                    });
            return found;
        });
    }

    @Override
    public Optional<JournalBroken> verify() {
        return database.within(Acting.BUREAU, chain::verify);
    }
}
