package org.hudang.archive.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hudang.archive.intake.Examined.Accepted;
import org.hudang.archive.intake.Examined.Cost;
import org.hudang.archive.intake.Examined.Quarantined;
import org.hudang.archive.intake.Examined.Refused;
import org.hudang.archive.intake.Examined.Shape;
import org.hudang.archive.intake.child.Wire;
import org.hudang.archive.intake.gate.Identify;
import org.hudang.archive.intake.gate.Pictures;
import org.hudang.archive.intake.gate.Stop;

/** One examination: what can be said from headers and directories here, everything else in a child. */
final class Examination {
    private final IntakeSettings settings;
    private final ChildPool children;
    private final Path file;
    private final long start = System.nanoTime();
    private int peakMb;

    Examination(IntakeSettings settings, ChildPool children, Path file) {
        this.settings = settings;
        this.children = children;
        this.file = file.toAbsolutePath();
    }

    Examined run(String declaredName) {
        DocumentType type;
        try {
            checkSize();
            type = Identify.file(file, declaredName);
            if (type.family() == DocumentType.Family.IMAGE) {
                Pictures.read(file, type);
            }
        } catch (Stop stop) {
            return new Refused(stop.finding(), cost());
        } catch (IOException | SecurityException | StackOverflowError unreadable) {
            return new Refused(Finding.of(IntakeCode.UNREADABLE), cost());
        }
        if (type == DocumentType.ZIP) {
            return new Accepted(type, Shape.NONE, List.of(), List.of(), cost());
        }
        return inChild(type);
    }

    private void checkSize() throws IOException {
        if (!Files.isRegularFile(file)) {
            throw Stop.refuse(IntakeCode.UNREADABLE);
        }
        long size = Files.size(file);
        long limit = (long) settings.maxMegabytes() << 20;
        if (size > limit) {
            throw Stop.refuse(IntakeCode.SIZE_LIMIT, size >> 20, settings.maxMegabytes());
        }
    }

    private Examined inChild(DocumentType type) {
        int textMillis = (int) settings.timeLimit().toMillis() / 2;
        return children.run(
                child -> new Wire.Request(Wire.Task.EXAMINE, type, file, "", Wire.Extent.text(textMillis)),
                (child, end) -> {
                    peakMb = child.peakMb();
                    return outcome(type, end);
                });
    }

    private Examined outcome(DocumentType type, ChildProcess.End end) {
        if (end instanceof ChildProcess.End.Replied replied) {
            Wire.Reply reply = replied.reply();
            return switch (reply.fate()) {
                case DONE -> {
                    Shape shape = new Shape(
                            reply.size().pages(),
                            reply.size().width(),
                            reply.size().height());
                    yield new Accepted(type, shape, reply.text(), reply.warnings(), cost());
                }
                case QUARANTINED -> new Quarantined(type, reply.finding(), cost());
                case REFUSED -> new Refused(reply.finding(), cost());
            };
        }
        IntakeCode code = end instanceof ChildProcess.End.TooSlow ? IntakeCode.TOO_SLOW : IntakeCode.DIED;
        return new Quarantined(type, Finding.of(code), cost());
    }

    private Cost cost() {
        return new Cost(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start), peakMb);
    }
}
