package org.hudang.forms.layout;

import org.hudang.forms.PlaceKind;

/**
 * A signature field to be placed.
 *
 * @param name unique in the file, no full stop
 * @param kind who signs
 * @param signer key of the person or role of the seal
 * @param tooltip what is read aloud for it
 */
public record FieldSpec(String name, PlaceKind kind, String signer, String tooltip) {}
