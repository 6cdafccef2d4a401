package org.hudang.server.household;

import org.hudang.archive.intake.DocumentType;
import org.hudang.archive.intake.tray.Quarantine;

/** Formats as people call them: DOCX rather than the media type of eighty letters. */
final class FileFormat {
    private FileFormat() {}

    static String name(String mediaType) {
        if (mediaType.equals(Quarantine.MEDIA_TYPE)) {
            return "–";
        }
        return DocumentType.ofMediaType(mediaType)
                .map(DocumentType::name)
                .orElseGet(() -> mediaType.substring(mediaType.indexOf('/') + 1));
    }
}
