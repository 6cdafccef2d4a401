package org.hudang.archive.retention;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.hudang.archive.VisibleText;
import org.hudang.archive.completeness.Outcome;
import org.hudang.archive.volume.VolumeKind;

/**
 * The policy of a region (保管期限表), docs/formats/retention-v1.md. What falls below the national minimum, or leaves a volume
 * without a period, is refused as a whole with the place named.
 */
public final class RetentionPolicies {
    private static final String FORMAT = "hudang-retention-1";
    private static final String ANY = "*";
    private static final int MOST_ROWS = 100;

    /** RT-01: approval volumes at least 3 years after benefits stop, daily management at least 5. */
    private static final int LEAST_APPROVAL = 3;

    private static final int LEAST_DAILY = 5;
    private static final String ONCE = "one row for each kind, programme, outcome and day";
    private static final Pattern PROGRAMME = Pattern.compile("\\*|[A-Z0-9]{2}");
    private static final Pattern PERIOD = Pattern.compile("Y|D[1-9][0-9]?");
    private static final Set<String> ROW =
            Set.of("kind", "programme", "outcomes", "trigger", "period", "basis", "validFrom");
    private static final Pattern LINE = Pattern.compile(".{1,200}");

    private final String version;
    private final List<RetentionPolicy> rows;

    private RetentionPolicies(String version, List<RetentionPolicy> rows) {
        this.version = version;
        this.rows = List.copyOf(rows);
    }

    /** The policy in the box. */
    public static RetentionPolicies standard() {
        try (InputStream in = Objects.requireNonNull(RetentionPolicies.class.getResourceAsStream("retention-1.json"))) {
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a policy.
     *
     * @throws PolicyRefused naming what is wrong
     */
    public static RetentionPolicies parse(String json) {
        JsonNode root;
        try {
            root = new ObjectMapper().readTree(json);
        } catch (IOException e) {
            throw new PolicyRefused("retention", "JSON");
        }
        members("retention", root, Set.of("format", "version", "rows"));
        require(FORMAT.equals(root.path("format").asText()), "format", FORMAT);
        String version = line("version", root);
        JsonNode list = root.path("rows");
        require(list.isArray() && !list.isEmpty() && list.size() <= MOST_ROWS, "rows", "1–" + MOST_ROWS);
        List<RetentionPolicy> rows = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (JsonNode one : list) {
            rows.add(row("rows[" + rows.size() + "]", one, seen));
        }
        for (Outcome outcome : Outcome.values()) {
            require(seen.contains("APPROVAL * " + outcome), "rows", "APPROVAL * " + outcome);
        }
        require(seen.contains("DAILY *"), "rows", "DAILY *");
        return new RetentionPolicies(version, rows);
    }

    private static RetentionPolicy row(String at, JsonNode row, Set<String> seen) {
        members(at, row, ROW);
        VolumeKind kind = word(VolumeKind.class, at + ".kind", row.path("kind"));
        String programme = row.path("programme").asText();
        require(PROGRAMME.matcher(programme).matches(), at + ".programme", PROGRAMME.pattern());
        require(row.path("outcomes").isArray(), at + ".outcomes", "[…]");
        EnumSet<Outcome> outcomes = EnumSet.noneOf(Outcome.class);
        for (JsonNode outcome : row.path("outcomes")) {
            outcomes.add(word(Outcome.class, at + ".outcomes", outcome));
        }
        Trigger trigger = word(Trigger.class, at + ".trigger", row.path("trigger"));
        String period = row.path("period").asText();
        require(PERIOD.matcher(period).matches(), at + ".period", PERIOD.pattern());
        RetentionPolicy policy =
                new RetentionPolicy(kind, programme, outcomes, trigger, period, line(at, "basis", row), from(at, row));
        if (kind == VolumeKind.DAILY) {
            require(outcomes.isEmpty(), at + ".outcomes", "[]");
            require(trigger == Trigger.YEAR_END, at + ".trigger", "YEAR_END");
            least(at, policy, LEAST_DAILY);
            require(seen.add("DAILY " + programme + since(policy)), at, ONCE);
        } else {
            approval(at, policy, seen);
        }
        return policy;
    }

    private static Optional<LocalDate> from(String at, JsonNode row) {
        if (!row.has("validFrom")) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(row.path("validFrom").asText()));
        } catch (DateTimeException e) {
            throw new PolicyRefused(at + ".validFrom", "yyyy-MM-dd");
        }
    }

    private static String since(RetentionPolicy policy) {
        return policy.validFrom().map(day -> " " + day).orElse("");
    }

    /** Who received relief is never counted from anything but its end. */
    private static void approval(String at, RetentionPolicy policy, Set<String> seen) {
        require(!policy.outcomes().isEmpty(), at + ".outcomes", "[…]");
        require(policy.trigger() != Trigger.YEAR_END, at + ".trigger", "BENEFIT_STOP | DECISION");
        require(
                policy.trigger() == Trigger.BENEFIT_STOP || !policy.outcomes().contains(Outcome.CONFIRMED),
                at + ".trigger",
                "CONFIRMED: BENEFIT_STOP");
        least(at, policy, LEAST_APPROVAL);
        for (Outcome outcome : policy.outcomes()) {
            require(seen.add("APPROVAL " + policy.programme() + " " + outcome + since(policy)), at, ONCE);
        }
    }

    private static void least(String at, RetentionPolicy policy, int years) {
        require(policy.years().map(own -> own >= years).orElse(true), at + ".period", ">= D" + years);
    }

    /** Name of this edition. */
    public String version() {
        return version;
    }

    public List<RetentionPolicy> rows() {
        return rows;
    }

    /**
     * Rows of which one counts, in the order in which they are asked: those of the programme before those for all, the newest
     * first. The last one always counts.
     *
     * @param outcome how the case ended; empty for daily management
     * @param today rows that count from a later day are none yet
     */
    public List<RetentionPolicy> of(VolumeKind kind, String programme, Optional<Outcome> outcome, LocalDate today) {
        List<RetentionPolicy> found = new ArrayList<>(rows(kind, programme, outcome, today));
        found.addAll(rows(kind, ANY, outcome, today));
        if (found.isEmpty()) {
            throw new IllegalArgumentException(kind + " without outcome");
        }
        return found;
    }

    private List<RetentionPolicy> rows(VolumeKind kind, String programme, Optional<Outcome> outcome, LocalDate today) {
        return rows.stream()
                .filter(row -> row.kind() == kind && row.programme().equals(programme) && row.counts(today))
                .filter(row -> kind == VolumeKind.DAILY
                        || outcome.filter(row.outcomes()::contains).isPresent())
                .sorted(Comparator.comparing(
                                (RetentionPolicy row) -> row.validFrom().orElse(LocalDate.MIN))
                        .reversed())
                .toList();
    }

    private static <E extends Enum<E>> E word(Class<E> type, String where, JsonNode node) {
        return Arrays.stream(type.getEnumConstants())
                .filter(one -> one.name().equals(node.asText()))
                .findFirst()
                .orElseThrow(() -> new PolicyRefused(where, Arrays.toString(type.getEnumConstants())));
    }

    private static String line(String field, JsonNode node) {
        return line("", field, node);
    }

    private static String line(String at, String field, JsonNode node) {
        String where = at.isEmpty() ? field : at + "." + field;
        String text = node.path(field).asText();
        require(
                node.path(field).isTextual()
                        && VisibleText.isLine(text)
                        && LINE.matcher(text).matches(),
                where,
                "1–200");
        return text;
    }

    private static void members(String at, JsonNode node, Set<String> known) {
        require(node.isObject(), at, "{…}");
        node.fieldNames().forEachRemaining(name -> require(known.contains(name), at + "." + name, "not known"));
    }

    private static void require(boolean condition, String where, String rule) {
        if (!condition) {
            throw new PolicyRefused(where, rule);
        }
    }
}
