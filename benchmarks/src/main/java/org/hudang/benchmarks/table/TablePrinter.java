package org.hudang.benchmarks.table;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hudang.benchmarks.table.RatioTable.Finding;
import org.hudang.benchmarks.table.RatioTable.Row;

/** Writes a table of ratios for people (aligned columns, Markdown) and for programs (JSON). */
public final class TablePrinter {
    private static final List<String> HEAD =
            List.of("group", "with", "operation", "ops/s", "± 99.9 %", "of floor", "CPU", "goal", "found", "answer");

    private static final String IMPOSSIBLE = "n/a";

    private TablePrinter() {}

    /** Columns aligned with spaces. */
    public static String text(RatioTable table) {
        List<List<String>> lines = lines(table);
        int[] widths = widths(lines);
        return lines.stream()
                .map(line -> IntStream.range(0, widths.length)
                        .mapToObj(column -> padded(line.get(column), widths[column], column))
                        .collect(Collectors.joining("  "))
                        .stripTrailing())
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** A table in Markdown. */
    public static String markdown(RatioTable table) {
        List<List<String>> lines = new ArrayList<>(lines(table));
        lines.add(
                1,
                IntStream.range(0, HEAD.size())
                        .mapToObj(column -> isNumber(column) ? "---:" : "---")
                        .toList());
        return lines.stream()
                .map(line -> "| " + String.join(" | ", line) + " |")
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** An object with the rows; numbers as they are, unrounded. */
    public static String json(RatioTable table) {
        ObjectNode root = new ObjectMapper().createObjectNode();
        ArrayNode rows = root.putArray("rows");
        for (Row row : table.rows()) {
            ObjectNode node = rows.addObject();
            node.put("group", row.operation().group());
            node.put("with", row.operation().with());
            node.put("operation", row.operation().name());
            row.perSecond()
                    .ifPresentOrElse(
                            speed -> put(node, "operationsPerSecond", speed), () -> node.put("impossible", true));
            row.share().ifPresent(share -> put(node, "shareOfFloor", share));
            row.cpuShare().ifPresent(share -> put(node, "cpuShareOfFloor", share));
            ArrayNode goals = node.putArray("goals");
            for (Finding finding : row.findings()) {
                ObjectNode goal = goals.addObject();
                goal.put("against", finding.goal().against());
                goal.put("atLeast", finding.goal().atLeast());
                put(goal, "found", finding.quotient());
                goal.put("answer", finding.answer().words());
            }
        }
        return root.toPrettyString() + "\n";
    }

    /** One line per growth that was measured. */
    public static String text(RatioTable table, List<Growth> all) {
        StringBuilder lines = new StringBuilder();
        for (Growth growth : all) {
            table.grown(growth).ifPresent(found -> lines.append(line(growth, found)));
        }
        return lines.toString();
    }

    private static String line(Growth growth, Estimate found) {
        return String.format(
                Locale.ROOT,
                "%s by %s, %s: %.2f%s times as long per byte as %s (at most %s: %s)%n",
                growth.small().group(),
                growth.small().name(),
                growth.large(),
                found.value(),
                Double.isNaN(found.error()) ? "" : String.format(Locale.ROOT, " ± %.2f", found.error()),
                growth.small().with(),
                plain(growth.atMost()),
                growth.judge(found).words());
    }

    private static void put(ObjectNode node, String name, Estimate estimate) {
        ObjectNode value = node.putObject(name);
        value.put("value", estimate.value());
        if (!Double.isNaN(estimate.error())) {
            value.put("error", estimate.error());
        }
    }

    private static List<List<String>> lines(RatioTable table) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(HEAD);
        for (Row row : table.rows()) {
            List<Finding> findings = row.findings();
            lines.add(line(row, findings.isEmpty() ? Optional.empty() : Optional.of(findings.get(0))));
            findings.stream().skip(1).forEach(finding -> lines.add(more(finding)));
        }
        return lines;
    }

    private static List<String> line(Row row, Optional<Finding> finding) {
        List<String> cells = new ArrayList<>(List.of(
                row.operation().group(),
                row.operation().with(),
                row.operation().name(),
                row.perSecond().map(speed -> number(speed.value())).orElse(IMPOSSIBLE),
                row.perSecond().map(TablePrinter::error).orElse(""),
                row.share().map(TablePrinter::percent).orElse(""),
                row.cpuShare().map(TablePrinter::percent).orElse("")));
        cells.addAll(finding.map(TablePrinter::goal).orElse(List.of("", "", "")));
        return cells;
    }

    private static List<String> more(Finding finding) {
        List<String> cells = new ArrayList<>(List.of("", "", "", "", "", "", ""));
        cells.addAll(goal(finding));
        return cells;
    }

    private static List<String> goal(Finding finding) {
        boolean share = finding.goal().against().equals(RatioTable.FLOOR);
        String wanted = share
                ? String.format(
                        Locale.ROOT, "≥ %.0f %% of floor", 100 * finding.goal().atLeast())
                : String.format(
                        Locale.ROOT,
                        "≥ %s × %s",
                        plain(finding.goal().atLeast()),
                        finding.goal().against());
        String found = share
                ? percent(finding.quotient())
                : String.format(Locale.ROOT, "%.1f ×", finding.quotient().value());
        return List.of(wanted, found, finding.answer().words());
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f", value);
    }

    private static String error(Estimate estimate) {
        return Double.isNaN(estimate.error())
                ? ""
                : String.format(Locale.ROOT, "%.0f %%", 100 * estimate.error() / estimate.value());
    }

    private static String percent(Estimate share) {
        String value = String.format(Locale.ROOT, "%.0f", 100 * share.value());
        return Double.isNaN(share.error())
                ? value + " %"
                : value + String.format(Locale.ROOT, " ± %.0f %%", 100 * share.error());
    }

    private static int[] widths(List<List<String>> lines) {
        return IntStream.range(0, HEAD.size())
                .map(column -> lines.stream()
                        .mapToInt(line -> line.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
    }

    private static String padded(String cell, int width, int column) {
        String space = " ".repeat(width - cell.length());
        return isNumber(column) ? space + cell : cell + space;
    }

    private static boolean isNumber(int column) {
        return column >= 3 && column <= 6;
    }
}
