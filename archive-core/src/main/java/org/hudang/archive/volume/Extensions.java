package org.hudang.archive.volume;

import java.util.Map;

/** Endings of stored files by media type, so that they open with a double click. */
public final class Extensions {
    private static final Map<String, String> BY_TYPE = Map.ofEntries(
            Map.entry("application/pdf", "pdf"),
            Map.entry("application/ofd", "ofd"),
            Map.entry("image/jpeg", "jpg"),
            Map.entry("image/png", "png"),
            Map.entry("image/tiff", "tif"),
            Map.entry("image/heic", "heic"),
            Map.entry("image/svg+xml", "svg"),
            Map.entry("text/plain", "txt"),
            Map.entry("text/csv", "csv"),
            Map.entry("application/json", "json"),
            Map.entry("application/xml", "xml"),
            Map.entry("application/zip", "zip"),
            Map.entry("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
            Map.entry("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"));

    private Extensions() {}

    /** The ending for a media type; {@code bin} for one that is not known. */
    public static String of(String mediaType) {
        return BY_TYPE.getOrDefault(mediaType, "bin");
    }
}
