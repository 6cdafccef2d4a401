package org.hudang.archive.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hudang.archive.ArchiveBed.TOWN_A;
import static org.hudang.archive.ArchiveBed.filing;
import static org.hudang.archive.ArchiveBed.household;
import static org.hudang.archive.ArchiveBed.volume;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hudang.archive.Archive;
import org.hudang.archive.ArchiveBed;
import org.hudang.archive.CheckReport.Finding;
import org.hudang.archive.CheckReport.Kind;
import org.hudang.testbed.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every column of the catalogue changed behind our back, one after the other: the check sees it, or the database refuses it. */
class CatalogueLiesTest {
    private static final TestDatabase DATABASE = TestDatabase.migrated("archive");

    @TempDir
    private Path folder;

    private final TestDatabase database = ArchiveBed.emptied(DATABASE);

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    @Test
    void whatever_column_is_changed_the_check_says_so() {
        ArchiveBed bed = new ArchiveBed(database, folder, 17);
        Archive archive = bed.archive();
        archive.file(
                filing("f", volume(archive, "v", household(archive, "h", TOWN_A).number(), TOWN_A), "one", "two"),
                TOWN_A);
        bed.records().write(10);
        assertThat(findings(bed, archive)).isEmpty();
        List<String> unseen = new ArrayList<>();
        Map<String, Set<Kind>> seen = new HashMap<>();
        for (Column column : columns().toList()) {
            int changed;
            try {
                changed = bed.asOwner(column.lie());
            } catch (DataIntegrityViolationException refused) {
                continue;
            }
            assertThat(changed).as(column.toString()).isEqualTo(1);
            List<Finding> findings = findings(bed, archive);
            if (findings.isEmpty()) {
                unseen.add(column.toString());
            }
            findings.forEach(finding -> seen.computeIfAbsent(column.toString(), any -> new java.util.HashSet<>())
                    .add(finding.kind()));
            bed.asOwner(column.undone());
            assertThat(findings(bed, archive)).as("undone: " + column).isEmpty();
        }

        assertThat(unseen).isEmpty();
        assertThat(seen)
                .containsKeys("item.title", "member.name", "rendition.sha256", "household.address", "member.birth");
        assertThat(seen.get("item.title")).containsExactly(Kind.CATALOGUE_DIFFERS);
    }

    /** What the files beside the papers and the record of the household say. */
    private static List<Finding> findings(ArchiveBed bed, Archive archive) {
        List<Finding> findings = new ArrayList<>(archive.check().findings());
        findings.addAll(bed.records().check());
        return findings;
    }

    private record Column(String table, String name, String type) {
        /** Changes the first row, and keeps what it was. */
        String lie() {
            if (mayBeEmpty()) {
                return "update archive.item set member = (select min(id) from archive.member)" + FIRST.formatted(table);
            }
            if (isOfTheDestroyed()) {
                return "update archive.volume set destroyed_at = now()" + FIRST.formatted(table);
            }
            String other = switch (type) {
                case "integer", "bigint" -> name + " + 1";
                case "boolean" -> "not " + name;
                case "date" -> name + " + 1";
                case "timestamp with time zone" -> name + " + interval '1 hour'";
                case "bytea" -> "set_byte(" + name + ", 0, get_byte(" + name + ", 0) # 1)";
                default -> name + " || 'x'";
            };
            return "update archive." + table + " set " + name + " = " + other + FIRST.formatted(table);
        }

        String undone() {
            if (mayBeEmpty()) {
                return "update archive.item set member = null" + LAST_CHANGED.formatted(table);
            }
            if (isOfTheDestroyed()) {
                return "update archive.volume set destroyed_at = null" + LAST_CHANGED.formatted(table);
            }
            String before = switch (type) {
                case "integer", "bigint" -> name + " - 1";
                case "boolean" -> "not " + name;
                case "date" -> name + " - 1";
                case "timestamp with time zone" -> name + " - interval '1 hour'";
                case "bytea" -> "set_byte(" + name + ", 0, get_byte(" + name + ", 0) # 1)";
                default -> "left(" + name + ", -1)";
            };
            return "update archive." + table + " set " + name + " = " + before + LAST_CHANGED.formatted(table);
        }

        /** Empty for a volume that is there. */
        private boolean isOfTheDestroyed() {
            return toString().equals("volume.destroyed_at");
        }

        /** Papers of the whole household name no member. */
        private boolean mayBeEmpty() {
            return toString().equals("item.member");
        }

        @Override
        public String toString() {
            return table + "." + name;
        }

        private static final String FIRST = " where ctid = (select min(ctid) from archive.%s)";
        private static final String LAST_CHANGED =
                " where xmin::text::bigint = (select max(xmin::text::bigint) from archive.%s)";
    }

    private Stream<Column> columns() {
        return JdbcClient.create(database.owner())
                .sql("select table_name, column_name, data_type from information_schema.columns where table_schema ="
                        + " 'archive' and table_name in ('household', 'member', 'volume', 'item', 'rendition')"
                        + " order by table_name, ordinal_position")
                .query((row, i) -> new Column(row.getString(1), row.getString(2), row.getString(3)))
                .list()
                .stream();
    }
}
