package org.hudang.archive.life;

import org.hudang.archive.ArchiveException;

/** The new township used an idempotency key of the household for something else: one of the two answers would be lost. */
public final class KeysCollide extends ArchiveException {
    KeysCollide() {
        super("AR-321");
    }
}
