package org.hudang.server.platform;

import org.hudang.archive.record.HouseholdRecords;
import org.hudang.archive.record.HouseholdRecords.Written;

/** The duty of writing down in the storage root what the catalogue knows beside the papers. */
public final class RecordKeeping {
    private static final String DUTY = "records";
    private static final String NOT_WRITTEN = "records-not-written";
    private static final int AT_ONCE = 500;

    private final HouseholdRecords records;
    private final Troubles troubles;

    RecordKeeping(HouseholdRecords records, Troubles troubles) {
        this.records = records;
        this.troubles = troubles;
    }

    /** Writes what is behind; a record that cannot be written keeps no other from being written, but it is told. */
    public void attend() {
        troubles.attend(DUTY, this::write);
    }

    private void write() {
        Written written = records.write(AT_ONCE);
        while (written.written() == AT_ONCE) {
            written = records.write(AT_ONCE);
        }
        if (written.failed().isEmpty()) {
            troubles.clear(NOT_WRITTEN);
        } else {
            troubles.note(
                    NOT_WRITTEN,
                    written.failed().size() + " " + written.failed().get(0).code());
        }
    }

    public HouseholdRecords records() {
        return records;
    }
}
