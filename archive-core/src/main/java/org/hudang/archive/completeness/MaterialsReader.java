package org.hudang.archive.completeness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hudang.archive.CommandRefused;
import org.hudang.archive.VisibleText;
import org.hudang.archive.volume.ItemKind;

/** Reads materials tables, docs/formats/materials-v2.md, of its version and of the one before. */
final class MaterialsReader {
    private static final String FORMAT = "hudang-materials-2";
    private static final String OLD_FORMAT = "hudang-materials-1";
    private static final int MOST_ROWS = 100;
    private static final int MOST_NAME = 60;
    private static final int MOST_SEALS = 4;
    private static final Pattern PROGRAMME = Pattern.compile("[A-Z0-9]{2}");
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{1,39}");
    private static final Set<String> ROW =
            Set.of("id", "zh", "en", "kind", "need", "when", "unless", "per", "signers", "basis");
    private static final String SEALED = "sealed";
    private static final String SEALS = "seals";
    private static final String RELIEF = "relief";
    private static final Set<Fact> OF_DAILY = EnumSet.of(Fact.CHANGE_FILED, Fact.STOP_FILED, Fact.RELIEF_STOPPED);

    private final boolean old;
    private final Map<String, List<Material>> tables = new HashMap<>();

    private MaterialsReader(boolean old) {
        this.old = old;
    }

    /** Tables by programme and business, as {@code DB/NEW} and {@code RC/DAILY}. */
    static Materials read(String json) {
        JsonNode root;
        try {
            root = new ObjectMapper().readTree(json);
        } catch (IOException e) {
            throw new MaterialsRefused("materials", "JSON");
        }
        members("materials", root, Set.of("format", "version", "validFrom", "tables"));
        String format = root.path("format").asText();
        require(format.equals(FORMAT) || format.equals(OLD_FORMAT), "format", FORMAT);
        String version = text("version", root, 40);
        LocalDate from;
        try {
            from = LocalDate.parse(text("validFrom", root, 10));
        } catch (DateTimeException e) {
            throw new MaterialsRefused("validFrom", "yyyy-MM-dd");
        }
        require(root.path("tables").isArray() && !root.path("tables").isEmpty(), "tables", "[…]");
        MaterialsReader reader = new MaterialsReader(format.equals(OLD_FORMAT));
        int number = 0;
        for (JsonNode table : root.path("tables")) {
            reader.table("tables[" + number++ + "]", table);
        }
        return new Materials(version, from, reader.tables);
    }

    private void table(String at, JsonNode table) {
        members(at, table, Set.of("programmes", "business", "rows"));
        String business = business(at + ".business", table.path("business"));
        JsonNode rows = table.path("rows");
        require(rows.isArray() && !rows.isEmpty() && rows.size() <= MOST_ROWS, at + ".rows", "1–" + MOST_ROWS);
        List<Material> materials = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (JsonNode row : rows) {
            String where = at + ".rows[" + materials.size() + "]";
            Material material = row(where, row, business.equals(Materials.DAILY));
            require(ids.add(material.id()), where + ".id", "unique");
            materials.add(material);
        }
        for (String programme : programmes(at + ".programmes", table.path("programmes"))) {
            List<Material> twice = tables.put(programme + "/" + business, List.copyOf(materials));
            require(twice == null, at, "one table for each programme and business");
        }
    }

    private String business(String at, JsonNode word) {
        List<String> known = Stream.concat(
                        Stream.of(BusinessType.values()).map(Enum::name),
                        old ? Stream.<String>of() : Stream.of(Materials.DAILY))
                .toList();
        require(known.contains(word.asText()), at, String.join(" | ", known));
        return word.asText();
    }

    /** Each code as often as it stands there. */
    private static List<String> programmes(String at, JsonNode list) {
        require(list.isArray() && !list.isEmpty(), at, "[…]");
        List<String> codes = new ArrayList<>();
        for (JsonNode programme : list) {
            require(PROGRAMME.matcher(programme.asText()).matches(), at, PROGRAMME.pattern());
            codes.add(programme.asText());
        }
        return codes;
    }

    private Material row(String at, JsonNode row, boolean daily) {
        Set<String> known = new TreeSet<>(ROW);
        known.addAll(old ? Set.of(SEALED) : daily ? Set.of(SEALS, RELIEF) : Set.of(SEALS));
        members(at, row, known);
        String id = text(at + ".id", row, 40);
        require(ID.matcher(id).matches(), at + ".id", ID.pattern());
        ItemKind kind;
        try {
            kind = new ItemKind(row.path("kind").asText(id));
        } catch (CommandRefused e) {
            throw new MaterialsRefused(at + ".kind", ID.pattern());
        }
        Material.Per per = word(Material.Per.class, at + ".per", row.path("per"), Material.Per.HOUSEHOLD.name());
        require(daily || per != Material.Per.QUARTER, at + ".per", Materials.DAILY);
        return new Material(
                id,
                text(at + ".zh", row, MOST_NAME),
                text(at + ".en", row, MOST_NAME),
                kind,
                word(Material.Need.class, at + ".need", row.path("need"), Material.Need.REQUIRED.name()),
                facts(at + ".when", row.path("when"), daily),
                facts(at + ".unless", row.path("unless"), daily),
                row.has(RELIEF) ? Set.copyOf(programmes(at + "." + RELIEF, row.path(RELIEF))) : Set.of(),
                per,
                word(Material.Signers.class, at + ".signers", row.path("signers"), Material.Signers.NOBODY.name()),
                old ? sealed(at, row.path(SEALED)) : seals(at + "." + SEALS, row.path(SEALS)),
                text(at + ".basis", row, MOST_NAME));
    }

    private static List<AskedSeal> sealed(String at, JsonNode sealed) {
        require(sealed.isMissingNode() || sealed.isBoolean(), at + "." + SEALED, "true | false");
        return sealed.asBoolean(false) ? List.of(AskedSeal.ANY) : List.of();
    }

    private static List<AskedSeal> seals(String at, JsonNode list) {
        require(
                list.isMissingNode() || (list.isArray() && list.size() >= 1 && list.size() <= MOST_SEALS),
                at,
                "[…] 1–" + MOST_SEALS);
        List<AskedSeal> seals = new ArrayList<>();
        for (JsonNode one : list) {
            String where = at + "[" + seals.size() + "]";
            members(where, one, Set.of("kinds", "owners"));
            AskedSeal seal = new AskedSeal(
                    words(AskedSeal.Kind.class, where + ".kinds", one.path("kinds")),
                    words(AskedSeal.Owner.class, where + ".owners", one.path("owners")));
            require(!seals.contains(seal), where, "unique");
            seals.add(seal);
        }
        return seals;
    }

    private static Set<Fact> facts(String at, JsonNode list, boolean daily) {
        Set<Fact> facts = words(Fact.class, at, list);
        facts.forEach(fact -> require(daily || !OF_DAILY.contains(fact), at, Materials.DAILY));
        return facts;
    }

    private static <E extends Enum<E>> Set<E> words(Class<E> type, String at, JsonNode list) {
        require(list.isMissingNode() || list.isArray(), at, "[…]");
        EnumSet<E> words = EnumSet.noneOf(type);
        for (JsonNode one : list) {
            words.add(word(type, at, one, ""));
        }
        return words;
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
}
