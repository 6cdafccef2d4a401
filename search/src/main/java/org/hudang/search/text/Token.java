package org.hudang.search.text;

/**
 * A term of the index.
 *
 * @param position from 0; a separator in the text leaves one position empty
 */
public record Token(String term, int position) {}
