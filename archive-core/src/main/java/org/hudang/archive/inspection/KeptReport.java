package org.hudang.archive.inspection;

import java.nio.charset.StandardCharsets;
import org.hudang.archive.store.Digests;

/**
 * A report that is kept.
 *
 * @param json as it is kept, to the byte
 * @param sealed whether its sealed paper lies in the volume
 */
public record KeptReport(ReportId id, String json, boolean sealed) {
    /** What was found. */
    public Inspection inspection() {
        return InspectionReport.parse(json);
    }

    /** SHA-256 of the report as data, lower-case hexadecimal. */
    public String sha256() {
        return Digests.sha256(json.getBytes(StandardCharsets.UTF_8));
    }
}
