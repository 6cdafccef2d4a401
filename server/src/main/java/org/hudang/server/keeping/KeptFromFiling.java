package org.hudang.server.keeping;

import java.time.Clock;
import org.hudang.archive.volume.ContinuationHandler;
import org.hudang.archive.volume.Filed;
import org.hudang.archive.volume.FiledItem;
import org.hudang.signing.longterm.KeepingRegister;

/** A use case that files signed papers: what it files is kept for long from the transaction on in which it is filed. */
public final class KeptFromFiling implements ContinuationHandler {
    private final ContinuationHandler files;
    private final KeepingRegister register;
    private final Clock clock;

    /**
     * @param files the use case
     * @param register where its papers are enlisted
     * @param clock of the house
     */
    public KeptFromFiling(ContinuationHandler files, KeepingRegister register, Clock clock) {
        this.files = files;
        this.register = register;
        this.clock = clock;
    }

    @Override
    public String name() {
        return files.name();
    }

    @Override
    public void apply(String json, Filed filed) {
        files.apply(json, filed);
        for (FiledItem item : filed.items()) {
            register.enlist(item.id().value(), clock.instant());
        }
    }
}
