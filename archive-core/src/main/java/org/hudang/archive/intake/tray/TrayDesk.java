package org.hudang.archive.intake.tray;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.hudang.archive.Acting;
import org.hudang.archive.CommandRefused;
import org.hudang.archive.HouseholdUnknown;
import org.hudang.archive.KeyReused;
import org.hudang.archive.VisibleText;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.intake.Finding;
import org.hudang.archive.intake.IntakeCode;
import org.hudang.archive.journal.Entry;
import org.hudang.archive.volume.Filed;
import org.hudang.archive.volume.ItemId;

/** The tray over PostgreSQL and a folder. */
final class TrayDesk implements IntakeTray {
    private static final Pattern KEY = Pattern.compile("[!-~]{1,200}");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final int LONGEST_NAME = 200;
    private static final int MOST_OPEN = 500;
    /** Beside what uploads expect: their parts on the way, and what filing writes meanwhile. */
    private static final long MARGIN = 80L << 20;

    private final TrayParts parts;
    private final TrayDatabase database;
    private final TrayRows rows;
    private final TrayFolder folder;
    private final TrayExamination examination;
    private final TrayFilings filings;

    TrayDesk(TrayParts parts) {
        this.parts = parts;
        database = new TrayDatabase(parts.source(), parts.transactions());
        rows = new TrayRows(database.jdbc());
        folder = new TrayFolder(parts.folder(), parts.steps());
        examination = new TrayExamination(parts, database, rows, folder);
        filings = new TrayFilings(parts, database, rows, folder);
    }

    @Override
    public Upload begin(NewUpload wanted, Acting acting) {
        require(KEY.matcher(wanted.key()).matches(), "key", KEY.pattern());
        require(isPlain(wanted.name()), "name", "1-" + LONGEST_NAME);
        require(wanted.bytes() >= 1 && wanted.bytes() <= NewUpload.LARGEST, "bytes", "1-" + NewUpload.LARGEST);
        require(SHA256.matcher(wanted.sha256()).matches(), "sha256", SHA256.pattern());
        // room is the whole house's
        return database.within(Acting.BUREAU, () -> {
            // a household that is just moving is another's when this is answered
            String township = rows.townshipKept(wanted.household())
                    .filter(now -> acting.township().equals(Acting.BUREAU)
                            || acting.township().equals(now))
                    .orElseThrow(HouseholdUnknown::new);
            rows.queue();
            Optional<TrayRow> known = rows.ofKey(township, wanted.key());
            if (known.isPresent()) {
                return view(same(known.get(), wanted));
            }
            reserve(wanted);
            TrayRow row = TrayRow.begun(UploadId.next(parts.random()), wanted, township, acting.user(), now());
            rows.insert(row);
            return view(row);
        });
    }

    private static TrayRow same(TrayRow known, NewUpload wanted) {
        boolean same = known.household().equals(wanted.household())
                && known.name().equals(wanted.name())
                && known.bytes() == wanted.bytes()
                && known.sha256().equals(wanted.sha256());
        if (!same) {
            throw new KeyReused("upload");
        }
        return known;
    }

    private void reserve(NewUpload wanted) {
        if (rows.open(wanted.household()) >= MOST_OPEN) {
            throw new TrayFull(MOST_OPEN);
        }
        long needed = rows.expected() + wanted.bytes() + MARGIN;
        long free = parts.room().getAsLong();
        if (needed > free) {
            throw new NoRoomForUpload(needed, free);
        }
    }

    @Override
    public Upload put(UploadId id, Part part, InputStream bytes, Acting acting) {
        require(SHA256.matcher(part.sha256()).matches(), "sha256", SHA256.pattern());
        if (within(acting, () -> isThere(rows.find(id).orElseThrow(UploadUnknown::new), part))) {
            passOver(bytes, part);
            return within(acting, () -> view(rows.find(id).orElseThrow(UploadUnknown::new)));
        }
        try (TrayFolder.Arrived arrived = folder.arrive(id, part, bytes)) {
            return within(acting, () -> {
                TrayRow row = rows.lock(id).orElseThrow(UploadUnknown::new);
                if (!isThere(row, part)) {
                    folder.place(id, arrived);
                    rows.insert(row, part, now());
                }
                return view(row);
            });
        }
    }

    /** Whether this very part is there; refuses one that has no place. */
    private boolean isThere(TrayRow row, Part part) {
        if (!row.is("RECEIVING")) {
            throw new UploadClosed(row.state());
        }
        boolean fits = part.offset() >= 0
                && part.bytes() >= 1
                && part.bytes() <= Part.LONGEST
                && part.offset() <= row.bytes() - part.bytes();
        if (!fits) {
            throw new PartMisplaced(part.offset(), part.bytes(), row.bytes());
        }
        for (Part other : rows.parts(row.id())) {
            if (other.equals(part)) {
                return true;
            }
            if (other.offset() < part.end() && part.offset() < other.end()) {
                throw new PartOverlaps(part.offset(), part.bytes());
            }
        }
        return false;
    }

    /** Reads what is there already to its end, so that the sender's line stays usable. */
    private static void passOver(InputStream bytes, Part part) {
        try {
            bytes.skipNBytes(part.bytes());
        } catch (IOException e) {
            PartIncomplete incomplete = new PartIncomplete(part.bytes(), 0);
            incomplete.addSuppressed(e);
            throw incomplete;
        }
    }

    @Override
    public Upload complete(UploadId id, Acting acting) {
        return within(acting, () -> {
            TrayRow row = rows.lock(id).orElseThrow(UploadUnknown::new);
            if (row.is("RECEIVING")) {
                long received = rows.parts(id).stream().mapToLong(Part::bytes).sum();
                if (received != row.bytes()) {
                    throw new UploadIncomplete(row.bytes(), received);
                }
                rows.state(id, "WAITING", now());
            }
            return view(rows.find(id).orElseThrow(UploadUnknown::new));
        });
    }

    @Override
    public Optional<Upload> find(UploadId id, Acting acting) {
        return within(acting, () -> rows.find(id).map(this::view));
    }

    @Override
    public List<Upload> of(HouseholdNumber household, Acting acting) {
        return within(acting, () -> rows.of(household).stream().map(this::view).toList());
    }

    @Override
    public void drop(UploadId id, Acting acting) {
        UploadId gone = within(acting, () -> {
            TrayRow row = rows.lock(id).orElseThrow(UploadUnknown::new);
            if (row.is("FILED") || filings.isHeld(row)) {
                throw new UploadClosed(row.state());
            }
            rows.delete(id);
            if (row.is("WAITING", "READY", "QUARANTINED")) {
                parts.journal()
                        .append(
                                row.household(),
                                new Entry(acting.user(), "intake.drop", id.value(), "sha256:" + row.sha256(), "", ""));
            }
            return id;
        });
        folder.remove(gone);
    }

    @Override
    public Filed file(TrayFiling filing, Acting acting) {
        return filings.file(filing, acting);
    }

    @Override
    public boolean examineNext() {
        return examination.next();
    }

    @Override
    public int sweep(Instant unchangedSince) {
        List<UploadId> over = database.within(Acting.BUREAU, () -> rows.deleteOver(unchangedSince));
        over.forEach(folder::remove);
        int swept = over.size();
        for (UploadId id : folder.unchangedSince(now().minus(1, ChronoUnit.DAYS))) {
            // rows come before their folders, but for files of a ZIP, whose rows come within minutes
            boolean nobodys = database.within(
                    Acting.BUREAU,
                    () -> rows.find(id)
                            .filter(row -> !row.is("FILED", "REFUSED", "UNPACKED"))
                            .isEmpty());
            if (nobodys) {
                folder.remove(id);
                swept++;
            }
        }
        return swept;
    }

    /** An upload as it is shown; in a transaction that sees it. */
    private Upload view(TrayRow row) {
        Optional<Twin> twin = row.is("REFUSED", "FILED") ? Optional.empty() : rows.twin(row);
        List<Upload.Range> received =
                row.is("RECEIVING") ? joined(rows.parts(row.id())) : List.of(new Upload.Range(0, row.bytes()));
        return new Upload(
                row.id(),
                row.household(),
                row.name(),
                row.bytes(),
                row.sha256(),
                row.begunAt(),
                row.begunBy(),
                received,
                standing(row),
                twin,
                row.parent(),
                row.described().map(Manifest::described));
    }

    private Standing standing(TrayRow row) {
        List<Finding> findings = Findings.parse(row.found().findings());
        return switch (row.state()) {
            case "RECEIVING" -> new Standing.Receiving();
            case "WAITING" -> new Standing.Waiting();
            case "READY" -> new Standing.Ready(row.type(), row.found().pages(), findings);
            case "QUARANTINED" -> new Standing.Quarantined(row.type(), first(findings));
            case "REFUSED" -> new Standing.Refused(first(findings));
            case "UNPACKED" -> new Standing.Unpacked(rows.children(row.id()));
            default -> new Standing.Filed(new ItemId(row.item().orElseThrow()));
        };
    }

    private static Finding first(List<Finding> findings) {
        return findings.isEmpty() ? Finding.of(IntakeCode.UNREADABLE) : findings.get(0);
    }

    private static List<Upload.Range> joined(List<Part> parts) {
        List<Upload.Range> ranges = new ArrayList<>();
        for (Part part : parts) {
            int last = ranges.size() - 1;
            if (last >= 0 && ranges.get(last).to() == part.offset()) {
                ranges.set(last, new Upload.Range(ranges.get(last).from(), part.end()));
            } else {
                ranges.add(new Upload.Range(part.offset(), part.end()));
            }
        }
        return ranges;
    }

    private <T> T within(Acting acting, Supplier<T> work) {
        return database.within(acting.township(), work);
    }

    private Instant now() {
        return parts.clock().instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static boolean isPlain(String name) {
        return !name.isBlank()
                && name.length() <= LONGEST_NAME
                && VisibleText.isLine(name)
                && name.chars().noneMatch(point -> point == '/' || point == '\\');
    }

    private static void require(boolean right, String field, String rule) {
        if (!right) {
            throw new CommandRefused(field, rule);
        }
    }
}
