package org.hudang.archive.intake;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hudang.archive.intake.child.Wire;

/** The intake of this house: children of one pool behind the door. */
final class IntakeDesk implements Intake, PageImages, PdfaCopies, PageAssembly {
    private static final long MAX_IMAGE = 64L << 20;
    private static final int MOST_PAGES = 10_000;
    private static final int COPY_TIMES = 4;
    private static final Duration LONGEST_COPY = Duration.ofMinutes(1);

    private final IntakeSettings settings;
    private final ChildPool children;
    private final Office office;
    private final Heif heif;

    IntakeDesk(IntakeSettings settings) {
        this.settings = settings;
        WorkFolder.sweep(settings.workDirectory());
        Sandbox sandbox = Sandbox.find();
        this.children = new ChildPool(settings, sandbox);
        String path = System.getenv().getOrDefault("PATH", "");
        this.office = Office.onPath(settings.workDirectory(), sandbox, path);
        this.heif = Heif.onPath(sandbox, path);
    }

    @Override
    public Examined examine(Path file, String declaredName) {
        return new Examination(settings, children, file).run(declaredName);
    }

    @Override
    public List<Unpacked> unpack(Path zip, Path folder) {
        return Unpacking.unpack(zip, folder);
    }

    @Override
    public PageImages pageImages() {
        return this;
    }

    @Override
    public PdfaCopies pdfaCopies() {
        return this;
    }

    @Override
    public PageAssembly pageAssembly() {
        return this;
    }

    @Override
    public void assemble(List<Path> sources, List<Piece> pieces, Path target) {
        if (sources.size() > MOST_SOURCES) {
            throw failed();
        }
        try (WorkFolder folder = WorkFolder.create(settings.workDirectory())) {
            Path order = folder.output().resolve("order");
            Stream<String> lines = Stream.concat(
                    sources.stream().map(source -> "source " + source.toAbsolutePath()),
                    pieces.stream().map(piece -> "page " + piece.source() + " " + piece.page() + " " + piece.turn()));
            Files.write(order, lines.toList());
            var unused =
                    written(Wire.Task.ASSEMBLE, DocumentType.PDF, order, Wire.Extent.copies(pieces.size()), target);
        } catch (IOException e) {
            throw failed();
        }
    }

    @Override
    public PageImage render(Path file, DocumentType type, int page, int maxPixels) {
        checkPixels(maxPixels);
        Optional<PageImage> image =
                strip(file, type, PageSpan.only(page), maxPixels, (child, reply) -> image(child, reply, page));
        return image.orElseThrow(IntakeDesk::failed);
    }

    private static PageImage image(ChildProcess child, Wire.Reply reply, int page) throws IOException {
        Picture made = Picture.of(child.output(), page).orElseThrow(IntakeDesk::failed);
        return new PageImage(
                Files.readAllBytes(made.file()),
                made.mediaType(),
                reply.size().width(),
                reply.size().height());
    }

    @Override
    public int draw(Path file, DocumentType type, PageSpan span, int maxPixels, Taker taker) {
        checkPixels(maxPixels);
        OnReply<Integer> taking = (child, reply) -> {
            for (int page = span.first(); page <= span.last(); page++) {
                Optional<Picture> made = Picture.of(child.output(), page);
                if (made.isPresent()) {
                    taker.take(page, made.get().file(), made.get().mediaType());
                }
            }
            return reply.size().pages();
        };
        Optional<Integer> pages = strip(file, type, span, maxPixels, taking);
        if (pages.isEmpty() && span.last() > span.first()) {
            // a page behind the first one may be what the child dies of
            pages = strip(file, type, PageSpan.only(span.first()), maxPixels, taking);
        }
        return pages.orElseThrow(IntakeDesk::failed);
    }

    /** What is done with the pictures before they go. */
    private interface OnReply<T> {
        T with(ChildProcess child, Wire.Reply reply) throws IOException;
    }

    /** Has pages drawn; empty when the child was too slow or died. */
    private <T> Optional<T> strip(Path file, DocumentType type, PageSpan span, int maxPixels, OnReply<T> use) {
        Wire.Extent extent = new Wire.Extent(
                span.first(), span.last(), maxPixels, (int) span.time().toMillis());
        return children.run(
                child -> new Wire.Request(
                        Wire.Task.RENDER,
                        type,
                        file.toAbsolutePath(),
                        child.output().toString(),
                        extent),
                (child, end) -> {
                    if (!(end instanceof ChildProcess.End.Replied)) {
                        return Optional.empty();
                    }
                    try {
                        return Optional.of(use.with(child, done(end)));
                    } catch (IOException e) {
                        throw failed();
                    } finally {
                        WorkFolder.empty(child.output());
                    }
                });
    }

    private static void checkPixels(int maxPixels) {
        if (maxPixels < 16 || maxPixels > MAX_PIXELS) {
            throw new SettingRefused(Finding.of(IntakeCode.SETTING, "maxPixels", maxPixels, "16 … " + MAX_PIXELS));
        }
    }

    /** A picture that the child has made. */
    private record Picture(Path file, String mediaType) {
        private static final Map<String, String> KINDS = Map.of("png", "image/png", "jpg", "image/jpeg");

        /** A file of the right size and no link to another one: what a hostile paper may have done to the child ends here. */
        static Optional<Picture> of(Path folder, int page) throws IOException {
            for (Map.Entry<String, String> kind : KINDS.entrySet()) {
                Path file = folder.resolve(page + "." + kind.getKey());
                if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) <= MAX_IMAGE) {
                    return Optional.of(new Picture(file, kind.getValue()));
                }
            }
            return Optional.empty();
        }
    }

    @Override
    public Set<DocumentType> types() {
        EnumSet<DocumentType> types = EnumSet.copyOf(WANTED);
        types.removeIf(type -> Office.takes(type) && !office.isThere());
        types.removeIf(type -> type == DocumentType.HEIC && !heif.isThere());
        return types;
    }

    @Override
    public int copy(Path file, DocumentType type, Path target) {
        if (Office.takes(type)) {
            return copyOffice(file, type, target);
        }
        return type == DocumentType.HEIC ? copyHeif(file, target) : copyPictures(List.of(file), type, target);
    }

    /** Only what passes the gate and hides nothing is given to LibreOffice, and what it makes passes the gate again. */
    private int copyOffice(Path file, DocumentType type, Path target) {
        String name = "paper." + type.name().toLowerCase(Locale.ROOT);
        if (!(examine(file, name) instanceof Examined.Accepted accepted) || accepted.type() != type) {
            throw Office.failed();
        }
        if (accepted.warnings().stream().anyMatch(one -> one.code() == IntakeCode.HIDDEN_CONTENT)) {
            throw new PageNotRendered(Finding.of(IntakeCode.OFFICE_HIDDEN));
        }
        return office.copy(file, type, made -> {
            if (!(examine(made, "paper.pdf") instanceof Examined.Accepted copy)) {
                throw Office.failed();
            }
            move(made, target);
            return copy.pages();
        });
    }

    /** Only what passes the gate is given to the decoder, and what it makes passes the gate like a picture from outside. */
    private int copyHeif(Path file, Path target) {
        requireAccepted(file, DocumentType.HEIC);
        try (WorkFolder folder = WorkFolder.create(settings.workDirectory())) {
            List<Path> pictures = heif.decode(file, folder);
            pictures.forEach(picture -> requireAccepted(picture, DocumentType.PNG));
            return copyPictures(pictures, DocumentType.PNG, target);
        } catch (IOException e) {
            throw Heif.failed();
        }
    }

    private void requireAccepted(Path picture, DocumentType type) {
        String name = "picture." + type.extensions().get(0);
        if (!(examine(picture, name) instanceof Examined.Accepted accepted) || accepted.type() != type) {
            throw Heif.failed();
        }
    }

    private int copyPictures(List<Path> images, DocumentType type, Path target) {
        try (WorkFolder parts = WorkFolder.create(settings.workDirectory())) {
            int written = 0;
            int count = 0;
            for (Path image : images) {
                int before = written;
                Written part;
                do {
                    count++;
                    part = part(
                            image, type, written - before + 1, parts.output().resolve(count + ".pdf"));
                    written += part.written();
                } while (written - before < part.pages());
            }
            if (count == 1) {
                move(parts.output().resolve("1.pdf"), target);
            } else {
                join(parts.output(), count, target);
            }
            return written;
        } catch (IOException e) {
            throw failed();
        }
    }

    /**
     * What a child has copied.
     *
     * @param pages of the picture
     * @param written at least one
     */
    private record Written(int pages, int written) {}

    /** As many pages as a child copies in a third of the time of a job, so that the last of them has the rest. */
    private Written part(Path image, DocumentType type, int page, Path target) {
        Wire.Extent extent = Wire.Extent.from(page, (int) settings.timeLimit().toMillis() / 3);
        return written(Wire.Task.COPY, type, image, extent, target);
    }

    /** Pixels that were decoded once without harm take their time when all of them are written. */
    private Duration copyLimit() {
        Duration longer = settings.timeLimit().multipliedBy(COPY_TIMES);
        return longer.compareTo(LONGEST_COPY) < 0 ? longer : LONGEST_COPY;
    }

    private void join(Path parts, int count, Path target) {
        var unused = written(Wire.Task.JOIN, DocumentType.PDF, parts, Wire.Extent.copies(count), target);
    }

    private Written written(Wire.Task task, DocumentType type, Path file, Wire.Extent extent, Path target) {
        return children.run(
                copyLimit(),
                child -> new Wire.Request(
                        task, type, file.toAbsolutePath(), made(child).toString(), extent),
                (child, end) -> {
                    Wire.Size size = done(end).size();
                    Path made = made(child);
                    try {
                        if (size.width() < 1 || size.pages() > MOST_PAGES) {
                            throw failed();
                        }
                        move(made, target);
                        return new Written(size.pages(), size.width());
                    } catch (IOException e) {
                        throw failed();
                    } finally {
                        forget(made);
                    }
                });
    }

    @Override
    public void close() {
        children.close();
    }

    private static Path made(ChildProcess child) {
        return child.output().resolve("made");
    }

    private static Wire.Reply done(ChildProcess.End end) {
        if (!(end instanceof ChildProcess.End.Replied replied)) {
            throw failed();
        }
        Wire.Reply reply = replied.reply();
        if (reply.fate() != Wire.Fate.DONE) {
            throw new PageNotRendered(reply.finding());
        }
        return reply;
    }

    private static PageNotRendered failed() {
        return new PageNotRendered(Finding.of(IntakeCode.RENDER_FAILED));
    }

    private static void move(Path made, Path target) throws IOException {
        if (Files.exists(target)) {
            throw new IOException("the target exists");
        }
        try {
            Files.move(made, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException otherDisk) {
            Files.copy(made, target);
        }
    }

    private static void forget(Path made) {
        try {
            Files.deleteIfExists(made);
        } catch (IOException e) {
            throw new ChildUnavailable(Finding.of(IntakeCode.WORK_DIRECTORY), e);
        }
    }
}
