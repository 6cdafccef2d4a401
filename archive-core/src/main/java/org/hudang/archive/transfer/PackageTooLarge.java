package org.hudang.archive.transfer;

import org.hudang.archive.ArchiveException;

/** There is more than one package may hold; nothing was made. */
public final class PackageTooLarge extends ArchiveException {
    /**
     * @param what {@code files} or {@code bytes}
     * @param found how many there are
     * @param most how many there may be
     */
    public PackageTooLarge(String what, long found, long most) {
        super("AR-400", what, found, most);
    }
}
