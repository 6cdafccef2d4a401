package org.hudang.archive.intake;

import java.util.Optional;

/**
 * Everything that intake can find, each with its stable code. The sentences stand in {@code messages.properties} and {@code
 * messages_en.properties} beside this class under the same code.
 */
public enum IntakeCode {
    /** The file may be filed. */
    ACCEPTED("IN-000"),
    /** The file has no bytes. */
    EMPTY("IN-001"),
    /** The file is larger than allowed. */
    SIZE_LIMIT("IN-002"),
    /** The kind of file is not on the list. */
    TYPE_NOT_ALLOWED("IN-003"),
    /** The name claims another kind than the bytes. */
    TYPE_MISMATCH("IN-004"),
    /** The declared name is not a plain file name. */
    NAME("IN-005"),
    /** The file cannot be read from the disk. */
    UNREADABLE("IN-006"),
    /** The bytes do not follow the format. */
    MALFORMED("IN-010"),
    /** Bytes follow the end of the document: perhaps a second file. */
    TRAILING_DATA("IN-011"),
    /** A picture has too many pixels. */
    PIXEL_LIMIT("IN-012"),
    /** Too many pages. */
    PAGE_LIMIT("IN-013"),
    /** A page is larger than allowed. */
    BOX_LIMIT("IN-014"),
    /** Unpacked, the content is larger than allowed. */
    DECOMPRESSION_LIMIT("IN-015"),
    /** Structures are nested too deeply. */
    NESTING_LIMIT("IN-016"),
    /** Too many objects. */
    OBJECT_LIMIT("IN-017"),
    /** Too many rows. */
    ROW_LIMIT("IN-018"),
    /** The file is encrypted or protected by a password. */
    ENCRYPTED("IN-019"),
    /** The PDF would act by itself: scripts, launches, submissions, jumps into other files. */
    ACTIVE_CONTENT("IN-020"),
    /** The PDF carries an XFA form. */
    XFA_FORM("IN-021"),
    /** The PDF carries other files. */
    EMBEDDED_FILE("IN-022"),
    /** The PDF has layers that are not shown. */
    HIDDEN_LAYERS("IN-023"),
    /** The PDF takes content from other files. */
    EXTERNAL_CONTENT("IN-024"),
    /** XML with a document type definition. */
    XML_DTD("IN-025"),
    /** Too many entries in a ZIP. */
    ENTRY_LIMIT("IN-030"),
    /** A ZIP entry with a dangerous name. */
    ENTRY_NAME("IN-031"),
    /** ZIP entries that overlap, repeat or contradict the directory. */
    ENTRY_STRUCTURE("IN-032"),
    /** An Office file with macros. */
    MACRO("IN-033"),
    /** An Office file that fetches parts from elsewhere. */
    EXTERNAL_RELATION("IN-034"),
    /** A container inside a container. */
    NESTED_CONTAINER("IN-035"),
    /** A ZIP entry that its manifest does not name. */
    ENTRY_UNLISTED("IN-036"),
    /** An item of a manifest without its entry. */
    ENTRY_MISSING("IN-037"),
    /** A ZIP entry with another digest than its manifest says. */
    ENTRY_DIGEST("IN-038"),
    /** A manifest that is not of its form, or is for another household. */
    MANIFEST("IN-039"),
    /** The examination took too long, twice. */
    TOO_SLOW("IN-040"),
    /** The examination died, twice. */
    DIED("IN-041"),
    /** What arrived is not what was announced. */
    OTHER_DIGEST("IN-043"),
    /** Warning: no text could be read. */
    NO_TEXT("IN-060"),
    /** Warning: the text was cut at the limit. */
    TEXT_CUT("IN-061"),
    /** Warning: tracked deletions, comments or hidden text. */
    HIDDEN_CONTENT("IN-062"),
    /** Warning: text that is there but not seen. */
    INVISIBLE_TEXT("IN-063"),
    /** Warning: this kind of file cannot be shown here. */
    NO_PREVIEW("IN-064"),
    /** Warning: bytes after the picture; they are not served. */
    TRAILING_BYTES("IN-065"),
    /** Text recognition is not installed here. */
    OCR_ABSENT("IN-066"),
    /** Text recognition failed or took too long. */
    OCR_FAILED("IN-067"),
    /** Pages cannot be taken out of a paper that carries signatures. */
    SIGNED_PAGES("IN-070"),
    /** LibreOffice is not installed, so Office files have no copy for the long term. */
    OFFICE_ABSENT("IN-071"),
    /** An Office file hides something, and a copy would show it. */
    OFFICE_HIDDEN("IN-072"),
    /** LibreOffice did not make a copy. */
    OFFICE_FAILED("IN-073"),
    /** No decoder for HEIC is installed, so HEIC has no copy for the long term and no page pictures. */
    HEIF_ABSENT("IN-074"),
    /** The decoder did not read a HEIC file. */
    HEIF_FAILED("IN-075"),
    /** A page was asked that the file does not have. */
    PAGE_ABSENT("IN-080"),
    /** This kind of file cannot be shown or copied. */
    NOT_RENDERABLE("IN-081"),
    /** Making the picture or copy failed. */
    RENDER_FAILED("IN-082"),
    /** The child process cannot be started. */
    CHILD_UNAVAILABLE("IN-083"),
    /** A setting is refused. */
    SETTING("IN-084"),
    /** The work directory cannot be written. */
    WORK_DIRECTORY("IN-085"),
    /** Every child process is at work, and the wait for one was too long. */
    CHILDREN_BUSY("IN-086");

    private final String code;

    IntakeCode(String code) {
        this.code = code;
    }

    /** The stable code, {@code IN-} and three digits. */
    public String code() {
        return code;
    }

    /** The constant with this stable code. */
    public static Optional<IntakeCode> ofCode(String code) {
        for (IntakeCode each : values()) {
            if (each.code.equals(code)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
