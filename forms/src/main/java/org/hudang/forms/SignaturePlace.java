package org.hudang.forms;

/**
 * An empty signature field of a composed paper: a merged field and widget ({@code /FT /Sig}) with an empty appearance.
 * Whoever signs fills the rectangle: handwriting with the time under it, or the seal.
 *
 * @param field partial and full name of the field ({@code /T}), unique in the paper
 * @param kind who signs here
 * @param signer key of the person, or role of the seal, as the paper's data named it
 * @param page 1 for the first page
 * @param x left edge in points from the left edge of the page
 * @param y lower edge in points from the lower edge of the page
 * @param width in points
 * @param height in points
 */
public record SignaturePlace(
        String field, PlaceKind kind, String signer, int page, float x, float y, float width, float height) {}
