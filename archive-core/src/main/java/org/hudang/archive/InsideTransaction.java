package org.hudang.archive;

/** Filing was called inside a transaction of the caller, whose rollback would not undo the files. */
public final class InsideTransaction extends ArchiveException {
    public InsideTransaction() {
        super("AR-007");
    }
}
