package org.hudang.archive;

/** Something that is no identifier of the kind asked for. */
public final class MalformedId extends ArchiveException {
    public MalformedId(String kind) {
        super("AR-001", kind);
    }
}
