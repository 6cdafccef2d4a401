package org.hudang.archive.completeness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hudang.archive.CommandRefused;
import org.hudang.archive.VisibleText;
import org.hudang.archive.volume.ItemKind;

/**
 * Materials tables of all businesses (材料清单): data of a region, docs/formats/materials-v1.md. A file that is wrong anywhere
 * is refused as a whole, with the place named; nothing in it is passed over.
 */
public final class Materials {
    private static final String FORMAT = "hudang-materials-1";
    private static final int MOST_ROWS = 100;
    private static final int MOST_NAME = 60;
    private static final Pattern PROGRAMME = Pattern.compile("[A-Z0-9]{2}");
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{1,39}");
    private static final Set<String> ROW =
            Set.of("id", "zh", "en", "kind", "need", "when", "unless", "per", "signers", "sealed", "basis");

    private final String version;
    private final LocalDate validFrom;
    private final Map<String, List<Material>> tables;

    private Materials(String version, LocalDate validFrom, Map<String, List<Material>> tables) {
        this.version = version;
        this.validFrom = validFrom;
        this.tables = Map.copyOf(tables);
    }

    /** The tables in the box: the national minimum and what local lists have added to it. */
    public static Materials standard() {
        try (InputStream in = Objects.requireNonNull(Materials.class.getResourceAsStream("materials-1.json"))) {
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
        JsonNode root;
        try {
            root = new ObjectMapper().readTree(json);
        } catch (IOException e) {
            throw new MaterialsRefused("materials", "JSON");
        }
        members("materials", root, Set.of("format", "version", "validFrom", "tables"));
        require(FORMAT.equals(root.path("format").asText()), "format", FORMAT);
        String version = text("version", root, 40);
        LocalDate from;
        try {
            from = LocalDate.parse(text("validFrom", root, 10));
        } catch (DateTimeException e) {
            throw new MaterialsRefused("validFrom", "yyyy-MM-dd");
        }
        require(root.path("tables").isArray() && !root.path("tables").isEmpty(), "tables", "[…]");
        Map<String, List<Material>> tables = new HashMap<>();
        int number = 0;
        for (JsonNode table : root.path("tables")) {
            table("tables[" + number++ + "]", table, tables);
        }
        return new Materials(version, from, tables);
    }

    private static void table(String at, JsonNode table, Map<String, List<Material>> tables) {
        members(at, table, Set.of("programmes", "business", "rows"));
        BusinessType business = word(BusinessType.class, at + ".business", table.path("business"), "");
        JsonNode rows = table.path("rows");
        require(rows.isArray() && !rows.isEmpty() && rows.size() <= MOST_ROWS, at + ".rows", "1–" + MOST_ROWS);
        List<Material> materials = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (JsonNode row : rows) {
            String where = at + ".rows[" + materials.size() + "]";
            Material material = row(where, row);
            require(ids.add(material.id()), where + ".id", "unique");
            materials.add(material);
        }
        require(table.path("programmes").isArray() && !table.path("programmes").isEmpty(), at + ".programmes", "[…]");
        for (JsonNode programme : table.path("programmes")) {
            require(PROGRAMME.matcher(programme.asText()).matches(), at + ".programmes", PROGRAMME.pattern());
            List<Material> twice = tables.put(key(programme.asText(), business), List.copyOf(materials));
            require(twice == null, at, "one table for each programme and business");
        }
    }

    private static Material row(String at, JsonNode row) {
        members(at, row, ROW);
        String id = text(at + ".id", row, 40);
        require(ID.matcher(id).matches(), at + ".id", ID.pattern());
        ItemKind kind;
        try {
            kind = new ItemKind(row.path("kind").asText(id));
        } catch (CommandRefused e) {
            throw new MaterialsRefused(at + ".kind", ID.pattern());
        }
        require(row.path("sealed").isMissingNode() || row.path("sealed").isBoolean(), at + ".sealed", "true | false");
        return new Material(
                id,
                text(at + ".zh", row, MOST_NAME),
                text(at + ".en", row, MOST_NAME),
                kind,
                word(Material.Need.class, at + ".need", row.path("need"), Material.Need.REQUIRED.name()),
                facts(at + ".when", row.path("when")),
                facts(at + ".unless", row.path("unless")),
                word(Material.Per.class, at + ".per", row.path("per"), Material.Per.HOUSEHOLD.name()),
                word(Material.Signers.class, at + ".signers", row.path("signers"), Material.Signers.NOBODY.name()),
                row.path("sealed").asBoolean(false),
                text(at + ".basis", row, MOST_NAME));
    }

    private static Set<Fact> facts(String at, JsonNode list) {
        require(list.isMissingNode() || list.isArray(), at, "[…]");
        EnumSet<Fact> facts = EnumSet.noneOf(Fact.class);
        for (JsonNode one : list) {
            facts.add(word(Fact.class, at, one, ""));
        }
        return facts;
    }

    private static <E extends Enum<E>> E word(Class<E> type, String at, JsonNode node, String otherwise) {
        try {
            return Enum.valueOf(type, node.asText(otherwise).toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new MaterialsRefused(at, String.join(" | ", names(type)));
        }
    }

    private static <E extends Enum<E>> List<String> names(Class<E> type) {
        return EnumSet.allOf(type).stream().map(Enum::name).toList();
    }

    /** The last part of the place is the member. */
    private static String text(String at, JsonNode object, int most) {
        JsonNode node = object.path(at.substring(at.lastIndexOf('.') + 1));
        String value = node.asText();
        require(
                node.isTextual() && !value.isBlank() && value.length() <= most && VisibleText.isLine(value),
                at,
                "1–" + most);
        return value;
    }

    /** A misspelt member would be a rule that is silently not asked for. */
    private static void members(String at, JsonNode object, Set<String> known) {
        require(object.isObject(), at, "{…}");
        object.fieldNames().forEachRemaining(name -> require(known.contains(name), at, name));
    }

    private static void require(boolean condition, String where, String rule) {
        if (!condition) {
            throw new MaterialsRefused(where, rule);
        }
    }

    private static String key(String programme, BusinessType business) {
        return programme + "/" + business;
    }

    /** Name of this edition, shown with every checklist. */
    public String version() {
        return version;
    }

    /** First day on which cases are measured by it. */
    public LocalDate validFrom() {
        return validFrom;
    }

    /** Programme and business of each table, as {@code DB-NEW}. */
    public Set<String> businesses() {
        return tables.keySet().stream().map(key -> key.replace('/', '-')).collect(Collectors.toSet());
    }

    /** The rows for this business; empty when no table speaks of it. */
    public Optional<List<Material>> rows(String programme, BusinessType business) {
        return Optional.ofNullable(tables.get(key(programme, business)));
    }

    /** Every row of every table. */
    public List<Material> all() {
        return tables.values().stream().flatMap(List::stream).toList();
    }
}
