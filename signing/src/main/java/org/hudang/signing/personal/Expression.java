package org.hudang.signing.personal;

/**
 * How the person put the name on the paper: written by hand or typed. Both weigh the same; the picture is decoration, the
 * evidence is the whole bundle (ES-03).
 */
public sealed interface Expression permits Handwriting, TypedName {}
