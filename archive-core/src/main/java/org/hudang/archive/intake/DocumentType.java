package org.hudang.archive.intake;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The kinds of file that may come in (允许的文件类型). Nothing outside this list is opened.
 */
public enum DocumentType {
    /** Portable Document Format, ISO 32000. */
    PDF("application/pdf", "pdf"),
    /** Open Fixed-layout Document 版式文件, GB/T 33190-2016. */
    OFD("application/ofd", "ofd"),
    /** JPEG, ISO/IEC 10918. */
    JPEG("image/jpeg", "jpg", "jpeg"),
    /** PNG, ISO/IEC 15948. */
    PNG("image/png", "png"),
    /** TIFF 6.0; several pages are allowed. */
    TIFF("image/tiff", "tif", "tiff"),
    /** HEIC (HEVC still picture), ISO/IEC 23008-12; shown by its copy for the long term, where it has one. */
    HEIC("image/heic", "heic", "heif"),
    /** WordprocessingML, ISO/IEC 29500, without macros. */
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    /** SpreadsheetML, ISO/IEC 29500, without macros. */
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    /** Plain text in UTF-8, UTF-16 with a byte order mark, or GB18030. */
    TXT("text/plain", "txt"),
    /** A ZIP file as a container of files to be examined one by one; see {@link Intake#unpack}. */
    ZIP("application/zip", "zip");

    private final String mediaType;
    private final String extensions;

    DocumentType(String mediaType, String... extensions) {
        this.mediaType = mediaType;
        this.extensions = String.join(" ", extensions);
    }

    /** The media type under which a file of this kind is served and recorded. */
    public String mediaType() {
        return mediaType;
    }

    /** The file name extensions in lower case, without the dot; the first is the usual one. */
    public List<String> extensions() {
        return List.of(extensions.split(" "));
    }

    /** Whether a file of this kind consists of pictures only. */
    public Family family() {
        return switch (this) {
            case JPEG, PNG, TIFF, HEIC -> Family.IMAGE;
            case PDF, OFD -> Family.PAGES;
            case DOCX, XLSX, TXT -> Family.FLOW;
            case ZIP -> Family.CONTAINER;
        };
    }

    /** The type with this media type. */
    public static Optional<DocumentType> ofMediaType(String mediaType) {
        for (DocumentType type : values()) {
            if (type.mediaType.equals(mediaType)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** The type that a file name claims by its extension; empty without an extension or with an unknown one. */
    public static Optional<DocumentType> claimedBy(String fileName) {
        int dot = fileName.lastIndexOf('.');
        String extension = dot < 0 ? "" : fileName.substring(dot + 1).toLowerCase(Locale.ROOT);
        for (DocumentType type : values()) {
            if (type.extensions().contains(extension)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** What a file of a type is made of. */
    public enum Family {
        /** Pictures: pages have pixels. */
        IMAGE,
        /** Fixed pages with text. */
        PAGES,
        /** Running text without fixed pages. */
        FLOW,
        /** Files in a file. */
        CONTAINER
    }
}
