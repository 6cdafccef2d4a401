package org.hudang.archive;

/** Stored bytes do not have the digest that was recorded for them. */
public final class ContentDamaged extends ArchiveException {
    public ContentDamaged(String where, String expected, String found) {
        super("AR-010", where, expected, found);
    }
}
