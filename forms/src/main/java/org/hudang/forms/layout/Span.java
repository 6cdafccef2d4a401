package org.hudang.forms.layout;

import org.hudang.forms.Weight;

/** A run of text in one weight. */
public record Span(String text, Weight weight) {}
