package org.hudang.archive.volume;

/**
 * A further file of an item that is filed: the same paper with what keeps its signatures verifiable behind it (长期保存件), the
 * words that were read out of it, or its copy for the long term when it has none. What was filed before stays as it is.
 *
 * @param item of the volume that is filed into
 * @param rendition of role {@link RenditionRole#KEPT}, {@link RenditionRole#TEXT} or {@link RenditionRole#PDFA}; what comes with a package may also have an
 *     order of its pages
 */
public record NewCopy(ItemId item, NewRendition rendition) {}
