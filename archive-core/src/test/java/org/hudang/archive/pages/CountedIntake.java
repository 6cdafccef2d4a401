package org.hudang.archive.pages;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.hudang.archive.intake.DocumentType;
import org.hudang.archive.intake.Examined;
import org.hudang.archive.intake.Intake;
import org.hudang.archive.intake.PageAssembly;
import org.hudang.archive.intake.PageImage;
import org.hudang.archive.intake.PageImages;
import org.hudang.archive.intake.PageSpan;
import org.hudang.archive.intake.PdfaCopies;

/** A real intake whose jobs are counted: each is one look through the gate. */
final class CountedIntake implements Intake, PageImages {
    private final Intake intake;
    private final AtomicInteger looks = new AtomicInteger();
    private final AtomicInteger opened = new AtomicInteger();

    CountedIntake(Intake intake) {
        this.intake = intake;
    }

    int looks() {
        return looks.get();
    }

    /** A number for each time it was given to somebody. */
    int opened() {
        return opened.incrementAndGet();
    }

    @Override
    public Examined examine(Path file, String declaredName) {
        looks.incrementAndGet();
        return intake.examine(file, declaredName);
    }

    @Override
    public List<Unpacked> unpack(Path zip, Path folder) {
        return intake.unpack(zip, folder);
    }

    @Override
    public PageImages pageImages() {
        return this;
    }

    @Override
    public PdfaCopies pdfaCopies() {
        return intake.pdfaCopies();
    }

    @Override
    public PageAssembly pageAssembly() {
        return intake.pageAssembly();
    }

    @Override
    public PageImage render(Path file, DocumentType type, int page, int maxPixels) {
        looks.incrementAndGet();
        return intake.pageImages().render(file, type, page, maxPixels);
    }

    @Override
    public int draw(Path file, DocumentType type, PageSpan span, int maxPixels, Taker taker) {
        looks.incrementAndGet();
        return intake.pageImages().draw(file, type, span, maxPixels, taker);
    }

    @Override
    public void close() {
        intake.close();
    }
}
