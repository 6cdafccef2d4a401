package org.hudang.signing.register;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.hudang.signing.seal.Officer;
import org.hudang.signing.seal.TownshipTables;
import org.hudang.signing.verify.ExpectedSigners;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Acts of signing and uses of seals whose papers are filed (签署登记), in PostgreSQL. Each row says which revision it began from
 * and which it left, so that a file is known by any revision in it and followed to the end it had when it was filed. What was
 * given up, or is not filed yet, is expected of nobody.
 */
public final class RegisteredSigners implements ExpectedSigners {
    /** More acts than a paper has; a chain that is longer is followed no further. */
    private static final int LONGEST = 500;

    private static final String ROWS = """
            select document, output, field, coalesce(shown_as, '*') as name from signing.personal_act
            where state = 'FILED' and (document = any(?) or output = any(?))
            union all
            select r.document, r.output, coalesce(r.field, 'seal_' || right(r.id, 12)), s.name
            from signing.seal_request r join signing.seal s on s.id = r.seal
            where r.state = 'FILED' and (r.document = any(?) or r.output = any(?))""";

    private final TownshipTables tables;

    /**
     * @param database connections of the application's role
     * @param transactions over the same connections
     */
    public RegisteredSigners(DataSource database, TransactionOperations transactions) {
        this.tables = new TownshipTables(database, transactions);
    }

    private record Row(String document, Expected act) {}

    @Override
    public List<Expected> of(List<String> revisions) {
        Set<String> inFile = Set.copyOf(revisions);
        return tables.as(Officer.BUREAU, () -> follow(inFile));
    }

    private List<Expected> follow(Set<String> inFile) {
        Map<String, Expected> found = new LinkedHashMap<>();
        Collection<String> from = inFile;
        while (!from.isEmpty() && found.size() < LONGEST) {
            Set<String> next = new HashSet<>();
            for (Row row : wayOfTheFile(rows(from), inFile)) {
                if (found.putIfAbsent(row.act().output(), row.act()) == null
                        && !inFile.contains(row.act().output())) {
                    next.add(row.act().output());
                }
            }
            from = next;
        }
        return List.copyOf(found.values());
    }

    /** Where the file went one way on from a revision, the other ways belong to other copies. */
    private static List<Row> wayOfTheFile(List<Row> rows, Set<String> inFile) {
        Set<String> wentOn = new HashSet<>();
        for (Row row : rows) {
            if (inFile.contains(row.act().output())) {
                wentOn.add(row.document());
            }
        }
        List<Row> kept = new ArrayList<>();
        for (Row row : rows) {
            if (inFile.contains(row.act().output()) || !wentOn.contains(row.document())) {
                kept.add(row);
            }
        }
        return kept;
    }

    private List<Row> rows(Collection<String> known) {
        String[] all = known.toArray(String[]::new);
        return tables.jdbc()
                .sql(ROWS)
                .params(all, all, all, all)
                .query((row, n) -> new Row(
                        row.getString("document"),
                        new Expected(row.getString("name"), row.getString("field"), row.getString("output"))))
                .list();
    }
}
