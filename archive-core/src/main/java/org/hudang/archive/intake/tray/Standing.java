package org.hudang.archive.intake.tray;

import java.util.List;
import org.hudang.archive.intake.DocumentType;
import org.hudang.archive.intake.Finding;
import org.hudang.archive.volume.ItemId;

/** How far an upload has come. */
public sealed interface Standing {
    /** Stable word of the state, as rows and programs have it. */
    String word();

    /** Bytes are missing, or the sender has not said that all are there. */
    record Receiving() implements Standing {
        @Override
        public String word() {
            return "RECEIVING";
        }
    }

    /** All bytes are there; nobody has looked at them yet. */
    record Waiting() implements Standing {
        @Override
        public String word() {
            return "WAITING";
        }
    }

    /**
     * It may be filed.
     *
     * @param pages as counted; 0 for a file without fixed pages
     * @param warnings what a person should know
     */
    record Ready(DocumentType type, int pages, List<Finding> warnings) implements Standing {
        public Ready {
            warnings = List.copyOf(warnings);
        }

        @Override
        public String word() {
            return "READY";
        }
    }

    /** It may be filed, but only as an untouched original that is never shown (隔离存放). */
    record Quarantined(DocumentType type, Finding why) implements Standing {
        @Override
        public String word() {
            return "QUARANTINED";
        }
    }

    /** It is not taken in; nothing of it is kept. */
    record Refused(Finding why) implements Standing {
        @Override
        public String word() {
            return "REFUSED";
        }
    }

    /** A ZIP whose files are uploads of their own. */
    record Unpacked(int files) implements Standing {
        @Override
        public String word() {
            return "UNPACKED";
        }
    }

    /** It is a paper of the archive. */
    record Filed(ItemId item) implements Standing {
        @Override
        public String word() {
            return "FILED";
        }
    }

    /** Whether it can become a paper as it stands. */
    default boolean mayBeFiled() {
        return this instanceof Ready || this instanceof Quarantined;
    }
}
