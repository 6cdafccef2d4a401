package org.hudang.archive.intake.child;

import java.io.IOException;
import java.nio.file.Path;
import org.hudang.archive.intake.DocumentType;
import org.hudang.archive.intake.Finding;
import org.hudang.archive.intake.IntakeCode;
import org.hudang.archive.intake.child.Wire.Fate;
import org.hudang.archive.intake.child.Wire.Reply;
import org.hudang.archive.intake.child.Wire.Request;

/** Hands a job to the reader of its type. */
final class Work {

    Reply run(Request request) throws IOException {
        return switch (request.task()) {
            case EXAMINE -> examine(request);
            case RENDER -> render(request);
            case COPY -> copy(request);
            case ASSEMBLE -> Assembler.assemble(request.file(), Path.of(request.output()));
            case JOIN -> PdfaWriter.join(request.file(), request.extent().last(), Path.of(request.output()));
        };
    }

    private static Reply examine(Request request) throws IOException {
        Path file = request.file();
        Reading reading = new Reading(request.extent().millis());
        return switch (request.type()) {
            case PDF -> PdfPages.examine(file, reading);
            case JPEG, PNG, TIFF, HEIC -> PictureFile.examine(file, request.type(), reading);
            case DOCX, XLSX -> OfficeFile.examine(file, request.type(), reading);
            case OFD -> OfdFile.examine(file, reading);
            case TXT -> TextFile.examine(file, reading);
            case ZIP -> throw new IOException("containers are read by the parent");
        };
    }

    private static Reply render(Request request) throws IOException {
        Strip strip = new Strip(request.extent(), Path.of(request.output()));
        return switch (request.type()) {
            case PDF -> PdfPages.render(request.file(), strip);
            case JPEG, PNG, TIFF -> PictureFile.render(request.file(), request.type(), strip);
            default -> Reply.of(Fate.REFUSED, Finding.of(IntakeCode.NOT_RENDERABLE));
        };
    }

    private static Reply copy(Request request) throws IOException {
        if (request.type().family() != DocumentType.Family.IMAGE || request.type() == DocumentType.HEIC) {
            return Reply.of(Fate.REFUSED, Finding.of(IntakeCode.NOT_RENDERABLE));
        }
        return PdfaWriter.write(request.file(), request.type(), request.extent(), Path.of(request.output()));
    }
}
