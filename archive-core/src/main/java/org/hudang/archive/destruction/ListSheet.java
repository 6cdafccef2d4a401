package org.hudang.archive.destruction;

import org.hudang.archive.Acting;

/** Composes the sheet of a destruction list (销毁清册); a port. */
public interface ListSheet {
    /** Whole PDF, not sealed. */
    byte[] compose(DestructionList list, Acting acting);
}
