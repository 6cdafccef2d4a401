package org.hudang.archive.secret;

import java.nio.charset.StandardCharsets;

/**
 * Where a secret stands; bound into its encryption, so that a value moved to another place does not open.
 *
 * @param table schema and table, for example {@code archive.member}
 * @param column name of the column
 * @param row identifier of the row
 */
public record Place(String table, String column, String row) {
    byte[] associatedData() {
        return (table + "." + column + "." + row).getBytes(StandardCharsets.UTF_8);
    }
}
