package org.hudang.archive.desk;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hudang.archive.CheckReport.Finding;
import org.hudang.archive.CheckReport.Kind;
import org.hudang.archive.store.Inventory;
import org.hudang.archive.store.ObjectName;
import org.hudang.archive.store.StorageRoot;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Compares the reports that lie in a volume with those of the catalogue. */
final class FiledReports {
    private static final Pattern REPORT = Pattern.compile("inspection-(gd|yj|cq)-([1-9]\\d{0,8})\\.json");

    private final StorageRoot store;
    private final JdbcClient jdbc;

    FiledReports(StorageRoot store, JdbcClient jdbc) {
        this.store = store;
        this.jdbc = jdbc;
    }

    List<Finding> compare(ObjectName object, Inventory inventory) {
        List<Finding> findings = new ArrayList<>();
        for (String path : inventory.state().keySet()) {
            Matcher report = REPORT.matcher(path);
            if (report.matches() && !isKept(object, inventory, path, report)) {
                findings.add(new Finding(Kind.CATALOGUE_DIFFERS, object.id() + " " + path, "", ""));
            }
        }
        return findings;
    }

    private boolean isKept(ObjectName object, Inventory inventory, String path, Matcher report) {
        Optional<String> kept = jdbc.sql(
                        "select report from archive.inspection where volume = ? and stage = ? and number = ?")
                .params(
                        object.volume().value(),
                        report.group(1).toUpperCase(Locale.ROOT),
                        Integer.parseInt(report.group(2)))
                .query(String.class)
                .optional();
        String filed = new String(store.readSmall(object, inventory, path), StandardCharsets.UTF_8);
        return kept.filter(filed::equals).isPresent();
    }
}
