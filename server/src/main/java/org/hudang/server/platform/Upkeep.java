package org.hudang.server.platform;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hudang.archive.Acting;
import org.hudang.archive.Recovered;
import org.hudang.archive.Settled;
import org.hudang.archive.StoreDegraded;
import org.hudang.archive.volume.VolumeId;
import org.hudang.search.IndexState;
import org.hudang.server.journal.JournalFinding;
import org.hudang.server.journal.Journals;
import org.hudang.signing.seal.Officer;

/**
 * What is done for an open house again and again: what a killed process left is brought to its end, the index is fed and made
 * anew, lists stay fresh, journals are witnessed. What fails is a trouble until it works again.
 */
public final class Upkeep {
    private static final String UNFINISHED_SEALINGS = "unfinished-sealings";
    private static final String UNFINISHED_FILINGS = "unfinished-filings";
    private static final String UNFILED_REPORTS = "unfiled-reports";
    private static final String UNFILED_CERTIFICATES = "unfiled-certificates";
    private static final String STUCK_FILINGS = "stuck-filings";
    /** A trouble that only a fresh process is free of. */
    static final String STORAGE = "storage";

    private static final String UNREADABLE_SECRETS = "unreadable-secrets";
    private static final String INDEX = "index";
    private static final String LISTS = "lists";
    private static final String REVOCATION_LISTS = "revocation-lists";
    private static final String JOURNAL_ROOT = "journal-root";
    private static final String JOURNAL_HEADS = "journal-heads";

    private final Rooms rooms;
    private final Troubles troubles;

    /**
     * What is kept in order.
     *
     * @param database connections of the application's role
     * @param troubles where what fails is told
     */
    record Rooms(
            HikariDataSource database,
            SigningRoom signing,
            CaseRooms cases,
            RecordKeeping records,
            SearchRoom search,
            Indexing indexing,
            Journals journals,
            Troubles troubles) {}

    Upkeep(Rooms rooms) {
        this.rooms = rooms;
        this.troubles = rooms.troubles();
    }

    /** One damaged file or seal log keeps neither the house closed nor the other duties undone. */
    void atOpening() {
        troubles.attend(UNFINISHED_SEALINGS, this::finishSealings);
        troubles.attend(UNFINISHED_FILINGS, this::finishFilings);
        rooms.cases().life().finishDestructions();
        troubles.attend(UNFILED_REPORTS, this::finishReports);
        troubles.attend(UNFILED_CERTIFICATES, this::finishCertificates);
        troubles.attend(LISTS, rooms.cases()::publishLists);
        rooms.records().attend();
        renewIndex();
        troubles.attend(INDEX, rooms.indexing()::feed);
    }

    /** The last duties of a house that closes. */
    void atClosing() {
        rooms.records().attend();
        troubles.attend(JOURNAL_ROOT, this::gather);
    }

    /**
     * Signs anew what is near its end: lists of withdrawn certificates of seals and people, trust and status lists. While one
     * of them cannot be signed, that is a trouble: verifiers stop believing lists that get old.
     */
    public void refreshLists() {
        Optional<RuntimeException> revoked = troubles.attend(REVOCATION_LISTS, () -> {
            var unused = rooms.signing().authority().crls();
        });
        Optional<RuntimeException> lists = troubles.attend(LISTS, rooms.cases()::publishLists);
        lists.or(() -> revoked).ifPresent(failure -> {
            revoked.filter(other -> other != failure).ifPresent(failure::addSuppressed);
            throw failure;
        });
    }

    /** Makes an index anew that is damaged or gone; at most one process does so at a time. */
    public void renewIndex() {
        troubles.attend("index-rebuild", () -> {
            if (needsRebuild()) {
                DatabaseLock.attempt(rooms.database(), "hudang.index-rebuild", () -> {
                    if (needsRebuild()) {
                        rooms.indexing().rebuild(rooms.search().feed());
                    }
                });
            }
        });
    }

    /** Makes the index anew although it looks good: it may have heard of more than a catalogue that was made anew knows. */
    public void remakeIndex() {
        DatabaseLock.attempt(
                rooms.database(),
                "hudang.index-rebuild",
                () -> rooms.indexing().rebuild(rooms.search().feed()));
    }

    /** A damaged index, one whose rebuild was not finished, or one that was never fed beside an archive that has households. */
    private boolean needsRebuild() {
        IndexState state = rooms.search().search().state();
        return switch (state.condition()) {
            case NEEDS_REBUILD -> true;
            case UNREACHABLE -> false;
            // growing although nobody holds the lock: its process is dead
            case REBUILDING -> rooms.search().shared();
            case READY ->
                state.fedAt().equals(Instant.EPOCH) && !rooms.indexing().isEmpty();
        };
    }

    /**
     * Brings to an end what a killed or failed process began: sealings and filings, each under its own lock. Both are
     * tried before the failure of one is told.
     */
    public void finishInterrupted() {
        Optional<RuntimeException> sealings = troubles.attend(UNFINISHED_SEALINGS, this::finishSealings);
        Optional<RuntimeException> filings = troubles.attend(UNFINISHED_FILINGS, this::finishFilings);
        rooms.cases().life().finishDestructions();
        // told as a trouble of its own: one report that cannot be sealed stops no filing
        troubles.attend(UNFILED_REPORTS, this::finishReports);
        troubles.attend(UNFILED_CERTIFICATES, this::finishCertificates);
        filings.or(() -> sealings).ifPresent(failure -> {
            sealings.filter(other -> other != failure).ifPresent(failure::addSuppressed);
            throw failure;
        });
    }

    private void finishReports() {
        var unused = rooms.cases().sealedReports().finish();
    }

    private void finishCertificates() {
        try {
            if (rooms.cases().reliefCertificates().finish() > 0) {
                rooms.cases().publishLists();
            }
        } finally {
            var unused = rooms.cases().copies().finish();
        }
    }

    private void finishSealings() {
        rooms.signing().seals().recover(new Officer("system", Officer.BUREAU, "local"));
    }

    /** Filings that can be neither completed nor given up are no failure of the duty, but they are told. */
    private void finishFilings() {
        List<Recovered.Stuck> stuck = rooms.cases().archive().recover().stuck();
        if (stuck.isEmpty()) {
            troubles.clear(STUCK_FILINGS);
        } else {
            troubles.note(STUCK_FILINGS, stuck.size() + " " + stuck.get(0).code());
        }
    }

    /** The disk of the archive can no longer be trusted by this process: told until it ends. */
    void degraded(StoreDegraded failure) {
        troubles.attend(STORAGE, () -> {
            throw failure;
        });
    }

    /** Gives up a stuck filing in somebody's name, and looks what is stuck now. */
    public Settled discardFiling(VolumeId volume, String reason, Acting acting) {
        Settled settled = rooms.cases().archive().discard(volume, reason, acting);
        Optional<RuntimeException> failure = troubles.attend(UNFINISHED_FILINGS, this::finishFilings);
        failure.ifPresent(e -> {
            throw e;
        });
        return settled;
    }

    /** Feeds the index; what waits in the outbox stays there when that fails. */
    public void feedIndex() {
        troubles.attend(INDEX, rooms.indexing()::feed);
    }

    /** Encrypts anew what still stands under an earlier key, as after a change of keys that was broken off. */
    public void renewSecrets() {
        int unreadable = rooms.cases().archive().keys().renew().unreadable().size();
        if (unreadable == 0) {
            troubles.clear(UNREADABLE_SECRETS);
        } else {
            troubles.note(UNREADABLE_SECRETS, String.valueOf(unreadable));
        }
    }

    /** Gathers the heads of all journals into a signed root; a head that cannot be taken is a trouble, no failure. */
    public void gatherHeads() {
        troubles.attend(JOURNAL_ROOT, this::gather).ifPresent(failure -> {
            throw failure;
        });
    }

    private void gather() {
        List<JournalFinding> refused = rooms.journals().gather();
        if (refused.isEmpty()) {
            troubles.clear(JOURNAL_HEADS);
        } else {
            troubles.note(JOURNAL_HEADS, refused.size() + " " + refused.get(0).wrong());
        }
    }

    /** What this house cannot do right now. */
    public Map<String, String> troubles() {
        Map<String, String> all = troubles.now();
        rooms.search().search().state().code().ifPresent(code -> all.put("search", code));
        if (!rooms.indexing().unread().isEmpty()) {
            all.put(
                    "papers-not-read-for-the-index",
                    String.valueOf(rooms.indexing().unread().size()));
        }
        return all;
    }
}
