package org.hudang.archive.intake.tray;

import java.time.Instant;
import java.util.Optional;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.intake.DocumentType;

/**
 * An upload as its row has it.
 *
 * @param state word of its {@link Standing}
 * @param found what the examination found; empty members until then
 * @param hold the filing that has it
 */
record TrayRow(
        UploadId id,
        HouseholdNumber household,
        String township,
        String key,
        String name,
        long bytes,
        String sha256,
        String state,
        Instant begunAt,
        String begunBy,
        Instant changedAt,
        int tries,
        Found found,
        Optional<Hold> hold,
        Optional<String> item,
        Optional<UploadId> parent,
        Optional<String> described) {

    /**
     * What the examination found.
     *
     * @param type name of the document type; empty when it was not told
     * @param findings as JSON
     * @param text digest of the text that was read
     * @param pdfa digest of the PDF/A copy
     */
    record Found(
            String type,
            boolean quarantined,
            int pages,
            String findings,
            Optional<String> text,
            Optional<String> pdfa) {
        static final Found NOTHING = new Found("", false, 0, "[]", Optional.empty(), Optional.empty());
    }

    /** A filing that has the upload: its key, and since when. */
    record Hold(String filing, Instant since) {}

    /** An upload of which nothing has come yet. */
    static TrayRow begun(UploadId id, NewUpload wanted, String township, String user, Instant now) {
        return new TrayRow(
                id,
                wanted.household(),
                township,
                wanted.key(),
                wanted.name(),
                wanted.bytes(),
                wanted.sha256(),
                "RECEIVING",
                now,
                user,
                now,
                0,
                Found.NOTHING,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** A file of a ZIP, of which all has come. */
    static TrayRow unpacked(UploadId id, NewUpload file, TrayRow zip, Instant now, Optional<String> described) {
        return new TrayRow(
                id,
                file.household(),
                zip.township(),
                file.key(),
                file.name(),
                file.bytes(),
                file.sha256(),
                "WAITING",
                now,
                zip.begunBy(),
                now,
                0,
                Found.NOTHING,
                Optional.empty(),
                Optional.empty(),
                Optional.of(zip.id()),
                described);
    }

    /** The type that was found; only of an upload that may be filed. */
    DocumentType type() {
        return DocumentType.valueOf(found.type());
    }

    boolean is(String... states) {
        for (String one : states) {
            if (one.equals(state)) {
                return true;
            }
        }
        return false;
    }
}
