package org.hudang.server.household;

import org.hudang.archive.intake.DocumentType;

/** Formats as people call them: DOCX rather than the media type of eighty letters. */
final class FileFormat {
    private FileFormat() {}

    static String name(String mediaType) {
        return DocumentType.ofMediaType(mediaType)
                .map(DocumentType::name)
                .orElseGet(() -> mediaType.substring(mediaType.indexOf('/') + 1));
    }
}
