package org.hudang.archive.intake.tray;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hudang.archive.Acting;
import org.hudang.archive.OpaqueId;
import org.hudang.archive.StoreFailed;
import org.hudang.archive.intake.ChildUnavailable;
import org.hudang.archive.intake.ContainerRefused;
import org.hudang.archive.intake.DocumentType;
import org.hudang.archive.intake.Examined;
import org.hudang.archive.intake.Finding;
import org.hudang.archive.intake.Intake;
import org.hudang.archive.intake.IntakeCode;
import org.hudang.archive.intake.PageNotRendered;
import org.hudang.archive.intake.PdfaCopies;

/** Looks at what came whole: is it what was announced, may it be filed, and what can be made of it. */
final class TrayExamination {
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final int MOST_TRIES = 3;

    private final TrayParts parts;
    private final TrayDatabase database;
    private final TrayRows rows;
    private final TrayFolder folder;

    TrayExamination(TrayParts parts, TrayDatabase database, TrayRows rows, TrayFolder folder) {
        this.parts = parts;
        this.database = database;
        this.rows = rows;
        this.folder = folder;
    }

    boolean next() {
        String claim = OpaqueId.next("clm", parts.random());
        Instant now = now();
        Optional<TrayRow> taken = database.within(Acting.BUREAU, () -> rows.claim(claim, now, now.plus(LEASE)));
        taken.ifPresent(row -> examine(row, claim));
        return taken.isPresent();
    }

    /** What becomes of an upload. */
    private record Outcome(String state, TrayRow.Found found, List<Child> children) {}

    /** A file of a ZIP that becomes an upload. */
    private record Child(UploadId id, NewUpload upload, Optional<String> described) {}

    private void examine(TrayRow row, String claim) {
        Outcome outcome;
        try {
            outcome = outcome(row);
        } catch (ChildUnavailable ours) {
            database.within(Acting.BUREAU, () -> {
                rows.giveBack(row.id(), claim, now().plus(PAUSE));
                return row;
            });
            throw ours;
        }
        boolean written = database.within(Acting.BUREAU, () -> {
            Instant now = now();
            boolean first = rows.found(row.id(), claim, outcome.state(), outcome.found(), now);
            if (first) {
                for (Child child : outcome.children()) {
                    rows.insert(TrayRow.unpacked(child.id(), child.upload(), row, now, child.described()));
                }
            }
            return first;
        });
        if (!written) {
            outcome.children().forEach(child -> folder.remove(child.id()));
        } else if (!outcome.state().equals("READY") && !outcome.state().equals("QUARANTINED")) {
            folder.remove(row.id());
        }
    }

    private Outcome outcome(TrayRow row) {
        if (row.tries() > MOST_TRIES) {
            // whoever looked at it did not live to tell
            return quarantined(
                    DocumentType.claimedBy(row.name()).orElse(DocumentType.TXT), Finding.of(IntakeCode.DIED));
        }
        folder.forgetParts(row.id());
        Path bytes = folder.bytes(row.id());
        if (folder.length(bytes) != row.bytes() || !folder.digest(bytes).equals(row.sha256())) {
            return refused(Finding.of(IntakeCode.OTHER_DIGEST));
        }
        Examined examined = parts.intake().examine(bytes, row.name());
        if (examined instanceof Examined.Refused no) {
            return refused(no.finding());
        }
        if (examined instanceof Examined.Quarantined kept) {
            return quarantined(kept.type(), kept.finding());
        }
        Examined.Accepted accepted = (Examined.Accepted) examined;
        return accepted.type() == DocumentType.ZIP ? unpacked(row, bytes) : ready(row, bytes, accepted);
    }

    private static Outcome refused(Finding why) {
        return new Outcome("REFUSED", found("", false, List.of(why)), List.of());
    }

    private static Outcome quarantined(DocumentType type, Finding why) {
        return new Outcome("QUARANTINED", found(type.name(), true, List.of(why)), List.of());
    }

    private static TrayRow.Found found(String type, boolean quarantined, List<Finding> findings) {
        return new TrayRow.Found(type, quarantined, 0, Findings.json(findings), Optional.empty(), Optional.empty());
    }

    private Outcome ready(TrayRow row, Path bytes, Examined.Accepted accepted) {
        List<Finding> warnings = new ArrayList<>(accepted.warnings());
        Optional<String> text = text(row.id(), accepted);
        Optional<String> pdfa = pdfa(row.id(), bytes, accepted.type(), warnings);
        TrayRow.Found found =
                new TrayRow.Found(accepted.type().name(), false, accepted.pages(), Findings.json(warnings), text, pdfa);
        return new Outcome("READY", found, List.of());
    }

    private Optional<String> text(UploadId id, Examined.Accepted accepted) {
        if (accepted.text().isBlank()) {
            return Optional.empty();
        }
        folder.write(folder.text(id), accepted.text().getBytes(StandardCharsets.UTF_8));
        return Optional.of(folder.digest(folder.text(id)));
    }

    /** Pictures and Office files get a copy for the long term; what cannot be copied is kept without it, and that is said; it may be made later. */
    private Optional<String> pdfa(UploadId id, Path bytes, DocumentType type, List<Finding> warnings) {
        if (!PdfaCopies.WANTED.contains(type)) {
            return Optional.empty();
        }
        Path target = folder.pdfa(id);
        folder.forget(target);
        try {
            parts.intake().pdfaCopies().copy(bytes, type, target);
            folder.force(target);
            return Optional.of(folder.digest(target));
        } catch (PageNotRendered notMade) {
            warnings.add(notMade.finding());
            return Optional.empty();
        }
    }

    /** The files of a ZIP lie in folders of their own, durably, before their rows are written together. */
    private Outcome unpacked(TrayRow zip, Path bytes) {
        List<Child> children = new ArrayList<>();
        try {
            List<Intake.Unpacked> files = new ArrayList<>(parts.intake().unpack(bytes, folder.unpacked(zip.id())));
            Optional<Manifest> manifest = manifest(files, zip);
            List<Manifest.Entry> entries = new ArrayList<>();
            for (Intake.Unpacked file : files) {
                if (folder.length(file.file()) == 0) {
                    return refused(Finding.of(IntakeCode.EMPTY));
                }
                entries.add(new Manifest.Entry(file.declaredName(), folder.digest(file.file())));
            }
            List<Described> described = manifest.isPresent() ? manifest.get().of(entries) : List.of();
            for (int i = 0; i < files.size(); i++) {
                children.add(child(
                        zip,
                        files.get(i),
                        entries.get(i),
                        described.isEmpty() ? Optional.empty() : Optional.of(described.get(i)),
                        i + 1));
            }
        } catch (ContainerRefused no) {
            return refused(no.finding());
        } catch (Manifest.Wrong no) {
            return refused(no.finding());
        } catch (IOException e) {
            throw new StoreFailed("tray", e);
        }
        return new Outcome("UNPACKED", found(DocumentType.ZIP.name(), false, List.of()), children);
    }

    /** Takes the manifest out of the files, when there is one. */
    private static Optional<Manifest> manifest(List<Intake.Unpacked> files, TrayRow zip)
            throws IOException, Manifest.Wrong {
        for (Intake.Unpacked file : files) {
            if (file.declaredName().equals(Manifest.NAME)) {
                files.remove(file);
                return Optional.of(Manifest.read(file.file(), zip.household()));
            }
        }
        return Optional.empty();
    }

    private Child child(
            TrayRow zip, Intake.Unpacked file, Manifest.Entry entry, Optional<Described> described, int number) {
        UploadId id = UploadId.next(parts.random());
        NewUpload upload = new NewUpload(
                zip.id() + "/" + number,
                zip.household(),
                file.declaredName(),
                folder.length(file.file()),
                entry.sha256());
        folder.adopt(id, file.file());
        return new Child(id, upload, described.map(Manifest::json));
    }

    private Instant now() {
        return parts.clock().instant().truncatedTo(ChronoUnit.MICROS);
    }
}
