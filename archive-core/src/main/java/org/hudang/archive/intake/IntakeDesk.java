package org.hudang.archive.intake;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.hudang.archive.intake.child.Wire;

/** The intake of this house: children of one pool behind the door. */
final class IntakeDesk implements Intake, PageImages, PdfaCopies {
    private static final long MAX_IMAGE = 64L << 20;

    private final IntakeSettings settings;
    private final ChildPool children;

    IntakeDesk(IntakeSettings settings) {
        this.settings = settings;
        WorkFolder.sweep(settings.workDirectory());
        this.children = new ChildPool(settings, Sandbox.find());
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
    public PageImage render(Path file, DocumentType type, int page, int maxPixels) {
        if (maxPixels < 16 || maxPixels > MAX_PIXELS) {
            throw new SettingRefused(Finding.of(IntakeCode.SETTING, "maxPixels", maxPixels, "16 … " + MAX_PIXELS));
        }
        return children.run(child -> request(Wire.Task.RENDER, type, file, child, page, maxPixels), (child, end) -> {
            Wire.Reply reply = done(end);
            Path made = made(child);
            try {
                boolean fits = Files.size(made) <= MAX_IMAGE
                        && List.of("image/png", "image/jpeg").contains(reply.mediaType());
                if (!fits) {
                    throw failed();
                }
                byte[] bytes = Files.readAllBytes(made);
                return new PageImage(
                        bytes,
                        reply.mediaType(),
                        reply.size().width(),
                        reply.size().height());
            } catch (IOException e) {
                throw failed();
            } finally {
                forget(made);
            }
        });
    }

    @Override
    public int copy(Path image, DocumentType type, Path target) {
        return children.run(child -> request(Wire.Task.COPY, type, image, child, 0, 0), (child, end) -> {
            Wire.Reply reply = done(end);
            Path made = made(child);
            try {
                move(made, target);
                return reply.size().pages();
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

    private static Wire.Request request(
            Wire.Task task, DocumentType type, Path file, ChildProcess child, int page, int number) {
        return new Wire.Request(task, type, file.toAbsolutePath(), made(child).toString(), page, number);
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
