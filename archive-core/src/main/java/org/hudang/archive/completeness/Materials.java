package org.hudang.archive.completeness;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hudang.archive.volume.VolumeKind;

/**
 * Materials tables of all businesses and of daily management (材料清单): data of a region, docs/formats/materials-v2.md. A file
 * that is wrong anywhere is refused as a whole, with the place named; nothing in it is passed over.
 */
public final class Materials {
    /** What a table of daily management says instead of a business. */
    static final String DAILY = "DAILY";

    private final String version;
    private final LocalDate validFrom;
    private final Map<String, List<Material>> tables;

    Materials(String version, LocalDate validFrom, Map<String, List<Material>> tables) {
        this.version = version;
        this.validFrom = validFrom;
        this.tables = Map.copyOf(tables);
    }

    /** The tables in the box: the national minimum and what local lists have added to it. */
    public static Materials standard() {
        try (InputStream in = Objects.requireNonNull(Materials.class.getResourceAsStream("materials-2.json"))) {
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads tables.
     *
     * @throws MaterialsRefused naming what is wrong
     */
    public static Materials parse(String json) {
        return MaterialsReader.read(json);
    }

    /** Name of this edition, shown with every checklist. */
    public String version() {
        return version;
    }

    /** First day on which cases are measured by it. */
    public LocalDate validFrom() {
        return validFrom;
    }

    /** Programme and business of each table of cases, as {@code DB-NEW}. */
    public Set<String> businesses() {
        return tables.keySet().stream()
                .filter(key -> !isDaily(key))
                .map(key -> key.replace('/', '-'))
                .collect(Collectors.toSet());
    }

    /** The rows for this business; empty when no table speaks of it. */
    public Optional<List<Material>> rows(String programme, BusinessType business) {
        return Optional.ofNullable(tables.get(programme + "/" + business));
    }

    /** The rows for volumes of daily management (日常管理类); none when no table speaks of them. */
    public List<Material> daily(String programme) {
        return tables.getOrDefault(programme + "/" + DAILY, List.of());
    }

    /** Facts that people declare and on which something in volumes of this kind depends. */
    public Set<Fact> declared(VolumeKind kind) {
        EnumSet<Fact> facts = EnumSet.noneOf(Fact.class);
        tables.forEach((key, rows) -> {
            if (isDaily(key) == (kind == VolumeKind.DAILY)) {
                rows.forEach(row -> {
                    facts.addAll(row.when());
                    facts.addAll(row.unless());
                    if (row.signers() != Material.Signers.NOBODY) {
                        facts.add(Fact.REPRESENTED);
                    }
                });
            }
        });
        facts.removeIf(fact -> fact.source() != Fact.Source.PEOPLE);
        return facts;
    }

    /** Every row of every table. */
    public List<Material> all() {
        return tables.values().stream().flatMap(List::stream).toList();
    }

    private static boolean isDaily(String key) {
        return key.endsWith("/" + DAILY);
    }
}
