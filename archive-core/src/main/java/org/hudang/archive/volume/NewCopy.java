package org.hudang.archive.volume;

/**
 * A further file of an item that is filed: the same paper with what keeps its signatures verifiable behind it (长期保存件), or the
 * words that were read out of it. What was filed before stays as it is.
 *
 * @param item of the volume that is filed into
 * @param rendition of role {@link RenditionRole#KEPT} or {@link RenditionRole#TEXT}; what comes with a package may also have an
 *     order of its pages
 */
public record NewCopy(ItemId item, NewRendition rendition) {}
