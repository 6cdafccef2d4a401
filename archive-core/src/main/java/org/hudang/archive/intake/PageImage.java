package org.hudang.archive.intake;

/**
 * The picture of one page, drawn anew: upright, without any metadata of the file it was made from.
 *
 * @param bytes     a PNG or JPEG file
 * @param mediaType {@code image/png} or {@code image/jpeg}
 * @param width     pixels
 * @param height    pixels
 */
@SuppressWarnings("ArrayRecordComponent") // handed through to the web once, never compared
public record PageImage(byte[] bytes, String mediaType, int width, int height) {}
