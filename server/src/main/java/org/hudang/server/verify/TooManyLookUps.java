package org.hudang.server.verify;

import java.time.Duration;
import org.hudang.server.platform.ServerException;

/** One source has looked up more than is answered in a minute; nothing was looked at. */
public final class TooManyLookUps extends ServerException {
    private final long seconds;

    TooManyLookUps(Duration pause) {
        this(Math.max(1, pause.plusMillis(999).toSeconds()));
    }

    private TooManyLookUps(long seconds) {
        super("SV-041", Long.toString(seconds));
        this.seconds = seconds;
    }

    /** After how many seconds it is looked at again. */
    public long seconds() {
        return seconds;
    }
}
