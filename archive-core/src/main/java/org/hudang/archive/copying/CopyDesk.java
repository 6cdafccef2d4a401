package org.hudang.archive.copying;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hudang.archive.Acting;
import org.hudang.archive.AnswerUncertain;
import org.hudang.archive.ArchiveException;
import org.hudang.archive.CommandRefused;
import org.hudang.archive.HouseholdBusy;
import org.hudang.archive.NoRoom;
import org.hudang.archive.StoreDegraded;
import org.hudang.archive.StoreFailed;
import org.hudang.archive.TooManyFilings;
import org.hudang.archive.copying.CopyRows.Due;
import org.hudang.archive.inspection.InspectionFailed;
import org.hudang.archive.intake.ChildUnavailable;
import org.hudang.archive.intake.DocumentType;
import org.hudang.archive.intake.IntakeCode;
import org.hudang.archive.intake.PageNotRendered;
import org.hudang.archive.intake.PdfaCopies;
import org.hudang.archive.volume.ContentSource;
import org.hudang.archive.volume.Filing;
import org.hudang.archive.volume.ItemView;
import org.hudang.archive.volume.NewCopy;
import org.hudang.archive.volume.NewRendition;
import org.hudang.archive.volume.RenditionRole;
import org.hudang.archive.volume.VolumeId;

/** Makes what is due and files it, one version of a volume for all that was made of it. */
final class CopyDesk implements LateCopies {
    private static final Acting COPIER = Acting.bureau("copying");
    private static final String EVENT = "format-migration";
    private static final int DIGITS_OF_KEY = 32;
    private static final int LONGEST_NAME = 250;

    /** What lies ready of one volume is filed when it is more than this. */
    private static final long AT_ONCE = 256L << 20;

    /** Papers with one of these get none: they have one, or pages that are not those of their original. */
    private static final Set<RenditionRole> NO_COPY =
            EnumSet.of(RenditionRole.PDFA, RenditionRole.PAGE_ORDER, RenditionRole.WORKING);

    /** What another try cannot change. */
    private static final Set<IntakeCode> FINAL = EnumSet.of(IntakeCode.OFFICE_HIDDEN, IntakeCode.NOT_RENDERABLE);

    private final CopyingParts parts;
    private final CopyRows rows;

    CopyDesk(CopyingParts parts) {
        this.parts = parts;
        this.rows = new CopyRows(parts);
    }

    @Override
    public synchronized Round round(int most, Duration longest) {
        Instant end = parts.clock().instant().plus(longest);
        Set<DocumentType> possible = parts.copies().types();
        Map<VolumeId, List<Due>> volumes = new LinkedHashMap<>();
        rows.due(mediaTypes(possible), most)
                .forEach(paper -> volumes.computeIfAbsent(paper.volume(), volume -> new ArrayList<>())
                        .add(paper));
        Tally tally = new Tally();
        for (List<Due> papers : volumes.values()) {
            if (goesOn(end, tally)) {
                copyAndFile(papers, end, tally);
            }
        }
        return new Round(tally.made, tally.failed, tally.hindered.or(() -> lackingProgram(possible)));
    }

    private boolean goesOn(Instant end, Tally tally) {
        return !tally.stopped
                && !Thread.currentThread().isInterrupted()
                && !parts.clock().instant().isAfter(end);
    }

    private Optional<String> lackingProgram(Set<DocumentType> possible) {
        EnumSet<DocumentType> missing = EnumSet.copyOf(PdfaCopies.WANTED);
        missing.removeAll(possible);
        return rows.waitingFor(mediaTypes(missing))
                .flatMap(DocumentType::ofMediaType)
                .map(type -> PdfaCopies.absent(type).code());
    }

    private static List<String> mediaTypes(Set<DocumentType> types) {
        return types.stream().map(DocumentType::mediaType).toList();
    }

    /** A copy that lies ready. */
    private record Made(Due paper, Path file) {
        NewCopy asCopy() {
            return new NewCopy(
                    paper.item(),
                    new NewRendition(
                            RenditionRole.PDFA,
                            name(paper.fileName()),
                            DocumentType.PDF.mediaType(),
                            ContentSource.of(file)));
        }
    }

    private void copyAndFile(List<Due> papers, Instant end, Tally tally) {
        try {
            Path folder = Files.createTempDirectory(parts.work(), "copies-");
            List<Made> ready = new ArrayList<>();
            try {
                long bytes = 0;
                for (Due paper : papers) {
                    if (!goesOn(end, tally)) {
                        break;
                    }
                    Optional<Path> copy = copied(paper, folder, tally);
                    if (copy.isPresent()) {
                        ready.add(new Made(paper, copy.get()));
                        bytes += Files.size(copy.get());
                    }
                    if (bytes > AT_ONCE) {
                        file(ready, tally);
                        clear(ready);
                        bytes = 0;
                    }
                }
                file(ready, tally);
            } finally {
                clear(ready);
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void clear(List<Made> ready) throws IOException {
        for (Made one : ready) {
            Files.deleteIfExists(one.file());
        }
        ready.clear();
    }

    private Optional<Path> copied(Due paper, Path folder, Tally tally) throws IOException {
        if (paper.tries() >= CopyRows.TRIES) {
            // each of them ended with the process that made it
            rows.givenUp(paper, IntakeCode.DIED.code());
            tally.failed++;
            return Optional.empty();
        }
        rows.begin(paper);
        Path original = folder.resolve("original");
        Path copy = folder.resolve(paper.item().value() + ".pdf");
        try {
            if (!fetched(paper, original, tally)) {
                return Optional.empty();
            }
            DocumentType type = DocumentType.ofMediaType(paper.mediaType()).orElseThrow();
            var unused = parts.copies().copy(original, type, copy);
            return Optional.of(copy);
        } catch (ChildUnavailable ours) {
            rows.postponed(paper, ours.finding().code().code());
            tally.hindered = Optional.of(ours.finding().code().code());
            tally.stopped = true;
        } catch (UncheckedIOException full) {
            hindered(paper, new StoreFailed("copies", Objects.requireNonNull(full.getCause())), tally);
        } catch (PageNotRendered no) {
            refused(paper, no.finding().code());
            tally.failed++;
        } catch (ArchiveException damaged) {
            rows.failed(paper, damaged.code());
            tally.failed++;
        } finally {
            Files.deleteIfExists(original);
        }
        return Optional.empty();
    }

    /** A disk that does not give the original back is the paper's trouble, one that takes nothing more the house's. */
    private boolean fetched(Due paper, Path original, Tally tally) {
        try (InputStream bytes = parts.archive().read(paper.original(), COPIER);
                OutputStream out = Files.newOutputStream(original)) {
            byte[] buffer = new byte[1 << 16];
            for (int n = read(bytes, buffer); n >= 0; n = read(bytes, buffer)) {
                out.write(buffer, 0, n);
            }
            return true;
        } catch (UncheckedIOException unreadable) {
            rows.failed(paper, IntakeCode.UNREADABLE.code());
            tally.failed++;
        } catch (IOException full) {
            hindered(paper, new StoreFailed("copies", full), tally);
        }
        return false;
    }

    private static int read(InputStream bytes, byte[] buffer) {
        try {
            return bytes.read(buffer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the house itself cannot do now it cannot do for others either. */
    private void hindered(Due paper, ArchiveException why, Tally tally) {
        rows.postponed(paper, why.code());
        tally.hindered = Optional.of(why.code());
        tally.stopped = true;
    }

    private void refused(Due paper, IntakeCode code) {
        if (FINAL.contains(code)) {
            rows.givenUp(paper, code.code());
        } else {
            rows.failed(paper, code.code());
        }
    }

    /** A copy that is refused takes no other along; what cannot be filed now is made again another time. */
    private void file(List<Made> ready, Tally tally) {
        if (ready.isEmpty()) {
            return;
        }
        try {
            parts.archive().file(filing(ready), COPIER);
            ready.forEach(one -> rows.made(one.paper().item()));
            tally.made += ready.size();
        } catch (InspectionFailed | CommandRefused no) {
            if (ready.size() > 1) {
                ready.forEach(one -> file(List.of(one), tally));
                return;
            }
            rows.failed(ready.get(0).paper(), no.code());
            tally.failed++;
        } catch (NoRoom | StoreDegraded e) {
            ready.forEach(one -> hindered(one.paper(), e, tally));
        } catch (HouseholdBusy | TooManyFilings | AnswerUncertain e) {
            ready.forEach(one -> rows.postponed(one.paper(), e.code()));
            tally.hindered = Optional.of(e.code());
        } catch (ArchiveException e) {
            // a volume that takes no version now may never take one
            ready.forEach(one -> rows.failed(one.paper(), e.code()));
            tally.failed += ready.size();
        }
    }

    private static Filing filing(List<Made> ready) {
        return new Filing(
                key(ready),
                ready.get(0).paper().volume(),
                EVENT,
                List.of(),
                Optional.empty(),
                ready.stream().map(Made::asCopy).toList());
    }

    /** The name as it came, for a PDF. */
    private static String name(String original) {
        int most =
                original.offsetByCodePoints(0, Math.min(original.codePointCount(0, original.length()), LONGEST_NAME));
        return original.substring(0, most) + ".pdf";
    }

    /** The same papers with the same try are the same filing. */
    private static String key(List<Made> ready) {
        String papers = ready.stream()
                .map(one -> one.paper().item() + " " + one.paper().tries())
                .collect(Collectors.joining("\n"));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(papers.getBytes(StandardCharsets.UTF_8));
            return "copy/" + HexFormat.of().formatHex(digest).substring(0, DIGITS_OF_KEY);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Optional<Standing> of(ItemView item, Acting acting) {
        Optional<DocumentType> type =
                DocumentType.ofMediaType(item.original().mediaType()).filter(PdfaCopies.WANTED::contains);
        if (type.isEmpty() || item.renditions().stream().anyMatch(file -> NO_COPY.contains(file.role()))) {
            return Optional.empty();
        }
        Optional<Standing> tried = rows.standing(item.id(), acting);
        if (tried.orElse(null) instanceof Standing.GivenUp) {
            return tried;
        }
        if (!parts.copies().types().contains(type.get())) {
            return Optional.of(
                    new Standing.Without(PdfaCopies.absent(type.get()).code()));
        }
        return Optional.of(tried.orElseGet(() -> new Standing.Waiting("")));
    }

    @Override
    public List<Lacking> lacking(int most, Acting acting) {
        return rows.lacking(mediaTypes(PdfaCopies.WANTED), most, acting);
    }

    private static final class Tally {
        private int made;
        private int failed;
        private Optional<String> hindered = Optional.empty();
        private boolean stopped;
    }
}
